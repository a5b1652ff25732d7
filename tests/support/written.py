"""What a journey wrote: every table of both databases, and both logs, before and after."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from xinliapp.services.session import Session
from xinliapp.storage.connection import CASE_SCHEMA

CHANGED = "changed"
# Logs are compared by their actions; what core knows of the case log's head is a part of them.
_LOGS = {"audit_event", "chain_anchor"}
_HEAD = " WHERE id <> 'case_chain_head'"


@dataclass(frozen=True, slots=True)
class Tables:
    """Of each table (``casework.`` before those of the case database) its rows and a digest of them; both
    logs' actions in their order."""

    rows: dict[str, int]
    digests: dict[str, str]
    core_log: tuple[str, ...]
    case_log: tuple[str, ...]


def tables(session: Session) -> Tables:
    """Everything in the databases this session has open."""
    rows: dict[str, int] = {}
    digests: dict[str, str] = {}
    logs: dict[str, tuple[str, ...]] = {"main": (), CASE_SCHEMA: ()}
    fetch = session.database.connection.execute
    for schema in ("main", CASE_SCHEMA) if session.database.has_case else ("main",):
        listed = fetch(f"SELECT name FROM {schema}.sqlite_master WHERE type = 'table'")  # noqa: S608
        names = [row[0] for row in listed]
        for name in names:
            if name in _LOGS or name.startswith(("sqlite_", "find_")):  # the index is made from the records
                continue
            shown = name if schema == "main" else f"{schema}.{name}"
            ruled_out = _HEAD if shown == "app_setting" else ""
            found = fetch(f"SELECT * FROM {schema}.{name}{ruled_out}")  # noqa: S608
            content = sorted(repr(row) for row in found)
            rows[shown] = len(content)
            digests[shown] = hashlib.sha256("\n".join(content).encode()).hexdigest()
        acts = fetch(f"SELECT action FROM {schema}.audit_event ORDER BY seq")  # noqa: S608
        logs[schema] = tuple(row[0] for row in acts)
    return Tables(rows, digests, logs["main"], logs[CASE_SCHEMA])


def wrote(before: Tables, after: Tables) -> dict[str, int | str]:
    """Each table that is not as it was: how many rows more (or fewer), or that it has ``CHANGED``."""
    told: dict[str, int | str] = {}
    for name in sorted(before.rows.keys() | after.rows.keys()):
        more = after.rows.get(name, 0) - before.rows.get(name, 0)
        if more or before.digests.get(name) != after.digests.get(name):
            told[name] = more or CHANGED
    return told


def logged(before: Tables, after: Tables) -> tuple[list[str], list[str]]:
    """The actions both logs gained, in their order: core's and the case log's."""
    return list(after.core_log[len(before.core_log) :]), list(after.case_log[len(before.case_log) :])
