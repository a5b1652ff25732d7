"""The lessons of a week as the timetable has them: ticked one by one or all at once, moved, not held."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.calendar import TeachingWeek, Term
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import LessonKind, LessonLog
from xinliapp.domain.timetable import (
    HIGHEST_PERIOD,
    ChangeKind,
    LessonChange,
    LessonState,
    PlannedLesson,
    lessons_between,
)
from xinliapp.services import lessons, school
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.storage import lessons as log_rows
from xinliapp.storage import timetable as rows

CHANGES = Changes.LESSONS
Key = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class LessonWeek:
    """The planned lessons of one week: those that have their place in it, and those moved into it.

    ``week`` and ``term`` are None outside the school's terms.
    """

    starts_on: dt.date
    ends_on: dt.date
    week: TeachingWeek | None
    term: Term | None
    lessons: tuple[PlannedLesson, ...]


def week(session: Session, day: dt.date) -> LessonWeek:
    """The week ``day`` lies in, Monday to Sunday."""
    monday = day - dt.timedelta(days=day.weekday())
    sunday = monday + dt.timedelta(days=6)
    terms = [term for year in school.calendar(session) for term in year.terms]
    term = next((term for term in terms if term.starts_on <= sunday and term.ends_on >= monday), None)
    inside = min(max(day, term.starts_on), term.ends_on) if term is not None else day
    found = planned(session, monday, sunday)
    return LessonWeek(monday, sunday, term.week_of(inside) if term is not None else None, term, tuple(found))


def planned(session: Session, first: dt.date, last: dt.date) -> list[PlannedLesson]:
    """What the timetable asks for on these days, with how it stands today.

    A lesson moved into these days is listed with the day it came from; one moved out stays in its place.
    Classes without students on the last day are left out.
    """
    changes = {
        (change.class_id, change.day, change.period): change
        for change in rows.changes_touching(session.database, first.isoformat(), last.isoformat())
    }
    earliest = min([first, *(dt.date.fromisoformat(change.day) for change in changes.values())])
    latest = max([last, *(dt.date.fromisoformat(change.day) for change in changes.values())])
    terms = [term for year in school.calendar(session) for term in year.terms]
    there = {row.id for row in school.classes(session, last) if row.students}
    entries = [
        entry
        for entry in rows.touching(session.database, earliest.isoformat(), latest.isoformat())
        if entry.class_id in there
    ]
    plan = [
        _changed(lesson, changes.get(lesson.key))
        for lesson in lessons_between(entries, terms, earliest, latest)
    ]
    shown = [lesson for lesson in plan if _touches(lesson, first, last)]
    days = [lesson.place[1] for lesson in shown]
    logs = log_rows.between(session.database, min(days), max(days)) if days else []
    ticks = {(log.class_id, log.day, log.period): log for log in logs}
    today = session.clock.now().date().isoformat()
    return [_state(lesson, ticks.get(lesson.place), today) for lesson in shown]


def tick(session: Session, keys: Sequence[Key], topic: str = "") -> list[str]:
    """上了: note planned lessons, each where it is held, in one transaction; the ids of the ticks.

    Raises:
        UserError: ``lesson_not_planned``, ``lesson_fell_away`` (未上 without a make-up day), ``field_wrong``
            (a day to come), ``lesson_taken``.
    """
    found = [lesson for lesson in _planned_of(session, keys) if lesson.lesson_id is None]
    if any(lesson.state is LessonState.NOT_HELD for lesson in found):
        raise UserError("lesson_fell_away")
    return lessons.log_many(session, [_input(lesson, topic) for lesson in found])


def tick_week(session: Session, day: dt.date, without: Iterable[Key] = (), topic: str = "") -> list[str]:
    """全部上了,除勾选的: every lesson of the week of ``day`` whose day has come, in one transaction.

    Lessons ticked before, not held, or still to come are left as they are. The ids of the new ticks.

    Raises:
        UserError: ``lesson_taken``.
    """
    left_out = set(without)
    due = [
        lesson
        for lesson in week(session, day).lessons
        if lesson.state is LessonState.DUE and lesson.key not in left_out
    ]
    return lessons.log_many(session, [_input(lesson, topic) for lesson in due])


def tick_past(session: Session, day: dt.date, before: dt.date) -> Changes:
    """Tick every lesson of the week of ``day`` that was to be held before ``before`` and is not ticked.

    Raises:
        UserError: ``lesson_taken``.
    """
    due = [
        lesson
        for lesson in week(session, day).lessons
        if lesson.state is LessonState.DUE and lesson.place[1] < before.isoformat()
    ]
    lessons.log_many(session, [_input(lesson, "") for lesson in due])
    return CHANGES if due else Changes.NONE


def untick(session: Session, lesson_ids: Sequence[str]) -> Changes:
    """Take ticks back, all or none.

    Raises:
        UserError: ``not_found``.
    """
    with session.write("lesson.remove") as uow:
        for lesson_id in lesson_ids:
            if not log_rows.remove(uow, lesson_id):
                raise UserError("not_found")
    return CHANGES


def move(session: Session, key: Key, to_day: dt.date, to_period: int) -> LessonChange | None:
    """调课: the lesson is held on another day or period; what was noted of it before.

    Raises:
        UserError: as :func:`not_held`; ``field_wrong`` where it would stay in its place.
    """
    if (to_day.isoformat(), to_period) == key[1:]:
        raise UserError("field_wrong", field="调到", why="与原来的节次相同")
    return _change(session, key, ChangeKind.MOVED, to_day, to_period)


def not_held(
    session: Session, key: Key, make_up: dt.date | None = None, make_up_period: int | None = None
) -> LessonChange | None:
    """未上: the lesson fell away, with a make-up day or without one; what was noted of it before.

    Raises:
        UserError: ``lesson_not_planned``, ``lesson_ticked`` (take the tick back first), ``lesson_taken`` or
            ``lesson_planned`` if the class has another lesson there, ``field_wrong``.
    """
    period = (make_up_period or key[2]) if make_up is not None else None
    return _change(session, key, ChangeKind.NOT_HELD, make_up, period)


def put_back(session: Session, key: Key, before: LessonChange | None = None) -> Changes:
    """The lesson is as it was: in its place, or as ``before`` says.

    Raises:
        UserError: ``lesson_ticked`` if it has been ticked where it was moved to.
    """
    (lesson,) = _planned_of(session, [key])
    if lesson.lesson_id is not None:
        raise UserError("lesson_ticked")
    with session.write("lesson.put_back", object_id=key[0]) as uow:
        rows.delete_change(uow, *key)
        if before is not None:
            rows.store_change(uow, before)
    return CHANGES


def _change(
    session: Session, key: Key, kind: ChangeKind, to_day: dt.date | None, to_period: int | None
) -> LessonChange | None:
    (lesson,) = _planned_of(session, [key])
    if lesson.lesson_id is not None:
        raise UserError("lesson_ticked")
    if to_day is not None and to_period is not None:
        if not 1 <= to_period <= HIGHEST_PERIOD:
            raise UserError("field_wrong", field="节次", why=f"应为1到{HIGHEST_PERIOD}")
        _refuse_taken(session, key, to_day, to_period)
    before = rows.change_of(session.database, *key)
    change = LessonChange(
        new_id(), *key, kind, to_day.isoformat() if to_day else None, to_period if to_day else None
    )
    with session.write(
        "lesson.move" if kind is ChangeKind.MOVED else "lesson.not_held", object_id=key[0]
    ) as uow:
        rows.store_change(uow, change)
    return before


def _refuse_taken(session: Session, key: Key, to_day: dt.date, to_period: int) -> None:
    place = (key[0], to_day.isoformat(), to_period)
    if place in log_rows.taken(session.database, place[1], place[1]):
        raise UserError("lesson_taken", day=place[1], period=to_period)
    for other in planned(session, to_day, to_day):
        if other.key != key and other.place == place and other.state is not LessonState.NOT_HELD:
            raise UserError("lesson_planned", day=place[1], period=to_period)


def _planned_of(session: Session, keys: Sequence[Key]) -> list[PlannedLesson]:
    if not keys:
        return []
    days = sorted(dt.date.fromisoformat(key[1]) for key in keys)
    known = {lesson.key: lesson for lesson in planned(session, days[0], days[-1])}
    if any(key not in known for key in keys):
        raise UserError("lesson_not_planned")
    return [known[key] for key in keys]


def _changed(lesson: PlannedLesson, change: LessonChange | None) -> PlannedLesson:
    if change is None:
        return lesson
    return replace(
        lesson,
        change=change.kind,
        change_id=change.id,
        held_day=change.to_day,
        held_period=change.to_period,
    )


def _touches(lesson: PlannedLesson, first: dt.date, last: dt.date) -> bool:
    return any(first.isoformat() <= day <= last.isoformat() for day in (lesson.day, lesson.held_day) if day)


def _state(lesson: PlannedLesson, log: LessonLog | None, today: str) -> PlannedLesson:
    if lesson.change is ChangeKind.NOT_HELD and lesson.held_day is None:
        return replace(lesson, state=LessonState.NOT_HELD)
    if log is not None:
        return replace(lesson, state=LessonState.HELD, lesson_id=log.id, topic=log.topic)
    return replace(lesson, state=LessonState.DUE if lesson.place[1] <= today else LessonState.AHEAD)


def _input(lesson: PlannedLesson, topic: str) -> LessonInput:
    class_id, day, period = lesson.place
    return LessonInput(
        class_id,
        dt.date.fromisoformat(day),
        period,
        topic,
        lesson.units,
        lesson.staff_id,
        LessonKind.MENTAL_HEALTH,
        in_timetable=True,
    )
