"""辅导记录 on paper (class D): every page says 保密, whose copy it is, and that it proves nothing medical."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.reports.fonts import Type, require_glyphs
from xinliapp.reports.key_paper import HEIGHT, INNER, MARGIN, WIDTH
from xinliapp.reports.linebreak import break_lines
from xinliapp.reports.marks import DEMO, watermark
from xinliapp.reports.papers import PaperInfo, new_canvas

_TITLE, _TEXT, _LEADING, _SMALL = 18.0, 11.5, 18.5, 9.5
_FOOT = "不作医疗证明用途"
_CUT = "（沿虚线剪下，交回学校）"
_TOP, _BOTTOM = HEIGHT - MARGIN, MARGIN + 4 * mm


@dataclass(frozen=True, slots=True)
class NotePrint:
    """A signed note: ``facts`` (word, value) above, ``parts`` (heading, text) below, then what was added.

    ``names`` are the students' names among the texts. ``printed`` is "打印人 时间 第n份". ``slip`` are the
    lines of a receipt to cut off, its title first; it stands below everything else and is never torn apart.
    """

    title: str
    number: str
    unit_name: str
    facts: tuple[tuple[str, str], ...]
    parts: tuple[tuple[str, str], ...]
    signed: str
    printed: str
    names: tuple[str, ...]
    slip: tuple[str, ...] = ()
    demo: bool = False

    @property
    def strip(self) -> str:
        """保密 · 编号 · 打印人 · 时间 (screens.md 3.8 D)."""
        return f"保密 · 编号 {self.number} · {self.printed}"


def render_note(note: NotePrint, fonts: FontBook | None = None, *, blank_missing: bool = False) -> bytes:
    """The whole note as PDF.

    Raises:
        UserError: ``glyphs_missing`` with the number of names, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    return render_notes((note,), fonts, blank_missing=blank_missing)


def render_notes(
    notes: Sequence[NotePrint],
    fonts: FontBook | None = None,
    *,
    blank_missing: bool = False,
    progress: Progress = no_progress,
) -> bytes:
    """Several of them one after the other, each with pages counted from one; the first gives the title.

    ``progress`` is told after each note, and may cancel by raising.

    Raises:
        UserError: as :func:`render_note`.
        KnownError: as :func:`render_note`.
    """
    if not blank_missing:
        require_glyphs([name for note in notes for name in note.names], fonts)
    texts = [_CUT, _FOOT, DEMO, "第共页0123456789： "]
    for note in notes:
        texts += [note.title, note.strip, note.unit_name, note.signed, *note.slip]
        texts += [part for pair in (*note.facts, *note.parts) for part in pair]
    type_ = Type(texts, fonts, blank_missing=blank_missing)
    out = io.BytesIO()
    canvas = new_canvas(out, PaperInfo(notes[0].title, notes[0].unit_name))
    for number, note in enumerate(notes, start=1):
        _draw(canvas, type_, note)
        progress(number, len(notes))
    canvas.save()
    return out.getvalue()


def _draw(canvas: Canvas, type_: Type, note: NotePrint) -> None:
    pages = _pages(_lines(note, type_))
    for number, page in enumerate(pages, start=1):
        if note.demo:
            watermark(canvas, type_, DEMO, WIDTH, HEIGHT)
        type_.draw(canvas, MARGIN, HEIGHT - MARGIN + 3 * mm, note.strip, FontStyle.HEITI, _SMALL)
        foot = f"{_FOOT}　　第{number}页 共{len(pages)}页"
        x = (WIDTH - type_.width(foot, FontStyle.SONGTI, _SMALL)) / 2
        type_.draw(canvas, x, MARGIN - 6 * mm, foot, FontStyle.SONGTI, _SMALL)
        y = _TOP
        for line in page:
            y -= line.height
            if line.cut:
                canvas.setDash(3, 3)
                canvas.line(MARGIN, y + line.height / 2, WIDTH - MARGIN, y + line.height / 2)
                canvas.setDash()
                continue
            left = MARGIN + (INNER - type_.width(line.text, line.style, line.size)) / 2 * line.centred
            type_.draw(canvas, left, y + line.height - line.size, line.text, line.style, line.size)
        canvas.showPage()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    style: FontStyle = FontStyle.SONGTI
    size: float = _TEXT
    height: float = _LEADING
    centred: bool = False
    with_next: bool = False
    cut: bool = False


def _lines(note: NotePrint, type_: Type) -> list[_Line]:
    def wrapped(text: str, style: FontStyle) -> list[str]:
        found: list[str] = []
        for paragraph in text.split("\n"):
            found += break_lines(paragraph, lambda part: type_.width(part, style, _TEXT), INNER) or [""]
        return found

    made = [_Line(note.title, FontStyle.TITLE, _TITLE, _TITLE * 2.2, centred=True)]
    made.append(_Line(note.unit_name, height=_LEADING * 1.4, centred=True))
    for word, value in note.facts:
        made += [_Line(text) for text in wrapped(f"{word}：{value}", FontStyle.SONGTI)]
    for heading, text in note.parts:
        made.append(_Line("", height=_LEADING * 0.5, with_next=True))
        made.append(_Line(heading, FontStyle.HEITI, with_next=True))
        made += [_Line(line) for line in wrapped(text, FontStyle.SONGTI)]
    made.append(_Line("", height=_LEADING, with_next=True))
    made.append(_Line(note.signed))
    return [*made, *_slip(note, wrapped)]


def _slip(note: NotePrint, wrapped: Callable[[str, FontStyle], list[str]]) -> list[_Line]:
    if not note.slip:
        return []
    title, *rest = note.slip
    made = [
        _Line("", height=_LEADING * 1.6, cut=True, with_next=True),
        _Line(_CUT, size=_SMALL, height=_SMALL * 1.4, centred=True, with_next=True),
        _Line(title, FontStyle.HEITI, _TEXT * 1.2, _LEADING * 1.6, centred=True, with_next=True),
    ]
    texts = [line for text in rest for line in wrapped(text, FontStyle.SONGTI)]
    made += [_Line(text, height=_LEADING * 1.25, with_next=True) for text in texts]
    return [*made[:-1], replace(made[-1], with_next=False)]


def _pages(lines: Sequence[_Line]) -> list[list[_Line]]:
    """A heading never stands alone at the foot of a page."""
    pages: list[list[_Line]] = [[]]
    room = _TOP - _BOTTOM
    used = 0.0
    for place, line in enumerate(lines):
        need, at = line.height, place
        while lines[at].with_next and at + 1 < len(lines):
            at += 1
            need += lines[at].height
        if used + need > room and pages[-1]:
            pages.append([])
            used = 0.0
        pages[-1].append(line)
        used += line.height
    return pages
