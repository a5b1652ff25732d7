"""Units the school works with."""

from __future__ import annotations

from xinliapp.domain.safeguards import Partner
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, name, kind, contact, phone, address, green_channel, green_note, agreement_from, agreement_to,"
    " attachment_id, from_day, to_day FROM partner"
)


def insert(uow: UnitOfWork, partner: Partner) -> None:
    """Add a unit."""
    uow.insert("partner", {"id": partner.id, "from_day": partner.from_day, **_fields(partner)})


def update(uow: UnitOfWork, partner: Partner) -> int:
    """Write what is known of a unit now; how many rows."""
    return uow.update("partner", partner.id, _fields(partner))


def set_ended(uow: UnitOfWork, partner_id: str, day: str | None) -> int:
    """End the working together from a day on, or open it again with None."""
    return uow.update("partner", partner_id, {"to_day": day})


def load(database: Database, partner_id: str) -> Partner | None:
    """One unit, or None."""
    return database.one(Partner, f"{_SELECT} WHERE id = ?", (partner_id,))


def everything(database: Database) -> list[Partner]:
    """Every unit, those of the past last, by name."""
    return database.rows(Partner, f"{_SELECT} ORDER BY to_day IS NOT NULL, name, id")


def _fields(partner: Partner) -> dict[str, object]:
    return {
        "name": partner.name,
        "kind": partner.kind,
        "contact": partner.contact,
        "phone": partner.phone,
        "address": partner.address,
        "green_channel": partner.green_channel,
        "green_note": partner.green_note,
        "agreement_from": partner.agreement_from,
        "agreement_to": partner.agreement_to,
        "attachment_id": partner.attachment_id,
    }
