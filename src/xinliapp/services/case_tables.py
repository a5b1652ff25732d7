"""Tables out of the case file (screens.md 3.8 D): 保密 on every page, copies counted, prints logged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import TablePrint
from xinliapp.i18n.formats import print_moment
from xinliapp.reports.table_pages import render_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

_FOOT = "不作医疗证明用途"


def print_case_table(
    session: Session,
    action: str,
    object_id: str,
    table: TablePrint,
    *,
    names: Sequence[str] = (),
    blank_missing: bool = False,
    fonts: FontBook | None = None,
) -> Paper:
    """Render ``table`` as class D, count the copy and note it in the case chain.

    ``object_id`` is the record the table is of, or the day of a list of many; ``names`` are the students'
    names in it.

    Raises:
        UserError: ``case_closed``, ``glyphs_missing``, ``text_glyphs_missing``, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    session.require_case()
    made = session.database.scalar(
        "SELECT count(*) FROM casework.audit_event WHERE object_id = ? AND action = ?", (object_id, action)
    )
    copy = int(made or 0) + 1
    printed = f"{session.account.display_name} · {print_moment(session.clock.now())} · 第{copy}份"
    number = short_number(object_id)
    marked = replace(table, strip=f"保密 · 编号 {number} · {printed}", foot=_FOOT, demo=is_demo(session))
    pdf = render_table(marked, fonts, author=unit(session).name, names=names, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CASE, action, object_id, {"copy": copy, "rows": len(table.rows)})
    title = table.title.replace(" ", "")
    return Paper(f"{title}-{number}.pdf", pdf, names=bool(names))


def short_number(object_id: str) -> str:
    """The first part of an id, or a day without its dashes: 20261123."""
    plain = object_id.replace("-", "")
    return plain[:8].upper()
