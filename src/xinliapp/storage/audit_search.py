"""Looking for events in a chain: by time, person, action and object, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.storage import audit_objects
from xinliapp.storage.audit import AuditEvent, Chain
from xinliapp.storage.database import Database, Value


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look for; empty text does not limit. ``since`` is included, ``before`` is not (ISO days)."""

    chain: Chain
    since: str = ""
    before: str = ""
    actor: str = ""
    action: str = ""
    text: str = ""


def newest(database: Database, wanted: Wanted, limit: int) -> list[AuditEvent]:
    """The newest events that fit, newest first."""
    where, args = _where(wanted)
    return database.rows(
        AuditEvent,
        f"SELECT * FROM {wanted.chain.table} WHERE {where} ORDER BY seq DESC LIMIT ?",  # noqa: S608
        (*args, limit),
    )


def count(database: Database, wanted: Wanted) -> int:
    """How many events fit."""
    where, args = _where(wanted)
    return int(
        database.scalar(f"SELECT count(*) FROM {wanted.chain.table} WHERE {where}", args) or 0  # noqa: S608
    )


def actions(database: Database, chain: Chain) -> list[str]:
    """Every action that occurs in a chain."""
    return [str(row[0]) for row in database.tuples(f"SELECT DISTINCT action FROM {chain.table}")]  # noqa: S608


def actors(database: Database, chain: Chain) -> list[str]:
    """Everybody who did something in a chain."""
    return [str(row[0]) for row in database.tuples(f"SELECT DISTINCT actor FROM {chain.table}")]  # noqa: S608


def _where(wanted: Wanted) -> tuple[str, list[Value]]:
    parts: list[str] = ["1 = 1"]
    args: list[Value] = []
    for condition, value in (
        ("at >= ?", wanted.since),
        ("at < ?", wanted.before),
        ("actor = ?", wanted.actor),
        ("action = ?", wanted.action),
    ):
        if value:
            parts.append(condition)
            args.append(value)
    if wanted.text:
        like = "%" + wanted.text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
        people = (
            "SELECT id FROM main.account WHERE display_name LIKE ? ESCAPE '\\' OR name LIKE ? ESCAPE '\\'"
        )
        about = ["object_id LIKE ? ESCAPE '\\'", f"object_id IN ({people})"]
        args += [like, like, like]
        if wanted.chain is Chain.CASE:  # who reads core's chain learns nothing about a child from it
            theirs, marks = audit_objects.of_students(wanted.chain)
            about.append(f"object_id IN ({theirs})")
            args += [like] * marks
        parts.append(f"({' OR '.join(about)})")
    return " AND ".join(parts), args
