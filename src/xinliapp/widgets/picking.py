"""What a search finds and how typed text is folded; Qt-free, so that presenters may use it."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PickRow:
    """One found thing. ``kind`` is ``student``, ``class``, ``page`` or ``find``; ``id`` what is opened.

    For a student: ``title`` name, ``details`` class, gender and the student number's last four.
    Never a grade, flag or tag.
    """

    id: str
    title: str
    details: tuple[str, ...] = ()
    kind: str = "student"
    icon: str = "person"


Search = Callable[[str], Sequence[PickRow]]


def fold_typed(text: str) -> str:
    """What was typed as it is searched: full-width letters folded, input-method spaces gone."""
    folded = unicodedata.normalize("NFKC", text).strip().lower()
    # Pinyin input methods part syllables with apostrophes while composing (zhang'x).
    return folded.replace("'", "").replace("’", "")
