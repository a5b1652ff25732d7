"""Which characters a font file has, and the few it is asked for as a TrueType font ReportLab can embed.

ReportLab embeds plain TrueType outlines only, and reads a whole 10 MB font for a page of text. So the used
glyphs alone are redrawn from whatever the file holds; cubic curves become quadratic ones within a thousandth
of the em (fontTools' cu2qu), a variable font is taken at regular weight.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from functools import lru_cache
from threading import Lock
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import timestampFromString
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, TTLibError

from xinliapp.domain.errors import KnownError
from xinliapp.domain.fonts import FontFile, Outlines

_EPOCH = timestampFromString("Sat Jan  1 00:00:00 2000")
# fontTools reads glyphs lazily from one open file; two prints at once would seek under each other.
_lock = Lock()
_REGULAR = {"wght": 400}
# ReportLab always lists printable ASCII in its first subset; a face without it would print wrong widths.
_ALWAYS = frozenset(range(0x20, 0x7F))


def characters_of(font: FontFile) -> frozenset[int]:
    """The code points the face can draw.

    Raises:
        KnownError: ``font_unreadable``.
    """
    return _source(font, _modified(font)).characters


def as_truetype(font: FontFile, text: Iterable[str]) -> bytes:
    """A small TrueType font with the glyphs of ``text`` (and ASCII), same metrics; the same bytes every time.

    Raises:
        KnownError: ``font_unreadable``.
    """
    source = _source(font, _modified(font))
    wanted = sorted(({ord(character) for character in text} | _ALWAYS) & source.characters)
    with _lock:
        return source.subset(wanted)


def _modified(font: FontFile) -> int:
    try:
        return font.path.stat().st_mtime_ns
    except OSError as error:
        raise KnownError("font_unreadable", name=font.path.name) from error


@lru_cache(maxsize=12)
def _source(font: FontFile, modified: int) -> _Source:
    try:
        return _Source(font)
    except (TTLibError, OSError, KeyError, ValueError, AssertionError) as error:
        raise KnownError("font_unreadable", name=font.path.name) from error


class _Source:
    """An open font file with the glyphs already redrawn from it."""

    def __init__(self, font: FontFile) -> None:
        number = font.index if font.path.suffix.lower() in {".ttc", ".otc"} else -1
        self._font = TTFont(str(font.path), fontNumber=number, lazy=True)
        self._map: dict[int, str] = self._font.getBestCmap() or {}
        self.characters = frozenset(self._map)
        location = _REGULAR if font.outlines is Outlines.VARIABLE else None
        self._glyphs = self._font.getGlyphSet(location=location)
        self._cubic = "glyf" not in self._font
        self._units = int(self._font["head"].unitsPerEm)
        self._drawn: dict[str, tuple[Any, tuple[int, int]]] = {}

    def subset(self, wanted: list[int]) -> bytes:
        names = {code: f"u{code:05X}" for code in wanted}
        drawn = {names[code]: self._draw(self._map[code]) for code in wanted}
        drawn = {".notdef": self._draw(".notdef"), **drawn}
        builder = FontBuilder(self._units, isTTF=True)
        builder.setupGlyphOrder(list(drawn))
        builder.setupCharacterMap(names)
        builder.setupGlyf({name: glyph for name, (glyph, _) in drawn.items()})
        builder.setupHorizontalMetrics({name: metrics for name, (_, metrics) in drawn.items()})
        hhea = self._font["hhea"]
        builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
        family = self._font["name"].getBestFamilyName() or "Han"
        postscript = self._font["name"].getDebugName(6) or family.replace(" ", "")
        builder.setupNameTable({"familyName": family, "styleName": "Regular", "psName": postscript})
        os2 = self._font["OS/2"]
        builder.setupOS2(
            sTypoAscender=os2.sTypoAscender,
            sTypoDescender=os2.sTypoDescender,
            usWeightClass=400,
            sCapHeight=getattr(os2, "sCapHeight", 0),
        )
        builder.setupPost(keepGlyphNames=False)
        # A clock reading in the font would make two prints of the same report differ.
        builder.font["head"].created = builder.font["head"].modified = _EPOCH
        builder.font.recalcTimestamp = False
        out = io.BytesIO()
        builder.save(out)
        return out.getvalue()

    def _draw(self, name: str) -> tuple[Any, tuple[int, int]]:
        if name not in self._drawn:
            pen = TTGlyphPen(None)
            glyph = self._glyphs[name]
            # Cubic outlines run the other way round than TrueType ones.
            out = Cu2QuPen(pen, self._units / 1000, reverse_direction=True) if self._cubic else pen
            glyph.draw(DecomposingFilterPen(out, self._glyphs))
            drawn = pen.glyph()
            drawn.recalcBounds(None)
            self._drawn[name] = drawn, (round(glyph.width), getattr(drawn, "xMin", 0))
        return self._drawn[name]
