"""Plans: drafts, approval by a second person, measures that are due, reviews, the three papers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.casework import REASON, active_plan, lifted, second_counselor, whole_plan
from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.casework import CareRole, MemberConsent, PlanOutcome, PlanStatus
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.tasks import Finished
from xinliapp.services import care_members, concern, concern_tasks, plan_print, plans, students, task_list
from xinliapp.services.care_members import MemberInput
from xinliapp.services.plan_print import PlanPaper
from xinliapp.services.plan_words import plan_words
from xinliapp.services.plans import PlanInput, ReviewInput
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events
from xinliapp.storage.plans import done_of

D = dt.date
TODAY = D(2026, 11, 23)


def refused(code: str, act: Callable[[], object]) -> None:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code


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


def test_a_draft_is_typed_over_until_it_is_handed_in(session: Session, child: str) -> None:
    first = plans.save_draft(session, child, PlanInput(TODAY))
    refused("field_required", lambda: plans.submit(session, first))
    again = plans.save_draft(session, child, whole_plan(TODAY))
    assert again == first
    plans.submit(session, first)
    refused("plan_submitted", lambda: plans.save_draft(session, child, PlanInput(TODAY)))
    refused("plan_not_draft", lambda: plans.submit(session, first))
    assert [(one.version, one.status) for one in plans.plans_of(session, child)] == [
        (1, PlanStatus.SUBMITTED)
    ]
    assert plans.in_force(plans.plans_of(session, child)) is None


@pytest.mark.parametrize(
    ("change", "field"),
    [({"situation": ""}, "现状"), ({"goals": ()}, "目标"), ({"lines": ()}, "措施"),
     ({"emergency_name": ""}, "应急联系人"), ({"emergency_phone": ""}, "应急电话"),
     ({"review_days": None}, "复评间隔")],
)  # fmt: skip
def test_what_a_plan_needs(session: Session, child: str, change: dict[str, object], field: str) -> None:
    plan_id = plans.save_draft(session, child, dataclasses.replace(whole_plan(TODAY), **change))  # type: ignore[arg-type]
    with pytest.raises(UserError) as caught:
        plans.submit(session, plan_id)
    assert (caught.value.code, caught.value.params["field"]) == ("field_required", field)


def test_limits(session: Session, child: str) -> None:
    plan = whole_plan(TODAY)
    for change in (
        {"goals": ("一",) * 6},
        {"goals": ("字" * 101,)},
        {"lines": plan.lines * 21},
        {"situation": "字" * 1001},
        {"review_days": 367},
    ):
        wrong = dataclasses.replace(plan, **change)  # type: ignore[arg-type]
        refused("field_wrong", lambda typed=wrong: plans.save_draft(session, child, typed))
    assert plans.plans_of(session, child) == []


def test_a_second_counsellor_approves(files: VaultFiles, session: Session, child: str) -> None:
    plan_id = plans.save_draft(session, child, whole_plan(D(2026, 11, 16)))
    plans.submit(session, plan_id)
    refused("second_is_first", lambda: plans.approve(session, plan_id))
    second = second_counselor(files)
    try:
        plans.approve(second, plan_id)
    finally:
        second.database.close()
    plan = plans.in_force(plans.plans_of(session, child))
    # in force from its approval, looked at again 14 days on
    assert plan is not None and (plan.starts_on, plan.review_on) == ("2026-11-23", "2026-12-07")


def test_given_back_it_is_a_draft_again_with_the_reason_on_record(
    files: VaultFiles, session: Session, child: str
) -> None:
    plan_id = plans.save_draft(session, child, whole_plan(TODAY))
    plans.submit(session, plan_id)
    second = second_counselor(files)
    try:
        plans.return_plan(second, plan_id, "措施太少")
    finally:
        second.database.close()
    versions = plans.plans_of(session, child)
    assert [(one.version, one.status) for one in versions] == [(2, PlanStatus.DRAFT), (1, PlanStatus.DRAFT)]
    assert [line.what for line in versions[0].lines] == ["个别辅导"]


def test_a_measure_ticked_twice_a_day_was_done_once(files: VaultFiles, session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 16))
    line = plans.plans_of(session, child)[0].lines[0]
    (task,) = [one for one in concern_tasks.plan_tasks(session, TODAY) if one.kind == "plan_measure"]
    first = task_list.finish(session, task, case=True)
    second = task_list.finish(session, task, case=True)  # the button was pressed twice
    assert (first.changes, second.changes, second.undo) == (plans.CHANGES, Changes.NONE, None)
    assert len(done_of(session.database, [line.line_id])) == 1
    written = [one.action for one in events(session.database, Chain.CASE)]
    assert (written.count("plan.measure_done"), written.count("task.done")) == (1, 1)

    assert first.undo is not None
    first.undo(session)
    assert task_list.finish(session, task, case=True).changes is plans.CHANGES  # taken back, it is done anew
    plans.mark_done(session, child, line.line_id, note="下午又谈了一次")
    assert len(done_of(session.database, [line.line_id])) == 2
    files.clock.moment += dt.timedelta(days=1)
    plans.mark_done(session, child, line.line_id)
    assert len(done_of(session.database, [line.line_id])) == 3


def test_a_new_version_keeps_what_was_done(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 16))
    line = plans.plans_of(session, child)[0].lines[0]
    plans.mark_done(session, child, line.line_id)
    kept = dataclasses.replace(whole_plan(TODAY).lines[0], line_id=line.line_id)
    plan_id = plans.save_draft(session, child, dataclasses.replace(whole_plan(TODAY), lines=(kept,)))
    assert plans.in_force(plans.plans_of(session, child)).version == 1  # type: ignore[union-attr]
    plans.submit(session, plan_id)
    plans.approve(session, plan_id, paper=PaperSignature("校长", TODAY))
    active = plans.in_force(plans.plans_of(session, child))
    assert active is not None and active.version == 2
    (state,) = plans.measure_states(session, [active], TODAY)
    assert state.last_done is not None and state.due_on is None


def test_a_measure_is_a_task_until_it_is_done_in_place(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 16))
    plan_id = plans.plans_of(session, child)[0].id
    tasks = [one for one in concern_tasks.plan_tasks(session, TODAY) if one.kind == "plan_measure"]
    assert [(one.due_on, one.subject, one.student_id) for one in tasks] == [
        (D(2026, 11, 22), "个别辅导", child)
    ]
    assert tasks[0].finish is not None
    done = tasks[0].finish(session)
    assert isinstance(done, Finished) and done.undo is not None
    assert not [one for one in concern_tasks.plan_tasks(session, TODAY) if one.kind == "plan_measure"]
    done.undo(session)
    assert [one for one in concern_tasks.plan_tasks(session, TODAY) if one.kind == "plan_measure"]
    assert plan_id


def test_a_review_moves_the_next_one_on(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 2))
    plans.review(session, child, ReviewInput(TODAY, PlanOutcome.IMPROVED, "愿意来校"))
    plan = plans.in_force(plans.plans_of(session, child))
    assert plan is not None and plan.review_on == "2026-12-07"
    refused(
        "field_wrong", lambda: plans.review(session, child, ReviewInput(D(2026, 11, 1), PlanOutcome.STABLE))
    )


def test_an_end_needs_a_reason_and_a_second_person(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 2))
    refused("plan_lift_reason", lambda: plans.review(session, child, ReviewInput(TODAY, PlanOutcome.LIFTED)))
    review = plans.review(session, child, ReviewInput(TODAY, PlanOutcome.LIFTED, reason="达到条件"))
    assert plans.in_force(plans.plans_of(session, child)) is not None
    assert "plan_lift" in [one.kind for one in concern_tasks.plan_tasks(session, TODAY)]
    refused("second_is_first", lambda: plans.sign_lift(session, review))
    plans.sign_lift(session, review, paper=PaperSignature("校长", TODAY))
    versions = plans.plans_of(session, child)
    assert plans.in_force(versions) is None
    assert (versions[0].status, versions[0].closed_on, versions[0].outcome) == (
        PlanStatus.CLOSED, "2026-11-23", PlanOutcome.LIFTED,
    )  # fmt: skip
    refused("plan_not_active", lambda: plans.review(session, child, ReviewInput(TODAY, PlanOutcome.STABLE)))


def test_a_plan_ends_on_the_day_the_second_person_signed(
    files: VaultFiles, session: Session, child: str
) -> None:
    active_plan(session, child, D(2026, 11, 2))
    review = plans.review(session, child, ReviewInput(TODAY, PlanOutcome.LIFTED, reason="达到条件"))
    files.clock.moment += dt.timedelta(days=2)
    plans.sign_lift(session, review, paper=PaperSignature("校长", TODAY + dt.timedelta(days=2)))
    assert plans.plans_of(session, child)[0].closed_on == "2026-11-25"


def test_after_the_end_a_new_plan_begins(session: Session, child: str) -> None:
    active_plan(session, child, D(2026, 11, 2))
    lifted(session, child, D(2026, 11, 20))
    active_plan(session, child, TODAY)
    assert plans.in_force(plans.plans_of(session, child)).version == 3  # type: ignore[union-attr]


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="pdftotext is not installed")
def test_only_the_internal_paper_holds_grade_and_reason(session: Session, child: str, tmp_path: Path) -> None:
    concern.assign(session, child, 2, D(2026, 11, 1), reason=REASON)
    plan = dataclasses.replace(whole_plan(D(2026, 11, 2)), situation="夜里睡不着", triggers="点名批评")
    plan_id = plans.save_draft(session, child, plan)
    plans.submit(session, plan_id)
    plans.approve(session, plan_id, paper=PaperSignature("校长", D(2026, 11, 2)))
    said = {kind: _text(plan_print.plan_pdf(session, child, kind).data, tmp_path) for kind in PlanPaper}
    secret = ("重点", "定级", "不愿来校", "夜里睡不着", "点名批评")
    assert all(word in said[PlanPaper.INTERNAL] for word in secret)
    for kind in (PlanPaper.NEUTRAL, PlanPaper.PARENTS):
        assert "个别辅导" in said[kind]
        assert [word for word in (*secret, "等级") if word in said[kind]] == []


def _text(pdf: bytes, folder: Path) -> str:
    file = folder / "paper.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True)
    return done.stdout.decode("utf-8").replace("\n", "")


def test_group_tasks(session: Session, child: str) -> None:
    other = students.add_student(session, StudentInput("钱二", "class-2")).student_id
    concern.assign(session, child, 2, D(2026, 11, 1), reason=REASON)
    assert [one.kind for one in concern_tasks.group_tasks(session, TODAY)] == ["care_missing"]
    mate = MemberInput(CareRole.CLASSMATE, "钱二", other)
    care_members.set_members(session, child, [MemberInput(CareRole.COUNSELOR, "甲"), mate])
    found = [(one.kind, one.subject) for one in concern_tasks.group_tasks(session, TODAY)]
    assert found == [("care_role", "班主任 任课教师 家长"), ("care_consent", "同学")]
    people = [MemberInput(CareRole.COUNSELOR, "甲"), dataclasses.replace(mate, consent=MemberConsent.GIVEN)]
    why = {CareRole.HOMEROOM_TEACHER: "暂缺", CareRole.SUBJECT_TEACHER: "暂缺", CareRole.PARENT: "在外地"}
    care_members.set_members(session, child, people, why)
    assert list(concern_tasks.group_tasks(session, TODAY)) == []
    refused(
        "care_self",
        lambda: care_members.set_members(session, child, [MemberInput(CareRole.CLASSMATE, "赵一", child)]),
    )
    no = dataclasses.replace(mate, consent=MemberConsent.REFUSED)
    refused("care_refused", lambda: care_members.set_members(session, child, [no]))


def test_the_two_meanings_of_the_name_stay_apart() -> None:
    assert plan_words(("JS",)).plan == "一生一策(干预方案)" and plan_words(("JS",)).file == "一人一档"
    assert plan_words(("BJ",)).plan == "干预方案" and plan_words(("BJ",)).file == "一生一策(成长档案)"
    both = plan_words(("BJ", "JS"))
    assert (both.plan, both.file) == ("一生一策(干预方案)", "一人一档")
