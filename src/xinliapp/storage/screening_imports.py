"""Imports of a vendor's results: which there were, what their columns meant, taking one back exactly."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xinliapp.domain.casework import CheckEntry
from xinliapp.domain.ids import new_id
from xinliapp.storage import screening as round_rows
from xinliapp.storage.database import Database, UnitOfWork, store

_KIND = "screening"
_IMPORT = "SELECT id, round_id, file_hash, counts, undone_at, created_at FROM casework.screening_import"


@dataclass(frozen=True, slots=True)
class ScreeningImport:
    """One import of a vendor's file; ``counts`` is JSON."""

    id: str
    round_id: str
    file_hash: str
    counts: str
    undone_at: str | None
    created_at: str


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """What an import made of an entry, as JSON; ``before`` is None where there was none."""

    student_id: str
    before: str | None
    after: str


def entry_json(entry: CheckEntry) -> str:
    """An entry as it is compared and put back."""
    values = {field.name: store(getattr(entry, field.name)) for field in dataclasses.fields(entry)}
    return json.dumps(values, separators=(",", ":"))


def add_import(
    uow: UnitOfWork, import_id: str, round_id: str, file_hash: str, counts: Mapping[str, int]
) -> None:
    """Note an import."""
    uow.insert(
        "casework.screening_import",
        {"id": import_id, "round_id": round_id, "file_hash": file_hash, "counts": json.dumps(counts)},
    )


def add_imported(uow: UnitOfWork, import_id: str, rows: Iterable[ImportedEntry]) -> None:
    """Keep what entries were before and after."""
    columns = ("id", "import_id", "student_id", "before", "after")
    ready = [(new_id(), import_id, row.student_id, row.before, row.after) for row in rows]
    uow.insert_many("casework.screening_import_row", columns, ready)


def imported(database: Database, import_id: str) -> list[ImportedEntry]:
    """The entries an import wrote."""
    return database.rows(
        ImportedEntry,
        "SELECT student_id, before, after FROM casework.screening_import_row WHERE import_id = ?",
        (import_id,),
    )


def last_imports(database: Database) -> list[ScreeningImport]:
    """The newest import of each round, undone or not; newest first."""
    return database.rows(
        ScreeningImport,
        f"{_IMPORT} AS i WHERE NOT EXISTS (SELECT 1 FROM casework.screening_import n WHERE"  # noqa: S608
        " n.round_id = i.round_id AND (n.created_at, n.rowid) > (i.created_at, i.rowid))"
        " ORDER BY created_at DESC, rowid DESC",
    )


def seen_before(database: Database, round_id: str, file_hash: str) -> bool:
    """Whether this very file was taken in for the round and not taken back."""
    return bool(
        database.scalar(
            "SELECT 1 FROM casework.screening_import"
            " WHERE round_id = ? AND file_hash = ? AND undone_at IS NULL LIMIT 1",
            (round_id, file_hash),
        )
    )


def told_since(database: Database, import_id: str) -> frozenset[str]:
    """Students of whose imported sheets somebody was told: they are worked on."""
    found = database.tuples(
        "SELECT DISTINCT t.student_id FROM casework.screening_told t"
        " JOIN casework.screening_result r ON r.id = t.result_id WHERE r.import_id = ?",
        (import_id,),
    )
    return frozenset(str(row[0]) for row in found)


def take_back(uow: UnitOfWork, import_: ScreeningImport, rows: Sequence[ImportedEntry]) -> None:
    """Entries are as they were before: sheets of the import go, the ones it had superseded count again."""
    ids = json.dumps([json.loads(row.after)["id"] for row in rows])
    uow.execute(
        "DELETE FROM casework.screening_result WHERE import_id = ?"
        " AND entry_id IN (SELECT value FROM json_each(?))",
        (import_.id, ids),
    )
    uow.execute(
        "UPDATE casework.screening_result SET voided_at = NULL WHERE voided_at = ?"
        " AND entry_id IN (SELECT value FROM json_each(?))",
        (import_.created_at, ids),
    )
    for row in rows:
        if row.before is None:
            round_rows.delete_entry(uow, json.loads(row.after)["id"])
        else:
            values = json.loads(row.before)
            uow.update("casework.check_entry", values.pop("id"), values)
    uow.update("casework.screening_import", import_.id, {"undone_at": uow.now})


def remembered(database: Database, header_key: str) -> Mapping[str, Any] | None:
    """What a person last said the columns of this header are."""
    found = database.scalar(
        "SELECT mapping FROM casework.record_mapping WHERE kind = ? AND header_key = ?", (_KIND, header_key)
    )
    return None if found is None else dict(json.loads(str(found)))


def remember(uow: UnitOfWork, header_key: str, mapping: Mapping[str, object]) -> None:
    """Keep what the columns mean for the next file with this header."""
    uow.execute(
        "INSERT INTO casework.record_mapping (id, kind, header_key, mapping, created_at, created_by)"
        " VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (kind, header_key) DO UPDATE SET mapping = excluded.mapping",
        (new_id(), _KIND, header_key, json.dumps(mapping), uow.now, uow.actor),
    )
