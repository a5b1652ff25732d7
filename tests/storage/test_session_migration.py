"""0008 of the case file: sessions an older version laid from midnight on lose the time nobody wrote down, and
the numbers given so far are kept."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlcipher3

from tests.support.vaults import CASE_KEY
from xinliapp.crypto.derive import database_key
from xinliapp.storage.connection import open_single
from xinliapp.storage.migrate import migrate, migrations


@pytest.fixture
def old(tmp_path: Path) -> sqlcipher3.Connection:
    connection = open_single(tmp_path / "case.db", database_key(CASE_KEY), create=True)
    for step in migrations("case")[:7]:
        for statement in step.statements:
            connection.execute(statement)
    connection.execute("PRAGMA user_version=7")
    return connection


def held(connection: sqlcipher3.Connection, number: str, started: str, minutes: int, imported: bool) -> None:
    year, sequence = number.split("-")
    values = {
        "id": number,
        "year": int(year),
        "sequence": int(sequence),
        "kind": "individual",
        "mode": "face_to_face",
        "student_id": "child",
        "started_at": started,
        "minutes": minutes,
        "author_id": "a",
        "author_name": "a",
        **dict.fromkeys(("theme", "situation", "assessment", "response", "outcome", "agreed"), ""),
        "risk": "unchanged",
        "import_id": "import" if imported else None,
        "signed_at": started,
        "created_at": started,
        "created_by": "a",
    }
    marks = ", ".join("?" * len(values))
    sql = f"INSERT INTO counseling_session ({', '.join(values)}) VALUES ({marks})"  # noqa: S608
    connection.execute(sql, tuple(values.values()))


def test_only_what_was_laid_from_midnight_on_loses_its_time(old: sqlcipher3.Connection) -> None:
    held(old, "2025-1", "2025-12-30T00:00:00", 40, True)
    held(old, "2025-2", "2025-12-30T00:40:00", 30, True)
    held(old, "2025-3", "2025-12-30T01:10:00", 30, True)
    held(old, "2025-4", "2025-12-30T14:00:00", 45, True)  # the workbook said so
    held(old, "2025-5", "2025-12-31T00:40:00", 45, True)  # nothing before it that day
    held(old, "2026-1", "2026-01-05T00:00:00", 45, False)  # typed by hand, midnight or not
    assert migrate(old, "case") == len(migrations("case")) - 7
    found = old.execute("SELECT id, started_at, timed FROM counseling_session ORDER BY id").fetchall()
    assert found == [
        ("2025-1", "2025-12-30T00:00:00", 0),
        ("2025-2", "2025-12-30T00:00:00", 0),
        ("2025-3", "2025-12-30T00:00:00", 0),
        ("2025-4", "2025-12-30T14:00:00", 1),
        ("2025-5", "2025-12-31T00:40:00", 1),
        ("2026-1", "2026-01-05T00:00:00", 1),
    ]
    marks = old.execute("SELECT year, highest FROM session_number ORDER BY year").fetchall()
    assert marks == [(2025, 5), (2026, 1)]
    with pytest.raises(sqlcipher3.IntegrityError, match="signed"):
        old.execute("UPDATE counseling_session SET minutes = 1 WHERE id = '2025-1'")


def test_a_deleted_row_leaves_its_number_used(old: sqlcipher3.Connection) -> None:
    migrate(old, "case")
    for number in ("2026-1", "2026-2", "2026-4"):
        held(old, number, "2026-01-05T10:00:00", 45, True)
    old.execute("DELETE FROM counseling_session")
    held(old, "2026-3", "2026-01-05T10:00:00", 45, True)
    assert old.execute("SELECT year, highest FROM session_number").fetchall() == [(2026, 4)]
