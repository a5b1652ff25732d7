"""Copying a database file while it is open, into a new file under a key of its own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import sqlcipher3

from xinliapp.crypto.durable import SYSTEM
from xinliapp.domain.errors import KnownError
from xinliapp.storage.connection import file_uri, open_single, raw_key, reading

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


def reopen(path: Path, key: bytes) -> sqlcipher3.Connection:
    """Open a copy for checking; as :func:`open_single`."""
    return open_single(path, key)


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
