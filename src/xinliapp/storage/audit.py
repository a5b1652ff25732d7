"""The two audit chains: append-only, each event bound to the one before it by SHA-256.

Case events stand only in the case chain; core keeps that chain's head. ``detail`` holds ids, counts and
codes, never a name and never a word of a record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

GENESIS = "0" * 64


class Chain(Enum):
    """Which chain an event belongs to."""

    CORE = "core"
    CASE = "case"

    @property
    def table(self) -> str:
        """The chain's table with its schema."""
        return "main.audit_event" if self is Chain.CORE else "casework.audit_event"


@dataclass(frozen=True, slots=True)
class AuditEvent:
    """One event; ``detail`` is canonical JSON."""

    seq: int
    at: str
    actor: str
    action: str
    object_id: str | None
    detail: str
    previous_hash: str
    hash: str


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The newest event of a chain: its number and hash."""

    chain: Chain
    seq: int
    hash: str


def event_hash(
    seq: int, at: str, actor: str, action: str, object_id: str | None, detail: str, previous: str
) -> str:
    """SHA-256 (hex) over the canonical JSON array of an event's fields and the previous hash."""
    body = json.dumps([seq, at, actor, action, object_id, detail, previous], ensure_ascii=False)
    return hashlib.sha256(body.encode("utf-8")).hexdigest()


def append(
    uow: UnitOfWork,
    chain: Chain,
    action: str,
    object_id: str | None = None,
    detail: Mapping[str, object] | None = None,
) -> ChainHead:
    """Append one event inside the running transaction; a case event also notes its head in core."""
    last = head(uow.database, chain)
    seq = last.seq + 1
    text = json.dumps(detail or {}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    digest = event_hash(seq, uow.now, uow.actor, action, object_id, text, last.hash)
    uow.execute(
        f"INSERT INTO {chain.table} (seq, at, actor, action, object_id, detail, previous_hash, hash)"  # noqa: S608
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (seq, uow.now, uow.actor, action, object_id, text, last.hash, digest),
    )
    new_head = ChainHead(chain, seq, digest)
    if chain is Chain.CASE:
        note_case_head(uow, new_head)
    return new_head


def note_case_head(uow: UnitOfWork, newest: ChainHead) -> None:
    """Core's note of the case chain's head."""
    uow.execute(
        "INSERT INTO app_setting (id, value, created_at, created_by) VALUES ('case_chain_head', ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET value = excluded.value",
        (f"{newest.seq}:{newest.hash}", uow.now, uow.actor),
    )


def head(database: Database, chain: Chain) -> ChainHead:
    """The newest event of a chain, or number 0 with the genesis hash."""
    row = database.tuples(f"SELECT seq, hash FROM {chain.table} ORDER BY seq DESC LIMIT 1")  # noqa: S608
    if not row:
        return ChainHead(chain, 0, GENESIS)
    return ChainHead(chain, int(row[0][0] or 0), str(row[0][1]))


def known_case_head(database: Database) -> tuple[int, str]:
    """The case chain's head as core last saw it; readable without the case key."""
    value = database.scalar("SELECT value FROM app_setting WHERE id = 'case_chain_head'")
    if value is None:
        return 0, GENESIS
    seq, _, digest = str(value).partition(":")
    return int(seq), digest


def anchor(uow: UnitOfWork, chain: Chain, seq: int, digest: str, reason: str) -> None:
    """Note that this head was written somewhere outside (backup, bundle, print)."""
    uow.insert("chain_anchor", {"id": new_id(), "chain": chain, "seq": seq, "head": digest, "reason": reason})


def events(database: Database, chain: Chain, after: int = 0, limit: int = 1000) -> list[AuditEvent]:
    """Events with a number above ``after``, oldest first."""
    return database.rows(
        AuditEvent,
        f"SELECT * FROM {chain.table} WHERE seq > ? ORDER BY seq LIMIT ?",  # noqa: S608
        (after, limit),
    )


def first_break(database: Database, chain: Chain) -> int | None:
    """The number of the first event that does not fit the chain, or None if it is whole.

    Anchors kept in core are checked as well: a chain rebuilt from scratch fits itself but not its anchors.
    """
    anchors = {
        int(seq or 0): str(digest)
        for seq, digest in database.tuples(
            "SELECT seq, head FROM chain_anchor WHERE chain = ?", (chain.value,)
        )
    }
    previous, number = GENESIS, 0
    while batch := events(database, chain, after=number, limit=2000):
        for event in batch:
            expected = event_hash(
                number + 1, event.at, event.actor, event.action, event.object_id, event.detail, previous
            )
            if event.seq != number + 1 or event.previous_hash != previous or event.hash != expected:
                return number + 1
            number, previous = event.seq, event.hash
            if anchors.get(number, previous) != previous:
                return number
    missing = [seq for seq in anchors if seq > number]
    if chain is Chain.CASE:
        seq, digest = known_case_head(database)
        if seq != number:  # one of the two files is older than the other
            return min(seq, number) + 1
        if digest != previous:
            return number
    return min(missing) if missing else None
