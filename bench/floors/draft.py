"""Floor of keeping a draft: the same upsert, bare, in a transaction of its own."""

from __future__ import annotations

import sqlcipher3

_UPSERT = """
INSERT INTO casework.draft (id, account_id, screen, body, saved_at, created_at, created_by)
VALUES (?1, 'bare', 'talk', ?2, ?3, ?3, 'bare')
ON CONFLICT (account_id, screen) DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at
"""


def bare_draft(connection: sqlcipher3.Connection, body: str) -> None:
    """One commit that survives a power cut."""
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_UPSERT, ("bare", body, "2026-11-23T08:00:00"))
    connection.execute("COMMIT")
