"""答题纸: a block a student with item numbers and digits to circle; no item's words (screens.md S09)."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.reports.fonts import Type, require_glyphs
from xinliapp.reports.marks import DEMO, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas

_WIDTH, _HEIGHT = A4
_MARGIN = 12 * mm
_INNER = _WIDTH - 2 * _MARGIN
_HEAD, _ROW, _GAP = 15 * mm, 7.2 * mm, 8 * mm
_NUMBER, _CODE, _AIR = 9 * mm, 6 * mm, 3 * mm
_TEXT, _SMALL = 10.5, 9.0


@dataclass(frozen=True, slots=True)
class SheetClass:
    """One class's sheets: (number, name) of everybody who is to have one."""

    title: str
    class_label: str
    items: int
    codes: tuple[int, ...]
    students: tuple[tuple[int | None, str], ...]


def per_line(codes: int) -> int:
    """How many items stand in a line."""
    return max(1, int(_INNER // (_NUMBER + codes * _CODE + _AIR)))


def block_height(items: int, codes: int) -> float:
    """How tall a student's block is, in points."""
    return float(_HEAD + -(-items // per_line(codes)) * _ROW)


def per_page(items: int, codes: int) -> int:
    """How many students share a page; a sheet that is longer than a page begins a page of its own."""
    room = _HEIGHT - 2 * _MARGIN + _GAP
    return max(1, int(room // (block_height(items, codes) + _GAP)))


def render_answer_sheets(
    classes: Sequence[SheetClass],
    fonts: FontBook | None = None,
    *,
    author: str = "",
    names: Iterable[str] = (),
    blank_missing: bool = False,
    demo: bool = False,
) -> bytes:
    """Every class on pages of its own, students in the order given.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``. KnownError: ``no_chinese_font``,
            ``font_unreadable``.
    """
    if not blank_missing:
        require_glyphs(names, fonts)
    texts = [text for one in classes for text in (one.title, one.class_label)]
    texts += [name for one in classes for _number, name in one.students]
    fixed = [DEMO, _RULE, "号日期0123456789 　"]
    type_ = Type([*texts, *fixed], fonts, blank_missing=blank_missing)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo("答题纸", author))
    for one in classes:
        _draw_class(canvas, type_, one, demo)
    canvas.save()
    return out.getvalue()


_RULE = "每题圈一个数字,不漏题;圈错的划掉再圈。不明白的可以问老师,不想答的题可以空着。"


def _draw_class(canvas: Any, type_: Type, one: SheetClass, demo: bool) -> None:
    codes = len(one.codes)
    many, tall = per_page(one.items, codes), block_height(one.items, codes)
    for start in range(0, len(one.students), many):
        if demo:
            watermark(canvas, type_, DEMO, _WIDTH, _HEIGHT)
        y = _HEIGHT - _MARGIN
        for number, name in one.students[start : start + many]:
            _draw_block(canvas, type_, one, (number, name), y)
            y -= tall + _GAP
            if y > _MARGIN + tall:
                canvas.setDash(2, 3)
                canvas.line(_MARGIN, y + _GAP / 2, _WIDTH - _MARGIN, y + _GAP / 2)
                canvas.setDash()
        canvas.showPage()


def _draw_block(canvas: Any, type_: Type, one: SheetClass, who: tuple[int | None, str], top: float) -> None:
    number, name = who
    seat = f"{number}号 " if number is not None else ""
    type_.draw(canvas, _MARGIN, top - _TEXT, f"{one.class_label} {seat}{name}", FontStyle.HEITI, _TEXT)
    right = f"{one.title}　日期　　　　　　"
    x = _WIDTH - _MARGIN - type_.width(right, FontStyle.SONGTI, _TEXT)
    type_.draw(canvas, x, top - _TEXT, right, FontStyle.SONGTI, _TEXT)
    type_.draw(canvas, _MARGIN, top - _TEXT - 15, _RULE, FontStyle.SONGTI, _SMALL)
    across = per_line(len(one.codes))
    width = _INNER / across
    for item in range(1, one.items + 1):
        line, place = divmod(item - 1, across)
        x, y = _MARGIN + place * width, top - _HEAD - line * _ROW
        type_.draw(canvas, x, y, str(item), FontStyle.HEITI, _TEXT)
        for spot, code in enumerate(one.codes):
            type_.draw(canvas, x + _NUMBER + spot * _CODE, y, str(code), FontStyle.SONGTI, _TEXT)
