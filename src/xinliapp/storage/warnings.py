"""Warnings and their stamps (case.db). Words never change; a wrong warning is voided with a reason."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.warnings import Urgency, WarningReport, WarningSource, WarningStep
from xinliapp.storage.database import Database, UnitOfWork

_REPORT = (
    "SELECT id, student_id, class_id, noticed_at, signs, source, urgency, note, reported_by, direct,"
    " voided_at, created_at FROM casework.warning_report"
)
_STEP = "SELECT id, warning_id, kind, at, by_name, decision, note FROM casework.warning_step"


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    student_id: str | None
    class_id: str | None
    noticed_at: str
    signs: str
    source: str
    urgency: str
    note: str
    reported_by: str
    direct: bool
    voided_at: str | None
    created_at: str


def insert(
    uow: UnitOfWork, report: WarningReport, *, created_at: str | None = None, created_by: str | None = None
) -> None:
    """Note a warning; the two last are those of a sealed note, whose writer is not the one who merges it."""
    row: dict[str, object] = {
        "id": report.id,
        "student_id": report.student_id,
        "class_id": report.class_id,
        "noticed_at": report.noticed_at,
        "signs": json.dumps(report.signs),
        "source": report.source,
        "urgency": report.urgency,
        "note": report.note,
        "reported_by": report.reported_by,
        "direct": report.direct,
    }
    if created_at is not None:
        row["created_at"] = created_at
    if created_by is not None:
        row["created_by"] = created_by
    uow.insert("casework.warning_report", row)


def insert_step(uow: UnitOfWork, step: WarningStep) -> None:
    """Note a stamp."""
    uow.insert(
        "casework.warning_step",
        {
            "id": step.id,
            "warning_id": step.warning_id,
            "kind": step.kind,
            "at": step.at,
            "by_name": step.by_name,
            "decision": step.decision,
            "note": step.note,
        },
    )


def void(uow: UnitOfWork, warning_id: str, reason: str) -> None:
    """Mark a warning as written by mistake; it stays on record."""
    uow.update("casework.warning_report", warning_id, {"voided_at": uow.now, "void_reason": reason})


def load(database: Database, warning_id: str) -> WarningReport | None:
    """One warning with its stamps, or None."""
    found = _with_steps(database, database.rows(_Row, f"{_REPORT} WHERE id = ?", (warning_id,)))
    return found[0] if found else None


def of_student(database: Database, student_id: str) -> list[WarningReport]:
    """A student's warnings with their stamps, newest first, voided ones left out."""
    rows = database.rows(
        _Row,
        f"{_REPORT} WHERE student_id = ? AND voided_at IS NULL ORDER BY noticed_at DESC, id",
        (student_id,),
    )
    return _with_steps(database, rows)


def last_source(database: Database, account_id: str) -> WarningSource | None:
    """The source of the newest warning an account wrote, or None."""
    found = database.scalar(
        "SELECT source FROM casework.warning_report WHERE created_by = ? ORDER BY created_at DESC, rowid DESC"
        " LIMIT 1",
        (account_id,),
    )
    return None if found is None else WarningSource(found)


def open_ones(database: Database) -> list[WarningReport]:
    """Warnings nobody has finished, most recent last."""
    rows = database.rows(
        _Row,
        f"{_REPORT} AS w WHERE voided_at IS NULL AND NOT EXISTS (SELECT 1 FROM casework.warning_step s"  # noqa: S608
        " WHERE s.warning_id = w.id AND s.kind = 'handled') ORDER BY noticed_at, id",
    )
    return _with_steps(database, rows)


def between(database: Database, first: str, last: str) -> list[WarningReport]:
    """Warnings noticed on the days ``first`` to ``last`` (ISO, both included), newest first."""
    rows = database.rows(
        _Row,
        f"{_REPORT} WHERE voided_at IS NULL AND noticed_at >= ? AND noticed_at < ? || 'U'"
        " ORDER BY noticed_at DESC, id",
        (first, last),
    )
    return _with_steps(database, rows)


def _with_steps(database: Database, rows: Sequence[_Row]) -> list[WarningReport]:
    steps: dict[str, list[WarningStep]] = {}
    for step in _steps(database, [row.id for row in rows]):
        steps.setdefault(step.warning_id, []).append(step)
    return [_report(row, steps.get(row.id, ())) for row in rows]


def _steps(database: Database, ids: Sequence[str]) -> Iterable[WarningStep]:
    if not ids:
        return []
    return database.rows(
        WarningStep,
        f"{_STEP} WHERE warning_id IN (SELECT value FROM json_each(?)) ORDER BY warning_id, at, created_at",  # noqa: S608
        (json.dumps(ids),),
    )


def _report(row: _Row, steps: Iterable[WarningStep]) -> WarningReport:
    plain = {field.name: getattr(row, field.name) for field in dataclasses.fields(row)}
    plain["signs"] = tuple(str(key) for key in json.loads(row.signs))
    plain["source"], plain["urgency"] = WarningSource(row.source), Urgency(row.urgency)
    return WarningReport(**plain, steps=tuple(steps))
