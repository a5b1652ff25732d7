"""Papers the school keeps, version by version."""

from __future__ import annotations

from xinliapp.domain.safeguards import Policy
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, kind, title, version, effective_on, approved_by, attachment_id, supersedes, reason,"
    " withdrawn_on FROM policy_document"
)


def insert(uow: UnitOfWork, policy: Policy) -> None:
    """Add a version."""
    uow.insert(
        "policy_document",
        {
            "id": policy.id,
            "kind": policy.kind,
            "title": policy.title,
            "version": policy.version,
            "effective_on": policy.effective_on,
            "approved_by": policy.approved_by,
            "attachment_id": policy.attachment_id,
            "supersedes": policy.supersedes,
            "reason": policy.reason,
            "withdrawn_on": policy.withdrawn_on,
        },
    )


def withdraw(uow: UnitOfWork, policy_id: str, day: str | None) -> None:
    """End a version with a day, or put it in force again with None."""
    uow.update("policy_document", policy_id, {"withdrawn_on": day})


def load(database: Database, policy_id: str) -> Policy | None:
    """One version, or None."""
    return database.one(Policy, f"{_SELECT} WHERE id = ?", (policy_id,))


def everything(database: Database) -> list[Policy]:
    """Every version, by kind, the newest first."""
    return database.rows(Policy, f"{_SELECT} ORDER BY kind, effective_on DESC, created_at DESC, rowid DESC")


def successor(database: Database, policy_id: str) -> Policy | None:
    """The version that took this one's place, or None."""
    return database.one(Policy, f"{_SELECT} WHERE supersedes = ?", (policy_id,))
