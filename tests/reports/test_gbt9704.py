"""Class A layout measured on the page, within half a millimetre (GB/T 9704-2012 5.2, 7.3, 7.5)."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reports.pdf_probe import POINTS_PER_MM, glyphs, inside, lines, page_count, page_size_mm
from xinliapp.reports.fonts import Type
from xinliapp.reports.gbt9704 import (
    LINES,
    Kind,
    Page,
    Paragraph,
    Row,
    SignOff,
    balanced,
    lay_out,
    letter_texts,
    paginate,
    plan_sign_off,
    render_letter,
    seal_circle,
)
from xinliapp.reports.papers import PaperInfo

HALF_MM = 0.5 * POINTS_PER_MM
SIGN_OFF = SignOff("郭家镇初级中学", "2026年11月23日")
INFO = PaperInfo("自查报告", "郭家镇初级中学")


def _body(characters: int) -> list[Paragraph]:
    return [Paragraph("一" * characters)]


@pytest.fixture(scope="module")
def full_pages() -> bytes:
    return render_letter(_body(28 * 50), SIGN_OFF, INFO)


def test_paper_is_a4(full_pages: bytes) -> None:
    assert page_size_mm(full_pages) == pytest.approx((210, 297), abs=0.1)


def test_a_full_page_has_22_lines_of_28_characters(full_pages: bytes) -> None:
    body = [text for _, text in lines(full_pages) if "—" not in text]
    assert len(body) == 22
    assert len(body[0]) == 26  # the paragraph begins two characters in
    assert {len(text) for text in body[1:]} == {28}


def test_margins_and_line_step(full_pages: bytes) -> None:
    body = [glyph for glyph in glyphs(full_pages, 1) if glyph.text == "一"]
    assert min(glyph.x for glyph in body) == pytest.approx(28 * POINTS_PER_MM, abs=HALF_MM)
    # The right edge of the last character's square is the right edge of the type area.
    assert max(glyph.x for glyph in body) + 15.75 == pytest.approx(
        (28 + 156) * POINTS_PER_MM, abs=HALF_MM * 2
    )
    baselines = sorted({glyph.y for glyph in body}, reverse=True)
    assert baselines[0] == pytest.approx((297 - 37) * POINTS_PER_MM - 0.88 * 15.75, abs=HALF_MM)
    steps = [above - below for above, below in pairwise(baselines)]
    assert steps == pytest.approx([29.5] * 21, abs=0.05)
    # 22 lines end where the type area ends, 225 mm down.
    assert baselines[-1] - 0.12 * 15.75 == pytest.approx((297 - 37 - 225) * POINTS_PER_MM, abs=2 * HALF_MM)


def test_page_number_stands_at_the_outer_foot(full_pages: bytes) -> None:
    for page in range(page_count(full_pages)):
        _, text = lines(full_pages, page)[-1]
        assert text == f"—{page + 1}—"
        foot = [glyph for glyph in glyphs(full_pages, page) if glyph.text in "—0123456789"][-3:]
        middle = (foot[0].left + foot[-1].right) / 2
        paper_middle = 105 * POINTS_PER_MM
        assert (middle > paper_middle) if page % 2 == 0 else (middle < paper_middle)


def test_heading_levels_and_centred_title() -> None:
    pdf = render_letter(
        [
            Paragraph("郭家镇初级中学\n自查报告", Kind.TITLE),
            Paragraph("一、总体", Kind.LEVEL1),
            Paragraph("（一）依据", Kind.LEVEL2),
            Paragraph("1. 正文"),
        ],
        SIGN_OFF,
        INFO,
    )
    texts = [text for _, text in lines(pdf)]
    assert texts[:5] == ["郭家镇初级中学", "自查报告", "一、总体", "（一）依据", "1.正文"]
    title = [glyph for glyph in glyphs(pdf) if glyph.text in "郭学"][:2]
    centre = (title[0].x + title[1].x + 22) / 2
    assert centre == pytest.approx((28 + 78) * POINTS_PER_MM, abs=HALF_MM)


def test_sign_off_measures() -> None:
    pdf = render_letter(_body(300), SIGN_OFF, INFO)
    page = page_count(pdf) - 1
    by_line: dict[float, list[float]] = {}
    for glyph in glyphs(pdf, page):
        # Both lines end with a Han character, whose square is 15.75 pt wide.
        by_line.setdefault(round(glyph.y, 1), []).extend((glyph.x, glyph.x + 15.75))
    texts = dict(lines(pdf, page))
    date_y = next(y for y, text in texts.items() if text == "2026年11月23日")
    name_y = next(y for y, text in texts.items() if text == "郭家镇初级中学")
    assert name_y - date_y == pytest.approx(29.5, abs=0.1)
    right_edge = (28 + 156) * POINTS_PER_MM
    assert right_edge - max(by_line[date_y]) == pytest.approx(4 * 15.75, abs=0.5)
    name_middle = (min(by_line[name_y]) + max(by_line[name_y])) / 2
    date_middle = (min(by_line[date_y]) + max(by_line[date_y])) / 2
    assert name_middle == pytest.approx(date_middle, abs=0.5)
    assert any(text == "校长签字：" and y > name_y for y, text in texts.items())


@pytest.mark.parametrize("characters", [1, 200, 28 * 13, 28 * 14, 28 * 15, 28 * 22, 28 * 23])
@pytest.mark.parametrize("name", ["郭家中学", "重庆市开州区郭家镇九年一贯制寄宿学校附属实验初级中学"])
def test_the_seal_has_a_free_circle(characters: int, name: str) -> None:
    paragraphs, sign_off = _body(characters), SignOff(name, "2026年11月3日")
    pdf = render_letter(paragraphs, sign_off, INFO)
    type_ = Type(letter_texts(paragraphs, sign_off, INFO))
    plan = plan_sign_off(sign_off, type_)
    pages = paginate(lay_out(paragraphs, type_), plan.rows)
    circle = seal_circle(pages[-1], plan)
    assert circle[2] * 2 >= 45 * POINTS_PER_MM - 0.01
    hit = inside(circle, glyphs(pdf, len(pages) - 1))
    assert set(hit) <= set(name + sign_off.date)
    assert "一" not in hit or "一" in name
    assert "2026年11月3日" in hit
    x, y, radius = circle
    assert x + radius < 210 * POINTS_PER_MM and y - radius > 0


def test_no_printed_seal_words() -> None:
    pdf = render_letter(_body(10), SIGN_OFF, INFO)
    assert "盖章" not in "".join(text for _, text in lines(pdf))


def _rows(count: int, headings: set[int]) -> list[Row]:
    return [Row(str(i), Kind.LEVEL1 if i in headings else Kind.BODY) for i in range(count)]


@given(
    count=st.integers(1, 80),
    block=st.integers(7, 10),
    headings=st.sets(st.integers(0, 79), max_size=8),
)
def test_the_sign_off_is_never_alone_and_nothing_is_lost(count: int, block: int, headings: set[int]) -> None:
    rows = _rows(count, headings)
    pages = paginate(rows, block)
    assert [row for page in pages for row in page.rows] == rows
    last = pages[-1]
    assert last.sign_off_at == len(last.rows)
    assert len(last.rows) >= min(2, count)
    assert len(last.rows) + block <= LINES
    assert all(0 < len(page.rows) <= LINES for page in pages)


@given(count=st.integers(23, 80), headings=st.sets(st.integers(0, 79), max_size=6))
def test_no_heading_is_left_at_the_foot(count: int, headings: set[int]) -> None:
    for page in paginate(_rows(count, headings), 7)[:-1]:
        foot = page.rows[-1]
        assert foot.kind is Kind.BODY or all(row.kind is Kind.LEVEL1 for row in page.rows)


def test_a_heading_goes_along_when_its_text_keeps_the_sign_off_company() -> None:
    # Row 21 would stand alone over the sign-off, so row 20 comes too, and its heading, row 19, with it.
    rows = [Row("t", Kind.TITLE), *_rows(22, {20})]
    assert [len(page.rows) for page in paginate(rows, 7)] == [21, 2]
    rows = [Row("t", Kind.TITLE), *_rows(22, {19})]
    assert [len(page.rows) for page in paginate(rows, 7)] == [20, 3]


def test_without_sign_off_pages_are_just_filled() -> None:
    assert [len(page.rows) for page in paginate(_rows(45, set()))] == [22, 22, 1]
    assert paginate(_rows(3, set())) == [Page(tuple(_rows(3, set())))]


@settings(max_examples=40, deadline=None)
@given(st.text("重庆市开州区郭家镇初级中学附属", min_size=1, max_size=60))
def test_long_names_are_broken_evenly(name: str) -> None:
    parts = balanced(name, lambda text: float(len(text)) * 15.75, 16 * 15.75)
    assert "".join(parts) == name
    assert max(map(len, parts)) <= 16
    assert len(parts) == -(-len(name) // 16)
