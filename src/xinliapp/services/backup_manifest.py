"""What a backup says about itself: ``manifest.json``, vouched for by the holders of the vault's keys.

The file keys are sealed to people; so that nobody can seal a backup of their own making to them, the manifest
is MACed under K_core, and its case part under K_case as well. How many rows each table holds, and the head of
each audit chain, are sealed under the compartment's key: a stick that is found tells nobody how many talks or
warnings a school has (decision 0154). Backups of format 1 have them in the open and are read as ever.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from xinliapp.crypto.derive import open_blob, seal_blob, subkey
from xinliapp.crypto.keylist_format import ListedUser, canonical
from xinliapp.crypto.sealing import open_sealed, seal_to
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.storage.audit import Chain, ChainHead
from xinliapp.storage.backup import Snapshot

FORMAT = "xinliapp-backup-2"
OPEN_COUNTS = "xinliapp-backup-1"
"""The format whose counts lie in the open."""
MANIFEST = "manifest.json"
_MAX_BYTES = 4 * 1024 * 1024


class CopyMode(Enum):
    """How a file came into the backup."""

    REKEYED = "rekeyed"  # a checked copy under a key of its own
    CIPHERTEXT = "ciphertext"  # byte for byte, by somebody who cannot open it


@dataclass(frozen=True, slots=True)
class FilePart:
    """One database file in a backup.

    Attributes:
        snapshot: its rows and chain head; None for a ciphertext copy, and for who cannot open the counts.
        epoch: which key of the compartment the vault used (a ciphertext copy opens with that one only).
        seals: user id → the file's own key, sealed to that person.
        counts: the snapshot sealed under the compartment's key; None in format 1 and for a ciphertext copy.
    """

    mode: CopyMode
    sha256: str
    size: int
    epoch: int
    snapshot: Snapshot | None
    seals: Mapping[str, bytes]
    counts: bytes | None = None


@dataclass(frozen=True, slots=True)
class Manifest:
    """A whole backup. ``case`` is None when there was nothing that could be copied safely."""

    vault_id: str
    unit_code: str
    made_at: str
    made_by: str
    reason: str
    key_list_generation: int
    pair_generation: int
    core: FilePart
    case: FilePart | None
    attachments: Mapping[str, int]
    format: str = FORMAT

    @property
    def moment(self) -> dt.datetime:
        """When it was made."""
        return parse_stamp(self.made_at)

    @property
    def rows_core(self) -> int:
        """Rows of core.db."""
        return self.core.snapshot.total if self.core.snapshot else 0

    @property
    def rows_case(self) -> int | None:
        """Rows of case.db, or None if they could not be counted."""
        return self.case.snapshot.total if self.case and self.case.snapshot else None


def seal_file_key(
    key: bytes, holders: Iterable[ListedUser], vault_id: str, made_at: str, part: Chain
) -> dict[str, bytes]:
    """A backup file's key, sealed to each holder of its compartment (the recovery user among them)."""
    return {user.id: seal_to(user.public, key, _aad(vault_id, made_at, part, user.id)) for user in holders}


def open_file_key(manifest: Manifest, part: Chain, keys: UnlockedKeys) -> bytes:
    """The key of one file of the backup.

    Raises:
        UserError: ``backup_not_for_you``. KnownError: ``sealed_not_opened``.
    """
    chosen = manifest.core if part is Chain.CORE else manifest.case
    if chosen is None or keys.user_id not in chosen.seals:
        raise UserError("backup_not_for_you")
    aad = _aad(manifest.vault_id, manifest.made_at, part, keys.user_id)
    return open_sealed(keys.private_half, chosen.seals[keys.user_id], aad)


def seal_counts(snapshot: Snapshot, keys: UnlockedKeys, vault_id: str, made_at: str) -> bytes:
    """Rows and chain head of one file, for whoever holds its compartment's key."""
    chain = snapshot.head.chain
    data = canonical({"rows": dict(snapshot.rows), "head": [snapshot.head.seq, snapshot.head.hash]})
    return seal_blob(keys.key(Compartment(chain.value)), data, _counts_aad(vault_id, made_at, chain))


def manifest_bytes(manifest: Manifest, keys: UnlockedKeys) -> bytes:
    """The file's bytes, with the MACs of the compartments this person holds."""
    body = _document(manifest)
    macs = {"core": _mac(keys.key(Compartment.CORE), Compartment.CORE, body)}
    if keys.holds(Compartment.CASE):
        macs["case"] = _mac(keys.key(Compartment.CASE), Compartment.CASE, body)
    return json.dumps({**body, "macs": macs}, ensure_ascii=False, indent=1).encode("utf-8") + b"\n"


def read_manifest(folder: Path) -> Manifest:
    """What a backup says about itself; nothing is vouched for yet.

    Raises:
        KnownError: ``backup_not_found``.
    """
    return _parsed(folder)[0]


def verified_manifest(folder: Path, keys: UnlockedKeys) -> Manifest:
    """The same, checked against the vault's keys (those before a rotation too).

    Raises:
        KnownError: ``backup_not_found``, ``backup_other_vault``, ``backup_damaged`` (``what``).
    """
    manifest, macs = _parsed(folder)
    if manifest.vault_id != keys.vault_id:
        raise KnownError("backup_other_vault")
    body = _document(manifest)
    required = [Compartment.CORE]
    if keys.holds(Compartment.CASE) and manifest.case and manifest.case.mode is CopyMode.REKEYED:
        required.append(Compartment.CASE)
    for part in required:
        given = str(macs.get(part.value, ""))
        if not any(hmac.compare_digest(given, _mac(key, part, body)) for key in keys.ever(part)):
            raise KnownError("backup_damaged", what="清单签章")
    core = _opened(manifest, manifest.core, Chain.CORE, keys)
    case = None if manifest.case is None else _opened(manifest, manifest.case, Chain.CASE, keys)
    return replace(manifest, core=core, case=case)


def _opened(manifest: Manifest, part: FilePart, chain: Chain, keys: UnlockedKeys) -> FilePart:
    """The part with its counts, where this person holds the key they are sealed under."""
    compartment = Compartment(chain.value)
    if part.counts is None or not keys.holds(compartment):
        return part
    aad = _counts_aad(manifest.vault_id, manifest.made_at, chain)
    for key in keys.ever(compartment):
        try:
            return replace(part, snapshot=_snapshot(json.loads(open_blob(key, part.counts, aad)), chain))
        except KnownError:
            continue
    raise KnownError("backup_damaged", what="清单")


def before_rotation(manifest: Manifest, epoch: int) -> bool:
    """Whether a backup was made under a key of core.db that has been replaced since.

    Whoever held that key can read the backup, and could have made one that looks like it.

    Args:
        epoch: the key list's present epoch of core.
    """
    return manifest.core.epoch < epoch


def _mac(compartment_key: bytes, part: Compartment, body: Mapping[str, object]) -> str:
    key = subkey(compartment_key, f"backup-manifest/{part.value}")
    return hmac.new(key, canonical(dict(body)), hashlib.sha256).hexdigest()


def _aad(vault_id: str, made_at: str, part: Chain, user_id: str) -> bytes:
    # The file keys are sealed in one way in both formats.
    return canonical(
        {"format": OPEN_COUNTS, "vault": vault_id, "made_at": made_at, "file": part.value, "user": user_id}
    )


def _counts_aad(vault_id: str, made_at: str, chain: Chain) -> bytes:
    return canonical({"what": "backup-counts", "vault": vault_id, "made_at": made_at, "file": chain.value})


def _document(manifest: Manifest) -> dict[str, object]:
    return {
        "format": manifest.format,
        "vault": manifest.vault_id,
        "unit_code": manifest.unit_code,
        "made_at": manifest.made_at,
        "made_by": manifest.made_by,
        "reason": manifest.reason,
        "key_list_generation": manifest.key_list_generation,
        "pair_generation": manifest.pair_generation,
        "core": _part_document(manifest, manifest.core),
        "case": _part_document(manifest, manifest.case) if manifest.case else None,
        "attachments": dict(manifest.attachments),
    }


def _part_document(manifest: Manifest, part: FilePart) -> dict[str, object]:
    return {
        "mode": part.mode.value,
        "sha256": part.sha256,
        "size": part.size,
        "epoch": part.epoch,
        **(_counts_in_the_open(part) if manifest.format == OPEN_COUNTS else {"counts": _base64(part.counts)}),
        "seals": {user: _base64(seal) for user, seal in part.seals.items()},
    }


def _counts_in_the_open(part: FilePart) -> dict[str, object]:
    snapshot = part.snapshot
    return {
        "rows": dict(snapshot.rows) if snapshot else None,
        "head": [snapshot.head.seq, snapshot.head.hash] if snapshot else None,
    }


def _base64(data: bytes | None) -> str | None:
    return None if data is None else base64.b64encode(data).decode("ascii")


def _parsed(folder: Path) -> tuple[Manifest, dict[str, Any]]:
    try:
        with (folder / MANIFEST).open("rb") as stream:
            read = json.loads(stream.read(_MAX_BYTES))
        if read["format"] not in (FORMAT, OPEN_COUNTS):
            raise ValueError("another format")
        manifest = Manifest(
            vault_id=str(read["vault"]),
            unit_code=str(read["unit_code"]),
            made_at=str(read["made_at"]),
            made_by=str(read["made_by"]),
            reason=str(read["reason"]),
            key_list_generation=int(read["key_list_generation"]),
            pair_generation=int(read["pair_generation"]),
            core=_part(read["core"], Chain.CORE),
            case=_part(read["case"], Chain.CASE) if read["case"] is not None else None,
            attachments={str(name): int(size) for name, size in read["attachments"].items()},
            format=str(read["format"]),
        )
        parse_stamp(manifest.made_at)
        return manifest, dict(read["macs"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        raise KnownError("backup_not_found", name=folder.name) from None


def _part(read: dict[str, Any], chain: Chain) -> FilePart:
    counts = read.get("counts")
    seals = {str(user): base64.b64decode(seal, validate=True) for user, seal in read["seals"].items()}
    return FilePart(
        CopyMode(read["mode"]),
        str(read["sha256"]),
        int(read["size"]),
        int(read["epoch"]),
        None if read.get("rows") is None else _snapshot(read, chain),
        seals,
        None if counts is None else base64.b64decode(counts, validate=True),
    )


def _snapshot(read: dict[str, Any], chain: Chain) -> Snapshot:
    rows = {str(table): int(count) for table, count in read["rows"].items()}
    return Snapshot(rows, ChainHead(chain, int(read["head"][0]), str(read["head"][1])))
