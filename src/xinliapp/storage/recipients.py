"""Units this vault may send to (``recipient``): never changed, only revoked and added again."""

from __future__ import annotations

from xinliapp.domain.exchange import Recipient
from xinliapp.domain.ids import new_id
from xinliapp.storage.database import Database, UnitOfWork


def active_recipients(database: Database) -> list[Recipient]:
    """Recipients in use, by code."""
    return database.rows(Recipient, "SELECT * FROM recipient WHERE revoked_at IS NULL ORDER BY code")


def recipient(database: Database, recipient_id: str) -> Recipient | None:
    """The recipient with this row id, revoked or not."""
    return database.one(Recipient, "SELECT * FROM recipient WHERE id = ?", (recipient_id,))


def active_recipient(database: Database, code: str) -> Recipient | None:
    """The recipient in use for this unit code."""
    return database.one(Recipient, "SELECT * FROM recipient WHERE code = ? AND revoked_at IS NULL", (code,))


def add_recipient(
    uow: UnitOfWork,
    *,
    code: str,
    name: str,
    tier: str,
    signing_key: str,
    age_recipient: str,
    age_spare: str | None,
    fingerprint: str,
) -> str:
    """Write a checked recipient; an earlier one of the same code is revoked now. The new row's id."""
    uow.execute("UPDATE recipient SET revoked_at = ? WHERE code = ? AND revoked_at IS NULL", (uow.now, code))
    row_id = new_id()
    uow.insert(
        "recipient",
        {
            "id": row_id,
            "code": code,
            "name": name,
            "tier": tier,
            "signing_key": signing_key,
            "age_recipient": age_recipient,
            "age_spare": age_spare,
            "fingerprint": fingerprint,
        },
    )
    return row_id


def revoke_recipient(uow: UnitOfWork, recipient_id: str) -> None:
    """Nothing is sealed to this recipient any more."""
    uow.update("recipient", recipient_id, {"revoked_at": uow.now})
