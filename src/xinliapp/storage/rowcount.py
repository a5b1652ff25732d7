"""How many rows each table holds: what a backup's manifest says and a restore must find again."""

from __future__ import annotations

import sqlcipher3

from xinliapp.storage.connection import reading


def row_counts(connection: sqlcipher3.Connection, schema: str = "main") -> dict[str, int]:
    """Rows per table of one file, by table name; SQLite's own tables and the index of notes are left out.

    The index is made from the records, now with more rows and now with fewer: it proves nothing.
    """
    with reading(schema):
        names = [
            str(name)
            for (name,) in connection.execute(
                f"SELECT name FROM {schema}.sqlite_master"  # noqa: S608
                " WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
                " AND name NOT LIKE 'find\\_%' ESCAPE '\\' ORDER BY name"
            )
        ]
        return {
            name: int(connection.execute(f'SELECT count(*) FROM {schema}."{name}"').fetchone()[0])  # noqa: S608
            for name in names
        }
