"""Who of a class was on the roll on a day: what activities expect and what participation is counted from."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from xinliapp.domain.students import Gender, StudentStatus
from xinliapp.storage.database import Database

_END = "9999-12-31"


@dataclass(frozen=True, slots=True)
class RegisterLine:
    """What a class register says of a student: name, gender, number in the present class."""

    id: str
    name: str
    gender: Gender | None
    number: int | None


def register(database: Database) -> dict[str, RegisterLine]:
    """Every student that is not voided, those who left included, by id."""
    return {
        str(row_id): RegisterLine(
            str(row_id),
            str(name),
            Gender(str(gender)) if gender is not None else None,
            int(number) if number is not None else None,
        )
        for row_id, name, gender, number in database.tuples(
            "SELECT s.id, s.name, s.gender, m.number_in_class FROM student s"
            " LEFT JOIN class_membership m ON m.student_id = s.id AND m.to_day IS NULL"
            " WHERE s.voided_at IS NULL"
        )
    }


@dataclass(frozen=True)
class ClassRolls:
    """Memberships and statuses of everybody, asked once for any number of days, ``since`` being the first.

    After twelve years most of what was ever written is of children who left: what ended before the first day
    is not read.
    """

    database: Database
    since: str = ""

    def enrolled(self, class_id: str, day: str) -> frozenset[str]:
        """The students of the class who were 在读 at the end of the day."""
        return frozenset(
            student
            for student, since, until in self._members.get(class_id, ())
            if since <= day < until and self._enrolled_on(student, day)
        )

    def classes(self, day: str) -> dict[str, frozenset[str]]:
        """Every class that had a student 在读 on the day, with them; worked out once a day."""
        if day not in self._days:
            found = {class_id: self.enrolled(class_id, day) for class_id in self._members}
            self._days[day] = {class_id: students for class_id, students in found.items() if students}
        return self._days[day]

    @cached_property
    def _days(self) -> dict[str, dict[str, frozenset[str]]]:
        return {}

    @cached_property
    def _members(self) -> dict[str, list[tuple[str, str, str]]]:
        members: dict[str, list[tuple[str, str, str]]] = {}
        for class_id, student, since, until, joined, left in self.database.tuples(
            "SELECT m.class_id, m.student_id, m.from_day, m.to_day, s.joined_on, s.left_on"
            " FROM class_membership m JOIN student s ON s.id = m.student_id WHERE s.voided_at IS NULL"
            " AND coalesce(m.to_day, ?1) > ?2 AND coalesce(s.left_on, ?1) > ?2",
            (_END, self.since),
        ):
            first = max(str(since), str(joined))
            end = min(str(until or _END), str(left or _END))
            members.setdefault(str(class_id), []).append((str(student), first, end))
        return members

    @cached_property
    def _statuses(self) -> dict[str, tuple[list[str], list[str]]]:
        """Student to days and statuses, oldest first; of one day the newest entry stands last."""
        rows = self.database.tuples(
            "SELECT h.student_id, h.from_day, h.created_at, h.rowid, h.status FROM student_status h"
            " JOIN student s ON s.id = h.student_id WHERE coalesce(s.left_on, ?1) > ?2",
            (_END, self.since),
        )
        found: dict[str, tuple[list[str], list[str]]] = {}
        for student, day, _, _, status in sorted(
            rows, key=lambda row: (str(row[1]), str(row[2]), int(row[3] or 0))
        ):
            days, statuses = found.setdefault(str(student), ([], []))
            days.append(str(day))
            statuses.append(str(status))
        return found

    @cached_property
    def _first_status(self) -> dict[str, str]:
        return {
            str(row_id): str(status)
            for row_id, status in self.database.tuples("SELECT id, status FROM student")
        }

    def _enrolled_on(self, student: str, day: str) -> bool:
        days, statuses = self._statuses.get(student, ([], []))
        place = bisect_right(days, day)
        status = statuses[place - 1] if place else self._first_status.get(student, "")
        return status == StudentStatus.ENROLLED.value


def enrolled_by_class(database: Database, day: dt.date) -> dict[str, frozenset[str]]:
    """Every class with the students who are 在读 in it on the day."""
    return ClassRolls(database, day.isoformat()).classes(day.isoformat())
