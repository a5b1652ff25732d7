"""A chapter's Markdown as the small HTML a text browser shows. Qt-free.

Only what the manual uses: headings, paragraphs, lists, notes (``>``), tables, code, pictures, links, bold.
Unlike a general renderer it joins the lines of a Chinese paragraph without blanks, puts the anchors of
:func:`~xinliapp.ui.help.chapters.anchor_of` on headings, and lets no HTML of the file through.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Sequence

from xinliapp.ui.help.chapters import anchor_of

HasPicture = Callable[[str], bool]
"""Whether the picture of this file name is there."""
IsInside = Callable[[str], bool]
"""Whether a link leads to a place of the manual."""

_HEADING = re.compile(r"^(#{1,3}) +(.+?)\s*$")
_ITEM = re.compile(r"^( *)(?:(\d+)\.|-) +(.*)$")
_PICTURE = re.compile(r"^!\[([^\]]*)\]\((?:[^)]*/)?([^)/]+)\)\s*$")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_RULE = re.compile(r"^\|[\s:|-]+\|\s*$")
_CODE = re.compile(r"`([^`]+)`")
_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_BUTTON = re.compile(r"「([^」]+)」")


def to_html(text: str, has_picture: HasPicture, is_inside: IsInside) -> str:
    """The body of an HTML page; of a picture that is not there or a link outside only the words are left."""
    lines = _COMMENT.sub("", text).splitlines()
    return "\n".join(_blocks(lines, has_picture, is_inside))


def _blocks(lines: Sequence[str], has_picture: HasPicture, is_inside: IsInside) -> Iterator[str]:
    at = 0
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
        elif line.startswith("```"):
            end = _until(lines, at + 1, lambda text: text.startswith("```"))
            yield f"<pre>{html.escape(chr(10).join(lines[at + 1 : end]))}</pre>"
            at = end + 1
        elif heading := _HEADING.match(line):
            level, words = len(heading[1]), heading[2]
            yield f'<h{level}><a name="{anchor_of(words)}"></a>{_words(words, is_inside)}</h{level}>'
            at += 1
        elif picture := _PICTURE.match(line):
            yield _picture(picture[1], picture[2], has_picture)
            at += 1
        elif line.startswith("|"):
            end = _until(lines, at, lambda text: not text.startswith("|"))
            yield _table(lines[at:end], is_inside)
            at = end
        elif line.startswith(">"):
            end = _until(lines, at, lambda text: not text.startswith(">"))
            note = _join([text[1:] for text in lines[at:end]])
            yield f'<table class="note" width="100%"><tr><td>{_words(note, is_inside)}</td></tr></table>'
            at = end
        elif _ITEM.match(line):
            end = _until(lines, at, lambda text: not text.strip() or bool(_HEADING.match(text)))
            yield _list(lines[at:end], is_inside)
            at = end
        else:
            end = _until(lines, at + 1, _starts_block)
            yield f"<p>{_words(_join(lines[at:end]), is_inside)}</p>"
            at = end


def _until(lines: Sequence[str], start: int, found: Callable[[str], bool]) -> int:
    return next((number for number in range(start, len(lines)) if found(lines[number])), len(lines))


def _starts_block(line: str) -> bool:
    return not line.strip() or line.startswith(("|", ">", "```", "#", "![")) or bool(_ITEM.match(line))


def _picture(words: str, name: str, has_picture: HasPicture) -> str:
    caption = f'<p class="caption">{html.escape(words)}</p>'
    return (
        f'<p class="picture"><img src="{html.escape(name)}"></p>{caption}' if has_picture(name) else caption
    )


def _table(lines: Sequence[str], is_inside: IsInside) -> str:
    rows = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    headed = len(lines) > 1 and bool(_RULE.match(lines[1]))
    made = []
    for number, row in enumerate(rows):
        if headed and number == 1:
            continue
        tag = "th" if headed and number == 0 else "td"
        made.append("<tr>" + "".join(f"<{tag}>{_words(cell, is_inside)}</{tag}>" for cell in row) + "</tr>")
    return f'<table class="grid" cellspacing="0" cellpadding="0">{"".join(made)}</table>'


def _list(lines: Sequence[str], is_inside: IsInside) -> str:
    """Items of one level or two; a line that is no item belongs to the item before."""
    items: list[tuple[int, str, list[str]]] = []
    for line in lines:
        found = _ITEM.match(line)
        if found:
            items.append((int(len(found[1]) > 1), found[2] or "", [found[3]]))
        else:
            items[-1][2].append(line)
    return _nested(items, is_inside)


def _nested(items: Sequence[tuple[int, str, list[str]]], is_inside: IsInside) -> str:
    number, level = items[0][1], items[0][0]
    start = f' start="{number}"' if number not in ("", "1") else ""
    made, at = [], 0
    while at < len(items):
        inner = next((n for n in range(at + 1, len(items)) if items[n][0] <= level), len(items))
        below = _nested(items[at + 1 : inner], is_inside) if inner > at + 1 else ""
        made.append(f"<li>{_words(_join(items[at][2]), is_inside)}{below}</li>")
        at = inner
    tag = "ol" if number else "ul"
    return f"<{tag}{start if number else ''}>{''.join(made)}</{tag}>"


def _join(lines: Sequence[str]) -> str:
    """One paragraph: between two Chinese characters the end of a line is no blank."""
    whole = lines[0].strip()
    for line in lines[1:]:
        text = line.strip()
        latin = whole[-1:].isascii() and text[:1].isascii()
        whole += (" " if latin else "") + text
    return whole


def _words(text: str, is_inside: IsInside) -> str:
    """Code, links, bold and 「buttons」 of one run of text; nothing inside code is marked."""
    codes = [f"<code>{html.escape(code[1])}</code>" for code in _CODE.finditer(text)]
    marked = _marked(_CODE.sub("\0", text.replace("\0", "")), is_inside)
    for code in codes:
        marked = marked.replace("\0", code, 1)
    return marked


def _marked(text: str, is_inside: IsInside) -> str:
    def link(found: re.Match[str]) -> str:
        return f'<a href="{found[2]}">{found[1]}</a>' if is_inside(html.unescape(found[2])) else found[1]

    marked = _LINK.sub(link, html.escape(text))
    marked = _BOLD.sub(r"<b>\1</b>", marked)
    return _BUTTON.sub(r'<span class="button">「\1」</span>', marked)
