"""Teaching weeks, pairs, school years, periods: hand-counted on the calendar of autumn 2026."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinliapp.domain.calendar import (
    DayKind,
    SchoolYear,
    SpecialDay,
    Term,
    parse_period,
    school_year_of,
    working_days_before,
    year_window,
)
from xinliapp.domain.errors import UserError

D = dt.date


def national_day() -> tuple[SpecialDay, ...]:
    """1–7 October 2026 off; Sunday 27 September and Saturday 10 October worked."""
    off = tuple(SpecialDay(D(2026, 10, day), DayKind.HOLIDAY, "国庆节") for day in range(1, 8))
    work = (D(2026, 9, 27), D(2026, 10, 10))
    return off + tuple(SpecialDay(day, DayKind.MAKEUP, "调休上课") for day in work)


AUTUMN = Term("2026-2027-1", D(2026, 9, 1), D(2027, 1, 22), national_day())
SPRING = Term("2026-2027-2", D(2027, 2, 22), D(2027, 7, 2))


def test_first_week_begins_before_the_term_and_counts_only_days_inside() -> None:
    first = AUTUMN.weeks()[0]  # 1 September 2026 is a Tuesday
    assert (first.number, first.starts_on, first.ends_on) == (1, D(2026, 8, 31), D(2026, 9, 6))
    assert first.teaching_days == tuple(D(2026, 9, day) for day in (1, 2, 3, 4))
    assert first.share == 0.8


def test_national_day_weeks_have_three_and_two_plus_one_days() -> None:
    weeks = {week.number: week for week in AUTUMN.weeks()}
    assert [day.day for day in weeks[4].teaching_days] == [21, 22, 23, 24, 25, 27]  # with Sunday 27
    assert weeks[4].share == 1.0  # six days are a full week, not more
    assert [day.day for day in weeks[5].teaching_days] == [28, 29, 30]
    assert weeks[5].share == 0.6
    assert [day.day for day in weeks[6].teaching_days] == [8, 9, 10]


def test_a_holiday_week_keeps_its_number() -> None:
    off = tuple(SpecialDay(D(2026, 9, 7) + dt.timedelta(days=n), DayKind.HOLIDAY, "停课") for n in range(5))
    weeks = Term("2026-2027-1", D(2026, 8, 31), D(2026, 9, 25), off).weeks()
    assert [(week.number, len(week.teaching_days)) for week in weeks] == [(1, 5), (2, 0), (3, 5), (4, 5)]


def test_makeup_outranks_holiday_and_weekend() -> None:
    both = (
        SpecialDay(D(2026, 9, 5), DayKind.HOLIDAY, "活动"),
        SpecialDay(D(2026, 9, 5), DayKind.MAKEUP, "补课"),
    )
    term = Term("2026-2027-1", D(2026, 9, 1), D(2026, 9, 30), both)
    assert term.is_teaching_day(D(2026, 9, 5))
    assert not term.is_teaching_day(D(2026, 9, 6))
    assert not term.is_teaching_day(D(2026, 8, 31))  # a Monday before the term


def test_pairs_are_fixed_and_a_last_week_stands_alone() -> None:
    pairs = AUTUMN.pairs()
    assert len(AUTUMN.weeks()) == 21
    assert [[week.number for week in pair] for pair in pairs[:2]] == [[1, 2], [3, 4]]
    assert [week.number for week in pairs[-1]] == [21]


def test_week_of() -> None:
    week = AUTUMN.week_of(D(2026, 11, 23))
    assert week is not None
    assert week.number == 13
    assert AUTUMN.week_of(D(2027, 1, 25)) is None


def test_school_year_runs_to_the_end_of_august() -> None:
    year = SchoolYear(2026, (AUTUMN, SPRING))
    window = year.window(D(2026, 11, 23))
    assert (window.starts_on, window.ends_on) == (D(2026, 9, 1), D(2027, 8, 31))
    assert year.key == "2026-2027"


def test_an_august_start_belongs_to_the_new_year_only() -> None:
    old = SchoolYear(2025, (Term("2025-2026-1", D(2025, 9, 1), D(2026, 1, 20)),))
    new = SchoolYear(2026, (Term("2026-2027-1", D(2026, 8, 27), D(2027, 1, 20)),))
    years = (old, new)
    assert school_year_of(D(2026, 8, 26), years) is old
    assert school_year_of(D(2026, 8, 27), years) is new
    assert year_window(old, years, D(2026, 9, 1)).ends_on == D(2026, 8, 26)
    assert year_window(new, years, D(2026, 9, 1)).starts_on == D(2026, 8, 27)
    assert school_year_of(D(2024, 9, 1), years) is None


def test_a_late_start_still_begins_the_year_on_the_first_of_september() -> None:
    year = SchoolYear(2026, (Term("2026-2027-1", D(2026, 9, 7), D(2027, 1, 20)),))
    assert year.window(D(2026, 9, 7)).starts_on == D(2026, 9, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-2028-1",
        "2026-2027-3",
        "2026-2027",
        "2026-10-02/2026-10-01",
        "2026-13-01/2026-13-02",
        "2026-02-30/2026-03-01",
        "2026-2027-1x",
        "２０２６-２０２７-１",
        "2026-09-14",
        "/",
    ],
)
def test_wrong_periods_are_refused(text: str) -> None:
    with pytest.raises(UserError) as caught:
        parse_period(text)
    assert caught.value.code == "period_wrong"


def test_periods_read() -> None:
    term = parse_period(" 2026-2027-2 ")
    assert (term.text, term.start_year, term.term_number) == ("2026-2027-2", 2026, 2)
    span = parse_period("2020-09-14/2020-10-16")
    assert (span.starts_on, span.ends_on) == (D(2020, 9, 14), D(2020, 10, 16))
    assert span.file_part == "2020-09-14_2020-10-16"
    assert parse_period("2026-09-14/2026-09-14").ends_on == D(2026, 9, 14)


def test_three_working_days_before_counts_school_days_inside_a_term() -> None:
    # 2020-10-19 was a Monday: Friday 16, Thursday 15, Wednesday 14.
    assert working_days_before(D(2020, 10, 19), 3, ()) == D(2020, 10, 14)
    # Around National Day 2026: from Friday 9 October back: 8 October, 30 and 29 September.
    assert working_days_before(D(2026, 10, 9), 3, (AUTUMN,)) == D(2026, 9, 29)
    assert working_days_before(D(2026, 10, 9), 0, (AUTUMN,)) == D(2026, 10, 9)


@given(
    st.dates(D(2020, 1, 1), D(2030, 1, 1)),
    st.integers(min_value=0, max_value=200),
    st.lists(st.tuples(st.integers(0, 200), st.sampled_from(DayKind)), max_size=20),
)
def test_every_teaching_day_lies_in_exactly_one_week(
    start: dt.date, length: int, special: list[tuple[int, DayKind]]
) -> None:
    days = tuple(SpecialDay(start + dt.timedelta(days=offset), kind, "") for offset, kind in special)
    term = Term("x", start, start + dt.timedelta(days=length), days)
    weeks = term.weeks()
    seen = [day for week in weeks for day in week.teaching_days]
    expected = [
        start + dt.timedelta(days=offset)
        for offset in range(length + 1)
        if term.is_teaching_day(start + dt.timedelta(days=offset))
    ]
    assert seen == expected
    assert [week.number for week in weeks] == list(range(1, len(weeks) + 1))
    assert all(week.starts_on.weekday() == 0 for week in weeks)
    assert all(0 <= week.share <= 1 for week in weeks)
    assert [week for pair in term.pairs() for week in pair] == list(weeks)
