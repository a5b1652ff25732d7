"""Planned and actual openings of the counselling room."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import ActualOpening, OpeningSlot
from xinliapp.storage.database import Database, UnitOfWork

_SLOT = "SELECT id, starts_at, ends_at, staff_id FROM opening_slot"
_OPENING = "SELECT id, slot_id, opened_at, closed_at, staff_id, visitors FROM actual_opening"


def insert_slot(uow: UnitOfWork, starts_at: str, ends_at: str, staff_id: str | None) -> str:
    """Plan an opening; its id."""
    row_id = new_id()
    values = {"id": row_id, "starts_at": starts_at, "ends_at": ends_at, "staff_id": staff_id}
    uow.insert("opening_slot", dict(values))
    return row_id


def remove_slot(uow: UnitOfWork, slot_id: str) -> int:
    """Drop a plan nothing was opened for; the number of rows removed."""
    return uow.execute(
        "DELETE FROM opening_slot WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM actual_opening WHERE slot_id = ?1)",
        (slot_id,),
    )


def load_slot(database: Database, slot_id: str) -> OpeningSlot | None:
    """One plan, or None."""
    return database.one(OpeningSlot, f"{_SLOT} WHERE id = ?", (slot_id,))


def change_slot(uow: UnitOfWork, slot_id: str, starts_at: str, ends_at: str, staff_id: str | None) -> int:
    """Another time or person for a plan nothing was opened for; the number of rows touched."""
    return uow.execute(
        "UPDATE opening_slot SET starts_at = ?2, ends_at = ?3, staff_id = ?4 WHERE id = ?1"
        " AND NOT EXISTS (SELECT 1 FROM actual_opening WHERE slot_id = ?1)",
        (slot_id, starts_at, ends_at, staff_id),
    )


def insert_opening(
    uow: UnitOfWork,
    opened_at: str,
    closed_at: str | None,
    *,
    staff_id: str | None,
    slot_id: str | None,
    visitors: int,
) -> str:
    """Note an opening as it happened; its id."""
    row_id = new_id()
    uow.insert(
        "actual_opening",
        {
            "id": row_id,
            "slot_id": slot_id,
            "opened_at": opened_at,
            "closed_at": closed_at,
            "staff_id": staff_id,
            "visitors": visitors,
        },
    )
    return row_id


def close_opening(uow: UnitOfWork, opening_id: str, closed_at: str, visitors: int) -> None:
    """Note that the door was closed."""
    uow.update("actual_opening", opening_id, {"closed_at": closed_at, "visitors": visitors})


def set_visitors(uow: UnitOfWork, opening_id: str, visitors: int) -> None:
    """How many came, while the door is open."""
    uow.update("actual_opening", opening_id, {"visitors": visitors})


def open_door(database: Database) -> ActualOpening | None:
    """The newest opening that has not been closed, or None."""
    found = database.rows(
        ActualOpening, f"{_OPENING} WHERE closed_at IS NULL ORDER BY opened_at DESC LIMIT 1"
    )
    return found[0] if found else None


def slots_between(database: Database, start: str, end: str) -> list[OpeningSlot]:
    """Plans that start in [start, end)."""
    return database.rows(
        OpeningSlot, f"{_SLOT} WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at", (start, end)
    )


def openings_between(database: Database, start: str, end: str) -> list[ActualOpening]:
    """Openings that begin in [start, end)."""
    return database.rows(
        ActualOpening, f"{_OPENING} WHERE opened_at >= ? AND opened_at < ? ORDER BY opened_at", (start, end)
    )
