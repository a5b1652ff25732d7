"""Bars of classes on paper: the numbers a page shows on screen, and the same bars beside them, hatched.

Class B (screens.md 3.8): A4, rules, the head row on every page. A cell without a share has no bar: a small
number that is hidden is not to be read off its length.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import Align, Column
from xinliapp.reports.fonts import Type
from xinliapp.reports.linebreak import break_lines
from xinliapp.reports.marks import DEMO, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas
from xinliapp.reports.tables import CELL, LEADING, draw_rows, lay_row, make_grid

_WIDTH, _HEIGHT = A4
_MARGIN = 20 * mm
_INNER = _WIDTH - 2 * _MARGIN
_TITLE, _ROW, _BAR, _HATCH = 16.0, 6.4 * mm, 3.0 * mm, 1.6 * mm
_NUMBER = 15 * mm  # what a number takes of its cell; the rest is the bar's


@dataclass(frozen=True, slots=True)
class BarCell:
    """A number as shown, and the part of the cell's width its bar fills (0 to 1), None for no bar."""

    text: str
    share: float | None = None


@dataclass(frozen=True, slots=True)
class BarPrint:
    """A table of classes with bars. ``columns`` begins with the class's; ``total`` is a closing row."""

    title: str
    subtitle: str
    facts: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[BarCell, ...]], ...]
    total: tuple[str, ...] | None = None
    notes: tuple[str, ...] = ()
    demo: bool = False


def render_bars(table: BarPrint, fonts: FontBook | None = None, *, author: str = "") -> bytes:
    """The table as PDF.

    Raises:
        UserError: ``text_glyphs_missing``, ``table_too_wide``. KnownError: ``no_chinese_font``,
            ``font_unreadable``.
    """
    texts = [table.title, table.subtitle, *table.facts, *table.notes, *(table.total or ())]
    texts += [column.heading for column in table.columns]
    texts += [text for words, cells in table.rows for text in (words, *(cell.text for cell in cells))]
    type_ = Type([*texts, DEMO, "第共页0123456789 　"], fonts)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo(table.title, author))
    _draw(canvas, type_, table)
    canvas.save()
    return out.getvalue()


def bar_room(column_width: float) -> float:
    """How long a full bar is in a cell, in points."""
    return float(max(0.0, column_width - _NUMBER - 2 * mm))


def _draw(canvas: Any, type_: Type, table: BarPrint) -> None:
    head = _head_height(table)
    first = int((_HEIGHT - 2 * _MARGIN - head - 10 * mm - len(table.notes) * 2 * LEADING) // _ROW) - 1
    later = int((_HEIGHT - 2 * _MARGIN - 10 * mm) // _ROW) - 1
    parts = [table.rows[:first]]
    rest = table.rows[first:]
    parts += [rest[start : start + later] for start in range(0, len(rest), later)]
    for number, part in enumerate(parts, start=1):
        last = number == len(parts)
        y = _begin(canvas, type_, table, number, len(parts))
        y = _draw_head(canvas, type_, table, y) if number == 1 else y
        y = _draw_part(canvas, type_, table, part, y, with_total=last)
        if last:
            _draw_notes(canvas, type_, table, y)
        canvas.showPage()


def _head_height(table: BarPrint) -> float:
    lines = int(bool(table.subtitle)) + int(bool(table.facts))
    return float(_TITLE * 1.35 + 8 + (LEADING + 4) * lines)


def _begin(canvas: Any, type_: Type, table: BarPrint, number: int, total: int) -> float:
    if table.demo:
        watermark(canvas, type_, DEMO, _WIDTH, _HEIGHT)
    foot = f"第{number}页 共{total}页"
    x = (_WIDTH - type_.width(foot, FontStyle.SONGTI, CELL)) / 2
    type_.draw(canvas, x, _MARGIN - 6 * mm, foot, FontStyle.SONGTI, CELL)
    return float(_HEIGHT - _MARGIN)


def _draw_head(canvas: Any, type_: Type, table: BarPrint, y: float) -> float:
    y -= _TITLE * 1.35
    x = (_WIDTH - type_.width(table.title, FontStyle.TITLE, _TITLE)) / 2
    type_.draw(canvas, x, y + _TITLE * 0.3, table.title, FontStyle.TITLE, _TITLE)
    y -= 8
    if table.subtitle:
        x = (_WIDTH - type_.width(table.subtitle, FontStyle.SONGTI, CELL)) / 2
        type_.draw(canvas, x, y - CELL, table.subtitle, FontStyle.SONGTI, CELL)
        y -= LEADING + 4
    if table.facts:
        type_.draw(canvas, _MARGIN, y - CELL, "　　".join(table.facts), FontStyle.SONGTI, CELL)
        y -= LEADING + 4
    return y


def _draw_part(
    canvas: Any,
    type_: Type,
    table: BarPrint,
    part: Sequence[tuple[str, tuple[BarCell, ...]]],
    top: float,
    *,
    with_total: bool,
) -> float:
    columns = tuple(
        Column(one.heading, one.weight, Align.LEFT if place else Align.CENTER)
        for place, one in enumerate(table.columns)
    )
    grid = make_grid(columns, _MARGIN, _INNER)
    heading = lay_row(
        [one.heading for one in columns], columns, grid, type_, style=FontStyle.HEITI, least=_ROW
    )
    rows = [
        lay_row([words, *(cell.text for cell in cells)], columns, grid, type_, least=_ROW, air=0.6)
        for words, cells in part
    ]
    if with_total and table.total is not None:
        rows.append(lay_row(table.total, columns, grid, type_, style=FontStyle.HEITI, least=_ROW, air=0.6))
    bottom = draw_rows(canvas, type_, grid, top, [heading, *rows])
    y = top - heading.height
    for (_words, cells), row in zip(part, rows, strict=False):
        x = grid.left + grid.widths[0]
        for place, cell in enumerate(cells, start=1):
            if cell.share:
                room = bar_room(grid.widths[place]) * min(1.0, cell.share)
                _hatched(canvas, x + _NUMBER, y - row.height / 2 - _BAR / 2, room)
            x += grid.widths[place]
        y -= row.height
    return bottom


def _hatched(canvas: Any, x: float, y: float, length: float) -> None:
    """A bar that reads in grey as well: an outline filled with slanting lines."""
    canvas.saveState()
    canvas.setLineWidth(0.4)
    path = canvas.beginPath()
    path.rect(x, y, length, _BAR)
    canvas.clipPath(path, stroke=1, fill=0)
    place = x - _BAR
    while place < x + length:
        canvas.line(place, y, place + _BAR, y + _BAR)
        place += _HATCH
    canvas.restoreState()
    canvas.setLineWidth(0.5)
    canvas.rect(x, y, length, _BAR, stroke=1, fill=0)


def _draw_notes(canvas: Any, type_: Type, table: BarPrint, y: float) -> None:
    y -= 8
    for note in table.notes:
        for line in break_lines(note, lambda part: type_.width(part, FontStyle.SONGTI, CELL), _INNER):
            y -= LEADING
            type_.draw(canvas, _MARGIN, y, line, FontStyle.SONGTI, CELL)
