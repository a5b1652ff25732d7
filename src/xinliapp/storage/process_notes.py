"""过程笔记 (case.db): one sealed text for an author and a session."""

from __future__ import annotations

from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


def sealed(database: Database, session_id: str, author_id: str) -> tuple[str, str] | None:
    """The sealed text and when it was written, or None."""
    found = database.tuples(
        "SELECT sealed, created_at FROM casework.process_note WHERE session_id = ? AND author_id = ?",
        (session_id, author_id),
    )
    return (str(found[0][0]), str(found[0][1])) if found else None


def put(uow: UnitOfWork, session_id: str, text: str) -> None:
    """The writer's note of a session, in place of the one before; an empty text leaves none."""
    uow.execute(
        "DELETE FROM casework.process_note WHERE session_id = ? AND author_id = ?", (session_id, uow.actor)
    )
    if text:
        row: dict[str, object] = {"id": new_id(), "session_id": session_id}
        uow.insert("casework.process_note", {**row, "author_id": uow.actor, "sealed": text})
