"""What a person put off: rows of ``task_snooze`` in core.db, or in case.db for tasks about a student."""

from __future__ import annotations

from xinliapp.domain.tasks import Snooze
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "id, task_key, kind, until_day, clause, reason"


def table(*, case: bool) -> str:
    """Where a postponement lies."""
    return f"{CASE_SCHEMA if case else 'main'}.task_snooze"


def current(database: Database, account_id: str, *, case: bool) -> list[Snooze]:
    """This account's postponements that were not ended, the newest last."""
    return database.rows(
        Snooze,
        f"SELECT {_COLUMNS} FROM {table(case=case)}"  # noqa: S608
        " WHERE account_id = ? AND ended_at IS NULL ORDER BY created_at, rowid",
        (account_id,),
    )


def add(uow: UnitOfWork, account_id: str, snooze: Snooze, *, case: bool) -> None:
    """Write one, ending what the account had put the same task off to before."""
    uow.execute(
        f"UPDATE {table(case=case)} SET ended_at = ?"  # noqa: S608
        " WHERE account_id = ? AND task_key = ? AND ended_at IS NULL",
        (uow.now, account_id, snooze.task_key),
    )
    uow.insert(
        table(case=case),
        {
            "id": snooze.id,
            "account_id": account_id,
            "task_key": snooze.task_key,
            "kind": snooze.kind,
            "until_day": snooze.until_day,
            "clause": snooze.clause,
            "reason": snooze.reason,
        },
    )


def end(uow: UnitOfWork, account_id: str, task_key: str, *, case: bool) -> None:
    """The task is back on the page."""
    uow.execute(
        f"UPDATE {table(case=case)} SET ended_at = ?"  # noqa: S608
        " WHERE account_id = ? AND task_key = ? AND ended_at IS NULL",
        (uow.now, account_id, task_key),
    )
