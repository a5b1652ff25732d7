"""Lessons per class in fixed pairs of teaching weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.calendar import TeachingWeek
from xinliapp.domain.measure_specs import MeasureSpec, ParameterKind, ParameterSpec
from xinliapp.domain.rules import EvidenceRow, Measured, Shortfall
from xinliapp.domain.term_records import LessonKind
from xinliapp.storage.database import Value
from xinliapp.storage.measures.context import ClassSpan, MeasureContext, classes_with_students
from xinliapp.storage.measures.parameters import flag, number, texts

FULL_PAIR_DAYS = 10

PER_PAIR = MeasureSpec(
    "lessons_per_class_pair_of_weeks",
    unit="个班",
    needs_case=False,
    definition="每个已结束的固定双周内都上够课时的班级数",
    convention="fixed_pairs",
    parameters=(
        ParameterSpec("kinds", ParameterKind.TEXT_LIST, tuple(kind.value for kind in LessonKind)),
        ParameterSpec("only_in_timetable", ParameterKind.FLAG),
        ParameterSpec("units_per_pair", ParameterKind.NUMBER),
    ),
    requirement_parameter="units_per_pair",
)


@dataclass(frozen=True, slots=True)
class WeekPair:
    """One fixed pair (or a last single week) of a term, cut to the term, with its teaching days."""

    start_year: int
    label: str
    starts_on: dt.date
    ends_on: dt.date
    teaching_days: tuple[dt.date, ...]

    @property
    def share(self) -> float:
        """min(1, teaching days / 10): a short pair asks for its part of the floor (counting.md)."""
        return min(1.0, len(self.teaching_days) / FULL_PAIR_DAYS)


@dataclass(frozen=True, slots=True)
class _Lesson:
    id: str
    class_id: str
    day: str
    units: float
    in_timetable: bool


def pairs_in(context: MeasureContext) -> Iterator[WeekPair]:
    """The pairs with teaching days whose whole span lies in the window, ended or not, in order."""
    for year, term in context.terms():
        for weeks in term.pairs():
            days = tuple(day for week in weeks for day in week.teaching_days)
            first = max(weeks[0].starts_on, term.starts_on)
            last = min(weeks[-1].ends_on, term.ends_on)
            if days and context.holds(first, last):
                yield WeekPair(year.start_year, _pair_label(weeks), first, last, days)


def lessons_per_class_pair_of_weeks(context: MeasureContext, params: Mapping[str, object]) -> Measured:
    """How many classes had their units in every pair that is over (JS-26).

    A class is judged in a pair if it had students on the pair's first and last teaching day. A short pair
    asks for floor × teaching days / 10. The running pair only warns; while no pair is over, its tally is the
    value and nothing is judged yet.
    """
    floor = number(params, "units_per_pair")
    pairs = list(pairs_in(context))
    over = [pair for pair in pairs if context.is_over(pair.ends_on)]
    running = [
        pair for pair in pairs if not context.is_over(pair.ends_on) and pair.starts_on <= context.until
    ]
    lessons = list(_lessons(context, params))
    classes = classes_with_students(context)
    tally = _Tally(context, classes, lessons, floor)
    missing = tally.missing(over)
    pending = tally.missing(running)
    # Pairs of a time before the school kept its roll here judge no class: nothing is over for it yet.
    settled = bool(tally.concerned(over))
    lacking = missing if settled else pending
    concerned = tally.concerned(over if settled else running)
    value = len(concerned - {class_id for class_id, _ in lacking})
    outside = sum(1 for lesson in lessons if not lesson.in_timetable)
    return Measured(
        float(value),
        PER_PAIR.unit,
        tally.evidence(lessons),
        shortfall=tuple(shortfall for _, shortfall in missing),
        denominator=float(len(concerned)),
        need=float(len(concerned)),
        complete=settled or not pairs,
        applicable=bool(concerned) or not context.ended,
        convention=PER_PAIR.convention,
        pending=tuple(shortfall for _, shortfall in pending),
        notes=(("其中未列入课表(节)", float(outside)),) if outside else (),
    )


class _Tally:
    """Units per class and pair, and who lacks some."""

    def __init__(
        self, context: MeasureContext, classes: Iterable[ClassSpan], lessons: Iterable[_Lesson], floor: float
    ) -> None:
        self._context = context
        self._classes = tuple(classes)
        self._floor = floor
        self._there: dict[dt.date, tuple[ClassSpan, ...]] = {}
        self._days: dict[str, list[tuple[str, float]]] = {}
        for lesson in lessons:
            self._days.setdefault(lesson.class_id, []).append((lesson.day, lesson.units))

    def concerned(self, pairs: Iterable[WeekPair]) -> set[str]:
        """The classes judged in at least one of the pairs."""
        return {group.group.id for pair in pairs for group in self._judged(pair)}

    def missing(self, pairs: Iterable[WeekPair]) -> list[tuple[str, Shortfall]]:
        """Class and shortfall for every pair in which a class lacks units."""
        return [
            (group.group.id, Shortfall(self._label(group, pair), have, self._floor * pair.share))
            for pair in pairs
            for group in self._judged(pair)
            if (have := self._units(group, pair)) < self._floor * pair.share
        ]

    def evidence(self, lessons: Iterable[_Lesson]) -> tuple[EvidenceRow, ...]:
        """The lessons with the class they were given to."""
        year = max((year.start_year for year, _ in self._context.terms()), default=self._context.until.year)
        names = {group.group.id: group.label(year, self._context.unit) for group in self._classes}
        return tuple(
            EvidenceRow("lesson_log", lesson.id, lesson.day, names.get(lesson.class_id, ""), lesson.units)
            for lesson in lessons
        )

    def _judged(self, pair: WeekPair) -> tuple[ClassSpan, ...]:
        """The classes that had students on the pair's first and last teaching day."""
        if pair.starts_on not in self._there:
            first, last = pair.teaching_days[0], pair.teaching_days[-1]
            self._there[pair.starts_on] = tuple(
                group for group in self._classes if group.spans and group.existed(first, last)
            )
        return self._there[pair.starts_on]

    def _units(self, group: ClassSpan, pair: WeekPair) -> float:
        first, last = pair.starts_on.isoformat(), pair.ends_on.isoformat()
        days = self._days.get(group.group.id, ())
        return sum(units for day, units in days if first <= day <= last)

    def _label(self, group: ClassSpan, pair: WeekPair) -> str:
        return f"{group.label(pair.start_year, self._context.unit)} {pair.label}"


def _lessons(context: MeasureContext, params: Mapping[str, object]) -> Iterator[_Lesson]:
    only_in_timetable = flag(params, "only_in_timetable")
    for kind in texts(params, "kinds"):
        args: tuple[Value, ...] = (kind, *context.span)
        found = context.database.rows(
            _Lesson,
            "SELECT id, class_id, day, units, in_timetable FROM lesson_log"
            " WHERE kind = ? AND day BETWEEN ? AND ?",
            args,
        )
        found.sort(key=lambda lesson: (lesson.day, lesson.class_id))
        yield from (lesson for lesson in found if lesson.in_timetable or not only_in_timetable)


def _pair_label(weeks: tuple[TeachingWeek, ...]) -> str:
    days = sum(len(week.teaching_days) for week in weeks)
    name = f"第{weeks[0].number}周" if len(weeks) == 1 else f"第{weeks[0].number}—{weeks[-1].number}周"
    return name if days >= FULL_PAIR_DAYS else f"{name}(按{days}个教学日折算)"
