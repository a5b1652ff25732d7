"""Reads printed pages back with PDFium, an engine that has nothing to do with the one that wrote them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Glyph:
    """A printed character: where its baseline starts and its ink box, in points from the lower left."""

    text: str
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float


def page_count(pdf: bytes) -> int:
    """How many pages the file has."""
    return len(pypdfium2.PdfDocument(pdf))


def page_size_mm(pdf: bytes, page: int = 0) -> tuple[float, float]:
    """Width and height of a page in millimetres."""
    width, height = pypdfium2.PdfDocument(pdf)[page].get_size()
    return width / POINTS_PER_MM, height / POINTS_PER_MM


def glyphs(pdf: bytes, page: int = 0) -> list[Glyph]:
    """Every visible character of a page in the order it was drawn."""
    text_page = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    found = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code <= 0x20 or code == 0x3000:
            continue
        x, y = ctypes.c_double(), ctypes.c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        left, bottom, right, top = text_page.get_charbox(index)
        found.append(Glyph(chr(code), x.value, y.value, left, bottom, right, top))
    return found


def lines(pdf: bytes, page: int = 0) -> list[tuple[float, str]]:
    """(baseline y, text) of every printed line, from the top; text without blanks."""
    rows: dict[float, list[Glyph]] = {}
    for glyph in glyphs(pdf, page):
        rows.setdefault(round(glyph.y, 1), []).append(glyph)
    return [
        (y, "".join(glyph.text for glyph in sorted(row, key=lambda glyph: glyph.x)))
        for y, row in sorted(rows.items(), reverse=True)
    ]


def plain_text(pdf: bytes) -> str:
    """All text of the file without blanks and line ends."""
    document = pypdfium2.PdfDocument(pdf)
    raw = "".join(document[page].get_textpage().get_text_range() for page in range(len(document)))
    return "".join(raw.split())


def inside(circle: tuple[float, float, float], found: Iterable[Glyph]) -> str:
    """The characters whose ink reaches into a circle (x, y, radius)."""
    x, y, radius = circle
    hit = []
    for glyph in found:
        near_x = min(max(x, glyph.left), glyph.right)
        near_y = min(max(y, glyph.bottom), glyph.top)
        if (near_x - x) ** 2 + (near_y - y) ** 2 < radius**2:
            hit.append(glyph.text)
    return "".join(hit)


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page; ``channels`` bytes to a pixel, ``stride`` bytes to a row."""

    data: bytes
    stride: int
    channels: int
    width: int
    height: int

    def pixel(self, x: int, y: int) -> bytes:
        """The bytes of one pixel, counted from the upper left."""
        start = y * self.stride + x * self.channels
        return self.data[start : start + self.channels]


def picture(pdf: bytes, page: int = 0, *, scale: float, grayscale: bool = False) -> Picture:
    """A page as pixels, ``scale`` of them to a point."""
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=scale, grayscale=grayscale)
    data = bytes(bitmap.buffer)
    return Picture(data, bitmap.stride, bitmap.n_channels, bitmap.width, bitmap.height)
