"""What the principal's home shows: plain facts, no Qt, nothing of the case file."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.rules import Verdict


@dataclass(frozen=True, slots=True)
class PaperToSign:
    """A paper that waits for the signature: which page shows it, for which period, since when from whom."""

    page: str
    argument: str
    title: str
    since: str
    by: str


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of the term against its clause that the principal sees to: the meetings."""

    clause: str
    duty: str
    have: float
    need: float
    unit: str
    page: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure the counsellor released, in the words of the duty it answers; ``how``: how it was counted."""

    id: str
    duty: str
    clause: str
    value: str
    as_of: str
    how: str
    released: str
    stale: bool


@dataclass(frozen=True, slots=True)
class Home:
    """One reading; ``other_figures`` are those forms ask for and earlier windows of a clause."""

    day: str
    papers: tuple[PaperToSign, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    has_calendar: bool
    tallies: tuple[Tally, ...]
    figures: tuple[Figure, ...]
    other_figures: tuple[Figure, ...]
