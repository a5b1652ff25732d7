"""Self-checks and what will be done about unmet clauses (core.db); a later check is a new revision."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import RectificationPlan, SelfCheckRecord
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, pack_id, pack_version, period, revision, as_of, status, snapshot, submitted_by,"
    " submitted_at, return_reason FROM self_check"
)


def insert(uow: UnitOfWork, record: SelfCheckRecord) -> None:
    """Start a revision."""
    uow.insert(
        "self_check",
        {
            "id": record.id,
            "pack_id": record.pack_id,
            "pack_version": record.pack_version,
            "period": record.period,
            "revision": record.revision,
            "as_of": record.as_of,
            "status": record.status,
            "snapshot": record.snapshot,
        },
    )


def update(uow: UnitOfWork, record_id: str, **values: object) -> None:
    """Set columns of a revision."""
    uow.update("self_check", record_id, values)


def load(database: Database, record_id: str) -> SelfCheckRecord | None:
    """One revision, or None."""
    return database.one(SelfCheckRecord, f"{_SELECT} WHERE id = ?", (record_id,))


def latest(database: Database, pack_id: str, period: str) -> SelfCheckRecord | None:
    """The highest revision of a pack and period, or None."""
    found = database.rows(
        SelfCheckRecord,
        f"{_SELECT} WHERE pack_id = ? AND period = ? ORDER BY revision DESC LIMIT 1",
        (pack_id, period),
    )
    return found[0] if found else None


def all_records(database: Database) -> list[SelfCheckRecord]:
    """Every revision, newest first."""
    return database.rows(SelfCheckRecord, f"{_SELECT} ORDER BY created_at DESC, rowid DESC")


def save_rectification(uow: UnitOfWork, plan: RectificationPlan) -> None:
    """Note what will be done; the newest plan of a clause and period counts."""
    uow.insert(
        "rectification",
        {
            "id": new_id(),
            "pack_id": plan.pack_id,
            "clause_id": plan.clause_id,
            "period": plan.period,
            "responsible": plan.responsible,
            "due_on": plan.due_on,
            "measures": plan.measures,
        },
    )


def rectifications(database: Database, pack_id: str, period: str) -> dict[str, RectificationPlan]:
    """Clause id to its newest plan."""
    rows = database.rows(
        RectificationPlan,
        "SELECT pack_id, clause_id, period, responsible, due_on, measures FROM rectification"
        " WHERE pack_id = ? AND period = ? ORDER BY created_at, rowid",
        (pack_id, period),
    )
    return {row.clause_id: row for row in rows}
