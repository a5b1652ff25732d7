"""The student form as plain values."""

from __future__ import annotations

import pytest

from xinliapp.domain.errors import UserError
from xinliapp.domain.students import Gender, Guardian, IdentifierState, Student, StudentStatus
from xinliapp.ui.roster.entry import (
    StudentEntry,
    entry_of,
    from_draft,
    missing,
    read_day,
    read_entry,
    to_draft,
    trouble_of,
)

KNOWN = Student(
    id="s1",
    name="赵一",
    name_pinyin="zhao yi",
    gender=None,
    birthday=None,
    id_number=None,
    id_number_state=IdentifierState.NONE,
    student_number="L990101201300000001",
    student_number_state=IdentifierState.UNCHECKED,
    boarding=None,
    status=StudentStatus.VISITING,
    joined_on="2026-09-01",
    left_on=None,
    class_id="c1",
    number_in_class=7,
    guardians=(Guardian(2, "母亲名", "母亲", "13900000000"),),
)


def test_a_student_goes_through_the_form_unchanged() -> None:
    typed = read_entry(entry_of(KNOWN), KNOWN)
    assert (typed.name, typed.name_pinyin, typed.class_id) == ("赵一", "zhao yi", "c1")
    assert (typed.number_in_class, typed.status) == (7, StudentStatus.VISITING)
    assert typed.guardians == KNOWN.guardians


def test_a_new_student_needs_five_fields() -> None:
    assert missing(StudentEntry(), None) == ["name", "gender", "birthday", "class_id", "guardian1_name"]
    full = StudentEntry(
        name="钱二", gender="female", birthday="20130515", class_id="c1", guardian1_name="钱父"
    )
    assert missing(full, None) == []
    typed = read_entry(full, None)
    assert (typed.gender, typed.birthday) == (Gender.FEMALE, "2013-05-15")


def test_what_the_roster_never_gave_need_not_be_typed_to_change_the_rest() -> None:
    assert missing(entry_of(KNOWN), entry_of(KNOWN)) == []
    assert missing(StudentEntry(name="", class_id="c1"), entry_of(KNOWN)) == ["name"]


def test_an_emptied_guardian_is_emptied() -> None:
    typed = read_entry(StudentEntry(name="赵一"), KNOWN)
    assert typed.guardians == (Guardian(2, None, None, None),)


@pytest.mark.parametrize("text", ["0", "100", "七", "-1", "1.5"])
def test_a_number_in_class_that_is_none(text: str) -> None:
    with pytest.raises(UserError) as caught:
        read_entry(StudentEntry(name="赵一", number_in_class=text), None)
    found = trouble_of(caught.value)
    assert found is not None and found.field == "number_in_class"


def test_an_unreadable_day_is_left_to_the_service() -> None:
    assert read_day("去年") == "去年"
    assert read_day("2013年5月1日") == "2013-05-01"


def test_errors_find_their_field() -> None:
    found = trouble_of(UserError("number_wrong", field="学籍号", expected="X", found="8"))
    assert found is not None and found.field == "student_number"
    assert trouble_of(UserError("busy")) is None


def test_drafts_survive_other_versions() -> None:
    entry = entry_of(KNOWN)
    assert from_draft(to_draft(entry, with_tags=True)) == entry
    assert from_draft({**to_draft(entry, with_tags=True), "later_field": 1}) == entry
    assert from_draft("nonsense") is None
