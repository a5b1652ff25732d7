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


def set_voided(uow: UnitOfWork, exemption_id: str, voided: bool) -> None:
    """Take an exemption back, or bring it back."""
    uow.update("casework.talk_exemption", exemption_id, {"voided_at": uow.now if voided else None})


def touching(database: Database, first_day: str, last_day: str) -> list[TalkExemption]:
    """Every exemption that touches these days."""
    return database.rows(
        TalkExemption,
        "SELECT id, student_id, starts_on, ends_on, reason FROM casework.talk_exemption"
        " WHERE voided_at IS NULL AND starts_on <= ? AND ends_on >= ?",
        (last_day, first_day),
    )
