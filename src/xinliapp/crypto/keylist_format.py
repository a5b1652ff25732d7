"""The bytes of ``vault.keys``: one line of canonical JSON, untrusted when read (format ``xinliapp-keys-1``).

The file is ``{"checksum":"<sha-256 of all that follows the comma>",...}`` and a line end. The checksum only
tells accidents (a torn write, a flipped bit) apart from edits; what makes edits refusable are the MACs in
``keylist``.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import Any, NoReturn

from xinliapp.crypto.kdf import SALT_BYTES, KdfCost, KdfParams
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError

FORMAT = "xinliapp-keys-1"
MAX_BYTES = 1024 * 1024
MAX_USERS = 500
MAX_GENERATION = 2**53 - 1
PRIVATE_BYTES = 12 + 32 + 16  # nonce, X25519 private half, GCM tag
SEAL_BYTES = 32 + 32 + 16  # ephemeral public key, compartment key, GCM tag
MAC_BYTES = 32
FORMER_BYTES = 1 + 16 + 12 + 32 + 16  # a sealed blob (crypto.derive) with one key in it
MAX_FORMER = 200

_FORMAT_FAMILY = re.compile(r"xinliapp-keys-\d+")
_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEAD = re.compile(rb'\{"checksum":"([0-9a-f]{64})",')
_LABEL_LENGTH = 64


@dataclass(frozen=True, slots=True)
class ListedUser:
    """One person in the list: public half in the open, private half wrapped by their passphrase.

    ``label`` is the sign-in name the lock screen offers, because names in ``core.db`` are still sealed there.
    ``wrapped_at`` is the generation in which the wrap was made; it is bound into the wrap.
    """

    id: str
    label: str
    public: bytes
    kdf: KdfParams
    wrapped_at: int
    private: bytes


@dataclass(frozen=True, slots=True)
class KeySlot:
    """One key of a compartment, sealed to every holder (user id → sealed key).

    ``epoch`` is the list generation in which this key came into the list; it never goes backwards.
    """

    epoch: int
    seals: Mapping[str, bytes]


@dataclass(frozen=True, slots=True)
class FormerKey:
    """A key that a rotation replaced, sealed under the current one: older backups are vouched for by it."""

    epoch: int
    sealed: bytes


@dataclass(frozen=True, slots=True)
class CompartmentPart:
    """What the list says about one compartment, vouched for by its holders' MAC.

    ``slots`` holds the current epoch and, while a rotation is open, the next one. ``revision`` is the list
    generation in which this part last changed. ``former`` are the keys before, newest first.
    """

    revision: int
    slots: tuple[KeySlot, ...]
    mac: bytes
    former: tuple[FormerKey, ...] = ()

    @property
    def holders(self) -> frozenset[str]:
        """The user ids this compartment's key is sealed to."""
        return frozenset(self.slots[0].seals)


@dataclass(frozen=True, slots=True)
class ListContent:
    """Everything ``vault.keys`` says."""

    vault_id: str
    generation: int
    users: tuple[ListedUser, ...]
    parts: Mapping[Compartment, CompartmentPart]


def canonical(value: object) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces: the one spelling of a value."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode("utf-8")


def is_id(text: str) -> bool:
    """Whether ``text`` may be a user or vault id: 1 to 64 of ``A-Z a-z 0-9 . _ -``."""
    return _ID.fullmatch(text) is not None


def is_label(text: str) -> bool:
    """Whether ``text`` may be a sign-in name: 1 to 64 printable characters."""
    return 0 < len(text) <= _LABEL_LENGTH and text.isprintable()


def kdf_document(kdf: KdfParams) -> dict[str, object]:
    """The JSON form of KDF parameters."""
    return {
        "memory_kib": kdf.memory_kib,
        "parallelism": kdf.parallelism,
        "salt": _text(kdf.salt),
        "time_cost": kdf.time_cost,
    }


def slots_document(slots: tuple[KeySlot, ...]) -> list[dict[str, object]]:
    """The JSON form of a compartment's key slots."""
    return [
        {"epoch": slot.epoch, "seals": {user: _text(seal) for user, seal in slot.seals.items()}}
        for slot in slots
    ]


def former_document(former: tuple[FormerKey, ...]) -> list[dict[str, object]]:
    """The JSON form of a compartment's former keys."""
    return [{"epoch": key.epoch, "sealed": _text(key.sealed)} for key in former]


def document(content: ListContent) -> dict[str, Any]:
    """The JSON form of the whole list, without the checksum."""
    return {
        "format": FORMAT,
        "vault": content.vault_id,
        "generation": content.generation,
        "users": [
            {
                "id": user.id,
                "label": user.label,
                "public": _text(user.public),
                "kdf": kdf_document(user.kdf),
                "wrapped_at": user.wrapped_at,
                "private": _text(user.private),
            }
            for user in content.users
        ],
        "compartments": {
            compartment.value: {
                "revision": part.revision,
                "slots": slots_document(part.slots),
                "mac": _text(part.mac),
                **({"former": former_document(part.former)} if part.former else {}),
            }
            for compartment, part in content.parts.items()
        },
    }


def encode(content: ListContent) -> bytes:
    """The bytes of the file."""
    rest = canonical(document(content))[1:] + b"\n"
    return b'{"checksum":"' + hashlib.sha256(rest).hexdigest().encode("ascii") + b'",' + rest


def decode(data: bytes, *, allow_weak: bool = False) -> ListContent:
    """Read the bytes of a key list strictly; nothing is decrypted and no MAC is checked yet.

    Args:
        data: the whole file, untrusted.
        allow_weak: accept KDF parameters below the floor (tests and demonstrations only).

    Raises:
        KnownError: ``keys_too_large``, ``keys_truncated``, ``keys_damaged``, ``keys_unknown_format``,
            ``keys_kdf_out_of_range``, or ``keys_edited`` with ``where`` naming the field.
    """
    if len(data) > MAX_BYTES:
        raise KnownError("keys_too_large")
    if not data.endswith(b"\n"):
        raise KnownError("keys_truncated")
    head = _HEAD.match(data)
    if head is None:
        raise KnownError("keys_unknown_format" if _is_of_our_family(data) else "keys_damaged")
    if hashlib.sha256(data[head.end() :]).hexdigest() != head[1].decode("ascii"):
        raise KnownError("keys_damaged")
    try:
        parsed = _parse(data)
    except (ValueError, RecursionError):
        raise KnownError("keys_edited", where="json") from None
    if isinstance(parsed, dict) and parsed.get("format") != FORMAT:
        raise KnownError("keys_unknown_format")
    content = _content(parsed, allow_weak)
    if encode(content) != data:
        raise KnownError("keys_edited", where="spelling")
    return content


def _is_of_our_family(data: bytes) -> bool:
    try:
        parsed = _parse(data)
    except (ValueError, RecursionError):
        return False
    name = parsed.get("format") if isinstance(parsed, dict) else None
    return isinstance(name, str) and name != FORMAT and _FORMAT_FAMILY.fullmatch(name) is not None


def _parse(data: bytes) -> object:
    def no_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
        if len({name for name, _ in pairs}) != len(pairs):
            raise ValueError("a name occurs twice")
        return dict(pairs)

    def no_fractions(_: str) -> NoReturn:
        raise ValueError("a number is not whole")

    parsed: object = json.loads(
        data.decode("utf-8"),
        object_pairs_hook=no_repeats,
        parse_float=no_fractions,
        parse_constant=no_fractions,
    )
    return parsed


def _content(value: object, allow_weak: bool) -> ListContent:
    top = _object(value, "list", {"checksum", "format", "vault", "generation", "users", "compartments"})
    generation = _count(top["generation"], "generation", MAX_GENERATION)
    users = tuple(
        _user(entry, f"users[{index}]", generation, allow_weak)
        for index, entry in enumerate(_array(top["users"], "users", MAX_USERS))
    )
    names = frozenset(user.id for user in users)
    if len(names) != len(users):
        raise KnownError("keys_edited", where="users")
    given = top["compartments"]
    known = {compartment.value for compartment in Compartment}
    if not isinstance(given, dict) or not given.keys() <= known:
        raise KnownError("keys_edited", where="compartments")
    parts = {
        compartment: _part(given[compartment.value], compartment.value, generation, names)
        for compartment in Compartment
        if compartment.value in given
    }
    if Compartment.CORE not in parts or parts[Compartment.CORE].holders != names:
        raise KnownError("keys_edited", where="core")
    return ListContent(_id(top["vault"], "vault"), generation, users, MappingProxyType(parts))


def _user(value: object, where: str, generation: int, allow_weak: bool) -> ListedUser:
    entry = _object(value, where, {"id", "label", "public", "kdf", "wrapped_at", "private"})
    label = entry["label"]
    if not isinstance(label, str) or not is_label(label):
        raise KnownError("keys_edited", where=f"{where}.label")
    kdf = _object(entry["kdf"], f"{where}.kdf", {"memory_kib", "parallelism", "salt", "time_cost"})
    cost = KdfCost(
        *(
            _count(kdf[name], f"{where}.kdf.{name}", MAX_GENERATION)
            for name in ("memory_kib", "time_cost", "parallelism")
        )
    )
    cost.refuse_out_of_range(allow_weak=allow_weak)
    salt = _bytes(kdf["salt"], f"{where}.kdf.salt", SALT_BYTES)
    return ListedUser(
        id=_id(entry["id"], f"{where}.id"),
        label=label,
        public=_bytes(entry["public"], f"{where}.public", 32),
        kdf=KdfParams(cost.memory_kib, cost.time_cost, cost.parallelism, salt),
        wrapped_at=_count(entry["wrapped_at"], f"{where}.wrapped_at", generation),
        private=_bytes(entry["private"], f"{where}.private", PRIVATE_BYTES),
    )


def _part(value: object, where: str, generation: int, names: frozenset[str]) -> CompartmentPart:
    named = {"revision", "slots", "mac"}
    if isinstance(value, dict) and "former" in value:
        named |= {"former"}
    entry = _object(value, where, named)
    given = _array(entry["slots"], f"{where}.slots", 2)
    slots = tuple(_slot(slot, f"{where}.slots", generation) for slot in given)
    holders = frozenset(slots[0].seals) if slots else frozenset()
    consistent = (
        holders
        and holders <= names
        and all(frozenset(slot.seals) == holders for slot in slots)
        and all(earlier.epoch < later.epoch for earlier, later in pairwise(slots))
    )
    if not consistent:
        raise KnownError("keys_edited", where=f"{where}.slots")
    revision = _count(entry["revision"], f"{where}.revision", generation)
    former = _former(entry.get("former"), f"{where}.former", slots[0].epoch)
    return CompartmentPart(revision, slots, _bytes(entry["mac"], f"{where}.mac", MAC_BYTES), former)


def _former(value: object, where: str, before: int) -> tuple[FormerKey, ...]:
    read = []
    for entry in () if value is None else _array(value, where, MAX_FORMER):
        named = _object(entry, where, {"epoch", "sealed"})
        epoch = _count(named["epoch"], where, before - 1)
        read.append(FormerKey(epoch, _bytes(named["sealed"], where, FORMER_BYTES)))
        before = epoch
    return tuple(read)


def _slot(value: object, where: str, generation: int) -> KeySlot:
    entry = _object(value, where, {"epoch", "seals"})
    seals = entry["seals"]
    if not isinstance(seals, dict):
        raise KnownError("keys_edited", where=where)
    read = {_id(user, where): _bytes(seal, where, SEAL_BYTES) for user, seal in seals.items()}
    return KeySlot(_count(entry["epoch"], where, generation), MappingProxyType(read))


def _object(value: object, where: str, names: set[str]) -> dict[str, object]:
    if not isinstance(value, dict) or value.keys() != names:
        raise KnownError("keys_edited", where=where)
    return value


def _array(value: object, where: str, most: int) -> list[object]:
    if not isinstance(value, list) or not 0 < len(value) <= most:
        raise KnownError("keys_edited", where=where)
    return value


def _count(value: object, where: str, most: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise KnownError("keys_edited", where=where)
    return value


def _id(value: object, where: str) -> str:
    if not isinstance(value, str) or not is_id(value):
        raise KnownError("keys_edited", where=where)
    return value


def _bytes(value: object, where: str, length: int) -> bytes:
    try:
        raw = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        raw = b""
    if len(raw) != length:
        raise KnownError("keys_edited", where=where)
    return raw


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")
