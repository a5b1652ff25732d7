"""Whether a database file is whole: the MAC of every page, and SQLite's own full check."""

from __future__ import annotations

import sqlcipher3

from xinliapp.storage.connection import reading
from xinliapp.storage.database import Database

_CHILD_TABLES = (
    ("student_tag", "student_id", "student"),
    ("talk", "student_id", "student"),
    ("concern_grade", "student_id", "student"),
    ("care_group", "student_id", "student"),
    ("support_plan", "student_id", "student"),
    ("check_entry", "student_id", "student"),
    ("screening_result", "student_id", "student"),
    ("warning_report", "student_id", "student"),
)


def damaged_pages(connection: sqlcipher3.Connection, schema: str = "main") -> list[str]:
    """What ``cipher_integrity_check`` says; empty when every page's MAC is right.

    It can raise a false alarm on free pages; a fresh copy has none.
    """
    with reading(schema):
        return [str(row[0]) for row in connection.execute(f"PRAGMA {schema}.cipher_integrity_check")]


def broken_structure(connection: sqlcipher3.Connection, schema: str = "main") -> list[str]:
    """What the full ``integrity_check`` and ``foreign_key_check`` say; empty when all is well."""
    with reading(schema):
        found = [str(row[0]) for row in connection.execute(f"PRAGMA {schema}.integrity_check")]
        keys = [f"foreign key: {row[0]}" for row in connection.execute(f"PRAGMA {schema}.foreign_key_check")]
    return [text for text in found if text != "ok"] + keys


def orphans(database: Database) -> dict[str, int]:
    """Rows of case.db that point at nobody in core.db, per table; foreign keys cannot cross files.

    Raises:
        UserError: ``case_closed``.
    """
    database.require_case()
    found = {}
    for table, column, parent in _CHILD_TABLES:
        count = database.scalar(
            f"SELECT count(*) FROM casework.{table} c WHERE c.{column} IS NOT NULL"  # noqa: S608
            f" AND NOT EXISTS (SELECT 1 FROM main.{parent} p WHERE p.id = c.{column})"
        )
        if count:
            found[table] = int(count)
    return found
