"""Chinese type for ReportLab: every character is drawn by a face that has it, or nothing is printed."""

from __future__ import annotations

import hashlib
import io
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import Any, TypeVar

from reportlab.pdfbase import pdfmetrics, ttfonts

from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.fonts import FontBook, FontFile, FontStyle, bundled_font_book
from xinliapp.reports.glyphs import as_truetype, characters_of

T = TypeVar("T")
BLANK = "\u25a1"  # stands for a character to be written by hand; drawn as an open square, never as text
_KEPT_FACES = 24
_SKIPPED = {"\n", "\r", "\t"}


def _to_unicode_map(fontname: str, subset: list[int]) -> str:
    """ReportLab writes ``<20164>`` for 𠅤, which no reader understands; the standard asks for UTF-16."""
    lines = [f"<{i:02X}> <{chr(code).encode('utf-16-be').hex().upper()}>" for i, code in enumerate(subset)]
    head = (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo\n"
        f"<< /Registry ({fontname})\n/Ordering ({fontname})\n/Supplement 0\n>> def\n"
        f"/CMapName /{fontname} def\n/CMapType 2 def\n1 begincodespacerange\n<00> <{len(subset) - 1:02X}>\n"
        "endcodespacerange\n"
    )
    # ISO 32000-1 9.10.3: at most 100 entries to a block.
    blocks = [
        f"{len(lines[i : i + 100])} beginbfchar\n" + "\n".join(lines[i : i + 100]) + "\nendbfchar\n"
        for i in range(0, len(lines), 100)
    ]
    return head + "".join(blocks) + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"


ttfonts.makeToUnicodeCMap = _to_unicode_map


def missing_glyphs(
    texts: Iterable[str], fonts: FontBook | None = None, style: FontStyle = FontStyle.FANGSONG
) -> dict[str, list[str]]:
    """The characters no face of the book can draw, each with the texts it stands in (once, in order)."""
    unique = tuple(dict.fromkeys(texts))
    wanted = {ord(character) for text in unique for character in text if character not in _SKIPPED}
    for face in (fonts or default_book()).candidates(style):
        if not wanted:
            break  # most papers need one face: do not open the others
        wanted -= characters_of(face)
    missing: dict[str, list[str]] = {}
    for text in unique:
        for character in dict.fromkeys(text):
            if ord(character) in wanted:
                missing.setdefault(character, []).append(text)
    return missing


def require_glyphs(names: Iterable[str], fonts: FontBook | None = None) -> None:
    """Check students' names before a print.

    Raises:
        UserError: ``glyphs_missing`` with ``n``, the number of names that cannot be printed whole.
    """
    missing = missing_glyphs(names, fonts)
    if missing:
        affected = {name for found in missing.values() for name in found}
        raise UserError("glyphs_missing", n=len(affected), chars="".join(sorted(missing)))


class _Machine:
    """The faces papers are printed with where nobody names others; looked for once, at the first paper."""

    find: Callable[[], FontBook] | None = None
    book: FontBook | None = None
    lock = Lock()


def print_with(find: Callable[[], FontBook] | None) -> None:
    """From now on papers use the faces ``find`` finds, asked once and when needed; None: the bundled ones.

    The window calls it at its start: a school's own 仿宋 and 小标宋 go on its letters (GB/T 9704), while
    tests and commands print the same pages on every machine (decisions 0022, 0159).
    """
    with _Machine.lock:
        _Machine.find, _Machine.book = find, None


def default_book() -> FontBook:
    """The faces set by :func:`print_with`, else the bundled ones.

    Raises:
        KnownError: ``no_chinese_font``: the font package is missing from this installation.
    """
    with _Machine.lock:
        if _Machine.book is None and _Machine.find is not None:
            _Machine.book = _Machine.find()
        book = _Machine.book
    book = book or bundled_font_book()
    if book is None:
        raise KnownError("no_chinese_font")
    return book


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text that one registered face draws; ``blank`` runs are squares to write in."""

    face: str
    text: str
    blank: bool = False


class _Lookup(dict[str, T]):
    """What ``find`` says of a character, asked once: a document is looked up character by character."""

    def __init__(self, find: Callable[[str], T]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, character: str) -> T:
        found = self[character] = self._find(character)
        return found


class Type:
    """The faces of one document, ready in ReportLab; made from all the text the document will hold."""

    def __init__(self, texts: Iterable[str], fonts: FontBook | None = None, *, blank_missing: bool = False):
        """Register what ``texts`` need.

        Raises:
            UserError: ``text_glyphs_missing`` if a character has no face and ``blank_missing`` is not set.
            KnownError: ``no_chinese_font``, ``font_unreadable``.
        """
        self._book = fonts or default_book()
        everything = tuple(texts)
        missing = missing_glyphs(everything, self._book)
        if missing and not blank_missing:
            count = len({text for found in missing.values() for text in found})
            raise UserError("text_glyphs_missing", n=count, chars="".join(sorted(missing)))
        self._text = "".join(sorted({*"".join(everything)} - _SKIPPED))
        self._faces: dict[FontFile, str] = {}
        self._chosen = {style: _Lookup(partial(self._choose, style)) for style in FontStyle}
        self._widths = {style: _Lookup(partial(self._advance, style)) for style in FontStyle}

    def runs(self, text: str, style: FontStyle) -> Iterator[Run]:
        """``text`` cut where the face changes."""
        faces = [self._chosen[style][character] for character in text]
        start = 0
        for position in range(1, len(text) + 1):
            if position == len(text) or faces[position] != faces[start]:
                face = faces[start]
                piece = text[start:position]
                yield Run(face, piece) if face else Run(self._primary(style), piece, blank=True)
                start = position

    def width(self, text: str, style: FontStyle, size: float) -> float:
        """Advance width of ``text`` in points."""
        return sum(map(self._widths[style].__getitem__, text)) * size

    def draw(self, canvas: Any, x: float, y: float, text: str, style: FontStyle, size: float, *,
             spread: float = 0.0) -> float:  # fmt: skip
        """Draw one line with its baseline at ``y``; ``spread`` points are added after every character.

        Returns the x where the line ends.
        """
        for run in self.runs(text, style):
            if run.blank:
                for _ in run.text:
                    canvas.setLineWidth(0.5)
                    canvas.rect(x + size * 0.08, y - size * 0.08, size * 0.84, size * 0.84)
                    x += size + spread
                continue
            canvas.setFont(run.face, size)
            canvas.drawString(x, y, run.text, charSpace=spread)
            x += self.width(run.text, style, size) + spread * len(run.text)
        return x

    def _advance(self, style: FontStyle, character: str) -> float:
        face = self._chosen[style][character]
        return 1.0 if face is None else float(pdfmetrics.stringWidth(character, face, 1))

    def _primary(self, style: FontStyle) -> str:
        return self._name(self._book.candidates(style)[0])

    def _choose(self, style: FontStyle, character: str) -> str | None:
        has = (face for face in self._book.candidates(style) if ord(character) in characters_of(face))
        file = next(has, None)
        return self._name(file) if file else None

    def _name(self, file: FontFile) -> str:
        if file not in self._faces:
            self._faces[file] = _register(file, self._text)
        return self._faces[file]


_lock = Lock()
_registered: OrderedDict[str, None] = OrderedDict()


def _register(file: FontFile, text: str) -> str:
    """Make the face's used glyphs known to ReportLab once; returns their name there."""
    mark = _mark(file, text)
    name = f"xinli-{mark}"
    with _lock:
        if name not in _registered:
            # Not registerFont: it takes two faces of one PostScript name for the same font and keeps the
            # first for ever, so that characters of the second document would go missing.
            pdfmetrics._fonts[name] = _embeddable(name, mark, file, text)
        _registered[name] = None
        _registered.move_to_end(name)
        while len(_registered) > _KEPT_FACES:
            # ReportLab never forgets a font; a session that prints all day must not keep every subset.
            pdfmetrics._fonts.pop(_registered.popitem(last=False)[0], None)
    return name


def _mark(file: FontFile, text: str) -> str:
    """Tells apart faces and subsets, but not folders: the same fonts make the same bytes everywhere."""
    try:
        size = file.path.stat().st_size
    except OSError as error:
        raise KnownError("font_unreadable", name=file.path.name) from error
    return hashlib.sha256(f"{file.path.name}|{size}|{file.index}|{text}".encode()).hexdigest()[:12]


def _embeddable(name: str, mark: str, file: FontFile, text: str) -> Any:
    try:
        font = ttfonts.TTFont(name, io.BytesIO(as_truetype(file, text)))
    except ttfonts.TTFError as error:
        raise KnownError("font_unreadable", name=file.path.name) from error
    # Inside a document, too, ReportLab tells fonts apart by this name alone.
    font.face.name = ttfonts.TTFNameBytes(bytes(font.face.name) + b"-" + mark.encode())
    return font
