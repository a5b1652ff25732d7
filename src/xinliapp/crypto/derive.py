"""Keys made from keys (HKDF-SHA256, RFC 5869), and the small sealed blobs that use them.

Every purpose has a label of its own, so that no two uses of a compartment key ever share key bytes.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Iterable
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.errors import KnownError

KEY_BYTES = 32
_PREFIX = b"xinliapp/1/"
_BLOB_VERSION = b"\x01"
_BLOB_SALT = 16
_NONCE = 12
_TAG = 16


def subkey(key: bytes, label: str, *, salt: bytes = b"") -> bytes:
    """32 bytes derived from ``key`` (32 random bytes, or a recovery code's 16) for the purpose ``label``."""
    if len(key) not in (16, KEY_BYTES):
        raise ValueError("a key has 32 bytes, a recovery code 16")
    return HKDF(SHA256(), KEY_BYTES, salt=salt or None, info=_PREFIX + label.encode("ascii")).derive(key)


def database_key(compartment_key: bytes) -> bytes:
    """The raw SQLCipher key (32 bytes) of the database that ``compartment_key`` opens."""
    return subkey(compartment_key, "database")


def list_mac_key(compartment_key: bytes, compartment: Compartment) -> bytes:
    """The key under which the holders of ``compartment`` vouch for their part of the key list."""
    return subkey(compartment_key, f"list-mac/{compartment.value}")


def publication_hmac(case_key: bytes, row_ids: Iterable[str]) -> str:
    """Hex HMAC-SHA256 that ties a published figure to the rows behind it.

    The order of ``row_ids`` does not matter, repeated ids do. Keyed by a key derived from ``K_case``: a plain
    hash over ids that a core-only account knows can be reversed by trying them. Ids are length-prefixed, so
    that ("ab", "c") and ("a", "bc") differ.
    """
    mac = hmac.new(subkey(case_key, "publication"), digestmod=hashlib.sha256)
    for row_id in sorted(text.encode("utf-8") for text in row_ids):
        mac.update(len(row_id).to_bytes(4, "big") + row_id)
    return mac.hexdigest()


def inbox_note_mac(core_key: bytes, note: bytes) -> str:
    """Hex HMAC-SHA256 with which a holder of ``K_core`` vouches for a case inbox note, byte for byte.

    The inbox's public key lies in the open, so sealing a note to it proves nothing about who wrote it.
    """
    return hmac.new(subkey(core_key, "case-inbox/note"), note, hashlib.sha256).hexdigest()


def holds_inbox_note(core_key: bytes, note: bytes, mac: str) -> bool:
    """Whether ``mac`` (untrusted) is :func:`inbox_note_mac` of ``note``."""
    return hmac.compare_digest(inbox_note_mac(core_key, note).encode(), mac.encode("utf-8", "replace"))


def inbox_name_key(core_key: bytes) -> bytes:
    """The key under which the names of case inbox notes are marked."""
    return subkey(core_key, "case-inbox/name")


def inbox_note_id(name_key: bytes, start: bytes) -> str:
    """The id, and so the file name, of a note that a holder of ``K_core`` writes: a version 4 UUID.

    Its first half comes from ``start`` (8 random bytes), the second is an HMAC of the first: who holds the
    key tells these names from made-up ones without opening a file, nobody else does. It decides the order
    alone; what a note says is proved by its own MAC.
    """
    head = UUID(bytes=start + bytes(8), version=4).bytes[:8]
    return str(UUID(bytes=head + hmac.new(name_key, head, hashlib.sha256).digest()[:8], version=4))


def marks_inbox_note(name_key: bytes, note_id: str) -> bool:
    """Whether ``note_id``, a UUID as text, was made by :func:`inbox_note_id` with this key."""
    return hmac.compare_digest(inbox_note_id(name_key, UUID(note_id).bytes[:8]), note_id)


def seal_blob(key: bytes, data: bytes, aad: bytes) -> bytes:
    """``data`` sealed under a fresh key from ``key``: version byte, salt (16), nonce (12), AES-256-GCM.

    ``aad`` says what the blob is and where it belongs (for example ``b"draft/<id>"``); opening it as
    something else is refused. The salt gives each blob a key of its own, so there is no limit on the number
    of blobs.
    """
    salt, nonce = secrets.token_bytes(_BLOB_SALT), secrets.token_bytes(_NONCE)
    sealed = AESGCM(subkey(key, "blob", salt=salt)).encrypt(nonce, data, _BLOB_VERSION + aad)
    return _BLOB_VERSION + salt + nonce + sealed


def open_blob(key: bytes, blob: bytes, aad: bytes) -> bytes:
    """The data of a blob made by :func:`seal_blob` with the same key and the same ``aad``.

    Raises:
        KnownError: ``sealed_not_opened``: other key, other place, or damaged; nothing can tell these apart.
    """
    head = 1 + _BLOB_SALT + _NONCE
    if len(blob) < head + _TAG or blob[:1] != _BLOB_VERSION:
        raise KnownError("sealed_not_opened")
    salt, nonce = blob[1 : 1 + _BLOB_SALT], blob[1 + _BLOB_SALT : head]
    try:
        return AESGCM(subkey(key, "blob", salt=salt)).decrypt(nonce, blob[head:], _BLOB_VERSION + aad)
    except InvalidTag:
        raise KnownError("sealed_not_opened") from None
