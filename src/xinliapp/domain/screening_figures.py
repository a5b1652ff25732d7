"""How students of a round lie by year group: what the charts on screen and on paper are both made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many students lie in each band, group by group; cells are texts, ``*`` where numbers are small.

    ``key``: which score; ``keys`` those there are, with their words.
    """

    key: str
    keys: tuple[tuple[str, str], ...]
    bands: tuple[str, ...]
    groups: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, ...]
