"""Measures over core.db, counted by hand in the autumn of 2026 (National Day 1–7 October)."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.term_school import TermSchool, day
from xinliapp.domain.calendar import DayKind, SchoolYear, SpecialDay, Term
from xinliapp.storage.calendar import replace_school_year

TERM = ("2026-09-01", "2027-01-22")
LESSONS = {"kinds": ["mental_health"], "only_in_timetable": False, "units_per_pair": 1}


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def test_meetings_count_the_kind_and_the_days_of_the_term(school: TermSchool) -> None:
    for on in ("2026-08-31", "2026-09-01", "2027-01-22", "2027-01-23"):
        school.meeting(on)
    school.meeting("2026-10-09", "other")
    kinds = ["leadership_mental_health"]
    whole = school.measure("meetings_held", *TERM, "2027-01-22", kinds=kinds)
    assert (whole.value, whole.complete) == (2.0, True)
    assert [row.day for row in whole.rows] == ["2026-09-01", "2027-01-22"]
    early = school.measure("meetings_held", *TERM, "2026-11-23", kinds=kinds)
    assert (early.value, early.complete) == (1.0, False)


def test_part_time_teachers_on_both_sides_of_five_hundred(school: TermSchool) -> None:
    rows = [(f"s{n}", "甲", "none", "none", "enrolled", "2026-09-01") for n in range(500)]
    with school.session.write("test") as uow:
        columns = ("id", "name", "id_number_state", "student_number_state", "status", "joined_on")
        uow.insert_many("student", columns, rows)
    school.staff()
    params = {"kinds": ["part_time"], "students_per_counselor": 500}

    def count(on: str) -> tuple[float, float | None, int]:
        found = school.measure("part_time_counselors_per_students", on, on, on, **params)
        return found.value, found.need, len(found.shortfall)

    assert count("2026-10-09") == (1.0, 1.0, 0)
    newcomer = school.student(joined="2026-10-12")
    assert count("2026-10-11") == (1.0, 1.0, 0)
    assert count("2026-10-12") == (1.0, 2.0, 1)  # 501 students need two
    school.status(newcomer, "suspended", "2026-10-20")
    assert count("2026-10-19") == (1.0, 2.0, 1)
    assert count("2026-10-20") == (1.0, 1.0, 0)  # 休学 stands apart
    found = school.measure(
        "part_time_counselors_per_students", "2026-10-20", "2026-10-20", "2026-10-20", **params
    )
    assert found.notes == (("在籍学生(人)", 500.0), ("另有休学(人)", 1.0))


def test_staff_in_service_by_day_and_kind(school: TermSchool) -> None:
    school.student()
    school.staff(until="2026-10-01")
    school.staff("full_time")
    school.staff(since="2026-11-02")
    params = {"kinds": ["part_time"], "students_per_counselor": 500}

    def count(on: str) -> float:
        return school.measure("part_time_counselors_per_students", on, on, on, **params).value

    assert [count(on) for on in ("2026-09-30", "2026-10-01", "2026-11-01", "2026-11-02")] == [1, 0, 0, 1]


def test_an_empty_school_owes_no_teacher(school: TermSchool) -> None:
    params = {"kinds": ["part_time"], "students_per_counselor": 500}
    on = "2026-10-09"
    assert not school.measure("part_time_counselors_per_students", on, on, on, **params).applicable


def test_weekly_hours_fill_every_week_and_cut_short_ones(school: TermSchool) -> None:
    # Week 1 has four days and asks for 6.4 h; week 2 (7–11 September) asks for 8 h; both get just that.
    school.opening("2026-09-02T08:00:00", "2026-09-02T14:24:00")
    school.opening("2026-09-07T08:00:00", "2026-09-07T12:00:00")
    school.opening("2026-09-09T12:00:00", "2026-09-09T16:00:00")
    found = school.measure("weekly_opening_minutes", *TERM, "2026-09-13", floor_hours=8)
    assert (found.value, found.complete, found.shortfall) == (8.0, True, ())
    assert sorted(row.amount for row in found.rows) == [240.0, 240.0, 384.0]


def test_one_minute_less_is_below(school: TermSchool) -> None:
    school.opening("2026-09-02T08:00:00", "2026-09-02T14:23:00")
    found = school.measure("weekly_opening_minutes", *TERM, "2026-09-06", floor_hours=8)
    assert found.value < 8
    (missing,) = found.shortfall
    assert missing.label == "第1周(按4个教学日折算)"
    assert (round(missing.have, 4), missing.need) == (round(383 / 60, 4), 6.4)


def test_national_day_week_asks_for_three_fifths(school: TermSchool) -> None:
    window = ("2026-09-28", "2026-10-04")
    school.opening("2026-09-28T08:00:00", "2026-09-28T12:48:00")
    found = school.measure("weekly_opening_minutes", *window, "2026-10-04", floor_hours=8)
    assert (found.value, found.shortfall) == (8.0, ())
    # A holiday opening counts too: minutes are minutes.
    assert school.measure("weekly_opening_minutes", *window, "2026-10-04", floor_hours=9).shortfall


def test_a_week_of_six_days_asks_for_no_more_than_a_full_one(school: TermSchool) -> None:
    school.opening("2026-09-21T08:00:00", "2026-09-21T16:00:00")  # Sunday 27 is worked as well
    found = school.measure("weekly_opening_minutes", "2026-09-21", "2026-09-27", "2026-09-27", floor_hours=8)
    assert (found.value, found.shortfall) == (8.0, ())


def test_overlaps_once_midnight_split_and_cut_at_the_term(school: TermSchool) -> None:
    school.opening("2026-08-31T20:00:00", "2026-09-01T01:00:00")  # one hour inside the term
    school.opening("2026-09-02T08:00:00", "2026-09-02T10:00:00")
    school.opening("2026-09-02T09:00:00", "2026-09-02T11:00:00")  # three hours together
    school.opening("2026-09-06T23:30:00", "2026-09-07T00:30:00")  # half an hour to each week
    found = school.measure("weekly_opening_minutes", *TERM, "2026-09-13", floor_hours=8)
    have = {missing.label: missing.have for missing in found.shortfall}
    assert have == {"第1周(按4个教学日折算)": 4.5, "第2周": 0.5}


def test_the_running_week_only_warns_and_an_open_door_counts_nothing(school: TermSchool) -> None:
    school.opening("2026-09-02T08:00:00", "2026-09-02T16:00:00")
    school.opening("2026-09-08T08:00:00", None)
    found = school.measure("weekly_opening_minutes", *TERM, "2026-09-08", floor_hours=8)
    assert (found.value, found.shortfall, found.complete) == (10.0, (), True)
    assert [(pending.label, pending.have, pending.need) for pending in found.pending] == [("第2周", 0.0, 8.0)]
    assert found.notes == (("没有登记关门(次)", 1.0),)


def test_before_a_week_is_over_nothing_is_judged(school: TermSchool) -> None:
    school.opening("2026-09-02T08:00:00", "2026-09-02T10:00:00")
    found = school.measure("weekly_opening_minutes", *TERM, "2026-09-03", floor_hours=8)
    assert not found.complete
    assert found.shortfall == ()


def test_weeks_end_with_the_term_and_holidays_between_terms_are_no_weeks(school: TermSchool) -> None:
    school.opening("2027-01-19T08:00:00", "2027-01-19T16:00:00")
    school.opening("2027-01-23T08:00:00", "2027-01-23T18:00:00")  # the Saturday after the term's last day
    found = school.measure("weekly_opening_minutes", "2027-01-18", "2027-02-21", "2027-02-21", floor_hours=9)
    assert [(missing.label, missing.have) for missing in found.shortfall] == [("第21周", 8.0)]


def test_a_week_without_teaching_days_is_left_out(school: TermSchool) -> None:
    off = tuple(SpecialDay(day(f"2026-09-{n:02}"), DayKind.HOLIDAY, "停课") for n in range(7, 12))
    term = Term("2026-2027-1", day("2026-08-31"), day("2026-09-25"), off)
    with school.session.write("test.calendar") as uow:
        replace_school_year(uow, SchoolYear(2026, (term,)))
    window = ("2026-08-31", "2026-09-25", "2026-09-25")
    hours = school.measure("weekly_opening_minutes", *window, floor_hours=8)
    assert [missing.label for missing in hours.shortfall] == ["第1周", "第3周", "第4周"]
    school.student(school.class_group(), joined="2026-08-31")
    lessons = school.measure("lessons_per_class_pair_of_weeks", *window, **LESSONS)
    assert [missing.label for missing in lessons.shortfall] == [
        "七(1) 第1—2周(按5个教学日折算)",
        "七(1) 第3—4周",
    ]


def test_lessons_every_class_in_every_pair(school: TermSchool) -> None:
    one, two = school.class_group(1), school.class_group(2)
    for group in (one, two):
        school.student(group)
    for group, on in ((one, "2026-09-02"), (two, "2026-09-13"), (one, "2026-09-14"), (one, "2026-09-25")):
        school.lesson(group, on)
    first = school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-13", **LESSONS)
    assert (first.value, first.need, first.denominator, first.shortfall) == (2.0, 2.0, 2.0, ())
    second = school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-27", **LESSONS)
    assert (second.value, second.need) == (1.0, 2.0)
    assert [missing.label for missing in second.shortfall] == ["七(2) 第3—4周"]


def test_a_running_pair_warns_and_is_not_judged(school: TermSchool) -> None:
    group = school.class_group()
    school.student(group)
    school.lesson(group, "2026-09-02")
    found = school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-23", **LESSONS)
    assert (found.value, found.need, found.complete, found.shortfall) == (1.0, 1.0, True, ())
    assert [pending.label for pending in found.pending] == ["七(1) 第3—4周"]


def test_national_day_pair_asks_for_its_part(school: TermSchool) -> None:
    # Weeks 5 and 6 have 28, 29, 30 September and 8, 9, 10 October: six days of ten.
    group = school.class_group()
    school.student(group)
    window = ("2026-09-28", "2026-10-11")
    school.lesson(group, "2026-10-09", 0.6)
    found = school.measure("lessons_per_class_pair_of_weeks", *window, "2026-10-11", **LESSONS)
    assert found.value == 1.0
    short = {**LESSONS, "units_per_pair": 2}
    found = school.measure("lessons_per_class_pair_of_weeks", *window, "2026-10-11", **short)
    assert [(missing.label, missing.have, missing.need) for missing in found.shortfall] == [
        ("七(1) 第5—6周(按6个教学日折算)", 0.6, 1.2)
    ]


def test_classes_count_only_while_they_have_students(school: TermSchool) -> None:
    old, new, empty = school.class_group(1), school.class_group(2), school.class_group(3)
    child = school.student(joined="2026-09-01")
    school.member(child, old, "2026-09-01", "2026-09-14")  # moved: from the 14th in the new class
    school.member(child, new, "2026-09-14")
    school.student(empty, joined="2026-09-01", left="2026-09-04")  # gone before the pair ended
    found = school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-27", **LESSONS)
    assert [missing.label for missing in found.shortfall] == [
        "七(1) 第1—2周(按9个教学日折算)",
        "七(2) 第3—4周",
    ]
    assert found.denominator == 2.0


def test_lessons_outside_the_timetable_and_of_other_kinds(school: TermSchool) -> None:
    group = school.class_group()
    school.student(group)
    school.lesson(group, "2026-09-02", timetable=False)
    school.lesson(group, "2026-09-03", kind="other")
    loose = school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-13", **LESSONS)
    assert (loose.value, loose.notes) == (1.0, (("其中未列入课表(节)", 1.0),))
    strict = {**LESSONS, "only_in_timetable": True}
    assert school.measure("lessons_per_class_pair_of_weeks", *TERM, "2026-09-13", **strict).value == 0.0


def test_the_next_term_counts_its_own_pairs(school: TermSchool) -> None:
    group = school.class_group()
    school.student(group)
    school.lesson(group, "2027-01-20")  # last week of autumn: no good for spring
    found = school.measure(
        "lessons_per_class_pair_of_weeks", "2027-02-22", "2027-07-02", "2027-03-07", **LESSONS
    )
    assert [missing.label for missing in found.shortfall] == ["七(1) 第1—2周"]


def test_activities_sessions_heads_and_copies(school: TermSchool) -> None:
    window = ("2026-09-14", "2026-10-16", "2026-10-16")
    school.activity("lecture", "2026-09-14", sessions=2, headcount=360)
    school.activity("publicity", "2026-10-16", headcount=1800)
    school.activity("lecture", "2026-10-17", headcount=50)  # a day late
    school.activity("class_meeting", "2026-09-20", headcount=45, subject=False)
    school.activity("parent_meeting", "2026-09-20", sessions=3, headcount=120)
    school.activity("handbook", "2026-09-21", sessions=0, headcount=900)
    forms = {"forms": ["class_meeting", "lecture", "publicity"], "mental_health_only": True}
    assert school.measure("activity_sessions", *window, **forms).value == 3.0
    assert school.measure("activity_headcount", *window, **forms).value == 2160.0
    every = {**forms, "mental_health_only": False}
    assert school.measure("activity_sessions", *window, **every).value == 4.0
    subject = {"mental_health_only": True}
    assert school.measure("parent_meeting_sessions", *window, **subject).value == 3.0
    assert school.measure("parent_meeting_headcount", *window, **subject).value == 120.0
    books = school.measure("handbooks_given", *window)
    assert (books.value, books.unit, len(books.rows)) == (900.0, "册", 1)
