"""Lessons given: one by one, or a whole day ticked off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import LessonKind, LessonLog
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import classes as class_rows
from xinliapp.storage import lessons as rows

CHANGES = Changes.LESSONS
HIGHEST_PERIOD = 12


@dataclass(frozen=True, slots=True)
class LessonInput:
    """One lesson as typed or ticked; ``period`` is the lesson of the day from 1, ``units`` in 课时."""

    class_id: str
    day: dt.date
    period: int
    topic: str = ""
    units: float = 1
    staff_id: str | None = None
    kind: LessonKind = LessonKind.MENTAL_HEALTH
    in_timetable: bool = True


def log(session: Session, lesson: LessonInput) -> str:
    """Note one lesson; its id.

    Raises:
        UserError: as :func:`log_many`.
    """
    return log_many(session, [lesson])[0]


def tick_day(session: Session, day: dt.date, lessons: Sequence[LessonInput]) -> list[str]:
    """Tick off lessons of one day; their ids.

    Raises:
        UserError: ``field_wrong`` if a lesson is of another day; as :func:`log_many`.
    """
    if any(lesson.day != day for lesson in lessons):
        raise UserError("field_wrong", field="日期", why="不是同一天的课")
    return log_many(session, lessons)


def log_many(session: Session, lessons: Sequence[LessonInput]) -> list[str]:
    """Note lessons in one transaction, all or none; their ids.

    Raises:
        UserError: ``field_wrong`` (day to come, period, units, topic), ``class_not_listed``,
            ``lesson_taken`` if the class has a lesson noted for that period already.
    """
    if not lessons:
        return []
    for lesson in lessons:
        _check(session, lesson)
    for topic in {lesson.topic for lesson in lessons}:
        typed.prose(session, "主题", topic, longest=80, shortest=0)
    known = {group.id for group in class_rows.load_classes(session.database)}
    if any(lesson.class_id not in known for lesson in lessons):
        raise UserError("class_not_listed")
    days = sorted(lesson.day.isoformat() for lesson in lessons)
    taken = rows.taken(session.database, days[0], days[-1])
    for lesson in lessons:
        key = (lesson.class_id, lesson.day.isoformat(), lesson.period)
        if key in taken:
            raise UserError("lesson_taken", day=key[1], period=lesson.period)
        taken.add(key)
    logs = [_log(lesson) for lesson in lessons]
    with session.write("lesson.tick") as uow:
        rows.insert_many(uow, logs)
    return [entry.id for entry in logs]


def remove(session: Session, lesson_id: str) -> Changes:
    """Take back a tick made by mistake.

    Raises:
        UserError: ``not_found``.
    """
    with session.write("lesson.remove", object_id=lesson_id) as uow:
        if not rows.remove(uow, lesson_id):
            raise UserError("not_found")
    return CHANGES


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[LessonLog]:
    """Lessons of these days, both included."""
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def _check(session: Session, lesson: LessonInput) -> None:
    typed.past_day(session, "上课日期", lesson.day)
    if not 1 <= lesson.period <= HIGHEST_PERIOD:
        raise UserError("field_wrong", field="节次", why=f"应为1到{HIGHEST_PERIOD}")
    if not 0 < lesson.units <= 4:
        raise UserError("field_wrong", field="课时", why="应大于0且不超过4")


def _log(lesson: LessonInput) -> LessonLog:
    return LessonLog(
        new_id(),
        lesson.class_id,
        lesson.staff_id,
        lesson.day.isoformat(),
        lesson.period,
        float(lesson.units),
        lesson.kind,
        lesson.topic.strip(),
        lesson.in_timetable,
    )
