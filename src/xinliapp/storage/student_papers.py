"""Papers kept with children (case.db), and who opened the sealed ones."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.domain.student_papers import PaperOpening, StudentPaper
from xinliapp.storage.database import Database, UnitOfWork

_PAPER = (
    "SELECT p.id, p.student_id, p.attachment_id, p.kind, p.title, p.provider, p.day, a.name,"
    " a.kind AS file_kind, a.size, p.created_at, coalesce(o.display_name, p.created_by) AS created_by"
    " FROM casework.student_paper p JOIN casework.attachment a ON a.id = p.attachment_id"
    " LEFT JOIN main.account o ON o.id = p.created_by WHERE p.voided_at IS NULL"
)
_OPENING = "SELECT o.paper_id, o.reason, o.reader_name, o.created_at AS at FROM casework.paper_opening o"


def insert(uow: UnitOfWork, paper: StudentPaper, attachment_id: str) -> None:
    """Hang a kept file on a student."""
    uow.insert(
        "casework.student_paper",
        {
            "id": paper.id,
            "student_id": paper.student_id,
            "attachment_id": attachment_id,
            "kind": paper.kind,
            "title": paper.title,
            "provider": paper.provider,
            "day": paper.day,
        },
    )


def load(database: Database, paper_id: str) -> StudentPaper | None:
    """One that was not voided, with its words."""
    return database.one(StudentPaper, f"{_PAPER} AND p.id = ?", (paper_id,))


def of_student(database: Database, student_id: str) -> list[StudentPaper]:
    """A student's papers, newest first, with their words."""
    return database.rows(
        StudentPaper, f"{_PAPER} AND p.student_id = ? ORDER BY p.day DESC, p.rowid DESC", (student_id,)
    )


def void(uow: UnitOfWork, paper_id: str, reason: str) -> int:
    """Take a paper out that was filed by mistake; the row stays."""
    return uow.execute(
        "UPDATE casework.student_paper SET voided_at = ?, void_reason = ? WHERE id = ? AND voided_at IS NULL",
        (uow.now, reason, paper_id),
    )


def add_opening(uow: UnitOfWork, paper_id: str, reason: str, reader_name: str) -> None:
    """Somebody opened a sealed paper."""
    uow.insert(
        "casework.paper_opening",
        {"id": new_id(), "paper_id": paper_id, "reason": reason, "reader_name": reader_name},
    )


def openings_of_student(database: Database, student_id: str) -> list[PaperOpening]:
    """Who opened sealed papers of a student, in order; voided papers' too."""
    return database.rows(
        PaperOpening,
        f"{_OPENING} JOIN casework.student_paper p ON p.id = o.paper_id WHERE p.student_id = ?"
        " ORDER BY o.created_at, o.rowid",
        (student_id,),
    )
