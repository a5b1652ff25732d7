"""Rows about exchanged keys, and the check that a staged file lost nothing."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.storage.audit import GENESIS
from xinliapp.storage.backup import Snapshot, drop_empty_journal
from xinliapp.storage.connection import CASE_SCHEMA, open_single, reading
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.integrity import broken_structure, damaged_pages
from xinliapp.storage.rowcount import row_counts

# What a rotation itself writes; every other table must hold exactly the rows it held.
_TOUCHED = frozenset({"audit_event", "key_rotation", "unit_key", "inbox_key", "app_setting", "chain_anchor"})


@dataclass(frozen=True, slots=True)
class Rotation:
    """One exchange of keys: when, because of whom, and which keys."""

    created_at: str
    created_by: str
    account_id: str
    compartments: frozenset[Compartment]


@dataclass(frozen=True, slots=True)
class _Row:
    created_at: str
    created_by: str
    account_id: str
    compartments: str


def add(
    uow: UnitOfWork, account_id: str, compartments: Iterable[Compartment], *, pair: int, listed: int
) -> None:
    """Note an exchange of keys; ``pair`` and ``listed`` are the generations of the files and the list."""
    uow.insert(
        "key_rotation",
        {
            "id": new_id(),
            "account_id": account_id,
            "compartments": json.dumps(sorted(part.value for part in compartments)),
            "pair_generation": pair,
            "key_list_generation": listed,
        },
    )


def rotations(database: Database) -> list[Rotation]:
    """Every exchange of keys, newest first."""
    found = database.rows(
        _Row,
        "SELECT created_at, created_by, account_id, compartments FROM key_rotation"
        " ORDER BY created_at DESC, key_list_generation DESC",
    )
    return [
        Rotation(
            row.created_at,
            row.created_by,
            row.account_id,
            frozenset(Compartment(name) for name in json.loads(row.compartments)),
        )
        for row in found
    ]


def set_pair_generation(uow: UnitOfWork, generation: int) -> None:
    """Both files of the pair carry this generation from now on."""
    for schema in ("main", CASE_SCHEMA):
        uow.execute(f"UPDATE {schema}.vault_info SET pair_generation = ?", (generation,))  # noqa: S608


def staged_problem(path: Path, key: bytes, before: Snapshot) -> str | None:
    """What a closed staged file lacks that the live one had, in a word, or None.

    Every page's MAC, the whole structure, the rows of every table and the live chain's head inside its own
    are looked at, so that a copy that went wrong never takes a good file's place.
    """
    try:
        connection = open_single(path, key)
    except KnownError:
        return "打不开"
    try:
        if damaged_pages(connection):
            return "页面校验"
        if broken_structure(connection):
            return "结构"
        if _lost(row_counts(connection), before.rows):
            return "记录条数"
        with reading(path.name):
            found = connection.execute(
                "SELECT hash FROM audit_event WHERE seq = ?", (before.head.seq,)
            ).fetchone()
        if (found[0] if found else GENESIS) != before.head.hash:
            return "审计链"
    except KnownError:
        return "读不出来"
    finally:
        connection.close()
        drop_empty_journal(path)
    return None


def _lost(now: Mapping[str, int], before: Mapping[str, int]) -> bool:
    return set(now) != set(before) or any(
        now[table] < count or (table not in _TOUCHED and now[table] != count)
        for table, count in before.items()
    )
