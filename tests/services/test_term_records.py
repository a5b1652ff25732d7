"""Records of a term entered by service: what is kept, what is refused, what the audit chain says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.casework import CareRole, CheckMethod, CheckStatus, Disposition, PlanOutcome
from xinliapp.domain.errors import UserError
from xinliapp.domain.term_records import ActivityForm, MeetingKind, StaffKind
from xinliapp.i18n.messages import all_messages
from xinliapp.services import (
    activities,
    care,
    concern,
    lessons,
    meetings,
    plans,
    room,
    screening,
    staff,
    talks,
)
from xinliapp.storage.audit import Chain, events

D = dt.date
TODAY, TOMORROW = D(2026, 11, 23), D(2026, 11, 24)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"2026-11-{text}")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def refused(code: str, act: Callable[[], object]) -> dict[str, object]:
    with pytest.raises(UserError) as caught:
        act()
    assert caught.value.code == code
    assert all_messages()[code].format_map(caught.value.params)
    return caught.value.params


def actions(school: TermSchool, chain: Chain) -> list[str]:
    found = events(school.session.database, chain)
    return [event.action for event in found if not event.action.startswith("test.")]


def test_open_and_close_the_room(school: TermSchool) -> None:
    session = school.session
    opening = room.open_now(session)
    refused("room_already_open", lambda: room.open_now(session))
    school.vault.clock.moment = at("23T09:15:00")
    refused("field_wrong", lambda: room.close_now(session, visitors=-1))
    room.close_now(session, visitors=2)
    refused("room_not_open", lambda: room.close_now(session))
    week = room.week(session, TODAY)
    assert [(found.id, found.visitors) for found in week.openings] == [(opening, 2)]
    assert (week.starts_on, week.actual_minutes) == (TODAY, 75.0)
    assert actions(school, Chain.CORE) == ["room.open", "room.close"]


def test_a_door_left_open_over_a_day_asks_for_its_time(school: TermSchool) -> None:
    session = school.session
    room.open_now(session)
    school.vault.clock.moment = at("24T08:00:01")
    refused("room_open_too_long", lambda: room.close_now(session))
    refused("field_wrong", lambda: room.close_at(session, at("23T07:59:00")))
    room.close_at(session, at("23T17:00:00"))
    assert room.week(session, TODAY).actual_minutes == 540


def test_openings_and_plans_are_checked(school: TermSchool) -> None:
    session = school.session
    refused("field_wrong", lambda: room.plan_slot(session, at("25T12:00:00"), at("25T12:00:00")))
    refused("field_wrong", lambda: room.add_opening(session, at("22T12:00:00"), at("23T12:00:01")))
    refused("field_wrong", lambda: room.add_opening(session, at("23T07:00:00"), at("23T08:00:01")))
    refused("not_found", lambda: room.plan_slot(session, at("25T12:00:00"), at("25T13:00:00"), "nobody"))
    slot = room.plan_slot(session, at("25T12:00:00"), at("25T13:00:00"))
    used = room.plan_slot(session, at("23T06:00:00"), at("23T07:00:00"))
    room.add_opening(session, at("23T06:00:00"), at("23T07:00:00"), slot_id=used)
    assert room.week(session, TODAY).planned_minutes == 120
    room.remove_slot(session, slot)
    refused("not_found", lambda: room.remove_slot(session, used))


def test_lessons_all_or_none(school: TermSchool) -> None:
    session, group = school.session, school.class_group()
    one = lessons.LessonInput(group, TODAY, 1, "情绪")
    assert len(lessons.tick_day(session, TODAY, [one, lessons.LessonInput(group, TODAY, 2)])) == 2
    both = [lessons.LessonInput(group, TODAY, 3), one]
    assert refused("lesson_taken", lambda: lessons.log_many(session, both))["period"] == 1
    assert len(lessons.between(session, TODAY, TODAY)) == 2
    refused("class_not_listed", lambda: lessons.log(session, lessons.LessonInput("x", TODAY, 4)))
    refused("field_wrong", lambda: lessons.log(session, lessons.LessonInput(group, TOMORROW, 4)))
    refused("field_wrong", lambda: lessons.log(session, lessons.LessonInput(group, TODAY, 0)))
    refused("field_wrong", lambda: lessons.log(session, lessons.LessonInput(group, TODAY, 4, units=0)))
    refused("field_wrong", lambda: lessons.tick_day(session, TOMORROW, [one]))
    lessons.remove(session, lessons.between(session, TODAY, TODAY)[0].id)
    assert len(lessons.between(session, TODAY, TODAY)) == 1
    refused("not_found", lambda: lessons.remove(session, "x"))


def test_meetings_staff_and_activities(school: TermSchool) -> None:
    session, kind = school.session, MeetingKind.LEADERSHIP_MENTAL_HEALTH
    meetings.add(session, kind, TODAY, " 学期会 ", attendees=7)
    assert [found.title for found in meetings.between(session, TODAY, TODAY)] == ["学期会"]
    refused("field_wrong", lambda: meetings.add(session, kind, TOMORROW, "会"))
    refused("field_required", lambda: meetings.add(session, kind, TODAY, "  "))
    refused("field_wrong", lambda: meetings.add(session, kind, TODAY, "会", attendees=-1))
    member = staff.add(session, "教师甲", StaffKind.PART_TIME, from_day=D(2026, 9, 1))
    refused("field_wrong", lambda: staff.leave(session, member, D(2026, 9, 1)))
    staff.leave(session, member, D(2026, 12, 1))
    assert [found.to_day for found in staff.everyone(session)] == ["2026-12-01"]
    refused("not_found", lambda: staff.leave(session, "x", TODAY))
    book = activities.ActivityInput(ActivityForm.HANDBOOK, TODAY, "手册", 500)
    activities.add(session, book)
    assert [(found.sessions, found.headcount) for found in activities.between(session, TODAY, TODAY)] == [
        (0, 500)
    ]
    for wrong in (
        activities.ActivityInput(ActivityForm.LECTURE, TODAY, "讲座", -1),
        activities.ActivityInput(ActivityForm.LECTURE, TODAY, "讲座", 1, sessions=0),
        activities.ActivityInput(ActivityForm.LECTURE, TOMORROW, "讲座", 1),
    ):
        refused("field_wrong", lambda wrong=wrong: activities.add(session, wrong))  # type: ignore[misc]


def test_talks_are_corrected_not_overwritten(school: TermSchool) -> None:
    session, child = school.session, school.student()
    first = talks.add(session, talks.TalkInput(child, TODAY, "班主任甲", note="旧"))
    second = talks.correct(session, first, talks.TalkInput(child, TODAY, "班主任甲", note="新"))
    assert [(talk.id, talk.note) for talk in talks.of_student(session, child)] == [(second, "新")]
    count = session.database.scalar("SELECT count(*) FROM casework.talk")
    assert count == 2
    refused("not_found", lambda: talks.correct(session, first, talks.TalkInput(child, TODAY, "甲")))
    refused("student_unknown", lambda: talks.add(session, talks.TalkInput("x", TODAY, "甲")))
    refused("field_required", lambda: talks.add(session, talks.TalkInput(child, TODAY, "")))
    refused("field_wrong", lambda: talks.add(session, talks.TalkInput(child, TOMORROW, "甲")))
    many = [talks.TalkInput(child, TODAY, "甲"), talks.TalkInput("x", TODAY, "甲")]
    assert refused("student_unknown", lambda: talks.add_many(session, many))["count"] == 1
    assert actions(school, Chain.CASE) == ["talk.add", "talk.correct"]
    assert actions(school, Chain.CORE) == []  # case events stand only in the case chain


def test_grades_change_with_a_reason_only(school: TermSchool) -> None:
    session, child = school.session, school.student()
    concern.assign(session, child, 0, D(2026, 10, 1))
    refused("concern_reason", lambda: concern.assign(session, child, 2, D(2026, 10, 2)))
    concern.assign(session, child, 2, D(2026, 10, 2), reason="研判会意见", review_on=D(2026, 11, 2))
    concern.assign(session, child, 2, D(2026, 11, 2))  # confirmed, nothing changed
    assert [grade.ordinal for grade in concern.history(session, child)] == [2, 2, 0]
    assert concern.current(session)[child].decided_by == "心理教师甲"
    refused("field_wrong", lambda: concern.assign(session, child, 1, D(2026, 11, 1), reason="早"))
    refused("field_wrong", lambda: concern.assign(session, child, 5, TODAY, reason="超"))
    refused("field_wrong", lambda: concern.assign(session, child, 1, TOMORROW, reason="明天"))
    refused("field_wrong", lambda: concern.assign(session, child, 1, TODAY, reason="复", review_on=TODAY))
    refused("concern_lower", lambda: concern.assign(session, child, 1, TODAY, reason="好些了"))
    refused("student_unknown", lambda: concern.assign(session, "x", 0, TODAY))
    fresh = school.student()
    refused("concern_reason", lambda: concern.assign(session, fresh, 1, TODAY))


def test_care_groups_and_members(school: TermSchool) -> None:
    session, child = school.session, school.student()
    group = care.form_group(session, child, D(2026, 10, 1), [(CareRole.COUNSELOR, "心理教师甲")])
    refused("group_exists", lambda: care.form_group(session, child, TODAY, []))
    member = care.add_member(session, group, CareRole.PARENT, "家长甲", D(2026, 10, 5))
    refused("field_wrong", lambda: care.add_member(session, group, CareRole.PARENT, "乙", D(2026, 9, 30)))
    refused("field_required", lambda: care.add_member(session, group, CareRole.PARENT, " ", TODAY))
    refused("field_wrong", lambda: care.end_member(session, group, member, D(2026, 10, 4)))
    care.end_member(session, group, member, TODAY)
    care.close_group(session, group, TODAY)
    refused("not_found", lambda: care.add_member(session, group, CareRole.PARENT, "乙", TODAY))
    (found,) = care.groups_of(session, child)
    assert (found.closed_on, [person.to_day for person in found.members]) == (
        "2026-11-23",
        [None, "2026-11-23"],
    )
    care.form_group(session, child, TODAY, [])


def test_rounds_replace_a_students_entry_and_close(school: TermSchool) -> None:
    session = school.session
    one, two = school.student(), school.student()
    opened = screening.open_round(session, "秋季摸排", CheckMethod.SURVEY, D(2026, 10, 1))
    late = D(2026, 10, 5)
    screening.record_many(
        session,
        opened,
        [screening.EntryInput(one, late, CheckStatus.ABSENT), screening.EntryInput(two, late, noticed=True)],
    )
    retest = screening.EntryInput(one, TODAY, disposition=Disposition.RETEST, method=CheckMethod.TALK)
    screening.record_many(session, opened, [retest])
    entries = {entry.student_id: entry for entry in screening.entries(session, opened)}
    assert (entries[one].status, entries[one].method) == (CheckStatus.DONE, CheckMethod.TALK)
    assert len(entries) == 2
    for wrong in (
        [screening.EntryInput(one, D(2026, 9, 30))],
        [screening.EntryInput(one, TOMORROW)],
        [screening.EntryInput(one, late), screening.EntryInput(one, late)],
        [screening.EntryInput(one, late, CheckStatus.ABSENT, noticed=True)],
    ):
        refused("field_wrong", lambda wrong=wrong: screening.record_many(session, opened, wrong))  # type: ignore[misc]
    refused("round_not_ready", lambda: screening.close_round(session, opened, TODAY))
    decided = screening.EntryInput(two, late, noticed=True, disposition=Disposition.NONE_NEEDED)
    screening.record_many(session, opened, [decided])
    screening.close_round(session, opened, TODAY)
    refused("round_closed", lambda: screening.record_many(session, opened, [retest]))
    refused(
        "field_wrong",
        lambda: screening.open_round(session, "反", CheckMethod.TALK, TODAY, D(2026, 11, 1)),
    )


def test_every_case_service_refuses_without_the_key_before_any_statement(school: TermSchool) -> None:
    registrar = school.vault.session(Role.REGISTRAR)
    seen: list[str] = []
    registrar.database.connection.set_trace_callback(seen.append)
    for act in (
        lambda: talks.add(registrar, talks.TalkInput("s", TODAY, "甲")),
        lambda: talks.of_student(registrar, "s"),
        lambda: concern.assign(registrar, "s", 1, TODAY, reason="x"),
        lambda: concern.current(registrar),
        lambda: care.form_group(registrar, "s", TODAY, []),
        lambda: care.groups_of(registrar, "s"),
        lambda: plans.save_draft(registrar, "s", plans.PlanInput(TODAY)),
        lambda: plans.review(registrar, "s", plans.ReviewInput(TODAY, PlanOutcome.STABLE)),
        lambda: screening.open_round(registrar, "r", CheckMethod.TALK, TODAY),
        lambda: screening.record_many(registrar, "r", []),
        lambda: screening.rounds(registrar),
    ):
        refused("case_closed", act)
    assert seen == []
