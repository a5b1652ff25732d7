"""Copying a database file while it is open, into a new file under a key of its own."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import sqlcipher3

from xinliapp.crypto.durable import SYSTEM
from xinliapp.domain.errors import KnownError
from xinliapp.storage.audit import GENESIS, Chain, ChainHead, head
from xinliapp.storage.connection import CASE_SCHEMA, file_uri, open_single, raw_key, reading
from xinliapp.storage.database import Database
from xinliapp.storage.integrity import broken_structure, damaged_pages
from xinliapp.storage.rowcount import row_counts

_CHUNK = 1 << 20


def copy_database(source: sqlcipher3.Connection, schema: str, target: Path, key: bytes) -> None:
    """Write ``schema`` of an open connection into the new file ``target`` under ``key``, and sync it.

    Nothing is claimed about the result: reopen it and count.

    Raises:
        KnownError: ``file_exists``, ``disk_full``, ``database_not_writable``.
    """
    if target.exists():
        raise KnownError("file_exists", name=target.name)
    copy = _new_file(target, key)
    try:
        with reading(target.name):
            source.backup(copy, name=schema)
    except BaseException:
        copy.close()
        target.unlink(missing_ok=True)
        raise
    copy.close()
    drop_empty_journal(target)
    sync_file(target)


def copy_bytes(source: Path, target: Path) -> str:
    """Copy a file's bytes as they are, synced; the SHA-256 (hex) of what was written.

    Raises:
        KnownError: ``file_exists``, ``file_missing``, ``disk_full``.
    """
    if target.exists():
        raise KnownError("file_exists", name=target.name)
    digest = hashlib.sha256()
    try:
        with source.open("rb") as reader, target.open("xb") as writer:
            while chunk := reader.read(_CHUNK):
                digest.update(chunk)
                writer.write(chunk)
            writer.flush()
            os.fsync(writer.fileno())
    except FileNotFoundError:
        raise KnownError("file_missing", name=source.name) from None
    except OSError:
        target.unlink(missing_ok=True)
        raise KnownError("disk_full") from None
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 (hex) of a file."""
    digest = hashlib.sha256()
    try:
        with path.open("rb") as reader:
            while chunk := reader.read(_CHUNK):
                digest.update(chunk)
    except OSError:
        raise KnownError("file_missing", name=path.name) from None
    return digest.hexdigest()


def sync_file(path: Path) -> None:
    """Return only when the file's bytes and its name are on the disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    SYSTEM.sync_directory(path.parent)


def has_hot_journal(database: Path) -> bool:
    """Whether a transaction was cut short in this file and still waits to be rolled back."""
    journal = database.with_name(database.name + "-journal")
    try:
        return journal.stat().st_size > 0
    except OSError:
        return False


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a copied file must hold: rows per table and the head of its audit chain."""

    rows: Mapping[str, int]
    head: ChainHead

    @property
    def total(self) -> int:
        """All rows of the file."""
        return sum(self.rows.values())


def snapshot(database: Database, targets: Mapping[Chain, tuple[Path, bytes]]) -> dict[Chain, Snapshot]:
    """Copy core.db, and case.db if asked for, as they are at one moment; each into a new file under its key.

    Raises:
        KnownError: as :func:`copy_database`.
    """
    made = {}
    with reading("core.db"):
        database.connection.execute("BEGIN")
    try:
        for chain, (path, key) in targets.items():
            schema = _schema(chain)
            rows = row_counts(database.connection, schema)
            copy_database(database.connection, schema, path, key)
            made[chain] = Snapshot(rows, head(database, chain))
    finally:
        if database.connection.in_transaction:
            database.connection.execute("ROLLBACK")
    return made


def check_copy(path: Path, key: bytes, chain: Chain, wanted: Snapshot, *, full: bool) -> str | None:
    """What is wrong with a copy, in a word a person reads, or None.

    It must open, the MAC of every page must be right, it must hold the rows and the chain head it is said to
    hold, and, if ``full``, its structure must be whole. "It opens" alone proves nothing: a copy that was cut
    short can open and be empty.
    """
    try:
        connection = open_single(path, key)
    except KnownError:
        return "打不开"
    try:
        if damaged_pages(connection):
            return "页面校验"
        if row_counts(connection) != dict(wanted.rows):
            return "记录条数"
        with reading(path.name):
            found = connection.execute(
                "SELECT seq, hash FROM audit_event ORDER BY seq DESC LIMIT 1"
            ).fetchone()
        if (found or (0, GENESIS)) != (wanted.head.seq, wanted.head.hash):
            return "审计链"
        if full and broken_structure(connection):
            return "结构"
    except KnownError:
        return "读不出来"
    finally:
        connection.close()
        drop_empty_journal(path)
    return None


def rekey_copy(source: Path, source_key: bytes, target: Path, target_key: bytes) -> None:
    """Copy a closed database file into a new file under another key.

    Raises:
        KnownError: ``database_unreadable``, ``disk_full``, ``file_exists`` …
    """
    connection = open_single(source, source_key)
    try:
        copy_database(connection, "main", target, target_key)
    finally:
        connection.close()
        drop_empty_journal(source)


def drop_empty_journal(database: Path) -> None:
    """Remove the empty journal a closed database leaves beside it; one with content is never touched."""
    journal = database.with_name(database.name + "-journal")
    if journal.exists() and not journal.stat().st_size:
        journal.unlink()


def _schema(chain: Chain) -> str:
    return "main" if chain is Chain.CORE else CASE_SCHEMA


def _new_file(path: Path, key: bytes) -> sqlcipher3.Connection:
    with reading(path.name):
        connection = sqlcipher3.connect(file_uri(path, "rwc"), uri=True, isolation_level=None)
        try:
            connection.set_key(raw_key(key))
            connection.execute("PRAGMA journal_mode=TRUNCATE").fetchall()
        except BaseException:
            connection.close()
            raise
    return connection
