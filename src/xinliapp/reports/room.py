"""Papers of the counselling room (screens.md S12): opening hours, duty, duty log, register by code."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.i18n.formats import print_date
from xinliapp.reports.table_pages import render_table


@dataclass(frozen=True, slots=True)
class RoomPaperHead:
    """What stands over every paper of the room; days are ISO."""

    unit_name: str
    first_day: str
    last_day: str
    demo: bool = False


def render_opening_notice(
    head: RoomPaperHead, rows: Sequence[tuple[str, str, str]], fonts: FontBook | None = None
) -> bytes:
    """开放时间公示: (星期, 时间, 值班教师), to be put up at the door.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title="心理辅导室开放时间",
        columns=(Column("星期", 2.0), Column("时间", 3.0), Column("值班教师", 3.0)),
        rows=tuple(rows),
        head=_head(head),
        notes=("需要帮助的同学可以在开放时间直接来，也可以预约。辅导的内容会保密。",),
        row_height_mm=12.0,
        demo=head.demo,
    )
    return render_table(table, fonts, author=head.unit_name)


def render_duty_roster(
    head: RoomPaperHead, rows: Sequence[tuple[str, str, str, str]], fonts: FontBook | None = None
) -> bytes:
    """值班表: (日期, 星期, 时间, 值班人) and a column to sign in.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title="心理辅导室值班表",
        columns=(
            Column("日期", 2.4),
            Column("星期", 1.2),
            Column("时间", 2.4),
            Column("值班人", 2.4),
            Column("签到", 2.4),
        ),
        rows=tuple((*row, "") for row in rows),
        head=_head(head),
        demo=head.demo,
    )
    return render_table(table, fonts, author=head.unit_name)


def render_duty_log(
    head: RoomPaperHead,
    rows: Sequence[tuple[str, str, str, str, str, str]],
    total: tuple[str, str],
    fonts: FontBook | None = None,
    *,
    strip: str = "",
    messages: str = "",
) -> bytes:
    """值班记录: (日期, 开门—关门, 分钟, 值班人, 来访, 交接); ``total``: minutes and visitors of all rows.

    ``messages`` says how many letters and calls came in and were answered, "" to leave it out.

    Handed-over notes are case text: where they are printed, ``strip`` marks the paper as one to keep safe.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title="心理辅导室值班记录",
        columns=(
            Column("日期", 2.2),
            Column("开门—关门", 2.4),
            Column("分钟", 1.2, Align.RIGHT),
            Column("值班人", 2.0),
            Column("来访", 1.0, Align.RIGHT),
            Column("交接", 4.0, Align.LEFT),
        ),
        rows=tuple(rows),
        total=("合计", "", total[0], "", total[1], ""),
        head=_head(head),
        notes=("同一时间两人值班的，合计分钟只计一次。", *([messages] if messages else [])),
        strip=strip,
        demo=head.demo,
    )
    return render_table(table, fonts, author=head.unit_name)


def render_register(
    head: RoomPaperHead, rows: Sequence[tuple[str, ...]], fonts: FontBook | None = None
) -> bytes:
    """预约登记表(代号): 登记时间, 代号, 时段, 教师, 来源, 首次, 紧急, 状态; numbered here.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    table = TablePrint(
        title="心理辅导预约登记表",
        subtitle="来访者只记代号",
        columns=(
            Column("序号", 1.0),
            Column("登记时间", 2.8),
            Column("代号", 1.8),
            Column("预约时段", 3.4),
            Column("预约教师", 2.0),
            Column("来源", 1.8),
            Column("首次", 1.0),
            Column("紧急", 1.0),
            Column("状态", 1.4),
        ),
        rows=tuple((str(place), *row) for place, row in enumerate(rows, start=1)),
        head=_head(head),
        landscape=True,
        demo=head.demo,
    )
    return render_table(table, fonts, author=head.unit_name)


def _head(head: RoomPaperHead) -> tuple[tuple[str, str], ...]:
    days = f"{print_date(head.first_day)}至{print_date(head.last_day)}"
    return (("学校", head.unit_name), ("日期", days))
