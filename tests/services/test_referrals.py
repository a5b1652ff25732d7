"""Referrals: what has to be so first, what may go along, how they go on, the askings, the two-part paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.consents import agreed
from tests.support.gate_pack import with_gate
from tests.support.pdf import pdf_pages
from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.referrals import (
    Carried,
    FollowChannel,
    Helped,
    ParentsOpinion,
    Precondition,
    ReferralReason,
    ReferralState,
    ReferralStepKind,
)
from xinliapp.domain.safeguards import PartnerKind
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    attachments,
    consents,
    partners,
    referral_follow_ups,
    referral_print,
    referral_rules,
    referral_steps,
    referral_tasks,
    referrals,
    review_interval,
    students,
)
from xinliapp.services.partners import PartnerInput
from xinliapp.services.referral_follow_ups import FollowUpInput
from xinliapp.services.referral_steps import StepInput
from xinliapp.services.referrals import ReferralInput
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events

D = dt.date
TODAY = D(2026, 11, 23)
NOW = dt.datetime(2026, 11, 23, 8, 0)  # noqa: DTZ001 - the school's wall clock
STEP = ReferralStepKind


def refused(code: str, act: Callable[[], object]) -> UserError:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code
    return caught.value


@pytest.fixture
def files(tmp_path: Path) -> VaultFiles:
    return make_school(tmp_path / "vault")


@pytest.fixture
def session(files: VaultFiles) -> Iterator[Session]:
    opened = files.session()
    yield opened
    opened.database.close()


@pytest.fixture
def child(session: Session) -> str:
    return students.add_student(session, StudentInput("赵一", "class-2")).student_id


@pytest.fixture
def hospital(session: Session) -> str:
    return partners.add(
        session,
        PartnerInput("市精卫中心", PartnerKind.PSYCHIATRIC_HOSPITAL, phone="0510-1234", green_channel=True),
    )


def plain(hospital: str) -> ReferralInput:
    return ReferralInput(hospital, (ReferralReason.BEYOND,), interval_days=14)


def ready(hospital: str) -> ReferralInput:
    return replace(
        plain(hospital),
        confirmed_by="心理教师甲",
        confirmed_on=TODAY,
        parents_opinion=ParentsOpinion.AGREED,
        parents_signer="赵父",
        parents_signed_on=TODAY,
        helped=Helped.ACCOMPANIED,
    )


def test_a_new_referral_waits_and_is_asked_after_an_interval_later(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, plain(hospital))
    found = referrals.load(session, referral_id)
    assert found.state is ReferralState.PENDING
    assert found.sheet.partner_name == "市精卫中心"
    assert found.next_follow_on == "2026-12-07"  # 14 days after 11-23
    refused("referral_open", lambda: referrals.begin(session, child, plain(hospital)))


def test_an_interval_is_asked_for_and_never_assumed(session: Session, child: str, hospital: str) -> None:
    assert review_interval.usual_follow_up_days(session) is None
    unset = replace(plain(hospital), interval_days=None)
    error = refused("follow_up_interval", lambda: referrals.begin(session, child, unset))
    assert "文件未给数字" in sentence(error)
    review_interval.set_follow_up_days(session, 21)
    assert review_interval.usual_follow_up_days(session) == 21
    assert review_interval.usual_days(session) is None
    refused("follow_up_interval", lambda: referrals.begin(session, child, unset))
    refused("field_wrong", lambda: review_interval.set_follow_up_days(session, 0))


def test_what_is_missing_keeps_the_child_from_being_handed_over(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, plain(hospital))
    error = refused(
        "referral_precondition",
        lambda: referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "李医生")),
    )
    assert error.params["what"] == "专业人员确认、家长意见、协助家长"  # JS-61 asks for the third
    agreed_orally = replace(ready(hospital), parents_signed_on=None, parents_signer="", helped=None)
    referrals.amend(session, referral_id, agreed_orally, "")
    error = refused(
        "referral_precondition",
        lambda: referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "李医生")),
    )
    assert error.params["what"] == "家长意见、协助家长"  # an opinion nobody signed is none
    referrals.amend(session, referral_id, ready(hospital), "")
    referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "李医生"))
    assert referrals.load(session, referral_id).state is ReferralState.ACCEPTED


def test_a_precondition_is_passed_over_with_a_reason_that_is_logged(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, plain(hospital))
    refused("field_required", lambda: referral_rules.waive(session, referral_id, Precondition.HELPED, " "))
    for each in Precondition:
        referral_rules.waive(session, referral_id, each, "家长已自行带孩子就诊")
    found = referrals.load(session, referral_id)
    helped = next(
        one for one in referral_rules.preconditions(session, found) if one.precondition is Precondition.HELPED
    )
    assert helped.clauses == ("JS-61",) and not helped.met and not helped.blocks
    assert helped.waiver is not None
    assert (helped.waiver.clause, helped.waiver.reason) == ("JS-61", "家长已自行带孩子就诊")
    logged = [one for one in events(session.database, Chain.CASE) if one.action == "precond.waive"]
    assert [one.object_id for one in logged] == [referral_id] * 3
    referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "李医生"))


def test_a_pack_says_which_clause_asks(
    session: Session, child: str, hospital: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [
        (one.precondition.value, one.clauses, one.required) for one in referral_rules.demanded(session)
    ] == [
        ("confirmed", (), True),
        ("parents", (), True),
        ("helped", ("JS-61",), True),
    ]
    with_gate(monkeypatch, tmp_path)
    assert referral_rules.demanded(session)[1].clauses == ("KZ-16",)


def test_nothing_goes_along_without_consent(session: Session, child: str, hospital: str) -> None:
    carrying = replace(ready(hospital), carried=(Carried.PLAN,))
    refused("referral_carry", lambda: referrals.begin(session, child, carrying))
    agreed(session, child, kind=ConsentKind.REFERRAL)
    referral_id = referrals.begin(session, child, carrying)
    consents.withdraw(
        session, child, ConsentKind.REFERRAL, TODAY, signer="赵父", relation="父亲", reason="改主意"
    )
    refused("referral_carry", lambda: referral_print.advice_pdf(session, referral_id))
    refused(
        "consent_withdrawn",
        lambda: referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "李医生")),
    )


def test_it_goes_on_step_by_step_and_a_wrong_step_is_taken_out(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    refused(
        "referral_step",
        lambda: referral_steps.step(session, referral_id, StepInput(STEP.ATTENDING, "赵父")),
    )
    refused(
        "field_required",
        lambda: referral_steps.step(session, referral_id, StepInput(STEP.REFUSED, "李医生")),
    )
    referral_steps.step(session, referral_id, StepInput(STEP.REFUSED, "李医生", note="床位已满"))
    assert referrals.load(session, referral_id).state is ReferralState.REFUSED
    referral_steps.step(session, referral_id, StepInput(STEP.ACCEPTED, "王医生"))
    referral_steps.step(session, referral_id, StepInput(STEP.ATTENDING, "赵父"))
    wrong = referrals.load(session, referral_id).steps[-1]
    referral_steps.void_step(session, wrong.id, "还没有去")
    assert referrals.load(session, referral_id).state is ReferralState.ACCEPTED
    referral_steps.step(session, referral_id, StepInput(STEP.CLOSED, "心理教师甲", note="已返校"))
    closed = referrals.load(session, referral_id)
    assert (closed.state, closed.open, closed.next_follow_on) == (ReferralState.CLOSED, False, None)
    assert [one.kind for one in closed.steps] == [STEP.REFUSED, STEP.ACCEPTED, STEP.CLOSED]
    kept = session.database.scalar("SELECT count(*) FROM casework.referral_step")
    assert kept == 4  # the voided one stays on record
    refused("not_found", lambda: referrals.amend(session, referral_id, ready(hospital), "晚了"))


def test_a_step_may_be_noted_later_but_not_before_the_referral(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    early = StepInput(STEP.ACCEPTED, "李医生", at=dt.datetime(2026, 11, 22, 9, 0))  # noqa: DTZ001
    refused("field_wrong", lambda: referral_steps.step(session, referral_id, early))
    late = StepInput(STEP.ACCEPTED, "李医生", at=dt.datetime(2026, 11, 23, 9, 0))  # noqa: DTZ001
    refused("field_wrong", lambda: referral_steps.step(session, referral_id, late))


def test_changing_what_stood_wants_a_reason_and_keeps_the_old_words(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    assert referrals.amend(session, referral_id, ready(hospital), "").value == 0  # nothing new
    other = replace(ready(hospital), confirmed_by="心理教师乙")
    refused("field_required", lambda: referrals.amend(session, referral_id, other, ""))
    seen = mark_of(referrals.load(session, referral_id))
    referrals.amend(session, referral_id, other, "写错了人", seen=seen)
    sheet = referrals.load(session, referral_id).sheet
    assert (sheet.seq, sheet.confirmed_by, sheet.reason) == (2, "心理教师乙", "写错了人")
    refused(
        "changed_since",
        lambda: referrals.amend(session, referral_id, ready(hospital), "改回", seen=seen),
    )
    both = session.database.scalar("SELECT count(*) FROM casework.referral_sheet")
    assert both == 2


def test_the_parents_paper_is_kept_sealed_with_the_child(
    session: Session, child: str, hospital: str, tmp_path: Path
) -> None:
    scan = tmp_path / "赵一 家长签字.pdf"
    scan.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    referral_id = referrals.begin(session, child, replace(ready(hospital), parents_file=scan))
    file_id = referrals.load(session, referral_id).sheet.parents_file
    assert file_id is not None
    kept, data = attachments.content(session, file_id, case=True)
    assert kept.name == "赵一 家长签字.pdf" and data == scan.read_bytes()
    referrals.amend(session, referral_id, replace(ready(hospital), reason_words="补一句"), "")
    assert referrals.load(session, referral_id).sheet.parents_file == file_id


def test_an_asking_sets_the_next_day_and_a_correction_takes_its_place(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    asked = FollowUpInput(NOW, FollowChannel.PHONE, D(2026, 12, 7), told="已就诊一次")
    refused(
        "field_required",
        lambda: referral_follow_ups.add(session, referral_id, replace(asked, next_on=None)),
    )
    refused(
        "field_wrong",
        lambda: referral_follow_ups.add(session, referral_id, replace(asked, next_on=TODAY)),
    )
    first = referral_follow_ups.add(session, referral_id, asked)
    found = referrals.load(session, referral_id)
    assert found.next_follow_on == "2026-12-07"
    assert referral_follow_ups.suggested_next(found, TODAY) == D(2026, 12, 7)
    second = referral_follow_ups.correct(
        session, first, replace(asked, next_on=D(2026, 11, 30)), "约早了一周"
    )
    assert [one.id for one in referrals.load(session, referral_id).follow_ups] == [second]
    refused("not_found", lambda: referral_follow_ups.correct(session, first, asked, "再改"))
    referral_follow_ups.remove(session, second)
    assert referrals.load(session, referral_id).follow_ups == ()


def test_overdue_ones_come_first_and_the_task_says_nothing_of_the_child(
    files: VaultFiles, session: Session, child: str, hospital: str
) -> None:
    other = students.add_student(session, StudentInput("钱二", "class-2")).student_id
    later = referrals.begin(session, other, replace(ready(hospital), interval_days=7))
    sooner = referrals.begin(session, child, replace(ready(hospital), interval_days=3))
    assert [one.id for one in referrals.open_ones(session)] == [sooner, later]
    tasks = list(referral_tasks.follow_up_tasks(session, D(2026, 11, 28)))
    assert [(one.kind, one.due_on, one.subject, one.overdue(D(2026, 11, 28))) for one in tasks] == [
        ("referral_follow", D(2026, 11, 26), "", True),
        ("referral_follow", D(2026, 11, 30), "", False),
    ]
    assert tasks[0].argument == {"follow": sooner}
    referral_steps.step(session, later, StepInput(STEP.CLOSED, "心理教师甲"))
    assert [one.argument for one in referral_tasks.follow_up_tasks(session, D(2026, 11, 28))] == [
        {"follow": sooner}
    ]


def test_the_parents_word_is_a_task_until_it_is_signed_or_passed_over(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, plain(hospital))
    kinds = [one.kind for one in referral_tasks.follow_up_tasks(session, TODAY)]
    assert kinds == ["referral_parents"]
    referral_rules.waive(session, referral_id, Precondition.PARENTS, "家长已自行带孩子就诊")
    assert list(referral_tasks.follow_up_tasks(session, TODAY)) == []


def test_one_begun_by_mistake_is_taken_back_until_somebody_acted(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    referrals.void(session, referral_id, "选错了学生")
    assert referrals.of_student(session, child) == []
    again = referrals.begin(session, child, ready(hospital))
    referral_steps.step(session, again, StepInput(STEP.ACCEPTED, "李医生"))
    refused("referral_handed_over", lambda: referrals.void(session, again, "撤销"))


def test_the_paper_has_two_parts_and_wants_a_professional(
    session: Session, child: str, hospital: str
) -> None:
    referral_id = referrals.begin(session, child, plain(hospital))
    refused("referral_precondition", lambda: referral_print.advice_pdf(session, referral_id))
    referrals.amend(
        session, referral_id, replace(plain(hospital), confirmed_by="心理教师甲", confirmed_on=TODAY), ""
    )
    pages = pdf_pages(referral_print.advice_pdf(session, referral_id).data)
    assert len(pages) == 2
    assert "学校留存" in pages[0] and "监护人留存" in pages[1]
    for page in pages:
        for word in (
            "赵一",
            "市精卫中心",
            "0510-1234",
            "绿色通道",
            "超出学校能力",
            "监护人签名",
            "回执",
            "辅导期间",
        ):
            assert word in page, word
    actions = [one.action for one in events(session.database, Chain.CASE)]
    assert actions.count("referral.print") == 1


def test_the_table_of_askings_holds_what_was_told(session: Session, child: str, hospital: str) -> None:
    referral_id = referrals.begin(session, child, ready(hospital))
    told = FollowUpInput(NOW, FollowChannel.PHONE, D(2026, 12, 7), told="已就诊一次", measures="减轻作业")
    referral_follow_ups.add(session, referral_id, told)
    (page,) = pdf_pages(referral_print.follow_ups_pdf(session, referral_id).data)
    for word in ("2026-11-23", "已就诊一次", "减轻作业", "14天"):
        assert word in page, word
