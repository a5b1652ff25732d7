"""Lines and month bands of the timeline as data; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as shown; ``grades``: (ordinal, label) chips, an arrow between two; ``detail``: the text.

    ``page`` and ``argument`` are where it can be opened; ``sealed``: only that it took place may be known.
    ``group`` is the kind's value, for the tabs and the filter.
    """

    key: str
    day: str
    icon: str
    kind: str
    words: str = ""
    who: str = ""
    grades: tuple[tuple[int, str], ...] = ()
    detail: str = ""
    page: str = ""
    argument: object = None
    sealed: bool = False
    group: str = ""


@dataclass(frozen=True, slots=True)
class Band:
    """A month's heading: 2026年11月."""

    words: str


def with_bands(lines: Sequence[Line], month: str) -> tuple[Line | Band, ...]:
    """The lines with a heading before each month; ``month`` is a pattern with ``%1`` (year) and ``%2``."""
    rows: list[Line | Band] = []
    last = ""
    for line in lines:
        if line.day[:7] != last:
            last = line.day[:7]
            words = month.replace("%1", last[:4]).replace("%2", str(int(last[5:7])))
            rows.append(Band(words))
        rows.append(line)
    return tuple(rows)
