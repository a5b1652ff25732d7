"""任职文件 of staff: the papers that name them to their post."""

from __future__ import annotations

from xinliapp.domain.staff import Appointment
from xinliapp.storage.database import Database, UnitOfWork


def insert(uow: UnitOfWork, paper: Appointment) -> None:
    """Keep a paper."""
    uow.insert(
        "staff_appointment",
        {
            "id": paper.id,
            "staff_id": paper.staff_id,
            "title": paper.title,
            "issued_on": paper.issued_on,
            "attachment_id": paper.attachment_id,
        },
    )


def everything(database: Database) -> list[Appointment]:
    """Every paper that was not taken back, by person, the newest first."""
    return database.rows(
        Appointment,
        "SELECT id, staff_id, title, issued_on, attachment_id FROM staff_appointment"
        " WHERE voided_at IS NULL ORDER BY staff_id, issued_on DESC, created_at DESC, rowid DESC",
    )
