"""One record open in two places: the second to save is refused, and what stands is what the first wrote."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.district import District
from tests.support.term_school import TermSchool
from xinliapp.domain.activities import AudienceKind
from xinliapp.domain.bureau import MemberSchool
from xinliapp.domain.casework import CareRole
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.paperwork import FormRecord, PaperStatus, RectificationPlan
from xinliapp.domain.safeguards import ChannelKind, ChannelScope, PartnerKind
from xinliapp.domain.staff import Education
from xinliapp.domain.term_records import ActivityForm
from xinliapp.services import (
    activities,
    campaigns,
    care,
    care_members,
    classes,
    conferences,
    duty_roster,
    forms,
    help_channels,
    members,
    partners,
    rectifications,
    school,
    self_check,
    staff,
    students,
)
from xinliapp.services.activities import HeldActivity
from xinliapp.services.care_members import MemberInput
from xinliapp.services.conferences import ConferenceInput, PersonInput
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.partners import PartnerInput
from xinliapp.services.seen import mark_of, refuse_newer
from xinliapp.services.students import StudentInput
from xinliapp.storage import members as member_rows

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


def test_a_persons_education_is_not_written_over(made: TermSchool) -> None:
    member = made.staff()
    both_save(
        lambda: staff.profiles(made.session)[member],
        lambda text, seen: staff.set_profile(
            made.session, member, Education.BACHELOR, text, psychology=True, seen=seen
        ),
    )


def test_a_partner_and_a_help_channel_are_not_written_over(made: TermSchool) -> None:
    unit = partners.add(made.session, PartnerInput("市医院", PartnerKind.GENERAL_HOSPITAL))
    both_save(
        lambda: next(one for one in partners.everything(made.session) if one.id == unit),
        lambda text, seen: partners.change(
            made.session, unit, PartnerInput("市医院", PartnerKind.GENERAL_HOSPITAL, contact=text), seen=seen
        ),
    )

    def way(value: str) -> ChannelInput:
        return ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "信箱", value)

    box = help_channels.add(made.session, way("一楼"))
    both_save(
        lambda: next(one for one in help_channels.everything(made.session) if one.id == box),
        lambda text, seen: help_channels.change(made.session, box, way(text), seen=seen),
    )


def test_a_duty_is_neither_changed_nor_moved_over(made: TermSchool) -> None:
    hours = iter(range(8, 16))

    def times() -> tuple[dt.datetime, dt.datetime]:
        start = parse_stamp(f"2026-12-01T{next(hours):02}:00:00")
        return start, start + dt.timedelta(hours=1)

    slot = duty_roster.plan(made.session, *times()).slot_id
    both_save(
        lambda: duty_roster.slot(made.session, slot),
        lambda _text, seen: duty_roster.change(made.session, slot, *times(), None, seen=seen),
    )
    both_save(
        lambda: duty_roster.slot(made.session, slot),
        lambda _text, seen: duty_roster.move(made.session, slot, *times(), seen=seen),
    )


def test_a_homeroom_teacher_named_elsewhere_is_not_written_over(made: TermSchool) -> None:
    first, second = made.class_group(1), made.class_group(2)

    def names() -> dict[str, str]:
        return {row.id: row.homeroom_teacher or "" for row in school.classes(made.session)}

    shown = {row.id: mark_of(row.homeroom_teacher) for row in school.classes(made.session)}
    classes.set_homeroom_teacher(made.session, first, "别处写的")
    with pytest.raises(UserError, match="changed_since"):
        classes.set_homeroom_teachers(made.session, {second: "乙", first: "甲"}, seen=shown)
    assert names() == {first: "别处写的", second: ""}  # all or none
    classes.set_homeroom_teachers(made.session, {second: "乙"}, seen=shown)  # the one nobody else touched
    shown = {row.id: mark_of(row.homeroom_teacher) for row in school.classes(made.session)}
    classes.set_homeroom_teachers(made.session, {first: "甲"}, seen=shown)
    assert names() == {first: "甲", second: "乙"}


def test_the_head_of_a_conference_is_not_written_over(made: TermSchool) -> None:
    def head(place: str) -> ConferenceInput:
        return ConferenceInput(dt.date(2026, 11, 23), "周老师", (PersonInput("周老师"),), place=place)

    sitting = conferences.begin(made.session, head(""))
    both_save(
        lambda: conferences.open_conference(made.session),
        lambda text, seen: conferences.save_head(made.session, sitting, head(text), seen=seen),
    )
    with pytest.raises(UserError, match="changed_since"):  # filled before anybody had begun
        conferences.save_head(made.session, sitting, head("无"), seen=mark_of(None))


def test_a_care_group_is_not_written_over(made: TermSchool) -> None:
    child = made.student(made.class_group())

    def group() -> object:
        return [one.members for one in care.groups_of(made.session, child)]

    def save(name: str, seen: str) -> None:
        wanted = [MemberInput(CareRole.COUNSELOR, name)]
        care_members.set_members(made.session, child, wanted, {CareRole.PARENT: name}, seen=seen)

    here = there = care_members.mark(made.session, child)
    assert here == ""
    save("别处写的", there)
    left = group()
    with pytest.raises(UserError, match="changed_since"):
        save("这里写的", here)
    assert group() == left
    save("看过以后写的", care_members.mark(made.session, child))
    assert group() != left


def test_a_reason_for_a_gap_given_elsewhere_is_not_written_over(made: TermSchool) -> None:
    child = made.student(made.class_group())
    wanted = [MemberInput(CareRole.COUNSELOR, "周老师")]
    care_members.set_members(made.session, child, wanted)
    seen = care_members.mark(made.session, child)
    care_members.set_members(made.session, child, wanted, {CareRole.PARENT: "在外地"})
    with pytest.raises(UserError, match="changed_since"):
        care_members.set_members(made.session, child, wanted, {CareRole.PARENT: "没有联系上"}, seen=seen)


def test_a_school_of_the_register_is_not_written_over(tmp_path: Path) -> None:
    district = District(tmp_path, 1)
    code = district.members[0].code

    def found() -> MemberSchool | None:
        return members.find(district.session, code)

    here = there = members.mark(found())
    members.save_member(district.session, code, "别处写的", seen=there)
    left = found()
    with pytest.raises(UserError, match="changed_since"):
        members.save_member(district.session, code, "这里写的", seen=here)
    with pytest.raises(UserError, match="member_known"):
        members.save_member(district.session, code, "再加一次", seen="")
    assert found() == left
    members.save_member(district.session, code, "看过以后写的", seen=members.mark(left))
    assert found() != left


def test_another_way_a_schools_bags_come_is_no_change_of_the_school(tmp_path: Path) -> None:
    district = District(tmp_path, 1)
    code = district.members[0].code
    seen = members.mark(members.find(district.session, code))
    with district.session.write("test") as uow:
        member_rows.save_member(uow, code, {"via_code": "3150000999"})
    members.save_member(district.session, code, "改名小学", seen=seen)


def test_whoever_saw_nothing_is_not_asked() -> None:
    refuse_newer(None, object())
    refuse_newer("", None)
