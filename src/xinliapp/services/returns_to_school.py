"""Suspension and application to return (休学, 复学; case data) with the documents of others (KZ-17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.returns_to_school import (
    Absence,
    ReturnApplication,
    ReturnAssessment,
    Suspension,
    SuspensionClass,
)
from xinliapp.domain.students import StudentStatus
from xinliapp.services import attachments, students, typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import returns_to_school as rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.CASEWORK | Changes.TASKS
MOVED = CHANGES | Changes.ROSTER
NAME_LENGTH, NOTE_LENGTH, TEXT_LENGTH = 40, 300, 500
UNIT_LENGTH = 60


@dataclass(frozen=True, slots=True)
class SuspensionInput:
    """A time away as typed."""

    from_day: dt.date
    reason_class: SuspensionClass = SuspensionClass.UNKNOWN
    note: str = ""


@dataclass(frozen=True, slots=True)
class ApplicationInput:
    """An application as typed; ``applicant`` is a name and how they are related."""

    applied_on: dt.date
    applicant: str
    materials: str = ""


@dataclass(frozen=True, slots=True)
class AssessmentInput:
    """A third party's document as typed; ``conclusion`` copies its own words."""

    unit_name: str
    assessed_on: dt.date
    conclusion: str = ""
    file: Path | None = None


def suspend(session: Session, student_id: str, typed_in: SuspensionInput) -> str:
    """Note from when on a student is away; on the roll they are 休学 from that day. The row's id.

    Who is 休学 on the roll already stays so: only the time away is noted.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``suspension_open`` (one is noted that has not ended),
            ``suspension_left`` (the student left the school), ``field_wrong``.
    """
    session.require_case()
    student = students.student(session, student_id)
    if student.status in students.LEFT:
        raise UserError("suspension_left")
    if any(not over(session, one) for one in rows.of_students(session.database, [student_id])):
        raise UserError("suspension_open")
    made = _suspension(session, student_id, typed_in)
    with session.write("return.suspend", case=True, object_id=made.id) as uow:
        rows.insert_suspension(uow, made)
        if student.status is not StudentStatus.SUSPENDED:
            set_status(uow, student_id, StudentStatus.SUSPENDED, made.from_day)
    return made.id


def correct_suspension(
    session: Session, suspension_id: str, typed_in: SuspensionInput, reason: str, *, seen: str | None = None
) -> str:
    """Replace what was noted of a time away; the new id. The roll keeps its own day.

    ``seen`` is the mark (``services.seen``) of the time away as the form showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    found = load(session, suspension_id)
    made = _suspension(session, found.suspension.student_id, typed_in)
    why = typed.text("更正理由", reason, longest=NOTE_LENGTH)
    with session.write("return.suspend-correct", case=True, object_id=suspension_id) as uow:
        refuse_newer(seen, rows.load(uow.database, suspension_id))
        rows.insert_suspension(uow, made, supersedes=suspension_id, reason=why)
    return made.id


def apply(
    session: Session,
    suspension_id: str,
    typed_in: ApplicationInput,
    reason: str = "",
    *,
    seen: str | None = None,
) -> str:
    """Note that the family asks to come back; its id. With one on record this corrects it and wants a reason.

    ``seen`` is the mark of the time away as the form showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``return_decided`` (granted), ``field_required``,
            ``field_wrong``.
    """
    session.require_case()
    found = load(session, suspension_id)
    if found.back:
        raise UserError("return_decided")
    day = typed.past_day(session, "申请日期", typed_in.applied_on)
    if day < found.suspension.from_day:
        raise UserError("field_wrong", field="申请日期", why="早于休学")
    made = ReturnApplication(
        new_id(),
        suspension_id,
        found.suspension.student_id,
        day,
        typed.text("申请人", typed_in.applicant, longest=NAME_LENGTH),
        typed.text("材料", typed_in.materials, longest=TEXT_LENGTH, shortest=0),
    )
    old = found.application
    if old is not None and replace(made, id=old.id) == old:
        return old.id
    why = typed.text("更正理由", reason, longest=NOTE_LENGTH) if old is not None else None
    with session.write("return.apply", case=True, object_id=suspension_id) as uow:
        refuse_newer(seen, rows.load(uow.database, suspension_id))
        rows.insert_application(uow, made, supersedes=old.id if old is not None else None, reason=why)
    return made.id


def add_assessment(session: Session, application_id: str, typed_in: AssessmentInput) -> str:
    """Keep a third party's document with whose it is; its id. What it says is theirs, copied word for word.

    Raises:
        UserError: ``not_found``, ``return_decided``, ``field_required``, ``field_wrong``; as
            ``attachments.storing``.
        KnownError: as ``attachments.storing``: nothing is left of either.
    """
    session.require_case()
    found = asked_for(session, application_id)
    made = ReturnAssessment(
        new_id(),
        application_id,
        typed.text("评估机构", typed_in.unit_name, longest=UNIT_LENGTH),
        typed.past_day(session, "评估日期", typed_in.assessed_on),
        typed.text("结论原文", typed_in.conclusion, longest=TEXT_LENGTH, shortest=0),
        None,
    )
    with (
        attachments.storing(
            session, typed_in.file, case=True, student_id=found.suspension.student_id
        ) as stored,
        session.write("return.assess", case=True, object_id=found.suspension.id) as uow,
    ):
        rows.insert_assessment(uow, replace(made, attachment_id=stored.insert(uow)))
    return made.id


def void_assessment(session: Session, assessment_id: str, reason: str) -> Changes:
    """Take out a document that was noted by mistake; row and file stay with the reason.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``return_decided``, ``field_required``.
    """
    session.require_case()
    found = rows.of_assessment(session.database, assessment_id)
    if found is None:
        raise UserError("not_found")
    if found.back:
        raise UserError("return_decided")
    why = typed.text("理由", reason, longest=NOTE_LENGTH)
    with session.write("return.assess-void", case=True, object_id=found.suspension.id) as uow:
        rows.void_assessment(uow, assessment_id, why)
    return CHANGES


def load(session: Session, suspension_id: str) -> Absence:
    """One time away with all that belongs to it.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    found = rows.load(session.database, suspension_id)
    if found is None:
        raise UserError("not_found")
    return found


def of_student(session: Session, student_id: str) -> list[Absence]:
    """A student's times away, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_students(session.database, [student_id])


def every(session: Session) -> list[Absence]:
    """Every time away on record, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.every(session.database)


def unrecorded(session: Session) -> tuple[str, ...]:
    """Students who are 休学 on the roll and of whose time away nothing is noted here.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    gone = student_rows.ids_with_status(session.database, (StudentStatus.SUSPENDED,))
    noted = rows.of_students(session.database, gone)
    return tuple(sorted(gone - {one.suspension.student_id for one in noted if not over(session, one)}))


def over(session: Session, found: Absence) -> bool:
    """Whether a time away has ended: the return was granted and the student came back on the roll since."""
    if found.application is None or not found.back:
        return False
    return not away(session, found.suspension.student_id) or student_rows.came_back(
        session.database, found.suspension.student_id, found.application.applied_on
    )


def away(session: Session, student_id: str) -> bool:
    """Whether the student is 休学 on the roll today."""
    student = student_rows.load_student(session.database, student_id)
    return student is not None and student.status is StudentStatus.SUSPENDED


def asked_for(session: Session, application_id: str) -> Absence:
    """The time away an application belongs to, while nothing was granted.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``return_decided``.
    """
    session.require_case()
    found = rows.of_application(session.database, application_id)
    if found is None:
        raise UserError("not_found")
    if found.back:
        raise UserError("return_decided")
    return found


def set_status(uow: UnitOfWork, student_id: str, status: StudentStatus, day: str) -> None:
    """On the roll from a day on, as if typed by hand: an import proposes to keep it."""
    student_rows.set_status(uow, new_id(), student_id, status, day)
    student_rows.note_hand_edit(uow, new_id(), student_id, "status")


def _suspension(session: Session, student_id: str, typed_in: SuspensionInput) -> Suspension:
    return Suspension(
        new_id(),
        student_id,
        typed.past_day(session, "休学日期", typed_in.from_day),
        typed_in.reason_class,
        typed.text("说明", typed_in.note, longest=NOTE_LENGTH, shortest=0),
        "",
        "",
    )
