"""What every measure is given, and what several of them share: the roll, the classes, the judged weeks."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from xinliapp.domain.calendar import SchoolYear, Term
from xinliapp.domain.rules import Window
from xinliapp.domain.school import ClassGroup, SchoolSystem, Unit, class_label
from xinliapp.domain.students import StudentStatus
from xinliapp.storage.class_rolls import ClassRolls
from xinliapp.storage.database import Database, Value

OPEN_END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class MeasureContext:
    """The vault, its calendar and unit, and the window a figure is asked for.

    A figure is the state at the end of ``window.as_of``: records of later days do not count.
    """

    database: Database
    years: tuple[SchoolYear, ...]
    unit: Unit | None
    window: Window
    rolls: dict[dt.date, Roll] = field(default_factory=dict, repr=False, compare=False)
    shared: dict[str, ClassRolls] = field(default_factory=dict, repr=False, compare=False)

    @property
    def class_rolls(self) -> ClassRolls:
        """Who was in which class when, asked once for all measures that share ``shared``."""
        if not self.shared:
            self.shared["class_rolls"] = ClassRolls(self.database)
        return self.shared["class_rolls"]

    def roll(self, day: dt.date) -> Roll:
        """The roll at the end of ``day``, asked once for all measures that share ``rolls``."""
        if day not in self.rolls:
            self.rolls[day] = roll_on(self.database, day)
        return self.rolls[day]

    @property
    def until(self) -> dt.date:
        """The last day whose records count."""
        return min(self.window.ends_on, self.window.as_of)

    @property
    def span(self) -> tuple[str, str]:
        """First and last counting day as stored."""
        return self.window.starts_on.isoformat(), self.until.isoformat()

    @property
    def ended(self) -> bool:
        """Whether the window is over at the end of the as-of day."""
        return self.window.as_of >= self.window.ends_on

    def terms(self) -> Iterator[tuple[SchoolYear, Term]]:
        """The terms that touch the window, with their years, in order."""
        for year in self.years:
            for term in year.terms:
                if term.starts_on <= self.window.ends_on and term.ends_on >= self.window.starts_on:
                    yield year, term

    def is_over(self, last_day: dt.date) -> bool:
        """Whether a week or pair ending on ``last_day`` is to be judged."""
        return last_day <= self.window.as_of

    def holds(self, first_day: dt.date, last_day: dt.date) -> bool:
        """Whether a week or pair lies wholly inside the window; cut ones are not judged."""
        return self.window.starts_on <= first_day and last_day <= self.window.ends_on


@dataclass(frozen=True, slots=True)
class Roll:
    """Who is on the roll on a day; 休学 and 借读 are shown apart and belong to no denominator."""

    enrolled: frozenset[str]
    suspended: frozenset[str]
    visiting: frozenset[str]

    @property
    def notes(self) -> tuple[tuple[str, float], ...]:
        """The two counts shown beside a figure, left out when they are zero."""
        pairs = (("另有休学(人)", len(self.suspended)), ("另有借读(人)", len(self.visiting)))
        return tuple((label, float(count)) for label, count in pairs if count)


def roll_on(database: Database, day: dt.date) -> Roll:
    """The roll at the end of ``day``: the newest status up to that day; one who left that day is gone."""
    text = day.isoformat()
    # The newest of each student is picked here, not by ORDER BY: under cipher_memory_security every row that
    # SQLite sorts is locked and wiped by system calls (docs/bench.md).
    newest: dict[Value, tuple[Value, ...]] = {}
    for student_id, status, *dated in database.tuples(
        "SELECT s.id, s.status, t.from_day, t.created_at, t.rowid, t.status FROM student s"
        " LEFT JOIN student_status t ON t.student_id = s.id AND t.from_day <= ?1"
        " WHERE s.voided_at IS NULL AND s.joined_on <= ?1 AND (s.left_on IS NULL OR s.left_on > ?1)",
        (text,),
    ):
        entry = tuple(dated) if dated[0] is not None else ("", "", 0, status)
        known = newest.get(student_id)
        if known is None or entry > known:
            newest[student_id] = entry
    groups: dict[str, set[str]] = {}
    for student_id, entry in newest.items():
        groups.setdefault(str(entry[-1]), set()).add(str(student_id))
    found = {status: frozenset(groups.get(status.value, ())) for status in StudentStatus}
    return Roll(found[StudentStatus.ENROLLED], found[StudentStatus.SUSPENDED], found[StudentStatus.VISITING])


@dataclass(frozen=True, slots=True)
class ClassSpan:
    """A class with the spans in which it had students; the end of a span is the first day without."""

    group: ClassGroup
    spans: tuple[tuple[str, str], ...]

    def existed(self, first_day: dt.date, last_day: dt.date) -> bool:
        """Whether it had students on the first and on the last of these days."""
        first, last = first_day.isoformat(), last_day.isoformat()
        return any(start <= first < end for start, end in self.spans) and any(
            start <= last < end for start, end in self.spans
        )

    def label(self, start_year: int, unit: Unit | None) -> str:
        """七(1), as the class is called in the school year."""
        return class_label(self.group, start_year, unit.system if unit else SchoolSystem.SIX_THREE)


def classes_with_students(context: MeasureContext) -> tuple[ClassSpan, ...]:
    """Every class with the days it had students, as far as they touch the window; by stage, year, number.

    A class without a student in the window has no spans: it existed on none of its days.
    """
    first, last = context.window.starts_on.isoformat(), context.window.ends_on.isoformat()
    spans: dict[str, set[tuple[str, str]]] = {}
    for class_id, since, until, left_on in context.database.tuples(
        "SELECT m.class_id, m.from_day, m.to_day, s.left_on"
        " FROM class_membership m JOIN student s ON s.id = m.student_id"
        " WHERE s.voided_at IS NULL AND m.from_day <= ?2 AND (m.to_day IS NULL OR m.to_day > ?1)"
        " AND (s.left_on IS NULL OR s.left_on > ?1)",
        (first, last),
    ):
        end = min(str(until or OPEN_END), str(left_on or OPEN_END))
        spans.setdefault(str(class_id), set()).add((str(since), end))
    groups = context.database.rows(
        ClassGroup,
        "SELECT id, stage, entry_year, number, name, homeroom_teacher FROM class_group"
        " ORDER BY CASE stage WHEN 'primary' THEN 1 WHEN 'junior' THEN 2 ELSE 3 END, entry_year DESC, number",
    )
    return tuple(ClassSpan(group, tuple(sorted(spans.get(group.id, ())))) for group in groups)


def json_list(values: tuple[str, ...]) -> str:
    """One bound value that ``IN (SELECT value FROM json_each(?))`` reads as a list."""
    return json.dumps(values)
