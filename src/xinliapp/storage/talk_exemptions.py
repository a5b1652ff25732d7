"""Students a span's talks do not apply to (case.db)."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.contacts import TalkExemption
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = ("id", "student_id", "starts_on", "ends_on", "reason")


def insert_many(uow: UnitOfWork, exemptions: Sequence[TalkExemption]) -> None:
    """Leave students out of a span."""
    rows = ((item.id, item.student_id, item.starts_on, item.ends_on, item.reason) for item in exemptions)
    uow.insert_many("casework.talk_exemption", _COLUMNS, rows)


def take_back(uow: UnitOfWork, exemption_id: str) -> None:
    """Void an exemption of the one who writes, unless it is voided already: anybody else's stays."""
    uow.execute(
        "UPDATE casework.talk_exemption SET voided_at = ?"
        " WHERE id = ? AND voided_at IS NULL AND created_by = ?",
        (uow.now, exemption_id, uow.actor),
    )


def revive(uow: UnitOfWork, exemption_id: str, voided_at: str) -> None:
    """Bring one's own exemption back that was voided at this moment, and at no later one."""
    uow.execute(
        "UPDATE casework.talk_exemption SET voided_at = NULL"
        " WHERE id = ? AND voided_at = ? AND created_by = ?",
        (exemption_id, voided_at, uow.actor),
    )


def typed_in(database: Database, first_day: str, last_day: str, account_id: str) -> list[tuple[str, str]]:
    """Id and student of the exemptions touching these days that this account put in."""
    found = database.tuples(
        "SELECT id, student_id FROM casework.talk_exemption"
        " WHERE voided_at IS NULL AND starts_on <= ? AND ends_on >= ? AND created_by = ? ORDER BY id",
        (last_day, first_day, account_id),
    )
    return [(str(row_id), str(student)) for row_id, student in found]


def touching(database: Database, first_day: str, last_day: str) -> list[TalkExemption]:
    """Every exemption that touches these days."""
    return database.rows(
        TalkExemption,
        "SELECT id, student_id, starts_on, ends_on, reason FROM casework.talk_exemption"
        " WHERE voided_at IS NULL AND starts_on <= ? AND ends_on >= ?",
        (last_day, first_day),
    )
