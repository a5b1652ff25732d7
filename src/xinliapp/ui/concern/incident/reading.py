"""What the page of a dossier reads and writes; runs on the database thread."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.incidents import Report, ReportKind
from xinliapp.services import drafts, incident_reports, incidents
from xinliapp.services.drafts import Draft
from xinliapp.services.incidents import Dossier, MaterialInput
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.concern.incident.facts import IncidentPage, ReportFacts, ReportForm


@dataclass(frozen=True, slots=True)
class Opened:
    """The page with the unfinished reports that were kept, by kind."""

    page: IncidentPage
    drafts: dict[ReportKind, Draft]


def draft_key(kind: ReportKind, dossier_id: str) -> str:
    """Under what name an unfinished report is kept."""
    return f"incident.{kind.value}:{dossier_id}"


def read_page(session: Session, dossier_id: str) -> Opened:
    """The dossier as far as it was opened in this sitting."""
    presence = incidents.presence(session, dossier_id)
    if not incidents.is_open(session, dossier_id):
        return Opened(IncidentPage(presence, opened=False), {})
    found = incidents.read(session, dossier_id)
    kinds = [kind for kind in ReportKind if kind.by_school is (found.incident.crisis_id is not None)]
    kept = {kind: drafts.load_draft(session, draft_key(kind, dossier_id)) for kind in kinds}
    page = IncidentPage(
        presence,
        opened=True,
        mark=mark_of(found.incident),
        meeting_on=found.incident.meeting_on or "",
        principal_present=bool(found.incident.principal_present),
        materials=found.materials,
        reports=tuple(_report(found, kind) for kind in kinds),
        openings=tuple(
            f"{one.at[5:16].replace('T', ' ')}  {one.reader_name}  {one.reason}" for one in found.openings
        ),
    )
    return Opened(page, {kind: draft for kind, draft in kept.items() if draft is not None})


def _report(dossier: Dossier, kind: ReportKind) -> ReportFacts:
    newest = next((one for one in dossier.reports if one.kind is kind), None)
    if newest is None:
        form = ReportForm(incident_reports.outline(kind).text, (), mark_of(None))
        return ReportFacts(kind, form, "", final=False)
    form = ReportForm(newest.body, newest.passed, mark_of(newest))
    return ReportFacts(kind, form, _state(newest), newest.final_at is not None)


def _state(report: Report) -> str:
    if report.sent_on:
        return f"已报送 {report.sent_on}"
    when = report.created_at[5:16].replace("T", " ")
    return f"{'已定稿' if report.final_at else '草稿'} 第{report.version}版 {report.author_name} {when}"


def save(session: Session, dossier_id: str, kind: ReportKind, form: ReportForm, final: bool) -> Changes:
    """Write a version; the draft goes.

    Raises:
        UserError: as :func:`incident_reports.save`.
    """
    incident_reports.save(
        session, dossier_id, kind, form.body, form.passed, final=final, seen=form.mark
    )  # fmt: skip
    drafts.delete_draft(session, draft_key(kind, dossier_id))
    return incident_reports.CHANGES


def add_material(session: Session, dossier_id: str, material: MaterialInput) -> Changes:
    """Put a file or paper in."""
    incidents.add_material(session, dossier_id, material)
    return incidents.CHANGES
