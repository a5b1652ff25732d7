"""Which font file prints which kind of Chinese type; found by ``system.fonts``, used by ``reports``."""

from __future__ import annotations

import importlib.util
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

# The one pinned package that carries fonts (decision 0020): Noto Sans SC and Noto Serif SC, SIL OFL 1.1.
_BUNDLE_PACKAGE = "pylopdf_fonts_zh_cn"


class FontStyle(Enum):
    """The kinds of type GB/T 9704-2012 and our tables ask for."""

    TITLE = "title"  # 小标宋
    FANGSONG = "fangsong"  # 仿宋
    HEITI = "heiti"  # 黑体
    KAITI = "kaiti"  # 楷体
    SONGTI = "songti"  # 宋体


class Outlines(Enum):
    """How a font file draws: only plain TrueType can be embedded as it is."""

    TRUETYPE = "truetype"
    CFF = "cff"
    VARIABLE = "variable"


@dataclass(frozen=True, slots=True)
class FontFile:
    """One face: the file, its number inside a collection (0 otherwise), family name, outlines."""

    path: Path
    index: int
    family: str
    outlines: Outlines


@dataclass(frozen=True, slots=True)
class FontBook:
    """A face for every style, and the faces to try, in order, for characters that face lacks.

    ``own``: the styles this machine has a face of; the others are drawn by a relative or a bundled face.
    """

    faces: Mapping[FontStyle, FontFile]
    fallbacks: tuple[FontFile, ...] = ()
    own: frozenset[FontStyle] = frozenset()

    def candidates(self, style: FontStyle) -> tuple[FontFile, ...]:
        """The faces that may draw a character of ``style``, best first, each once."""
        return tuple(dict.fromkeys((self.faces[style], *self.fallbacks)))


@dataclass(frozen=True, slots=True)
class BundledFonts:
    """The two faces that come with the application; always present in a proper installation."""

    serif: FontFile
    sans: FontFile


def bundled_fonts() -> BundledFonts | None:
    """The fonts of the pinned font package, or None where a packager left it out."""
    spec = importlib.util.find_spec(_BUNDLE_PACKAGE)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations)))
    serif, sans = folder / "NotoSerifSC-Regular.otf", folder / "NotoSansSC-Regular.otf"
    if not (serif.is_file() and sans.is_file()):
        return None
    return BundledFonts(
        serif=FontFile(serif, 0, "Noto Serif SC", Outlines.CFF),
        sans=FontFile(sans, 0, "Noto Sans SC", Outlines.CFF),
    )


def bundled_font_book() -> FontBook | None:
    """A book made of the bundled faces alone: the same pages on every machine."""
    bundled = bundled_fonts()
    if bundled is None:
        return None
    faces = {style: bundled.sans if style is FontStyle.HEITI else bundled.serif for style in FontStyle}
    return FontBook(faces, (bundled.serif, bundled.sans))
