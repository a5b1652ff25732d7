"""Times away and returns (case.db). Rows are added; a correction takes the place of the row it names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.returns_to_school import (
    Absence,
    ReturnApplication,
    ReturnAssessment,
    ReturnDecision,
    ReturnOutcome,
    Suspension,
)
from xinliapp.storage.database import Database, UnitOfWork

_SUSPENSION = (
    "SELECT s.id, s.student_id, from_day, reason_class, note, s.created_at,"
    " coalesce(a.display_name, '') AS created_by FROM casework.suspension s"
    " LEFT JOIN main.account a ON a.id = s.created_by WHERE s.voided_at IS NULL"
)
_APPLICATION = (
    "SELECT id, suspension_id, student_id, applied_on, applicant, materials"
    " FROM casework.return_application WHERE voided_at IS NULL"
)
_ASSESSMENT = (
    "SELECT id, application_id, unit_name, assessed_on, conclusion, attachment_id"
    " FROM casework.return_assessment WHERE voided_at IS NULL"
)
_DECISION = (
    "SELECT d.id, application_id, outcome, decided_by, decided_on, back_on, conditions, support, clauses,"
    " d.created_at, coalesce(a.display_name, '') AS created_by FROM casework.return_decision d"
    " LEFT JOIN main.account a ON a.id = d.created_by"
)
_IN = "IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class _Decision:
    id: str
    application_id: str
    outcome: ReturnOutcome
    decided_by: str
    decided_on: str
    back_on: str | None
    conditions: str
    support: str
    clauses: str
    created_at: str
    created_by: str


def insert_suspension(
    uow: UnitOfWork, made: Suspension, *, supersedes: str | None = None, reason: str | None = None
) -> None:
    """Note a time away. A correction takes the old row's place, and what hung on that hangs on this."""
    uow.insert(
        "casework.suspension",
        {
            "id": made.id,
            "student_id": made.student_id,
            "from_day": made.from_day,
            "reason_class": made.reason_class,
            "note": made.note,
            "supersedes": supersedes,
            "reason": reason,
        },
    )
    if supersedes is not None:
        uow.update("casework.suspension", supersedes, {"voided_at": uow.now})
        uow.execute(
            "UPDATE casework.return_application SET suspension_id = ? WHERE suspension_id = ?",
            (made.id, supersedes),
        )


def insert_application(
    uow: UnitOfWork, made: ReturnApplication, *, supersedes: str | None = None, reason: str | None = None
) -> None:
    """Note an application. A correction takes the old row's place, and what hung on that hangs on this."""
    uow.insert(
        "casework.return_application",
        {
            "id": made.id,
            "suspension_id": made.suspension_id,
            "student_id": made.student_id,
            "applied_on": made.applied_on,
            "applicant": made.applicant,
            "materials": made.materials,
            "supersedes": supersedes,
            "reason": reason,
        },
    )
    if supersedes is not None:
        uow.update("casework.return_application", supersedes, {"voided_at": uow.now})
        for table in ("casework.return_assessment", "casework.return_decision"):
            uow.execute(
                f"UPDATE {table} SET application_id = ? WHERE application_id = ?",  # noqa: S608
                (made.id, supersedes),
            )


def insert_assessment(uow: UnitOfWork, made: ReturnAssessment) -> None:
    """Note a third party's document."""
    uow.insert(
        "casework.return_assessment",
        {
            "id": made.id,
            "application_id": made.application_id,
            "unit_name": made.unit_name,
            "assessed_on": made.assessed_on,
            "conclusion": made.conclusion,
            "attachment_id": made.attachment_id,
        },
    )


def void_assessment(uow: UnitOfWork, assessment_id: str, reason: str) -> int:
    """Mark a document as noted by mistake; rows touched (0 or 1)."""
    return uow.update(
        "casework.return_assessment", assessment_id, {"voided_at": uow.now, "void_reason": reason}
    )


def insert_decision(uow: UnitOfWork, made: ReturnDecision) -> None:
    """Note a decision; moment and writer are the transaction's."""
    uow.insert(
        "casework.return_decision",
        {
            "id": made.id,
            "application_id": made.application_id,
            "outcome": made.outcome,
            "decided_by": made.decided_by,
            "decided_on": made.decided_on,
            "back_on": made.back_on,
            "conditions": made.conditions,
            "support": made.support,
            "clauses": json.dumps(made.clauses),
        },
    )


def load(database: Database, suspension_id: str) -> Absence | None:
    """One time away, or None."""
    found = _whole(database, database.rows(Suspension, f"{_SUSPENSION} AND s.id = ?", (suspension_id,)))
    return found[0] if found else None


def of_application(database: Database, application_id: str) -> Absence | None:
    """The time away an application belongs to, or None."""
    suspension_id = database.scalar(
        "SELECT suspension_id FROM casework.return_application WHERE id = ? AND voided_at IS NULL",
        (application_id,),
    )
    return None if suspension_id is None else load(database, str(suspension_id))


def of_assessment(database: Database, assessment_id: str) -> Absence | None:
    """The time away a document belongs to, or None."""
    application_id = database.scalar(
        "SELECT application_id FROM casework.return_assessment WHERE id = ? AND voided_at IS NULL",
        (assessment_id,),
    )
    return None if application_id is None else of_application(database, str(application_id))


def of_students(database: Database, student_ids: Iterable[str]) -> list[Absence]:
    """Times away of these students, newest first."""
    return _whole(
        database,
        database.rows(
            Suspension,
            f"{_SUSPENSION} AND s.student_id {_IN} ORDER BY from_day DESC, s.created_at DESC",
            (json.dumps(sorted(student_ids)),),
        ),
    )


def every(database: Database) -> list[Absence]:
    """Every time away on record, newest first."""
    return _whole(
        database, database.rows(Suspension, f"{_SUSPENSION} ORDER BY from_day DESC, s.created_at DESC")
    )


def _whole(database: Database, found: Sequence[Suspension]) -> list[Absence]:
    """Each with its newest application, and with everything handed in and decided upon that."""
    if not found:
        return []
    applications: dict[str, ReturnApplication] = {}
    for one in database.rows(
        ReturnApplication,
        f"{_APPLICATION} AND suspension_id {_IN} ORDER BY applied_on, created_at, rowid",
        (json.dumps([row.id for row in found]),),
    ):
        applications[one.suspension_id] = one
    asked = json.dumps([one.id for one in applications.values()])
    papers = database.rows(
        ReturnAssessment,
        f"{_ASSESSMENT} AND application_id {_IN} ORDER BY assessed_on, created_at, rowid",
        (asked,),
    )
    decisions = database.rows(
        _Decision,
        f"{_DECISION} WHERE application_id {_IN} ORDER BY d.created_at, d.rowid",
        (asked,),
    )
    made = []
    for row in found:
        application = applications.get(row.id)
        key = application.id if application else ""
        made.append(
            Absence(
                row,
                application,
                tuple(one for one in papers if one.application_id == key),
                tuple(_decision(one) for one in decisions if one.application_id == key),
            )
        )
    return made


def _decision(row: _Decision) -> ReturnDecision:
    return ReturnDecision(
        row.id,
        row.application_id,
        row.outcome,
        row.decided_by,
        row.decided_on,
        row.back_on,
        row.conditions,
        row.support,
        tuple(json.loads(row.clauses)),
        row.created_at,
        row.created_by,
    )
