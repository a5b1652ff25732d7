"""Bringing a database file to the newest schema, one transaction per step; never ``executescript``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources

import sqlcipher3

from xinliapp.domain.errors import KnownError
from xinliapp.storage.connection import reading

_NAME = re.compile(r"(\d{4})_[a-z0-9_]+\.sql")


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered step: its number becomes ``PRAGMA user_version``."""

    number: int
    statements: tuple[str, ...]


def migrations(role: str) -> tuple[Migration, ...]:
    """The steps for ``core`` or ``case``, numbered 1, 2, 3 … without a gap."""
    folder = resources.files("xinliapp.storage") / "migrations" / role
    steps = []
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        match = _NAME.fullmatch(entry.name)
        if match:
            steps.append(Migration(int(match[1]), tuple(split_statements(entry.read_text("utf-8")))))
    if [step.number for step in steps] != list(range(1, len(steps) + 1)):
        raise ValueError(f"the migrations of {role} are not numbered without a gap")
    return tuple(steps)


def split_statements(script: str) -> Iterator[str]:
    """The single statements of a script; trigger bodies with their inner semicolons stay whole."""
    buffer = ""
    for line in script.splitlines(keepends=True):
        buffer += line
        if sqlcipher3.complete_statement(buffer):
            yield buffer.strip()
            buffer = ""
    if re.sub(r"--.*", "", buffer).strip():
        raise ValueError("the migration script ends in the middle of a statement")


def pending(connection: sqlcipher3.Connection, role: str) -> tuple[Migration, ...]:
    """The steps this file still lacks.

    Raises:
        KnownError: ``database_newer`` if the file was written by a newer program.
    """
    steps = migrations(role)
    with reading(role):
        version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > len(steps):
        raise KnownError("database_newer", version=version)
    return steps[version:]


def migrate(connection: sqlcipher3.Connection, role: str) -> int:
    """Run every pending step, each with its ``user_version`` in one transaction; the number of steps run."""
    steps = pending(connection, role)
    for step in steps:
        with reading(role):
            connection.execute("BEGIN IMMEDIATE")
            try:
                for statement in step.statements:
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version={step.number}")
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise
    return len(steps)
