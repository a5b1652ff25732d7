"""Homeroom teachers: who may name them, all or none."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services import classes, school


@pytest.fixture
def made(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _teachers(made: TermSchool) -> dict[str, str | None]:
    return {row.label: row.homeroom_teacher for row in school.classes(made.session)}


def test_a_teacher_is_named_and_taken_back(made: TermSchool) -> None:
    one, two = made.class_group(1), made.class_group(2)
    assert classes.set_homeroom_teachers(made.session, {one: " 王  老师 ", two: "李老师"}) == (
        Changes.SCHOOL | Changes.ROSTER
    )
    assert _teachers(made) == {"七(1)": "王 老师", "七(2)": "李老师"}
    classes.set_homeroom_teacher(made.session, one, "  ")
    assert _teachers(made) == {"七(1)": None, "七(2)": "李老师"}


def test_one_wrong_class_or_name_writes_nothing(made: TermSchool) -> None:
    one = made.class_group(1)
    with pytest.raises(UserError, match="class_not_listed"):
        classes.set_homeroom_teachers(made.session, {one: "王老师", "gone": "李老师"})
    with pytest.raises(UserError, match="field_wrong"):
        classes.set_homeroom_teacher(made.session, one, "王" * 41)
    assert _teachers(made) == {"七(1)": None}
    assert classes.set_homeroom_teachers(made.session, {}) is Changes.NONE


def test_the_registrar_may_and_the_principal_may_not(made: TermSchool) -> None:
    one = made.class_group(1)
    classes.set_homeroom_teacher(made.vault.session(Role.REGISTRAR, "资料员"), one, "王老师")
    with pytest.raises(UserError, match="not_allowed"):
        classes.set_homeroom_teacher(made.principal(), one, "李老师")
    assert _teachers(made) == {"七(1)": "王老师"}


def test_who_may_change_the_profile_and_the_calendar(made: TermSchool) -> None:
    profile, (year,) = school.unit(made.session), school.calendar(made.session)
    for role in (Role.PRINCIPAL, Role.REGISTRAR):
        with pytest.raises(UserError, match="not_allowed"):
            school.save_unit(made.vault.session(role, "某"), profile)
    with pytest.raises(UserError, match="not_allowed"):
        school.set_calendar(made.principal(), year)
    assert school.set_calendar(made.vault.session(Role.REGISTRAR, "资料员"), year) is Changes.CALENDAR
