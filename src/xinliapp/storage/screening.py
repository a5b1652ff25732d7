"""Rounds of screening and checking and their entries (case.db)."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.casework import CheckEntry, CheckRound
from xinliapp.storage.database import Database, UnitOfWork

_ROUND = "SELECT id, name, method, starts_on, ends_on, closed_on FROM casework.check_round"
_ENTRY = (
    "SELECT id, round_id, student_id, day, method, status, noticed, disposition FROM casework.check_entry"
)
_COLUMNS = ("id", "round_id", "student_id", "day", "method", "status", "noticed", "disposition")


def insert_round(uow: UnitOfWork, new: CheckRound) -> None:
    """Open a round."""
    uow.insert(
        "casework.check_round",
        {
            "id": new.id,
            "name": new.name,
            "method": new.method,
            "starts_on": new.starts_on,
            "ends_on": new.ends_on,
            "closed_on": new.closed_on,
        },
    )


def close_round(uow: UnitOfWork, round_id: str, closed_on: str) -> None:
    """Close a round."""
    uow.update("casework.check_round", round_id, {"closed_on": closed_on})


def load_round(database: Database, round_id: str) -> CheckRound | None:
    """One round, or None."""
    return database.one(CheckRound, f"{_ROUND} WHERE id = ?", (round_id,))


def rounds(database: Database) -> list[CheckRound]:
    """All rounds, newest first."""
    return database.rows(CheckRound, f"{_ROUND} ORDER BY starts_on DESC, name")


def store_entries(uow: UnitOfWork, entries: Sequence[CheckEntry]) -> None:
    """Write entries; one of the same round and student is replaced under its old id."""
    if not entries:
        return
    known = {
        str(student): str(row_id)
        for student, row_id in uow.database.tuples(
            "SELECT student_id, id FROM casework.check_entry WHERE round_id = ?", (entries[0].round_id,)
        )
    }
    fresh = [entry for entry in entries if entry.student_id not in known]
    uow.insert_many("casework.check_entry", _COLUMNS, (_row(entry) for entry in fresh))
    for entry in entries:
        if entry.student_id in known:
            values = dict(zip(_COLUMNS[3:], _row(entry)[3:], strict=True))
            uow.update("casework.check_entry", known[entry.student_id], values)


def entries(database: Database, round_id: str) -> list[CheckEntry]:
    """The entries of a round."""
    return database.rows(CheckEntry, f"{_ENTRY} WHERE round_id = ? ORDER BY day, id", (round_id,))


def of_student(database: Database, student_id: str) -> list[CheckEntry]:
    """A student's entries, newest first."""
    return database.rows(CheckEntry, f"{_ENTRY} WHERE student_id = ? ORDER BY day DESC", (student_id,))


def _row(entry: CheckEntry) -> tuple[object, ...]:
    return (
        entry.id,
        entry.round_id,
        entry.student_id,
        entry.day,
        entry.method,
        entry.status,
        entry.noticed,
        entry.disposition,
    )
