"""Looking for events in a chain: by time, person, action and object, newest first."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

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


def student_names(database: Database, ids: Iterable[str]) -> dict[str, str]:
    """Names of those ids that are students'; for who may read the case chain."""
    found = database.tuples(
        "SELECT id, name FROM main.student WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(ids)),),
    )
    return {str(row_id): str(name) for row_id, name in found}


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
            about.append("object_id IN (SELECT id FROM main.student WHERE name LIKE ? ESCAPE '\\')")
            args.append(like)
        parts.append(f"({' OR '.join(about)})")
    return " AND ".join(parts), args
