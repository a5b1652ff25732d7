"""Reading one form for the page, and steps of more than one service call; on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict

from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.papers import Paper
from xinliapp.domain.paperwork import FormRecord, PaperStatus, SubjectKind
from xinliapp.domain.rules import Campaign
from xinliapp.services import (
    accounts,
    approvals,
    campaigns,
    drafts,
    exchange,
    figures,
    form_kinds,
    form_paper,
    forms,
    known_forms,
    signing,
)
from xinliapp.services.forms import Entry, FormSheet
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.form_report.facts import Abilities, FormPage, RunChoice, Typed

SCREEN = "form_report"
FORM = "KZ"
_WRITERS = (Role.COUNSELOR, Role.REGISTRAR, Role.OFFICER)
_STILL_SHOWN_DAYS = 60


def read_page(session: Session, wanted: str) -> FormPage:
    """The form for the run ``wanted`` (``FORM PERIOD``, "": the one in progress); without one, only the runs.

    Raises:
        UserError: ``period_unknown``, ``form_not_found``.
    """
    runs = _runs(session)
    chosen = _choose(session, runs, wanted)
    definition = known_forms.definition(FORM)
    title = definition.title if definition is not None else ""
    if chosen is None:
        can = Abilities(begin=session.account.role in _WRITERS)
        return FormPage(title, runs, None, None, None, "", 0, "", can)
    sheet = forms.open_form(session, chosen.form_id, chosen.period)
    record = latest(session, chosen.form_id, chosen.period)
    can = _abilities(session, sheet, record)
    return FormPage(
        form_title=title,
        runs=runs,
        chosen=chosen,
        sheet=sheet,
        status=record.status if record is not None else None,
        record_id=record.id if record is not None else "",
        revision=record.revision if record is not None else 0,
        said=_said(session, record),
        abilities=can,
        typed=load_typed(session, chosen) if can.edit else None,
        recipients=_recipients(session) if can.approve else (),
        mark=mark_of(record),
        kinds=form_kinds.states(session, sheet),
    )


def latest(session: Session, form_id: str, period: str) -> FormRecord | None:
    """The highest revision of a form and period, or None."""
    found = [r for r in forms.records(session) if (r.form_id, r.period) == (form_id, period)]
    return max(found, key=lambda record: record.revision) if found else None


def _runs(session: Session) -> tuple[RunChoice, ...]:
    """The runs this unit was given and those the forms announced, the latest first."""
    today = session.clock.now().date()
    known: dict[tuple[str, str], Campaign] = {}
    announced = [run for form in known_forms.definitions() for run in form.campaigns]
    for run in (*campaigns.campaigns(session), *announced):
        known.setdefault((run.form_id, run.period), run)
    ordered = sorted(known.values(), key=lambda run: run.starts_on, reverse=True)
    return tuple(
        RunChoice(run.form_id, run.period, run.title, _due(run).isoformat(), (_due(run) - today).days)
        for run in ordered
    )


def _due(run: Campaign) -> dt.date:
    return run.due.get("school", run.ends_on)


def _choose(session: Session, runs: tuple[RunChoice, ...], wanted: str) -> RunChoice | None:
    """The run asked for, else the newest that is still of interest: open, recent, or begun here."""
    for run in runs:
        if wanted and wanted in (run.period, f"{run.form_id} {run.period}"):
            return run
    begun = {(r.form_id, r.period) for r in forms.records(session) if r.status is not PaperStatus.APPROVED}
    for run in runs:
        if run.days_left >= -_STILL_SHOWN_DAYS or (run.form_id, run.period) in begun:
            return run
    return None


def _abilities(session: Session, sheet: FormSheet, record: FormRecord | None) -> Abilities:
    account = session.account
    status = record.status if record is not None else None
    writes = account.role in _WRITERS
    edit = writes and status in (None, PaperStatus.DRAFT, PaperStatus.RETURNED)
    releases = account.role in (Role.COUNSELOR, Role.OFFICER) and session.database.has_case
    return Abilities(
        begin=writes,
        edit=edit,
        renew=writes and status is PaperStatus.APPROVED,
        publish=edit and releases and any(_unreleased(cell) for cell in sheet.cells),
        submit=edit,
        approve=Compartment.SIGN in account.role.compartments and status is PaperStatus.SUBMITTED,
        rows=session.database.has_case,
    )


def _unreleased(cell: forms.Cell) -> bool:
    if not cell.column.needs_case or cell.column.proposal_only:
        return False
    return cell.figure is None or cell.figure.stale or cell.figure.value != cell.system


def _said(session: Session, record: FormRecord | None) -> str:
    """Behind the status: who signed, handed in or returned it and when; the reason of a return."""
    if record is None:
        return ""
    if record.status is PaperStatus.APPROVED:
        approval = approvals.approval_of(session, SubjectKind.FORM_REPORT, record.id)
        if approval is not None:
            names = {account.id: account.display_name for account in accounts.list_accounts(session)}
            who = names.get(approval.created_by, approval.created_by)
            return _stamped(who, approval.created_at)
    if record.status is PaperStatus.RETURNED:
        return f"{_stamped(record.returned_by, record.returned_at)} {record.return_reason or ''}".strip()
    return _stamped(record.submitted_by, record.submitted_at)


def _stamped(who: str | None, moment: str | None) -> str:
    """``王校长 11-20 10:05``, or nothing where it was not kept."""
    return f"{who or ''} {moment[5:16].replace('T', ' ')}".strip() if moment else ""


def _recipients(session: Session) -> tuple[tuple[str, str], ...]:
    return tuple(
        (each.name, each.id) for each in exchange.list_recipients(session) if each.revoked_at is None
    )


# --- drafts ---


def load_typed(session: Session, run: RunChoice) -> Typed | None:
    """What was typed for this run and not kept, or None."""
    body = _bodies(session).get(f"{run.form_id} {run.period}")
    if not isinstance(body, dict):
        return None
    entries = {key: Entry(**value) for key, value in body["entries"].items()}
    return Typed(dict(body["head"]), entries, body.get("base"))


def keep_typed(session: Session, run: RunChoice, typed: Typed | None) -> str:
    """Keep (or, with None, forget) the unsaved fields of a run; the moment, for the status bar."""
    bodies = dict(_bodies(session))
    key = f"{run.form_id} {run.period}"
    bodies.pop(key, None)
    if typed is not None:
        bodies[key] = {
            "head": dict(typed.head),
            "entries": {column: asdict(entry) for column, entry in typed.entries.items()},
            "base": typed.base,
        }
    if bodies:
        return drafts.save_draft(session, SCREEN, bodies)
    drafts.delete_draft(session, SCREEN)
    return ""


def _bodies(session: Session) -> Mapping[str, object]:
    found = drafts.load_draft(session, SCREEN)
    return found.body if found is not None and isinstance(found.body, dict) else {}


# --- steps ---


def begin(session: Session, title: str, period: str, due_on: str) -> Changes:
    """Register a run of the form."""
    return campaigns.set_campaign(session, FORM, period, title, {"school": dt.date.fromisoformat(due_on)})


def keep(session: Session, run: RunChoice, typed: Typed) -> str:
    """Save the fields as the paper's draft; its id."""
    record_id = forms.save(
        session, run.form_id, run.period, head=typed.head, entries=typed.entries, seen=typed.base
    )
    keep_typed(session, run, None)
    return record_id


def renew(session: Session, run: RunChoice) -> str:
    """Begin the next revision of an approved form."""
    return forms.save(session, run.form_id, run.period)


def release(session: Session, run: RunChoice, typed: Typed | None) -> int:
    """Publish the case figures of the form; how many. What was typed is kept as a draft first."""
    if typed is not None:
        keep_typed(session, run, typed)
    return len(figures.publish(session, run.period, pack_ids=(), form_ids=(run.form_id,)))


def sign(session: Session, record_id: str, recipient_id: str) -> Changes:
    """Approve; with a recipient the bag is signed in the same transaction."""
    if not recipient_id:
        return forms.approve(session, record_id)
    signing.approve_for(session, record_id, recipient_id)
    return Changes.FORMS | Changes.BUNDLES


def print_form(session: Session, run: RunChoice) -> Paper:
    """The newest revision as a PDF.

    Raises:
        UserError, KnownError: as ``form_paper.print_pdf``.
    """
    return Paper(f"{run.title}.pdf", form_paper.print_pdf(session, run.form_id, run.period))
