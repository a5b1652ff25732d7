"""JS-33 and JS-51: sessions and hours counted by hand, on both sides of the floor."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Measured, Window
from xinliapp.storage.measures import SPECS, run
from xinliapp.storage.measures.context import MeasureContext

TERM = ("2026-09-01", "2027-01-22")
_numbers = itertools.count(1)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def held(
    school: TermSchool,
    staff: str | None,
    started: str,
    minutes: int,
    *,
    group: bool = False,
    signed: bool = True,
) -> str:
    return school.row(
        "casework.counseling_session",
        {
            "year": 2026,
            "sequence": next(_numbers),
            "kind": "group" if group else "individual",
            "mode": "face_to_face",
            "student_id": None if group else "child",
            "theme": "",
            "started_at": started,
            "minutes": minutes,
            "staff_id": staff,
            "author_id": "a",
            "author_name": "心理教师甲",
            **dict.fromkeys(("situation", "assessment", "response", "outcome", "agreed"), "不外传的字"),
            "risk": "unchanged",
            "signed_at": "2026-12-01T08:00:00" if signed else None,
        },
    )


def hours(school: TermSchool, first: str, last: str, as_of: str, floor: float = 6) -> Measured:
    return school.measure("weekly_counseling_hours_per_specialist", first, last, as_of, floor_hours=floor)


def fill(school: TermSchool, staff: str, week: tuple[str, ...], minutes: int) -> None:
    for day in week:
        held(school, staff, f"{day}T12:00:00", minutes)


# Week 12 (16–20 November) and week 11 are whole; week 5 (28–30 September) has three teaching days.
WEEK_11 = tuple(f"2026-11-{day:02d}" for day in (9, 10, 11, 12, 13))
WEEK_12 = tuple(f"2026-11-{day}" for day in (16, 17, 18, 19, 20))


def test_sessions_are_counted_once_signed_and_by_kind(school: TermSchool) -> None:
    held(school, "t", "2026-09-01T00:00:00", 40)
    held(school, None, "2026-11-23T23:59:00", 40)
    held(school, "t", "2026-10-10T10:00:00", 40, group=True)
    held(school, "t", "2026-10-11T10:00:00", 40, signed=False)
    held(school, "t", "2026-08-31T10:00:00", 40)
    held(school, "t", "2026-11-24T10:00:00", 40)  # after the as-of day

    def count(*kinds: str) -> float:
        return school.measure("counseling_sessions_held", *TERM, "2026-11-23", kinds=list(kinds)).value

    assert (count("individual", "group"), count("individual"), count("group")) == (3.0, 2.0, 1.0)
    found = school.measure("counseling_sessions_held", *TERM, "2026-11-23", kinds=["individual"])
    assert [row.day for row in found.rows] == ["2026-09-01", "2026-11-23"]
    assert not found.complete and not found.shortfall
    assert "不外传" not in repr(found)


def test_six_hours_are_enough_and_a_minute_less_is_not(school: TermSchool) -> None:
    teacher = school.staff("full_time")
    fill(school, teacher, WEEK_12, 72)  # 5 × 72 = 360 minutes
    found = hours(school, "2026-11-16", "2026-11-22", "2026-11-22")
    assert (found.value, found.shortfall, found.complete, len(found.rows)) == (6.0, (), True, 5)
    held(school, teacher, "2026-11-10T12:00:00", 359)
    found = hours(school, "2026-11-09", "2026-11-15", "2026-11-22")
    assert found.value == pytest.approx(359 / 60)
    ((label, have, need),) = [(one.label, one.have, one.need) for one in found.shortfall]
    assert (label, need) == ("教师甲 第11周", 6.0) and have == pytest.approx(359 / 60)


def test_group_and_individual_add_up_and_overlaps_count_once(school: TermSchool) -> None:
    teacher = school.staff("full_time")
    held(school, teacher, "2026-11-16T10:00:00", 60)
    held(school, teacher, "2026-11-16T10:30:00", 60, group=True)  # 30 of them overlap
    held(school, teacher, "2026-11-17T10:00:00", 30, signed=False)
    assert hours(school, "2026-11-16", "2026-11-22", "2026-11-22").value == 1.5


def test_a_short_week_asks_for_less(school: TermSchool) -> None:
    teacher = school.staff("full_time")
    held(school, teacher, "2026-09-28T12:00:00", 216)  # 3 of 5 days: 3.6 h are enough
    found = hours(school, "2026-09-28", "2026-10-04", "2026-10-05")
    assert found.value == pytest.approx(6.0) and found.shortfall == ()
    found = hours(school, "2026-09-28", "2026-10-04", "2026-10-05", floor=6.1)
    assert [(one.label, one.need) for one in found.shortfall] == [
        ("教师甲 第5周(按3个教学日折算)", pytest.approx(3.66))
    ]


def test_every_specialist_is_judged_by_the_weakest_week(school: TermSchool) -> None:
    strong, weak = school.staff("full_time"), school.staff("full_time")
    school.staff("part_time")
    for week in (WEEK_11, WEEK_12):
        fill(school, strong, week, 90)
    fill(school, weak, WEEK_11, 72)
    fill(school, weak, WEEK_12, 30)
    found = hours(school, "2026-11-09", "2026-11-22", "2026-11-22")
    assert found.value == 2.5
    assert [one.label for one in found.shortfall] == ["教师甲 第12周"]


def test_a_week_of_coming_or_going_is_not_judged(school: TermSchool) -> None:
    since = school.staff("full_time", since="2026-11-10")  # a Tuesday: week 11 is not whole
    until = school.staff("full_time", until="2026-11-20")  # gone on the Friday of week 12
    fill(school, since, WEEK_12, 72)
    fill(school, until, WEEK_11, 72)
    found = hours(school, "2026-11-09", "2026-11-22", "2026-11-22")
    assert (found.value, found.shortfall) == (6.0, ())
    until_saturday = school.staff("full_time", until="2026-11-21")
    fill(school, until_saturday, WEEK_11, 72)
    found = hours(school, "2026-11-09", "2026-11-22", "2026-11-22")
    assert (found.value, [one.label for one in found.shortfall]) == (0.0, ["教师甲 第12周"])


def test_the_running_week_only_warns(school: TermSchool) -> None:
    teacher = school.staff("full_time")
    fill(school, teacher, WEEK_11, 72)
    held(school, teacher, "2026-11-16T12:00:00", 60)
    found = hours(school, "2026-11-09", "2026-11-22", "2026-11-18")
    assert (found.value, found.shortfall) == (6.0, ())
    assert [(one.label, one.have) for one in found.pending] == [("教师甲 第12周", 1.0)]
    running = hours(school, "2026-11-16", "2026-11-22", "2026-11-18")
    assert (running.value, running.complete) == (1.0, False)


def test_weeks_are_cut_at_the_terms_borders(school: TermSchool) -> None:
    teacher = school.staff("full_time", since="2026-08-01")
    # Week 1 begins on Tuesday 1 September: Monday's session belongs to no term, four days ask for 4.8 h.
    held(school, teacher, "2026-08-31T12:00:00", 300)
    held(school, teacher, "2026-09-01T12:00:00", 288)
    # Over midnight of the term's last day, 22 January: only the part inside counts.
    held(school, teacher, "2027-01-22T23:00:00", 120)
    first = hours(school, "2026-09-01", "2026-09-06", "2026-09-06")
    assert first.value == pytest.approx(6.0) and first.shortfall == ()
    last = hours(school, "2027-01-18", "2027-01-22", "2027-01-31")
    assert last.value == 1.0


def test_without_a_full_time_specialist_there_is_no_object(school: TermSchool) -> None:
    school.staff("part_time")
    held(school, None, "2026-11-16T12:00:00", 60)
    found = hours(school, "2026-11-16", "2026-11-22", "2026-11-22")
    assert not found.applicable
    assert found.notes == (("没有对应到人员的辅导(次)", 1.0),)
    assert not hours(school, "2026-11-16", "2026-11-22", "2026-11-18").applicable  # nor while it runs


def test_both_need_the_case_file(school: TermSchool) -> None:
    principal = school.principal()
    window = Window(*(dt.date(2026, 11, day) for day in (16, 22, 22)))
    context = MeasureContext(principal.database, (), None, window)
    for name, params in (
        ("counseling_sessions_held", {"kinds": ["group"]}),
        ("weekly_counseling_hours_per_specialist", {"floor_hours": 6}),
    ):
        assert SPECS[name].needs_case
        with pytest.raises(UserError) as closed:
            run(name, context, params)
        assert closed.value.code == "case_closed"
