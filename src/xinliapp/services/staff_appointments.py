"""任职文件: the sealed paper that names a person to their post (screens.md S18)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.staff import Appointment
from xinliapp.services import attachments, typed
from xinliapp.services.session import Session
from xinliapp.storage import staff as staff_rows
from xinliapp.storage import staff_appointments as rows

CHANGES = Changes.STAFF


@dataclass(frozen=True, slots=True)
class AppointmentInput:
    """A paper as typed: its name or number, the day on it, where it lies."""

    title: str
    issued_on: dt.date
    file: Path | None


def add(session: Session, member_id: str, paper: AppointmentInput) -> str:
    """Keep a person's appointment paper; its id. Earlier ones stay below it.

    Raises:
        UserError: ``not_found``, ``field_required`` (name, file), ``field_wrong``, ``student_named``; as
            :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    if staff_rows.load(session.database, member_id) is None:
        raise UserError("not_found")
    made = Appointment(
        new_id(),
        member_id,
        typed.prose(session, "文件名称", paper.title, longest=80),
        typed.past_day(session, "文件日期", paper.issued_on),
        "",
    )
    if paper.file is None:
        raise UserError("field_required", field="文件")
    with (
        attachments.storing(session, paper.file) as stored,
        session.write("staff.appointment", object_id=member_id) as uow,
    ):
        rows.insert(uow, replace(made, attachment_id=stored.insert(uow) or ""))
    return made.id


def take_back(session: Session, appointment_id: str, reason: str) -> Changes:
    """A paper kept by mistake: its row stays and no longer shows.

    Raises:
        UserError: ``not_found``, ``field_required``.
    """
    words = typed.prose(session, "撤回理由", reason, longest=200)
    with session.write("staff.appointment_void", object_id=appointment_id) as uow:
        if not staff_rows.void(uow, "staff_appointment", appointment_id, words):
            raise UserError("not_found")
    return CHANGES


def by_person(session: Session) -> dict[str, tuple[Appointment, ...]]:
    """Papers by staff id, the newest first."""
    found: dict[str, tuple[Appointment, ...]] = {}
    for paper in rows.everything(session.database):
        found[paper.staff_id] = (*found.get(paper.staff_id, ()), paper)
    return found
