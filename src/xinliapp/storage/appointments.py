"""Appointments: the time in core.db; who comes, why and what became of it under the same id in case.db."""

from __future__ import annotations

from collections.abc import Iterable

from xinliapp.domain.appointments import (
    TAKES_TIME,
    Appointment,
    AppointmentSource,
    AppointmentStatus,
    Visitor,
)
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.measures.context import json_list

# Without the case key an appointment is time that is taken, or free again: 约(已占) (decision 0138).
_TAKEN = (
    "SELECT id, starts_at, ends_at, staff_id, 'other' AS source, 0 AS urgent,"
    " CASE WHEN status IN ('booked', 'arrived') THEN 'booked' ELSE 'cancelled' END AS status"
    " FROM main.appointment"
)
# What an older version wrote still stands in core.db until the next unlock has moved it (take_over).
_WHOLE = (
    "SELECT a.id AS id, starts_at, ends_at, staff_id, coalesce(v.source, a.source) AS source,"
    " coalesce(v.urgent, a.urgent) AS urgent, coalesce(v.status, a.status) AS status"
    " FROM main.appointment a LEFT JOIN casework.appointment_visitor v ON v.id = a.id"
)
_VISITOR = (
    "SELECT id, student_id, code, first_time, note, override_reason,"
    " coalesce(changed_at, created_at) AS changed_at FROM casework.appointment_visitor"
)


def insert(uow: UnitOfWork, appointment: Appointment, visitor: Visitor) -> None:
    """Book: both rows, in one transaction over both files."""
    uow.insert(
        "main.appointment",
        {
            "id": appointment.id,
            "starts_at": appointment.starts_at,
            "ends_at": appointment.ends_at,
            "staff_id": appointment.staff_id,
            "source": AppointmentSource.OTHER,
            "urgent": False,
            "status": _seen_from_core(appointment.status),
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
            "source": appointment.source,
            "urgent": appointment.urgent,
            "status": appointment.status,
            "changed_at": uow.now,
        },
    )


def set_status(uow: UnitOfWork, appointment_id: str, status: AppointmentStatus) -> None:
    """Note what became of it; core.db learns no more than whether the time is free again."""
    uow.update("casework.appointment_visitor", appointment_id, {"status": status, "changed_at": uow.now})
    neutral = _seen_from_core(status)
    uow.execute(
        "UPDATE main.appointment SET status = ?2, status_at = ?3 WHERE id = ?1 AND status <> ?2",
        (appointment_id, neutral.value, uow.now),
    )


def move(uow: UnitOfWork, appointment_id: str, starts_at: str, ends_at: str, *, urgent: bool) -> None:
    """Another time."""
    uow.update("main.appointment", appointment_id, {"starts_at": starts_at, "ends_at": ends_at})
    uow.update("casework.appointment_visitor", appointment_id, {"urgent": urgent, "changed_at": uow.now})


def take_over(uow: UnitOfWork) -> int:
    """Move what an older version left readable in core.db; how many appointments it moved.

    One without a visitor (the two files came from different moments) has nobody to move it to:
    whose it was is not known, so its source, 急 and outcome go (decision 0161).
    """
    moved = uow.execute(
        "UPDATE casework.appointment_visitor SET (source, urgent, status, changed_at) ="
        " (SELECT a.source, a.urgent, a.status, a.status_at FROM main.appointment a"
        " WHERE a.id = appointment_visitor.id)"
        " WHERE source IS NULL AND id IN (SELECT id FROM main.appointment)"
    )
    uow.execute(
        "UPDATE main.appointment SET source = 'other', urgent = 0, status_at = created_at,"
        " status = CASE WHEN status IN ('booked', 'arrived') THEN 'booked' ELSE 'cancelled' END"
        " WHERE source <> 'other' OR urgent <> 0 OR status NOT IN ('booked', 'cancelled')"
    )
    return moved


def left_in_core(database: Database) -> bool:
    """Whether :func:`take_over` has something to do, be it that an older core.db came back alone."""
    found = database.scalar(
        "SELECT 1 FROM main.appointment a LEFT JOIN casework.appointment_visitor v ON v.id = a.id"
        " WHERE (v.id IS NOT NULL AND v.source IS NULL) OR a.source <> 'other' OR a.urgent <> 0"
        " OR a.status NOT IN ('booked', 'cancelled') LIMIT 1"
    )
    return found is not None


def set_override(uow: UnitOfWork, appointment_id: str, reason: str | None) -> None:
    """Why a conflict was put through; None where there is none any more."""
    uow.update("casework.appointment_visitor", appointment_id, {"override_reason": reason})


def set_student(uow: UnitOfWork, appointment_id: str, student_id: str) -> None:
    """A code becomes a student."""
    values: dict[str, object] = {"student_id": student_id, "code": None, "changed_at": uow.now}
    uow.update("casework.appointment_visitor", appointment_id, values)


def load(database: Database, appointment_id: str) -> Appointment | None:
    """One appointment, or None."""
    return database.one(Appointment, f"{_select(database)} WHERE {_key(database)} = ?", (appointment_id,))


def made_at(database: Database, appointment_id: str) -> str | None:
    """When an appointment was booked."""
    value = database.scalar("SELECT created_at FROM main.appointment WHERE id = ?", (appointment_id,))
    return None if value is None else str(value)


def between(database: Database, start: str, end: str) -> list[Appointment]:
    """Appointments that overlap [start, end), in order."""
    return database.rows(
        Appointment,
        f"{_select(database)} WHERE starts_at < ? AND ends_at > ? ORDER BY starts_at, {_key(database)}",
        (end, start),
    )


def without_outcome(database: Database, before: str) -> list[Appointment]:
    """Booked ones that began before ``before`` and of which nobody has said what became (case key)."""
    return database.rows(
        Appointment,
        f"{_WHOLE} WHERE coalesce(v.status, a.status) = 'booked' AND starts_at < ? ORDER BY starts_at, a.id",
        (before,),
    )


def to_be_noted(database: Database, now: str, start: str, end: str) -> list[Appointment]:
    """Of those in [start, end): booked and not over, or kept, and no session of it signed yet (case key)."""
    return database.rows(
        Appointment,
        f"{_WHOLE} WHERE starts_at >= ? AND starts_at < ?"  # noqa: S608
        " AND CASE coalesce(v.status, a.status) WHEN 'booked' THEN ends_at > ? ELSE"
        " coalesce(v.status, a.status) = 'arrived' END"
        " AND NOT EXISTS (SELECT 1 FROM casework.counseling_session AS s WHERE s.appointment_id = a.id"
        " AND s.signed_at IS NOT NULL AND s.voided_at IS NULL) ORDER BY starts_at, a.id",
        (start, end, now),
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
        f"{_WHOLE} WHERE a.id IN (SELECT value FROM json_each(?)) ORDER BY starts_at DESC, a.id",  # noqa: S608
        (json_list(tuple(ids)),),
    )


def who_came(database: Database) -> list[tuple[str, str]]:
    """Student ("" for who gives no name) and code ("" for a student) of every booking, in the order made."""
    found = database.tuples(
        "SELECT coalesce(student_id, ''), coalesce(code, '') FROM casework.appointment_visitor"
        " ORDER BY created_at, rowid"
    )
    return [(str(student), str(code)) for student, code in found]


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


def _select(database: Database) -> str:
    return _WHOLE if database.has_case else _TAKEN


def _key(database: Database) -> str:
    return "a.id" if database.has_case else "id"


def _seen_from_core(status: AppointmentStatus) -> AppointmentStatus:
    return AppointmentStatus.BOOKED if status in TAKES_TIME else AppointmentStatus.CANCELLED
