"""age files (age-encryption.org/v1) to X25519 recipients; any stock ``age`` opens them."""

from __future__ import annotations

from collections.abc import Sequence

import pyrage

from xinliapp.domain.errors import KnownError

_HEADER = b"age-encryption.org/v1\n"
# pyrage has one exception for everything and tells the cases apart only by this text (a test pins it).
_NOT_FOR_US = "No matching keys found"


def new_identity() -> tuple[str, str]:
    """A fresh key pair: the secret ``AGE-SECRET-KEY-1…`` and the public ``age1…``."""
    identity = pyrage.x25519.Identity.generate()
    return str(identity), str(identity.to_public())


def recipient_of(identity_text: str) -> str:
    """The public ``age1…`` of a secret ``AGE-SECRET-KEY-1…``.

    Raises:
        KnownError: ``age_key_unreadable``.
    """
    return str(_identity(identity_text).to_public())


def encrypt(data: bytes, recipients: Sequence[str]) -> bytes:
    """``data`` as a binary age file that each of ``recipients`` (``age1…``, at least one) can open alone.

    Raises:
        KnownError: ``age_key_unreadable``: a recipient is not an age X25519 public key.
    """
    if not recipients:
        raise ValueError("an age file needs at least one recipient")
    return bytes(pyrage.encrypt(data, [_recipient(text) for text in recipients]))


def decrypt(data: bytes, identities: Sequence[str]) -> bytes:
    """The content of a binary age file, opened by any one of ``identities``.

    Raises:
        KnownError: ``age_not_for_us`` (sealed to somebody else), ``age_damaged`` (not an age file, cut off or
            changed), ``age_key_unreadable`` (an identity is malformed).
    """
    keys = [_identity(text) for text in identities]
    if not data.startswith(_HEADER):
        raise KnownError("age_damaged")
    try:
        return bytes(pyrage.decrypt(data, keys))
    except pyrage.DecryptError as error:
        raise KnownError("age_not_for_us" if str(error) == _NOT_FOR_US else "age_damaged") from None


def _identity(text: str) -> pyrage.x25519.Identity:
    try:
        return pyrage.x25519.Identity.from_str(text.strip())
    except pyrage.IdentityError:
        raise KnownError("age_key_unreadable") from None


def _recipient(text: str) -> pyrage.x25519.Recipient:
    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise KnownError("age_key_unreadable") from None
