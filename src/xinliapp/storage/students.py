"""Students, their classes, status and guardians as stored. Voided rows never leave this module by default."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from xinliapp.domain.lifecycle import DESTROYED_NAME
from xinliapp.domain.students import (
    Boarding,
    Gender,
    Guardian,
    IdentifierState,
    Student,
    StudentStatus,
)
from xinliapp.storage.database import Database, UnitOfWork

_HANZI = (0x4E00, 0x9FFF)


@dataclass(frozen=True, slots=True)
class ListedStudent:
    """One line of the roster as stored; ``phone`` is the first guardian's phone that is known."""

    id: str
    name: str
    name_pinyin: str | None
    gender: Gender | None
    birthday: str | None
    student_number: str | None
    student_number_state: IdentifierState
    id_number_state: IdentifierState
    boarding: Boarding | None
    status: StudentStatus
    class_id: str | None
    number_in_class: int | None
    phone: str | None
    changed_at: str


_LIST = """
SELECT s.id, s.name, s.name_pinyin, s.gender, s.birthday, s.student_number, s.student_number_state,
    s.id_number_state, s.boarding, s.status, m.class_id, m.number_in_class,
    (SELECT g.phone FROM guardian g WHERE g.student_id = s.id AND g.phone IS NOT NULL
        ORDER BY g.position LIMIT 1) AS phone,
    max(s.created_at, coalesce(m.created_at, '')) AS changed_at
FROM student s
LEFT JOIN class_membership m ON m.student_id = s.id AND m.to_day IS NULL
WHERE s.voided_at IS NULL AND s.name <> ?
"""
# Asked for once: joined to every student these cost more than all the rest, as they have no such index.
_TOUCHED = """
SELECT student_id, max(created_at) FROM hand_edit GROUP BY student_id
UNION ALL
SELECT row_id, max(created_at) FROM roster_import_change WHERE table_name = 'student' GROUP BY row_id
"""
LEFT = (StudentStatus.TRANSFERRED, StudentStatus.GRADUATED)


def list_students(database: Database, *, left: bool = True) -> list[ListedStudent]:
    """Every student that is not voided, with ``left`` those who left included; unordered.

    Roster lines of destroyed files are nobody any more: they only count.
    """
    where = "" if left else " AND s.status NOT IN ({})".format(", ".join(f"'{one.value}'" for one in LEFT))
    touched: dict[str, str] = {}
    for student_id, at in database.tuples(_TOUCHED):
        touched[str(student_id)] = max(str(at), touched.get(str(student_id), ""))
    return [_listed(row, touched) for row in database.tuples(_LIST + where, (DESTROYED_NAME,))]


_GENDERS = {each.value: each for each in Gender}
_STATES = {each.value: each for each in IdentifierState}
_BOARDING = {each.value: each for each in Boarding}
_STATUSES = {each.value: each for each in StudentStatus}


def _listed(row: tuple[Any, ...], touched: Mapping[str, str]) -> ListedStudent:
    """By hand: the list of a big school has thousands of rows, and reading types anew for each shows."""
    (row_id, name, pinyin, gender, birthday, number, number_state, id_state, boarding, status,
     class_id, seat, phone, changed_at) = row  # fmt: skip
    return ListedStudent(
        row_id, name, pinyin, _GENDERS.get(gender), birthday, number, _STATES[number_state],
        _STATES[id_state], _BOARDING.get(boarding), _STATUSES[status], class_id, seat, phone,
        max(changed_at, touched.get(row_id, "")),
    )  # fmt: skip


def seats(database: Database) -> list[tuple[str, str, str | None, int | None]]:
    """Id, name, present class and number in it of every student that is not voided; the light list."""
    return [
        (
            str(row_id),
            str(name),
            None if group is None else str(group),
            None if number is None else int(number),
        )
        for row_id, name, group, number in database.tuples(
            "SELECT s.id, s.name, m.class_id, m.number_in_class FROM student s"
            " LEFT JOIN class_membership m ON m.student_id = s.id AND m.to_day IS NULL"
            " WHERE s.voided_at IS NULL"
        )
    ]


def names_of(database: Database, ids: Iterable[str]) -> dict[str, tuple[str, str | None]]:
    """Student id to name and present class, for those that exist."""
    found = database.tuples(
        "SELECT s.id, s.name, m.class_id FROM student s"
        " LEFT JOIN class_membership m ON m.student_id = s.id AND m.to_day IS NULL"
        " WHERE s.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {str(row_id): (str(name), None if group is None else str(group)) for row_id, name, group in found}


def birthdays(database: Database) -> dict[str, str | None]:
    """Student id to birthday (ISO), for all that are not voided; the light list."""
    return {
        str(row_id): None if born is None else str(born)
        for row_id, born in database.tuples("SELECT id, birthday FROM student WHERE voided_at IS NULL")
    }


def not_voided(database: Database, ids: Iterable[str]) -> set[str]:
    """Those of the ids that are students no undone import took out."""
    found = database.tuples(
        "SELECT id FROM student WHERE voided_at IS NULL AND id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ids)),),
    )
    return {str(row_id) for (row_id,) in found}


def names_beginning(database: Database, signs: str) -> list[str]:
    """Names of all students that were ever on the roll and whose first sign is one of these, or no hanzi."""
    found = database.tuples(
        "SELECT name FROM student WHERE instr(?, substr(name, 1, 1)) OR unicode(name) NOT BETWEEN ? AND ?",
        (signs, *_HANZI),
    )
    return [str(name) for (name,) in found]


def names_of_staff(database: Database) -> list[str]:
    """Names of everybody on the staff list, of class teachers, members of bodies, and of every account."""
    # class_post: 副班主任, and who was 班主任 before, need not stand on any other list.
    found = database.tuples(
        "SELECT name FROM staff_member UNION SELECT display_name FROM account"
        " UNION SELECT name FROM body_member UNION SELECT name FROM class_post WHERE name IS NOT NULL"
        " UNION SELECT homeroom_teacher"
        " FROM class_group WHERE homeroom_teacher IS NOT NULL"
    )
    return [str(name) for (name,) in found]


def ids_with_status(database: Database, statuses: Iterable[StudentStatus]) -> set[str]:
    """The ids of the students whose present status is one of these."""
    words = json.dumps([status.value for status in statuses])
    found = database.tuples(
        "SELECT id FROM student WHERE voided_at IS NULL AND status IN (SELECT value FROM json_each(?))",
        (words,),
    )
    return {str(row[0]) for row in found}


@dataclass(frozen=True, slots=True)
class _StudentRow:
    id: str
    name: str
    name_pinyin: str | None
    gender: Gender | None
    birthday: str | None
    id_number: str | None
    id_number_state: IdentifierState
    student_number: str | None
    student_number_state: IdentifierState
    boarding: Boarding | None
    status: StudentStatus
    joined_on: str
    left_on: str | None
    class_id: str | None
    number_in_class: int | None


_STUDENTS = """
SELECT s.id, s.name, s.name_pinyin, s.gender, s.birthday, s.id_number, s.id_number_state,
    s.student_number, s.student_number_state, s.boarding, s.status, s.joined_on, s.left_on,
    m.class_id, m.number_in_class
FROM student s LEFT JOIN class_membership m ON m.student_id = s.id AND m.to_day IS NULL
WHERE s.voided_at IS NULL
"""


def load_students(database: Database) -> list[Student]:
    """Every student that is not voided, with guardians."""
    guardians: dict[str, list[Guardian]] = {}
    for student_id, position, name, relation, phone in database.tuples(
        "SELECT student_id, position, name, relation, phone FROM guardian ORDER BY student_id, position"
    ):
        guardians.setdefault(str(student_id), []).append(
            Guardian(int(position or 0), _text(name), _text(relation), _text(phone))
        )
    return [_student(row, guardians.get(row.id, [])) for row in database.rows(_StudentRow, _STUDENTS)]


def load_student(database: Database, student_id: str) -> Student | None:
    """One student, or None if unknown or voided."""
    row = database.one(_StudentRow, f"{_STUDENTS} AND s.id = ?", (student_id,))
    if row is None:
        return None
    guardians = database.rows(
        Guardian,
        "SELECT position, name, relation, phone FROM guardian WHERE student_id = ? ORDER BY position",
        (student_id,),
    )
    return _student(row, guardians)


def _student(row: _StudentRow, guardians: list[Guardian]) -> Student:
    return Student(
        id=row.id,
        name=row.name,
        name_pinyin=row.name_pinyin,
        gender=row.gender,
        birthday=row.birthday,
        id_number=row.id_number,
        id_number_state=row.id_number_state,
        student_number=row.student_number,
        student_number_state=row.student_number_state,
        boarding=row.boarding,
        status=row.status,
        joined_on=row.joined_on,
        left_on=row.left_on,
        class_id=row.class_id,
        number_in_class=row.number_in_class,
        guardians=tuple(guardians),
    )


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def hand_edited_fields(database: Database) -> dict[str, frozenset[str]]:
    """Student id to the names of the fields a person typed by hand."""
    found: dict[str, set[str]] = {}
    for student_id, name in database.tuples("SELECT student_id, field FROM hand_edit"):
        found.setdefault(str(student_id), set()).add(str(name))
    return {student_id: frozenset(names) for student_id, names in found.items()}


def note_hand_edit(uow: UnitOfWork, row_id: str, student_id: str, field: str) -> None:
    """Remember that a person typed this field; a later import proposes to keep it."""
    uow.execute(
        "INSERT INTO hand_edit (id, student_id, field, created_at, created_by) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (student_id, field) DO UPDATE SET created_at = excluded.created_at,"
        " created_by = excluded.created_by",
        (row_id, student_id, field, uow.now, uow.actor),
    )


def number_holder(database: Database, column: str, number: str) -> str | None:
    """Id of the student who has this number in ``column`` (``student_number`` or ``id_number``)."""
    if column not in ("student_number", "id_number"):
        raise ValueError(column)
    value = database.scalar(
        f"SELECT id FROM student WHERE {column} = ? AND voided_at IS NULL",  # noqa: S608
        (number,),
    )
    return None if value is None else str(value)


@dataclass(frozen=True, slots=True)
class RollRow:
    """A student on the roll on a day, with the status and class of that day."""

    student_id: str
    status: StudentStatus
    class_id: str | None


_ROLL = """
SELECT s.id AS student_id,
    coalesce((SELECT t.status FROM student_status t WHERE t.student_id = s.id AND t.from_day <= :day
        ORDER BY t.from_day DESC, t.created_at DESC, t.rowid DESC LIMIT 1), s.status) AS status,
    (SELECT m.class_id FROM class_membership m WHERE m.student_id = s.id AND m.from_day <= :day
        AND (m.to_day IS NULL OR m.to_day > :day) ORDER BY m.from_day DESC LIMIT 1) AS class_id
FROM student s
WHERE s.voided_at IS NULL AND s.joined_on <= :day AND (s.left_on IS NULL OR s.left_on > :day)
"""


def roll_on(database: Database, day: str) -> list[RollRow]:
    """Who is on the roll on ``day``: joined by then and not gone; 转出 and 毕业 of that day are gone."""
    rows = database.rows(RollRow, _ROLL.replace(":day", "?1"), (day,))
    return [row for row in rows if row.status not in LEFT]


def set_status(uow: UnitOfWork, row_id: str, student_id: str, status: StudentStatus, from_day: str) -> None:
    """A status from a day on; 转出 and 毕业 end the student's time at the school on that day."""
    uow.insert(
        "student_status", {"id": row_id, "student_id": student_id, "status": status, "from_day": from_day}
    )
    gone = status in LEFT
    uow.update("student", student_id, {"status": status, "left_on": from_day if gone else None})


def came_back(database: Database, student_id: str, since: str) -> bool:
    """Whether a student is 在读 or 借读 by a row of the roll that begins on ``since`` or later."""
    found = database.scalar(
        "SELECT count(*) FROM student_status WHERE student_id = ? AND from_day >= ? AND status IN (?, ?)",
        (student_id, since, StudentStatus.ENROLLED.value, StudentStatus.VISITING.value),
    )
    return bool(found)


def suspended_last(database: Database) -> frozenset[str]:
    """Who was 休学 when last here: 转出 in between does not end a 休学."""
    left = ", ".join(f"'{status.value}'" for status in LEFT)
    found = database.tuples(
        "SELECT student_id FROM student_status t WHERE status = ? AND NOT EXISTS ("  # noqa: S608 - own words
        " SELECT 1 FROM student_status n WHERE n.student_id = t.student_id"
        f" AND n.status NOT IN ({left})"
        " AND (n.from_day, n.created_at, n.rowid) > (t.from_day, t.created_at, t.rowid))",
        (StudentStatus.SUSPENDED.value,),
    )
    return frozenset(str(row[0]) for row in found)


def move_class(
    uow: UnitOfWork, row_id: str, student_id: str, class_id: str, number: int | None, from_day: str
) -> None:
    """Close the open membership on ``from_day`` and open one in ``class_id`` from that day.

    ``to_day`` is exclusive: the student belongs to the new class on ``from_day`` itself. A membership that
    would begin and end on the same day is replaced.
    """
    uow.execute(
        "DELETE FROM class_membership WHERE student_id = ? AND to_day IS NULL AND from_day >= ?",
        (student_id, from_day),
    )
    uow.execute(
        "UPDATE class_membership SET to_day = ? WHERE student_id = ? AND to_day IS NULL",
        (from_day, student_id),
    )
    uow.insert(
        "class_membership",
        {
            "id": row_id,
            "student_id": student_id,
            "class_id": class_id,
            "number_in_class": number,
            "from_day": from_day,
        },
    )


def save_guardian(uow: UnitOfWork, row_id: str, student_id: str, guardian: Guardian) -> None:
    """Insert or replace the guardian at this position."""
    uow.execute(
        "INSERT INTO guardian (id, student_id, position, name, relation, phone, created_at, created_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (student_id, position)"
        " DO UPDATE SET name = excluded.name, relation = excluded.relation, phone = excluded.phone",
        (
            row_id,
            student_id,
            guardian.position,
            guardian.name,
            guardian.relation,
            guardian.phone,
            uow.now,
            uow.actor,
        ),
    )
