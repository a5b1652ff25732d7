"""Appointments: the time in core.db, the visitor under the same id in case.db."""

from __future__ import annotations

from collections.abc import Iterable

from xinliapp.domain.appointments import Appointment, AppointmentStatus, Visitor
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.measures.context import json_list

_APPOINTMENT = "SELECT id, starts_at, ends_at, staff_id, source, urgent, status FROM main.appointment"
_VISITOR = "SELECT id, student_id, code, first_time, note, override_reason FROM casework.appointment_visitor"


def insert(uow: UnitOfWork, appointment: Appointment, visitor: Visitor) -> None:
    """Book: both rows, in one transaction over both files."""
    uow.insert(
        "main.appointment",
        {
            "id": appointment.id,
            "starts_at": appointment.starts_at,
            "ends_at": appointment.ends_at,
            "staff_id": appointment.staff_id,
            "source": appointment.source,
            "urgent": appointment.urgent,
            "status": appointment.status,
            "status_at": uow.now,
        },
    )
    uow.insert(
        "casework.appointment_visitor",
        {
            "id": visitor.id,
            "student_id": visitor.student_id,
            "code": visitor.code,
            "first_time": visitor.first_time,
            "note": visitor.note,
            "override_reason": visitor.override_reason,
        },
    )


def set_status(uow: UnitOfWork, appointment_id: str, status: AppointmentStatus) -> int:
    """Note what became of it; the number of rows touched."""
    return uow.update("main.appointment", appointment_id, {"status": status, "status_at": uow.now})


def move(uow: UnitOfWork, appointment_id: str, starts_at: str, ends_at: str) -> int:
    """Another time; the number of rows touched."""
    return uow.update("main.appointment", appointment_id, {"starts_at": starts_at, "ends_at": ends_at})


def set_override(uow: UnitOfWork, appointment_id: str, reason: str) -> None:
    """Why a conflict was put through."""
    uow.update("casework.appointment_visitor", appointment_id, {"override_reason": reason})


def set_student(uow: UnitOfWork, appointment_id: str, student_id: str) -> None:
    """A code becomes a student."""
    uow.update("casework.appointment_visitor", appointment_id, {"student_id": student_id, "code": None})


def load(database: Database, appointment_id: str) -> Appointment | None:
    """One appointment, or None."""
    return database.one(Appointment, f"{_APPOINTMENT} WHERE id = ?", (appointment_id,))


def made_at(database: Database, appointment_id: str) -> str | None:
    """When an appointment was booked."""
    value = database.scalar("SELECT created_at FROM main.appointment WHERE id = ?", (appointment_id,))
    return None if value is None else str(value)


def between(database: Database, start: str, end: str) -> list[Appointment]:
    """Appointments that overlap [start, end), in order."""
    return database.rows(
        Appointment,
        f"{_APPOINTMENT} WHERE starts_at < ? AND ends_at > ? ORDER BY starts_at, id",
        (end, start),
    )


def without_outcome(database: Database, before: str) -> list[Appointment]:
    """Booked ones that began before ``before`` and of which nobody has said what became."""
    return database.rows(
        Appointment,
        f"{_APPOINTMENT} WHERE status = 'booked' AND starts_at < ? ORDER BY starts_at, id",
        (before,),
    )


def visitors(database: Database, ids: Iterable[str]) -> dict[str, Visitor]:
    """Who comes, by the appointment's id."""
    found = database.rows(
        Visitor,
        f"{_VISITOR} WHERE id IN (SELECT value FROM json_each(?))",  # noqa: S608
        (json_list(tuple(ids)),),
    )
    return {visitor.id: visitor for visitor in found}


def of_student(database: Database, student_id: str) -> list[Appointment]:
    """A student's appointments, the newest first."""
    ids = [str(row[0]) for row in database.tuples(
        "SELECT id FROM casework.appointment_visitor WHERE student_id = ?", (student_id,)
    )]  # fmt: skip
    return database.rows(
        Appointment,
        f"{_APPOINTMENT} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
        " ORDER BY starts_at DESC, id",
        (json_list(tuple(ids)),),
    )


def codes(database: Database) -> list[str]:
    """Every code number given out."""
    return [
        str(row[0])
        for row in database.tuples("SELECT code FROM casework.appointment_visitor WHERE code IS NOT NULL")
    ]


def set_handover(uow: UnitOfWork, opening_id: str, note: str) -> None:
    """What one duty hands over to the next; an empty note takes it away."""
    uow.execute("DELETE FROM casework.duty_handover WHERE id = ?", (opening_id,))
    if note:
        uow.insert("casework.duty_handover", {"id": opening_id, "note": note})


def handovers(database: Database, opening_ids: Iterable[str]) -> dict[str, str]:
    """Handed-over notes by opening."""
    return {
        str(opening): str(note)
        for opening, note in database.tuples(
            "SELECT id, note FROM casework.duty_handover WHERE id IN (SELECT value FROM json_each(?))",
            (json_list(tuple(opening_ids)),),
        )
    }
