"""The timetable, what became of lessons that were not held in their place, and the imports."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.timetable import LessonChange, TimetableEntry
from xinliapp.storage.database import Database, UnitOfWork

_ENTRY = "id, class_id, weekday, period, weeks, units, staff_id, valid_from, valid_to, import_id"
_CHANGE = "SELECT id, class_id, day, period, kind, to_day, to_period FROM lesson_change"


@dataclass(frozen=True, slots=True)
class TimetableImport:
    """One import of a timetable; ``counts`` is JSON."""

    id: str
    file_hash: str
    valid_from: str
    counts: str
    undone_at: str | None
    created_at: str
    created_by: str


def touching(database: Database, first_day: str, last_day: str) -> list[TimetableEntry]:
    """Entries that hold on at least one of these days, both included."""
    return database.rows(
        TimetableEntry,
        f"SELECT {_ENTRY} FROM timetable_entry"  # noqa: S608
        " WHERE valid_from <= ?2 AND (valid_to IS NULL OR (valid_to >= ?1 AND valid_to >= valid_from))"
        " ORDER BY class_id, weekday, period, weeks, valid_from",
        (first_day, last_day),
    )


def from_day_on(database: Database, day: str) -> list[TimetableEntry]:
    """Entries that hold on the day or on a later one."""
    return touching(database, day, "9999-12-31")


def insert_many(uow: UnitOfWork, entries: Iterable[TimetableEntry]) -> None:
    """Add entries."""
    columns = tuple(name.strip() for name in _ENTRY.split(","))
    uow.insert_many(
        "timetable_entry", columns, (tuple(getattr(entry, name) for name in columns) for entry in entries)
    )


def end(uow: UnitOfWork, ids: Sequence[str], last_day: str, ended_by: str | None = None) -> None:
    """Let entries hold until ``last_day``; ``ended_by`` remembers the import that did it."""
    for row_id in ids:
        uow.execute(
            "UPDATE timetable_entry SET valid_to_before = valid_to, valid_to = ?, ended_by = ? WHERE id = ?",
            (last_day, ended_by, row_id),
        )


def insert_import(uow: UnitOfWork, row_id: str, file_hash: str, valid_from: str, counts: str) -> None:
    """Note an import."""
    uow.insert(
        "timetable_import",
        {"id": row_id, "file_hash": file_hash, "valid_from": valid_from, "counts": counts},
    )


def last_import(database: Database) -> TimetableImport | None:
    """The newest import, undone or not."""
    return database.one(
        TimetableImport,
        "SELECT id, file_hash, valid_from, counts, undone_at, created_at, created_by FROM timetable_import"
        " ORDER BY created_at DESC, rowid DESC LIMIT 1",
    )


def touched_since(database: Database, import_id: str) -> set[tuple[str, int]]:
    """Class and weekday of every cell somebody set after the import, be it to end what it brought."""
    found = database.tuples(
        "SELECT DISTINCT later.class_id, later.weekday FROM timetable_entry later"
        " JOIN timetable_import i ON i.id = ?1"
        " WHERE (later.import_id = ?1 AND later.valid_to IS NOT NULL) OR (later.import_id IS NOT ?1 AND"
        " (later.created_at > i.created_at OR (later.created_at = i.created_at AND later.rowid >"
        " (SELECT max(own.rowid) FROM timetable_entry own WHERE own.import_id = ?1))))",
        (import_id,),
    )
    return {(str(class_id), int(weekday or 0)) for class_id, weekday in found}


def undo_import(uow: UnitOfWork, import_id: str, kept: Iterable[tuple[str, int]]) -> tuple[int, int]:
    """Take the import's entries out and open those it ended, but in the cells ``kept``; how many of each."""
    cells = json.dumps([list(cell) for cell in kept])
    elsewhere = (
        " AND NOT EXISTS (SELECT 1 FROM json_each(?2) cell WHERE timetable_entry.class_id ="
        " json_extract(cell.value, '$[0]') AND timetable_entry.weekday = json_extract(cell.value, '$[1]'))"
    )
    gone = uow.execute(f"DELETE FROM timetable_entry WHERE import_id = ?1{elsewhere}", (import_id, cells))  # noqa: S608
    opened = uow.execute(
        "UPDATE timetable_entry SET valid_to = valid_to_before, valid_to_before = NULL, ended_by = NULL"  # noqa: S608
        f" WHERE ended_by = ?1{elsewhere}",
        (import_id, cells),
    )
    uow.update("timetable_import", import_id, {"undone_at": uow.now})
    return gone, opened


def changes_touching(database: Database, first_day: str, last_day: str) -> list[LessonChange]:
    """Changes of lessons planned on these days, or moved to one of them."""
    return database.rows(
        LessonChange,
        f"{_CHANGE} WHERE day BETWEEN ?1 AND ?2 OR to_day BETWEEN ?1 AND ?2 ORDER BY day, period",
        (first_day, last_day),
    )


def change_of(database: Database, class_id: str, day: str, period: int) -> LessonChange | None:
    """What became of one planned lesson."""
    return database.one(
        LessonChange, f"{_CHANGE} WHERE class_id = ? AND day = ? AND period = ?", (class_id, day, period)
    )


def store_change(uow: UnitOfWork, change: LessonChange) -> None:
    """Note what became of a planned lesson, in place of what was noted before."""
    delete_change(uow, change.class_id, change.day, change.period)
    uow.insert(
        "lesson_change",
        {
            "id": change.id,
            "class_id": change.class_id,
            "day": change.day,
            "period": change.period,
            "kind": change.kind,
            "to_day": change.to_day,
            "to_period": change.to_period,
        },
    )


def delete_change(uow: UnitOfWork, class_id: str, day: str, period: int) -> int:
    """The lesson is back in its place; the number of rows removed."""
    return uow.execute(
        "DELETE FROM lesson_change WHERE class_id = ? AND day = ? AND period = ?", (class_id, day, period)
    )
