"""Money for mental health, entry by entry."""

from __future__ import annotations

from xinliapp.domain.funding import Funding
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = "SELECT id, year, category, kind, amount_fen, note, attachment_id, created_at FROM funding"


def insert(uow: UnitOfWork, row: Funding) -> None:
    """Add an entry."""
    uow.insert(
        "funding",
        {
            "id": row.id,
            "year": row.year,
            "category": row.category,
            "kind": row.kind,
            "amount_fen": row.amount_fen,
            "note": row.note,
            "attachment_id": row.attachment_id,
        },
    )


def everything(database: Database) -> list[Funding]:
    """Every entry that was not taken back, the newest year first, in the order they were noted."""
    return database.rows(
        Funding, f"{_SELECT} WHERE voided_at IS NULL ORDER BY year DESC, category, kind, created_at, rowid"
    )
