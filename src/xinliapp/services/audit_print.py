"""查阅登记 on paper: who did what to which record and when; no name of a child, no content, no reason."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n.formats import print_date, print_moment
from xinliapp.services import audit_view
from xinliapp.services.audit_view import AuditFilter, AuditLine
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain

MOST_PRINTED = 2_000
_ACTION = "audit.print"
_COLUMNS = (
    Column("编号", 1.0, Align.RIGHT),
    Column("时间", 2.6),
    Column("人", 1.6),
    Column("动作", 2.6, Align.LEFT),
    Column("对象", 2.6, Align.LEFT),
)


def register_pdf(session: Session, wanted: AuditFilter, *, fonts: FontBook | None = None) -> Paper:
    """What fits the filter; of the case chain as a paper of class D.

    Raises:
        UserError: ``case_closed``; ``paper_no_rows``; ``audit_too_many`` (``count``, ``most``).
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    lines, _ = audit_view.plain_lines(session, wanted, MOST_PRINTED)
    days = ("范围", _days(wanted, lines))
    notes = (f"共{len(lines)}条，按时间从新到旧。不含记录内容和理由。",)
    if wanted.chain is Chain.CORE:
        return school_table(
            session,
            "查阅登记（公共）",
            _COLUMNS,
            _rows(lines),
            _ACTION,
            head=(days,),
            notes=notes,
            fonts=fonts,
        )
    today = session.clock.now().date()
    table = TablePrint(
        title="查阅登记（案卷）",
        columns=_COLUMNS,
        rows=_rows(lines),
        head=(("填表单位", unit(session).name), ("填表时间", print_date(today)), days),
        notes=notes,
        demo=is_demo(session),
    )
    return print_case_table(session, _ACTION, today.isoformat(), table, fonts=fonts)


def _rows(lines: tuple[AuditLine, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((line.id, print_moment(line.at), line.who, line.what, line.about) for line in lines)


def _days(wanted: AuditFilter, lines: tuple[AuditLine, ...]) -> str:
    """The filter's days; where it has none, those of the oldest and newest event."""
    first = wanted.first_day or lines[-1].at[:10]
    last = wanted.last_day or lines[0].at[:10]
    return f"{print_date(first)}—{print_date(last)}"
