"""Notices to families (case.db). A receipt is a new row that supersedes; what was noted stays."""

from __future__ import annotations

from xinliapp.domain.home_notices import HomeNotice
from xinliapp.storage.database import Database, UnitOfWork

_FIELDS = "id, student_id, item_id, day, mode, degree, by_name, guardian, response, note, receipt_on"
_STANDING = (
    f"SELECT {_FIELDS} FROM casework.home_notice WHERE voided_at IS NULL AND NOT EXISTS"  # noqa: S608
    " (SELECT 1 FROM casework.home_notice n WHERE n.supersedes = home_notice.id AND n.voided_at IS NULL)"
)


def insert(uow: UnitOfWork, notice: HomeNotice, *, supersedes: str | None = None) -> None:
    """Note a notice, or how it stands now that a receipt came."""
    row: dict[str, object] = {name: getattr(notice, name) for name in _FIELDS.split(", ")}
    uow.insert("casework.home_notice", {**row, "supersedes": supersedes, "voided_at": None})


def void(uow: UnitOfWork, notice_id: str) -> int:
    """Take a row back; the one it superseded stands again. Rows touched, 0 or 1."""
    return uow.execute(
        "UPDATE casework.home_notice SET voided_at = ? WHERE id = ? AND voided_at IS NULL",
        (uow.now, notice_id),
    )


def load(database: Database, notice_id: str) -> HomeNotice | None:
    """One notice that stands, or None."""
    return database.one(HomeNotice, f"{_STANDING} AND id = ?", (notice_id,))


def of_student(database: Database, student_id: str) -> list[HomeNotice]:
    """A student's notices, newest first."""
    return database.rows(HomeNotice, f"{_STANDING} AND student_id = ? ORDER BY day DESC, id", (student_id,))


def between(database: Database, first_day: str, last_day: str) -> list[HomeNotice]:
    """Notices of these days, both included, newest first."""
    found = database.rows(HomeNotice, f"{_STANDING} AND day BETWEEN ? AND ?", (first_day, last_day))
    return sorted(found, key=lambda notice: (notice.day, notice.id), reverse=True)
