"""Floor of the roster import: calamine in this process, then one transaction of bare ``executemany``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import python_calamine
import sqlcipher3

# In the order foreign keys ask for.
TABLES = (
    "class_group",
    "student",
    "student_status",
    "class_membership",
    "guardian",
    "casework.student_tag",
)


@dataclass(frozen=True, slots=True)
class Bare:
    """The file, and INSERT with its rows for every table."""

    workbook: Path
    rows: list[tuple[str, list[tuple[Any, ...]]]]


def imported_rows(connection: sqlcipher3.Connection) -> list[tuple[str, list[tuple[Any, ...]]]]:
    """What an import left in the roster's tables, to be written again by the floor."""
    found = []
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608
        marks = ", ".join("?" * len(rows[0]))
        found.append((f"INSERT INTO {table} VALUES ({marks})", [tuple(row) for row in rows]))  # noqa: S608
    return found


def bare_import(connection: sqlcipher3.Connection, bare: Bare) -> None:
    """Parse and write; nothing is read into dataclasses, checked, compared, journaled or audited."""
    python_calamine.load_workbook(bare.workbook).get_sheet_by_index(0).to_python()
    connection.execute("BEGIN IMMEDIATE")
    for statement, rows in bare.rows:
        connection.executemany(statement, rows)
    connection.execute("COMMIT")
