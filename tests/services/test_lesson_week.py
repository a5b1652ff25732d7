"""The timetable by service and its lessons ticked: Monday 23 November 2026 is in week 13."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from tests.services.test_term_records import actions, refused
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.tasks import Task
from xinliapp.domain.timetable import LessonState, Slot, WeekPattern
from xinliapp.services import lesson_tasks, lesson_week, lessons, timetable
from xinliapp.storage.audit import Chain

D = dt.date
START, TODAY = D(2026, 9, 1), D(2026, 11, 23)
ODD, EVEN = WeekPattern.ODD, WeekPattern.EVEN


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _class(school: TermSchool, number: int = 1) -> str:
    group = school.class_group(number)
    school.student(group)
    return group


def test_a_cell_holds_from_its_day_on_and_the_past_keeps_its_lessons(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    teacher = school.staff("full_time")
    timetable.set_cell(session, one, 1, [Slot(3, staff_id=teacher)], START)
    before = timetable.set_cell(session, one, 1, [Slot(5, ODD, teacher)], D(2026, 11, 16))
    assert before.slots == (Slot(3, staff_id=teacher),)
    texts = [timetable.grid(session, day)[0].text(1) for day in (D(2026, 11, 15), D(2026, 11, 16))]
    assert texts == ["3", "5单"]
    timetable.set_cell(session, one, 1, before.slots, before.from_day)  # undo
    assert timetable.grid(session, D(2026, 11, 23))[0].text(1) == "3"
    assert actions(school, Chain.CORE) == ["timetable.set"] * 3
    planned = lesson_week.planned(session, D(2026, 11, 9), D(2026, 11, 16))
    assert [(lesson.day, lesson.period) for lesson in planned] == [("2026-11-09", 3), ("2026-11-16", 3)]


def test_a_slot_that_stays_keeps_its_row(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    timetable.set_cell(session, one, 1, [Slot(3)], START)
    timetable.set_cell(session, one, 1, [Slot(3), Slot(5)], D(2026, 11, 16))
    rows = timetable.entries(session, START, D(2027, 1, 22))
    assert [(row.period, row.valid_from, row.valid_to) for row in rows] == [
        (3, "2026-09-01", None), (5, "2026-11-16", None)
    ]  # fmt: skip


def test_the_timetable_refuses_what_cannot_be(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    refused("timetable_clash", lambda: timetable.set_cell(session, one, 1, [Slot(3), Slot(3, ODD)], START))
    refused("class_not_listed", lambda: timetable.set_cell(session, "none", 1, [Slot(3)], START))
    refused("field_wrong", lambda: timetable.set_cell(session, one, 1, [Slot(3, staff_id="none")], START))
    refused("field_wrong", lambda: timetable.set_cell(session, one, 1, [Slot(3, units=5)], START))
    refused("not_allowed", lambda: timetable.set_cell(school.principal(), one, 1, [Slot(3)], START))
    assert timetable.entries(session, START, D(2027, 1, 22)) == []


def _week(school: TermSchool, day: dt.date = TODAY) -> list[tuple[str, int, str]]:
    return [
        (each.day, each.period, each.state.value) for each in lesson_week.week(school.session, day).lessons
    ]


def test_one_click_for_a_class_and_one_for_the_week(school: TermSchool) -> None:
    session = school.session
    groups = [_class(school, number) for number in (1, 2, 3)]
    for group, weekday in zip(groups, (1, 2, 5), strict=True):
        timetable.set_cell(session, group, weekday, [Slot(2)], START)
    last_week = D(2026, 11, 16)
    assert {state for _, _, state in _week(school, last_week)} == {"due"}
    first = lesson_week.week(session, last_week).lessons[0]
    lesson_week.tick(session, [first.key], "情绪")
    assert lesson_week.tick(session, [first.key]) == []  # ticked already: nothing twice
    third = lesson_week.week(session, last_week).lessons[2]
    made = lesson_week.tick_week(session, last_week, without=[third.key], topic="求助")
    assert len(made) == 1
    logs = lessons.between(session, last_week, D(2026, 11, 22))
    assert [(log.class_id, log.topic, log.in_timetable, log.units) for log in logs] == [
        (groups[0], "情绪", True, 1.0), (groups[1], "求助", True, 1.0)
    ]  # fmt: skip
    assert [state for _, _, state in _week(school, last_week)] == ["held", "held", "due"]
    # This week only Monday has come; the rest is left for its day.
    assert [state for _, _, state in _week(school)] == ["due", "ahead", "ahead"]
    assert len(lesson_week.tick_week(session, D(2026, 11, 23))) == 1
    lesson_week.untick(session, made)
    assert [state for _, _, state in _week(school, last_week)] == ["held", "due", "due"]


def test_a_moved_lesson_is_ticked_where_it_was_held(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    timetable.set_cell(session, one, 2, [Slot(2)], START)
    key = (one, "2026-11-17", 2)
    assert lesson_week.move(session, key, D(2026, 11, 23), 4) is None
    (there,) = lesson_week.week(session, D(2026, 11, 16)).lessons
    assert (there.place, there.state) == ((one, "2026-11-23", 4), LessonState.DUE)
    assert ("2026-11-17", 2, "due") in _week(school)  # listed in the week it was moved into as well
    lesson_week.tick(session, [key])
    assert [(log.day, log.period) for log in lessons.between(session, D(2026, 11, 1), D(2026, 11, 30))] == [
        ("2026-11-23", 4)
    ]
    refused("lesson_ticked", lambda: lesson_week.not_held(session, key))
    refused("lesson_ticked", lambda: lesson_week.put_back(session, key))


def test_not_held_waits_for_a_make_up_day(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    timetable.set_cell(session, one, 2, [Slot(2)], START)
    key = (one, "2026-11-17", 2)
    lesson_week.not_held(session, key)
    assert _week(school, D(2026, 11, 16)) == [("2026-11-17", 2, "not_held")]
    refused("lesson_fell_away", lambda: lesson_week.tick(session, [key]))
    assert lesson_week.tick_week(session, D(2026, 11, 16)) == []
    before = lesson_week.not_held(session, key, D(2026, 11, 20))
    assert before is not None and before.to_day is None
    (made_up,) = lesson_week.week(session, D(2026, 11, 16)).lessons
    assert (made_up.place, made_up.state) == ((one, "2026-11-20", 2), LessonState.DUE)
    lesson_week.put_back(session, key, before)
    assert _week(school, D(2026, 11, 16)) == [("2026-11-17", 2, "not_held")]
    lesson_week.put_back(session, key)
    assert _week(school, D(2026, 11, 16)) == [("2026-11-17", 2, "due")]


def test_a_lesson_cannot_be_moved_onto_another(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    timetable.set_cell(session, one, 2, [Slot(2)], START)
    timetable.set_cell(session, one, 3, [Slot(2)], START)
    school.lesson(one, "2026-11-19")
    period = lessons.between(session, D(2026, 11, 19), D(2026, 11, 19))[0].period
    key = (one, "2026-11-17", 2)
    refused("lesson_planned", lambda: lesson_week.move(session, key, D(2026, 11, 18), 2))
    refused("field_wrong", lambda: lesson_week.move(session, key, D(2026, 11, 17), 2))
    if period <= 12:
        refused("lesson_taken", lambda: lesson_week.move(session, key, D(2026, 11, 19), period))
    refused("lesson_not_planned", lambda: lesson_week.tick(session, [(one, "2026-11-19", 2)]))
    refused("field_wrong", lambda: lesson_week.tick(session, [(one, "2026-11-24", 2)]))  # tomorrow


def test_odd_and_even_weeks_alternate(school: TermSchool) -> None:
    session, one, two = school.session, _class(school, 1), _class(school, 2)
    timetable.set_cell(session, one, 1, [Slot(2, ODD)], START)
    timetable.set_cell(session, two, 1, [Slot(2, EVEN)], START)
    assert [each.class_id for each in lesson_week.week(session, D(2026, 11, 23)).lessons] == [one]
    assert [each.class_id for each in lesson_week.week(session, D(2026, 11, 16)).lessons] == [two]


def test_past_lessons_nobody_ticked_are_a_task_that_one_click_finishes(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    timetable.set_cell(session, one, 1, [Slot(2)], D(2026, 11, 9))

    def unticked(day: dt.date) -> list[Task]:
        """Beside the tasks of classes that lack representatives."""
        return [task for task in lesson_tasks.tasks(session, day) if task.kind == "lessons_unticked"]

    found = unticked(D(2026, 11, 23))
    assert [(task.kind, task.subject, task.due_on) for task in found] == [
        ("lessons_unticked", "第11周 1节", D(2026, 11, 15)),
        ("lessons_unticked", "第12周 1节", D(2026, 11, 22)),
    ]
    assert found[0].finish is not None
    found[0].finish(session)
    assert [task.subject for task in unticked(D(2026, 11, 23))] == ["第12周 1节"]
    assert unticked(D(2026, 8, 25)) == []


def test_a_class_that_has_no_students_has_no_lessons(school: TermSchool) -> None:
    session, one = school.session, school.class_group()
    timetable.set_cell(session, one, 1, [Slot(2)], START)
    assert lesson_week.week(session, D(2026, 11, 16)).lessons == ()


def test_changes_hold_from_the_first_day_of_a_term_without_timetable(school: TermSchool) -> None:
    session, one = school.session, _class(school)
    assert timetable.first_day(session) == START
    timetable.set_cell(session, one, 1, [Slot(2)], START)
    assert timetable.first_day(session) == D(2026, 11, 23)
    assert school.vault.session(Role.COUNSELOR)
