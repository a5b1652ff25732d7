"""What the principal's home shows: plain facts, no Qt, nothing of the case file."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.rules import PublishedFigure, Verdict


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
    """A count against its clause that the principal sees to (meetings, openings, lessons)."""

    clause: str
    duty: str
    have: float
    need: float
    unit: str
    page: str


@dataclass(frozen=True, slots=True)
class Home:
    """One reading."""

    day: str
    papers: tuple[PaperToSign, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    tallies: tuple[Tally, ...]
    figures: tuple[PublishedFigure, ...]
