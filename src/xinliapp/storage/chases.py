"""Bureau edition: reminders to schools, and why a school does not report."""

from __future__ import annotations

from xinliapp.domain.bureau import Chase, ChaseMethod
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


def add(
    uow: UnitOfWork, form_id: str, period: str, school_code: str, at: str, method: ChaseMethod, result: str
) -> str:
    """Note one reminder; the row's id."""
    row_id = new_id()
    uow.insert(
        "chase",
        {
            "id": row_id,
            "form_id": form_id,
            "period": period,
            "school_code": school_code,
            "at": at,
            "method": method,
            "result": result,
        },
    )
    return row_id


def of_run(database: Database, form_id: str, period: str) -> dict[str, tuple[Chase, ...]]:
    """By school, the reminders of a run, oldest first."""
    found: dict[str, tuple[Chase, ...]] = {}
    for chase in database.rows(
        Chase, "SELECT * FROM chase WHERE form_id = ? AND period = ? ORDER BY at, id", (form_id, period)
    ):
        found[chase.school_code] = (*found.get(chase.school_code, ()), chase)
    return found


def add_reason(
    uow: UnitOfWork, form_id: str, period: str, school_code: str, reason: str, via_code: str | None = None
) -> None:
    """Note why a school does not report; a newer reason replaces an older one."""
    uow.insert(
        "missing_reason",
        {
            "id": new_id(),
            "form_id": form_id,
            "period": period,
            "school_code": school_code,
            "reason": reason,
            "via_code": via_code,
        },
    )


def reasons(database: Database, form_id: str, period: str) -> dict[str, str]:
    """By school, the newest reason why it does not report."""
    return {
        str(code): str(reason)
        for code, reason in database.tuples(
            "SELECT school_code, reason FROM missing_reason WHERE form_id = ? AND period = ?"
            " ORDER BY created_at, rowid",
            (form_id, period),
        )
    }
