"""Drafts, as far as another record's transaction has to take one away."""

from __future__ import annotations

from xinliapp.storage.database import UnitOfWork


def forget(uow: UnitOfWork, account_id: str, screen: str) -> None:
    """Delete an account's draft in case.db together with the record that was made of it."""
    uow.execute("DELETE FROM casework.draft WHERE account_id = ? AND screen = ?", (account_id, screen))
