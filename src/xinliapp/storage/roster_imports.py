"""Roster imports, the row-by-row journal their undo needs, and remembered column mappings."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork

# Tables of core.db that hold a student's own roster data; everything else that names a student is a record.
ROSTER_TABLES = ("class_membership", "student_status", "guardian")
_JOURNALED = ("student", "class_group", *ROSTER_TABLES)


@dataclass(frozen=True, slots=True)
class RosterImport:
    """One import; ``counts`` is JSON: rows per outcome and the case chain's number after it."""

    id: str
    file_hash: str
    as_of: str
    counts: str
    undone_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class Journaled:
    """One change of one row: ``before`` None = inserted, else the old values of the changed columns."""

    table_name: str
    row_id: str
    before: Mapping[str, object] | None
    after: Mapping[str, object] | None


def last_import(database: Database) -> RosterImport | None:
    """The newest import, undone or not."""
    found = database.rows(
        RosterImport,
        "SELECT id, file_hash, as_of, counts, undone_at, created_at FROM roster_import"
        " ORDER BY created_at DESC, rowid DESC LIMIT 1",
    )
    return found[0] if found else None


def find_import(database: Database, import_id: str) -> RosterImport | None:
    """One import."""
    return database.one(
        RosterImport,
        "SELECT id, file_hash, as_of, counts, undone_at, created_at FROM roster_import WHERE id = ?",
        (import_id,),
    )


def add_import(
    uow: UnitOfWork, import_id: str, file_hash: str, as_of: str, counts: Mapping[str, object]
) -> None:
    """Note an import."""
    uow.insert(
        "roster_import",
        {"id": import_id, "file_hash": file_hash, "as_of": as_of, "counts": json.dumps(counts)},
    )


def write_journal(uow: UnitOfWork, import_id: str, entries: Sequence[Journaled]) -> None:
    """Keep what the import changed, in order."""
    uow.insert_many(
        "roster_import_change",
        ("id", "import_id", "seq", "table_name", "row_id", "before", "after"),
        (
            (
                new_id(),
                import_id,
                seq,
                entry.table_name,
                entry.row_id,
                _dump(entry.before),
                _dump(entry.after),
            )
            for seq, entry in enumerate(entries)
        ),
    )


def read_journal(database: Database, import_id: str) -> list[Journaled]:
    """What an import changed, newest first: the order of its undo."""
    return [
        Journaled(str(table), str(row_id), _load(before), _load(after))
        for table, row_id, before, after in database.tuples(
            "SELECT table_name, row_id, before, after FROM roster_import_change WHERE import_id = ?"
            " ORDER BY seq DESC",
            (import_id,),
        )
    ]


def take_back(uow: UnitOfWork, entry: Journaled) -> bool:
    """Undo one journaled change; False if the row has changed since and was left alone."""
    if entry.table_name not in _JOURNALED:
        raise ValueError(entry.table_name)
    after = entry.after or {}
    columns = ", ".join(after) or "id"
    now = uow.database.tuples(
        f"SELECT {columns} FROM {entry.table_name} WHERE id = ?",  # noqa: S608
        (entry.row_id,),
    )
    if not now or (after and list(now[0]) != list(after.values())):
        return False
    if entry.before is None:
        uow.execute(f"DELETE FROM {entry.table_name} WHERE id = ?", (entry.row_id,))  # noqa: S608
    else:
        uow.update(entry.table_name, entry.row_id, dict(entry.before))
    return True


def new_students(database: Database, import_id: str) -> list[str]:
    """Students an import added that are not voided."""
    return [
        str(student_id)
        for (student_id,) in database.tuples(
            "SELECT id FROM student WHERE import_id = ? AND voided_at IS NULL", (import_id,)
        )
    ]


def void_student(uow: UnitOfWork, student_id: str) -> None:
    """Take a student out of every list; their roster details go, the row itself stays."""
    for table in ROSTER_TABLES:
        uow.execute(f"DELETE FROM {table} WHERE student_id = ?", (student_id,))  # noqa: S608
    uow.update("student", student_id, {"voided_at": uow.now})


def with_records(database: Database, import_id: str, imported_at: str) -> set[str]:
    """Students named in any record beyond what the import ``import_id`` itself wrote about them.

    Looks at every table of both files that has a ``student_id``: a table added later is covered as well.
    Hand edits count; so do roster rows written after the import by somebody else.
    """
    found: set[str] = set()
    schemas = ("main", "casework") if database.has_case else ("main",)
    for schema in schemas:
        for (table,) in database.tuples(
            f"SELECT m.name FROM {schema}.sqlite_master m JOIN pragma_table_info(m.name, '{schema}') c"  # noqa: S608
            " WHERE m.type = 'table' AND c.name = 'student_id'"
        ):
            found |= _named(database, schema, str(table), import_id, imported_at)
    return found


def _named(database: Database, schema: str, table: str, import_id: str, imported_at: str) -> set[str]:
    where, args = "", ()  # type: str, tuple[str, ...]
    if table == "student_tag":
        where, args = " WHERE import_id IS NOT ?", (import_id,)
    elif table in ROSTER_TABLES:
        where, args = " WHERE created_at > ?", (imported_at,)
    rows = database.tuples(f"SELECT DISTINCT student_id FROM {schema}.{table}{where}", args)  # noqa: S608
    return {str(student_id) for (student_id,) in rows if student_id is not None}


def class_in_use(database: Database, class_id: str) -> bool:
    """Whether any row of core.db still names the class; covers tables added later."""
    for (table,) in database.tuples(
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' AND c.name = 'class_id'"
    ):
        sql = f"SELECT 1 FROM {table!s} WHERE class_id = ? LIMIT 1"  # noqa: S608
        if database.scalar(sql, (class_id,)):
            return True
    return False


def mark_undone(uow: UnitOfWork, import_id: str) -> None:
    """The import was taken back."""
    uow.update("roster_import", import_id, {"undone_at": uow.now})


def remembered_mapping(database: Database, header_key: str) -> dict[str, str] | None:
    """Heading to field value as a person last set it for this header."""
    value = database.scalar("SELECT mapping FROM roster_mapping WHERE header_key = ?", (header_key,))
    return None if value is None else dict(json.loads(str(value)))


def remember_mapping(uow: UnitOfWork, header_key: str, mapping: Mapping[str, str]) -> None:
    """Keep a mapping for the next file with this header."""
    uow.execute(
        "INSERT INTO roster_mapping (id, header_key, mapping, created_at, created_by) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (header_key) DO UPDATE SET mapping = excluded.mapping",
        (new_id(), header_key, json.dumps(mapping, ensure_ascii=False), uow.now, uow.actor),
    )


def _dump(values: Mapping[str, object] | None) -> str | None:
    return None if values is None else json.dumps(values, ensure_ascii=False)


def _load(text: object) -> dict[str, object] | None:
    return None if text is None else dict(json.loads(str(text)))
