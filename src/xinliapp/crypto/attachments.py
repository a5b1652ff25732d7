"""Sealing a kept file under a random key of its own, named by the hash of its ciphertext."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass, field

from xinliapp.crypto.derive import KEY_BYTES, open_blob, seal_blob


@dataclass(frozen=True, slots=True)
class SealedFile:
    """``name`` is the SHA-256 (hex) of ``blob``; ``key`` opens it and lies in the database alone."""

    name: str
    key: bytes = field(repr=False)
    blob: bytes = field(repr=False)


def seal_file(data: bytes, attachment_id: str) -> SealedFile:
    """``data`` sealed for one record: a blob taken for another record's is refused when opened."""
    key = secrets.token_bytes(KEY_BYTES)
    blob = seal_blob(key, data, _aad(attachment_id))
    return SealedFile(sealed_name(blob), key, blob)


def open_file(key: bytes, blob: bytes, attachment_id: str) -> bytes:
    """What was sealed.

    Raises:
        KnownError: ``sealed_not_opened``: another key, another record, or damaged.
    """
    return open_blob(key, blob, _aad(attachment_id))


def sealed_name(blob: bytes) -> str:
    """The name a sealed file carries."""
    return hashlib.sha256(blob).hexdigest()


def _aad(attachment_id: str) -> bytes:
    return b"attachment/" + attachment_id.encode("utf-8")
