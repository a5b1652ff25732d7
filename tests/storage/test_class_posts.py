"""What the step to posts with days makes of names that were kept without."""

from __future__ import annotations

from pathlib import Path

import sqlcipher3

from xinliapp.storage import connection as opening
from xinliapp.storage.migrate import migrate, migrations

_STEP = 12
_CLASS = (
    "INSERT INTO class_group (id, stage, entry_year, number, name, homeroom_teacher, created_at, created_by)"
    " VALUES (?, 'junior', 2026, ?, NULL, ?, '2026-09-03T10:00:00', 'u1')"
)


def _before(folder: Path) -> sqlcipher3.Connection:
    made = opening.open_single(folder / "core.db", bytes(32), create=True)
    for step in migrations("core")[: _STEP - 1]:
        for statement in step.statements:
            made.execute(statement)
        made.execute(f"PRAGMA user_version={step.number}")
    return made


def test_a_homeroom_teacher_keeps_the_post_since_the_class_is_known(tmp_path: Path) -> None:
    database = _before(tmp_path)
    for row_id, name in (("c1", "王老师"), ("c2", None), ("c3", "")):
        database.execute(_CLASS, (row_id, int(row_id[1]), name))
    migrate(database, "core")
    found = database.execute(
        "SELECT class_id, kind, name, student_id, from_day, to_day FROM class_post"
    ).fetchall()
    assert [tuple(row) for row in found] == [("c1", "homeroom", "王老师", None, "2026-09-03", None)]
