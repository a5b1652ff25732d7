"""Floor of many pages: a canvas that is told the same strings in the same places, and nothing else."""

from __future__ import annotations

import io
from collections.abc import Sequence

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

Glyphs = tuple[str, float, float, float, str]
"""Face, size, x, y and the characters of one string."""


def bare_pages(pages: Sequence[Sequence[Glyphs]]) -> bytes:
    """The pages as PDF; the faces are registered already."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, pageCompression=1)
    for page in pages:
        for face, size, x, y, text in page:
            canvas.setFont(face, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
