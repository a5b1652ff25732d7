"""How clauses that count by the week, the pair of weeks or the term stand at this moment.

A verdict judges weeks that are over; these figures are for the week that still runs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.calendar import TeachingWeek, Term
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.intervals import Span, union_minutes
from xinliapp.domain.rules import Clause, Window
from xinliapp.domain.short_weeks import FULL_WEEK_DAYS, chosen
from xinliapp.domain.timetable import LessonState
from xinliapp.services import lesson_week, measuring, room, term_tasks
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage.measures import SPECS
from xinliapp.storage.measures.counseling import hours_by_person
from xinliapp.storage.measures.specialists import units_by_person

OPENING = "weekly_opening_minutes"
LESSONS = "weekly_lessons_per_specialist"
COUNSELING = "weekly_counseling_hours_per_specialist"
PER_PERSON = {LESSONS: ("least_weekly_lessons", "课时"), COUNSELING: (COUNSELING, "小时")}
"""Weekly measures of one specialist: the measure of who has done the least, and its unit within a week."""

MEETINGS = "meetings_held"
WEEKLY = frozenset({OPENING, *PER_PERSON})


@dataclass(frozen=True, slots=True)
class Counter:
    """How a clause of weeks, pairs or terms stands now; ``need`` is already cut in a short week.

    ``planned`` is what the week comes to if its plans are kept, None where nothing is planned;
    ``teaching_days`` is set in a week or pair that is short, ``cut`` where its need was cut for that.
    ``last_day`` is the last teaching day of the week.
    """

    clause: Clause
    value: float
    need: float
    unit: str
    planned: float | None = None
    teaching_days: int | None = None
    cut: bool = False
    last_day: dt.date | None = None

    @property
    def left(self) -> float:
        """What is still missing, never below zero."""
        return max(0.0, self.need - self.value)

    @property
    def weekly(self) -> bool:
        """Whether it is a figure of this week."""
        return self.clause.measure in WEEKLY


def counters(session: Session, counts: Counting, term: Term) -> Iterator[Counter]:
    """One counter per clause with a number that counts by week, pair or term, in the packs' order.

    What is counted in the case file appears only where it is open.
    """
    week = term.week_of(counts.as_of)
    for pack_id in measuring.pack_ids(session.database):
        for clause in counts.layered(measuring.pack(pack_id)).clauses:
            spec = SPECS.get(clause.measure or "")
            if clause.requirement is None or spec is None:
                continue
            if spec.needs_case and not session.database.has_case:
                continue
            if clause.measure == OPENING and week is not None and week.teaching_days:
                yield _opening(session, counts, week, clause, clause.requirement)
            elif clause.measure in PER_PERSON and week is not None and week.teaching_days:
                yield from _per_person(session, counts, week, clause, clause.requirement)
            elif clause.measure == term_tasks.PAIR_MEASURE:
                yield from _pair(counts, clause)
            elif clause.measure == MEETINGS:
                found = counts.measure(clause.measure, measuring.clause_parameters(clause), counts.span)
                yield Counter(clause, found.value, clause.requirement, clause.unit)


def week_share(clause: Clause, week: TeachingWeek) -> float:
    """The part of a weekly floor a week is asked for, as the school takes short weeks; 0: of nothing."""
    return chosen(clause.parameters).days(week) / FULL_WEEK_DAYS


def _opening(session: Session, counts: Counting, week: TeachingWeek, clause: Clause, floor: float) -> Counter:
    hours = room.week(session, counts.as_of)
    share = week_share(clause, week)
    return Counter(
        clause,
        hours.actual_minutes / 60,
        floor * share,
        "小时",
        room.reachable_minutes(hours, session.clock.now()) / 60,
        _short(week),
        share < 1,
        week.teaching_days[-1],
    )


def _per_person(
    session: Session, counts: Counting, week: TeachingWeek, clause: Clause, floor: float
) -> Iterator[Counter]:
    """The measure asked for this week alone: its value is the weakest person's, as of a five-day week."""
    name, unit = PER_PERSON[clause.measure or ""]
    window = Window(week.starts_on, week.ends_on, counts.as_of)
    found = counts.measure(name, measuring.clause_parameters(clause), window)
    if found.applicable:
        share = week_share(clause, week)
        value, need = found.value * share, floor * share
        planned = _planned(session, counts, window, clause)
        yield Counter(clause, value, need, unit, planned, _short(week), share < 1, week.teaching_days[-1])


def _planned(session: Session, counts: Counting, window: Window, clause: Clause) -> float | None:
    """What whoever then has least comes to if what stands in their week is done too; None: nothing stands."""
    lessons = clause.measure == LESSONS
    ahead = _lessons_ahead(session, window) if lessons else _talks_ahead(session, window)
    given = units_by_person if lessons else hours_by_person
    done = given(counts.context(window), measuring.clause_parameters(clause))
    if not ahead.keys() & done.keys():
        return None
    return min(hours + ahead.get(person, 0.0) for person, hours in done.items())


def _lessons_ahead(session: Session, window: Window) -> dict[str, float]:
    """课时 by teacher that the timetable still has this week: not ticked, not moved away or fallen out."""
    first, last = window.starts_on.isoformat(), window.ends_on.isoformat()
    found: dict[str, float] = {}
    for lesson in lesson_week.planned(session, window.starts_on, window.ends_on):
        to_come = lesson.state in (LessonState.AHEAD, LessonState.DUE)
        if lesson.staff_id is not None and to_come and first <= lesson.place[1] <= last:
            found[lesson.staff_id] = found.get(lesson.staff_id, 0.0) + lesson.units
    return found


def _talks_ahead(session: Session, window: Window) -> dict[str, float]:
    """Hours by counsellor of appointments this week still to be kept, or kept and not signed for yet."""
    start = dt.datetime.combine(window.starts_on, dt.time())
    bounds = (start, dt.datetime.combine(window.ends_on, dt.time()) + dt.timedelta(days=1))
    spans: dict[str, list[Span]] = {}
    now = stamp(session.clock.now())
    for one in appointment_rows.to_be_noted(session.database, now, stamp(bounds[0]), stamp(bounds[1])):
        spans.setdefault(one.staff_id, []).append((parse_stamp(one.starts_at), parse_stamp(one.ends_at)))
    return {person: union_minutes(each, bounds) / 60 for person, each in spans.items()}


def _pair(counts: Counting, clause: Clause) -> Iterator[Counter]:
    pair = term_tasks.running_pair(counts)
    if pair is None or clause.measure is None:
        return
    window = Window(pair.starts_on, pair.ends_on, counts.as_of)
    found = counts.measure(clause.measure, measuring.clause_parameters(clause), window)
    short = len(pair.teaching_days) if pair.share < 1 else None
    cut = short is not None
    yield Counter(clause, found.value, found.need or 0.0, clause.unit, teaching_days=short, cut=cut)


def _short(week: TeachingWeek) -> int | None:
    return len(week.teaching_days) if len(week.teaching_days) < FULL_WEEK_DAYS else None
