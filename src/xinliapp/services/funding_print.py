"""经费明细 of a calendar year on paper."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.funding import FundingCategory, FundingKind, totals, yuan_text
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column
from xinliapp.i18n import labels
from xinliapp.i18n.formats import MISSING, print_date
from xinliapp.services import funding
from xinliapp.services.school_table import school_table
from xinliapp.services.session import Session


def list_pdf(session: Session, year: int, *, fonts: FontBook | None = None) -> Paper:
    """Entry by entry with the sums; below it each category's plan beside what was paid.

    Raises:
        UserError: ``paper_no_rows``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    found = funding.of_year(session, year)
    columns = (
        Column("序号", 0.7), Column("类别", 1.4), Column("用途", 3.6, Align.LEFT),
        Column("预算(元)", 1.6, Align.RIGHT), Column("支出(元)", 1.6, Align.RIGHT), Column("登记日期", 2.3),
        Column("凭证", 0.8),
    )  # fmt: skip
    body = tuple(
        (
            str(number),
            labels.label(row.category),
            row.note or MISSING,
            yuan_text(row.amount_fen) if row.kind is FundingKind.BUDGET else "",
            yuan_text(row.amount_fen) if row.kind is FundingKind.SPENT else "",
            print_date(row.created_at[:10]),
            "有" if row.attachment_id else MISSING,
        )
        for number, row in enumerate(found, start=1)
    )
    sums = totals(found)
    planned, paid = (
        sum(sums[category, kind] for category in FundingCategory)
        for kind in (FundingKind.BUDGET, FundingKind.SPENT)
    )
    notes = tuple(
        f"{labels.label(category)}：预算{yuan_text(sums[category, FundingKind.BUDGET])}元，"
        f"支出{yuan_text(sums[category, FundingKind.SPENT])}元。"
        for category in FundingCategory
    )
    return school_table(
        session, f"{year}年心理健康教育经费明细", columns, body, "funding.print",
        total=("合计", "", "", yuan_text(planned), yuan_text(paid), "", ""), notes=notes, fonts=fonts,
    )  # fmt: skip
