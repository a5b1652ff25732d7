"""Making the two files of a new vault; the only code that may create database files besides restore."""

from __future__ import annotations

from pathlib import Path

from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError
from xinliapp.storage.connection import CASE_FILE, CORE_FILE, open_single, reading
from xinliapp.storage.migrate import migrate


def create_database(
    folder: Path, role: str, key: bytes, *, vault_id: str, key_list_generation: int, clock: Clock, actor: str
) -> None:
    """Create ``core.db`` or ``case.db`` (``role``) with the newest schema and its identity row.

    Raises:
        KnownError: ``vault_exists`` if the file is already there.
    """
    path = folder / (CORE_FILE if role == "core" else CASE_FILE)
    if path.exists():
        raise KnownError("vault_exists", name=path.name)
    connection = open_single(path, key, create=True)
    try:
        migrate(connection, role)
        with reading(path.name):
            connection.execute(
                "INSERT INTO vault_info VALUES ('vault', ?, ?, 1, ?, ?, ?)",
                (vault_id, role, key_list_generation, stamp(clock.now()), actor),
            )
    finally:
        connection.close()
