"""What the page of lessons and activities shows: plain facts, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.term_records import Activity


@dataclass(frozen=True, slots=True)
class PairHead:
    """A fixed pair of teaching weeks (``1—2``); ``need`` units are asked for in it."""

    label: str
    first_day: str
    last_day: str
    over: bool
    need: float


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class with the units it had in every pair, in the order of the heads."""

    id: str
    label: str
    units: tuple[float, ...]

    def lacking(self, heads: tuple[PairHead, ...]) -> int:
        """In how many pairs that are over it had too little."""
        return sum(1 for head, have in zip(heads, self.units, strict=True) if head.over and have < head.need)


@dataclass(frozen=True, slots=True)
class LessonLine:
    """One lesson noted, to be taken back if it was a mistake."""

    id: str
    day: str
    class_label: str
    period: int
    topic: str


@dataclass(frozen=True, slots=True)
class LessonsPage:
    """One reading of a term. ``clause`` asks for the lessons; no heads without a calendar.

    ``met`` of ``judged`` classes had their lessons in every pair that is over (None: none is over yet).
    """

    term: str
    today: str
    clause: str
    met: int | None
    judged: int
    heads: tuple[PairHead, ...]
    classes: tuple[ClassLine, ...]
    lessons: tuple[LessonLine, ...]
    activities: tuple[Activity, ...]
    people: tuple[tuple[str, str], ...]
    may_write: bool
