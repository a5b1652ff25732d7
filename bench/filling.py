"""Child process that fills a vault with :mod:`bench.big_school`; ``python -m bench.filling``.

A process of its own, because ``cipher_memory_security`` cannot be turned off again once a connection of the
process has turned it on, and filling would take ten times as long.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from bench.big_school import BigSchool, write
from bench.floors.sql import FILLING, open_pair


def main() -> int:
    """Read folder and keys (hex) from standard input, fill both files, print the number of rows."""
    order = json.loads(sys.stdin.read())
    keys = [bytes.fromhex(order[name]) for name in ("core", "case")]
    connection = open_pair(Path(order["folder"]), keys[0], keys[1], FILLING)
    connection.execute("BEGIN")
    for table in ("audit_event", "casework.audit_event"):
        schema = "casework." if table.startswith("casework") else ""
        connection.execute(f"DROP TRIGGER {schema}audit_event_no_delete")
        connection.execute(f"DELETE FROM {table}")  # noqa: S608
        connection.execute(
            f"CREATE TRIGGER {schema}audit_event_no_delete BEFORE DELETE ON audit_event"
            " BEGIN SELECT RAISE (ABORT, 'append only'); END"
        )
    school = BigSchool()
    count = write(school.fill(), connection.executemany)
    connection.execute(
        "INSERT INTO app_setting (id, value, created_at, created_by) VALUES ('case_chain_head', ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET value = excluded.value",
        (school.case_head, "2026-09-01T08:00:00", "bench"),
    )
    connection.execute("COMMIT")
    for schema in ("main", "casework"):
        connection.execute(f"ANALYZE {schema}") if order.get("analyze") else None
    connection.close()
    print(count)
    return 0


if __name__ == "__main__":
    sys.exit(main())
