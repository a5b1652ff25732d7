"""Line breaking: hand-made cases and what must hold for any text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from xinliapp.reports.linebreak import NOT_AT_END, NOT_AT_START, break_lines


def _wide(text: str) -> float:
    """Han and full-width marks are 1, ASCII is a half."""
    return sum(0.5 if character < "\u0100" else 1.0 for character in text)


def test_full_lines_hold_exactly_the_measure() -> None:
    assert break_lines("心" * 9, _wide, 4) == ["心心心心", "心心心心", "心"]


def test_first_line_is_shorter_by_the_indent() -> None:
    assert break_lines("心" * 7, _wide, 4, first_indent=2) == ["心心", "心心心心", "心"]


def test_closing_mark_takes_the_character_before_it_down() -> None:
    assert break_lines("甲乙丙丁，戊", _wide, 4) == ["甲乙丙", "丁，戊"]


def test_two_closing_marks_stay_together() -> None:
    assert break_lines("甲乙丙丁”。戊", _wide, 4) == ["甲乙丙", "丁”。戊"]


def test_opening_mark_goes_down_with_what_it_opens() -> None:
    assert break_lines("甲乙丙“丁戊”", _wide, 4) == ["甲乙丙", "“丁戊”"]


def test_figures_and_words_are_not_cut() -> None:
    assert break_lines("甲乙丙2026年", _wide, 4) == ["甲乙丙", "2026年"]
    assert break_lines("甲乙6.5小时", _wide, 4) == ["甲乙6.5", "小时"]


def test_a_word_wider_than_a_line_is_cut() -> None:
    assert break_lines("a" * 10, _wide, 4) == ["aaaaaaaa", "aa"]


def test_what_is_carried_down_must_fit_there() -> None:
    assert break_lines("0“《0——", _wide, 4) == ["0“《0", "——"]


def test_line_ends_in_the_text_are_kept() -> None:
    assert break_lines("甲\n乙", _wide, 4) == ["甲", "乙"]
    assert break_lines("", _wide, 4) == [""]


_TEXT = st.text("心理健康教育甲乙丙丁，。；：“”（）《》、？0123456789abc.— …\n", max_size=80)


@given(text=_TEXT, room=st.integers(4, 30), indent=st.integers(0, 2))
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, room: int, indent: int) -> None:
    lines = break_lines(text, _wide, room, indent)
    assert "".join("".join(lines).split()) == "".join(text.split())
    marks = NOT_AT_START | NOT_AT_END
    for number, line in enumerate(lines):
        only_marks = all(character in marks for character in line[1:])
        assert _wide(line) <= room - (indent if number == 0 else 0) + 0.01 or only_marks


@given(text=st.text("心理健康，。“”（）", max_size=60), room=st.integers(8, 20))
def test_no_line_begins_with_a_closing_mark(text: str, room: int) -> None:
    lines = break_lines(text, _wide, room)
    for above, below in pairwise(lines):
        good = below[0] not in NOT_AT_START and above[-1] not in NOT_AT_END
        # Marks all along a line leave no good place to end it.
        hopeless = all(character in NOT_AT_START | NOT_AT_END for character in above[2:])
        assert good or hopeless
