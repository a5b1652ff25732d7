"""Opening the two encrypted databases as one connection.

Measured facts behind the choices: raw keys only; ATTACH without KEY silently reuses the first key and ATTACH
of a missing file silently creates one, so both are impossible here; a rollback journal (TRUNCATE) with
synchronous=EXTRA keeps a two-file commit whole where WAL splits it; every pragma is set per schema and read
back.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import sqlcipher3

from xinliapp.domain.errors import KnownError

CORE_FILE = "core.db"
CASE_FILE = "case.db"
CASE_SCHEMA = "casework"

_PRAGMAS: tuple[tuple[str, str, object], ...] = (
    ("journal_mode", "TRUNCATE", "truncate"),
    ("synchronous", "EXTRA", 3),
    ("foreign_keys", "ON", 1),
    ("trusted_schema", "OFF", 0),
    ("cell_size_check", "ON", 1),
    ("secure_delete", "ON", 1),
    ("cipher_memory_security", "ON", "1"),
    ("cipher_log_level", "NONE", "NONE"),
    ("temp_store", "MEMORY", 2),
    ("busy_timeout", "10000", 10000),
)


@dataclass(frozen=True, slots=True)
class VaultInfo:
    """What each file says about itself; the pair must agree on vault id and generation."""

    vault_id: str
    role: str
    pair_generation: int
    key_list_generation: int


def raw_key(key: bytes) -> str:
    """SQLCipher's spelling of a raw 32-byte key: no passphrase derivation takes place inside the library."""
    if len(key) != 32:
        raise ValueError("a database key has 32 bytes")
    return f"x'{key.hex()}'"


def file_uri(path: Path, mode: str) -> str:
    """A SQLite file URI; ``mode`` is ``rw`` everywhere but where a file is made on purpose (``rwc``)."""
    return f"file:{quote(str(path))}?mode={mode}"


def open_single(path: Path, key: bytes, *, create: bool = False) -> sqlcipher3.Connection:
    """Open one database file under its raw key, with every pragma set and read back.

    Raises:
        KnownError: ``file_missing``, ``database_unreadable`` (wrong key or damage) or ``pragma_refused``.
    """
    if not create and not path.is_file():
        raise KnownError("file_missing", name=path.name)
    _guard_memory()
    # Statements kept for reuse use up SQLite's block for small allocations; from then on every value
    # is allocated, locked, wiped and unlocked one by one, eight to ten times slower (decision 0081).
    connection = sqlcipher3.connect(
        file_uri(path, "rwc" if create else "rw"),
        uri=True,
        isolation_level=None,
        check_same_thread=True,
        cached_statements=0,
    )
    try:
        connection.set_key(raw_key(key))
        with reading(path.name):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _set_pragmas(connection, "main")
    except BaseException:
        connection.close()
        raise
    return connection


@cache
def _guard_memory() -> None:
    """Memory security on before the first vault connection exists, so that its own block is locked as well.

    The switch is one for the whole process; a connection's small-allocation block is locked only if it was on
    when the connection was made.
    """
    connection = sqlcipher3.connect(":memory:")
    try:
        connection.execute("PRAGMA cipher_memory_security=ON").fetchall()
    finally:
        connection.close()


def attach_case(connection: sqlcipher3.Connection, path: Path, key: bytes) -> None:
    """Attach the case file; the file must exist and the key is always given.

    Raises:
        KnownError: as :func:`open_single`.
    """
    if not path.is_file():
        raise KnownError("file_missing", name=path.name)
    with reading(path.name):
        connection.execute(f"ATTACH ? AS {CASE_SCHEMA} KEY ?", (file_uri(path, "rw"), raw_key(key)))
        connection.execute(f"SELECT count(*) FROM {CASE_SCHEMA}.sqlite_master").fetchone()  # noqa: S608
    _set_pragmas(connection, CASE_SCHEMA)


def read_info(connection: sqlcipher3.Connection, schema: str) -> VaultInfo:
    """The file's own word about which vault and generation it belongs to."""
    with reading(schema):
        row = connection.execute(
            f"SELECT vault_id, role, pair_generation, key_list_generation FROM {schema}.vault_info"  # noqa: S608
        ).fetchone()
    if row is None:
        raise KnownError("database_unreadable", name=schema)
    return VaultInfo(*row)


def check_pair(core: VaultInfo, case: VaultInfo) -> None:
    """Refuse two files that do not belong together.

    Raises:
        KnownError: ``pair_mismatch``.
    """
    same = core.vault_id == case.vault_id and core.pair_generation == case.pair_generation
    if not same or core.role != "core" or case.role != "case":
        raise KnownError("pair_mismatch")


_BUGS = (
    sqlcipher3.IntegrityError,
    sqlcipher3.ProgrammingError,
    sqlcipher3.NotSupportedError,
    sqlcipher3.DataError,
)
_BUG_TEXTS = ("no such", "syntax error", "already exists", "within a transaction", "no transaction is active")


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn the library's errors, which share no base with ``sqlite3``'s, into sentences.

    What only wrong code can cause (bad SQL, a broken constraint) passes unchanged.
    """
    try:
        yield
    except sqlcipher3.DatabaseError as error:
        if isinstance(error, _BUGS) or any(text in str(error) for text in _BUG_TEXTS):
            raise
        raise translate(error, name) from error


def translate(error: sqlcipher3.DatabaseError, name: str) -> KnownError:
    """Which known error stands behind a message of the database library."""
    text = str(error)
    if "database or disk is full" in text:
        return KnownError("disk_full")
    if "interrupted" in text:
        return KnownError("cancelled")
    if "locked" in text or "busy" in text:
        return KnownError("busy")
    if "readonly" in text or "unable to open" in text or "disk I/O error" in text:
        return KnownError("database_not_writable", name=name)
    return KnownError("database_unreadable", name=name)


def _set_pragmas(connection: sqlcipher3.Connection, schema: str) -> None:
    for name, value, expected in _PRAGMAS:
        with reading(schema):
            connection.execute(f"PRAGMA {schema}.{name}={value}").fetchall()
            row = connection.execute(f"PRAGMA {schema}.{name}").fetchone()
        if row is None or row[0] != expected:
            raise KnownError("pragma_refused", name=name)
