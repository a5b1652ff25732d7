"""JS-38 and JS-40 by hand: who was graded, who has a file; joining, leaving, 休学 and the day itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.rules import Measured

TERM = ("2026-09-01", "2027-01-22")


@pytest.fixture
def school(tmp_path: Path) -> Iterator[TermSchool]:
    made = TermSchool(tmp_path / "vault")
    yield made
    made.session.database.close()


def graded(school: TermSchool, as_of: str = "2026-11-23") -> Measured:
    return school.measure("students_graded", *TERM, as_of)


def filed(school: TermSchool, as_of: str = "2026-11-23") -> Measured:
    return school.measure("students_with_dossier", *TERM, as_of)


def test_nobody_on_the_roll(school: TermSchool) -> None:
    for found in (graded(school), filed(school)):
        assert (found.value, found.denominator, found.applicable) == (0, 0, False)


def test_graded_counts_each_student_once_and_asks_for_no_number(school: TermSchool) -> None:
    first, second = school.student(), school.student()
    school.student()
    school.grade(first, 1, "2026-10-12")
    school.grade(first, 2, "2026-11-02")
    school.grade(second, 0, "2026-11-23")
    found = graded(school)
    assert (found.value, found.denominator, found.need, found.shortfall) == (2, 3, None, ())
    assert sorted(row.day for row in found.rows) == ["2026-11-02", "2026-11-23"]
    assert graded(school, "2026-11-22").value == 1  # the second decision is of the day after
    assert graded(school, "2026-10-11").value == 0


def test_one_record_of_any_kind_makes_a_file(school: TermSchool) -> None:
    children = [school.student() for _ in range(5)]
    school.talk(children[0], "2026-11-23")
    school.entry(children[1], "2026-09-10")
    school.group(children[2], ["counselor"])
    school.grade(children[3], 1, "2026-10-12")
    found = filed(school)
    assert (found.value, found.denominator, found.need) == (4, 5, 5)
    assert [(one.label, one.have, one.need) for one in found.shortfall] == [("还没有记录(人)", 4.0, 5.0)]
    assert {row.row_id for row in found.rows} == set(children[:4])
    # the day before, the talk had not been held: one fewer
    assert filed(school, "2026-11-22").value == 3


def test_whole_when_everybody_has_one(school: TermSchool) -> None:
    child = school.student()
    assert filed(school).shortfall != ()
    school.talk(child, "2026-11-23")
    assert (filed(school).value, filed(school).shortfall) == (1, ())


def test_who_left_or_is_suspended_is_in_neither_number(school: TermSchool) -> None:
    here, away = school.student(), school.student()
    for child in (here, away):
        school.talk(child, "2026-10-10")
        school.grade(child, 1, "2026-10-12")
    school.status(away, "suspended", "2026-11-01")
    for found in (graded(school), filed(school)):
        assert (found.value, found.denominator) == (1, 1)
        assert found.notes == (("另有休学(人)", 1.0),)
    assert filed(school, "2026-10-31").denominator == 2


def test_a_session_nobody_signed_makes_no_file(school: TermSchool) -> None:
    """Begun is not written: until it is signed its words are a draft, and a slip of the mouse begins one."""
    child = school.student()
    values = {
        "year": 2026, "sequence": 1, "kind": "individual", "mode": "face_to_face", "student_id": child,
        "theme": "", "started_at": "2026-11-20T10:00:00", "minutes": 40, "author_id": "a",
        "author_name": "甲", "situation": "", "assessment": "", "response": "", "outcome": "",
        "risk": "unchanged", "agreed": "",
    }  # fmt: skip
    begun = school.row("casework.counseling_session", values)
    assert filed(school).value == 0
    with school.session.write("test.sign", case=True) as uow:
        uow.update("casework.counseling_session", begun, {"signed_at": "2026-11-20T11:00:00"})
    assert filed(school).value == 1
