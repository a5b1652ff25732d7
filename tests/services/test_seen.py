"""One record open in two places: the second to save is refused, and what stands is what the first wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.activities import AudienceKind
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import FormRecord, PaperStatus, RectificationPlan
from xinliapp.domain.term_records import ActivityForm
from xinliapp.services import activities, campaigns, forms, rectifications, school, self_check, students
from xinliapp.services.activities import HeldActivity
from xinliapp.services.seen import mark_of, refuse_newer
from xinliapp.services.students import StudentInput

PERIOD = "2026-10-20/2026-11-20"


@pytest.fixture
def made(tmp_path: Path) -> TermSchool:
    found = TermSchool(tmp_path)
    campaigns.set_campaign(found.session, "KZ", PERIOD, "宣传月", {"school": dt.date(2026, 11, 25)})
    return found


def both_save(read: Callable[[], object], save: Callable[[str, str], object]) -> None:
    """Two forms filled with the same record: one's own saves in a row are fine, the other form's is not."""
    here = there = mark_of(read())
    save("别处写的", there)
    left = read()
    with pytest.raises(UserError) as refused:
        save("这里写的", here)
    assert refused.value.code == "changed_since"
    assert read() == left
    save("看过以后写的", mark_of(read()))
    assert read() != left


def test_a_student_is_not_written_over(made: TermSchool) -> None:
    group = made.class_group()
    child = made.student(group)
    both_save(
        lambda: students.student(made.session, child),
        lambda text, seen: students.edit_student(
            made.session, child, StudentInput(name=text, class_id=group), seen=seen
        ),
    )


def test_another_students_change_is_no_change_of_this_one(made: TermSchool) -> None:
    group = made.class_group()
    child, other = made.student(group), made.student(group)
    seen = mark_of(students.student(made.session, child))
    students.edit_student(made.session, other, StudentInput(name="别的学生", class_id=group))
    students.edit_student(made.session, child, StudentInput(name="这名学生", class_id=group), seen=seen)
    assert students.student(made.session, child).name == "这名学生"


def test_a_form_is_not_written_over(made: TermSchool) -> None:
    def newest() -> FormRecord | None:
        return next(iter(forms.records(made.session)), None)

    assert mark_of(newest()) == ""  # two pages of a form nobody saved yet
    both_save(
        newest, lambda text, seen: forms.save(made.session, "KZ", PERIOD, head={"填表人": text}, seen=seen)
    )
    record = newest()
    assert record is not None and record.status is PaperStatus.DRAFT and "看过以后写的" in record.head


def test_the_schools_profile_and_a_year_are_not_written_over(made: TermSchool) -> None:
    both_save(
        lambda: school.unit(made.session),
        lambda text, seen: school.save_unit(
            made.session, replace(school.unit(made.session), name=text), seen=seen
        ),
    )
    days = iter(range(1, 9))

    def move_end(_text: str, seen: str) -> None:
        year = school.calendar(made.session)[0]
        term = replace(year.terms[0], ends_on=year.terms[0].ends_on - dt.timedelta(days=next(days)))
        school.set_calendar(made.session, replace(year, terms=(term, *year.terms[1:])), seen=seen)

    both_save(lambda: school.calendar(made.session)[0], move_end)


def test_a_year_somebody_else_added_meanwhile_is_not_written_over(made: TermSchool) -> None:
    known = school.calendar(made.session)[0]
    with pytest.raises(UserError, match="changed_since"):
        school.set_calendar(made.session, known, seen=mark_of(None))


def test_an_activity_is_not_written_over(made: TermSchool) -> None:
    def typed(title: str) -> HeldActivity:
        return HeldActivity(
            ActivityForm.LECTURE, dt.date(2026, 11, 2), title, AudienceKind.PARENTS, parents=30, sessions=1
        )

    made.student(made.class_group())
    held = activities.hold(made.session, typed("讲座"))
    both_save(
        lambda: activities.one(made.session, held),
        lambda text, seen: activities.change(made.session, held, typed(text), seen=seen),
    )


def test_what_will_be_put_right_is_not_written_over(made: TermSchool) -> None:
    period = "2026-2027-1"

    def plan() -> RectificationPlan | None:
        return rectifications.of_period(made.session, "JS", period).get("JS-26")

    both_save(
        plan,
        lambda text, seen: self_check.save_rectification(
            made.session,
            RectificationPlan("JS", "JS-26", period, "周老师", "2026-12-01", text),
            seen=seen,
        ),
    )


def test_whoever_saw_nothing_is_not_asked() -> None:
    refuse_newer(None, object())
    refuse_newer("", None)
