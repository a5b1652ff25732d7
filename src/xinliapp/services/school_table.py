"""A class B table about the school itself: who filled it in, when, demo mark, audit event."""

from __future__ import annotations

from collections.abc import Sequence

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Column, TablePrint
from xinliapp.i18n import formats
from xinliapp.reports.table_pages import render_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.session import Session


def school_table(
    session: Session,
    title: str,
    columns: tuple[Column, ...],
    body: Sequence[tuple[str, ...]],
    action: str,
    *,
    head: tuple[tuple[str, str], ...] = (),
    total: tuple[str, ...] | None = None,
    notes: tuple[str, ...] = (),
    landscape: bool = False,
    a3: bool = False,
    blank_rows: int = 0,
    fonts: FontBook | None = None,
) -> Paper:
    """The table as PDF; ``action`` is the audit event. Nothing in it is about a student.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    if not body and not blank_rows:
        raise UserError("paper_no_rows")
    today = session.clock.now().date().isoformat()
    name = unit(session).name
    table = TablePrint(
        title=title,
        columns=columns,
        rows=tuple(body),
        head=(("填表单位", name), ("填表时间", formats.print_date(today)), *head),
        total=total,
        notes=notes,
        landscape=landscape,
        a3=a3,
        blank_rows=blank_rows,
        demo=is_demo(session),
    )
    data = render_table(table, fonts, author=name)
    with session.write(action):
        pass
    return Paper(f"{title}.pdf", data)
