"""A signed bag on its way: sealed with age to the recipient's key and its offline spare."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from xinliapp.crypto import agefile
from xinliapp.domain.errors import KnownError

MAX_SEALED = 32 * 1024 * 1024
AGE_MAGIC = b"age-encryption.org/v1\n"


def seal_bag(bag: bytes, recipients: Sequence[str]) -> bytes:
    """The ``.age`` file of a bag, for each of ``recipients`` (``age1…``).

    Raises:
        KnownError: ``age_key_unreadable``.
    """
    return agefile.encrypt(bag, recipients)


def open_sealed(data: bytes, identities: Sequence[str]) -> bytes:
    """The bag in an ``.age`` file; the size cap comes before anything is decrypted.

    Raises:
        KnownError: ``bundle_too_large``, ``bundle_not_for_us``, ``bundle_damaged``, ``age_key_unreadable``.
    """
    if len(data) > MAX_SEALED:
        raise KnownError("bundle_too_large", limit=MAX_SEALED // (1024 * 1024))
    try:
        return agefile.decrypt(data, identities)
    except KnownError as error:
        codes = {"age_not_for_us": "bundle_not_for_us", "age_damaged": "bundle_damaged"}
        if error.code not in codes:
            raise
        raise KnownError(codes[error.code]) from None


def check_code(data: bytes) -> str:
    """Six digits to compare by phone or on paper (``71-04-88``), from the file's SHA-256.

    They catch the wrong file and a bad copy, not an attacker: that is the signature's work.
    """
    number = int.from_bytes(hashlib.sha256(data).digest()[:8], "big") % 10**6
    digits = f"{number:06d}"
    return "-".join((digits[:2], digits[2:4], digits[4:]))
