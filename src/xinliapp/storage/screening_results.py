"""Sheets of rounds with scales, what a person decided after them, who was told of a critical answer."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.casework import EntrySource
from xinliapp.domain.scales import FlagKind
from xinliapp.domain.screening import (
    DispositionNote,
    ScreeningResult,
    Told,
    Written,
    asks_a_person,
)
from xinliapp.domain.screening_codec import pack_answers, sheet_from, sheet_json, unpack_answers
from xinliapp.storage import screening as round_rows
from xinliapp.storage.database import Database, UnitOfWork, Value

_COLUMNS = (
    "id", "entry_id", "student_id", "seq", "day", "source", "scale_id", "scale_version", "answers", "score",
    "total", "void", "hint", "critical", "import_id", "void_reason",
)  # fmt: skip
_RESULT = (
    "SELECT r.id, r.entry_id, r.student_id, r.seq, r.day, r.source, r.answers, r.score, r.void,"
    " r.void_reason, r.voided_at, r.import_id, r.created_at, r.created_by FROM casework.screening_result r"
)
_NOTE = (
    "SELECT d.id, d.entry_id, d.student_id, d.disposition, d.note, d.created_at, d.created_by"
    " FROM casework.screening_disposition d"
)
_TOLD = "SELECT id, result_id, student_id, told, told_at, note, created_by FROM casework.screening_told"


@dataclass(frozen=True, slots=True)
class _Result:
    id: str
    entry_id: str
    student_id: str
    seq: int
    day: str
    source: EntrySource
    answers: str | None
    score: str
    void: bool
    void_reason: str
    voided_at: str | None
    import_id: str | None
    created_at: str
    created_by: str


def insert(uow: UnitOfWork, results: Iterable[ScreeningResult]) -> None:
    """Keep sheets."""
    uow.insert_many("casework.screening_result", _COLUMNS, map(_row, results))


def store(uow: UnitOfWork, ready: Sequence[Written], import_id: str | None = None) -> None:
    """Write sheets with what they make of their entries."""
    round_rows.insert_entries(uow, [one.entry for one in ready if one.known is None])
    for one in ready:
        if one.known is not None:
            round_rows.update_entry(uow, one.entry.id, one.entry)
        if one.corrects is not None:
            supersede(uow, one.corrects)
    insert(uow, [replace(one.result, import_id=import_id) for one in ready])


def supersede(uow: UnitOfWork, result_id: str) -> None:
    """A corrected sheet stands in the place of this one."""
    uow.update("casework.screening_result", result_id, {"voided_at": uow.now})


def mark_void(uow: UnitOfWork, result_id: str, reason: str) -> None:
    """A person says that a sheet does not count."""
    uow.update("casework.screening_result", result_id, {"void": True, "void_reason": reason})


def newest_of_round(database: Database, round_id: str) -> dict[str, ScreeningResult]:
    """Entry id to the sheet that counts."""
    found = _results(
        database,
        f"{_RESULT} JOIN casework.check_entry e ON e.id = r.entry_id"
        " WHERE e.round_id = ? AND r.voided_at IS NULL",
        (round_id,),
    )
    # Sorted here: every row that SQLite sorts is locked and wiped by system calls (docs/bench.md).
    return {result.entry_id: result for result in sorted(found, key=lambda one: one.seq)}


def of_entry(database: Database, entry_id: str) -> list[ScreeningResult]:
    """All sheets of an entry, superseded ones included, oldest first."""
    return _results(database, f"{_RESULT} WHERE r.entry_id = ? ORDER BY r.seq", (entry_id,))


def last_numbers(database: Database, round_id: str) -> dict[str, int]:
    """Entry id to the highest number of its sheets."""
    return {
        str(entry): int(seq or 0)
        for entry, seq in database.tuples(
            "SELECT r.entry_id, max(r.seq) FROM casework.screening_result r"
            " JOIN casework.check_entry e ON e.id = r.entry_id WHERE e.round_id = ? GROUP BY r.entry_id",
            (round_id,),
        )
    }


def of_student(database: Database, student_id: str) -> list[ScreeningResult]:
    """A student's sheets in the order of their days; superseded ones left out."""
    return _results(
        database,
        f"{_RESULT} WHERE r.student_id = ? AND r.voided_at IS NULL ORDER BY r.day, r.created_at, r.seq",
        (student_id,),
    )


def load(database: Database, result_id: str) -> ScreeningResult | None:
    """One sheet, or None."""
    found = _results(database, f"{_RESULT} WHERE r.id = ?", (result_id,))
    return found[0] if found else None


def critical(database: Database) -> list[ScreeningResult]:
    """Sheets with a critical answer that count, oldest first."""
    return _results(
        database, f"{_RESULT} WHERE r.critical = 1 AND r.voided_at IS NULL ORDER BY r.created_at, r.rowid"
    )


def rounds_of(database: Database, entry_ids: Sequence[str]) -> dict[str, str]:
    """Entry id to its round."""
    found = database.tuples(
        "SELECT id, round_id FROM casework.check_entry WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(entry_ids)),),
    )
    return {str(entry): str(held) for entry, held in found}


def _results(database: Database, sql: str, args: Sequence[Value] = ()) -> list[ScreeningResult]:
    return [_result(row) for row in database.rows(_Result, sql, args)]


def _result(row: _Result) -> ScreeningResult:
    return ScreeningResult(
        row.id,
        row.entry_id,
        row.student_id,
        row.seq,
        row.day,
        row.source,
        None if row.answers is None else unpack_answers(row.answers),
        sheet_from(row.score),
        row.void,
        row.void_reason,
        row.voided_at,
        row.import_id,
        row.created_at,
        row.created_by,
    )


def _row(result: ScreeningResult) -> tuple[object, ...]:
    sheet = result.sheet
    return (
        result.id,
        result.entry_id,
        result.student_id,
        result.seq,
        result.day,
        result.source,
        sheet.scale,
        sheet.version,
        None if result.answers is None else pack_answers(result.answers),
        sheet_json(sheet),
        sheet.total,
        result.void,
        asks_a_person(sheet),
        sheet.has(FlagKind.CRITICAL),
        result.import_id,
        result.void_reason,
    )


# --- dispositions ---


def insert_dispositions(uow: UnitOfWork, notes: Iterable[DispositionNote]) -> None:
    """Keep what a person decided."""
    columns = ("id", "entry_id", "student_id", "disposition", "note")
    rows = [tuple(getattr(note, name) for name in columns) for note in notes]
    uow.insert_many("casework.screening_disposition", columns, rows)


def newest_notes(database: Database, round_id: str) -> dict[str, DispositionNote]:
    """Entry id to its newest disposition."""
    found = database.rows(
        DispositionNote,
        f"{_NOTE} JOIN casework.check_entry e ON e.id = d.entry_id WHERE e.round_id = ? ORDER BY d.rowid",
        (round_id,),
    )
    return {note.entry_id: note for note in found}


def notes_of(database: Database, entry_id: str) -> list[DispositionNote]:
    """Everything decided about an entry, newest first."""
    return database.rows(
        DispositionNote, f"{_NOTE} WHERE d.entry_id = ? ORDER BY d.created_at DESC, d.rowid DESC", (entry_id,)
    )


# --- who was told ---


def insert_told(uow: UnitOfWork, told: Told) -> None:
    """Keep who was told of a critical answer."""
    columns = ("id", "result_id", "student_id", "told", "told_at", "note")
    uow.insert("casework.screening_told", {name: getattr(told, name) for name in columns})


def told_of(database: Database, result_ids: Sequence[str]) -> dict[str, tuple[Told, ...]]:
    """Sheet id to who was told of it, oldest first."""
    found: dict[str, tuple[Told, ...]] = {}
    for told in database.rows(
        Told,
        f"{_TOLD} WHERE result_id IN (SELECT value FROM json_each(?)) ORDER BY told_at, rowid",  # noqa: S608
        (json.dumps(list(result_ids)),),
    ):
        found[told.result_id] = (*found.get(told.result_id, ()), told)
    return found
