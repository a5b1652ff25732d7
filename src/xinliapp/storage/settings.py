"""Small facts of the vault: settings, whom it belongs to, which key list it has seen, the inbox key."""

from __future__ import annotations

import json

from xinliapp.domain.ids import new_id
from xinliapp.domain.school import Unit
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database, UnitOfWork


def read(database: Database, name: str) -> str | None:
    """A setting's value, or None when it was never set."""
    value = database.scalar("SELECT value FROM app_setting WHERE id = ?", (name,))
    return None if value is None else str(value)


def write(uow: UnitOfWork, name: str, value: str) -> None:
    """Set a setting."""
    uow.execute(
        "INSERT INTO app_setting (id, value, created_at, created_by) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET value = excluded.value",
        (name, value, uow.now, uow.actor),
    )


def remove(uow: UnitOfWork, name: str) -> None:
    """Forget a setting."""
    uow.execute("DELETE FROM app_setting WHERE id = ?", (name,))


def generation_seen(database: Database, schema: str = "main") -> int:
    """The highest generation of the key list this file has seen (for casework: of the case part)."""
    return int(database.scalar(f"SELECT key_list_generation FROM {schema}.vault_info") or 0)  # noqa: S608


def raise_generation(uow: UnitOfWork, generation: int, schema: str = "main") -> None:
    """Note that a key list of this generation was accepted; the number never goes down."""
    uow.execute(
        f"UPDATE {schema}.vault_info SET key_list_generation = ? WHERE key_list_generation < ?",  # noqa: S608
        (generation, generation),
    )


def add_unit(uow: UnitOfWork, unit: Unit) -> None:
    """Write down whom the vault belongs to; lists are kept as JSON arrays of text."""
    uow.insert(
        "unit",
        {
            "id": unit.id,
            "edition": unit.edition,
            "code": unit.code,
            "name": unit.name,
            "stages": json.dumps([stage.value for stage in unit.stages]),
            "system": unit.system,
            "boarding": unit.boarding,
            "campuses": json.dumps(list(unit.campuses), ensure_ascii=False),
            "attributes": json.dumps(list(unit.attributes), ensure_ascii=False),
            "concern_threshold": unit.concern_threshold,
            "upper_primary_from": unit.upper_primary_from,
        },
    )


def add_inbox_key(uow: UnitOfWork, public: str, private: str) -> None:
    """Keep the private half of the case inbox where only holders of the case key find it."""
    uow.insert(f"{CASE_SCHEMA}.inbox_key", {"id": new_id(), "public": public, "private": private})


def inbox_identities(database: Database) -> tuple[str, ...]:
    """Every private half the case inbox ever had, newest first."""
    return tuple(
        str(private)
        for (private,) in database.tuples(
            f"SELECT private FROM {CASE_SCHEMA}.inbox_key ORDER BY created_at DESC, id"  # noqa: S608
        )
    )
