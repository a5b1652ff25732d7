"""Home visits (case.db). A correction is a new row; the one it supersedes is voided, not gone."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.contacts import HomeVisit
from xinliapp.storage.database import Database, UnitOfWork

_FIELDS = "id, student_id, day, mode, occasion, by_name, met, findings, agreed, next_on"
_SELECT = f"SELECT {_FIELDS} FROM casework.home_visit WHERE voided_at IS NULL"  # noqa: S608
_COLUMNS = (*_FIELDS.split(", "), "import_id", "supersedes", "reason")


def insert_many(
    uow: UnitOfWork,
    visits: Sequence[HomeVisit],
    *,
    import_id: str | None = None,
    supersedes: str | None = None,
    reason: str | None = None,
) -> None:
    """Note visits; ``supersedes`` and ``reason`` belong to a correction, ``import_id`` to a past workbook."""
    rows = (
        (*(getattr(visit, name) for name in _FIELDS.split(", ")), import_id, supersedes, reason)
        for visit in visits
    )
    uow.insert_many("casework.home_visit", _COLUMNS, rows)


def void(uow: UnitOfWork, visit_id: str) -> int:
    """Take a visit out of every count; its words stay. The number of rows touched (0 or 1)."""
    return uow.update("casework.home_visit", visit_id, {"voided_at": uow.now})


def put_back(uow: UnitOfWork, visit_id: str) -> int:
    """Count a visit again that was taken back; not one that a correction stands for, nor one whose import
    was undone since.

    Returns:
        Rows touched, 0 or 1.
    """
    return uow.execute(
        "UPDATE casework.home_visit SET voided_at = NULL WHERE id = ? AND voided_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM casework.home_visit n WHERE n.supersedes = home_visit.id)"
        " AND NOT EXISTS (SELECT 1 FROM casework.record_import i"
        "  WHERE i.id = home_visit.import_id AND i.undone_at IS NOT NULL)",
        (visit_id,),
    )


def load(database: Database, visit_id: str) -> HomeVisit | None:
    """One visit that counts, or None."""
    return database.one(HomeVisit, f"{_SELECT} AND id = ?", (visit_id,))


def of_student(database: Database, student_id: str) -> list[HomeVisit]:
    """A student's visits, newest first."""
    return database.rows(HomeVisit, f"{_SELECT} AND student_id = ? ORDER BY day DESC, id", (student_id,))


def between(database: Database, first_day: str, last_day: str) -> list[HomeVisit]:
    """Visits of these days, both included, oldest first."""
    found = database.rows(HomeVisit, f"{_SELECT} AND day BETWEEN ? AND ?", (first_day, last_day))
    return sorted(found, key=lambda visit: (visit.day, visit.id))


def next_due(database: Database, until: str) -> list[HomeVisit]:
    """Visits whose agreed next day is at most ``until`` and which no later visit of the student followed."""
    return database.rows(
        HomeVisit,
        f"{_SELECT} AND next_on IS NOT NULL AND next_on <= ? AND NOT EXISTS ("  # noqa: S608
        " SELECT 1 FROM casework.home_visit n WHERE n.student_id = home_visit.student_id"
        "  AND n.voided_at IS NULL AND n.day > home_visit.day) ORDER BY next_on, id",
        (until,),
    )
