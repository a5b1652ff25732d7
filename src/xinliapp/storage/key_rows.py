"""Rows that say which keys the unit has, carried over a restore: they never go back to older ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from xinliapp.storage import settings
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database, UnitOfWork, Value

_UNIT = ("id", "kind", "public", "private", "valid_from", "retired_at", "created_at", "created_by")
_INBOX = ("id", "public", "private", "created_at", "created_by")
_TRUST = ("sign_in_trust", "case_in_trust")


@dataclass(frozen=True, slots=True)
class KeyRows:
    """Rows of ``unit_key`` and ``inbox_key``, and the keys that wait for their first holder, by setting."""

    unit: tuple[tuple[Value, ...], ...] = field(default=(), repr=False)
    inbox: tuple[tuple[Value, ...], ...] = field(default=(), repr=False)
    trust: Mapping[str, str] = field(default_factory=dict, repr=False)


def read(database: Database) -> KeyRows:
    """What this vault has now; the inbox' private halves only where case.db is open."""
    unit = database.tuples(f"SELECT {', '.join(_UNIT)} FROM main.unit_key ORDER BY valid_from, id")  # noqa: S608
    inbox = []
    if database.has_case:
        inbox = database.tuples(f"SELECT {', '.join(_INBOX)} FROM {CASE_SCHEMA}.inbox_key")  # noqa: S608
    trust = {name: value for name in _TRUST if (value := settings.read(database, name)) is not None}
    return KeyRows(tuple(unit), tuple(inbox), trust)


def write(uow: UnitOfWork, rows: KeyRows) -> None:
    """Put the rows where a restored pair has older ones, or none."""
    if not rows.unit:
        return
    for row in rows.unit:
        _put(uow, "main.unit_key", _UNIT, row)
    for row in rows.inbox:
        _put(uow, f"{CASE_SCHEMA}.inbox_key", _INBOX, row)
    for name in _TRUST:
        if name in rows.trust:
            settings.write(uow, name, rows.trust[name])
        else:
            settings.remove(uow, name)


def _put(uow: UnitOfWork, table: str, columns: tuple[str, ...], row: tuple[Value, ...]) -> None:
    marks = ", ".join("?" * len(columns))
    sets = ", ".join(f"{name} = excluded.{name}" for name in columns if name != "id")
    uow.execute(
        f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"  # noqa: S608
        f" ON CONFLICT (id) DO UPDATE SET {sets}",
        row,
    )
