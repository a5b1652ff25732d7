"""What the page of school, calendar and classes shows and gives back: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.errors import UserError
from xinliapp.domain.school import SchoolSystem, Stage

BOARDING = "寄宿"
"""The attribute that also says whether the school takes boarders."""
ATTRIBUTES = ("城区", "乡镇中心校", "集团化", "一校多址", BOARDING)
"""The attributes offered, as they are stored; others that are stored are kept."""


@dataclass(frozen=True, slots=True)
class ProfileForm:
    """The school as in the form. ``campuses`` is one line, parted by 、; ``grade_words`` are five."""

    name: str
    code: str
    stages: tuple[Stage, ...]
    system: SchoolSystem
    attributes: tuple[str, ...]
    campuses: str
    threshold: int | None
    upper_primary_from: int | None
    grade_words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class YearForm:
    """A school year as in the form: ISO days and lists of one entry a line.

    Without a second term (not fixed yet) ``second_start`` and ``second_end`` are empty.
    """

    start_year: int
    first_start: str
    first_end: str
    second_start: str
    second_end: str
    holidays: str
    makeup_days: str
    exams: str

    @property
    def key(self) -> str:
        """``2026-2027``."""
        return f"{self.start_year}-{self.start_year + 1}"

    @property
    def has_second(self) -> bool:
        """Whether the second term is fixed."""
        return bool(self.second_start)


@dataclass(frozen=True, slots=True)
class ClassLine:
    """A class of this school year; ``teacher`` is empty when nobody is named."""

    id: str
    label: str
    students: int
    teacher: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What this person may change."""

    profile: bool
    calendar: bool
    classes: bool

    @property
    def any(self) -> bool:
        """Whether there is anything to save."""
        return self.profile or self.calendar or self.classes


@dataclass(frozen=True, slots=True)
class Marks:
    """What tells what is stored now from the same after somebody wrote into it (``services.seen``)."""

    profile: str = ""
    years: tuple[tuple[int, str], ...] = ()
    teachers: tuple[tuple[str, str], ...] = ()  # by class id

    def year(self, start_year: int) -> str:
        """The mark of one year, "" for one that is not stored."""
        return dict(self.years).get(start_year, "")


@dataclass(frozen=True, slots=True)
class SettingsPage:
    """One reading. ``years`` oldest first; ``current`` is the start year of the year today lies in."""

    profile: ProfileForm
    code_fixed: bool
    years: tuple[YearForm, ...]
    current: int
    classes: tuple[ClassLine, ...]
    rights: Rights
    marks: Marks = Marks()


@dataclass(frozen=True, slots=True)
class Typed:
    """Only what differs from the reading; ``teachers`` are pairs of class id and name."""

    profile: ProfileForm | None = None
    years: tuple[YearForm, ...] = ()
    teachers: tuple[tuple[str, str], ...] = ()

    @property
    def anything(self) -> bool:
        """Whether something was changed."""
        return self.profile is not None or bool(self.years or self.teachers)


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with a field (its key in the view, empty for none); ``year`` for one of the calendar."""

    field: str
    error: UserError
    year: int | None = None


@dataclass(frozen=True, slots=True)
class TermPreview:
    """A term as the program will count it; weeks and days are those on which lessons are held."""

    number: int
    weeks: int
    days: int
    first_week: dt.date
    exams: tuple[tuple[str, str, str], ...]
    was: tuple[int, int] | None
    """(weeks, days) as stored, where they differ."""


@dataclass(frozen=True, slots=True)
class YearPreview:
    """The terms, or none where a date or a line cannot be read yet; ``changed``: not as stored."""

    terms: tuple[TermPreview, ...]
    changed: bool
