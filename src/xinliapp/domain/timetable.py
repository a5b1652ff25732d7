"""The weekly timetable of one subject, and which of its lessons fall on which day. Pure.

A lesson of the timetable is a class, a weekday, a period and every week, odd or even weeks, as the school's
calendar numbers its teaching weeks. It falls on teaching days only. On a make-up day (a weekend with lessons)
nothing is planned but what the timetable itself has on that weekday: which weekday the school follows then is
not known and not guessed.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.calendar import Term
from xinliapp.domain.errors import UserError

HIGHEST_PERIOD = 12
WEEKDAY_WORDS = ("周一", "周二", "周三", "周四", "周五", "周六", "周日")
_SLOT = re.compile(r"(\d{1,2})(单|双)?周?")
_WEEKDAY = re.compile(r"(?:星期|礼拜|周)?([一二三四五六日天1-7])")


class WeekPattern(Enum):
    """In which teaching weeks a lesson is held."""

    ALL = "all"
    ODD = "odd"
    EVEN = "even"

    def holds(self, week_number: int) -> bool:
        """Whether it is held in the week of this number."""
        return self is WeekPattern.ALL or (week_number % 2 == 1) is (self is WeekPattern.ODD)

    def meets(self, other: WeekPattern) -> bool:
        """Whether the two ever fall into the same week."""
        return self is other or WeekPattern.ALL in (self, other)


PATTERN_WORDS = {WeekPattern.ALL: "", WeekPattern.ODD: "单", WeekPattern.EVEN: "双"}


@dataclass(frozen=True, slots=True)
class Slot:
    """One lesson of a class on a weekday: the period from 1, the weeks, 课时 and who gives it."""

    period: int
    weeks: WeekPattern = WeekPattern.ALL
    staff_id: str | None = None
    units: float = 1.0

    @property
    def text(self) -> str:
        """``3``, ``3单``, as it stands in the grid."""
        return f"{self.period}{PATTERN_WORDS[self.weeks]}"


@dataclass(frozen=True, slots=True)
class TimetableEntry:
    """A slot of a class with the days it holds, both included; ``valid_to`` is None while it holds."""

    id: str
    class_id: str
    weekday: int  # 1 is Monday
    period: int
    weeks: WeekPattern
    units: float
    staff_id: str | None
    valid_from: str
    valid_to: str | None = None
    import_id: str | None = None

    @property
    def slot(self) -> Slot:
        """The entry without its class and days."""
        return Slot(self.period, self.weeks, self.staff_id, self.units)

    def valid_on(self, day: str) -> bool:
        """Whether it holds on the day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class ChangeKind(Enum):
    """What became of a planned lesson that was not held in its place."""

    MOVED = "moved"
    NOT_HELD = "not_held"


@dataclass(frozen=True, slots=True)
class LessonChange:
    """A planned lesson moved to (or made up for on) ``to_day``; 未上 may have no make-up day yet."""

    id: str
    class_id: str
    day: str
    period: int
    kind: ChangeKind
    to_day: str | None = None
    to_period: int | None = None


class LessonState(Enum):
    """How a planned lesson stands on a day."""

    AHEAD = "ahead"
    DUE = "due"  # its day has come and it is not ticked
    HELD = "held"
    NOT_HELD = "not_held"  # and no make-up day is known


@dataclass(frozen=True, slots=True)
class PlannedLesson:
    """One lesson the timetable asks for. ``day``/``period`` are its own place; ``held_day``/``held_period``
    where it is (to be) held: another place when it was moved or made up. ``lesson_id`` is its tick.
    """

    class_id: str
    day: str
    period: int
    units: float
    staff_id: str | None
    state: LessonState = LessonState.DUE
    change: ChangeKind | None = None
    change_id: str | None = None
    held_day: str | None = None
    held_period: int | None = None
    lesson_id: str | None = None
    topic: str = ""

    @property
    def key(self) -> tuple[str, str, int]:
        """Class, day and period the timetable gives it."""
        return self.class_id, self.day, self.period

    @property
    def place(self) -> tuple[str, str, int]:
        """Class, day and period where it is (to be) held."""
        return self.class_id, self.held_day or self.day, self.held_period or self.period


def lessons_between(
    entries: Iterable[TimetableEntry], terms: Sequence[Term], first: dt.date, last: dt.date
) -> Iterator[PlannedLesson]:
    """Every lesson the timetable has on the teaching days from ``first`` to ``last``, by day and period."""
    known = tuple(entries)
    day = first
    while day <= last:
        term = next((term for term in terms if term.starts_on <= day <= term.ends_on), None)
        week = term.week_of(day) if term is not None and term.is_teaching_day(day) else None
        if week is not None:
            text = day.isoformat()
            found = [
                entry
                for entry in known
                if entry.weekday == day.isoweekday()
                and entry.valid_on(text)
                and entry.weeks.holds(week.number)
            ]
            for entry in sorted(found, key=lambda entry: (entry.period, entry.class_id)):
                yield PlannedLesson(entry.class_id, text, entry.period, entry.units, entry.staff_id)
        day += dt.timedelta(days=1)


def clashing(slots: Sequence[Slot]) -> Slot | None:
    """The first slot that falls on another one of the same class and weekday, or None."""
    for place, slot in enumerate(slots):
        for other in slots[:place]:
            if other.period == slot.period and other.weeks.meets(slot.weeks):
                return slot
    return None


def read_slots(text: str) -> tuple[Slot, ...]:
    """What a person types into a cell of the grid: ``3``, ``3单``, ``3单 5双``; nothing for an empty cell.

    Raises:
        UserError: ``timetable_cell`` with the text, ``timetable_clash``.
    """
    slots = []
    folded = unicodedata.normalize("NFKC", text).replace("第", "").replace("节", "")
    for part in re.split(r"[\s,、;/]+", folded.strip()):
        if not part:
            continue
        match = _SLOT.fullmatch(part)
        if match is None or not 1 <= int(match[1]) <= HIGHEST_PERIOD:
            raise UserError("timetable_cell", text=text.strip(), highest=HIGHEST_PERIOD)
        slots.append(Slot(int(match[1]), read_pattern(match[2] or "") or WeekPattern.ALL))
    if clashing(slots) is not None:
        raise UserError("timetable_clash", text=text.strip())
    return tuple(sorted(slots, key=_order))


def read_pattern(text: str) -> WeekPattern | None:
    """每周, 单周, 双周 as people write them; None for anything else. Blank is every week."""
    folded = unicodedata.normalize("NFKC", text).strip().removesuffix("周")
    words = {
        "": WeekPattern.ALL, "每": WeekPattern.ALL, "全": WeekPattern.ALL, "单双": WeekPattern.ALL,
        "单": WeekPattern.ODD, "双": WeekPattern.EVEN,
    }  # fmt: skip
    return words.get(folded)


def read_weekday(text: str) -> int | None:
    """周一, 星期一, 1 … as 1–7; None for anything else."""
    match = _WEEKDAY.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if match is None:
        return None
    return int(match[1]) if match[1].isdigit() else "一二三四五六日".index(match[1].replace("天", "日")) + 1


def slots_text(slots: Iterable[Slot]) -> str:
    """``3 5双``, as a cell shows it and :func:`read_slots` reads it back."""
    return " ".join(slot.text for slot in sorted(slots, key=_order))


def _order(slot: Slot) -> tuple[int, int]:
    """By period, odd weeks before even ones."""
    return slot.period, list(WeekPattern).index(slot.weeks)
