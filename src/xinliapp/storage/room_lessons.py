"""What the counselling room needs to know of timetable and lesson log."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.storage.database import Database


@dataclass(frozen=True, slots=True)
class PlainLesson:
    """A lesson of a class on a day, in a period."""

    class_id: str
    day: str
    period: int
    staff_id: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One weekly lesson of the timetable; ``weekday`` 1–7, ``weeks`` all, odd or even teaching weeks."""

    class_id: str
    weekday: int
    period: int
    weeks: str
    staff_id: str | None
    valid_from: str
    valid_to: str | None

    def holds(self, day: str, week: int) -> bool:
        """Whether it is to be given on ``day`` of the teaching week ``week``."""
        if day < self.valid_from or (self.valid_to is not None and day > self.valid_to):
            return False
        return self.weeks == "all" or (self.weeks == "odd") == (week % 2 == 1)


@dataclass(frozen=True, slots=True)
class Change:
    """A planned lesson that was moved, or not held; ``to_day`` is where it went, if anywhere."""

    class_id: str
    day: str
    period: int
    to_day: str | None
    to_period: int | None


def held(database: Database, first: str, last: str) -> list[PlainLesson]:
    """Lessons logged on these days."""
    return database.rows(
        PlainLesson,
        "SELECT class_id, day, period, staff_id FROM lesson_log WHERE day BETWEEN ? AND ?",
        (first, last),
    )


def entries(database: Database) -> list[Entry]:
    """The whole timetable, as it holds and as it held."""
    return database.rows(
        Entry, "SELECT class_id, weekday, period, weeks, staff_id, valid_from, valid_to FROM timetable_entry"
    )


def changes(database: Database, first: str, last: str) -> list[Change]:
    """Changes of lessons of these days, or moved onto them."""
    return database.rows(
        Change,
        "SELECT class_id, day, period, to_day, to_period FROM lesson_change"
        " WHERE day BETWEEN ?1 AND ?2 OR to_day BETWEEN ?1 AND ?2",
        (first, last),
    )
