"""People working at the school; ``to_day`` is the first day they no longer count."""

from __future__ import annotations

from xinliapp.domain.term_records import StaffMember
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = "SELECT id, name, kind, duty, qualification, from_day, to_day FROM staff_member"


def insert(uow: UnitOfWork, member: StaffMember) -> None:
    """Add a person."""
    uow.insert(
        "staff_member",
        {
            "id": member.id,
            "name": member.name,
            "kind": member.kind,
            "duty": member.duty,
            "qualification": member.qualification,
            "from_day": member.from_day,
            "to_day": member.to_day,
        },
    )


def set_left(uow: UnitOfWork, member_id: str, to_day: str) -> None:
    """End a person's time at the school."""
    uow.update("staff_member", member_id, {"to_day": to_day})


def load(database: Database, member_id: str) -> StaffMember | None:
    """One person, or None."""
    return database.one(StaffMember, f"{_SELECT} WHERE id = ?", (member_id,))


def load_all(database: Database) -> list[StaffMember]:
    """Everybody, those who left included, by name."""
    return database.rows(StaffMember, f"{_SELECT} ORDER BY name, from_day")
