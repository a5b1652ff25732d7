"""Sealing small secrets to somebody's X25519 public half, without knowing anything secret of theirs.

ephemeral X25519 → HKDF-SHA256 (salt: both public keys) → AES-256-GCM. The sealing key is used exactly once,
because the ephemeral key is; hence the fixed nonce.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from xinliapp.domain.errors import KnownError

PUBLIC_BYTES = 32
OVERHEAD = 32 + 16
_NONCE = bytes(12)


def new_private_half() -> bytes:
    """32 fresh X25519 private bytes."""
    return X25519PrivateKey.generate().private_bytes_raw()


def public_half(private: bytes) -> bytes:
    """The 32 public bytes that belong to 32 private bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def seal_to(public: bytes, data: bytes, aad: bytes) -> bytes:
    """``data`` sealed to the holder of ``public``: ephemeral public key (32), AES-256-GCM ciphertext and tag.

    ``aad`` names what is sealed and where it belongs; it must be the same when opened.

    Raises:
        KnownError: ``sealed_not_opened`` when ``public`` is a degenerate point (a forged key list).
    """
    ephemeral = X25519PrivateKey.generate()
    ephemeral_public = ephemeral.public_key().public_bytes_raw()
    key = _agreed_key(ephemeral, public, ephemeral_public, public)
    return ephemeral_public + AESGCM(key).encrypt(_NONCE, data, aad)


def open_sealed(private: bytes, sealed: bytes, aad: bytes) -> bytes:
    """What :func:`seal_to` sealed to the public half of ``private`` with the same ``aad``.

    Raises:
        KnownError: ``sealed_not_opened``: sealed to somebody else, for another place, or damaged.
    """
    if len(sealed) < OVERHEAD:
        raise KnownError("sealed_not_opened")
    ephemeral_public = sealed[:PUBLIC_BYTES]
    own = X25519PrivateKey.from_private_bytes(private)
    key = _agreed_key(own, ephemeral_public, ephemeral_public, own.public_key().public_bytes_raw())
    try:
        return AESGCM(key).decrypt(_NONCE, sealed[PUBLIC_BYTES:], aad)
    except InvalidTag:
        raise KnownError("sealed_not_opened") from None


def _agreed_key(own: X25519PrivateKey, other: bytes, ephemeral: bytes, recipient: bytes) -> bytes:
    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError:  # the all-zero result of a low-order point
        raise KnownError("sealed_not_opened") from None
    return HKDF(SHA256(), 32, salt=ephemeral + recipient, info=b"xinliapp/1/seal").derive(shared)
