"""When a measure is due: hand-counted days, then rules that hold for any dates."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.plan_measures import Frequency, end_of_turn, next_due, turn_of

D = dt.date
START, END = D(2026, 11, 2), D(2026, 12, 27)  # Monday; eight weeks


@pytest.mark.parametrize(
    ("frequency", "done", "today", "due"),
    [
        # the first week ends on Sunday 11-08
        (Frequency.WEEKLY, [], D(2026, 11, 2), D(2026, 11, 8)),
        (Frequency.WEEKLY, [D(2026, 11, 4)], D(2026, 11, 8), None),
        (Frequency.WEEKLY, [D(2026, 11, 4)], D(2026, 11, 9), D(2026, 11, 15)),
        # three weeks forgotten are one thing to do, due since the end of the first of them
        (Frequency.WEEKLY, [D(2026, 11, 4)], D(2026, 11, 30), D(2026, 11, 15)),
        (Frequency.WEEKLY, [D(2026, 11, 4), D(2026, 11, 30)], D(2026, 11, 30), None),
        (Frequency.BIWEEKLY, [], D(2026, 11, 3), D(2026, 11, 15)),
        (Frequency.DAILY, [D(2026, 11, 3)], D(2026, 11, 4), D(2026, 11, 4)),
        (Frequency.MONTHLY, [], D(2026, 11, 3), D(2026, 12, 1)),
        (Frequency.ONCE, [], D(2026, 11, 3), END),
        (Frequency.ONCE, [D(2026, 11, 3)], D(2026, 12, 1), None),
        (Frequency.AS_NEEDED, [], D(2026, 11, 3), None),
        # not begun yet; and after the end only what nobody did at all
        (Frequency.WEEKLY, [], D(2026, 11, 1), None),
        (Frequency.WEEKLY, [D(2026, 12, 27)], D(2027, 1, 20), None),
        (Frequency.WEEKLY, [D(2026, 12, 20)], D(2027, 1, 20), END),
    ],
)
def test_the_next_turn(
    frequency: Frequency, done: list[dt.date], today: dt.date, due: dt.date | None
) -> None:
    assert next_due(frequency, START, END, done, today) == due


def test_a_month_that_begins_on_the_31st() -> None:
    start = D(2026, 1, 31)
    assert end_of_turn(Frequency.MONTHLY, start, D(2026, 12, 31), 0) == D(2026, 2, 27)
    assert turn_of(Frequency.MONTHLY, start, D(2026, 2, 27)) == 0
    assert turn_of(Frequency.MONTHLY, start, D(2026, 2, 28)) == 1
    assert turn_of(Frequency.MONTHLY, start, D(2026, 3, 30)) == 1
    assert turn_of(Frequency.MONTHLY, start, D(2026, 3, 31)) == 2


days = st.dates(D(2026, 1, 1), D(2027, 12, 31))


@given(
    st.sampled_from(list(Frequency)),
    days,
    st.integers(0, 400),
    st.lists(st.integers(0, 400)),
    st.integers(0, 500),
)
def test_doing_it_today_leaves_nothing_for_today(
    frequency: Frequency, start: dt.date, length: int, done: list[int], ahead: int
) -> None:
    end = start + dt.timedelta(days=length)
    today = start + dt.timedelta(days=ahead)
    before = [start + dt.timedelta(days=each) for each in done if each <= ahead]
    assert next_due(frequency, start, end, [*before, today], today) is None
    due = next_due(frequency, start, end, before, today)
    assert due is None or start <= due <= end


@given(st.sampled_from([Frequency.DAILY, Frequency.WEEKLY, Frequency.BIWEEKLY, Frequency.MONTHLY]), days,
       st.integers(0, 700))  # fmt: skip
def test_every_day_lies_in_the_turn_that_ends_not_before_it(
    frequency: Frequency, start: dt.date, ahead: int
) -> None:
    day, end = start + dt.timedelta(days=ahead), D(2100, 1, 1)
    turn = turn_of(frequency, start, day)
    assert end_of_turn(frequency, start, end, turn) >= day
    assert turn == 0 or end_of_turn(frequency, start, end, turn - 1) < day
