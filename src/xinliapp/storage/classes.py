"""Classes as stored, and how many children sit in them on a day."""

from __future__ import annotations

from xinliapp.domain.school import ClassGroup
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "id, stage, entry_year, number, name, homeroom_teacher"


def load_classes(database: Database) -> list[ClassGroup]:
    """Every class the school ever had, oldest entry year last, then by number."""
    return database.rows(
        ClassGroup,
        f"SELECT {_COLUMNS} FROM class_group ORDER BY stage, entry_year DESC, number",  # noqa: S608
    )


def load_class(database: Database, class_id: str) -> ClassGroup | None:
    """One class."""
    return database.one(ClassGroup, f"SELECT {_COLUMNS} FROM class_group WHERE id = ?", (class_id,))  # noqa: S608


def insert_classes(uow: UnitOfWork, groups: list[ClassGroup]) -> None:
    """Add classes."""
    uow.insert_many(
        "class_group",
        ("id", "stage", "entry_year", "number", "name", "homeroom_teacher"),
        (
            (group.id, group.stage, group.entry_year, group.number, group.name, group.homeroom_teacher)
            for group in groups
        ),
    )


def store_homeroom_teacher(uow: UnitOfWork, class_id: str, name: str | None) -> bool:
    """Name a class's homeroom teacher, or nobody; False if there is no such class."""
    return bool(uow.update("class_group", class_id, {"homeroom_teacher": name}))


def members_by_class(database: Database, day: str) -> dict[str, int]:
    """Class id to the number of students who are in it and on the roll on ``day`` (any status but left)."""
    return {
        str(class_id): int(count or 0)
        for class_id, count in database.tuples(
            "SELECT m.class_id, count(*) FROM class_membership m JOIN student s ON s.id = m.student_id"
            " WHERE s.voided_at IS NULL AND s.joined_on <= ? AND (s.left_on IS NULL OR s.left_on > ?)"
            " AND m.from_day <= ? AND (m.to_day IS NULL OR m.to_day > ?) GROUP BY m.class_id",
            (day, day, day, day),
        )
    }
