"""Steps of consents in case.db; only ever added, a slip of the pen is voided."""

from __future__ import annotations

import json
from collections.abc import Collection

from xinliapp.domain.consents import Consent, ConsentKind
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = (
    "SELECT c.id, c.student_id, c.kind, c.step, c.day, c.signer, c.relation, c.way, c.reason,"
    " c.attachment_id, c.created_at, coalesce(a.display_name, c.created_by) AS created_by"
    " FROM casework.consent c LEFT JOIN main.account a ON a.id = c.created_by"
)


def insert(uow: UnitOfWork, consent: Consent, attachment_id: str | None) -> None:
    """Add a step, with its paper's scan if one is kept."""
    uow.insert(
        "casework.consent",
        {
            "id": consent.id,
            "student_id": consent.student_id,
            "kind": consent.kind,
            "step": consent.step,
            "day": consent.day,
            "signer": consent.signer,
            "relation": consent.relation,
            "way": consent.way,
            "reason": consent.reason,
            "attachment_id": attachment_id,
        },
    )


def load(database: Database, consent_id: str) -> Consent | None:
    """One step that was not voided."""
    return database.one(Consent, f"{_COLUMNS} WHERE c.id = ? AND c.voided_at IS NULL", (consent_id,))


def of_student(database: Database, student_id: str) -> list[Consent]:
    """A student's steps, oldest first."""
    return database.rows(
        Consent,
        f"{_COLUMNS} WHERE c.student_id = ? AND c.voided_at IS NULL ORDER BY c.day, c.created_at, c.rowid",
        (student_id,),
    )


def of_kind(database: Database, kind: ConsentKind, student_ids: Collection[str]) -> list[Consent]:
    """The steps of one kind of these students, oldest first."""
    return database.rows(
        Consent,
        f"{_COLUMNS} WHERE c.voided_at IS NULL AND c.kind = ? AND c.student_id IN"  # noqa: S608
        " (SELECT value FROM json_each(?)) ORDER BY c.day, c.created_at, c.rowid",
        (kind.value, json.dumps(sorted(set(student_ids)))),
    )


def set_scan(uow: UnitOfWork, consent_id: str, attachment_id: str) -> int:
    """Hang the scan on a step that has none."""
    return uow.execute(
        "UPDATE casework.consent SET attachment_id = ? WHERE id = ? AND attachment_id IS NULL",
        (attachment_id, consent_id),
    )


def void(uow: UnitOfWork, consent_id: str, reason: str) -> int:
    """Take a step that was noted by mistake out of count."""
    return uow.execute(
        "UPDATE casework.consent SET voided_at = ?, void_reason = ? WHERE id = ? AND voided_at IS NULL",
        (uow.now, reason, consent_id),
    )
