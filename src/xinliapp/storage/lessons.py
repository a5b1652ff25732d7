"""Lessons actually given."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import LessonLog
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = ("id", "class_id", "staff_id", "day", "period", "units", "kind", "topic", "in_timetable")


def insert_many(uow: UnitOfWork, lessons: Sequence[LessonLog]) -> None:
    """Note lessons; a second one of the same class, day and period is the caller's to refuse."""
    rows = (
        (
            lesson.id or new_id(),
            lesson.class_id,
            lesson.staff_id,
            lesson.day,
            lesson.period,
            float(lesson.units),
            lesson.kind,
            lesson.topic,
            lesson.in_timetable,
        )
        for lesson in lessons
    )
    uow.insert_many("lesson_log", _COLUMNS, rows)


def remove(uow: UnitOfWork, lesson_id: str) -> int:
    """Take back a tick; the number of rows removed."""
    return uow.execute("DELETE FROM lesson_log WHERE id = ?", (lesson_id,))


def between(database: Database, first_day: str, last_day: str) -> list[LessonLog]:
    """Lessons of these days, both included."""
    return database.rows(
        LessonLog,
        f"SELECT {', '.join(_COLUMNS)} FROM lesson_log WHERE day BETWEEN ? AND ? ORDER BY day, period",  # noqa: S608
        (first_day, last_day),
    )


def taken(database: Database, first_day: str, last_day: str) -> set[tuple[str, str, int]]:
    """Class, day and period of every lesson of these days."""
    return {
        (str(class_id), str(day), int(period or 0))
        for class_id, day, period in database.tuples(
            "SELECT class_id, day, period FROM lesson_log WHERE day BETWEEN ? AND ?", (first_day, last_day)
        )
    }


def set_topic(uow: UnitOfWork, lesson_id: str, topic: str) -> int:
    """Write another topic; the number of rows touched."""
    return uow.update("lesson_log", lesson_id, {"topic": topic})
