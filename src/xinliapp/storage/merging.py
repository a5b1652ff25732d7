"""Moving the rows of one student to another and back. What is about a student is found from the schema."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.domain.merging import Kept, StudentField
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.roster_imports import ROSTER_TABLES

# The roster's own lines do not move: the record that stays has its own. Days before it are copied
# (``copy_days_before``), and the rest waits with the merger (``put_aside``).
STAYS = frozenset({*ROSTER_TABLES, "hand_edit"})
# Columns that name a student under another name.
_ELSEWHERE = (("casework", "care_group_member", "person_id"),)
_COLUMNS = (
    *(field.value for field in StudentField),
    "student_number_state",
    "id_number_state",
    "joined_on",
)
Columns = Mapping[str, tuple[str | None, str | None]]
_OWN = frozenset({"record_merge", "record_merge_row"})


@dataclass(frozen=True, slots=True)
class Place:
    """A column of a table that names a student."""

    schema: str
    table: str
    column: str

    @property
    def name(self) -> str:
        """``schema.table``: as it stands in ``record_merge_row``."""
        return f"{self.schema}.{self.table}"


@dataclass(frozen=True, slots=True)
class MergeRow:
    """A merger as stored."""

    id: str
    student_id: str
    other_id: str
    reason: str
    fields: str
    merged_at: str
    undone_at: str | None
    created_by: str


@dataclass(frozen=True, slots=True)
class _Touched:
    """One row of ``record_merge_row``."""

    place: str
    row_id: str
    what: Kept
    before: int | None


_SELECT = (
    "SELECT id, student_id, other_id, reason, fields, merged_at, undone_at, created_by FROM record_merge"
)


def places(database: Database) -> list[Place]:
    """Every column that names a student, in both files; the roster's own lines are not among them."""
    found = []
    for schema in ("main", "casework"):
        tables = database.tuples(
            # An index of full text is a table too, but what it holds follows from the others.
            f"SELECT m.name FROM {schema}.sqlite_master m, pragma_table_info(m.name, ?1) c,"  # noqa: S608
            " pragma_table_info(m.name, ?1) k WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND c.name = 'student_id' AND k.name = 'id' ORDER BY m.name",
            (schema,),
        )
        found += [
            Place(schema, str(table), "student_id")
            for (table,) in tables
            if str(table) not in STAYS and str(table) not in _OWN
        ]
    return [*found, *(Place(*each) for each in _ELSEWHERE)]


def counts(database: Database, student_id: str) -> list[tuple[str, int]]:
    """How many rows of each table are about a student; tables without any are left out."""
    found = [
        (place.table, int(str(database.scalar(
            f"SELECT count(*) FROM {place.name} WHERE {place.column} = ?", (student_id,)  # noqa: S608
        ))))
        for place in places(database)
    ]  # fmt: skip
    return [(table, count) for table, count in found if count]


def has_open_group(database: Database, student_id: str) -> bool:
    """Whether a care group of this student is at work."""
    return bool(
        database.scalar(
            "SELECT count(*) FROM care_group WHERE student_id = ? AND closed_on IS NULL", (student_id,)
        )
    )


def has_open_plan(database: Database, student_id: str) -> bool:
    """Whether the newest version of this student's plan is not closed."""
    status = database.scalar(
        "SELECT status FROM support_plan WHERE student_id = ? ORDER BY version DESC LIMIT 1", (student_id,)
    )
    return status is not None and status != "closed"


def columns_of(database: Database, student_id: str) -> dict[str, str | None]:
    """What of a student a merger may change, as stored."""
    found = database.tuples(f"SELECT {', '.join(_COLUMNS)} FROM student WHERE id = ?", (student_id,))  # noqa: S608
    return {
        name: None if value is None else str(value)
        for row in found
        for name, value in zip(_COLUMNS, row, strict=True)
    }


def numbers_of(database: Database, student_id: str) -> list[tuple[str, str]]:
    """Column and value of the numbers a student has, voided or not."""
    found = database.tuples("SELECT student_number, id_number FROM student WHERE id = ?", (student_id,))
    return [
        (column, str(value))
        for row in found
        for column, value in zip(("student_number", "id_number"), row, strict=True)
        if value is not None
    ]


def insert(uow: UnitOfWork, merge_id: str, kept: str, other: str, reason: str) -> None:
    """The merger itself; it must stand before any row of a signed session is moved."""
    uow.insert(
        "record_merge",
        {"id": merge_id, "student_id": kept, "other_id": other, "reason": reason, "fields": "{}",
         "roster": "{}", "merged_at": uow.now},
    )  # fmt: skip


def keep_columns(uow: UnitOfWork, merge_id: str, columns: Columns) -> None:
    """What was taken over: column of the student → before, after."""
    uow.update("record_merge", merge_id, {"fields": json.dumps(columns, ensure_ascii=False)})


def move_all(uow: UnitOfWork, merge_id: str, kept: str, other: str) -> None:
    """Everything about ``other`` becomes about ``kept``; a row ``kept`` has too stays where it is."""
    _renumber_plans(uow, merge_id, kept, other)
    for place in places(uow.database):
        where = f"{place.column} = ?"
        sql = f"SELECT id FROM {place.name} WHERE {where}"  # noqa: S608
        before = [str(row_id) for (row_id,) in uow.database.tuples(sql, (other,))]
        if not before:
            continue
        uow.execute(f"UPDATE OR IGNORE {place.name} SET {place.column} = ? WHERE {where}", (kept, other))  # noqa: S608
        stayed = {str(row_id) for (row_id,) in uow.database.tuples(sql, (other,))}
        _note(uow, merge_id, place.name, (
            (row_id, Kept.LEFT if row_id in stayed else Kept.MOVED, None) for row_id in before
        ))  # fmt: skip


def copy_days_before(uow: UnitOfWork, merge_id: str, kept: str, other: str) -> None:
    """Classes and status of ``other`` from before ``kept`` was here, so that counts of those days hold."""
    first = uow.database.scalar("SELECT min(from_day) FROM class_membership WHERE student_id = ?", (kept,))
    if first is not None:
        for class_id, number, from_day, to_day in uow.database.tuples(
            "SELECT class_id, number_in_class, from_day, to_day FROM class_membership"
            " WHERE student_id = ? AND from_day < ?",
            (other, first),
        ):
            end = first if to_day is None else min(str(to_day), str(first))
            row: dict[str, object] = {
                "student_id": kept,
                "class_id": class_id,
                "number_in_class": number,
                "from_day": from_day,
                "to_day": end,
            }
            _copy(uow, merge_id, "class_membership", row)
    since = uow.database.scalar("SELECT min(from_day) FROM student_status WHERE student_id = ?", (kept,))
    if since is not None:
        for status, from_day in uow.database.tuples(
            "SELECT status, from_day FROM student_status WHERE student_id = ? AND from_day < ?",
            (other, since),
        ):
            _copy(
                uow, merge_id, "student_status", {"student_id": kept, "status": status, "from_day": from_day}
            )


def put_aside(uow: UnitOfWork, merge_id: str, other: str) -> None:
    """Take ``other`` out of every list; its lines of the roster wait with the merger."""
    kept = {}
    for table in sorted(STAYS):
        names = [
            str(name) for (name,) in uow.database.tuples("SELECT name FROM pragma_table_info(?)", (table,))
        ]
        found = uow.database.tuples(
            f"SELECT {', '.join(names)} FROM {table} WHERE student_id = ?",  # noqa: S608
            (other,),
        )
        kept[table] = [dict(zip(names, row, strict=True)) for row in found]
        uow.execute(f"DELETE FROM {table} WHERE student_id = ?", (other,))  # noqa: S608
    uow.update("record_merge", merge_id, {"roster": json.dumps(kept, ensure_ascii=False)})
    uow.update("student", other, {"voided_at": uow.now})


def take_out(uow: UnitOfWork, merge_id: str, other: str) -> None:
    """Undo :func:`put_aside`."""
    uow.update("student", other, {"voided_at": None})
    text = uow.database.scalar("SELECT roster FROM record_merge WHERE id = ?", (merge_id,))
    for table, lines in json.loads(str(text)).items():
        for line in lines if table in STAYS else ():
            uow.insert(table, line)


def move_back(uow: UnitOfWork, merge: MergeRow) -> None:
    """Undo :func:`move_all` and :func:`copy_days_before`; rows that have gone since are passed over."""
    by_name = {place.name: place for place in places(uow.database)}
    versions = []
    for touched in _touched(uow.database, merge.id):
        if touched.what is Kept.COPIED:
            uow.execute(f"DELETE FROM {touched.place} WHERE id = ?", (touched.row_id,))  # noqa: S608
        elif touched.what is Kept.RENUMBERED:
            versions.append((touched.row_id, touched.before))
        elif touched.what is Kept.MOVED and touched.place in by_name:
            place = by_name[touched.place]
            uow.execute(
                f"UPDATE {place.name} SET {place.column} = ? WHERE id = ? AND {place.column} = ?",  # noqa: S608
                (merge.other_id, touched.row_id, merge.student_id),
            )
    # Lower versions first: each number it goes back to is free by then.
    for row_id, version in sorted(versions, key=lambda each: each[1] or 0):
        uow.execute("UPDATE support_plan SET version = ? WHERE id = ?", (version, row_id))


def close(uow: UnitOfWork, merge_id: str) -> None:
    """The merger has been taken back."""
    uow.update("record_merge", merge_id, {"undone_at": uow.now})


def merges(database: Database) -> list[MergeRow]:
    """All mergers, newest first."""
    return database.rows(MergeRow, f"{_SELECT} ORDER BY merged_at DESC, rowid DESC")


def find(database: Database, merge_id: str) -> MergeRow | None:
    """One merger."""
    return database.one(MergeRow, f"{_SELECT} WHERE id = ?", (merge_id,))


def tallies(database: Database, merge_id: str) -> dict[Kept, int]:
    """How many rows were moved, renumbered, copied and left."""
    return {
        Kept(what): int(str(count))
        for what, count in database.tuples(
            "SELECT what, count(*) FROM record_merge_row WHERE merge_id = ? GROUP BY what", (merge_id,)
        )
    }


def _renumber_plans(uow: UnitOfWork, merge_id: str, kept: str, other: str) -> None:
    """Two rows of versions become one, the plan in force (if any) last; nothing else of a version changes."""
    highest = {
        str(student): int(str(version))
        for student, version in uow.database.tuples(
            "SELECT student_id, max(version) FROM support_plan"
            " WHERE student_id IN (?, ?) GROUP BY student_id",
            (kept, other),
        )
    }
    if len(highest) < 2:
        return
    later = other if has_open_plan(uow.database, other) else kept
    shift = highest[other if later == kept else kept]
    rows = uow.database.tuples(
        # Highest first: each number it gets is free by then.
        "SELECT id, version FROM support_plan WHERE student_id = ? ORDER BY version DESC",
        (later,),
    )
    for row_id, version in rows:
        uow.execute("UPDATE support_plan SET version = ? WHERE id = ?", (int(str(version)) + shift, row_id))
    _note(uow, merge_id, "casework.support_plan", (
        (str(row_id), Kept.RENUMBERED, int(str(version))) for row_id, version in rows
    ))  # fmt: skip


def _copy(uow: UnitOfWork, merge_id: str, table: str, row: dict[str, object]) -> None:
    row_id = new_id()
    uow.insert(table, {"id": row_id, **row})
    _note(uow, merge_id, f"main.{table}", ((row_id, Kept.COPIED, None),))


def _note(uow: UnitOfWork, merge_id: str, place: str, lines: Iterable[tuple[str, Kept, int | None]]) -> None:
    uow.insert_many(
        "record_merge_row",
        ("id", "merge_id", "place", "row_id", "what", "before"),
        ((new_id(), merge_id, place, row_id, what, before) for row_id, what, before in lines),
    )


def _touched(database: Database, merge_id: str) -> list[_Touched]:
    return database.rows(
        _Touched, "SELECT place, row_id, what, before FROM record_merge_row WHERE merge_id = ?", (merge_id,)
    )
