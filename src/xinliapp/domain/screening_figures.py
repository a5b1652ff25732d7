"""How students of a round lie, class by class: what the charts on screen and on paper are both made of."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Distribution:
    """How many students lie in each band, class by class; ``cells`` are texts, small numbers as ``<5``.

    ``key``: which score; ``keys`` those there are, with their words.
    """

    key: str
    keys: tuple[tuple[str, str], ...]
    bands: tuple[str, ...]
    classes: tuple[tuple[str, tuple[str, ...]], ...]
    total: tuple[str, ...]
