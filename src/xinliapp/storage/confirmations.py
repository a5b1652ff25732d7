"""A person's word on a clause (core.db); append-only, the newest counts."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class ConfirmationRow:
    """Who said what about a clause, and why; ``name`` is the account's name as shown."""

    clause_id: str
    met: bool
    note: str
    created_at: str
    created_by: str


def insert(uow: UnitOfWork, pack_id: str, clause_id: str, period: str, *, met: bool, note: str) -> None:
    """Note a person's word."""
    uow.insert(
        "clause_confirmation",
        {
            "id": new_id(),
            "pack_id": pack_id,
            "clause_id": clause_id,
            "period": period,
            "met": met,
            "note": note,
        },
    )


def newest(database: Database, pack_id: str, period: str) -> dict[str, ConfirmationRow]:
    """Clause id to the newest confirmation."""
    rows = database.rows(
        ConfirmationRow,
        "SELECT c.clause_id, c.met, c.note, c.created_at,"
        " COALESCE(a.display_name, c.created_by) AS created_by"
        " FROM clause_confirmation c LEFT JOIN account a ON a.id = c.created_by"
        " WHERE c.pack_id = ? AND c.period = ? ORDER BY c.created_at, c.rowid",
        (pack_id, period),
    )
    return {row.clause_id: row for row in rows}
