"""Class B and C papers: a titled table on A4 whose head row repeats, with "第x页 共y页" under it.

20 mm margins (12 mm for class C), 五号 (10.5 pt) type (screens.md 3.8).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import TablePrint
from xinliapp.reports.fonts import Type, require_glyphs
from xinliapp.reports.gbt9704 import balanced
from xinliapp.reports.linebreak import break_lines
from xinliapp.reports.marks import DEMO, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas
from xinliapp.reports.tables import CELL, LEADING, PAD, LaidRow, draw_rows, lay_row, make_grid, split_pages

TITLE = 16.0
_FOOT_ROOM = 3 * mm
_DENSE_MM = 7.0  # rows lower than this are set without air above and below


def render_table(
    table: TablePrint,
    fonts: FontBook | None = None,
    *,
    author: str = "",
    blank_missing: bool = False,
    names: Iterable[str] = (),
) -> bytes:
    """A whole class B table as PDF.

    ``names`` are the students' names among the texts: a character they lack is reported as a name.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``, ``table_too_wide``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    if not blank_missing:
        require_glyphs(names, fonts)
    type_ = Type(table_texts(table), fonts, blank_missing=blank_missing)
    size = landscape(A4) if table.landscape else A4
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo(table.title, author), _paper(table))
    _Sheet(table, type_, canvas, size).draw()
    canvas.save()
    return out.getvalue()


def _paper(table: TablePrint) -> tuple[float, float]:
    """The sheet in the printer; what is drawn is always laid out for A4."""
    width, height = A3 if table.a3 else A4
    return (height, width) if table.landscape else (width, height)


def table_texts(table: TablePrint) -> list[str]:
    """Every text the table prints, for the check of missing characters."""
    texts = [
        table.title,
        table.subtitle,
        table.strip,
        table.foot,
        *table.notes,
        DEMO,
        "第共页0123456789:：　 ",
    ]
    texts += [part for pair in table.head for part in pair]
    texts += [column.heading for column in table.columns]
    return [*texts, *(cell for row in (*table.rows, table.total or ()) for cell in row)]


class _Sheet:
    """One table being drawn: knows the paper, the grid and how far down the page it is."""

    def __init__(self, table: TablePrint, type_: Type, canvas: Any, size: tuple[float, float]) -> None:
        self._table, self._type, self._canvas = table, type_, canvas
        self._width, self._height = size
        self._margin = table.margin_mm * mm
        self._inner = self._width - 2 * self._margin
        self._grid = make_grid(table.columns, self._margin, self._inner)
        self._head_row = self._row([column.heading for column in table.columns], FontStyle.HEITI, True)

    def _row(self, cells: Sequence[str], style: FontStyle, centred: bool = False) -> LaidRow:
        least = self._table.row_height_mm * mm
        air = 0.6 if self._table.row_height_mm < _DENSE_MM else PAD
        return lay_row(
            cells, self._table.columns, self._grid, self._type,
            style=style, centred=centred, least=least, air=air,
        )  # fmt: skip

    def draw(self) -> None:
        table = self._table
        rows = [self._row(cells, FontStyle.SONGTI) for cells in table.rows]
        rows += [self._row([""] * len(table.columns), FontStyle.SONGTI) for _ in range(table.blank_rows)]
        if table.total:
            rows.append(self._row(table.total, FontStyle.HEITI))
        title = self._lines(table.title, FontStyle.TITLE, TITLE, even=True)
        head = self._head_lines()
        notes = [line for note in table.notes for line in self._lines(note, FontStyle.SONGTI, CELL)]
        top = self._height - self._margin
        used = self._title_height(title) + len(head) * (LEADING + 4)
        room = top - self._margin - _FOOT_ROOM - self._head_row.height
        pages = split_pages(rows, room - used, room)
        tail = len(notes) * LEADING + 8
        notes_apart = bool(notes) and sum(row.height for row in pages[-1]) + tail > (
            room - used if len(pages) == 1 else room
        )
        total = len(pages) + notes_apart
        for number, page in enumerate(pages, start=1):
            y = self._begin(number, total)
            if number == 1:
                y = self._draw_head(y, title, head)
            y = draw_rows(self._canvas, self._type, self._grid, y, [self._head_row, *page])
            if number == len(pages) and not notes_apart:
                self._draw_notes(y, notes)
            self._canvas.showPage()
        if notes_apart:
            self._draw_notes(self._begin(total, total), notes)
            self._canvas.showPage()

    def _lines(self, text: str, style: FontStyle, size: float, *, even: bool = False) -> list[str]:
        def width(part: str) -> float:
            return self._type.width(part, style, size)

        if even:
            return [line for part in text.split("\n") for line in balanced(part, width, self._inner)]
        return break_lines(text, width, self._inner)

    def _title_height(self, title: list[str]) -> float:
        subtitle = LEADING + 4 if self._table.subtitle else 0
        return len(title) * TITLE * 1.35 + 8 + subtitle

    def _begin(self, number: int, total: int) -> float:
        """Foot, strip and watermark of a page; returns the y where the content starts."""
        canvas, type_ = self._canvas, self._type
        if (
            self._table.a3
        ):  # the ISO sizes are of one shape: each is the next smaller one, times the root of 2
            canvas.scale(A3[0] / A4[0], A3[1] / A4[1])
        if self._table.demo:
            watermark(canvas, type_, DEMO, self._width, self._height)
        foot = "　　".join(filter(None, (self._table.foot, f"第{number}页 共{total}页")))
        x = (self._width - type_.width(foot, FontStyle.SONGTI, CELL)) / 2
        type_.draw(canvas, x, self._margin - 4 * mm, foot, FontStyle.SONGTI, CELL)
        if self._table.strip:
            y = self._height - self._margin + 3 * mm
            type_.draw(canvas, self._margin, y, self._table.strip, FontStyle.HEITI, CELL)
        return float(self._height - self._margin)

    def _draw_head(self, y: float, title: list[str], head: list[list[str]]) -> float:
        canvas, type_ = self._canvas, self._type
        for line in title:
            y -= TITLE * 1.35
            x = (self._width - type_.width(line, FontStyle.TITLE, TITLE)) / 2
            type_.draw(canvas, x, y + TITLE * 0.3, line, FontStyle.TITLE, TITLE)
        y -= 8
        if self._table.subtitle:
            x = (self._width - type_.width(self._table.subtitle, FontStyle.SONGTI, CELL)) / 2
            type_.draw(canvas, x, y - CELL, self._table.subtitle, FontStyle.SONGTI, CELL)
            y -= LEADING + 4
        for fields in head:
            widths = [type_.width(item, FontStyle.SONGTI, CELL) for item in fields]
            gap = (self._inner - sum(widths)) / max(len(fields) - 1, 1)
            x = self._margin
            for item, width in zip(fields, widths, strict=True):
                type_.draw(canvas, x, y - CELL, item, FontStyle.SONGTI, CELL)
                x += width + gap
            y -= LEADING + 4
        return y

    def _head_lines(self) -> list[list[str]]:
        """Head fields side by side, as many to a line as fit with three characters between them."""
        lines: list[list[str]] = []
        used = 0.0
        for label, value in self._table.head:
            # An empty head field keeps room to be filled in by hand.
            text = f"{label}：{value or '　' * 6}"
            width = self._type.width(text, FontStyle.SONGTI, CELL)
            if lines and used + width + 3 * CELL <= self._inner:
                lines[-1].append(text)
                used += width + 3 * CELL
            else:
                lines.append([text])
                used = width
        return lines

    def _draw_notes(self, y: float, notes: list[str]) -> None:
        y -= 8
        for line in notes:
            y -= LEADING
            self._type.draw(self._canvas, self._margin, y + LEADING - CELL, line, FontStyle.SONGTI, CELL)
