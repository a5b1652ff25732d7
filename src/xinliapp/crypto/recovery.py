"""The recovery sheet: a code a person can type, and a sealed slot that needs nothing but that code.

The code is 128 random bits. It is written as ten groups of four Crockford base32 symbols: three of data and
one check symbol, so that a mistyped group can be named. The 22 bits left over hold a checksum of the whole.
The slot holds the compartment keys sealed under a key made from the code; paper and databases suffice even if
``vault.keys`` is gone.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from xinliapp.crypto import base32, derive
from xinliapp.crypto.keylist_format import is_id
from xinliapp.crypto.keylist_secrets import NewUser
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError, UserError

GROUPS = 10
RECOVERY_USER = "recovery"

_CODE_BYTES = 16
_CHECKSUM_BITS = GROUPS * 3 * 5 - _CODE_BYTES * 8
_SEPARATORS = re.compile(r"[\s\-‐-―_·.,、，。]+")
_MAGIC = b"XLR1"
_SALT_BYTES = 16
_NONCE = bytes(12)  # each slot has a key of its own (random salt), used once
_QR_PREFIX = "XINLIAPP-RECOVERY-1:"
_ORDER = (Compartment.CORE, Compartment.CASE, Compartment.SIGN)


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """The secret of one recovery sheet."""

    secret: bytes = field(repr=False)

    @property
    def groups(self) -> tuple[str, ...]:
        """Ten groups of four symbols, to be printed."""
        check = int.from_bytes(hashlib.sha256(b"xinliapp/1/recovery" + self.secret).digest(), "big")
        number = int.from_bytes(self.secret, "big") << _CHECKSUM_BITS | check % (1 << _CHECKSUM_BITS)
        data = base32.digits_of(number, GROUPS * 3)
        return tuple(
            base32.text_of([*part, base32.check_digit(part, group)])
            for group in range(GROUPS)
            for part in [data[group * 3 : group * 3 + 3]]
        )

    @property
    def text(self) -> str:
        """The one spelling of the code; also the recovery user's passphrase in the key list."""
        return "-".join(self.groups)


def new_recovery_code() -> RecoveryCode:
    """A fresh code of 128 random bits."""
    return RecoveryCode(secrets.token_bytes(_CODE_BYTES))


def parse_recovery_code(text: str) -> RecoveryCode:
    """The code a person typed: any case, spaces or dashes, full-width letters, O for 0, I and L for 1.

    Raises:
        UserError: ``recovery_length_wrong`` (``wanted``, ``found`` groups), ``recovery_group_wrong``
            (``group``, from 1: the first one that is mistyped or out of place), ``recovery_code_wrong``
            (every group is sound, the whole is not: groups of another sheet).
    """
    groups = _typed_groups(text)
    data: list[int] = []
    for index, group in enumerate(groups):
        digits = base32.digits_from(group)
        if digits is None or len(digits) != 4 or base32.check_digit(digits[:3], index) != digits[3]:
            raise UserError("recovery_group_wrong", group=index + 1)
        data += digits[:3]
    code = RecoveryCode((base32.number_of(data) >> _CHECKSUM_BITS).to_bytes(_CODE_BYTES, "big"))
    if base32.text_of(data) != "".join(group[:3] for group in code.groups):
        raise UserError("recovery_code_wrong")
    return code


def check_recovery_group(code: RecoveryCode, group: int, typed: str) -> bool:
    """Whether ``typed`` is group number ``group`` (from 1) of the sheet: a proof that it can be read."""
    digits = base32.digits_from(_SEPARATORS.sub("", unicodedata.normalize("NFKC", typed)))
    return digits is not None and base32.text_of(digits) == code.groups[group - 1]


def recovery_user(
    code: RecoveryCode, label: str, compartments: frozenset[Compartment], user_id: str = RECOVERY_USER
) -> NewUser:
    """The recovery user for the key list.

    Its X25519 half is made from the code, so backup keys sealed to it open with the paper alone.
    """
    return NewUser(user_id, label, code.text, compartments, recovery_private_half(code))


def recovery_private_half(code: RecoveryCode) -> bytes:
    """The 32 X25519 private bytes that belong to a recovery code."""
    return derive.subkey(code.secret, "recovery/x25519")


def make_recovery_slot(
    code: RecoveryCode, vault_id: str, generation: int, keys: Mapping[Compartment, bytes]
) -> bytes:
    """The sealed slot (under 200 bytes) with every key in ``keys``; opened by the code alone.

    Layout: ``XLR1``, length and text of the vault id, generation (8 bytes), salt (16), then AES-256-GCM over
    one byte of flags and 32 bytes per compartment in the order core, case, sign; all before it is bound in.
    """
    if not is_id(vault_id):
        raise ValueError("a vault id is plain text")
    name = vault_id.encode("ascii")
    head = _MAGIC + bytes([len(name)]) + name + generation.to_bytes(8, "big")
    head += secrets.token_bytes(_SALT_BYTES)
    held = [compartment for compartment in _ORDER if compartment in keys]
    flags = sum(1 << _ORDER.index(compartment) for compartment in held)
    plain = bytes([flags]) + b"".join(keys[compartment] for compartment in held)
    return head + AESGCM(_slot_key(code, head)).encrypt(_NONCE, plain, head)


def open_recovery_slot(code: RecoveryCode, slot: bytes) -> UnlockedKeys:
    """The keys in a slot, as the recovery user's.

    Raises:
        KnownError: ``recovery_slot_unreadable`` (not a slot, or cut off).
        UserError: ``recovery_not_opened`` (the code belongs to another sheet, or the slot was changed).
    """
    head, sealed = _split_slot(slot)
    try:
        plain = AESGCM(_slot_key(code, head)).decrypt(_NONCE, sealed, head)
    except InvalidTag:
        raise UserError("recovery_not_opened") from None
    held = [compartment for bit, compartment in enumerate(_ORDER) if plain[0] >> bit & 1]
    keys = {compartment: plain[1 + 32 * at : 33 + 32 * at] for at, compartment in enumerate(held)}
    name_end = 5 + head[4]
    return UnlockedKeys(
        user_id=RECOVERY_USER,
        vault_id=head[5:name_end].decode("ascii"),
        generation=int.from_bytes(head[name_end : name_end + 8], "big"),
        keys=MappingProxyType(keys),
        private_half=recovery_private_half(code),
    )


def slot_qr_text(slot: bytes) -> str:
    """The slot as text for a QR code; only characters of the QR alphanumeric set."""
    return _QR_PREFIX + base32.text_of(base32.digits_of_bytes(slot))


def slot_from_qr_text(text: str) -> bytes:
    """The slot a scanner read.

    Raises:
        KnownError: ``recovery_slot_unreadable``.
    """
    body = text.strip().upper()
    digits = base32.digits_from(body.removeprefix(_QR_PREFIX)) if body.startswith(_QR_PREFIX) else None
    return _slot_of_digits(digits)


def slot_lines(slot: bytes) -> tuple[str, ...]:
    """The slot for typing where no scanner is at hand: lines of 30 symbols and a check symbol."""
    digits = base32.digits_of_bytes(slot)
    size = base32.LINE_DIGITS
    parts = [digits[start : start + size] for start in range(0, len(digits), size)]
    return tuple(base32.text_of([*part, base32.check_digit(part, index)]) for index, part in enumerate(parts))


def slot_from_lines(lines: str) -> bytes:
    """The slot from typed lines (one per line; spaces and dashes inside a line do not matter).

    Raises:
        UserError: ``recovery_line_wrong`` (``line``, from 1).
        KnownError: ``recovery_slot_unreadable``.
    """
    digits: list[int] = []
    typed = [line for line in unicodedata.normalize("NFKC", lines).splitlines() if line.strip()]
    for index, line in enumerate(typed):
        read = base32.digits_from(_SEPARATORS.sub("", line))
        wanted = base32.LINE_DIGITS + 1
        shortest = 2 if index == len(typed) - 1 else wanted
        if (
            read is None
            or not shortest <= len(read) <= wanted
            or base32.check_digit(read[:-1], index) != read[-1]
        ):
            raise UserError("recovery_line_wrong", line=index + 1)
        digits += read[:-1]
    return _slot_of_digits(digits)


def _typed_groups(text: str) -> list[str]:
    tokens = [token for token in _SEPARATORS.split(unicodedata.normalize("NFKC", text)) if token]
    if len(tokens) == GROUPS:
        return tokens
    joined = "".join(tokens)
    if len(joined) != GROUPS * 4:
        raise UserError("recovery_length_wrong", wanted=GROUPS, found=-(-len(joined) // 4))
    return [joined[start : start + 4] for start in range(0, len(joined), 4)]


def _slot_of_digits(digits: list[int] | None) -> bytes:
    slot = base32.bytes_of_digits(digits) if digits is not None else None
    if slot is None:
        raise KnownError("recovery_slot_unreadable")
    _split_slot(slot)
    return slot


def _split_slot(slot: bytes) -> tuple[bytes, bytes]:
    """(what is in the open, what is sealed) of a slot whose sizes add up."""
    if slot[:4] != _MAGIC or len(slot) < 5:
        raise KnownError("recovery_slot_unreadable")
    end = 5 + slot[4] + 8 + _SALT_BYTES
    sizes = {1 + 32 * count + 16 for count in range(1, len(_ORDER) + 1)}
    if len(slot) - end not in sizes or not is_id(slot[5 : 5 + slot[4]].decode("ascii", "replace")):
        raise KnownError("recovery_slot_unreadable")
    return slot[:end], slot[end:]


def _slot_key(code: RecoveryCode, head: bytes) -> bytes:
    return derive.subkey(code.secret, "recovery/slot", salt=head[-_SALT_BYTES:])
