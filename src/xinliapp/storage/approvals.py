"""Signed approvals of self-checks and forms (core.db); append-only."""

from __future__ import annotations

from xinliapp.domain.paperwork import Approval, SubjectKind
from xinliapp.storage.database import Database, UnitOfWork

_SELECT = (
    "SELECT id, subject_kind, subject_id, digest, signature, public_line, created_at, created_by"
    " FROM approval"
)


def insert(uow: UnitOfWork, approval: Approval) -> None:
    """Note an approval."""
    uow.insert(
        "approval",
        {
            "id": approval.id,
            "subject_kind": approval.subject_kind,
            "subject_id": approval.subject_id,
            "digest": approval.digest,
            "signature": approval.signature,
            "public_line": approval.public_line,
        },
    )


def of_subject(database: Database, kind: SubjectKind, subject_id: str) -> Approval | None:
    """The newest approval of a paper, or None."""
    found = database.rows(
        Approval,
        f"{_SELECT} WHERE subject_kind = ? AND subject_id = ? ORDER BY created_at DESC, rowid DESC LIMIT 1",
        (kind.value, subject_id),
    )
    return found[0] if found else None


def anchored_heads(database: Database, reason: str) -> dict[str, str]:
    """Chain to the head that was anchored for ``reason``."""
    return {
        str(chain): str(head)
        for chain, head in database.tuples(
            "SELECT chain, head FROM chain_anchor WHERE reason = ? ORDER BY created_at, rowid", (reason,)
        )
    }
