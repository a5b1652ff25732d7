"""Measures over case.db, counted by hand; their labels never hold a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from tests.support.term_school import day as as_day
from xinliapp.domain.accounts import Role
from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import Window
from xinliapp.storage.measures import SPECS, run
from xinliapp.storage.measures.context import MeasureContext, roll_on
from xinliapp.storage.students import roll_on as roster_roll

YEAR = ("2026-09-01", "2027-08-31")
ROLES = ("counselor", "homeroom_teacher", "subject_teacher", "classmate", "parent")
CHECK = {"methods": ["scale", "talk", "observation", "survey"], "times": 1}
GROUP = {"roles": list(ROLES), "roles_needed": 5}
PLAN = {"plans_needed": 1}


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def on(school: TermSchool, measure_name: str, day: str, **params: object) -> tuple[float, float | None]:
    found = school.measure(measure_name, day, day, day, **params)
    return found.value, found.denominator


def test_students_checked_counts_children_not_checks(school: TermSchool) -> None:
    one, two = school.student(), school.student()
    school.entry(one, "2026-09-10")
    school.entry(one, "2026-09-11")
    school.entry(two, "2026-09-10", status="absent")
    school.entry(two, "2026-08-31")  # last school year
    found = school.measure("students_checked", *YEAR, "2026-11-23", **CHECK)
    assert (found.value, found.denominator, found.need, found.complete) == (1.0, 2.0, 2.0, False)
    assert len(found.rows) == 2
    assert school.measure("students_checked", *YEAR, "2026-11-23", **{**CHECK, "times": 2}).value == 1.0
    assert school.measure("students_checked", *YEAR, "2026-11-23", **{**CHECK, "times": 3}).value == 0.0


def test_transfers_count_from_their_day_and_leave_with_their_checks(school: TermSchool) -> None:
    stays = school.student()
    leaves = school.student(left="2026-11-01")
    school.student(joined="2026-11-20")
    for child in (stays, leaves):
        school.entry(child, "2026-09-10")

    def counted(as_of: str) -> tuple[float, float | None]:
        found = school.measure("students_checked", *YEAR, as_of, **CHECK)
        return found.value, found.denominator

    assert counted("2026-10-31") == (2.0, 2.0)
    assert counted("2026-11-01") == (1.0, 1.0)
    assert counted("2026-11-20") == (1.0, 2.0)


def test_suspended_and_visiting_stand_apart(school: TermSchool) -> None:
    school.entry(school.student(), "2026-09-10")
    away = school.student()
    school.status(away, "suspended", "2026-10-01")
    school.entry(school.student(status="visiting"), "2026-09-10")
    found = school.measure("students_checked", *YEAR, "2026-11-23", **CHECK)
    assert (found.value, found.denominator) == (1.0, 1.0)
    assert found.notes == (("另有休学(人)", 1.0), ("另有借读(人)", 1.0))
    school.status(away, "enrolled", "2026-11-01")
    assert school.measure("students_checked", *YEAR, "2026-11-23", **CHECK).denominator == 2.0


def test_the_roll_agrees_with_the_roster(school: TermSchool) -> None:
    school.student()
    school.student(status="visiting")
    school.status(school.student(), "transferred", "2026-10-10")
    for text in ("2026-08-31", "2026-10-09", "2026-10-10"):
        day = school.measure("talks_held", text, text, text, one_to_one_only=True, face_to_face_only=True)
        assert day.value == 0.0
        mine = roll_on(school.session.database, as_day(text))
        theirs = roster_roll(school.session.database, text)
        assert len(mine.enrolled) == sum(1 for row in theirs if row.status.value == "enrolled")
        assert len(mine.visiting) == sum(1 for row in theirs if row.status.value == "visiting")


def test_key_students_by_the_newest_grade_of_the_day(school: TermSchool) -> None:
    rising, falling, below = school.student(), school.student(), school.student()
    school.grade(rising, 1, "2026-10-01")
    school.grade(rising, 2, "2026-10-20")
    school.grade(falling, 3, "2026-10-01")
    school.grade(falling, 1, "2026-10-20")
    school.grade(below, 1)
    assert on(school, "plans_active", "2026-10-19", **PLAN) == (0.0, 1.0)
    assert on(school, "plans_active", "2026-10-20", **PLAN) == (0.0, 1.0)
    school.plan(rising)
    assert on(school, "plans_active", "2026-10-19", **PLAN) == (0.0, 1.0)
    assert on(school, "plans_active", "2026-10-20", **PLAN) == (1.0, 1.0)


def test_without_a_threshold_a_person_is_asked(school: TermSchool) -> None:
    school.grade(school.student(), 4)
    school.set_threshold(None)
    found = school.measure("care_groups_complete", "2026-11-23", "2026-11-23", "2026-11-23", **GROUP)
    assert found.needs_person
    assert found.applicable


def test_no_key_student_means_the_clause_has_no_object(school: TermSchool) -> None:
    school.student()
    found = school.measure("care_groups_complete", "2026-11-23", "2026-11-23", "2026-11-23", **GROUP)
    assert (found.applicable, found.needs_person, found.denominator) == (False, False, 0.0)


def test_all_five_roles_in_one_group_on_the_day(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2)
    group = school.group(child, ROLES[:4])
    school.group(child, ("parent",))  # the fifth role in another group does not help
    assert on(school, "care_groups_complete", "2026-11-01", **GROUP) == (0.0, 1.0)
    assert on(school, "care_groups_complete", "2026-11-01", **{**GROUP, "roles_needed": 4}) == (1.0, 1.0)
    school.group_member(group, "parent", "2026-11-02", "2026-11-20")
    days = ("2026-11-01", "2026-11-02", "2026-11-19", "2026-11-20")
    assert [on(school, "care_groups_complete", text, **GROUP)[0] for text in days] == [0, 1, 1, 0]


def test_two_people_of_one_role_are_one_role_and_closed_groups_are_gone(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2)
    school.group(child, (*ROLES[:4], "counselor"))
    school.group(child, ROLES, closed="2026-11-10")
    assert on(school, "care_groups_complete", "2026-11-09", **GROUP) == (1.0, 1.0)
    assert on(school, "care_groups_complete", "2026-11-10", **GROUP) == (0.0, 1.0)


def test_plans_in_force_by_version(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2)
    first = school.plan(child, starts="2026-10-12")
    school.plan(child, version=2, status="draft", starts="2026-10-20", supersedes=first)
    assert on(school, "plans_active", "2026-11-01", **PLAN) == (1.0, 1.0)  # a draft changes nothing
    school.plan(
        child,
        version=3,
        status="closed",
        starts="2026-10-12",
        closed="2026-11-10",
        outcome="improved",
        supersedes=first,
    )
    days = ("2026-10-11", "2026-10-12", "2026-11-09", "2026-11-10")
    assert [on(school, "plans_active", text, **PLAN)[0] for text in days] == [0, 1, 1, 0]
    assert on(school, "plans_active", "2026-11-09", plans_needed=2) == (0.0, 1.0)


def test_closed_with_improvement_counts_children_once(school: TermSchool) -> None:
    one, two, three = school.student(), school.student(), school.student()
    ended = {"status": "closed", "outcome": "improved"}
    school.plan(one, closed="2026-09-14", **ended)
    school.plan(one, version=2, closed="2026-10-16", status="closed", outcome="lifted")
    school.plan(two, closed="2026-10-16", status="closed", outcome="stable")
    school.plan(three, closed="2026-10-17", **ended)
    window = ("2026-09-14", "2026-10-16", "2026-10-20")
    found = school.measure("plans_closed_improved", *window, outcomes=["improved", "lifted"])
    assert (found.value, len(found.rows)) == (1.0, 2)


def test_students_noticed_or_disposed(school: TermSchool) -> None:
    noticed, decided, nothing, void = (school.student() for _ in range(4))
    school.entry(noticed, "2026-09-20", noticed=True)
    school.entry(noticed, "2026-09-21", disposition="retest")
    school.entry(decided, "2026-09-20", disposition="talk_then_see")
    school.entry(nothing, "2026-09-20", disposition="none_needed")
    school.entry(void, "2026-09-20", status="void", noticed=True)
    school.entry(nothing, "2026-10-17", noticed=True)
    found = school.measure("students_noticed", "2026-09-14", "2026-10-16", "2026-10-20")
    assert (found.value, len(found.rows)) == (2.0, 3)


def test_each_talk_is_one_session(school: TermSchool) -> None:
    child = school.student()
    for text in ("2026-09-14", "2026-09-14", "2026-10-16"):
        school.talk(child, text)
    school.talk(child, "2026-10-17")
    school.talk(child, "2026-09-20", one=False)
    school.talk(child, "2026-09-20", face=False)
    window = ("2026-09-14", "2026-10-16", "2026-10-20")
    strict = {"one_to_one_only": True, "face_to_face_only": True}
    assert school.measure("talks_held", *window, **strict).value == 3.0
    assert school.measure("talks_held", *window, one_to_one_only=False, face_to_face_only=False).value == 5.0


def test_no_label_of_a_case_measure_holds_a_name_or_a_student_id(school: TermSchool) -> None:
    child = school.student(name="欧阳测试")
    school.grade(child, 2)
    school.group(child, ROLES)
    school.plan(child)
    school.entry(child, "2026-11-01", noticed=True)
    school.talk(child, "2026-11-01")
    params: dict[str, dict[str, object]] = {
        "students_checked": CHECK,
        "students_noticed": {},
        "care_groups_complete": GROUP,
        "plans_active": PLAN,
        "talks_held": {"one_to_one_only": True, "face_to_face_only": True},
    }
    for name, given in params.items():
        found = school.measure(name, "2026-11-01", "2026-11-01", "2026-11-01", **given)
        assert found.rows, name
        assert not any("欧阳" in row.label or child in row.label for row in found.rows)


def test_case_measures_refuse_before_any_sql_without_the_case_file(school: TermSchool) -> None:
    registrar = school.vault.session(Role.REGISTRAR)
    seen: list[str] = []
    registrar.database.connection.set_trace_callback(seen.append)
    window = Window(*(as_day("2026-11-01"),) * 3)
    for spec in SPECS.values():
        if spec.needs_case:
            with pytest.raises(UserError, match="case_closed"):
                run(spec.name, MeasureContext(registrar.database, (), None, window), {})
    assert seen == []
