"""Suspension and return: what a pack asks for stands before 在读, wherever the status is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests.services.rosters import HEADER, A, B, book
from tests.support.gate_pack import with_gate
from tests.support.pdf import pdf_pages
from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.returns_to_school import ReturnOutcome, SuspensionClass
from xinliapp.domain.roster_plan import Pick, PickAction
from xinliapp.domain.students import StudentStatus
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    referral_tasks,
    return_decisions,
    return_print,
    returns_to_school,
    students,
)
from xinliapp.services.return_decisions import DecisionInput
from xinliapp.services.returns_to_school import ApplicationInput, AssessmentInput, SuspensionInput
from xinliapp.services.roster import commit_import, plan_import
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events

D = dt.date
TODAY = D(2026, 11, 23)


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
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_gate(monkeypatch, tmp_path)


@pytest.fixture
def child(session: Session) -> str:
    return students.add_student(session, StudentInput("赵一", "class-2"), from_day=D(2026, 9, 1)).student_id


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "评估报告.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n")
    return file


def status(session: Session, child: str) -> StudentStatus:
    return students.student(session, child).status


def away(session: Session, child: str, reason: SuspensionClass = SuspensionClass.WELLBEING) -> str:
    return returns_to_school.suspend(session, child, SuspensionInput(D(2026, 9, 10), reason))


def asked(session: Session, suspension_id: str) -> str:
    return returns_to_school.apply(
        session, suspension_id, ApplicationInput(D(2026, 11, 20), "赵父(父亲)", "申请书")
    )


def granted(day: dt.date = TODAY) -> DecisionInput:
    return DecisionInput(ReturnOutcome.GRANTED, "校长甲", TODAY, day, "每周回访", "先上半天课")


def test_a_time_away_changes_the_roll_from_its_day(session: Session, child: str) -> None:
    assert students.on_roll(session, D(2026, 9, 9)).suspended == 0
    away(session, child)
    assert status(session, child) is StudentStatus.SUSPENDED
    assert students.on_roll(session, D(2026, 9, 9)).suspended == 0
    assert students.on_roll(session, D(2026, 9, 10)).suspended == 1
    refused("suspension_open", lambda: away(session, child))


def test_without_a_clause_a_return_needs_no_assessment(session: Session, child: str) -> None:
    suspension_id = away(session, child)
    return_decisions.decide(session, asked(session, suspension_id), granted())
    assert status(session, child) is StudentStatus.ENROLLED
    assert students.on_roll(session, TODAY).suspended == 0
    assert students.on_roll(session, D(2026, 11, 22)).suspended == 1
    found = returns_to_school.load(session, suspension_id)
    assert found.decision is not None and found.decision.clauses == ()
    assert returns_to_school.over(session, found)


@pytest.mark.usefixtures("gate")
def test_where_a_pack_asks_the_file_comes_first(session: Session, child: str, report: Path) -> None:
    application = asked(session, away(session, child))
    error = refused("return_no_assessment", lambda: return_decisions.decide(session, application, granted()))
    assert sentence(error) == (
        "还没有第三方评估文件,不能改为“在读”。申请和其他材料都已保存。请上传评估报告,或选“暂缓复学”。"
    )
    told = AssessmentInput("市精卫中心", D(2026, 11, 18), "建议复学,继续随访")
    paper = returns_to_school.add_assessment(session, application, told)
    refused("return_no_assessment", lambda: return_decisions.decide(session, application, granted()))
    returns_to_school.add_assessment(session, application, replace(told, file=report))
    returns_to_school.void_assessment(session, paper, "重复")
    made = return_decisions.decide(session, application, granted())
    assert made.clauses == ("KZ-17",)
    assert status(session, child) is StudentStatus.ENROLLED
    refused("return_decided", lambda: return_decisions.decide(session, application, granted()))


@pytest.mark.usefixtures("gate")
def test_a_file_taken_out_opens_the_gate_no_more(session: Session, child: str, report: Path) -> None:
    application = asked(session, away(session, child))
    told = AssessmentInput("市精卫中心", D(2026, 11, 18), file=report)
    paper = returns_to_school.add_assessment(session, application, told)
    returns_to_school.void_assessment(session, paper, "是别人的")
    refused("return_no_assessment", lambda: return_decisions.decide(session, application, granted()))


@pytest.mark.usefixtures("gate")
def test_a_return_is_postponed_without_a_file_and_granted_later(
    session: Session, child: str, report: Path
) -> None:
    application = asked(session, away(session, child))
    later = replace(granted(), outcome=ReturnOutcome.POSTPONED, back_on=None)
    return_decisions.decide(session, application, later)
    assert status(session, child) is StudentStatus.SUSPENDED
    returns_to_school.add_assessment(session, application, AssessmentInput("市精卫中心", TODAY, file=report))
    return_decisions.decide(session, application, granted())
    assert status(session, child) is StudentStatus.ENROLLED


@pytest.mark.parametrize(
    ("reason", "waits"),
    [
        (SuspensionClass.WELLBEING, True),
        (SuspensionClass.UNKNOWN, True),
        (SuspensionClass.BODY, False),
        (SuspensionClass.ABROAD, False),
    ],
)
@pytest.mark.usefixtures("gate")
def test_the_clause_speaks_of_some_reasons_only(
    session: Session, child: str, reason: SuspensionClass, waits: bool
) -> None:
    application = asked(session, away(session, child, reason))
    if waits:
        refused("return_no_assessment", lambda: return_decisions.decide(session, application, granted()))
    else:
        return_decisions.decide(session, application, granted())
        assert status(session, child) is StudentStatus.ENROLLED


@pytest.mark.parametrize("role", [Role.COUNSELOR, Role.REGISTRAR])
@pytest.mark.usefixtures("gate")
def test_nobody_types_a_student_back(files: VaultFiles, session: Session, child: str, role: Role) -> None:
    away(session, child)
    other = files.session(role, "另一位")
    try:
        form = StudentInput("赵一", "class-2", status=StudentStatus.ENROLLED)
        refused("return_by_decision", lambda: students.edit_student(other, child, form))
        gone = replace(form, status=StudentStatus.TRANSFERRED)
        students.edit_student(other, child, gone, from_day=D(2026, 11, 21))  # leaving is no return
        refused("return_by_decision", lambda: students.edit_student(other, child, form))
    finally:
        other.database.close()
    assert status(session, child) is StudentStatus.TRANSFERRED


def test_without_a_clause_the_roster_is_typed_as_ever(session: Session, child: str) -> None:
    away(session, child)
    students.edit_student(session, child, StudentInput("赵一", "class-2", status=StudentStatus.ENROLLED))
    assert status(session, child) is StudentStatus.ENROLLED


def test_a_return_decided_ahead_waits_for_its_day(files: VaultFiles, session: Session, child: str) -> None:
    suspension_id = away(session, child)
    application = asked(session, suspension_id)
    assert [one.kind for one in referral_tasks.return_tasks(session, TODAY)] == ["return_decide"]
    return_decisions.decide(session, application, granted(D(2026, 11, 30)))
    assert status(session, child) is StudentStatus.SUSPENDED
    (task,) = referral_tasks.return_tasks(session, TODAY)
    assert (task.kind, task.due_on) == ("return_arrive", D(2026, 11, 30))
    assert task.finish is not None
    task.finish(session)
    assert status(session, child) is StudentStatus.ENROLLED
    assert list(referral_tasks.return_tasks(session, TODAY)) == []
    assert return_decisions.arrive(session, suspension_id).value == 0


def test_going_away_again_is_another_time(session: Session, child: str) -> None:
    first = away(session, child)
    return_decisions.decide(session, asked(session, first), granted(D(2026, 11, 21)))
    form = StudentInput("赵一", "class-2", status=StudentStatus.SUSPENDED)
    students.edit_student(session, child, form)
    assert returns_to_school.over(session, returns_to_school.load(session, first))
    assert returns_to_school.unrecorded(session) == (child,)
    second = returns_to_school.suspend(session, child, SuspensionInput(TODAY))
    assert returns_to_school.unrecorded(session) == ()
    assert [one.suspension.id for one in returns_to_school.of_student(session, child)] == [second, first]


def test_corrections_keep_what_hung_on_the_old_row(session: Session, child: str) -> None:
    suspension_id = away(session, child, SuspensionClass.UNKNOWN)
    asked(session, suspension_id)
    seen = mark_of(returns_to_school.load(session, suspension_id))
    said = SuspensionInput(D(2026, 9, 9), SuspensionClass.FAMILY)
    refused("field_required", lambda: returns_to_school.correct_suspension(session, suspension_id, said, ""))
    corrected = returns_to_school.correct_suspension(session, suspension_id, said, "问过家长", seen=seen)
    found = returns_to_school.load(session, corrected)
    assert found.application is not None and found.suspension.from_day == "2026-09-09"
    refused("not_found", lambda: returns_to_school.load(session, suspension_id))
    returns_to_school.apply(
        session, corrected, ApplicationInput(D(2026, 11, 20), "赵母(母亲)", "申请书"), "写错了人"
    )
    again = returns_to_school.load(session, corrected)
    assert again.application is not None and again.application.applicant == "赵母(母亲)"


def test_two_windows_do_not_decide_the_same_return(session: Session, child: str) -> None:
    suspension_id = away(session, child)
    application = asked(session, suspension_id)
    seen = mark_of(returns_to_school.load(session, suspension_id))
    later = replace(granted(), outcome=ReturnOutcome.POSTPONED, back_on=None)
    return_decisions.decide(session, application, later, seen=seen)
    refused("changed_since", lambda: return_decisions.decide(session, application, granted(), seen=seen))
    assert status(session, child) is StudentStatus.SUSPENDED


def test_the_form_for_approval_holds_what_there_is(session: Session, child: str) -> None:
    suspension_id = away(session, child)
    (empty,) = pdf_pages(return_print.approval_pdf(session, suspension_id).data)
    assert "□准予复学" in empty
    return_decisions.decide(session, asked(session, suspension_id), granted())
    (page,) = pdf_pages(return_print.approval_pdf(session, suspension_id).data)
    for word in ("赵一", "2026年9月10日", "赵父(父亲)", "准予复学", "校长甲", "每周回访", "先上半天课"):
        assert word in page, word
    logged = [one.action for one in events(session.database, Chain.CASE)]
    assert logged.count("return.print") == 2 and "return.decide" in logged


@pytest.mark.usefixtures("gate")
def test_a_roster_file_brings_nobody_back(session: Session) -> None:
    header = (*HEADER, "学生状态")
    file = book((*A, "在读"), (*B, "在读"), header=header)
    commit_import(session, plan_import(session, file, as_of=D(2026, 9, 1)))
    one = next(row for row in students.list_students(session) if row.name == A[0])
    away(session, one.id)
    again = plan_import(session, book((*A, "在读"), (*B, "在读"), header=header), as_of=TODAY)
    held = next(row for row in again.rows if row.row.name == A[0])
    assert [(change.field, change.adopt) for change in held.changes] == [("status", False)]
    assert "return_held" in [reason.code for reason in held.reasons]
    picked = {held.key: Pick(PickAction.MERGE, fields=frozenset({"status"}))}
    refused("return_by_decision_row", lambda: commit_import(session, again, picked))
    assert status(session, one.id) is StudentStatus.SUSPENDED
    commit_import(session, again)
    assert status(session, one.id) is StudentStatus.SUSPENDED
