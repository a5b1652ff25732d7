"""Ruled tables: breaking cells into lines, rows into pages, and drawing them.

五号 (10.5 pt) type, outer rules 1.0 pt and inner rules 0.5 pt (screens.md 3.8 B). Class B papers are made by
``table_pages``; the annex of the self-check uses the pieces here on its own page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontStyle
from xinliapp.domain.report_models import Align, Column
from xinliapp.reports.fonts import Type
from xinliapp.reports.linebreak import break_lines

CELL = 10.5
LEADING = 14.0
PAD = 3.0
OUTER_RULE, INNER_RULE = 1.0, 0.5
_LEAST_COLUMN = 2 * CELL + 2 * PAD  # two characters: under that a heading is a column of single signs


@dataclass(frozen=True, slots=True)
class Grid:
    """Left edges and widths of the columns, in points."""

    left: float
    widths: tuple[float, ...]

    @property
    def right(self) -> float:
        """The right edge of the table."""
        return self.left + sum(self.widths)


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row broken into lines per cell, ready to draw. A ``span`` row is one cell over all columns."""

    cells: tuple[tuple[str, ...], ...]
    aligns: tuple[Align, ...]
    styles: tuple[FontStyle, ...]
    height: float
    span: bool = False


def make_grid(columns: Sequence[Column], left: float, width: float) -> Grid:
    """Share ``width`` out by the columns' weights.

    Raises:
        UserError: ``table_too_wide``: a column would be narrower than two characters.
    """
    total = sum(column.weight for column in columns)
    widths = tuple(width * column.weight / total for column in columns)
    if min(widths) < _LEAST_COLUMN - 0.01:
        raise UserError("table_too_wide", n=len(columns))
    return Grid(left, widths)


def lay_row(
    cells: Sequence[str],
    columns: Sequence[Column],
    grid: Grid,
    type_: Type,
    *,
    style: FontStyle = FontStyle.SONGTI,
    styles: Sequence[FontStyle] | None = None,
    centred: bool = False,
    least: float = 0.0,
    air: float = PAD,
) -> LaidRow:
    """Break one row's cells into lines; ``least`` is the least height, ``air`` the room above and below."""
    if len(cells) != len(columns):
        raise ValueError(f"{len(cells)} cells for {len(columns)} columns")
    used = tuple(styles) if styles else (style,) * len(cells)
    broken = tuple(
        tuple(_break(text, type_, used[i], grid.widths[i] - 2 * PAD)) for i, text in enumerate(cells)
    )
    aligns = tuple(Align.CENTER if centred else column.align for column in columns)
    height = max(least, max(map(len, broken)) * LEADING + 2 * air)
    return LaidRow(broken, aligns, used, height)


def lay_span(text: str, grid: Grid, type_: Type, style: FontStyle = FontStyle.HEITI) -> LaidRow:
    """A row whose one cell reaches over the whole table: the name of a group."""
    lines = tuple(_break(text, type_, style, sum(grid.widths) - 2 * PAD))
    return LaidRow((lines,), (Align.LEFT,), (style,), len(lines) * LEADING + 2 * PAD, span=True)


def _break(text: str, type_: Type, style: FontStyle, room: float) -> list[str]:
    return break_lines(text, lambda part: type_.width(part, style, CELL), room)


def split_pages(rows: Iterable[LaidRow], first_room: float, room: float) -> list[list[LaidRow]]:
    """Fill pages of ``room`` points (the first ``first_room``) below the head row.

    A row goes to the next page whole; only a row taller than an empty page is cut between lines. A group's
    name never stands last on a page.
    """
    pages: list[list[LaidRow]] = [[]]
    left = first_room
    least = min(first_room, room)
    for row in (part for whole in rows for part in _cut(whole, least)):
        if row.height > left + 0.01 and pages[-1]:
            pages.append(_pull_span(pages[-1]))
            left = room - sum(pulled.height for pulled in pages[-1])
        pages[-1].append(row)
        left -= row.height
    return pages


def _pull_span(page: list[LaidRow]) -> list[LaidRow]:
    return [page.pop()] if len(page) > 1 and page[-1].span else []


def _cut(row: LaidRow, room: float) -> list[LaidRow]:
    if row.height <= room:
        return [row]
    count = int((room - 2 * PAD) // LEADING)
    tallest = max(map(len, row.cells))
    parts = []
    for start in range(0, tallest, count):
        cells = tuple(cell[start : start + count] for cell in row.cells)
        height = max(map(len, cells)) * LEADING + 2 * PAD
        parts.append(replace(row, cells=cells, height=height))
    return parts


def draw_rows(canvas: Any, type_: Type, grid: Grid, top: float, rows: Sequence[LaidRow]) -> float:
    """Draw rows downward from ``top`` with their rules; returns the y of the lower edge."""
    y = top
    for row in rows:
        _draw_row(canvas, type_, grid, y, row)
        y -= row.height
        canvas.setLineWidth(INNER_RULE)
        canvas.line(grid.left, y, grid.right, y)
    canvas.setLineWidth(OUTER_RULE)
    canvas.rect(grid.left, y, grid.right - grid.left, top - y, stroke=1, fill=0)
    return y


def _draw_row(canvas: Any, type_: Type, grid: Grid, top: float, row: LaidRow) -> None:
    widths = (grid.right - grid.left,) if row.span else grid.widths
    x = grid.left
    for lines, align, style, width in zip(row.cells, row.aligns, row.styles, widths, strict=True):
        y = top - (row.height - len(lines) * LEADING) / 2 - LEADING / 2 - CELL * 0.38
        for line in lines:
            used = type_.width(line, style, CELL)
            shift = {Align.LEFT: PAD, Align.CENTER: (width - used) / 2, Align.RIGHT: width - PAD - used}
            type_.draw(canvas, x + shift[align], y, line, style, CELL)
            y -= LEADING
        if x > grid.left:
            canvas.setLineWidth(INNER_RULE)
            canvas.line(x, top, x, top - row.height)
        x += width
