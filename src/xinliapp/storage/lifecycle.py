"""Retention and destruction as stored (case.db); which rows belong to a child is in ``lifecycle_reach``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from xinliapp.domain.conferences import SignatureWay
from xinliapp.domain.ids import new_id
from xinliapp.domain.lifecycle import DestroyedFile, Destruction, Extension, LeftStudent
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class _Act:
    id: str
    year: int
    sequence: int
    years: int
    first_name: str
    second_name: str
    second_way: SignatureWay
    second_signed_on: str
    counts: str
    settled_at: str | None
    created_at: str


_ACTS = (
    "SELECT id, year, sequence, years, first_name, second_name, second_way, second_signed_on, counts,"
    " settled_at, created_at FROM casework.destruction"
)


def left_students(database: Database) -> list[LeftStudent]:
    """Everybody who left and whose file is there, the longest gone first."""
    return database.rows(
        LeftStudent,
        "SELECT s.id, s.name, s.status, s.left_on, (SELECT m.class_id FROM class_membership m"
        "  WHERE m.student_id = s.id ORDER BY m.from_day DESC LIMIT 1) AS class_id"
        " FROM student s WHERE s.voided_at IS NULL AND s.left_on IS NOT NULL"
        " AND s.status IN ('transferred', 'graduated')"
        " AND s.id NOT IN (SELECT file_id FROM casework.destruction_file) ORDER BY s.left_on, s.id",
    )


def left_days(database: Database) -> list[tuple[str, str]]:
    """Student id and the day they left, of everybody in :func:`left_students`; the light list."""
    found = database.tuples(
        "SELECT id, left_on FROM student WHERE voided_at IS NULL AND left_on IS NOT NULL"
        " AND status IN ('transferred', 'graduated')"
        " AND id NOT IN (SELECT file_id FROM casework.destruction_file)"
    )
    return [(str(student), str(day)) for student, day in found]


def last_classes(database: Database, student_ids: Iterable[str]) -> dict[str, str]:
    """Student id to the class they were in last."""
    found = database.tuples(
        "SELECT student_id, class_id, max(from_day) FROM class_membership"
        " WHERE student_id IN (SELECT value FROM json_each(?)) GROUP BY student_id",
        (json.dumps(list(student_ids)),),
    )
    return {str(student): str(group) for student, group, _ in found}


def extensions(database: Database) -> dict[str, Extension]:
    """Student id to the newest extension."""
    found = database.rows(
        Extension,
        "SELECT id, student_id, until_day, reason, by_name, created_at FROM casework.retention_extension"
        " ORDER BY created_at, rowid",
    )
    return {one.student_id: one for one in found}


def extend(uow: UnitOfWork, student_ids: Iterable[str], until_day: str, reason: str, by_name: str) -> None:
    """Keep files longer."""
    uow.insert_many(
        "casework.retention_extension",
        ("id", "student_id", "until_day", "reason", "by_name"),
        [(new_id(), student, until_day, reason, by_name) for student in student_ids],
    )


def next_sequence(database: Database, year: int) -> int:
    """The next number of a certificate in a year."""
    found = database.scalar("SELECT max(sequence) FROM casework.destruction WHERE year = ?", (year,))
    return int(str(found or 0)) + 1


def insert(uow: UnitOfWork, act: Destruction, files: Iterable[DestroyedFile]) -> None:
    """Write down an act that is carried out in the same transaction."""
    uow.insert(
        "casework.destruction",
        {
            "id": act.id,
            "year": act.year,
            "sequence": act.sequence,
            "years": act.years,
            "first_name": act.first_name,
            "second_name": act.second_name,
            "second_way": act.second_way,
            "second_signed_on": act.second_signed_on,
            "counts": json.dumps(dict(act.counts), ensure_ascii=False),
        },
    )
    uow.insert_many(
        "casework.destruction_file",
        ("id", "destruction_id", "file_id", "due_on", "records"),
        [(new_id(), act.id, one.file_id, one.due_on, one.records) for one in files],
    )


def acts(database: Database) -> list[Destruction]:
    """Every act of destroying, newest first."""
    found = database.rows(_Act, f"{_ACTS} ORDER BY year DESC, sequence DESC")
    return [_act(row) for row in found]


def act(database: Database, act_id: str) -> Destruction | None:
    """One act, or None."""
    found = database.one(_Act, f"{_ACTS} WHERE id = ?", (act_id,))
    return None if found is None else _act(found)


def files_of(database: Database, act_id: str) -> list[DestroyedFile]:
    """Which files an act destroyed."""
    return database.rows(
        DestroyedFile,
        "SELECT file_id, due_on, records FROM casework.destruction_file WHERE destruction_id = ?"
        " ORDER BY file_id",
        (act_id,),
    )


def unsettled(database: Database) -> list[str]:
    """Acts whose pages are still to be written anew."""
    found = database.tuples("SELECT id FROM casework.destruction WHERE settled_at IS NULL")
    return [str(row_id) for (row_id,) in found]


def settle(uow: UnitOfWork, act_ids: Iterable[str]) -> None:
    """The pages of these acts hold nothing any more."""
    for act_id in act_ids:
        uow.update("casework.destruction", act_id, {"settled_at": uow.now})


def last_left(database: Database) -> str:
    """The latest day on which somebody left whose file is destroyed, "" while there is nobody.

    What is counted about days before it cannot be counted again.
    """
    value = database.scalar(
        "SELECT max(s.left_on) FROM student s JOIN casework.destruction_file f ON f.file_id = s.id"
    )
    return str(value or "")


def _act(row: _Act) -> Destruction:
    counts = {str(table): int(count) for table, count in json.loads(row.counts).items()}
    return Destruction(
        row.id, row.year, row.sequence, row.years, row.first_name, row.second_name, row.second_way,
        row.second_signed_on, counts, row.settled_at, row.created_at,
    )  # fmt: skip
