"""How good a passphrase is, said while it is typed; nothing is kept."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum

from xinliapp.crypto import passphrase
from xinliapp.domain.errors import UserError

MIN_CHARACTERS = passphrase.MIN_CHARACTERS


class Strength(Enum):
    """What is said beside the field."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    GUESSABLE = "guessable"
    UNUSABLE = "unusable"  # too long, or with characters nobody can see
    GOOD = "good"


_BY_CODE = {
    "passphrase_too_short": Strength.TOO_SHORT,
    "passphrase_too_weak": Strength.GUESSABLE,
}


def strength(typed: str, known: Sequence[str]) -> Strength:
    """Judge by the rule that the vault itself applies; ``known`` are words a guesser tries first."""
    if not typed:
        return Strength.EMPTY
    try:
        passphrase.check(typed, known)
    except UserError as error:
        return _BY_CODE.get(error.code, Strength.UNUSABLE)
    return Strength.GOOD


def require(typed: str, known: Sequence[str]) -> None:
    """Raise what the vault itself would raise for this passphrase.

    Raises:
        UserError: ``passphrase_too_short``, ``passphrase_too_weak`` …
    """
    passphrase.check(typed, known)
