"""The manual as it lies on the disk: chapters, their sections, which page a section explains. Qt-free.

A chapter is one Markdown file; ``README.md`` is the first and its links give the order of the others. A
comment ``<!-- pages: room appointment -->`` below a heading says which pages of the program it explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

CONTENTS = "README"
MOST_HITS = 40
_EXCERPT = 24
_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_PAGES = re.compile(r"^<!-- *pages: *([a-z_ ]+?) *-->\s*$")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CHAPTER_LINK = re.compile(r"\]\(([a-z0-9-]+)\.md\)")
_FENCE = "```"


@dataclass(frozen=True, slots=True)
class Section:
    """What stands below one heading: its words, the anchor a link names, the pages it explains, its lines."""

    title: str
    anchor: str
    pages: tuple[str, ...]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file: ``key`` is its name without ``.md``, ``text`` its Markdown; the first section is its head."""

    key: str
    title: str
    text: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the manual; an empty anchor is the top of the chapter."""

    chapter: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """A section in which all searched words stand, with a few words around the first of them."""

    spot: Spot
    chapter: str
    section: str
    excerpt: str


def anchor_of(title: str) -> str:
    """The anchor of a heading, as the usual Markdown hosts make it: words kept, blanks to hyphens."""
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", plain(title).lower().strip()))


def plain(text: str) -> str:
    """Markdown without its marks: what a person reads in a search result."""
    text = _COMMENT.sub("", text)
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)", "", text)
    text = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", text)
    return re.sub(r"[*`|]|^\s*(?:#+|>|-(?!-)|\d+\.)\s+", " ", text).strip()


def load(folder: Path) -> tuple[Chapter, ...]:
    """All chapters in reading order; empty when this copy of the program carries no manual.

    Raises:
        OSError: a file is there and cannot be read.
    """
    contents = folder / f"{CONTENTS}.md"
    if not contents.is_file():
        return ()
    first = _chapter(contents)
    keys = list(dict.fromkeys(_CHAPTER_LINK.findall(first.text)))
    others = [folder / f"{key}.md" for key in keys if key != CONTENTS]
    return (first, *(_chapter(path) for path in others if path.is_file()))


def place_for(chapters: Sequence[Chapter], page: str) -> Spot | None:
    """Where a page of the program is explained, or None."""
    return next(
        (
            Spot(chapter.key, section.anchor)
            for chapter in chapters
            for section in chapter.sections
            if page in section.pages
        ),
        None,
    )


def find(chapters: Sequence[Chapter], text: str) -> tuple[Hit, ...]:
    """The sections that hold every word of ``text``, any letter case; those with one in the heading first."""
    words = text.casefold().split()
    if not words:
        return ()
    hits = [hit for chapter in chapters for hit in _hits(chapter, words)]
    hits.sort(key=lambda hit: not any(word in hit.section.casefold() for word in words))
    return tuple(hits[:MOST_HITS])


def target(chapters: Sequence[Chapter], here: str, link: str) -> Spot | None:
    """Where a link of chapter ``here`` leads inside the manual; None for everything else."""
    path, _, anchor = link.partition("#")
    key = path.removesuffix(".md") if path else here
    if path and not path.endswith(".md"):
        return None
    chapter = next((chapter for chapter in chapters if chapter.key == key), None)
    if chapter is None or (anchor and anchor not in {section.anchor for section in chapter.sections}):
        return None
    return Spot(key, anchor)


def _hits(chapter: Chapter, words: Sequence[str]) -> Iterator[Hit]:
    for number, section in enumerate(chapter.sections):
        body = " ".join(filter(None, map(plain, section.lines)))
        folded = f"{section.title} {body}".casefold()
        if all(word in folded for word in words):
            anchor = section.anchor if number else ""
            yield Hit(Spot(chapter.key, anchor), chapter.title, section.title, _around(body, words))


def _around(body: str, words: Sequence[str]) -> str:
    folded = body.casefold()
    at = min((folded.find(word) for word in words if word in folded), default=0)
    start, end = max(0, at - _EXCERPT // 2), at + 2 * _EXCERPT
    return ("…" if start else "") + body[start:end] + ("…" if end < len(body) else "")


def _chapter(path: Path) -> Chapter:
    text = path.read_text(encoding="utf-8")
    sections = tuple(_sections(text))
    return Chapter(path.stem, sections[0].title or path.stem, text, sections)


def _sections(text: str) -> Iterator[Section]:
    title, pages, lines, code = "", (), [], False  # type: str, tuple[str, ...], list[str], bool
    for line in text.splitlines():
        code ^= line.startswith(_FENCE)
        heading = None if code else _HEADING.match(line)
        named = _PAGES.match(line)
        if heading:
            if title or any(lines):
                yield Section(title, anchor_of(title), pages, tuple(lines))
            title, pages, lines = plain(heading[2]), (), []
        elif named:
            pages = tuple(named[1].split())
        else:
            lines.append(line)
    yield Section(title, anchor_of(title), pages, tuple(lines))
