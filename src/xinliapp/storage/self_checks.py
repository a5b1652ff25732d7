"""Self-checks and what will be done about unmet clauses (core.db); a later check is a new revision."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import RectificationPlan, SelfCheckRecord
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.paper_rows import PaperRows

SELF_CHECKS = PaperRows("self_check", SelfCheckRecord, "pack_id")

_PLANS = (
    "SELECT pack_id, clause_id, period, responsible, due_on, measures, done_on, outcome FROM rectification"
)

insert = SELF_CHECKS.insert
update = SELF_CHECKS.update
load = SELF_CHECKS.load
latest = SELF_CHECKS.latest
all_records = SELF_CHECKS.all_records


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
            "done_on": plan.done_on,
            "outcome": plan.outcome,
        },
    )


def rectifications(database: Database, pack_id: str, period: str) -> dict[str, RectificationPlan]:
    """Clause id to its newest plan."""
    rows = database.rows(
        RectificationPlan,
        f"{_PLANS} WHERE pack_id = ? AND period = ? ORDER BY created_at, rowid",
        (pack_id, period),
    )
    return {row.clause_id: row for row in rows}


def all_rectifications(database: Database) -> list[RectificationPlan]:
    """The newest plan of every clause and period, in the order they were first due."""
    rows = database.rows(RectificationPlan, f"{_PLANS} ORDER BY created_at, rowid")
    newest = {(row.pack_id, row.clause_id, row.period): row for row in rows}
    return sorted(newest.values(), key=lambda row: (row.due_on, row.clause_id))
