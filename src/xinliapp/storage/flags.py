"""Bureau edition: why flags were accepted."""

from __future__ import annotations

from xinliapp.domain.flags import FlagNote
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


def notes(database: Database, form_id: str, period: str) -> dict[str, dict[str, FlagNote]]:
    """By inbox item and check, the notes of a run."""
    found: dict[str, dict[str, FlagNote]] = {}
    rows = database.rows(
        FlagNote,
        "SELECT n.* FROM flag_note n JOIN inbox_item i ON i.id = n.item_id"
        " WHERE i.form_id = ? AND i.period = ?",
        (form_id, period),
    )
    for note in rows:
        found.setdefault(note.item_id, {})[note.check_id] = note
    return found


def add(
    uow: UnitOfWork,
    *,
    item_id: str,
    check_id: str,
    message: str,
    note: str,
    noted_by: str,
    noted_at: str,
    origin_code: str,
) -> None:
    """Accept a flag of an item; a flag that was accepted stays so."""
    uow.insert(
        "flag_note",
        {
            "id": new_id(),
            "item_id": item_id,
            "check_id": check_id,
            "message": message,
            "note": note,
            "noted_by": noted_by,
            "noted_at": noted_at,
            "origin_code": origin_code,
        },
    )
