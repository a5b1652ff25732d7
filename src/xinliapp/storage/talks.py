"""Talks with students (case.db). A correction is a new row; the one it supersedes is voided, not gone."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.casework import Talk
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = ("id", "student_id", "day", "by_name", "one_to_one", "face_to_face", "note", "supersedes")
_SELECT = (
    "SELECT id, student_id, day, by_name, one_to_one, face_to_face, note FROM casework.talk"
    " WHERE voided_at IS NULL"
)


def insert_many(uow: UnitOfWork, talks: Sequence[Talk], *, supersedes: str | None = None) -> None:
    """Note talks; ``supersedes`` names the row a correction replaces."""
    rows = (
        (
            talk.id,
            talk.student_id,
            talk.day,
            talk.by_name,
            talk.one_to_one,
            talk.face_to_face,
            talk.note,
            supersedes,
        )
        for talk in talks
    )
    uow.insert_many("casework.talk", _COLUMNS, rows)


def void(uow: UnitOfWork, talk_id: str) -> None:
    """Take a talk out of every count; its words stay."""
    uow.update("casework.talk", talk_id, {"voided_at": uow.now})


def take_back(uow: UnitOfWork, talk_id: str) -> None:
    """Void a talk of the one who writes, unless it is voided already: anybody else's stays."""
    uow.execute(
        "UPDATE casework.talk SET voided_at = ? WHERE id = ? AND voided_at IS NULL AND created_by = ?",
        (uow.now, talk_id, uow.actor),
    )


def revive(uow: UnitOfWork, talk_id: str, voided_at: str) -> None:
    """Let one's own talk count again that was voided at this moment (撤销), and at no later one."""
    uow.execute(
        "UPDATE casework.talk SET voided_at = NULL WHERE id = ? AND voided_at = ? AND created_by = ?",
        (talk_id, voided_at, uow.actor),
    )


def typed_on(database: Database, day: str, account_id: str) -> list[tuple[str, str]]:
    """Id and student of the digits this account typed for a day: no word, no workbook."""
    found = database.tuples(
        "SELECT id, student_id FROM casework.talk WHERE voided_at IS NULL AND one_to_one = 1 AND day = ?"
        " AND note = '' AND supersedes IS NULL AND import_id IS NULL AND created_by = ? ORDER BY id",
        (day, account_id),
    )
    return [(str(row_id), str(student)) for row_id, student in found]


def load(database: Database, talk_id: str) -> Talk | None:
    """One talk that counts, or None."""
    return database.one(Talk, f"{_SELECT} AND id = ?", (talk_id,))


def of_student(database: Database, student_id: str) -> list[Talk]:
    """A student's talks, newest first."""
    return database.rows(Talk, f"{_SELECT} AND student_id = ? ORDER BY day DESC, id", (student_id,))


def between(database: Database, first_day: str, last_day: str) -> list[Talk]:
    """Talks of these days, both included."""
    return database.rows(Talk, f"{_SELECT} AND day BETWEEN ? AND ? ORDER BY day, id", (first_day, last_day))


def one_to_one(database: Database, first_day: str, last_day: str) -> list[tuple[str, str, bool, str]]:
    """Student, day, whether face to face, and by whom, of these days' one-to-one talks; oldest first."""
    found = [
        (str(day), str(row_id), str(student), bool(face), str(by_name))
        for day, row_id, student, face, by_name in database.tuples(
            "SELECT day, id, student_id, face_to_face, by_name FROM casework.talk"
            " WHERE voided_at IS NULL AND one_to_one = 1 AND day BETWEEN ? AND ?",
            (first_day, last_day),
        )
    ]
    found.sort()  # here and not in SQLite: decision 0080
    return [(student, day, face, by_name) for day, _, student, face, by_name in found]
