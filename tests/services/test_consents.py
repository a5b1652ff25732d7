"""Consents: what stands, what stops the next step and says so, scans, who may not sign."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.consents import ConsentKind, ConsentState, ConsentStep
from xinliapp.domain.counseling import Parts
from xinliapp.domain.errors import UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import attachments, consent_stops, consents, counseling, demands
from xinliapp.services.consents import Answer
from xinliapp.services.counseling import Note
from xinliapp.storage.audit import Chain, events

NOW = parse_stamp("2026-11-23T12:40:00")
TODAY = NOW.date()
PARTS = Parts("近两周睡得少,上课走神", "担心月考,与同桌闹过矛盾", "一起排了晚间作息", "说出来以后轻松了一些")
COUNSELING, SCREENING = ConsentKind.COUNSELING, ConsentKind.SCREENING


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def born(school: TermSchool, child: str, birthday: str) -> str:
    with school.session.write("test.birthday") as uow:
        uow.update("student", child, {"birthday": birthday})
    return child


def signed(school: TermSchool, child: str, at: str = "2026-11-23T11:55:00") -> str:
    begun = counseling.begin(school.session, child)
    counseling.sign(school.session, begun, Note(parse_stamp(at), 40, parts=PARTS))
    return begun


def stopped(act: object, code: str) -> UserError:
    with pytest.raises(UserError) as wrong:
        act()  # type: ignore[operator]
    assert wrong.value.code == code
    return wrong.value


def test_the_first_talk_needs_none_the_second_does(school: TermSchool) -> None:
    child = school.student()
    signed(school, child)
    wrong = stopped(lambda: counseling.begin(school.session, child), "consent_missing")
    assert sentence(wrong).startswith("辅导要先有监护人的知情同意,现在没有记录。")
    assert len(counseling.timeline(school.session, child)) == 1
    agreed(school.session, child)
    signed(school, child)


def test_an_imported_or_voided_talk_counts_as_it_should(school: TermSchool) -> None:
    child = school.student()
    begun = counseling.begin(school.session, child)
    counseling.void(school.session, begun, "开错了学生")
    signed(school, child)  # the voided one was none


def test_a_withdrawn_consent_stops_even_the_first_and_a_ground_lets_today_pass(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    consents.withdraw(
        school.session,
        child,
        COUNSELING,
        dt.date(2026, 11, 20),
        signer="王某",
        relation="父亲",
        reason="想先等等",
    )
    wrong = stopped(lambda: counseling.begin(school.session, child), "consent_withdrawn")
    assert sentence(wrong).startswith("父亲在2026-11-20撤回了辅导的同意,下一步停在这里。")
    stopped(lambda: consents.waive(school.session, child, COUNSELING, "有险"), "field_wrong")
    consents.waive(school.session, child, COUNSELING, "学生本人处于紧急状态,先保护安全")
    signed(school, child)
    school.vault.clock.moment = parse_stamp("2026-11-24T12:40:00")
    stopped(lambda: counseling.begin(school.session, child), "consent_withdrawn")
    (ground,) = [one for one in consents.history(school.session, child) if one.step is ConsentStep.WAIVED]
    assert (ground.day, ground.reason) == ("2026-11-23", "学生本人处于紧急状态,先保护安全")


def test_what_was_begun_before_the_withdrawal_is_signed_all_the_same(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    signed(school, child, "2026-11-20T12:00:00")
    begun = counseling.begin(school.session, child)
    consents.withdraw(
        school.session, child, COUNSELING, TODAY, signer="王某", relation="父亲", reason="想先等等"
    )
    counseling.sign(school.session, begun, Note(parse_stamp("2026-11-23T11:55:00"), 40, parts=PARTS))
    stopped(lambda: counseling.begin(school.session, child), "consent_withdrawn")


def test_a_second_talk_begun_before_is_not_signed_without(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    signed(school, child)
    begun = counseling.begin(school.session, child)
    (given,) = consents.history(school.session, child)
    consents.void(school.session, given.id, "记错了学生")
    typed = Note(parse_stamp("2026-11-23T12:00:00"), 30, parts=PARTS)
    stopped(lambda: counseling.sign(school.session, begun, typed), "consent_missing")
    assert counseling.own(school.session, begun).signed_at is None
    agreed(school.session, child)
    counseling.sign(school.session, begun, typed)


def test_a_group_stops_for_families_that_said_no(school: TermSchool) -> None:
    one, two = school.student(), school.student()
    refusal = Answer(two, COUNSELING, TODAY - dt.timedelta(days=1), "王某", "母亲", given=False)
    consents.record(school.session, refusal)
    begun = counseling.begin_group(school.session)
    typed = Note(parse_stamp("2026-11-23T11:55:00"), 40, theme="学会放松", members=(one, two), parts=PARTS)
    assert (
        stopped(lambda: counseling.sign(school.session, begun, typed), "consent_members").params["count"] == 1
    )
    counseling.sign(
        school.session,
        begun,
        Note(parse_stamp("2026-11-23T11:55:00"), 40, theme="学会放松", members=(one,), parts=PARTS),
    )


def test_below_fourteen_a_guardian_signs(school: TermSchool) -> None:
    young = born(school, school.student(), "2012-11-24")
    old = born(school, school.student(), "2012-11-23")
    stopped(
        lambda: consents.record(school.session, Answer(young, SCREENING, TODAY, "王小明", "本人")),
        "consent_needs_guardian",
    )
    stopped(lambda: consent_stops.refuse_without(school.session, young, SCREENING, TODAY), "consent_missing")
    consent_stops.refuse_without(school.session, old, SCREENING, TODAY)
    consents.record(school.session, Answer(old, COUNSELING, TODAY, "王小明", "本人"))
    signed(school, old)
    wrong = stopped(lambda: counseling.begin(school.session, old), "consent_by_self")
    assert "还缺监护人的" in sentence(wrong)
    consents.record(school.session, Answer(old, COUNSELING, TODAY, "王某", "母亲"))
    signed(school, old)


def test_a_pack_may_ask_for_more(school: TermSchool, monkeypatch: pytest.MonkeyPatch) -> None:
    old = born(school, school.student(), "2010-01-01")
    consent_stops.refuse_without(school.session, old, SCREENING, TODAY)
    monkeypatch.setattr(demands, "clauses", lambda _session, asked: (asked.value,))
    stopped(lambda: consent_stops.refuse_without(school.session, old, SCREENING, TODAY), "consent_missing")
    stopped(lambda: counseling.begin(school.session, old), "consent_missing")  # the first talk too
    consent_stops.refuse_without(school.session, old, ConsentKind.REFERRAL, TODAY)
    agreed(school.session, old)
    counseling.begin(school.session, old)


def test_many_at_once_and_where_each_stands(school: TermSchool) -> None:
    one, two, three = school.student(), school.student(), school.student()
    consents.record_many(
        school.session,
        [
            Answer(one, SCREENING, TODAY, "王某", "母亲"),
            Answer(two, SCREENING, TODAY, "李某", "父亲", given=False, reason="暂不参加"),
        ],
    )
    consents.ask(school.session, SCREENING, [three])
    found = consents.standings(school.session, SCREENING, [one, two, three, "unknown"], TODAY)
    assert [found[key].state for key in (one, two, three, "unknown")] == [
        ConsentState.GIVEN,
        ConsentState.REFUSED,
        ConsentState.MISSING,
        ConsentState.MISSING,
    ]
    assert found[three].asked_on == "2026-11-23" and found["unknown"].asked_on is None
    assert [each.state for each in consents.of_student(school.session, two, TODAY)] == [
        ConsentState.REFUSED,
        *[ConsentState.MISSING] * 4,
    ]
    with pytest.raises(UserError):
        consents.record_many(
            school.session,
            [
                Answer(three, SCREENING, TODAY, "王某", "母亲"),
                Answer("unknown", SCREENING, TODAY, "王某", "母亲"),
            ],
        )
    assert consents.standing(school.session, three, SCREENING, TODAY).state is ConsentState.MISSING


def test_only_what_was_given_is_taken_back(school: TermSchool) -> None:
    child = school.student()
    wrong = stopped(
        lambda: consents.withdraw(
            school.session, child, SCREENING, TODAY, signer="王某", relation="父亲", reason="不参加了"
        ),
        "consent_not_given",
    )
    assert "测评没有可以撤回的同意" in sentence(wrong)
    assert consents.history(school.session, child) == ()


def test_a_scan_lies_sealed_with_the_case_and_comes_with_its_row(school: TermSchool, tmp_path: Path) -> None:
    child = school.student(name="王小明")
    scan = tmp_path / "王小明同意书.pdf"  # a child's name is nothing to refuse here
    scan.write_bytes(b"%PDF-1.7\nsigned\n")
    consents.record(school.session, Answer(child, COUNSELING, TODAY, "王某", "母亲"), scan=scan)
    (kept,) = consents.history(school.session, child)
    assert kept.attachment_id is not None
    name, data = attachments.content(school.session, kept.attachment_id, case=True)
    assert (name.name, data) == ("王小明同意书.pdf", b"%PDF-1.7\nsigned\n")
    folder = school.session.vault / "attachments" / "case"
    (sealed,) = folder.iterdir()
    assert b"signed" not in sealed.read_bytes()
    stopped(lambda: attachments.content(school.session, kept.attachment_id), "not_found")
    stopped(lambda: consents.add_scan(school.session, kept.id, scan), "not_found")
    lying = tmp_path / "扫描.pdf"
    lying.write_bytes(b"no pdf")
    stopped(
        lambda: consents.record(school.session, Answer(child, SCREENING, TODAY, "王某", "母亲"), scan=lying),
        "attachment_lies",
    )
    assert len(list(folder.iterdir())) == 1
    assert consents.standing(school.session, child, SCREENING, TODAY).state is ConsentState.MISSING
    actions = [one.action for one in events(school.session.database, Chain.CASE)]
    assert actions.count("attachment.add") == 1 and "attachment.open" in actions


def test_nothing_without_the_case_key(school: TermSchool) -> None:
    child = school.student()
    principal = school.principal()
    for act in (
        lambda: consents.standing(principal, child, SCREENING, TODAY),
        lambda: consents.history(principal, child),
        lambda: consents.record(principal, Answer(child, SCREENING, TODAY, "王某", "母亲")),
        lambda: consents.waive(principal, child, SCREENING, "有依据的理由"),
        lambda: consents.ask(principal, SCREENING, [child]),
    ):
        stopped(act, "case_closed")
