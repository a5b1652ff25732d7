"""What the page of lessons and activities shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.activities import Handbooks
from xinliapp.domain.activity_files import ActivityFile
from xinliapp.domain.term_records import Activity
from xinliapp.domain.timetable import PlannedLesson, Slot
from xinliapp.services.activity_audience import ExpectedClass
from xinliapp.services.peer_reps import ClassReps
from xinliapp.services.timetable import TimetableRow

LESSONS_TAB, LEDGER_TAB, TIMETABLE_TAB, REPS_TAB = range(4)


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
    grade_label: str = ""

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
class WeekLine:
    """One planned lesson of the week; ``id`` is the same as long as it is planned."""

    id: str
    label: str
    teacher: str
    lesson: PlannedLesson


@dataclass(frozen=True, slots=True)
class WeekFacts:
    """The planned lessons of a week; ``number`` 0 outside the term."""

    starts_on: dt.date
    ends_on: dt.date
    number: int
    lines: tuple[WeekLine, ...]


@dataclass(frozen=True, slots=True)
class PairCheck:
    """两周核对 of the running pair: ``met`` of ``judged`` classes have their lesson so far."""

    label: str
    met: int
    judged: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimetableFacts:
    """The grid as it holds on ``day``; ``from_day`` is what a change would hold from, ``teacher`` who gives
    most of the lessons (before there are any: a full-time counselling teacher)."""

    day: dt.date
    from_day: dt.date
    rows: tuple[TimetableRow, ...]
    any_entry: bool
    may_edit: bool
    may_undo: bool
    teacher: str | None = None


@dataclass(frozen=True, slots=True)
class RepsFacts:
    """心理委员 by class; ``clauses`` ask for them (none: no loaded pack speaks of them)."""

    lines: tuple[ClassReps, ...]
    clauses: tuple[str, ...]

    @property
    def gaps(self) -> int:
        """How many classes lack somebody."""
        return sum(1 for line in self.lines if line.gap)


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
    week: WeekFacts
    check: PairCheck | None
    timetable: TimetableFacts
    reps: RepsFacts
    handbooks: Handbooks
    first_day: str
    last_day: str
    files: Mapping[str, tuple[ActivityFile, ...]]

    def activity(self, activity_id: str) -> Activity | None:
        """The activity of that id, None if it is not (or no longer) one of the term's."""
        return next((one for one in self.activities if one.id == activity_id), None)


@dataclass(frozen=True, slots=True)
class Beside:
    """What is saved with an activity as typed: which one is corrected ("": a new one), the mark of what the
    correction began with, and files to be kept with it."""

    activity_id: str = ""
    seen: str = ""
    files: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class ActivityLook:
    """What an activity being typed comes to: who is expected, what it will count for, or why it cannot be."""

    classes: tuple[ExpectedClass, ...] = ()
    served: tuple[str, ...] = ()
    trouble: str = ""

    @property
    def expected(self) -> int:
        """应到."""
        return sum(len(group.students) for group in self.classes)


@dataclass(frozen=True, slots=True)
class CellEdit:
    """A cell of the timetable as a person changed it."""

    class_id: str
    weekday: int
    slots: tuple[Slot, ...]
    from_day: dt.date
