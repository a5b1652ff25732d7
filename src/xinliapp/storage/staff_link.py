"""Which account belongs to which member of the staff, and whose papers are in order."""

from __future__ import annotations

from xinliapp.storage.database import Database, UnitOfWork


def links(database: Database) -> dict[str, str]:
    """Account ids by staff id."""
    found = database.tuples("SELECT id, account_id FROM staff_member WHERE account_id IS NOT NULL")
    return {str(member): str(account) for member, account in found}


def set_link(uow: UnitOfWork, member_id: str, account_id: str | None) -> int:
    """Link or unlink; the number of rows touched."""
    return uow.update("staff_member", member_id, {"account_id": account_id})


def certified(database: Database, day: str) -> frozenset[str]:
    """Who has a certificate that holds on ``day``."""
    found = database.tuples(
        "SELECT DISTINCT staff_id FROM staff_certificate WHERE voided_at IS NULL AND issued_on <= ?1"
        " AND (valid_to IS NULL OR valid_to >= ?1)",
        (day,),
    )
    return frozenset(str(row[0]) for row in found)
