"""Visits, contacts and talks around the nodes of a term, counted by hand."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.calendar import CalendarNode, NodeKind, SchoolYear
from xinliapp.storage.calendar import load_school_years, replace_school_year
from xinliapp.storage.measures.contacts import node_windows

YEAR = ("2026-09-01", "2027-08-31")
TERM = ("2026-09-01", "2027-01-22")
ANY = ["at_home", "at_school", "phone", "message", "video"]
D = dt.date
MIDTERM = CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", D(2026, 11, 9), D(2026, 11, 11))
FINAL = CalendarNode(NodeKind.FINAL_EXAM, "期末考试", D(2027, 1, 13), D(2027, 1, 15))


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def visit(school: TermSchool, student: str, on: str, mode: str = "at_home", *, voided: bool = False) -> str:
    return school.row(
        "casework.home_visit",
        {
            "student_id": student, "day": on, "mode": mode, "occasion": "planned", "by_name": "班主任甲",
            "met": "母亲", "findings": "", "agreed": "", "voided_at": f"{on}T10:00:00" if voided else None,
        },
    )  # fmt: skip


def contact(school: TermSchool, student: str, on: str, topic: str) -> str:
    return school.row(
        "casework.guardian_contact",
        {
            "student_id": student,
            "day": on,
            "mode": "phone",
            "topic": topic,
            "by_name": "班主任甲",
            "note": "",
        },
    )


def with_nodes(school: TermSchool, *nodes: CalendarNode) -> None:
    year = load_school_years(school.session.database)[0]
    autumn = dataclasses.replace(year.terms[0], nodes=nodes)
    with school.session.write("test.nodes") as uow:
        replace_school_year(uow, SchoolYear(year.start_year, (autumn, *year.terms[1:])))


def test_only_key_students_and_only_counting_visits(school: TermSchool) -> None:
    visited, taken_back, never, other = (school.student() for _ in range(4))
    for child in (visited, taken_back, never):
        school.grade(child, 2, "2026-09-10")
    school.grade(other, 1, "2026-09-10")
    visit(school, visited, "2026-10-20")
    visit(school, taken_back, "2026-10-20", voided=True)
    visit(school, never, "2026-08-31")  # last school year
    visit(school, other, "2026-10-20")
    found = school.measure("key_students_visited", *YEAR, "2026-11-23", modes=ANY, times=1)
    assert (found.value, found.denominator, found.need, found.complete) == (1.0, 3.0, 3.0, False)
    assert len(found.rows) == 1
    assert [(row.have, row.need) for row in found.shortfall] == [(1.0, 3.0)]


def test_two_readings_of_a_home_visit_and_the_floor(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2, "2026-09-10")
    visit(school, child, "2026-10-20", "phone")

    def reached(modes: list[str], times: int) -> float:
        return school.measure("key_students_visited", *YEAR, "2026-11-23", modes=modes, times=times).value

    assert reached(ANY, 1) == 1.0
    assert reached(["at_home"], 1) == 0.0
    assert reached(ANY, 2) == 0.0
    visit(school, child, "2026-11-23", "phone")
    assert reached(ANY, 2) == 1.0


def test_without_a_threshold_nobody_is_judged(school: TermSchool) -> None:
    school.set_threshold(None)
    assert school.measure("key_students_visited", *YEAR, "2026-11-23", modes=ANY, times=1).needs_person


def test_contacts_by_topic(school: TermSchool) -> None:
    child = school.student()
    contact(school, child, "2026-10-20", "family_education")
    contact(school, child, "2026-10-20", "at_home")
    contact(school, child, "2026-10-21", "school_life")
    contact(school, child, "2027-01-23", "at_home")  # after the term
    found = school.measure(
        "guardian_contacts_made", *TERM, "2027-02-01", topics=["family_education", "at_home"]
    )
    assert (found.value, found.denominator, found.complete) == (2.0, None, True)


def test_days_before_and_after_each_node(school: TermSchool) -> None:
    with_nodes(school, MIDTERM, FINAL)
    term = load_school_years(school.session.database)[0].terms[0]
    assert [(w.label, w.starts_on, w.ends_on) for w in node_windows(term, 7)] == [
        ("开学前", D(2026, 8, 25), D(2026, 8, 31)),
        ("期中前", D(2026, 11, 2), D(2026, 11, 8)),
        ("期中后", D(2026, 11, 12), D(2026, 11, 18)),
        ("期末前", D(2027, 1, 6), D(2027, 1, 12)),
        ("期末后", D(2027, 1, 16), D(2027, 1, 22)),
    ]


def test_one_talk_in_every_node_that_is_over(school: TermSchool) -> None:
    with_nodes(school, MIDTERM, FINAL)
    all_three, misses_one = school.student(joined="2026-08-20"), school.student(joined="2026-08-20")
    for child in (all_three, misses_one):
        school.grade(child, 2, "2026-08-21")
        school.talk(child, "2026-08-25")
        school.talk(child, "2026-11-08")
    school.talk(all_three, "2026-11-12")
    school.talk(misses_one, "2026-11-11")  # during the examination: neither before nor after
    school.talk(misses_one, "2026-11-13", one=False)

    def counted(as_of: str, days: int = 7) -> tuple[float, float | None]:
        found = school.measure("key_students_talked_around_nodes", *TERM, as_of, node_days=days)
        return found.value, found.denominator

    assert counted("2026-11-17") == (2.0, 2.0)  # the days after the mid-term run until the 18th
    assert counted("2026-11-18") == (1.0, 2.0)
    assert counted("2026-11-18", 6) == (0.0, 2.0)  # 25 August is no longer among the six days before


def test_without_its_own_number_or_its_nodes_a_person_is_asked(school: TermSchool) -> None:
    school.grade(school.student(), 2, "2026-09-10")
    measure = "key_students_talked_around_nodes"
    assert school.measure(measure, *TERM, "2026-11-23", node_days=7).needs_person  # no examinations
    with_nodes(school, MIDTERM)
    assert school.measure(measure, *TERM, "2026-11-23", node_days=7).needs_person
    with_nodes(school, MIDTERM, FINAL)
    assert not school.measure(measure, *TERM, "2026-11-23", node_days=7).needs_person
    assert school.measure(measure, *TERM, "2026-11-23").needs_person


def test_a_node_before_a_student_came_asks_nothing_of_them(school: TermSchool) -> None:
    """Transfers count from their day (counting.md): nobody can have talked with who was not here yet."""
    with_nodes(school, MIDTERM, FINAL)
    new, came_late, left_out = (
        school.student(joined=day) for day in ("2026-09-01", "2026-11-19", "2026-11-18")
    )
    for child in (new, came_late, left_out):
        school.grade(child, 2, "2026-11-19")
    school.talk(new, "2026-11-05")
    school.talk(new, "2026-11-15")
    found = school.measure("key_students_talked_around_nodes", *TERM, "2026-11-23", node_days=7)
    # left_out was here on the last of the days after the mid-term, and nobody talked with them
    assert (found.value, found.denominator) == (2.0, 3.0)
    assert [(one.label, one.have, one.need) for one in found.shortfall] == [("期中后未一对一(人)", 1.0, 2.0)]
