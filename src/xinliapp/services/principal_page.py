"""The principal's page: released figures in the words of their clauses, and the page on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from xinliapp.domain.fonts import FontBook
from xinliapp.domain.papers import Paper
from xinliapp.domain.report_models import Align, Column, TablePrint
from xinliapp.domain.rules import Clause, FormColumn, PublishedFigure, Verdict
from xinliapp.i18n import formats, labels, task_words
from xinliapp.reports.table_pages import render_table
from xinliapp.rulepacks import library
from xinliapp.services import measuring, school, today
from xinliapp.services.demo import is_demo
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

# Shape and word: either must be enough on a grey copy (screens.md 3.3).
SHAPES = {
    Verdict.MET: "√",
    Verdict.UNMET: "×",
    Verdict.DUE_SOON: "!",
    Verdict.NEEDS_PERSON: "?",
    Verdict.NO_NUMBER: "—",
    Verdict.NOT_APPLICABLE: "○",
    Verdict.NOT_PUBLISHED: "?",
}
STALE = "有更新,待重新发布"


@dataclass(frozen=True, slots=True)
class FigureLine:
    """A released figure under the duty it answers; ``clause`` is "" for one that only a form asks for.

    ``current``: the newest of its clause. The others are a form's figures and a clause's earlier windows.
    """

    figure: PublishedFigure
    duty: str
    clause: str
    current: bool = False


def figure_lines(session: Session, released: tuple[PublishedFigure, ...]) -> Iterator[FigureLine]:
    """Each figure once: every clause's newest one in the order of the packs, then what forms ask for and
    earlier windows.

    A figure is named by the clause that counts exactly so, else by the form's column that does, else by a
    clause or column of the same measure, else by how it was counted.
    """
    packs = [measuring.pack(pack_id) for pack_id in measuring.pack_ids(session.database)]
    clauses = [clause for pack in packs for clause in pack.clauses]
    columns = [column for form_id in library.form_ids() for column in measuring.form(form_id).columns]
    lines = [_line(figure, clauses, columns) for figure in released]
    newest: dict[str, FigureLine] = {}
    for line in lines:
        if line.clause and _age(line) > _age(newest.setdefault(line.clause, line)):
            newest[line.clause] = line
    shown = {line.figure.id for line in newest.values()}
    yield from (replace(newest[clause.id], current=True) for clause in clauses if clause.id in newest)
    yield from (line for line in lines if line.figure.id not in shown)


def _age(line: FigureLine) -> tuple[dt.date, str]:
    return line.figure.window.as_of, line.figure.published_at


def _line(figure: PublishedFigure, clauses: list[Clause], columns: list[FormColumn]) -> FigureLine:
    same = [clause for clause in clauses if clause.measure == figure.measure]
    asked = [column for column in columns if column.measure == figure.measure]
    counted = dict(figure.parameters)
    clause = next((each for each in same if measuring.clause_parameters(each) == counted), None)
    column = next((each for each in asked if measuring.column_parameters(each) == counted), None)
    if clause is None and column is None:  # counted by the school's own value, or by an earlier pack
        clause, column = next(iter(same), None), next(iter(asked), None)
    if clause is not None:
        return FigureLine(figure, clause.duty, clause.id)
    return FigureLine(figure, column.heading if column is not None else figure.definition, "")


def principal_page_pdf(session: Session, *, fonts: FontBook | None = None) -> Paper:
    """The page as it stands: what waits, the tally of the self-check, the released figures; no names.

    Raises:
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    page = today.principal_home(session)
    day = page.day.isoformat()
    tally = "  ".join(f"{SHAPES[verdict]}{labels.label(verdict)}{count}" for verdict, count in page.verdicts)
    waiting = [f"等您办:{task_words.words(task.kind).title}({task.subject})" for task in page.waiting]
    rows = tuple(
        (
            line.duty,
            (line.clause or "—") if line.current else "上报用",
            value_text(line.figure),
            as_of_text(line.figure),
            _released(line.figure),
        )
        for line in figure_lines(session, page.figures)
    )
    columns = (
        Column("心理教师发布的数字", 4.4, Align.LEFT),
        Column("条款", 1.2),
        Column("值", 2.2),
        Column("时点", 2.4),
        Column("发布", 3.0, Align.LEFT),
    )
    table = TablePrint(
        title="校长首页",
        subtitle=f"自查:{tally}" if tally else _no_check(page.has_calendar),
        columns=columns,
        rows=rows or (("还没有发布数字", "", "", "", ""),),
        head=(("学校", school.unit(session).name), ("日期", formats.print_date(day))),
        notes=(*waiting, "个人辅导内容不在本账户可见范围内。"),
        demo=is_demo(session),
    )
    pdf = render_table(table, fonts, author=school.unit(session).name)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "home.print", None, {"figures": len(rows)})
    return Paper(f"校长首页-{day}.pdf", pdf)


def _no_check(has_calendar: bool) -> str:
    return "现在不在学期内,没有自查。" if has_calendar else "还没有设置校历,没有自查。"


def value_text(figure: PublishedFigure) -> str:
    """The value with its unit, or as a share (39/40)."""
    if figure.denominator is None:
        return f"{_amount(figure.value)}{figure.unit}"
    if figure.value == int(figure.value) and figure.denominator == int(figure.denominator):
        return formats.percent(int(figure.value), int(figure.denominator))
    return f"{_amount(figure.value)}/{_amount(figure.denominator)}"


def as_of_text(figure: PublishedFigure) -> str:
    """The day the figure speaks of, or its first and last day."""
    window = figure.window
    if window.starts_on == window.ends_on:
        return window.as_of.isoformat()
    return f"{window.starts_on.isoformat()}—{min(window.ends_on, window.as_of).isoformat()}"


def _released(figure: PublishedFigure) -> str:
    return STALE if figure.stale else f"{figure.published_by} {figure.published_at[5:16].replace('T', ' ')}"


def _amount(value: float) -> str:
    """Whole, or one decimal cut off: 7.99 never reads 8.0."""
    return formats.hours(value * 60) if value != int(value) else str(int(value))
