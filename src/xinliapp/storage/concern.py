"""Concern grades (case.db): decisions, append-only; the newest by day counts."""

from __future__ import annotations

from xinliapp.domain.casework import ConcernGrade
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, student_id, ordinal, decided_on, decided_by, reason, review_on, item_id"
    " FROM casework.concern_grade"
)


def insert(uow: UnitOfWork, grade: ConcernGrade) -> None:
    """Note a decision."""
    uow.insert(
        "casework.concern_grade",
        {
            "id": grade.id,
            "student_id": grade.student_id,
            "ordinal": grade.ordinal,
            "decided_on": grade.decided_on,
            "decided_by": grade.decided_by,
            "reason": grade.reason,
            "review_on": grade.review_on,
            "item_id": grade.item_id,
        },
    )


def history(database: Database, student_id: str) -> list[ConcernGrade]:
    """A student's decisions, newest first."""
    return database.rows(
        ConcernGrade,
        f"{_SELECT} WHERE student_id = ? ORDER BY decided_on DESC, created_at DESC, rowid DESC",
        (student_id,),
    )


def newest(database: Database) -> list[ConcernGrade]:
    """The decision in force for every student who ever had one."""
    ordered = database.rows(ConcernGrade, f"{_SELECT} ORDER BY student_id, decided_on, created_at, rowid")
    return list({grade.student_id: grade for grade in ordered}.values())
