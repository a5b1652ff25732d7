"""Moments as stored: what is written is read back, for every moment a person can type."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.clock import parse_stamp, stamp


@given(st.datetimes().map(lambda moment: moment.replace(microsecond=0)))
def test_a_moment_is_read_back_as_it_was_written(moment: dt.datetime) -> None:
    text = stamp(moment)
    assert len(text) == 19
    assert parse_stamp(text) == moment


def test_an_early_year_keeps_its_four_digits() -> None:
    assert stamp(dt.datetime(1, 2, 3, 4, 5, 6)) == "0001-02-03T04:05:06"  # noqa: DTZ001


def test_parts_of_a_second_are_cut_off() -> None:
    moment = dt.datetime(2026, 11, 23, 8, 0, 0, 999_999)  # noqa: DTZ001
    assert stamp(moment) == "2026-11-23T08:00:00"
