"""Rounds of screening and checking and their entries (case.db)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from xinliapp.domain.casework import CheckEntry, CheckRound
from xinliapp.domain.ids import new_id
from xinliapp.domain.screening import RoundStep
from xinliapp.storage.database import Database, UnitOfWork

_ROUND_COLUMNS = (
    "id", "name", "method", "starts_on", "ends_on", "closed_on", "scale_id", "scale_version", "scale_name",
    "hint_line", "organiser", "consent_rule",
)  # fmt: skip
_ROUND = f"SELECT {', '.join(_ROUND_COLUMNS)} FROM casework.check_round"  # noqa: S608
_COLUMNS = (
    "id", "round_id", "student_id", "day", "method", "status", "noticed", "disposition", "source", "hint",
    "disposed_at",
)  # fmt: skip
_ENTRY = f"SELECT {', '.join(_COLUMNS)} FROM casework.check_entry"  # noqa: S608


def insert_round(uow: UnitOfWork, new: CheckRound, class_ids: Iterable[str] = ()) -> None:
    """Open a round about these classes; none: the whole school."""
    uow.insert("casework.check_round", {name: getattr(new, name) for name in _ROUND_COLUMNS})
    _insert_classes(uow, new.id, class_ids)


def update_round(uow: UnitOfWork, changed: CheckRound, class_ids: Iterable[str]) -> None:
    """Write a round anew, its classes with it."""
    values = {name: getattr(changed, name) for name in _ROUND_COLUMNS[1:]}
    uow.update("casework.check_round", changed.id, values)
    uow.execute("DELETE FROM casework.check_round_class WHERE round_id = ?", (changed.id,))
    _insert_classes(uow, changed.id, class_ids)


def _insert_classes(uow: UnitOfWork, round_id: str, class_ids: Iterable[str]) -> None:
    rows = [(new_id(), round_id, class_id) for class_id in class_ids]
    uow.insert_many("casework.check_round_class", ("id", "round_id", "class_id"), rows)


def close_round(uow: UnitOfWork, round_id: str, closed_on: str | None) -> None:
    """Close a round; with None it is open again."""
    uow.update("casework.check_round", round_id, {"closed_on": closed_on})


def insert_step(uow: UnitOfWork, step: RoundStep) -> None:
    """Note that a round was closed or reopened."""
    values = {name: getattr(step, name) for name in ("id", "round_id", "kind", "day", "reason")}
    uow.insert("casework.check_round_step", values)


def steps(database: Database, round_id: str) -> list[RoundStep]:
    """Closings and reopenings of a round, oldest first."""
    return database.rows(
        RoundStep,
        "SELECT id, round_id, kind, day, reason, created_at, created_by FROM casework.check_round_step"
        " WHERE round_id = ? ORDER BY created_at, rowid",
        (round_id,),
    )


def load_round(database: Database, round_id: str) -> CheckRound | None:
    """One round, or None."""
    return database.one(CheckRound, f"{_ROUND} WHERE id = ?", (round_id,))


def rounds(database: Database) -> list[CheckRound]:
    """All rounds, newest first."""
    return database.rows(CheckRound, f"{_ROUND} ORDER BY starts_on DESC, name")


def class_ids(database: Database, round_id: str) -> tuple[str, ...]:
    """The classes a round is about; none: the whole school."""
    found = database.tuples(
        "SELECT class_id FROM casework.check_round_class WHERE round_id = ? ORDER BY class_id", (round_id,)
    )
    return tuple(str(row[0]) for row in found)


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
    insert_entries(uow, [entry for entry in entries if entry.student_id not in known])
    for entry in entries:
        if entry.student_id in known:
            update_entry(uow, known[entry.student_id], entry)


def insert_entries(uow: UnitOfWork, entries: Sequence[CheckEntry]) -> None:
    """Write entries of students who have none in the round."""
    uow.insert_many("casework.check_entry", _COLUMNS, map(_row, entries))


def update_entry(uow: UnitOfWork, entry_id: str, entry: CheckEntry) -> None:
    """Write over an entry; whose it is and of which round stays."""
    uow.update("casework.check_entry", entry_id, dict(zip(_COLUMNS[3:], _row(entry)[3:], strict=True)))


def delete_entry(uow: UnitOfWork, entry_id: str) -> None:
    """A student has no status any more."""
    uow.execute("DELETE FROM casework.check_entry WHERE id = ?", (entry_id,))


def entries(database: Database, round_id: str) -> list[CheckEntry]:
    """The entries of a round."""
    return database.rows(CheckEntry, f"{_ENTRY} WHERE round_id = ? ORDER BY day, id", (round_id,))


def entry_of(database: Database, round_id: str, student_id: str) -> CheckEntry | None:
    """A student's entry in a round, or None."""
    return database.one(CheckEntry, f"{_ENTRY} WHERE round_id = ? AND student_id = ?", (round_id, student_id))


def of_student(database: Database, student_id: str) -> list[CheckEntry]:
    """A student's entries, newest first."""
    return database.rows(CheckEntry, f"{_ENTRY} WHERE student_id = ? ORDER BY day DESC", (student_id,))


def _row(entry: CheckEntry) -> tuple[object, ...]:
    return tuple(getattr(entry, name) for name in _COLUMNS)
