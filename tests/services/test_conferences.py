"""Conferences: what is needed for a conclusion, and that nobody lowers a grade alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.casework import concluded, second_counselor, sitting
from tests.support.student_pages import make_school
from tests.support.vaults import VaultFiles
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import CheckMethod, Disposition
from xinliapp.domain.conferences import AgendaOrigin, ItemState, SignatureWay
from xinliapp.domain.errors import UserError
from xinliapp.domain.term_records import StaffKind
from xinliapp.services import (
    concern,
    concern_tasks,
    conference_print,
    conferences,
    screening,
    staff,
    staff_link,
    students,
)
from xinliapp.services.conference_print import item_words
from xinliapp.services.conferences import Conclusion
from xinliapp.services.grade_labels import DEFAULT_LABELS
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.services.students import StudentInput
from xinliapp.storage.audit import Chain, events

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


def test_a_higher_grade_is_in_force_at_once(session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    item = concluded(session, meeting, child, 2)
    assert item.state is ItemState.DECIDED
    grade = concern.history(session, child)[0]
    assert (grade.ordinal, grade.item_id, grade.review_on) == (2, item.id, "2026-12-07")
    kinds = [task.kind for task in concern_tasks.plan_tasks(session, TODAY)]
    assert kinds == ["plan_missing"]  # the school's threshold is 2: a high grade without a plan


def test_nobody_lowers_a_grade_alone(files: VaultFiles, session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 3)
    item = concluded(session, meeting, child, 1)
    assert item.state is ItemState.PENDING
    assert concern.history(session, child)[0].ordinal == 3
    refused("second_is_first", lambda: conferences.countersign(session, item.id))
    me = PaperSignature("心理教师甲", TODAY)
    refused("second_is_first", lambda: conferences.countersign(session, item.id, paper=me))
    refused("conference_pending", lambda: concluded(session, meeting, child, 0))
    assert "现仍为预警" in item_words(item, DEFAULT_LABELS)
    tasks = [task for task in concern_tasks.conference_tasks(session, TODAY) if task.kind == "grade_second"]
    assert [task.waiting_for for task in tasks] == ["另一位心理教师"]
    second = second_counselor(files)
    try:
        tasks = [
            task for task in concern_tasks.conference_tasks(second, TODAY) if task.kind == "grade_second"
        ]
        assert [task.waiting_for for task in tasks] == [None]
        conferences.countersign(second, item.id)
        assert concern.history(second, child)[0].ordinal == 1
        refused("second_signed", lambda: conferences.countersign(second, item.id))
    finally:
        second.database.close()


def test_a_lower_grade_holds_from_the_day_it_was_countersigned(
    files: VaultFiles, session: Session, child: str
) -> None:
    """Until the second person signed, the higher grade held: no day may be counted otherwise afterwards."""
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 3)
    item = concluded(session, meeting, child, 1)
    files.clock.moment += dt.timedelta(days=3)
    second = second_counselor(files)
    try:
        conferences.countersign(second, item.id)
    finally:
        second.database.close()
    newest, before = concern.history(session, child)
    assert (newest.ordinal, newest.decided_on) == (1, "2026-11-26")
    assert (before.ordinal, before.decided_on) == (3, "2026-11-23")
    tasks = [
        task for task in concern_tasks.plan_tasks(session, D(2026, 11, 26)) if task.kind == "plan_missing"
    ]
    assert tasks == []


@pytest.mark.parametrize(("signed", "from_day"), [(-10, "2026-11-23"), (1, "2026-11-24")])
def test_a_papers_day_is_the_day_but_never_before_the_sitting(
    files: VaultFiles, session: Session, child: str, signed: int, from_day: str
) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 3)
    item = concluded(session, meeting, child, 1)
    files.clock.moment += dt.timedelta(days=3)
    paper = PaperSignature("校长", TODAY + dt.timedelta(days=signed))
    conferences.countersign(session, item.id, paper=paper)
    assert concern.history(session, child)[0].decided_on == from_day


# --- whether the second person is a second person ---


def account(session: Session, row_id: str, name: str) -> None:
    row = {"id": row_id, "name": row_id, "display_name": name, "role": "counselor", "active": 1}
    with session.write("test.account") as uow:
        uow.insert("account", {**row})


def lowered(session: Session, child: str) -> str:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 3)
    return concluded(session, meeting, child, 1).id


def unlinked(session: Session) -> list[str | None]:
    return [one.object_id for one in events(session.database, Chain.CASE) if one.action == "second.unlinked"]


def test_two_linked_people_sign_for_each_other_without_a_mark(
    files: VaultFiles, session: Session, child: str
) -> None:
    item_id = lowered(session, child)
    second = second_counselor(files)
    account(session, session.account.id, "心理教师甲")
    account(session, second.account.id, "心理教师乙")
    for name, opened in (("甲老师", session), ("乙老师", second)):
        member = staff.add(opened, name, StaffKind.FULL_TIME, from_day=D(2026, 9, 1))
        staff_link.link(opened, member, opened.account.id)
    conferences.countersign(second, item_id)
    signature = conferences.item(second, item_id).signature
    assert signature is not None and signature.reviewer == "心理教师乙"
    assert unlinked(second) == []
    second.database.close()


def test_accounts_nobody_linked_are_said_to_be_so(files: VaultFiles, session: Session, child: str) -> None:
    item_id = lowered(session, child)
    second = second_counselor(files)
    account(session, session.account.id, "心理教师甲")
    account(session, second.account.id, "心理教师乙")
    member = staff.add(second, "乙老师", StaffKind.FULL_TIME, from_day=D(2026, 9, 1))
    staff_link.link(second, member, second.account.id)
    conferences.countersign(second, item_id)  # 甲 is on no staff list
    item = conferences.item(second, item_id)
    assert "心理教师乙（账户未对应人员）" in item_words(item, DEFAULT_LABELS)
    assert unlinked(second) == [item_id]
    second.database.close()


@pytest.mark.parametrize("name", ["心理教师甲", "心理教师 甲", "甲老师"])
def test_one_person_with_two_accounts_does_not_sign_as_two(
    files: VaultFiles, session: Session, child: str, name: str
) -> None:
    """The author's name, or the name they are linked with on the staff list, is not the second person's."""
    item_id = lowered(session, child)
    account(session, session.account.id, "心理教师甲")
    member = staff.add(session, "甲老师", StaffKind.FULL_TIME, from_day=D(2026, 9, 1))
    staff_link.link(session, member, session.account.id)
    second = second_counselor(files)
    second = dataclasses.replace(second, account=dataclasses.replace(second.account, display_name=name))
    account(session, second.account.id, name)
    refused("second_is_first", lambda: conferences.countersign(second, item_id))
    # Twice on the staff list under one name, each place linked with another account: still one name.
    place = staff.add(second, name, StaffKind.FULL_TIME, from_day=D(2026, 9, 1))
    staff_link.link(second, place, second.account.id)
    refused("second_is_first", lambda: conferences.countersign(second, item_id))
    assert concern.history(session, child)[0].ordinal == 3
    second.database.close()


def test_a_paper_is_flagged_as_one(session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 2)
    item = concluded(session, meeting, child, 0)
    conferences.countersign(session, item.id, paper=PaperSignature("校长", TODAY))
    signed = conferences.item(session, item.id)
    assert signed.signature is not None and signed.signature.way is SignatureWay.PAPER
    assert "纸质签字" in item_words(signed, DEFAULT_LABELS)
    assert concern.history(session, child)[0].ordinal == 0


def test_a_refusal_changes_nothing(files: VaultFiles, session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 2)
    item = concluded(session, meeting, child, 1)
    second = second_counselor(files)
    try:
        refused("field_required", lambda: conferences.countersign(second, item.id, returned=" "))
        conferences.countersign(second, item.id, returned="再看两周")
    finally:
        second.database.close()
    assert conferences.item(session, item.id).state is ItemState.RETURNED
    assert concern.history(session, child)[0].ordinal == 2


def test_a_registrar_cannot_sign(files: VaultFiles, session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 2)
    item = concluded(session, meeting, child, 1)
    registrar = files.session(Role.REGISTRAR, "资料员")
    try:
        refused("case_closed", lambda: conferences.countersign(registrar, item.id))
    finally:
        registrar.database.close()


def test_what_a_conclusion_needs(session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    refused("conference_open", lambda: sitting(session, TODAY))
    refused("conference_empty", lambda: conferences.end(session, meeting))
    refused("concern_reason", lambda: concluded(session, meeting, child, 1, reason=""))
    refused("field_wrong", lambda: concluded(session, meeting, child, 1, reason="字" * 19))
    concluded(session, meeting, child, 0, reason="")  # unchanged: no reason is asked for
    bare = Conclusion(child, 0, (), TODAY + dt.timedelta(days=1))
    refused("conference_no_basis", lambda: conferences.decide(session, meeting, bare))
    basis = conferences.items_of(session, meeting)[0].bases
    refused(
        "conference_no_review",
        lambda: conferences.decide(session, meeting, Conclusion(child, 0, basis, None)),
    )
    same = Conclusion(child, 0, basis, TODAY)
    refused("field_wrong", lambda: conferences.decide(session, meeting, same))
    refused("field_wrong", lambda: concluded(session, meeting, child, 5))
    conferences.end(session, meeting)
    refused("not_found", lambda: concluded(session, meeting, child, 1))


def test_the_agenda_names_each_student_once(session: Session, child: str) -> None:
    round_id = screening.open_round(session, "秋季摸排", CheckMethod.TALK, D(2026, 11, 1))
    entry = screening.EntryInput(child, D(2026, 11, 2), noticed=True, disposition=Disposition.CONFERENCE)
    screening.record_many(session, round_id, [entry])
    assert [(one.student_id, one.origin) for one in conferences.agenda(session)] == [
        (child, AgendaOrigin.SCREENING)
    ]
    conferences.send(session, child, "班主任提出")
    assert len(conferences.agenda(session)) == 1
    concluded(session, sitting(session, TODAY), child, 1)
    assert conferences.agenda(session) == []


def test_a_review_that_is_due_comes_back_and_cannot_be_dismissed(session: Session, child: str) -> None:
    concern.assign(session, child, 1, D(2026, 11, 1), reason="表现", review_on=TODAY)
    assert [one.origin for one in conferences.agenda(session)] == [AgendaOrigin.REVIEW]
    refused("not_found", lambda: conferences.dismiss(session, child, "不议"))
    (task,) = [one for one in concern_tasks.conference_tasks(session, TODAY) if one.kind == "grade_review"]
    assert (task.due_on, task.overdue(TODAY), task.overdue(TODAY + dt.timedelta(days=1))) == (
        TODAY,
        False,
        True,
    )


def test_dismissed_with_a_reason(session: Session, child: str) -> None:
    conferences.send(session, child)
    refused("field_required", lambda: conferences.dismiss(session, child, ""))
    conferences.dismiss(session, child, "误送")
    assert conferences.agenda(session) == []


def test_minutes_count_what_is_in_force(session: Session, child: str) -> None:
    meeting = sitting(session, TODAY)
    concluded(session, meeting, child, 2)
    concluded(session, meeting, child, 1)  # pending: still 2
    assert conferences.counts(conferences.items_of(session, meeting)) == (0, 0, 1, 0, 0)
    conferences.end(session, meeting)
    paper = conference_print.minutes_pdf(session, meeting)
    assert paper.data.startswith(b"%PDF-")
    assert [e.action for e in events(session.database, Chain.CASE)][-1] == "conference.print"
