"""School years, terms, teaching weeks: what day counts as what.

Weeks start on Monday and are numbered from the week the term starts in. Fixed pairs of weeks are
(1, 2), (3, 4) … (counting.md, first row).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Window


class DayKind(Enum):
    """Why a day differs from its weekday."""

    HOLIDAY = "holiday"
    MAKEUP = "makeup"  # a weekend on which lessons are held


class NodeKind(Enum):
    """Named points of a term."""

    MIDTERM_EXAM = "midterm_exam"
    FINAL_EXAM = "final_exam"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A holiday or a make-up day of lessons."""

    day: dt.date
    kind: DayKind
    name: str


@dataclass(frozen=True, slots=True)
class CalendarNode:
    """A named span of a term, such as the mid-term examination."""

    kind: NodeKind
    name: str
    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class TeachingWeek:
    """One week of a term: number from 1, Monday, Sunday, and its teaching days (may be none)."""

    number: int
    starts_on: dt.date
    ends_on: dt.date
    teaching_days: tuple[dt.date, ...]

    @property
    def share(self) -> float:
        """min(1, teaching days / 5): by this the weekly floors are cut in short weeks (counting.md)."""
        return min(1.0, len(self.teaching_days) / 5)


@dataclass(frozen=True, slots=True)
class Term:
    """One term: ``key`` is ``2026-2027-1``; days outside [starts_on, ends_on] do not belong to it."""

    key: str
    starts_on: dt.date
    ends_on: dt.date
    special_days: tuple[SpecialDay, ...] = ()
    nodes: tuple[CalendarNode, ...] = ()

    def is_teaching_day(self, day: dt.date) -> bool:
        """Whether lessons are held: inside the term, a weekday or a make-up day, no holiday."""
        if not self.starts_on <= day <= self.ends_on:
            return False
        kinds = {special.kind for special in self.special_days if special.day == day}
        if DayKind.MAKEUP in kinds:
            return True
        return day.weekday() < 5 and DayKind.HOLIDAY not in kinds

    def weeks(self) -> tuple[TeachingWeek, ...]:
        """All weeks that touch the term, in order, numbered from 1; a holiday week keeps its number."""
        monday = self.starts_on - dt.timedelta(days=self.starts_on.weekday())
        weeks: list[TeachingWeek] = []
        while monday <= self.ends_on:
            days = (monday + dt.timedelta(days=offset) for offset in range(7))
            teaching = tuple(day for day in days if self.is_teaching_day(day))
            sunday = monday + dt.timedelta(days=6)
            weeks.append(TeachingWeek(len(weeks) + 1, monday, sunday, teaching))
            monday += dt.timedelta(days=7)
        return tuple(weeks)

    def week_of(self, day: dt.date) -> TeachingWeek | None:
        """The week ``day`` falls in, or None outside the term's weeks."""
        return next((week for week in self.weeks() if week.starts_on <= day <= week.ends_on), None)

    def pairs(self) -> tuple[tuple[TeachingWeek, ...], ...]:
        """Fixed pairs of weeks (1,2), (3,4) …; a last single week stands alone."""
        weeks = self.weeks()
        return tuple(weeks[index : index + 2] for index in range(0, len(weeks), 2))

    def window(self, as_of: dt.date) -> Window:
        """The term as a window."""
        return Window(self.starts_on, self.ends_on, as_of)


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """A school year by its first calendar year, with its terms in order."""

    start_year: int
    terms: tuple[Term, ...]

    @property
    def key(self) -> str:
        """``2026-2027``."""
        return f"{self.start_year}-{self.start_year + 1}"

    def window(self, as_of: dt.date) -> Window:
        """From the first term's first day (1 September at the latest) to 31 August.

        The summer belongs to the year that ends with it. Where the next year's first term begins in August,
        :func:`year_window` cuts the end so that no day belongs to two years.
        """
        starts = min((term.starts_on for term in self.terms), default=dt.date(self.start_year, 9, 1))
        starts = min(starts, dt.date(self.start_year, 9, 1))
        return Window(starts, dt.date(self.start_year + 1, 8, 31), as_of)


_TERM_KEY = re.compile(r"(\d{4})-(\d{4})-([12])", re.ASCII)
_SPAN = re.compile(r"(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class PeriodKey:
    """A period as typed: a term key ``2026-2027-1`` or a span ``START/END`` (both days included)."""

    text: str
    start_year: int | None = None
    term_number: int | None = None
    starts_on: dt.date | None = None
    ends_on: dt.date | None = None

    @property
    def file_part(self) -> str:
        """The period as it stands in a file name."""
        return self.text.replace("/", "_")


def parse_period(text: str) -> PeriodKey:
    """Read a period.

    Raises:
        UserError: ``period_wrong`` if it is neither a term key nor a span of days in order.
    """
    match = _TERM_KEY.fullmatch(text.strip())
    if match:
        start, end, number = int(match[1]), int(match[2]), int(match[3])
        if end == start + 1:
            return PeriodKey(match[0], start_year=start, term_number=number)
        raise UserError("period_wrong", text=text)
    match = _SPAN.fullmatch(text.strip())
    if match:
        try:
            first, last = dt.date.fromisoformat(match[1]), dt.date.fromisoformat(match[2])
        except ValueError:
            raise UserError("period_wrong", text=text) from None
        if first <= last:
            return PeriodKey(match[0], starts_on=first, ends_on=last)
    raise UserError("period_wrong", text=text)


def year_window(year: SchoolYear, years: Iterable[SchoolYear], as_of: dt.date) -> Window:
    """The year's window, ended the day before the next known year begins: no day counts in two years."""
    window = year.window(as_of)
    later = [other.window(as_of).starts_on for other in years if other.start_year > year.start_year]
    ends_on = min([window.ends_on, *(start - dt.timedelta(days=1) for start in later)])
    return Window(window.starts_on, ends_on, as_of)


def school_year_of(day: dt.date, years: Iterable[SchoolYear]) -> SchoolYear | None:
    """The school year whose window holds ``day``; the latest one where they overlap."""
    found = [year for year in years if year.window(day).starts_on <= day <= year.window(day).ends_on]
    return max(found, key=lambda year: year.start_year, default=None)


def working_days_before(day: dt.date, count: int, terms: Sequence[Term]) -> dt.date:
    """The day ``count`` working days before ``day`` ("warned from three working days before").

    Inside a known term working days are teaching days; elsewhere Monday to Friday.
    """
    current = day
    left = count
    while left > 0:
        current -= dt.timedelta(days=1)
        term = next((term for term in terms if term.starts_on <= current <= term.ends_on), None)
        working = term.is_teaching_day(current) if term else current.weekday() < 5
        left -= int(working)
    return current
