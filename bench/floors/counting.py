"""One query that reads every row of the big tables: as long as any figure can take."""

from __future__ import annotations

TABLES = (
    "class_membership", "guardian", "lesson_log", "actual_opening", "student_status", "student",
    "audit_event", "casework.audit_event", "casework.talk", "casework.check_entry",
    "casework.care_group_member",
)  # fmt: skip
# No index holds ``created_at`` of them, so that the rows themselves are read.
_PARTS = [
    f"SELECT count(*) AS rows FROM {table} WHERE {'at' if 'audit' in table else 'created_at'} <> ''"  # noqa: S608
    for table in TABLES
]
COUNT = f"SELECT sum(rows) FROM ({' UNION ALL '.join(_PARTS)})"  # noqa: S608
