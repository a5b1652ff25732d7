"""What every PDF has: paper, properties without a person's name, the same bytes for the same input."""

from __future__ import annotations

import io
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas


@dataclass(frozen=True, slots=True)
class PaperInfo:
    """What goes into the file's properties and over every page; never a person's name."""

    title: str
    author: str
    watermark: str = ""


def new_canvas(out: io.BytesIO, info: PaperInfo, size: tuple[float, float] = A4) -> Canvas:
    """A canvas that writes the same bytes for the same input and names no person."""
    canvas = Canvas(out, pagesize=size, invariant=1, pageCompression=1, lang="zh-CN")
    canvas.setTitle(info.title)
    canvas.setAuthor(info.author)
    canvas.setSubject("")
    canvas.setCreator("xinliapp")
    return canvas
