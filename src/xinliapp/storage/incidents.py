"""Dossiers of incidents: openings, materials, versions of their reports (case.db)."""

from __future__ import annotations

import json
from dataclasses import dataclass

from xinliapp.domain.ids import new_id
from xinliapp.domain.incidents import Incident, Material, Opening, Report, ReportKind
from xinliapp.storage.database import Database, UnitOfWork

_DOSSIER = (
    "SELECT id, crisis_id, event_day, school_code, school_name, meeting_on, principal_present, created_at"
    " FROM casework.incident_dossier WHERE voided_at IS NULL"
)
_MATERIAL = (
    "SELECT id, dossier_id, title, provided_by, day, attachment_id FROM casework.incident_material"
    " WHERE voided_at IS NULL"
)
_REPORT = (
    "SELECT id, dossier_id, kind, version, body, passed, author_name, final_at, sent_on, created_at"
    " FROM casework.incident_report"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    dossier_id: str
    kind: ReportKind
    version: int
    body: str
    passed: str
    author_name: str
    final_at: str | None
    sent_on: str | None
    created_at: str


def insert(uow: UnitOfWork, incident: Incident) -> None:
    """A new dossier."""
    uow.insert(
        "casework.incident_dossier",
        {
            "id": incident.id,
            "crisis_id": incident.crisis_id,
            "event_day": incident.event_day,
            "school_code": incident.school_code,
            "school_name": incident.school_name,
        },
    )


def update_facts(uow: UnitOfWork, incident: Incident) -> None:
    """The day of the event and the analysis meeting."""
    uow.update(
        "casework.incident_dossier",
        incident.id,
        {
            "event_day": incident.event_day,
            "meeting_on": incident.meeting_on,
            "principal_present": incident.principal_present,
        },
    )


def load(database: Database, dossier_id: str) -> Incident | None:
    """One dossier, or None."""
    return database.one(Incident, f"{_DOSSIER} AND id = ?", (dossier_id,))


def of_crisis(database: Database, crisis_id: str) -> Incident | None:
    """A crisis's dossier, or None."""
    return database.one(Incident, f"{_DOSSIER} AND crisis_id = ?", (crisis_id,))


def everything(database: Database) -> list[Incident]:
    """Every dossier, the newest event first."""
    return database.rows(Incident, f"{_DOSSIER} ORDER BY event_day DESC, id")


def insert_opening(uow: UnitOfWork, dossier_id: str, reason: str, reader_name: str) -> None:
    """Who opened it and why."""
    uow.insert(
        "casework.incident_opening",
        {"id": new_id(), "dossier_id": dossier_id, "reason": reason, "reader_name": reader_name},
    )


def openings(database: Database, dossier_id: str) -> list[Opening]:
    """Who opened it, the newest first."""
    return database.rows(
        Opening,
        "SELECT reader_name, reason, created_at AS at FROM casework.incident_opening"
        " WHERE dossier_id = ? ORDER BY created_at DESC, rowid DESC",
        (dossier_id,),
    )


def insert_material(uow: UnitOfWork, material: Material) -> None:
    """A file or a paper."""
    uow.insert(
        "casework.incident_material",
        {
            "id": material.id,
            "dossier_id": material.dossier_id,
            "title": material.title,
            "provided_by": material.provided_by,
            "day": material.day,
            "attachment_id": material.attachment_id,
        },
    )


def void_material(uow: UnitOfWork, material_id: str, *, back: bool = False) -> int:
    """Taken out of the dossier (its row and file stay), or put back; how many rows."""
    return uow.update("casework.incident_material", material_id, {"voided_at": None if back else uow.now})


def materials(database: Database, dossier_id: str) -> list[Material]:
    """What lies in a dossier, in the order it came."""
    return database.rows(
        Material, f"{_MATERIAL} AND dossier_id = ? ORDER BY created_at, rowid", (dossier_id,)
    )


def dossier_of_material(database: Database, material_id: str) -> str | None:
    """The dossier a material belongs to, taken out or not."""
    found = database.scalar("SELECT dossier_id FROM casework.incident_material WHERE id = ?", (material_id,))
    return None if found is None else str(found)


def insert_report(uow: UnitOfWork, report: Report) -> None:
    """A version of a report."""
    uow.insert(
        "casework.incident_report",
        {
            "id": report.id,
            "dossier_id": report.dossier_id,
            "kind": report.kind,
            "version": report.version,
            "body": report.body,
            "passed": json.dumps(report.passed, ensure_ascii=False),
            "author_name": report.author_name,
            "final_at": report.final_at,
        },
    )


def set_sent(uow: UnitOfWork, report_id: str, day: str | None) -> None:
    """When it was handed in."""
    uow.update("casework.incident_report", report_id, {"sent_on": day})


def newest(database: Database, dossier_id: str, kind: ReportKind) -> Report | None:
    """The version that counts, or None."""
    row = database.one(
        _Row,
        f"{_REPORT} WHERE dossier_id = ? AND kind = ? ORDER BY version DESC LIMIT 1",
        (dossier_id, kind.value),
    )
    if row is None:
        return None
    return Report(
        row.id, row.dossier_id, row.kind, row.version, row.body, tuple(json.loads(row.passed)),
        row.author_name, row.final_at, row.sent_on, row.created_at,
    )  # fmt: skip


def is_final(database: Database, dossier_id: str, kind: ReportKind) -> bool:
    """Whether the version that counts is final."""
    found = newest(database, dossier_id, kind)
    return found is not None and found.final_at is not None
