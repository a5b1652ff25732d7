"""Which passphrases are accepted."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from zxcvbn import zxcvbn

from xinliapp.domain.errors import UserError

MIN_CHARACTERS = 12
MAX_CHARACTERS = 256
MIN_SCORE = 3

_JUDGED_CHARACTERS = 72  # zxcvbn's own limit; its time grows quickly with length
_INPUT_CHARACTERS = 40
_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")


def check(passphrase: str, user_inputs: Iterable[str]) -> None:
    """Accept ``passphrase`` or say why not.

    At least 12 characters (after NFC) and zxcvbn score 3 of 4, with ``user_inputs`` (school, person, sign-in
    name, their pinyin if known) counted as guesses that come first; parts of a Chinese name count too.

    Raises:
        UserError: ``passphrase_too_short`` (``minimum``), ``passphrase_too_long`` (``maximum``),
            ``passphrase_unusable_characters``, ``passphrase_too_weak``.
    """
    text = unicodedata.normalize("NFC", passphrase)
    if len(text) < MIN_CHARACTERS:
        raise UserError("passphrase_too_short", minimum=MIN_CHARACTERS)
    if len(text) > MAX_CHARACTERS:
        raise UserError("passphrase_too_long", maximum=MAX_CHARACTERS)
    if not text.isprintable():
        raise UserError("passphrase_unusable_characters")
    judged = zxcvbn(text[:_JUDGED_CHARACTERS], user_inputs=sorted(_guesses(user_inputs)))
    if judged["score"] < MIN_SCORE:
        raise UserError("passphrase_too_weak")


def _guesses(user_inputs: Iterable[str]) -> set[str]:
    guesses: set[str] = set()
    for given in user_inputs:
        text = unicodedata.normalize("NFC", given)[:_INPUT_CHARACTERS].lower()
        guesses.update(part for part in (text, *re.split(r"[\W_]+", text)) if part)
        # Chinese is written without spaces: "苏州市实验中学" must also count as "实验中学".
        for run in _HAN_RUN.findall(text):
            guesses.update(
                run[start:end] for start in range(len(run)) for end in range(start + 2, len(run) + 1)
            )
    return guesses
