"""How many items stand in a line and how many students share a page."""

from __future__ import annotations

from reportlab.lib.units import mm

from xinliapp.reports.answer_sheets import block_height, per_line, per_page


def test_a_line_takes_as_many_items_as_have_room() -> None:
    """186 mm across: a number 9, a digit 6, air 3 each."""
    assert per_line(2) == 7  # 24 mm an item
    assert per_line(4) == 5  # 36 mm
    assert per_line(6) == 3  # 48 mm


def test_short_sheets_share_a_page_and_long_ones_do_not() -> None:
    assert round(block_height(9, 4) / mm, 1) == 29.4  # head 15, two lines of 7.2
    assert per_page(9, 4) == 7  # (273 + 8) / 37.4
    assert per_page(100, 2) == 2  # head 15, fifteen lines
    assert per_page(90, 5) == 1
