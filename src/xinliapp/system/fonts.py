"""Finds the Chinese fonts of this machine; falls back on the bundled ones. Reads font files, never fc-list.

A scan reads a file's names and characters only where its size and OS/2 bits say it is a Chinese font, and
remembers what it found by path, size and modification time.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from fontTools.ttLib import TTCollection, TTFont, TTLibError

from xinliapp.domain.errors import KnownError
from xinliapp.domain.fonts import BundledFonts, FontBook, FontFile, FontStyle, Outlines, bundled_fonts

_SUFFIXES = {".ttf", ".otf", ".ttc", ".otc"}
# No usable Chinese face is smaller; skipping by size spares opening hundreds of Latin fonts.
_LEAST_BYTES = 700_000
_GB2312_CODE_PAGE_BIT = 1 << 18  # OS/2 ulCodePageRange1, "Chinese: Simplified"
_PROBE = "心理健康教育自查报告"
_BEYOND_BMP_BIT = 1 << 25  # OS/2 ulUnicodeRange2, bit 57 "non-plane 0": SimSun-ExtB and its like
_FIRST_RARE = 0x20000  # CJK Extension B
_NO_EMBEDDING = 0x0002  # OS/2 fsType "restricted licence": must not go into a PDF

# Family or file names, best first; compared without spaces, hyphens and case.
_WANTED: dict[FontStyle, tuple[str, ...]] = {
    FontStyle.TITLE: ("小标宋", "xiaobiaosong", "fzxbs"),
    FontStyle.FANGSONG: ("simfang", "fangsong", "仿宋", "fzfs", "zhufangsong"),
    FontStyle.HEITI: ("simhei", "黑体", "fzhei", "notosanscjksc", "notosanssc", "sourcehansanssc",
                      "sourcehansanscn", "思源黑体", "msyh", "microsoftyahei", "微软雅黑", "wenquanyi"),
    FontStyle.KAITI: ("simkai", "kaiti", "楷体", "fzkai", "ukai"),
    FontStyle.SONGTI: ("simsun", "宋体", "notoserifcjksc", "notoserifsc", "sourcehanserifsc",
                       "sourcehanserifcn", "思源宋体", "fzshusong", "uming"),
}  # fmt: skip
# What stands in when the machine lacks a style: 小标宋 and 仿宋 are kinds of 宋体, 楷体 is nearest to 仿宋.
_STAND_IN: dict[FontStyle, tuple[FontStyle, ...]] = {
    FontStyle.TITLE: (FontStyle.SONGTI,),
    FontStyle.FANGSONG: (),
    FontStyle.HEITI: (),
    FontStyle.KAITI: (FontStyle.FANGSONG,),
    FontStyle.SONGTI: (),
}
# 仿宋_GB2312 stops at 6,763 characters (requirements.md 2.7): children's names would have holes.
_AVOID = ("gb2312",)


@dataclass(frozen=True, slots=True)
class _Face:
    file: FontFile
    names: tuple[str, ...]
    embeddable: bool
    complete: bool  # False: rare characters only (SimSun-ExtB), good as a fallback and for nothing else


def font_folders() -> tuple[Path, ...]:
    """The folders where this operating system keeps fonts, existing or not."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", str(home / "AppData" / "Local")))
        return (windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts")
    if sys.platform == "darwin":
        return (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    return (
        Path("/usr/share/fonts"),
        Path("/usr/local/share/fonts"),
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    )


def installed_chinese_fonts(folders: Iterable[Path] | None = None) -> tuple[FontFile, ...]:
    """Every Simplified-Chinese face found on the machine that may be embedded, in a stable order."""
    return tuple(face.file for face in _faces(folders))


def find_chinese_font(style: FontStyle, folders: Iterable[Path] | None = None) -> FontFile:
    """The face to print ``style`` with: the machine's own, a near relative, or the bundled one.

    Raises:
        KnownError: ``no_chinese_font``: none is installed and the bundled package is missing.
    """
    return _choose(style, _faces(folders), bundled_fonts())


def font_book(folders: Iterable[Path] | None = None) -> FontBook:
    """A face for every style, with bundled and other installed faces behind them for rare characters.

    Raises:
        KnownError: ``no_chinese_font``.
    """
    found, bundled = _faces(folders), bundled_fonts()
    faces = {style: _choose(style, found, bundled) for style in FontStyle}
    ours = (bundled.serif, bundled.sans) if bundled else ()
    own = frozenset(style for style in FontStyle if any(_rank(face, style) is not None for face in found))
    return FontBook(faces, tuple(dict.fromkeys((*ours, *(face.file for face in found)))), own)


def bundled_font_path() -> Path:
    """The bundled sans face, for the screen of a machine that has no Chinese font.

    Raises:
        KnownError: ``no_chinese_font``: the font package is missing from this installation.
    """
    bundled = bundled_fonts()
    if bundled is None:
        raise KnownError("no_chinese_font")
    return bundled.sans.path


def _choose(style: FontStyle, faces: tuple[_Face, ...], bundled: BundledFonts | None) -> FontFile:
    for wanted in (style, *_STAND_IN[style]):
        ranked = [(rank, face) for face in faces if (rank := _rank(face, wanted)) is not None]
        if ranked:
            return min(ranked, key=lambda pair: (pair[0], str(pair[1].file.path), pair[1].file.index))[1].file
    if bundled is not None:
        return bundled.sans if style is FontStyle.HEITI else bundled.serif
    whole = [face.file for face in faces if face.complete]
    if whole:
        return whole[0]
    raise KnownError("no_chinese_font")


def _rank(face: _Face, style: FontStyle) -> int | None:
    if not face.complete or any(word in name for word in _AVOID for name in face.names):
        return None
    for rank, word in enumerate(_WANTED[style]):
        if any(word in name for name in face.names):
            # Among equals take what can be embedded without conversion.
            return rank * 2 + (face.file.outlines is not Outlines.TRUETYPE)
    return None


def _faces(folders: Iterable[Path] | None) -> tuple[_Face, ...]:
    found = [
        face
        for path, size, modified in _font_paths(font_folders() if folders is None else folders)
        for face in _read(path, size, modified)
        if face.embeddable
    ]
    return tuple(sorted(found, key=lambda face: (str(face.file.path), face.file.index)))


def _font_paths(folders: Iterable[Path]) -> Iterator[tuple[Path, int, int]]:
    for folder in folders:
        for root, _, names in os.walk(folder):
            for name in names:
                path = Path(root, name)
                if path.suffix.lower() not in _SUFFIXES:
                    continue
                try:
                    stat = path.stat()
                except OSError:
                    continue
                if stat.st_size >= _LEAST_BYTES:
                    yield path, stat.st_size, stat.st_mtime_ns


@lru_cache(maxsize=2048)
def _read(path: Path, size: int, modified: int) -> tuple[_Face, ...]:
    """The Simplified-Chinese faces of one file; a file that cannot be read has none."""
    try:
        if path.suffix.lower() in {".ttc", ".otc"}:
            with TTCollection(str(path), lazy=True) as collection:
                fonts = list(collection.fonts)
                return tuple(face for index, font in enumerate(fonts) if (face := _face(path, index, font)))
        with TTFont(str(path), lazy=True) as font:
            face = _face(path, 0, font)
            return (face,) if face else ()
    except (TTLibError, OSError, KeyError, ValueError, AssertionError, IndexError):
        # Font folders hold broken and half-copied files; one of them must not stop the others.
        return ()


def _face(path: Path, index: int, font: TTFont) -> _Face | None:
    os2 = font["OS/2"]
    says_chinese = getattr(os2, "ulCodePageRange1", 0) & _GB2312_CODE_PAGE_BIT
    if not says_chinese and not os2.ulUnicodeRange2 & _BEYOND_BMP_BIT:
        return None
    characters = font.getBestCmap() or {}
    complete = bool(says_chinese) and all(ord(character) in characters for character in _PROBE)
    if not complete and _FIRST_RARE not in characters:
        return None
    names = {font["name"].getDebugName(number) or "" for number in (1, 4, 6, 16)}
    family = font["name"].getBestFamilyName() or path.stem
    if _other_script(names):
        return None
    plain = tuple(sorted(_plain(name) for name in (*names, family, path.stem)))
    file = FontFile(path, index, family, _outlines(font))
    return _Face(file, plain, os2.fsType & 0x000F != _NO_EMBEDDING, complete)


def _outlines(font: TTFont) -> Outlines:
    if "fvar" in font:
        return Outlines.VARIABLE
    return Outlines.TRUETYPE if "glyf" in font else Outlines.CFF


def _other_script(names: Iterable[str]) -> bool:
    """Whether a pan-CJK face is the Japanese, Korean or Traditional one: the same characters, other forms."""
    return any(
        word in {"JP", "KR", "TC", "HK", "TW", "J", "K"} and ("CJK" in name or "Han" in name)
        for name in names
        for word in name.replace("-", " ").split()
    )


def _plain(name: str) -> str:
    return name.lower().replace(" ", "").replace("-", "")
