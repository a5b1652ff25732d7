"""时距统计 (BJ-27, BJ-28): how long 发现 → 报告 → 处置 took this term, in counts; no student, class, sign."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.domain.warning_intervals import IntervalRow, Span, interval_rows
from xinliapp.domain.warnings import Urgency, WarningReport
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.services import warnings
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.services.warning_print import span_words
from xinliapp.storage.calendar import load_school_years


def statistics_pdf(session: Session, blank_missing: bool = False, *, fonts: FontBook | None = None) -> Paper:
    """The warnings noticed this term (outside a term: since the first of January), all and 立即 apart.

    Raises:
        UserError: ``case_closed``, ``warnings_none``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    first, last = _span(session)
    found = warnings.between(session, first, last)
    if not found:
        raise UserError("warnings_none")
    urgent = [one for one in found if one.urgency is Urgency.IMMEDIATE]
    table = TablePrint(
        title="预警信息报告时距统计",
        subtitle=f"发现日期 {print_date(first)}—{print_date(last)}",
        columns=(
            Column("范围", 1.6), Column("环节", 2.6, Align.LEFT),
            *(Column(labels.label(one), 1.7, Align.RIGHT) for one in Span),
            Column("还没有", 1.6, Align.RIGHT), Column("中位数", 2.4, Align.RIGHT),
        ),
        rows=(*_rows(f"全部{len(found)}条", found), *_rows(f"立即{len(urgent)}条", urgent)),
        head=(("学校", unit(session).name), ("截至", print_date(session.clock.now().date()))),
        demo=is_demo(session),
        notes=(
            "从发现时间算到各环节第一次盖时间；各栏不重复计。只写了日期的从当天0点算起。作废的不计。",
        ),
    )  # fmt: skip
    return print_case_table(
        session, "warning.print_statistics", session.clock.now().date().isoformat(), table,
        blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def _span(session: Session) -> tuple[dt.date, dt.date]:
    """The days counted: this term's up to today, or this calendar year's."""
    today = session.clock.now().date()
    terms = (term for year in load_school_years(session.database) for term in year.terms)
    term = next((one for one in terms if one.starts_on <= today <= one.ends_on), None)
    return (term.starts_on if term is not None else dt.date(today.year, 1, 1)), today


def _rows(words: str, found: Sequence[WarningReport]) -> list[tuple[str, ...]]:
    return [
        (
            words if place == 0 else "",
            labels.label(row.kind),
            *map(str, row.counts),
            str(row.missing),
            _middle(row),
        )
        for place, row in enumerate(interval_rows(found) if found else ())
    ]


def _middle(row: IntervalRow) -> str:
    """What half of them took at most."""
    return MISSING if row.median is None else span_words(round(row.median))
