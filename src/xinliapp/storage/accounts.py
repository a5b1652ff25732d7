"""Rows of people's accounts. Who can open what is decided by ``vault.keys``, never by this table."""

from __future__ import annotations

from xinliapp.domain.accounts import Account
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "id, name, display_name, role, active, created_at"


def all_accounts(database: Database) -> list[Account]:
    """Everybody, in the order they were added."""
    return database.rows(Account, f"SELECT {_COLUMNS} FROM account ORDER BY created_at, name")  # noqa: S608


def account(database: Database, account_id: str) -> Account | None:
    """One account, or None."""
    return database.one(Account, f"SELECT {_COLUMNS} FROM account WHERE id = ?", (account_id,))  # noqa: S608


def account_named(database: Database, name: str) -> Account | None:
    """The account with this sign-in name, or None."""
    return database.one(Account, f"SELECT {_COLUMNS} FROM account WHERE name = ?", (name,))  # noqa: S608


def add(uow: UnitOfWork, new: Account) -> None:
    """Add an account."""
    uow.insert(
        "account",
        {
            "id": new.id,
            "name": new.name,
            "display_name": new.display_name,
            "role": new.role,
            "active": new.active,
            "created_at": new.created_at,
        },
    )


def bring_back(uow: UnitOfWork, again: Account) -> None:
    """Switch a former colleague's account on again, with the role they have now."""
    values = {"display_name": again.display_name, "role": again.role, "active": True}
    uow.update("account", again.id, values)


def set_active(uow: UnitOfWork, account_id: str, active: bool) -> None:
    """Switch an account on or off."""
    uow.update("account", account_id, {"active": active})
