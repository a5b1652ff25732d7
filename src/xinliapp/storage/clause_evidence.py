"""Papers kept as evidence for a clause in a period (core.db); taken back, not deleted."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class KeptEvidence:
    """One paper: ``attachment_id`` is None where only its title and place are noted."""

    id: str
    clause_id: str
    title: str
    attachment_id: str | None
    created_at: str
    created_by: str


def insert(
    uow: UnitOfWork, row_id: str, pack_id: str, clause_id: str, period: str, title: str, file: str | None
) -> None:
    """Keep a paper with a clause."""
    uow.insert(
        "clause_evidence",
        {
            "id": row_id,
            "pack_id": pack_id,
            "clause_id": clause_id,
            "period": period,
            "title": title,
            "attachment_id": file,
        },
    )


def take_back(uow: UnitOfWork, row_id: str) -> None:
    """The paper is no evidence any more; its row stays."""
    uow.update("clause_evidence", row_id, {"voided_at": uow.now})


def of_period(database: Database, pack_id: str, period: str) -> list[KeptEvidence]:
    """What is kept for the period, in the order it was added; who is the account's name as shown."""
    return database.rows(
        KeptEvidence,
        "SELECT e.id, e.clause_id, e.title, e.attachment_id, e.created_at,"
        " COALESCE(a.display_name, e.created_by) AS created_by"
        " FROM clause_evidence e LEFT JOIN account a ON a.id = e.created_by"
        " WHERE e.pack_id = ? AND e.period = ? AND e.voided_at IS NULL ORDER BY e.created_at, e.rowid",
        (pack_id, period),
    )


def known(database: Database, row_id: str) -> bool:
    """Whether a paper with this id is kept and was not taken back."""
    return bool(
        database.scalar("SELECT count(*) FROM clause_evidence WHERE id = ? AND voided_at IS NULL", (row_id,))
    )
