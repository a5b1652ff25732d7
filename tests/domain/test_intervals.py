"""Overlaps are counted once: against a minute-by-minute count."""

from __future__ import annotations

import datetime as dt
import itertools

from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.intervals import Span, union, union_minutes

START = dt.datetime.fromisoformat("2026-09-07T00:00:00")


def at(minute: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minute)


SPANS = st.lists(st.tuples(st.integers(-50, 250), st.integers(-50, 250)), max_size=12)


@given(SPANS, st.integers(0, 100), st.integers(0, 150))
def test_union_is_the_set_of_minutes(spans: list[tuple[int, int]], low: int, length: int) -> None:
    bounds = (at(low), at(low + length))
    minutes = {
        minute for first, last in spans for minute in range(first, last) if low <= minute < low + length
    }
    assert union_minutes([(at(a), at(b)) for a, b in spans], bounds) == len(minutes)


@given(SPANS)
def test_union_is_disjoint_ordered_and_stable(spans: list[tuple[int, int]]) -> None:
    moments: list[Span] = [(at(a), at(b)) for a, b in spans]
    merged = union(moments)
    assert all(first[1] < second[0] for first, second in itertools.pairwise(merged))
    assert union(merged) == merged
    assert union(reversed(moments)) == merged
