"""Revisions of papers that a principal signs: self-checks and forms have tables of one shape (core.db)."""

from __future__ import annotations

from dataclasses import fields
from typing import Any, Generic, TypeVar

from xinliapp.storage.database import Database, UnitOfWork

Record = TypeVar("Record")


class PaperRows(Generic[Record]):
    """One table of revisions. ``record`` is a frozen dataclass whose fields are the table's columns.

    ``kind`` is the column that, with ``period``, says what the paper is about; a later paper of the same kind
    and period is a new revision.
    """

    def __init__(self, table: str, record: type[Record], kind: str) -> None:
        self._table, self._record, self._kind = table, record, kind
        self._columns = tuple(field.name for field in fields(record))  # type: ignore[arg-type]
        self._select = f"SELECT {', '.join(self._columns)} FROM {table}"  # noqa: S608 - names of our own

    def insert(self, uow: UnitOfWork, record: Record) -> None:
        """Start a revision."""
        uow.insert(self._table, {column: getattr(record, column) for column in self._columns})

    def update(self, uow: UnitOfWork, record_id: str, **values: Any) -> None:
        """Set columns of a revision."""
        uow.update(self._table, record_id, values)

    def load(self, database: Database, record_id: str) -> Record | None:
        """One revision, or None."""
        return database.one(self._record, f"{self._select} WHERE id = ?", (record_id,))

    def latest(self, database: Database, kind: str, period: str) -> Record | None:
        """The highest revision of a kind and period, or None."""
        return database.one(
            self._record,
            f"{self._select} WHERE {self._kind} = ? AND period = ? ORDER BY revision DESC LIMIT 1",
            (kind, period),
        )

    def all_records(self, database: Database) -> list[Record]:
        """Every revision, newest first."""
        return database.rows(self._record, f"{self._select} ORDER BY created_at DESC, rowid DESC")
