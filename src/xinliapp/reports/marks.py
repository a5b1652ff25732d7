"""Marks over a page: the watermark of demonstrations and drafts, and QR codes drawn as vector squares."""

from __future__ import annotations

from typing import Any

import segno

from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontStyle
from xinliapp.reports.fonts import Type

DEMO = "演示"
DRAFT = "草稿"
_QUIET = 4  # modules of white around a code, ISO/IEC 18004


def watermark(canvas: Any, type_: Type, text: str, width: float, height: float) -> None:
    """Large pale words across the page, under the text, light enough to read black type through."""
    size = min(width, height) / (len(text) + 1.2)
    canvas.saveState()
    canvas.setFillGray(0.90)
    canvas.translate(width / 2, height / 2)
    canvas.rotate(35)
    type_.draw(
        canvas, -type_.width(text, FontStyle.HEITI, size) / 2, -size * 0.38, text, FontStyle.HEITI, size
    )
    canvas.restoreState()


def qr_code(canvas: Any, text: str, x: float, y: float, side: float, *, error: str = "m") -> None:
    """Draw ``text`` as a QR code in a square of ``side`` points, its quiet zone included, lower left at x, y.

    Raises:
        UserError: ``qr_too_long``: more than a code can hold.
    """
    try:
        code = segno.make_qr(text, error=error, boost_error=False)
    except segno.DataOverflowError as overflow:
        raise UserError("qr_too_long", n=len(text)) from overflow
    modules = [list(row) for row in code.matrix]
    unit = side / (len(modules) + 2 * _QUIET)
    canvas.saveState()
    canvas.setFillGray(0)
    path = canvas.beginPath()
    for line, row in enumerate(modules):
        top = y + side - (line + _QUIET) * unit
        start = 0
        while start < len(row):
            end = start
            while end < len(row) and row[end]:
                end += 1
            if end > start:
                # One rectangle for a run of dark modules: no hairlines between squares on office printers.
                path.rect(x + (start + _QUIET) * unit, top - unit, (end - start) * unit, unit)
            start = max(end, start + 1)
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()
