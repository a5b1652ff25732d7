"""A statistical form on paper, as its notice prints it."""

from __future__ import annotations

from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.report_models import Align, Column, FormPrint
from xinliapp.reports.forms import render_form
from xinliapp.services.demo import is_demo
from xinliapp.services.form_sheets import FormSheet, open_form
from xinliapp.services.forms import Cell
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, ChainHead, anchor, append, head, known_case_head

_CHAINS = {Chain.CORE: "公共资料", Chain.CASE: "案卷"}
_DRAFT = "草稿,未经校长签批,不作上报用。"


def print_model(session: Session, form_id: str, period: str) -> FormPrint:
    """The newest revision of a form and period as it prints; not approved, it says so below the table.

    A handed-in form prints as it stood then, heading included. The heads of both audit chains stand below: a
    chain cut short or rebuilt later does not fit the paper.

    Raises:
        UserError: ``not_found`` if nothing was saved yet; as :func:`open_form`.
    """
    return _printed(session, open_form(session, form_id, period), _heads(session))


def _printed(session: Session, sheet: FormSheet, heads: tuple[ChainHead, ...]) -> FormPrint:
    if sheet.record is None:
        raise UserError("not_found")
    approved = sheet.record.status is PaperStatus.APPROVED
    anchors = tuple(f"{_CHAINS[each.chain]}审计链头：{each.seq} {each.hash}" for each in heads)
    return FormPrint(
        title=sheet.title,
        head=tuple((name, sheet.head.get(name, "")) for name in sheet.definition.head_fields),
        columns=tuple(_column(cell) for cell in sheet.cells),
        rows=(tuple(_value(cell) for cell in sheet.cells),),
        notes=(*(() if approved else (_DRAFT,)), *anchors),
        demo=is_demo(session),
    )


def print_pdf(session: Session, form_id: str, period: str) -> bytes:
    """The form as PDF; printing is noted in the core chain and anchors the heads that stand on the paper.

    Raises:
        UserError: as :func:`print_model`, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``.
    """
    sheet = open_form(session, form_id, period)
    heads = _heads(session)
    pdf = render_form(_printed(session, sheet, heads))
    record_id = sheet.record.id if sheet.record is not None else None
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        for each in heads:
            anchor(uow, each.chain, each.seq, each.hash, f"print:{record_id}")
        append(uow, Chain.CORE, "form.print", record_id)
    return pdf


def _heads(session: Session) -> tuple[ChainHead, ...]:
    """The core chain's head, and the case chain's as core knows it; without a case event there is none."""
    seq, digest = known_case_head(session.database)
    case = (ChainHead(Chain.CASE, seq, digest),) if seq else ()
    return (head(session.database, Chain.CORE), *case)


def _column(cell: Cell) -> Column:
    text = cell.column.text
    return Column(cell.column.heading, 1.6 if text else 1.0, Align.LEFT if text else Align.CENTER)


def _value(cell: Cell) -> str | None:
    if cell.column.text:
        return cell.entry.text or None
    return None if cell.entry.value is None else str(cell.entry.value)
