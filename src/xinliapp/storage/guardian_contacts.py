"""Contacts with guardians (case.db). A correction is a new row; the one it supersedes is voided, not gone."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.contacts import GuardianContact
from xinliapp.storage.database import Database, UnitOfWork

_FIELDS = "id, student_id, day, mode, topic, by_name, note"
_SELECT = f"SELECT {_FIELDS} FROM casework.guardian_contact WHERE voided_at IS NULL"  # noqa: S608
_COLUMNS = (*_FIELDS.split(", "), "import_id", "supersedes", "reason")


def insert_many(
    uow: UnitOfWork,
    contacts: Sequence[GuardianContact],
    *,
    import_id: str | None = None,
    supersedes: str | None = None,
    reason: str | None = None,
) -> None:
    """Note contacts; ``supersedes`` and ``reason`` belong to a correction."""
    rows = (
        (*(getattr(contact, name) for name in _FIELDS.split(", ")), import_id, supersedes, reason)
        for contact in contacts
    )
    uow.insert_many("casework.guardian_contact", _COLUMNS, rows)


def void(uow: UnitOfWork, contact_id: str) -> int:
    """Take a contact out of every count; its words stay. The number of rows touched (0 or 1)."""
    return uow.update("casework.guardian_contact", contact_id, {"voided_at": uow.now})


def put_back(uow: UnitOfWork, contact_id: str) -> int:
    """Count a contact again that was taken back; not one that a correction stands for, nor one whose import
    was undone since.

    Returns:
        Rows touched, 0 or 1.
    """
    return uow.execute(
        "UPDATE casework.guardian_contact SET voided_at = NULL WHERE id = ? AND voided_at IS NOT NULL"
        " AND NOT EXISTS"
        " (SELECT 1 FROM casework.guardian_contact n WHERE n.supersedes = guardian_contact.id)"
        " AND NOT EXISTS (SELECT 1 FROM casework.record_import i"
        "  WHERE i.id = guardian_contact.import_id AND i.undone_at IS NOT NULL)",
        (contact_id,),
    )


def load(database: Database, contact_id: str) -> GuardianContact | None:
    """One contact that counts, or None."""
    return database.one(GuardianContact, f"{_SELECT} AND id = ?", (contact_id,))


def of_student(database: Database, student_id: str) -> list[GuardianContact]:
    """A student's contacts, newest first."""
    return database.rows(
        GuardianContact, f"{_SELECT} AND student_id = ? ORDER BY day DESC, id", (student_id,)
    )


def between(database: Database, first_day: str, last_day: str) -> list[GuardianContact]:
    """Contacts of these days, both included, oldest first."""
    found = database.rows(GuardianContact, f"{_SELECT} AND day BETWEEN ? AND ?", (first_day, last_day))
    return sorted(found, key=lambda contact: (contact.day, contact.id))
