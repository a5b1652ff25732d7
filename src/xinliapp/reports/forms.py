"""Statistical forms as their notice prints them, and the merged table of many schools' forms (class B)."""

from __future__ import annotations

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.report_models import Align, Column, FormPrint, MergedPrint, TablePrint
from xinliapp.reports.table_pages import render_table

# More columns than this do not fit upright with five characters to a heading line.
_UPRIGHT_COLUMNS = 6


def render_form(form: FormPrint, fonts: FontBook | None = None, *, blank_missing: bool = False) -> bytes:
    """The form, head words and column words unchanged. An empty cell is 没有此项, "0" is none of it.

    Raises:
        UserError: ``text_glyphs_missing``, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title=form.title,
        columns=tuple(_narrow(column) for column in form.columns),
        rows=tuple(tuple(_cell(value) for value in row) for row in form.rows),
        head=form.head,
        notes=form.notes,
        landscape=len(form.columns) > _UPRIGHT_COLUMNS,
        row_height_mm=14.0,
        strip=form.attachment_label,
        demo=form.demo,
    )
    return render_table(table, fonts, author=_filled_by_unit(form), blank_missing=blank_missing)


def render_merged(
    merged: MergedPrint, fonts: FontBook | None = None, *, blank_missing: bool = False
) -> bytes:
    """The merged table: a school to a row, its source at the end, totals below, missing schools named.

    Raises:
        UserError: ``text_glyphs_missing``, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    columns = (
        Column("学校", 2.6, Align.LEFT),
        *(_narrow(column) for column in merged.columns),
        Column("来源", 1.8, Align.LEFT),
    )
    rows = tuple((row.school, *(_cell(value) for value in row.values), row.source) for row in merged.rows)
    total = (f"合计 {len(merged.rows)}/{merged.expected}", *(_cell(value) for value in merged.totals), "")
    table = TablePrint(
        title=merged.title,
        subtitle=merged.version_note,
        columns=columns,
        rows=rows,
        head=(("汇总单位", merged.unit_name), ("时间范围", merged.period_label)),
        total=total,
        notes=(_missing(merged), *merged.notes),
        landscape=True,
        demo=merged.demo,
    )
    return render_table(table, fonts, author=merged.unit_name, blank_missing=blank_missing)


def _missing(merged: MergedPrint) -> str:
    if not merged.missing:
        return "应报单位均已报送。" if len(merged.rows) >= merged.expected else "未报单位名单未提供。"
    return f"未报（{len(merged.missing)}所）：{'、'.join(merged.missing)}。"


def _narrow(column: Column) -> Column:
    """The unit in brackets goes on its own line, the words stay as they are."""
    return Column(column.heading.replace("（", "\n（", 1).lstrip("\n"), column.weight, column.align)


def _cell(value: str | None) -> str:
    return "" if value is None else value


def _filled_by_unit(form: FormPrint) -> str:
    return next((value for label, value in form.head if label.startswith("填表单位")), "")
