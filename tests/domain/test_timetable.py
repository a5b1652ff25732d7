"""The timetable: odd and even weeks, teaching days, what people type into a cell."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_calendar import AUTUMN
from xinliapp.domain.errors import UserError
from xinliapp.domain.peer_reps import gap
from xinliapp.domain.students import Gender
from xinliapp.domain.timetable import (
    Slot,
    TimetableEntry,
    WeekPattern,
    clashing,
    lessons_between,
    read_pattern,
    read_slots,
    read_weekday,
    slots_text,
)

D = dt.date
BOY, GIRL = Gender.MALE, Gender.FEMALE


def entry(weekday: int, period: int = 1, weeks: WeekPattern = WeekPattern.ALL, **more: str) -> TimetableEntry:
    days = {"valid_from": "2026-09-01", **more}
    return TimetableEntry("e", "c", weekday, period, weeks, 1.0, None, **days)  # type: ignore[arg-type]


def days(entries: list[TimetableEntry], first: D, last: D) -> list[str]:
    return [lesson.day for lesson in lessons_between(entries, [AUTUMN], first, last)]


def test_odd_weeks_are_those_the_calendar_numbers_odd() -> None:
    # The term starts on Tuesday 1 September: week 1 is 1–6, week 2 is 7–13 September.
    window = (D(2026, 9, 1), D(2026, 9, 30))
    assert days([entry(3)], *window) == [f"2026-09-{n:02}" for n in (2, 9, 16, 23, 30)]
    assert days([entry(3, weeks=WeekPattern.ODD)], *window) == ["2026-09-02", "2026-09-16", "2026-09-30"]
    assert days([entry(3, weeks=WeekPattern.EVEN)], *window) == ["2026-09-09", "2026-09-23"]


def test_no_lessons_on_holidays_nor_outside_the_term_nor_outside_their_days() -> None:
    assert days([entry(4)], D(2026, 9, 28), D(2026, 10, 11)) == ["2026-10-08"]  # 1 October is a holiday
    assert days([entry(1)], D(2026, 8, 24), D(2026, 9, 7)) == ["2026-09-07"]
    bounded = entry(2, valid_from="2026-09-08", valid_to="2026-09-15")
    assert days([bounded], D(2026, 9, 1), D(2026, 9, 30)) == ["2026-09-08", "2026-09-15"]
    assert (
        days([entry(2, valid_from="2026-09-08", valid_to="2026-09-07")], D(2026, 9, 1), D(2026, 9, 30)) == []
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ()),
        ("3", (Slot(3),)),
        (" 5双  3单 ", (Slot(3, WeekPattern.ODD), Slot(5, WeekPattern.EVEN))),
        ("第3节", (Slot(3),)),
        ("3双周、3单周", (Slot(3, WeekPattern.ODD), Slot(3, WeekPattern.EVEN))),
        ("12", (Slot(12),)),
    ],
)
def test_what_is_typed_into_a_cell(text: str, expected: tuple[Slot, ...]) -> None:
    assert read_slots(text) == expected


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("13", "timetable_cell"),
        ("0", "timetable_cell"),
        ("三", "timetable_cell"),
        ("3 3单", "timetable_clash"),
    ],
)
def test_what_cannot_be_typed(text: str, code: str) -> None:
    with pytest.raises(UserError) as caught:
        read_slots(text)
    assert caught.value.code == code


@given(st.lists(st.tuples(st.integers(1, 12), st.sampled_from(WeekPattern)), max_size=4))
def test_a_cell_reads_back_what_it_shows(parts: list[tuple[int, WeekPattern]]) -> None:
    slots = [Slot(period, weeks) for period, weeks in parts]
    if clashing(slots) is None:
        assert set(read_slots(slots_text(slots))) == set(slots)


def test_weekdays_and_patterns_as_people_write_them() -> None:
    assert [read_weekday(text) for text in ("周一", "星期日", "礼拜天", "5", "0", "周八", "")] == [
        1, 7, 7, 5, None, None, None
    ]  # fmt: skip
    assert [read_pattern(text) for text in ("", "每周", "单", "双周", "隔周")] == [
        WeekPattern.ALL, WeekPattern.ALL, WeekPattern.ODD, WeekPattern.EVEN, None
    ]  # fmt: skip


def test_what_a_class_lacks() -> None:
    mixed = [BOY, GIRL]
    assert not gap([BOY, GIRL], mixed, 2, 1)
    two_boys = gap([BOY, BOY], mixed, 2, 1)
    assert (two_boys.total, two_boys.boys, two_boys.girls, two_boys.missing) == (0, 0, 1, 1)
    nobody = gap([], mixed, 2, 1)
    assert (nobody.total, nobody.missing) == (2, 2)
    unknown = gap([None, GIRL], mixed, 2, 1)
    assert (unknown.total, unknown.boys) == (0, 1)
    assert not gap([GIRL, GIRL], [GIRL, GIRL], 2, 1)
