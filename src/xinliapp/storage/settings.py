"""Small facts of the vault itself (``app_setting``, ``unit_key``, ``vault_info``)."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
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


def add_unit_key(uow: UnitOfWork, kind: str, public: str, private: bytes | None) -> None:
    """Add one of the unit's own keys; ``private`` is already sealed."""
    uow.insert(
        "unit_key",
        {"id": new_id(), "kind": kind, "public": public, "private": private, "valid_from": uow.now[:10]},
    )


def unit_public(database: Database, kind: str) -> str | None:
    """The public half of the unit's newest key of a kind that is not retired."""
    value = database.scalar(
        "SELECT public FROM unit_key WHERE kind = ? AND retired_at IS NULL"
        " ORDER BY created_at DESC, id LIMIT 1",
        (kind,),
    )
    return None if value is None else str(value)


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
