"""Participation, class and parents' meetings, peer representatives, specialists: counted by hand.

Autumn 2026: weeks 1 (1–4 Sept, four days), 2 (7–11 Sept) …; National Day 1–7 October.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool

TERM = ("2026-09-01", "2027-01-22")
END = "2027-01-22"
LIFE = {"themes": ["life", "setback"], "floor": 2}
REPS = {"per_class": 2, "each_gender": 1, "from_grade": 4}
WEEKLY = {"staff_kinds": ["full_time"], "lesson_kinds": ["mental_health"], "units_per_week": 10}


class Activities(TermSchool):
    """Held activities by their classes, and representatives."""

    def held(
        self,
        on: str,
        classes: list[str],
        *,
        form: str = "class_meeting",
        themes: tuple[str, ...] = ("life",),
        kind: str = "classes",
        absent: tuple[tuple[str, str], ...] = (),
        subject: bool = True,
        agenda: bool | None = None,
        sessions: int = 1,
    ) -> str:
        row = self.row(
            "activity",
            {
                "form": form, "day": on, "title": "活动", "theme": "", "audience": "", "carrier": "",
                "sessions": sessions, "headcount": 0, "mental_health": subject, "audience_kind": kind,
                "themes": json.dumps(list(themes)), "agenda": agenda,
            },
        )  # fmt: skip
        for class_id in classes:
            self.row("activity_class", {"activity_id": row, "class_id": class_id})
        for class_id, student in absent:
            self.row("activity_absentee", {"activity_id": row, "class_id": class_id, "student_id": student})
        return row

    def rep(self, class_id: str, student: str, since: str = "2026-09-07", until: str | None = None) -> str:
        return self.row(
            "peer_rep",
            {"class_id": class_id, "student_id": student, "from_day": since, "to_day": until},
        )

    def child(self, class_id: str | None, gender: str | None = "male", **more: str) -> str:
        student = self.student(class_id, **more)
        with self.session.write("test") as uow:
            uow.update("student", student, {"gender": gender})
        return student


@pytest.fixture
def school(tmp_path: Path) -> Activities:
    return Activities(tmp_path)


def _short(measured: object) -> list[tuple[str, float, float]]:
    return [(each.label, each.have, each.need) for each in measured.shortfall]  # type: ignore[attr-defined]


def test_participation_counts_who_was_there_on_both_sides_of_two(school: Activities) -> None:
    one, two = school.class_group(1), school.class_group(2)
    ann, ben, cai = school.child(one), school.child(one), school.child(two)
    school.held("2026-09-14", [one, two])
    school.held("2026-09-21", [one], themes=("setback", "safety"), absent=((one, ben),))
    school.held("2026-09-28", [one, two], themes=("safety",))  # another theme: counts for nobody
    found = school.measure("participations_per_student", *TERM, END, **LIFE)
    assert (found.value, found.denominator, found.need) == (1.0, 3.0, 3.0)  # only ann came twice
    assert _short(found) == [("七(1)", 1.0, 2.0), ("七(2)", 0.0, 1.0)]
    assert [(row.day, row.amount) for row in found.rows] == [("2026-09-14", 3.0), ("2026-09-21", 1.0)]
    once = school.measure("participations_per_student", *TERM, END, **{**LIFE, "floor": 1})
    assert (once.value, once.shortfall) == (3.0, ())
    assert {ann, ben, cai}


def test_two_themes_and_many_sessions_are_still_one_participation(school: Activities) -> None:
    one = school.class_group()
    school.child(one)
    school.held("2026-09-14", [one], themes=("life", "setback"), sessions=3)
    assert school.measure("participations_per_student", *TERM, END, **LIFE).value == 0.0


def test_participation_moves_with_the_student_and_starts_with_the_day_they_joined(school: Activities) -> None:
    one, two = school.class_group(1), school.class_group(2)
    mover = school.child(None)
    school.member(mover, one, "2026-09-01", "2026-10-12")
    school.member(mover, two, "2026-10-12")
    late = school.child(two, joined="2026-10-20")
    school.held("2026-09-14", [one])  # the mover, still in class 1
    school.held("2026-10-12", [two])  # the day of the move: already in class 2
    school.held("2026-10-12", [one])  # and no longer in class 1
    school.held("2026-10-20", [two], themes=("setback",))  # the newcomer's first day
    found = school.measure("participations_per_student", *TERM, END, **LIFE)
    assert (found.value, found.denominator) == (1.0, 2.0)
    assert _short(found) == [("七(2)", 1.0, 2.0)]
    assert [row.amount for row in found.rows] == [1.0, 1.0, 2.0]
    assert late


def test_participation_ends_at_the_window_and_leaves_suspended_and_visiting_apart(school: Activities) -> None:
    one = school.class_group()
    ann = school.child(one)
    gone = school.child(one, left="2026-12-01")
    ill = school.child(one)
    school.status(ill, "suspended", "2026-10-09")
    school.child(one, status="visiting")
    school.held("2026-08-31", [one])
    school.held("2026-09-01", [one])
    school.held("2027-01-22", [one])
    school.held("2027-01-23", [one])
    found = school.measure("participations_per_student", *TERM, END, **LIFE)
    assert (found.value, found.denominator) == (1.0, 1.0)
    assert found.notes == (("另有休学(人)", 1.0), ("另有借读(人)", 1.0))
    running = school.measure("participations_per_student", *TERM, "2026-11-23", **LIFE)
    assert (running.value, running.denominator, running.complete) == (0.0, 2.0, False)
    assert ann and gone


def test_only_peer_reps_in_office_took_part_where_only_they_were_asked(school: Activities) -> None:
    one = school.class_group()
    rep, old, other = school.child(one), school.child(one), school.child(one)
    school.rep(one, rep)
    school.rep(one, old, until="2026-10-12")
    school.held("2026-10-12", [one], form="training", kind="peer_reps")
    found = school.measure("participations_per_student", *TERM, END, **{**LIFE, "floor": 1})
    assert (found.value, found.denominator) == (1.0, 3.0)
    assert other


def test_a_mere_figure_counts_for_no_student_and_is_shown(school: Activities) -> None:
    school.child(school.class_group())
    school.activity("class_meeting", "2026-09-14", headcount=45)
    found = school.measure("participations_per_student", *TERM, END, **{**LIFE, "floor": 1})
    assert (found.value, found.notes) == (0.0, (("没有登记到班、未计入的活动(项)", 1.0),))


def test_class_meetings_by_class_form_and_subject(school: Activities) -> None:
    one, two, empty = school.class_group(1), school.class_group(2), school.class_group(3)
    school.child(one)
    school.child(two)
    school.held("2026-09-14", [one, two, empty])
    school.held("2026-09-21", [two], subject=False)
    school.held("2026-09-22", [two], form="lecture")
    params = {"forms": ["class_meeting"], "mental_health_only": True}
    found = school.measure("class_meetings_per_class", *TERM, END, **params, floor=1)
    assert (found.value, found.denominator, found.shortfall, found.complete) == (2.0, 2.0, (), True)
    assert [(row.day, row.amount) for row in found.rows] == [("2026-09-14", 2.0)]
    twice = school.measure("class_meetings_per_class", *TERM, END, **params, floor=2)
    assert _short(twice) == [("七(1)", 1.0, 2.0), ("七(2)", 1.0, 2.0)]
    any_subject = {"forms": ["class_meeting"], "mental_health_only": False}
    assert _short(school.measure("class_meetings_per_class", *TERM, END, **any_subject, floor=2)) == [
        ("七(1)", 1.0, 2.0)
    ]


def test_class_meetings_belong_to_their_term_and_a_new_class_owes_its_own(school: Activities) -> None:
    one, new = school.class_group(1), school.class_group(2)
    mover = school.child(None)
    school.member(mover, one, "2026-09-01", "2026-11-02")
    school.member(mover, new, "2026-11-02")
    school.child(one)
    school.held("2027-01-23", [one, new])
    school.held("2026-09-14", [one])
    params = {"forms": ["class_meeting"], "mental_health_only": True, "floor": 1}
    before = school.measure("class_meetings_per_class", *TERM, "2026-11-01", **params)
    assert (before.value, before.denominator, before.complete) == (1.0, 1.0, False)
    after = school.measure("class_meetings_per_class", *TERM, END, **params)
    assert (after.value, _short(after)) == (1.0, [("七(2)", 0.0, 1.0)])


def test_parent_meetings_per_class_want_the_topic_every_time(school: Activities) -> None:
    one, two, three = school.class_group(1), school.class_group(2), school.class_group(3)
    for group in (one, two, three):
        school.child(group)
    for on in ("2026-09-18", "2026-11-13"):
        school.held(on, [one, two], form="parent_meeting", kind="parents", agenda=True)
    school.held("2026-11-20", [two], form="parent_meeting", kind="parents", agenda=False)
    school.held("2026-11-20", [three], form="parent_meeting", kind="parents", agenda=True)
    found = school.measure("parent_meetings_per_class", *TERM, END, floor=2, all_with_topic=True)
    # Class 2 met three times, once without the topic; class 3 met once.
    assert (found.value, _short(found)) == (1.0, [("七(2)", 2.0, 3.0), ("七(3)", 1.0, 2.0)])
    number = school.measure("parent_meetings_per_class", *TERM, END, floor=2, all_with_topic=False)
    assert (number.value, _short(number)) == (2.0, [("七(3)", 1.0, 2.0)])


def test_every_parent_meeting_has_the_topic_or_the_clause_is_broken_at_once(school: Activities) -> None:
    early = school.measure("parent_meetings_with_topic", *TERM, "2026-09-10")
    assert (early.value, early.denominator, early.complete, early.applicable) == (0.0, 0.0, False, True)
    assert not school.measure("parent_meetings_with_topic", *TERM, END).applicable
    one = school.class_group()
    school.held("2026-09-18", [one], form="parent_meeting", kind="parents", agenda=True, subject=False)
    school.activity("parent_meeting", "2026-09-25")  # an old record: 专题, no answer
    good = school.measure("parent_meetings_with_topic", *TERM, "2026-09-30")
    assert (good.value, good.need, good.complete) == (2.0, 2.0, False)
    school.held("2026-09-30", [one], form="parent_meeting", kind="parents", agenda=False)
    bad = school.measure("parent_meetings_with_topic", *TERM, "2026-09-30")
    assert (bad.value, bad.need, bad.complete) == (2.0, 3.0, True)
    assert _short(bad) == [("2026-09-30 活动", 0.0, 1.0)]


def test_parent_courses_letters_and_trainings_count_sessions_of_their_kind(school: Activities) -> None:
    school.activity("parent_course", "2026-09-01", sessions=1)
    school.activity("parent_course", "2026-10-09", sessions=1, subject=False)
    assert school.measure("parent_courses_held", *TERM, END).value == 1.0
    school.activity("parent_course", "2027-01-22", sessions=1)
    assert school.measure("parent_courses_held", *TERM, END).value == 2.0
    forms = ["letter_home", "parent_mailbox", "family_parcel"]
    for form in (*forms, "parent_course"):
        school.activity(form, "2026-11-02", subject=False)
    assert school.measure("letters_home_held", *TERM, END, forms=forms).value == 3.0
    one = school.class_group()
    school.held("2026-11-02", [one], form="training", kind="peer_reps")
    school.held("2026-11-02", [], form="training", kind="staff")
    assert school.measure("peer_trainings_held", *TERM, END, forms=["training"]).value == 1.0


def test_peer_reps_two_of_them_one_boy_one_girl(school: Activities) -> None:
    one = school.class_group()
    boy, girl, third = school.child(one), school.child(one, "female"), school.child(one)
    on = "2026-10-12"

    def count(day: str = on) -> tuple[float, list[tuple[str, float, float]]]:
        found = school.measure("classes_with_peer_reps", day, day, day, **REPS)
        return found.value, _short(found)

    assert count() == (0.0, [("七(1) 缺男委员 缺女委员", 0.0, 2.0)])
    school.rep(one, boy)
    assert count() == (0.0, [("七(1) 缺女委员", 1.0, 2.0)])
    school.rep(one, third)
    assert count() == (0.0, [("七(1) 缺女委员", 2.0, 3.0)])  # two boys: a girl is still to be named
    school.rep(one, girl, since="2026-10-12")
    assert count("2026-10-11")[0] == 0.0
    assert count() == (1.0, [])


def test_peer_reps_from_grade_four_and_not_those_who_left(school: Activities) -> None:
    third = school.row("class_group", {"stage": "primary", "entry_year": 2024, "number": 1})
    fourth = school.row("class_group", {"stage": "primary", "entry_year": 2023, "number": 1})
    school.child(third)
    boy, girl = school.child(fourth, left="2026-11-02"), school.child(fourth, "female")
    school.child(fourth)
    school.rep(fourth, boy)
    school.rep(fourth, girl)
    on = "2026-11-01"
    assert school.measure("classes_with_peer_reps", on, on, on, **REPS).value == 1.0
    on = "2026-11-02"
    gone = school.measure("classes_with_peer_reps", on, on, on, **REPS)
    assert (gone.value, gone.denominator, _short(gone)) == (0.0, 1.0, [("四(1) 缺男委员", 1.0, 2.0)])
    assert gone.notes == (("已不在本班、未计入的委员(人)", 1.0),)


def test_a_class_of_girls_needs_no_boy(school: Activities) -> None:
    one = school.class_group()
    first, second = school.child(one, "female"), school.child(one, "female")
    on = "2026-10-12"
    school.rep(one, first)
    assert _short(school.measure("classes_with_peer_reps", on, on, on, **REPS)) == [("七(1)", 1.0, 2.0)]
    school.rep(one, second)
    found = school.measure("classes_with_peer_reps", on, on, on, **REPS)
    assert (found.value, found.notes) == (1.0, (("只有一种性别的班(个)", 1.0),))


def _teach(school: Activities, teacher: str, class_id: str, on: str, units: float) -> None:
    lesson = school.lesson(class_id, on, units)
    with school.session.write("test") as uow:
        uow.update("lesson_log", lesson, {"staff_id": teacher})


def test_ten_lessons_a_week_and_eight_in_a_week_of_four_days(school: Activities) -> None:
    one, teacher = school.class_group(), school.staff("full_time")
    school.staff("part_time")
    _teach(school, teacher, one, "2026-09-02", 4)
    _teach(school, teacher, one, "2026-09-03", 4)  # week 1: eight of eight
    for on in ("2026-09-07", "2026-09-08", "2026-09-09"):
        _teach(school, teacher, one, on, 3)
    short = school.measure("weekly_lessons_per_specialist", *TERM, "2026-09-13", **WEEKLY)
    assert (short.value, short.denominator) == (0.0, 1.0)
    assert _short(short) == [("教师甲 第2周", 9.0, 10.0)]
    _teach(school, teacher, one, "2026-09-11", 1)
    full = school.measure("weekly_lessons_per_specialist", *TERM, "2026-09-13", **WEEKLY)
    assert (full.value, full.need, full.complete, full.shortfall) == (1.0, 1.0, True, ())
    running = school.measure("weekly_lessons_per_specialist", *TERM, "2026-09-16", **WEEKLY)
    assert (running.value, running.shortfall) == (1.0, ())
    assert [(each.label, each.have, each.need) for each in running.pending] == [("教师甲 第3周", 0.0, 10.0)]


def test_the_least_of_a_running_week_is_counted_in_lessons(school: Activities) -> None:
    one, teacher, other = school.class_group(), school.staff("full_time"), school.staff("full_time")
    _teach(school, teacher, one, "2026-09-08", 12)
    _teach(school, other, one, "2026-09-09", 7)
    week = ("2026-09-07", "2026-09-13")
    found = school.measure("least_weekly_lessons", *week, "2026-09-09", **WEEKLY)
    assert (found.value, found.unit, [row.amount for row in found.rows]) == (7.0, "课时/周", [7.0])
    _teach(school, other, one, "2026-09-10", 6)
    assert school.measure("least_weekly_lessons", *week, "2026-09-10", **WEEKLY).value == 12.0
    _teach(school, teacher, one, "2026-09-03", 4)
    _teach(school, other, one, "2026-09-03", 9)  # four of the five days: five lessons in a week of five
    assert (
        school.measure("least_weekly_lessons", "2026-09-01", "2026-09-06", "2026-09-03", **WEEKLY).value
        == 5.0
    )


def test_specialists_owe_only_weeks_they_served_whole(school: Activities) -> None:
    one = school.class_group()
    school.staff("full_time", since="2026-09-09", until="2026-09-18")
    window = ("2026-09-07", "2026-09-20")
    found = school.measure("weekly_lessons_per_specialist", *window, "2026-09-20", **WEEKLY)
    assert (found.denominator, found.complete, found.shortfall) == (0.0, False, ())
    other = school.staff("full_time", since="2026-09-07")
    school.lesson(one, "2026-09-08", 4)  # nobody's name on it
    _teach(school, other, one, "2026-09-21", 4)
    again = school.measure("weekly_lessons_per_specialist", *window, "2026-09-20", **WEEKLY)
    assert [each.label for each in again.shortfall] == ["教师甲 第2周", "教师甲 第3周"]
    assert again.notes == (("没有写教师、未计入的课(节)", 1.0),)


def test_a_school_without_specialists_owes_nothing(school: Activities) -> None:
    school.staff("part_time")
    assert not school.measure("weekly_lessons_per_specialist", *TERM, END, **WEEKLY).applicable
