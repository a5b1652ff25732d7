"""Yuan as typed, fen as kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.funding import MOST_FEN, fen_of, yuan_text


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("12000", 1_200_000), ("12,000.5", 1_200_050), ("１２００元", 120_000), ("¥ 0.01", 1),
        ("  8.30 ", 830),
        ("1000000000", MOST_FEN),
    ],
)  # fmt: skip
def test_yuan_as_people_type_them(typed: str, fen: int) -> None:
    assert fen_of(typed) == fen


@pytest.mark.parametrize(
    "typed", ["", "0", "-5", "1.234", "1,20", "一万", "1.2万", "1000000000.01", "1e5", ".5"]
)
def test_what_is_no_amount(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        fen_of(typed)


@given(st.integers(1, MOST_FEN))
def test_what_is_printed_reads_back_the_same(fen: int) -> None:
    assert fen_of(yuan_text(fen)) == fen
    assert "," not in yuan_text(fen)


def test_a_difference_below_nothing() -> None:
    assert (yuan_text(0), yuan_text(-305), yuan_text(1_200_050)) == ("0", "-3.05", "12000.50")
