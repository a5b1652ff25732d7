"""Statistical forms: figures from records, what a person enters instead and why, the way to the signature.

A column the records fill is entered as counted until somebody changes it; both numbers and the reason are
kept.
A proposal (column 8 of KZ) is never entered by itself: a person names the number, the definition and who
confirms, and that goes into the remarks.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from xinliapp.bundles.form_payload import payload_digest
from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.exchange import FormFigure, FormPayload, PublishedRef
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import Approval, FormRecord, PaperStatus, SubjectKind
from xinliapp.domain.rules import FormDefinition
from xinliapp.services import approvals, form_checks, form_definitions, name_scan, paper_steps
from xinliapp.services.form_checks import Cell, Entry, Problem
from xinliapp.services.form_sheets import (
    FormSheet,
    as_json,
    cells_json,
    column_rows,
    definition_of,
    frozen,
    open_form,
    reopened,
)
from xinliapp.services.paper_steps import paper_at
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import form_reports as rows
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.units import load_unit

__all__ = [
    "Cell",
    "Entry",
    "FormSheet",
    "Problem",
    "approve",
    "approve_in",
    "column_rows",
    "definition",
    "open_form",
    "payload",
    "records",
    "return_",
    "save",
    "signature_holds",
    "submit",
]

CHANGES = Changes.FORMS


def save(
    session: Session,
    form_id: str,
    period: str,
    *,
    head: Mapping[str, str] | None = None,
    entries: Mapping[str, Entry] | None = None,
    as_of: dt.date | None = None,
    seen: str | None = None,
) -> str:
    """Keep a draft, complete or not; the report's id. Fields and columns not given stay as they are.

    After a returned or approved revision a new one begins with what was entered last.
    ``seen`` is the mark (``services.seen``) of the newest revision as the page showed it.

    Raises:
        UserError: ``changed_since``, ``paper_submitted``, ``form_column_unknown``, ``form_cell_wrong``,
            ``student_named`` (``field``, ``line``): the form lies where everybody with an account reads, and
            would be refused when it leaves; as :func:`open_form`.
    """
    sheet = open_form(session, form_id, period, as_of)
    last = rows.latest(session.database, sheet.definition.id, sheet.period)
    refuse_newer(seen, last)
    if last is not None and last.status is PaperStatus.SUBMITTED:
        raise UserError("paper_submitted")
    if last is not None and last.status is PaperStatus.APPROVED:
        sheet = reopened(session, sheet, as_of)
    new_head, cells = _merged(sheet, head or {}, entries or {})
    # Only what is typed now: a correction must be able to begin with words from before a child came.
    _refuse_names(session, head or {}, [cell for cell in cells if cell.column.id in (entries or {})])
    if last is not None and last.status is PaperStatus.DRAFT:
        with session.write("form.save", object_id=last.id) as uow:
            rows.update(uow, last.id, head=as_json(new_head), cells=cells_json(cells), as_of=sheet.as_of)
        return last.id
    record = FormRecord(
        new_id(),
        sheet.definition.id,
        sheet.definition.version,
        sheet.period,
        last.revision + 1 if last else 1,
        sheet.as_of,
        PaperStatus.DRAFT,
        as_json(new_head),
        cells_json(cells),
    )
    with session.write("form.start", object_id=record.id) as uow:
        rows.insert(uow, record)
    return record.id


def _merged(
    sheet: FormSheet, head: Mapping[str, str], entries: Mapping[str, Entry]
) -> tuple[dict[str, str], tuple[Cell, ...]]:
    """The sheet's head and cells with what was typed; unknown fields and impossible entries are refused."""
    known = {column.id: column for column in sheet.definition.columns}
    unknown = sorted({*entries} - {*known}) + sorted({*head} - {*sheet.definition.head_fields})
    if unknown:
        raise UserError("form_column_unknown", column=unknown[0])
    for column_id, entry in entries.items():
        form_checks.check_entry(known[column_id], entry)
    new_head = {**sheet.head, **{name: value.strip() for name, value in head.items()}}
    cells = tuple(replace(cell, entry=entries.get(cell.column.id, cell.entry)) for cell in sheet.cells)
    return new_head, cells


def _refuse_names(session: Session, head: Mapping[str, str], cells: Sequence[Cell]) -> None:
    """Search what a person typed as it will be searched when it leaves.

    Raises:
        UserError: ``student_named``.
    """
    texts = [(name, value) for name, value in head.items() if name not in name_scan.NAMED_FIELDS]
    for cell in cells:
        said, entry = cell.column.heading, cell.entry
        texts += [
            (said, entry.text), (f"{said}·改动理由", entry.reason), (f"{said}·口径", entry.definition),
            (f"{said}·确认人", entry.confirmed_by),
        ]  # fmt: skip
    named = name_scan.first_named(session.database, [text for text in texts if text[1]])
    if named is not None:
        raise UserError("student_named", field=named[0], line=named[1])


def submit(session: Session, record_id: str) -> Changes:
    """Freeze figures, definition and unit, and hand the form to the principal (counsellor or registrar).

    Case columns must rest on published figures: what the principal signs is what everybody may see.

    Raises:
        UserError: ``not_found``, ``paper_not_draft``, ``not_allowed``, the first problem of the sheet
            (``form_head_wrong``, ``form_cell_undecided``, ``form_figure_unpublished``,
            ``form_figure_other_day``, ``form_reason_missing``, ``form_confirmation_missing``),
            ``form_check_broken`` for a check that sends forms back, or ``student_named``.
    """
    session.require_role(Role.COUNSELOR, Role.REGISTRAR, Role.OFFICER, action="提交统计表")
    record = paper_at(session, rows.FORMS, record_id, PaperStatus.DRAFT)
    sheet = open_form(session, record.form_id, record.period, dt.date.fromisoformat(record.as_of))
    if sheet.problems:
        raise sheet.problems[0].error()
    outdated = next((cell for cell in sheet.cells if cell.outdated), None)
    if outdated is not None:
        raise UserError("form_figure_unpublished", heading=outdated.column.heading)
    fatal = form_checks.sending_back(sheet.broken)
    if fatal:
        raise UserError("form_check_broken", message=fatal[0].message)
    _refuse_names(session, sheet.head, sheet.cells)
    cells = form_checks.with_remarks(sheet.cells)
    unit = load_unit(session.database)
    with session.write("form.submit", object_id=record_id) as uow:
        rows.update(
            uow,
            record_id,
            status=PaperStatus.SUBMITTED,
            form_version=sheet.definition.version,
            cells=cells_json(cells),
            submitted_by=session.account.display_name,
            submitted_at=uow.now,
            definition=form_definitions.as_text(sheet.definition, sheet.title, sheet.broken),
            unit_code=unit.code if unit else "",
            unit_name=unit.name if unit else "",
        )
    return CHANGES


def return_(session: Session, record_id: str, reason: str) -> Changes:
    """Send a submitted form back with a reason (principal).

    Raises:
        UserError: ``not_found``, ``paper_not_submitted``, ``not_allowed``, ``field_required``,
            ``field_wrong``.
    """
    paper_steps.send_back(session, rows.FORMS, record_id, reason, "form.return")
    return CHANGES


def approve(session: Session, record_id: str) -> Changes:
    """Sign the frozen figures (who holds the signing key); for bags use :func:`approve_in`.

    Raises:
        UserError: ``not_found``, ``paper_not_submitted``, ``not_allowed``.
    """
    session.require_sign()
    with session.write("form.approve", object_id=record_id) as uow:
        approve_in(session, uow, record_id)
    return CHANGES


def approve_in(session: Session, uow: UnitOfWork, record_id: str) -> tuple[Approval, FormPayload]:
    """Sign inside a running transaction, so that the bag is made in the same one.

    Raises:
        UserError: as :func:`approve`.
    """
    record = paper_at(session, rows.FORMS, record_id, PaperStatus.SUBMITTED)
    content = _payload(session, record)
    approval = approvals.sign(session, uow, SubjectKind.FORM_REPORT, record_id, payload_digest(content))
    rows.update(uow, record_id, status=PaperStatus.APPROVED)
    return approval, content


def payload(session: Session, record_id: str) -> FormPayload:
    """A submitted or approved form as it leaves the school (``data/form.json``).

    Raises:
        UserError: ``not_found``, ``paper_not_submitted`` for a draft.
    """
    record = _record(session, record_id)
    if record.status not in (PaperStatus.SUBMITTED, PaperStatus.APPROVED):
        raise UserError("paper_not_submitted")
    return _payload(session, record)


def definition(session: Session, record_id: str) -> FormDefinition:
    """The definition a form was handed in under: its bag and its print go by this one.

    Raises:
        UserError: ``not_found``.
    """
    return definition_of(_record(session, record_id))


def signature_holds(session: Session, record_id: str) -> bool:
    """Whether the stored approval signs exactly the stored figures.

    Raises:
        UserError: ``not_found``.
    """
    record = _record(session, record_id)
    approval = approvals.approval_of(session, SubjectKind.FORM_REPORT, record_id)
    if approval is None:
        return False
    return approvals.holds(approval, payload_digest(_payload(session, record)), approvals.signers(session))


def records(session: Session) -> list[FormRecord]:
    """Every revision of every form, newest first."""
    return rows.all_records(session.database)


def _payload(session: Session, record: FormRecord) -> FormPayload:
    sheet = frozen(session, record)
    unit = load_unit(session.database) if record.unit_code is None else None
    return FormPayload(
        form_id=record.form_id,
        form_version=record.form_version,
        period=record.period,
        revision=record.revision,
        unit_code=unit.code if unit else record.unit_code or "",
        unit_name=unit.name if unit else record.unit_name or "",
        as_of=record.as_of,
        head=dict(sheet.head),
        columns=tuple(_figure(cell) for cell in sheet.cells),
    )


def _figure(cell: Cell) -> FormFigure:
    column, entry, figure = cell.column, cell.entry, cell.figure
    if column.text:
        return FormFigure(column.id, column.heading, column.unit, text=entry.text)
    published = None
    if figure is not None and entry.value is not None and figure.value == cell.system:
        published = PublishedRef(
            figure.id,
            figure.published_at,
            figure.window.starts_on.isoformat(),
            figure.window.ends_on.isoformat(),
            figure.row_count,
            figure.rows_mac,
        )
    return FormFigure(
        column.id,
        column.heading,
        column.unit,
        value=entry.value,
        system_value=cell.system,
        reason=entry.reason or None,
        definition_id=column.measure,
        published=published,
    )


def _record(session: Session, record_id: str) -> FormRecord:
    found = rows.load(session.database, record_id)
    if found is None:
        raise UserError("not_found")
    return found
