"""The school's own numbers (core.db); append-only, so that every past day keeps what was in force."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.ids import new_id
from xinliapp.domain.local_layer import LocalSetting
from xinliapp.storage.database import Database, UnitOfWork


def insert(uow: UnitOfWork, key: str, value: float | None, from_day: str, reason: str) -> None:
    """Set a number from a day on, or with None take it back."""
    uow.insert(
        "local_setting",
        {"id": new_id(), "key": key, "value": value, "from_day": from_day, "reason": reason},
    )


def history(database: Database) -> list[LocalSetting]:
    """Everything that was ever set, oldest first; who is the account's name as shown."""
    return database.rows(
        LocalSetting,
        "SELECT s.key, s.value, s.from_day, s.reason, s.created_at,"
        " COALESCE(a.display_name, s.created_by) AS created_by"
        " FROM local_setting s LEFT JOIN account a ON a.id = s.created_by"
        " ORDER BY s.from_day, s.created_at, s.rowid",
    )


def in_force(database: Database, day: dt.date) -> dict[str, float]:
    """Key to number on a day."""
    found: dict[str, float | None] = {}
    for key, value in database.tuples(
        "SELECT key, value FROM local_setting WHERE from_day <= ? ORDER BY from_day, created_at, rowid",
        (day.isoformat(),),
    ):
        found[str(key)] = None if value is None else float(value)
    return {key: value for key, value in found.items() if value is not None}
