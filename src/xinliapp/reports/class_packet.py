"""班级包 and blank 预警信息报告单 on paper (class C, screens.md 3.8): an upright page a class, ticks only."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.report_models import Align, Column
from xinliapp.reports.fonts import Type, require_glyphs
from xinliapp.reports.linebreak import break_lines
from xinliapp.reports.marks import DEMO, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas
from xinliapp.reports.tables import CELL, LaidRow, draw_rows, lay_row, make_grid

_MARGIN, _HEAD, _ROW, _FOOT = 12 * mm, 20 * mm, 5.4 * mm, 6 * mm
_TITLE, _SMALL, _LEAST, _AIR = 15.0, 9.0, 6.0, 0.6
_WIDTH, _HEIGHT = A4
_INNER = _WIDTH - 2 * _MARGIN
PER_PAGE = 45


@dataclass(frozen=True, slots=True)
class PacketPage:
    """A class's sheet: ``facts`` in one line under the title, ``legend`` below them, then the rows."""

    title: str
    facts: tuple[str, ...]
    legend: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class SlipPage:
    """A blank slip: ``fields`` and ``blocks`` are printed in order; a block is its heading and its lines."""

    title: str
    facts: tuple[str, ...]
    blocks: tuple[tuple[str, tuple[str, ...]], ...]
    foot: str


def render_packets(
    pages: Sequence[PacketPage],
    fonts: FontBook | None = None,
    *,
    author: str = "",
    names: Iterable[str] = (),
    blank_missing: bool = False,
    demo: bool = False,
    title: str = "班级包",
) -> bytes:
    """Every sheet in one PDF; a class of more than 45 goes on overleaf with its head.

    ``title`` stands in the file's properties.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``. KnownError: ``no_chinese_font``,
            ``font_unreadable``.
    """
    if not blank_missing:
        require_glyphs(names, fonts)
    texts = [text for page in pages for text in _texts(page)]
    type_ = Type([*texts, DEMO, "第共页0123456789 "], fonts, blank_missing=blank_missing)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo(title, author))
    for page in pages:
        _draw_packet(canvas, type_, page, demo)
    canvas.save()
    return out.getvalue()


def _texts(page: PacketPage) -> Iterable[str]:
    yield from (page.title, page.legend, *page.facts)
    yield from (column.heading for column in page.columns)
    for row in page.rows:
        yield from row


def _draw_packet(canvas: Any, type_: Type, page: PacketPage, demo: bool) -> None:
    grid = make_grid(page.columns, _MARGIN, _INNER)

    def laid(cells: Sequence[str], style: FontStyle) -> LaidRow:
        return lay_row(cells, page.columns, grid, type_, style=style, least=_ROW, air=_AIR)

    head = laid([column.heading for column in page.columns], FontStyle.HEITI)
    rows = [laid(cells, FontStyle.SONGTI) for cells in page.rows]
    parts = [rows[start : start + PER_PAGE] for start in range(0, len(rows), PER_PAGE)] or [[]]
    for number, part in enumerate(parts, start=1):
        if demo:
            watermark(canvas, type_, DEMO, _WIDTH, _HEIGHT)
        _draw_head(canvas, type_, page)
        draw_rows(canvas, type_, grid, _HEIGHT - _MARGIN - _HEAD, [head, *part])
        if len(parts) > 1:
            foot = f"第{number}页 共{len(parts)}页"
            x = (_WIDTH - type_.width(foot, FontStyle.SONGTI, _SMALL)) / 2
            type_.draw(canvas, x, _FOOT, foot, FontStyle.SONGTI, _SMALL)
        canvas.showPage()


def _draw_head(canvas: Any, type_: Type, page: PacketPage | SlipPage) -> None:
    y = _HEIGHT - _MARGIN - _TITLE
    width = type_.width(page.title, FontStyle.TITLE, _TITLE)
    type_.draw(canvas, (_WIDTH - width) / 2, y, page.title, FontStyle.TITLE, _TITLE)
    y -= 17.0
    size = CELL  # the longest names of schools get smaller type, down to what still fits
    while (
        size > _LEAST and sum(type_.width(fact, FontStyle.SONGTI, size) for fact in page.facts) > _INNER - 30
    ):
        size -= 0.5
    widths = [type_.width(fact, FontStyle.SONGTI, size) for fact in page.facts]
    gap = (_INNER - sum(widths)) / max(1, len(page.facts) - 1)
    x = _MARGIN
    for fact, taken in zip(page.facts, widths, strict=True):
        type_.draw(canvas, x, y, fact, FontStyle.SONGTI, size)
        x += taken + gap
    if isinstance(page, PacketPage):
        type_.draw(canvas, _MARGIN, y - 14.0, page.legend, FontStyle.SONGTI, _SMALL)


def render_slips(
    pages: Sequence[SlipPage], fonts: FontBook | None = None, *, author: str = "", demo: bool = False
) -> bytes:
    """A blank slip a page, every class its own.

    Raises:
        UserError: ``text_glyphs_missing``. KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    texts = [text for page in pages for text in (page.title, page.foot, *page.facts)]
    texts += [text for page in pages for head, lines in page.blocks for text in (head, *lines)]
    type_ = Type([*texts, DEMO], fonts)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo("预警信息报告单", author))
    for page in pages:
        _draw_slip(canvas, type_, page, demo)
    canvas.save()
    return out.getvalue()


def _draw_slip(canvas: Any, type_: Type, page: SlipPage, demo: bool) -> None:
    if demo:
        watermark(canvas, type_, DEMO, _WIDTH, _HEIGHT)
    _draw_head(canvas, type_, page)
    grid = make_grid((Column("", 5.0), Column("", 27.0)), _MARGIN, _INNER)
    rows = [_block(type_, head, lines, grid.widths[1]) for head, lines in page.blocks]
    y = draw_rows(canvas, type_, grid, _HEIGHT - _MARGIN - _HEAD, rows)
    for line in break_lines(page.foot, lambda part: type_.width(part, FontStyle.SONGTI, _SMALL), _INNER):
        y -= 14.0
        type_.draw(canvas, _MARGIN, y, line, FontStyle.SONGTI, _SMALL)
    canvas.showPage()


def _block(type_: Type, head: str, lines: Sequence[str], room: float) -> LaidRow:
    def width(part: str) -> float:
        return type_.width(part, FontStyle.SONGTI, CELL)

    broken = tuple(piece for line in lines for piece in break_lines(line, width, room - 6)) or ("",)
    height = max(11 * mm, len(broken) * 14.0 + 10)
    styles = (FontStyle.HEITI, FontStyle.SONGTI)
    return LaidRow(((head,), broken), (Align.CENTER, Align.LEFT), styles, height)
