"""What a round says on paper (screens.md S09): coverage, who is missing, who sits down once more, numbers.

Numbers are hints and stand without names; names stand without scores, reasons or hints.
"""

from __future__ import annotations

from collections import Counter

from xinliapp.domain.casework import CheckRound, Disposition
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.domain.screening import RoundRow, RowState, Tally
from xinliapp.domain.screening_figures import Distribution
from xinliapp.domain.suppression import suppress
from xinliapp.i18n import labels
from xinliapp.i18n.formats import percent, print_date
from xinliapp.reports.bar_pages import BarCell, BarPrint, render_bars
from xinliapp.reports.table_pages import render_table
from xinliapp.services.case_tables import print_case_table
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.screening_figures import SMALL_LINE
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_working_prints import finished
from xinliapp.services.session import Session

_ROW_MM, _MARGIN_MM = 5.4, 12.0  # screens.md 3.8 C
_NOT_A_VERDICT = "分数只是提示，不是结论；处置由人决定。本表不含姓名，不作医疗证明用途。"
_HIDDEN = "人数很小的年级不分开写，写作“*”，使小的人数推不出来。"
_SMALL = f"不足{SMALL_LINE}人的写作“<{SMALL_LINE}”，必要时另藏一格为“*”，使合计推不出来。"


def coverage_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """覆盖率: every class with its bar, the bars of the page on screen. No names.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``screening_nobody``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    whole, classes = sheet.tally(), sheet.by_class()
    if not classes:
        raise UserError("screening_nobody")
    table = BarPrint(
        title=f"{sheet.round.name}覆盖率",
        subtitle=_span(sheet.round),
        facts=_facts(session),
        columns=(
            Column("班级", 1.4), Column("应", 1.2), Column("完成", 1.2), Column("待定", 1.2),
            Column("覆盖率", 4.4),
        ),
        rows=tuple(
            (
                one.label,
                (
                    BarCell(str(one.tally.expected)), BarCell(str(one.tally.done)),
                    BarCell(str(one.tally.pending)),
                    BarCell(_rate(one.tally), one.tally.done / one.tally.expected),
                ),
            )
            for one in classes
        ),
        total=("合计", str(whole.expected), str(whole.done), str(whole.pending), _rate(whole)),
        notes=("缺测、无效、拒测、免测都不算完成。",),
        demo=is_demo(session),
    )  # fmt: skip
    pdf = render_bars(table, fonts, author=unit(session).name)
    return finished(session, round_id, "覆盖率", pdf, len(classes), names=False)


def missing_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """未排查名单: whom nothing valid is known of, with room to note it; no status, no reason.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``screening_nobody_missing``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    rows = sheet.uncovered()
    if not rows:
        raise UserError("screening_nobody_missing")
    counted = sheet.tally()
    table = TablePrint(
        title="未排查名单",
        subtitle=f"{sheet.round.name} {_span(sheet.round)}",
        columns=(
            Column("班级", 1.4), Column("班内学号", 1.2), Column("姓名", 2.2), Column("日期", 2.0),
            Column("方式", 2.0), Column("经手", 2.0), Column("备注", 2.6, Align.LEFT),
        ),
        rows=tuple((row.class_label, str(row.number or ""), row.name, "", "", "", "") for row in rows),
        head=(
            ("学校", unit(session).name),
            ("已完成", percent(counted.done, counted.expected)),
            ("截至", print_date(session.clock.now().date())),
        ),
        row_height_mm=_ROW_MM,
        margin_mm=_MARGIN_MM,
        demo=is_demo(session),
    )  # fmt: skip
    names = [row.name for row in rows]
    pdf = render_table(table, fonts, author=unit(session).name, blank_missing=blank_missing, names=names)
    return finished(session, round_id, "未排查名单", pdf, len(rows))


def retest_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """复测名单: who sits down once more, without why; class D.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``screening_no_retests``, ``glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    rows = sheet.retests()
    if not rows:
        raise UserError("screening_no_retests")
    table = TablePrint(
        title="复测名单",
        demo=is_demo(session),
        subtitle=sheet.round.name,
        columns=(
            Column("班级", 1.4), Column("班内学号", 1.6), Column("姓名", 2.2), Column("上次施测", 3.0),
            Column("复测日期", 2.0), Column("施测人", 2.0), Column("备注", 2.0, Align.LEFT),
        ),
        rows=tuple(
            (row.class_label, str(row.number or ""), row.name, print_date(row.day), "", "", "")
            for row in rows
        ),
        head=(("学校", unit(session).name), ("人数", str(len(rows)))),
        notes=("请逐人单独通知，不在班级公布。",),
    )  # fmt: skip
    return print_case_table(
        session, "round.print_retest", round_id, table, names=[row.name for row in rows],
        blank_missing=blank_missing, fonts=fonts,
    )  # fmt: skip


def distribution_pdf(
    session: Session, round_id: str, shown: Distribution, *, fonts: FontBook | None = None
) -> Paper:
    """分布图(仅人数): exactly the numbers and bars the page shows, small ones hidden.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    words = dict(shown.keys).get(shown.key, "")
    most = max((int(text) for _, cells in shown.groups for text in cells if text.isdigit()), default=0)
    table = BarPrint(
        title=f"{sheet.round.name}分布（仅人数）",
        subtitle=f"{words} {_span(sheet.round)}",
        facts=_facts(session),
        columns=(Column("年级", 1.4), *(Column(band, 2.0) for band in shown.bands)),
        rows=tuple(
            (label, tuple(BarCell(text, _share(text, most)) for text in cells))
            for label, cells in shown.groups
        ),
        total=("合计", *shown.total),
        notes=(_HIDDEN, _NOT_A_VERDICT),
        demo=is_demo(session),
    )
    pdf = render_bars(table, fonts, author=unit(session).name)
    return finished(session, round_id, "分布图", pdf, len(shown.groups), names=False)


def summary_pdf(
    session: Session, round_id: str, *, blank_missing: bool = False, fonts: FontBook | None = None
) -> Paper:
    """排查汇总: classes by status, hints and what was decided about them; numbers alone, small ones hidden.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``screening_nobody``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    sheet = RoundSheet(session, round_id)
    classes, whole = sheet.by_class(), sheet.tally()
    if not classes:
        raise UserError("screening_nobody")
    hints = suppress([one.tally.hints for one in classes], SMALL_LINE)
    rows = tuple(
        (one.label, *_numbers(one.tally), hidden) for one, hidden in zip(classes, hints.cells, strict=True)
    )
    table = TablePrint(
        title=f"{sheet.round.name}排查汇总表",
        subtitle=_span(sheet.round),
        columns=(
            Column("班级", 1.6), Column("应"), Column("完成"), Column("缺测"), Column("无效"), Column("拒测"),
            Column("免测"), Column("待定"), Column("有提示", 1.3),
        ),
        rows=rows,
        head=(
            ("填表单位", unit(session).name),
            ("填表时间", print_date(session.clock.now().date())),
            ("填表人", session.account.display_name),
        ),
        total=("合计", *_numbers(whole), "*" if hints.total_hidden else str(whole.hints)),
        notes=(f"处置：{_decided(sheet.rows())}。", _SMALL, _NOT_A_VERDICT),
        demo=is_demo(session),
    )  # fmt: skip
    pdf = render_table(table, fonts, author=unit(session).name)
    return finished(session, round_id, "排查汇总", pdf, len(classes), names=False)


def _numbers(one: Tally) -> tuple[str, ...]:
    return tuple(
        str(count)
        for count in (one.expected, one.done, one.absent, one.void, one.declined, one.exempt, one.pending)
    )


def _decided(rows: list[RoundRow]) -> str:
    """谈心后再看<5、进研判12: the round's decisions, a small number hidden."""
    counted = Counter(row.disposition for row in rows if row.disposition is not None and row.hint)
    known = [(one, counted[one]) for one in Disposition if counted[one]]
    shown = suppress([count for _, count in known], SMALL_LINE).cells
    told = [f"{labels.label(one)}{text}" for (one, _), text in zip(known, shown, strict=True)]
    left = sum(row.state is RowState.DONE and row.undisposed for row in rows)
    return "、".join(told) or ("还没有" if left else "无")


def _share(text: str, most: int) -> float | None:
    return int(text) / most if text.isdigit() and most else None


def _rate(one: Tally) -> str:
    return percent(one.done, one.expected).split("(")[0]


def _span(found: CheckRound) -> str:
    last = print_date(found.ends_on) if found.ends_on else ""
    return f"{print_date(found.starts_on)}—{last}"


def _facts(session: Session) -> tuple[str, ...]:
    return (f"学校：{unit(session).name}", f"截至：{print_date(session.clock.now().date())}")
