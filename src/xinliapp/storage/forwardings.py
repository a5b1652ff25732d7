"""What a centre passed on, as it was signed; append-only."""

from __future__ import annotations

from xinliapp.domain.forwarding import Forwarding
from xinliapp.storage.database import Database, UnitOfWork


def add(uow: UnitOfWork, row: Forwarding) -> None:
    """Keep a passing-on. ``created_at`` and ``created_by`` are the transaction's."""
    uow.insert(
        "forwarding",
        {
            "id": row.id,
            "form_id": row.form_id,
            "form_version": row.form_version,
            "period": row.period,
            "revision": row.revision,
            "recipient_id": row.recipient_id,
            "form": row.form,
            "members": row.members,
        },
    )


def forwarding(database: Database, row_id: str) -> Forwarding | None:
    """The passing-on with this id."""
    return database.one(Forwarding, "SELECT * FROM forwarding WHERE id = ?", (row_id,))


def of_run(database: Database, form_id: str, period: str) -> list[Forwarding]:
    """What was passed on of a run, newest first."""
    return database.rows(
        Forwarding,
        "SELECT * FROM forwarding WHERE form_id = ? AND period = ? ORDER BY revision DESC, created_at DESC",
        (form_id, period),
    )
