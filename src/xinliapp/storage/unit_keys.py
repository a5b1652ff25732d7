"""The unit's own keys (``unit_key``) and who the unit is.

The Ed25519 seed is K_sign itself and is never stored here: kind ``signing`` holds the public line only.
The private half of ``age`` is sealed under K_sign with :func:`seal_private`; that of ``age_spare`` exists on
paper only.
"""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.crypto.derive import open_blob, seal_blob
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.exchange import UnitKey
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class UnitIdentity:
    """Code and name of the unit that owns the vault; ``edition`` is ``school`` or ``bureau``."""

    code: str
    name: str
    edition: str


def unit_identity(database: Database) -> UnitIdentity:
    """Who this vault belongs to.

    Raises:
        UserError: ``unit_not_set``: the first-run page has not been filled in.
    """
    found = database.rows(UnitIdentity, "SELECT code, name, edition FROM unit ORDER BY created_at LIMIT 1")
    if not found:
        raise UserError("unit_not_set")
    return found[0]


def unit_key(database: Database, kind: str) -> UnitKey | None:
    """The current key of this kind (``signing``, ``age``, ``age_spare``, ``case_inbox``), or None."""
    found = database.rows(
        UnitKey,
        "SELECT * FROM unit_key WHERE kind = ? AND retired_at IS NULL ORDER BY valid_from DESC, id LIMIT 1",
        (kind,),
    )
    return found[0] if found else None


def unit_keys(database: Database, kind: str) -> list[UnitKey]:
    """Every key of this kind, newest first; retired ones still open what was sealed to them."""
    return database.rows(
        UnitKey, "SELECT * FROM unit_key WHERE kind = ? ORDER BY valid_from DESC, id", (kind,)
    )


def add_unit_key(uow: UnitOfWork, kind: str, public: str, private: bytes | None) -> str:
    """Note a key of this unit, valid from now; the row's id. ``private`` is already sealed."""
    row_id = new_id()
    uow.insert(
        "unit_key",
        {"id": row_id, "kind": kind, "public": public, "private": private, "valid_from": uow.now},
    )
    return row_id


def retire_unit_key(uow: UnitOfWork, key_id: str) -> None:
    """The key is no longer used for anything new."""
    uow.update("unit_key", key_id, {"retired_at": uow.now})


def seal_private(sign_key: bytes, kind: str, public: str, secret: str) -> bytes:
    """A private half as ``unit_key.private`` keeps it: sealed under K_sign, bound to kind and public half."""
    return seal_blob(sign_key, secret.encode("ascii"), _aad(kind, public))


def open_private(sign_key: bytes, key: UnitKey) -> str:
    """The private half of ``key``.

    Raises:
        KnownError: ``sealed_not_opened``: other K_sign, a changed row, or the half is on paper only.
    """
    if key.private is None:
        raise KnownError("sealed_not_opened")
    return open_blob(sign_key, key.private, _aad(key.kind, key.public)).decode("ascii")


def _aad(kind: str, public: str) -> bytes:
    return f"unit-key/{kind}/{public}".encode()
