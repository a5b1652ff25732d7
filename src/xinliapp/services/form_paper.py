"""A statistical form on paper, as its notice prints it."""

from __future__ import annotations

from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.report_models import Align, Column, FormPrint
from xinliapp.reports.forms import render_form
from xinliapp.services import campaigns
from xinliapp.services.form_sheets import FormSheet, open_form
from xinliapp.services.forms import Cell
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

_DRAFT = "草稿,未经校长签批,不作上报用。"


def print_model(session: Session, form_id: str, period: str, *, demo: bool = False) -> FormPrint:
    """The newest revision of a form and period as it prints; not approved, it says so below the table.

    Raises:
        UserError: ``not_found`` if nothing was saved yet; as :func:`open_form`.
    """
    return _printed(session, open_form(session, form_id, period), demo=demo)


def _printed(session: Session, sheet: FormSheet, *, demo: bool) -> FormPrint:
    if sheet.record is None:
        raise UserError("not_found")
    run = campaigns.campaign(session, sheet.definition, sheet.period)
    title = run.title if run is not None else sheet.definition.title
    approved = sheet.record.status is PaperStatus.APPROVED
    return FormPrint(
        title=title,
        head=tuple((name, sheet.head.get(name, "")) for name in sheet.definition.head_fields),
        columns=tuple(_column(cell) for cell in sheet.cells),
        rows=(tuple(_value(cell) for cell in sheet.cells),),
        notes=() if approved else (_DRAFT,),
        demo=demo,
    )


def print_pdf(session: Session, form_id: str, period: str, *, demo: bool = False) -> bytes:
    """The form as PDF; printing is noted in the core chain.

    Raises:
        UserError: as :func:`print_model`, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``.
    """
    sheet = open_form(session, form_id, period)
    pdf = render_form(_printed(session, sheet, demo=demo))
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "form.print", sheet.record.id if sheet.record is not None else None)
    return pdf


def _column(cell: Cell) -> Column:
    text = cell.column.text
    return Column(cell.column.heading, 1.6 if text else 1.0, Align.LEFT if text else Align.CENTER)


def _value(cell: Cell) -> str | None:
    if cell.column.text:
        return cell.entry.text or None
    return None if cell.entry.value is None else str(cell.entry.value)
