"""The index of notes (case.db): kept up with the records, asked by phrase.

``find_text`` holds words and their order, no text. ``find_entry.id`` is the day's ordinal number times 2**20
plus a running number, so that the newest come first in the order of the index itself.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.find import FindKind, index_text
from xinliapp.storage.database import Database, UnitOfWork
from xinliapp.storage.find_sources import BY_KIND

_A_DAY = 1 << 20
_BEYOND = 1 << 62
MOST_COUNTED = 10_000
TABLES = ("find_text", "find_entry", "find_pending")


@dataclass(frozen=True, slots=True)
class Row:
    """One record in force; ``sealed``: its words are only for who unsealed it; ``draft``: not signed yet."""

    row_id: str
    of_id: str
    day: str
    student_id: str | None
    author_id: str
    by_name: str
    sealed: bool
    draft: bool
    text: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the index; ``source`` is the kind's value."""

    id: int
    source: str
    row_id: str


def pending(database: Database) -> int:
    """How many records the index has not caught up with, counted up to :data:`MOST_COUNTED`."""
    found = database.scalar(
        "SELECT count(*) FROM (SELECT 1 FROM casework.find_pending LIMIT ?)", (MOST_COUNTED,)
    )
    return int(str(found or 0))


def take_in(uow: UnitOfWork, most: int) -> int:
    """Bring the index up to date with at most ``most`` records; how many were looked at."""
    database = uow.database
    waiting: defaultdict[str, list[str]] = defaultdict(list)
    for source, row_id in database.tuples(
        "SELECT source, row_id FROM casework.find_pending LIMIT ?", (most,)
    ):
        waiting[str(source)].append(str(row_id))
    for source, ids in waiting.items():
        _take_out(uow, source, ids)
        _put_in(uow, source, _rows(database, FindKind(source), ids))
        uow.execute(
            "DELETE FROM casework.find_pending WHERE source = ?"
            " AND row_id IN (SELECT value FROM json_each(?))",
            (source, json.dumps(ids)),
        )
    return sum(len(ids) for ids in waiting.values())


def forget(uow: UnitOfWork, ids: Iterable[str]) -> int:
    """Take records out for good, whatever their kind; how many were in the index.

    A deleted entry leaves its words in the index until it is tidied, so it is tidied here.
    """
    wanted = json.dumps(list(ids))
    found = uow.database.tuples(
        "SELECT id FROM casework.find_entry WHERE row_id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    for (entry,) in found:
        uow.execute("DELETE FROM casework.find_text WHERE rowid = ?", (entry,))
        uow.execute("DELETE FROM casework.find_entry WHERE id = ?", (entry,))
    uow.execute(
        "DELETE FROM casework.find_pending WHERE row_id IN (SELECT value FROM json_each(?))", (wanted,)
    )
    if found:
        uow.execute("INSERT INTO casework.find_text (find_text) VALUES ('optimize')")
    return len(found)


def matches(database: Database, expression: str, most: int, *, before: int | None = None) -> list[int]:
    """Entries that hold every phrase, newest first, at most ``most``; with ``before`` those below that id."""
    found = database.tuples(
        "SELECT rowid FROM casework.find_text WHERE find_text MATCH ? AND rowid < ?"
        " ORDER BY rowid DESC LIMIT ?",
        (expression, _BEYOND if before is None else before, most),
    )
    return [int(str(entry)) for (entry,) in found]


def entries(database: Database, ids: Sequence[int]) -> list[Entry]:
    """What stands at these places, newest first."""
    return database.rows(
        Entry,
        "SELECT id, source, row_id FROM casework.find_entry"
        " WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC",
        (json.dumps(list(ids)),),
    )


def records(database: Database, found: Iterable[Entry]) -> dict[tuple[FindKind, str], Row]:
    """The records behind entries, as far as they are in force at this moment."""
    by_kind: defaultdict[FindKind, list[str]] = defaultdict(list)
    for entry in found:
        by_kind[FindKind(entry.source)].append(entry.row_id)
    return {(kind, row.row_id): row for kind, ids in by_kind.items() for row in _rows(database, kind, ids)}


def _rows(database: Database, kind: FindKind, ids: Sequence[str]) -> list[Row]:
    return database.rows(Row, BY_KIND[kind].sql, (json.dumps(list(ids)),))


def _take_out(uow: UnitOfWork, source: str, ids: Sequence[str]) -> None:
    for (entry,) in uow.database.tuples(
        "SELECT id FROM casework.find_entry WHERE source = ? AND row_id IN (SELECT value FROM json_each(?))",
        (source, json.dumps(list(ids))),
    ):
        uow.execute("DELETE FROM casework.find_text WHERE rowid = ?", (entry,))
        uow.execute("DELETE FROM casework.find_entry WHERE id = ?", (entry,))


def _put_in(uow: UnitOfWork, source: str, rows: Iterable[Row]) -> None:
    numbers = _Numbers(uow.database)
    for row in rows:
        words = index_text(row.text)
        if words:
            entry = numbers.of(row.day)
            uow.execute("INSERT INTO casework.find_entry VALUES (?, ?, ?)", (entry, source, row.row_id))
            uow.execute("INSERT INTO casework.find_text (rowid, body) VALUES (?, ?)", (entry, words))


class _Numbers:
    """Gives each new entry the next free id of its day."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: dict[str, int] = {}

    def of(self, day: str) -> int:
        """The next id; ``day`` may be a moment."""
        if day not in self._last:
            first = dt.date.fromisoformat(day[:10]).toordinal() * _A_DAY
            highest = self._database.scalar(
                "SELECT max(id) FROM casework.find_entry WHERE id >= ? AND id < ?", (first, first + _A_DAY)
            )
            self._last[day] = first if highest is None else int(str(highest))
        self._last[day] += 1
        return self._last[day]
