"""A day as people type it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.typed_days import read_typed_day


@pytest.mark.parametrize(
    "text", ["2026-11-03", "20261103", "2026.11.3", "2026/11/3", "2026年11月3日", " 2026-11-3 "]
)
def test_the_usual_ways_of_writing_a_day(text: str) -> None:
    assert read_typed_day(text) == "2026-11-03"


def test_an_empty_field_is_no_day() -> None:
    assert read_typed_day("  ") is None


@pytest.mark.parametrize(
    "text", ["2026-02-30", "26-11-03", "今天", "202611", "2026-11-03-1", "２０２６-11-03"]
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        read_typed_day(text)


@given(st.dates(dt.date(1900, 1, 1), dt.date(2100, 12, 31)))
def test_every_day_is_read_back(day: dt.date) -> None:
    assert read_typed_day(day.isoformat()) == day.isoformat()
    assert read_typed_day(f"{day:%Y%m%d}") == day.isoformat()
