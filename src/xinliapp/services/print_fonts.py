"""What papers are printed with on this machine, and whose name it cannot draw whole (screens.md S25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.fonts import FontStyle
from xinliapp.reports.fonts import default_book, missing_glyphs
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow, list_students

SHOWN = (FontStyle.FANGSONG, FontStyle.TITLE, FontStyle.HEITI, FontStyle.KAITI, FontStyle.SONGTI)


@dataclass(frozen=True, slots=True)
class StyleFace:
    """The family that prints a style; ``own`` is False where a relative or a bundled face stands in."""

    style: FontStyle
    family: str
    own: bool


@dataclass(frozen=True, slots=True)
class NameWithHoles:
    """A student on the roll whose name has ``characters`` that no face here can draw."""

    id: str
    class_label: str
    name: str
    characters: str


@dataclass(frozen=True, slots=True)
class FontCheck:
    """The faces of every style papers use, and the names to be completed by hand."""

    faces: tuple[StyleFace, ...]
    names: tuple[NameWithHoles, ...]
    checked: int


def names(session: Session) -> tuple[StudentRow, ...]:
    """Who is on the roll: read with the database, so that :func:`check` needs it no more."""
    return tuple(list_students(session))


def check(roll: Sequence[StudentRow]) -> FontCheck:
    """Look for the machine's faces and try every name; seconds at the first time, no database.

    Raises:
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    book = default_book()
    faces = tuple(StyleFace(style, book.faces[style].family, style in book.own) for style in SHOWN)
    holes: dict[str, str] = {}
    for character, found in missing_glyphs((row.name for row in roll), book).items():
        for name in found:
            holes[name] = holes.get(name, "") + character
    lacking = (row for row in roll if row.name in holes)
    rows = (NameWithHoles(row.id, row.class_label, row.name, holes[row.name]) for row in lacking)
    return FontCheck(faces, tuple(rows), len(roll))
