"""WN-26 by hand: whose file holds which section, on the day and the day before."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.dossier import FactTopic, Section
from xinliapp.domain.rules import Measured
from xinliapp.services import dossier, home_visits
from xinliapp.services.dossier import FactInput
from xinliapp.services.home_visits import VisitInput

TERM = ("2026-09-01", "2027-01-22")
DAY = dt.date(2026, 11, 20)


@pytest.fixture
def school(tmp_path: Path) -> Iterator[TermSchool]:
    made = TermSchool(tmp_path / "vault")
    yield made
    made.session.database.close()


def complete(school: TermSchool, *sections: Section, as_of: str = "2026-11-23") -> Measured:
    names = [section.value for section in sections]
    return school.measure("dossier_sections_complete", *TERM, as_of, sections=names)


def test_each_section_by_what_fills_it(school: TermSchool) -> None:
    children = [school.student() for _ in range(4)]
    dossier.add_fact(
        school.session,
        children[0],
        FactInput(Section.FAMILY, "与祖母同住", "母亲", DAY, topic=FactTopic.CARERS),
    )
    home_visits.add(school.session, VisitInput(children[1], DAY, ContactMode.AT_HOME, "班主任"))
    school.grade(children[0], 1, "2026-10-12")
    school.entry(children[0], "2026-09-10")
    school.talk(children[0], "2026-11-23")
    found = complete(school, Section.FAMILY)
    assert (found.value, found.denominator, found.need) == (2, 4, 4)
    assert [(one.label, one.have) for one in found.shortfall] == [("家庭情况(人)", 2.0)]
    assert {row.row_id for row in found.rows} == set(children[:2])
    assert complete(school, Section.FAMILY, as_of="2026-11-19").value == 0
    assert [complete(school, one).value for one in Section] == [0, 2, 1, 1, 1]


def test_basics_want_all_four_or_a_fact(school: TermSchool) -> None:
    group = school.class_group()
    children = [school.student(group) for _ in range(3)]
    with school.session.write("test.known") as uow:
        for child in children[:2]:
            uow.update("student", child, {"gender": "male", "birthday": "2012-05-01"})
    for place, child in enumerate(children[:2]):
        phone = None if place else "13900000000"
        school.row("guardian", {"student_id": child, "position": 1, "name": "王某", "phone": phone})
    assert complete(school, Section.BASICS).value == 1  # the second's guardian has no phone
    fact = FactInput(Section.BASICS, "爱画画", "本人", DAY, topic=FactTopic.STRENGTHS)
    dossier.add_fact(school.session, children[2], fact)
    assert complete(school, Section.BASICS).value == 2


def test_several_sections_want_all_of_them(school: TermSchool) -> None:
    one, two = school.student(), school.student()
    school.grade(one, 1, "2026-10-12")
    school.talk(one, "2026-11-01")
    school.talk(two, "2026-11-01")
    found = complete(school, Section.STATE, Section.COUNSELING)
    assert (found.value, found.denominator) == (1, 2)
    assert [(short.label, short.have) for short in found.shortfall] == [("心理状况(人)", 1.0)]
    school.status(two, "suspended", "2026-11-10")
    found = complete(school, Section.STATE, Section.COUNSELING)
    assert (found.value, found.denominator, found.shortfall) == (1, 1, ())
