"""Class A papers in the layout of GB/T 9704-2012: a grid of 22 lines by 28 characters on A4.

Geometry (clauses 5.2, 7.3): top margin 37 mm, binding margin 28 mm, type area 156 × 225 mm, body in 3号
(15.75 pt) on a line step of 15.75 × 15/8 ≈ 29.5 pt, title in 2号 (22 pt), page number "— 1 —" in 4号 (14 pt)
7 mm under the type area at the outer foot. All lengths are points unless a name says mm.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from xinliapp.domain.fonts import FontBook, FontStyle
from xinliapp.reports.fonts import Type
from xinliapp.reports.linebreak import Width, break_lines
from xinliapp.reports.marks import watermark
from xinliapp.reports.papers import PaperInfo, new_canvas

PAGE_WIDTH, PAGE_HEIGHT = A4
LEFT, TOP = 28 * mm, 37 * mm
AREA_WIDTH, AREA_HEIGHT = 156 * mm, 225 * mm
BODY, TITLE, FOOT = 15.75, 22.0, 14.0
STEP = 29.5
LINES, CHARACTERS = 22, 28
MEASURE = CHARACTERS * BODY  # 441 pt: the 28 characters, within a point of the 156 mm
# The first line's characters touch the top of the type area; a Han glyph stands 0.88 em above its baseline.
FIRST_BASELINE = PAGE_HEIGHT - TOP - 0.88 * BODY
SEAL_DIAMETER = 45 * mm
# Names wider than this would leave the type area when centred over a date that ends 4 characters in.
_NAME_ROOM = 16 * BODY


class Kind(Enum):
    """What a row of the grid is, and so which type it is set in."""

    TITLE = "title"
    LEVEL1 = "level1"  # 一、 黑体
    LEVEL2 = "level2"  # （一） 楷体
    BODY = "body"  # 1. and （1） too: 仿宋
    BLANK = "blank"


_STYLES = {
    Kind.TITLE: FontStyle.TITLE,
    Kind.LEVEL1: FontStyle.HEITI,
    Kind.LEVEL2: FontStyle.KAITI,
    Kind.BODY: FontStyle.FANGSONG,
    Kind.BLANK: FontStyle.FANGSONG,
}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A title, heading or paragraph; everything but titles begins two characters in."""

    text: str
    kind: Kind = Kind.BODY


@dataclass(frozen=True, slots=True)
class Row:
    """One line on the grid: text, kind, indent in points, points added after each character."""

    text: str
    kind: Kind
    indent: float = 0.0
    spread: float = 0.0


@dataclass(frozen=True, slots=True)
class SignOff:
    """Who signs: the unit over the date, and the line for the principal's hand above both."""

    unit_name: str
    date: str
    signer_label: str = "校长签字："


@dataclass(frozen=True, slots=True)
class Page:
    """The rows of one page; ``sign_off_at`` is the row where the sign-off block begins, if it is here."""

    rows: tuple[Row, ...]
    sign_off_at: int | None = None


def lay_out(paragraphs: Iterable[Paragraph], type_: Type) -> list[Row]:
    """Break paragraphs into grid rows; the title is followed by one empty row."""
    rows: list[Row] = []
    for paragraph in paragraphs:
        rows += (
            _title_rows(paragraph.text, type_) if paragraph.kind is Kind.TITLE else _rows(paragraph, type_)
        )
    return rows


def _rows(paragraph: Paragraph, type_: Type) -> list[Row]:
    style = _STYLES[paragraph.kind]
    indent = 2 * BODY

    def width(text: str) -> float:
        return type_.width(text, style, BODY)

    lines = break_lines(paragraph.text, width, MEASURE, indent)
    rows = []
    for number, line in enumerate(lines):
        start = indent if number == 0 else 0.0
        slack = MEASURE - start - width(line)
        last = number == len(lines) - 1
        # Full lines meet the right edge; a line left short by a long word is not torn apart.
        spread = slack / (len(line) - 1) if not last and len(line) > 1 and 0 < slack <= 2 * BODY else 0.0
        rows.append(Row(line, paragraph.kind, start, spread))
    return rows


def _title_rows(text: str, type_: Type) -> list[Row]:
    """A title in as many lines as it needs, of about equal length (7.3.1: 排列对称、长短适宜)."""

    def width(part: str) -> float:
        return type_.width(part, FontStyle.TITLE, TITLE)

    rows = []
    for line in (line for part in text.split("\n") for line in balanced(part, width, MEASURE)):
        indent = (AREA_WIDTH - width(line)) / 2
        rows.append(Row(line, Kind.TITLE, indent))
    return [*rows, Row("", Kind.BLANK)]


def balanced(text: str, width: Width, room: float) -> list[str]:
    """Break ``text`` into the fewest lines that fit ``room``, as equal in length as the marks allow."""
    count = len(break_lines(text, width, room))
    if count == 1:
        return [text]
    narrow = width(text) / count
    while narrow < room:
        lines = break_lines(text, width, narrow)
        if len(lines) <= count:
            return lines
        narrow += BODY / 4
    return break_lines(text, width, room)


def paginate(rows: Sequence[Row], sign_off_rows: int = 0) -> list[Page]:
    """Fill pages of 22 rows; a sign-off of ``sign_off_rows`` never stands on a page without two body rows.

    A heading is not left at the foot of a page, and no page begins with an empty row.
    """
    pages: list[list[Row]] = [[]]
    for row in rows:
        if len(pages[-1]) == LINES:
            pages.append(_pull_headings(pages[-1]))
        if row.kind is Kind.BLANK and not pages[-1]:
            continue
        pages[-1].append(row)
    if not sign_off_rows:
        return [Page(tuple(page)) for page in pages]
    last = pages[-1]
    if len(last) + sign_off_rows > LINES:
        moved = last[-2:]
        del last[-2:]
        pages.append(_pull_headings(last) + moved)
    elif len(pages) > 1 and len(last) < 2:
        moved = [pages[-2].pop()]
        last[:0] = _pull_headings(pages[-2]) + moved
    done = [Page(tuple(page)) for page in pages[:-1]]
    return [*done, Page(tuple(pages[-1]), sign_off_at=len(pages[-1]))]


def _pull_headings(page: list[Row]) -> list[Row]:
    """Take headings from the foot of a full page so that they begin the next one."""
    pulled: list[Row] = []
    while len(page) > 1 and page[-1].kind in (Kind.LEVEL1, Kind.LEVEL2):
        pulled.insert(0, page.pop())
    return pulled


@dataclass(frozen=True, slots=True)
class SignOffPlan:
    """Where the sign-off's parts stand, counted in rows from its first row; x positions in points.

    ``centre`` is the x of date and seal; only the name and the date may stand inside the seal's circle.
    """

    name_lines: tuple[str, ...]
    name_row: int
    date_row: int
    date_left: float
    centre: float
    rows: int


def plan_sign_off(sign_off: SignOff, type_: Type) -> SignOffPlan:
    """A free row, the principal's hand, two free rows, the name, the date, a free row.

    The date ends four characters from the right edge, the name is centred over it (7.3.5.1). A 45 mm seal
    over both reaches 4.3 rows with name and date a little under its middle: two free rows above, one below.
    """
    names = balanced(sign_off.unit_name, lambda part: type_.width(part, FontStyle.FANGSONG, BODY), _NAME_ROOM)
    width = type_.width(sign_off.date, FontStyle.FANGSONG, BODY)
    left = LEFT + AREA_WIDTH - 4 * BODY - width
    date_row = 4 + len(names)
    return SignOffPlan(tuple(names), 4, date_row, left, left + width / 2, date_row + 2)


def seal_circle(page: Page, plan: SignOffPlan) -> tuple[float, float, float]:
    """Centre x, centre y and radius of the free circle on this page, in points from its lower left corner."""
    start = page.sign_off_at or 0
    # Half way between the two lines, then a little up: 居印章中心偏下位置.
    middle = _baseline(start + plan.date_row) + STEP / 2 + BODY * 0.4 + STEP * 0.2
    return plan.centre, middle, SEAL_DIAMETER / 2


def _baseline(row: int) -> float:
    return float(FIRST_BASELINE - row * STEP)


def draw_body(
    canvas: Canvas, pages: Sequence[Page], type_: Type, info: PaperInfo, sign_off: SignOff | None = None
) -> int:
    """Draw laid-out pages; every page is finished. Returns the number of pages drawn."""
    plan = plan_sign_off(sign_off, type_) if sign_off else None
    for number, page in enumerate(pages, start=1):
        begin_page(canvas, type_, info, number)
        for row_number, row in enumerate(page.rows):
            size = TITLE if row.kind is Kind.TITLE else BODY
            type_.draw(
                canvas, LEFT + row.indent, _baseline(row_number), row.text, _STYLES[row.kind], size,
                spread=row.spread,
            )  # fmt: skip
        if sign_off and plan and page.sign_off_at is not None:
            _draw_sign_off(canvas, type_, sign_off, plan, page.sign_off_at)
        canvas.showPage()
    return len(pages)


def begin_page(canvas: Canvas, type_: Type, info: PaperInfo, number: int) -> None:
    """The watermark, if any, and the page number at the outer foot: right on odd pages, left on even ones."""
    if info.watermark:
        watermark(canvas, type_, info.watermark, PAGE_WIDTH, PAGE_HEIGHT)
    text = f"— {number} —"
    y = PAGE_HEIGHT - TOP - AREA_HEIGHT - 7 * mm - FOOT * 0.38
    width = type_.width(text, FontStyle.SONGTI, FOOT)
    # 单页码居右空一字,双页码居左空一字 (7.5)
    x = LEFT + AREA_WIDTH - FOOT - width if number % 2 else LEFT + FOOT
    type_.draw(canvas, x, y, text, FontStyle.SONGTI, FOOT)


def _draw_sign_off(canvas: Canvas, type_: Type, sign_off: SignOff, plan: SignOffPlan, first: int) -> None:
    style = FontStyle.FANGSONG
    y = _baseline(first + 1)
    end = type_.draw(canvas, LEFT + 2 * BODY, y, sign_off.signer_label, style, BODY)
    canvas.setLineWidth(0.5)
    canvas.line(end, y - 2, end + 7 * BODY, y - 2)
    for offset, line in enumerate(plan.name_lines):
        x = plan.centre - type_.width(line, style, BODY) / 2
        type_.draw(canvas, x, _baseline(first + plan.name_row + offset), line, style, BODY)
    type_.draw(canvas, plan.date_left, _baseline(first + plan.date_row), sign_off.date, style, BODY)


def render_letter(
    paragraphs: Sequence[Paragraph], sign_off: SignOff, info: PaperInfo, fonts: FontBook | None = None
) -> bytes:
    """A whole class A paper: text, then the sign-off with its room for the seal.

    Raises:
        UserError: ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    type_ = Type(letter_texts(paragraphs, sign_off, info), fonts)
    out = io.BytesIO()
    canvas = new_canvas(out, info)
    pages = paginate(lay_out(paragraphs, type_), plan_sign_off(sign_off, type_).rows)
    draw_body(canvas, pages, type_, info, sign_off)
    canvas.save()
    return out.getvalue()


def letter_texts(paragraphs: Iterable[Paragraph], sign_off: SignOff, info: PaperInfo) -> list[str]:
    """Every text such a paper prints, for the check of missing characters."""
    texts = [paragraph.text for paragraph in paragraphs]
    return [*texts, sign_off.unit_name, sign_off.date, sign_off.signer_label, info.watermark, "—0123456789 "]
