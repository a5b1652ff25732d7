"""One open vault: typed rows out, transactions in.

``Database`` is owned by one thread. Writing happens only inside :meth:`Database.unit_of_work`, which is
``BEGIN IMMEDIATE`` … commit or roll back, over both files at once.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TypeVar

import sqlcipher3

from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.storage import connection as opening

T = TypeVar("T")
Value = str | int | float | bytes | None
_STEPS_BETWEEN = 50_000
"""Steps of SQLite's machine (a few milliseconds) between two looks at whether a query is to stop."""


class Database:
    """The connection to ``core.db`` and, when the case key is there, ``case.db`` as ``casework``."""

    def __init__(self, connection: sqlcipher3.Connection, *, has_case: bool) -> None:
        self.connection = connection
        self.has_case = has_case
        self._depth = 0
        self._only_reads = self._stopped = False
        # An interrupt is lost on a query that is just about to begin; this finds it some milliseconds later.
        connection.set_progress_handler(self._to_stop, _STEPS_BETWEEN)

    @classmethod
    def open(cls, folder: Path, core_key: bytes, case_key: bytes | None) -> Database:
        """Open the vault in ``folder``; without ``case_key`` there is no ``casework`` schema at all.

        Raises:
            KnownError: a file is missing, unreadable, or the two do not belong together.
        """
        connection = opening.open_single(folder / opening.CORE_FILE, core_key)
        try:
            info = opening.read_info(connection, "main")
            if info.role != "core":
                raise KnownError("pair_mismatch")
            if case_key is not None:
                opening.attach_case(connection, folder / opening.CASE_FILE, case_key)
                opening.check_pair(info, opening.read_info(connection, opening.CASE_SCHEMA))
        except BaseException:
            connection.close()
            raise
        return cls(connection, has_case=case_key is not None)

    @property
    def closed(self) -> bool:
        """Whether this was closed, as after an exchange of keys; any use then says ``session_over``."""
        return isinstance(self.connection, _Closed)

    def close(self) -> None:
        """Close the connection; unsaved work of an open transaction is rolled back."""
        connection, self.connection = self.connection, typing.cast(sqlcipher3.Connection, _Closed())
        connection.set_progress_handler(None, 0)
        connection.close()

    def interrupt(self) -> None:
        """Stop the running query; callable from any thread."""
        self.connection.interrupt()

    def stop_reading(self) -> None:
        """The running query and all further ones fail with ``cancelled`` until :meth:`begin`; any thread."""
        self._stopped = True
        self.connection.interrupt()

    def begin(self, *, only_reads: bool) -> None:
        """A new job begins: queries run again. With ``only_reads`` a unit of work is a bug."""
        self._stopped, self._only_reads = False, only_reads

    def require_case(self) -> None:
        """Refuse before any SQL if the case file is not open.

        Raises:
            UserError: ``case_closed``.
        """
        if not self.has_case:
            raise UserError("case_closed")

    @contextmanager
    def unit_of_work(self, clock: Clock, actor: str) -> Iterator[UnitOfWork]:
        """One transaction over both files; commits at the end, rolls back on any exception.

        Raises:
            KnownError: ``busy``, ``disk_full`` or another known cause of the commit or of a statement.
        """
        if self._depth:
            raise RuntimeError("units of work do not nest")
        if self._only_reads:
            raise RuntimeError("a job marked as reading wants to write")
        with opening.reading("core.db"):
            self.connection.execute("BEGIN IMMEDIATE")
        self._depth = 1
        try:
            yield UnitOfWork(self, stamp(clock.now()), actor)
            with opening.reading("core.db"):
                self.connection.execute("COMMIT")
        except BaseException:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")
            raise
        finally:
            self._depth = 0

    def rewrite_pages(self) -> None:
        """Write both files anew, so that no page holds what was deleted (``VACUUM``); in no transaction.

        Raises:
            KnownError: ``disk_full``, ``busy`` …: the files are as they were.
        """
        schemas = ("main", opening.CASE_SCHEMA) if self.has_case else ("main",)
        for schema in schemas:
            with opening.reading(schema):
                self.connection.execute(f"VACUUM {schema}")

    def rows(self, row_type: type[T], sql: str, args: Sequence[Value] = ()) -> list[T]:
        """The rows of a query as frozen dataclasses; column names must be the dataclass' fields.

        Columns are converted at this boundary: enums by value, 0/1 to bool, the rest as stored.
        """
        # Damage may show only while stepping, so the rows are fetched inside the translation too.
        with self._reading():
            cursor = self.connection.execute(sql, tuple(args))
            found = cursor.fetchall()
        build = _builder(
            row_type,  # type: ignore[arg-type]  # a generic type is hashable all the same
            tuple(column[0] for column in cursor.description),
        )
        return [typing.cast(T, build(row)) for row in found]

    def one(self, row_type: type[T], sql: str, args: Sequence[Value] = ()) -> T | None:
        """The only row of a query, or None.

        Raises:
            RuntimeError: there is more than one row.
        """
        found = self.rows(row_type, sql, args)
        if len(found) > 1:
            raise RuntimeError("expected at most one row")
        return found[0] if found else None

    def scalar(self, sql: str, args: Sequence[Value] = ()) -> Value:
        """The first column of the first row, or None when there is no row."""
        with self._reading():
            row = self.connection.execute(sql, tuple(args)).fetchone()
        return None if row is None else typing.cast(Value, row[0])

    def tuples(self, sql: str, args: Sequence[Value] = ()) -> list[tuple[Value, ...]]:
        """Raw rows, for measures that count rather than carry records."""
        with self._reading():
            found = self.connection.execute(sql, tuple(args)).fetchall()
        return typing.cast(list[tuple[Value, ...]], found)

    def _reading(self) -> AbstractContextManager[None]:
        if self._to_stop():
            raise KnownError("cancelled")
        return opening.reading("core.db")

    def _to_stop(self) -> bool:
        return self._stopped and not self._depth


class _Closed:
    """Stands where a connection was: a job that comes too late is told so instead of being a bug."""

    in_transaction = False

    def execute(self, *_: object) -> typing.NoReturn:
        raise KnownError("session_over")

    executemany = execute
    cursor = execute

    def interrupt(self) -> None:
        """Nothing runs any more."""

    def set_progress_handler(self, *_: object) -> None:
        """Nothing runs any more."""

    def close(self) -> None:
        """It is."""


class UnitOfWork:
    """The writing side of one transaction. ``now`` and ``actor`` fill ``created_at`` and ``created_by``."""

    def __init__(self, database: Database, now: str, actor: str) -> None:
        self.database = database
        self.now = now
        self.actor = actor

    def execute(self, sql: str, args: Sequence[Value] = ()) -> int:
        """Run one statement; the number of rows it touched."""
        return int(self._run(sql, args).rowcount)

    def insert(self, table: str, values: dict[str, object]) -> None:
        """Insert one row; enums go in by value, bools as 0/1, and the two ``created_`` columns are added."""
        row = {name: store(value) for name, value in values.items()}
        row.setdefault("created_at", self.now)
        row.setdefault("created_by", self.actor)
        columns = ", ".join(row)
        marks = ", ".join("?" * len(row))
        self._run(f"INSERT INTO {table} ({columns}) VALUES ({marks})", tuple(row.values()))  # noqa: S608

    def insert_many(self, table: str, columns: Sequence[str], values: Iterable[Sequence[object]]) -> None:
        """Insert many rows of the same columns; ``created_at``/``created_by`` are added."""
        names = ", ".join((*columns, "created_at", "created_by"))
        marks = ", ".join("?" * (len(columns) + 2))
        ready = ((*map(store, row), self.now, self.actor) for row in values)
        with opening.reading("core.db"):
            self.database.connection.executemany(
                f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608
                ready,
            )

    def update(self, table: str, row_id: str, values: dict[str, object]) -> int:
        """Set columns of the row with this id; the number of rows touched (0 or 1)."""
        sets = ", ".join(f"{name} = ?" for name in values)
        args = (*(store(value) for value in values.values()), row_id)
        return int(self._run(f"UPDATE {table} SET {sets} WHERE id = ?", args).rowcount)  # noqa: S608

    def _run(self, sql: str, args: Sequence[Value]) -> sqlcipher3.Cursor:
        with opening.reading("core.db"):
            return self.database.connection.execute(sql, tuple(args))


_AS_THEY_ARE = frozenset({str, int, float, bytes, type(None)})


def store(value: object) -> Value:
    """A Python value as SQLite keeps it."""
    if type(value) in _AS_THEY_ARE:
        return typing.cast(Value, value)
    if isinstance(value, Enum):
        return typing.cast(Value, value.value)
    if isinstance(value, bool):
        return int(value)
    if value is None or isinstance(value, str | int | float | bytes):
        return value
    raise TypeError(f"cannot store {type(value).__name__}")


@cache
def _builder(row_type: type, columns: tuple[str, ...]) -> Callable[[Sequence[object]], object]:
    fields = {field.name: field for field in dataclasses.fields(row_type)}
    hints = typing.get_type_hints(row_type)
    unknown = set(columns) - set(fields)
    missing = {
        name
        for name, field in fields.items()
        if name not in columns
        and field.default is dataclasses.MISSING
        and field.default_factory is dataclasses.MISSING
    }
    if unknown or missing:
        raise TypeError(f"{row_type.__name__}: unknown columns {sorted(unknown)}, missing {sorted(missing)}")
    # Most columns are taken as stored; only the others are touched, row after row.
    converters = [(name, convert) for name in columns if (convert := _converter(hints[name])) is not None]

    def build(row: Sequence[object]) -> object:
        values = dict(zip(columns, row, strict=True))
        for name, convert in converters:
            values[name] = convert(values[name])
        return row_type(**values)

    return build


def _converter(hint: object) -> Callable[[object], object] | None:
    options = typing.get_args(hint) if isinstance(hint, types.UnionType) else (hint,)
    for option in options:
        if isinstance(option, type) and issubclass(option, Enum):
            return _member(option)
        if option is bool:
            return lambda value: None if value is None else bool(value)
    return None


def _member(enum_type: type[Enum]) -> Callable[[object], object]:
    known = {member.value: member for member in enum_type}

    def member(value: object) -> object:
        found = known.get(value)
        return enum_type(value) if found is None and value is not None else found

    return member
