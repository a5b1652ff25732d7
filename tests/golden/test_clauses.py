"""Every automatic clause on both sides of its number, with expectations written by hand in clauses.csv.

The shift moves the clause's threshold by one: the records stand just at it, so the verdict must turn.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool, day
from xinliapp.domain.rules import Automation, RulePack
from xinliapp.rulepacks import library
from xinliapp.services import checking
from xinliapp.storage.measures import SPECS

ROLES = ("counselor", "homeroom_teacher", "subject_teacher", "classmate", "parent")
CASES = list(csv.DictReader(Path(__file__).with_name("clauses.csv").open(encoding="utf-8")))
PACK = library.pack("JS", SPECS)


def _meetings(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in range(count):
            school.meeting(f"2026-10-{10 + number}")

    return fill


def _lessons(classes_taught: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        for number in (1, 2):
            group = school.class_group(number)
            school.student(group)
            # Weeks 1–2 have nine days: a whole unit there is enough for a floor of 1, two are for 2.
            school.lesson(group, "2026-09-03", 2)
            if number <= classes_taught:
                school.lesson(group, "2026-09-16", 1)

    return fill


def _ratio(students: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        columns = ("id", "name", "id_number_state", "student_number_state", "status", "joined_on")
        rows = [(f"s{n}", "甲", "none", "none", "enrolled", "2026-09-01") for n in range(students)]
        with school.session.write("test") as uow:
            uow.insert_many("student", columns, rows)
        school.staff()
        school.staff()

    return fill


def _opening(minutes: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        school.opening("2026-09-02T08:00:00", "2026-09-02T18:00:00")
        school.opening("2026-09-08T08:00:00", f"2026-09-08T{8 + minutes // 60:02}:{minutes % 60:02}:00")

    return fill


def _checked(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        children = [school.student(), school.student()]
        for child in children[:count]:
            school.entry(child, "2026-10-12")

    return fill


def _care(roles: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        school.grade(child, 2)
        school.group(child, ROLES[:roles])

    return fill


def _plans(count: int) -> Callable[[TermSchool], None]:
    def fill(school: TermSchool) -> None:
        child = school.student()
        school.grade(child, 2)
        for number in range(count):
            school.plan(child, version=number + 1)

    return fill


SCENARIOS: dict[str, Callable[[TermSchool], None]] = {
    "two_meetings": _meetings(2),
    "one_meeting": _meetings(1),
    "one_lesson_each_full_pair": _lessons(2),
    "one_class_without": _lessons(1),
    "ratio_on_the_line": _ratio(1000),
    "ratio_over_the_line": _ratio(1001),
    "eight_hours": _opening(480),
    "seven_hours": _opening(420),
    "each_once": _checked(2),
    "one_unchecked": _checked(1),
    "five_roles": _care(5),
    "four_roles": _care(4),
    "one_plan": _plans(1),
    "no_plan": _plans(0),
}


def shifted(pack: RulePack, clause_id: str, by: float) -> RulePack:
    clauses = tuple(
        dataclasses.replace(clause, requirement=clause.requirement + by)
        if clause.id == clause_id and clause.requirement is not None
        else clause
        for clause in pack.clauses
    )
    return dataclasses.replace(pack, clauses=clauses)


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['clause']}-{case['scenario']}-{case['as_of']}"
)
def test_verdict_and_shifted_threshold(case: dict[str, str], tmp_path: Path) -> None:
    school = TermSchool(tmp_path)
    SCENARIOS[case["scenario"]](school)
    as_of = day(case["as_of"])

    def judged(pack: RulePack) -> checking.ClauseResult:
        found = checking.run(school.session, pack, as_of, "2026-2027-1", live=True)
        return found.result(case["clause"])

    result = judged(PACK)
    assert (result.value, result.requirement) == (float(case["value"]), float(case["requirement"]))
    assert result.verdict.value == case["verdict"]
    moved = judged(shifted(PACK, case["clause"], float(case["shift"])))
    assert moved.verdict.value == case["shifted_verdict"]


def test_every_row_turns_and_every_automatic_clause_stands_on_both_sides() -> None:
    assert all(case["verdict"] != case["shifted_verdict"] for case in CASES)
    for clause in PACK.clauses:
        assert clause.automation is Automation.AUTOMATIC
        rows = [case for case in CASES if case["clause"] == clause.id]
        assert {"met", "unmet"} <= {case["verdict"] for case in rows}, clause.id
