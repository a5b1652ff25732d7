"""Booking: conflicts, 急, who may see whom; the duty roster; who is who of the staff."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import (
    AppointmentSource,
    AppointmentStatus,
    Bell,
    ConflictKind,
    bells_text,
    parse_bells,
)
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    appointment_settling,
    appointments,
    bells,
    counseling,
    duty_roster,
    room,
    room_tasks,
    staff_link,
)
from xinliapp.services.appointments import Booking
from xinliapp.storage.audit import Chain, events

NOW = parse_stamp("2026-11-25T08:00:00")  # a Wednesday
TEN, ELEVEN = parse_stamp("2026-11-25T10:10:00"), parse_stamp("2026-11-25T10:50:00")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def person(
    school: TermSchool, name: str = "甲", *, qualification: str | None = "心理学本科", **more: object
) -> str:
    return school.row(
        "staff_member",
        {
            "name": name,
            "kind": "full_time",
            "duty": "心理",
            "qualification": qualification,
            "from_day": "2026-09-01",
            **more,
        },
    )


def at(moment: str, minutes: int = 40) -> tuple[dt.datetime, dt.datetime]:
    start = parse_stamp(f"2026-11-{moment}:00")
    return start, start + dt.timedelta(minutes=minutes)


def refused(code: str, school: TermSchool, booking: Booking) -> UserError:
    with pytest.raises(UserError) as wrong:
        appointments.book(school.session, booking)
    assert wrong.value.code == code
    return wrong.value


def test_core_keeps_the_time_and_case_who_comes(school: TermSchool) -> None:
    teacher, child = person(school), school.student(school.class_group(), name="钱小朵")
    made = appointments.book(
        school.session,
        Booking(
            TEN, ELEVEN, teacher, child, source=AppointmentSource.GUARDIAN, first_time=True, note="妈妈来电"
        ),
    )
    (seen,) = appointments.between(school.session, NOW.date(), NOW.date())
    assert (seen.name, seen.class_label, seen.staff_name) == ("钱小朵", "七(1)", "甲")
    assert seen.visitor is not None and seen.visitor.first_time and seen.visitor.note == "妈妈来电"
    principal = school.principal()
    (hidden,) = appointments.between(principal, NOW.date(), NOW.date())
    assert (hidden.visitor, hidden.name, hidden.class_label, hidden.session_id) == (None, "", "", None)
    assert hidden.appointment.id == made
    row = principal.database.tuples("SELECT * FROM appointment")[0]
    assert child not in row and "妈妈来电" not in row and "guardian" not in row
    with pytest.raises(UserError) as closed:
        appointments.book(principal, Booking(TEN, ELEVEN, teacher, child))
    assert closed.value.code == "case_closed"


def test_core_knows_only_that_the_time_is_taken(school: TermSchool) -> None:
    """Neither the services nor the table itself tell a core-only account who asked, 急, or the outcome."""
    teacher = person(school)
    outcomes = (AppointmentStatus.ARRIVED, AppointmentStatus.NO_SHOW, AppointmentStatus.CANCELLED)
    for hour, status in zip(("08", "09", "10"), outcomes, strict=True):
        made = appointments.book(
            school.session,
            Booking(*at(f"25T{hour}:00"), teacher, code=f"代号{hour}", source=AppointmentSource.SCREENING,
                    urgent=True),
        )  # fmt: skip
        appointments.set_status(school.session, made, status)
    whole = [one.appointment for one in appointments.between(school.session, NOW.date(), NOW.date())]
    assert [(one.source, one.urgent, one.status) for one in whole] == [
        (AppointmentSource.SCREENING, True, status) for status in outcomes
    ]
    principal = school.principal()
    taken = [one.appointment for one in appointments.between(principal, NOW.date(), NOW.date())]
    assert [(one.source, one.urgent, one.status) for one in taken] == [
        (AppointmentSource.OTHER, False, AppointmentStatus.BOOKED),
        (AppointmentSource.OTHER, False, AppointmentStatus.CANCELLED),
        (AppointmentSource.OTHER, False, AppointmentStatus.CANCELLED),
    ]
    rows = principal.database.tuples("SELECT source, urgent, status FROM appointment ORDER BY starts_at")
    assert rows == [("other", 0, "booked"), ("other", 0, "cancelled"), ("other", 0, "cancelled")]


def test_what_an_older_version_left_in_core_is_moved_once(school: TermSchool) -> None:
    teacher = person(school)
    made = appointments.book(
        school.session,
        Booking(TEN, ELEVEN, teacher, code="代号01", source=AppointmentSource.GUARDIAN, urgent=True),
    )
    appointments.set_status(school.session, made, AppointmentStatus.NO_SHOW)
    with school.session.write("test.older") as uow:  # as versions before this one wrote it
        uow.update(
            "main.appointment",
            made,
            {"source": "guardian", "urgent": True, "status": "no_show", "status_at": "2026-11-25T10:45:00"},
        )
        gone = {"source": None, "urgent": None, "status": None, "changed_at": None}
        uow.update("casework.appointment_visitor", made, gone)
    before = appointments.one(school.session, made)
    (hidden,) = appointments.between(school.principal(), NOW.date(), NOW.date())
    assert (hidden.appointment.source, hidden.appointment.urgent) == (AppointmentSource.OTHER, False)
    assert appointment_settling.settle(school.session) == 1
    after = appointments.one(school.session, made)
    assert after.appointment == before.appointment
    assert (after.appointment.source, after.appointment.urgent, after.appointment.status) == (
        AppointmentSource.GUARDIAN, True, AppointmentStatus.NO_SHOW,
    )  # fmt: skip
    assert after.visitor is not None and after.visitor.changed_at == "2026-11-25T10:45:00"
    assert school.session.database.tuples("SELECT source, urgent, status FROM main.appointment") == [
        ("other", 0, "cancelled")
    ]
    assert appointment_settling.settle(school.session) == 0
    with pytest.raises(UserError) as closed:
        appointment_settling.settle(school.principal())
    assert closed.value.code == "case_closed"


def test_an_older_core_beside_a_newer_case_file_is_cleared_as_well(school: TermSchool) -> None:
    """The case file has the words already: nothing of it is written over, and core says nothing any more."""
    booking = Booking(TEN, ELEVEN, person(school), code="代号01", source=AppointmentSource.GUARDIAN)
    made = appointments.book(school.session, booking)
    appointments.set_status(school.session, made, AppointmentStatus.NO_SHOW)
    with school.session.write("test.older") as uow:
        uow.update("main.appointment", made, {"source": "homeroom", "urgent": True, "status": "arrived"})
    appointment_settling.settle(school.session)
    told = "SELECT source, urgent, status FROM main.appointment"
    assert school.session.database.tuples(told) == [("other", 0, "booked")]
    assert appointments.one(school.session, made).appointment.source is AppointmentSource.GUARDIAN


def test_one_nobody_stands_behind_any_more_leaves_only_its_time_in_core(school: TermSchool) -> None:
    """Its visitor's row is gone: whose it was is not known, so there is nobody to move the words to."""
    teacher = person(school)
    old, new = (
        appointments.book(school.session, Booking(*at(f"25T{hour}:00"), teacher, code=f"代号{hour}"))
        for hour in ("09", "11")
    )
    with school.session.write("test.older") as uow:
        older = {
            "source": "screening",
            "urgent": True,
            "status": "no_show",
            "status_at": "2026-11-25T10:45:00",
        }
        uow.update("main.appointment", old, older)
        uow.execute("DELETE FROM casework.appointment_visitor")
    assert appointment_settling.settle(school.session) == 0  # nothing was moved
    told = "SELECT source, urgent, status, status_at = created_at FROM main.appointment ORDER BY starts_at"
    assert school.session.database.tuples(told) == [("other", 0, "cancelled", 1), ("other", 0, "booked", 1)]
    seen = appointments.between(school.session, NOW.date(), NOW.date())
    assert [(one.appointment.id, one.visitor, one.appointment.source) for one in seen] == [
        (old, None, AppointmentSource.OTHER), (new, None, AppointmentSource.OTHER),
    ]  # fmt: skip


def test_times_that_touch_are_free_and_an_overlap_is_told(school: TermSchool) -> None:
    teacher, child = person(school), school.student()
    appointments.book(school.session, Booking(TEN, ELEVEN, teacher, child))
    appointments.book(school.session, Booking(*at("25T10:50"), teacher, code="代号01"))
    wrong = refused("appointment_conflict", school, Booking(*at("25T10:49"), teacher, code="代号02"))
    assert "教师已有预约(10:10—10:50)" in sentence(wrong) and "教师已有预约(10:50—11:30)" in sentence(wrong)
    other = person(school, "乙")
    wrong = refused("appointment_conflict", school, Booking(*at("25T10:20"), other, child))
    assert "来访者已有预约" in sentence(wrong)


def test_cancelled_and_missed_ones_take_no_time(school: TermSchool) -> None:
    teacher = person(school)
    for status in (AppointmentStatus.CANCELLED, AppointmentStatus.NO_SHOW):
        made = appointments.book(school.session, Booking(TEN, ELEVEN, teacher, code="代号01"))
        appointments.set_status(school.session, made, status)
    assert appointments.book(school.session, Booking(TEN, ELEVEN, teacher, code="代号01"))


def test_urgent_goes_through_with_a_reason_only(school: TermSchool) -> None:
    teacher = person(school)
    appointments.book(school.session, Booking(TEN, ELEVEN, teacher, code="代号01"))
    urgent = Booking(TEN, ELEVEN, teacher, code="代号02", urgent=True)
    refused("appointment_reason", school, urgent)
    made = appointments.book(school.session, replace(urgent, reason="班主任带来,情绪很激动"))
    seen = appointments.one(school.session, made)
    assert seen.visitor is not None and seen.visitor.override_reason == "班主任带来,情绪很激动"
    assert "情绪" not in str(school.principal().database.tuples("SELECT * FROM appointment"))
    assert "appt.override" in [one.action for one in events(school.session.database, Chain.CASE)]
    # Without a conflict a reason is nobody's business and is not kept.
    free = appointments.book(
        school.session, Booking(*at("26T10:10"), teacher, code="代号03", urgent=True, reason="x")
    )
    kept = appointments.one(school.session, free).visitor
    assert kept is not None and kept.override_reason is None


def test_calendar_papers_and_duty_speak_against_a_time(school: TermSchool) -> None:
    teacher, other, plain = person(school), person(school, "乙"), person(school, "丙", qualification=None)

    def kinds(booking: Booking) -> list[ConflictKind]:
        return [one.kind for one in appointments.conflicts(school.session, booking)]

    assert kinds(Booking(*at("28T10:10"), teacher, code="代号01")) == [ConflictKind.NO_TEACHING_DAY]
    assert kinds(Booking(TEN, ELEVEN, plain, code="代号01")) == [ConflictKind.UNQUALIFIED]
    school.row("staff_certificate", {"staff_id": plain, "kind": "a", "number": "1", "issuer": "x",
                                     "issued_on": "2020-01-01", "valid_to": "2026-11-24"})  # fmt: skip
    assert kinds(Booking(TEN, ELEVEN, plain, code="代号01")) == [
        ConflictKind.UNQUALIFIED
    ]  # ran out yesterday
    school.row("staff_certificate", {"staff_id": plain, "kind": "a", "number": "2", "issuer": "x",
                                     "issued_on": "2020-01-01", "valid_to": "2026-11-25"})  # fmt: skip
    assert kinds(Booking(TEN, ELEVEN, plain, code="代号01")) == []
    gone = person(school, "丁", to_day="2026-11-25")  # the first day that no longer counts
    assert kinds(Booking(TEN, ELEVEN, gone, code="代号01")) == [ConflictKind.NOT_ON_STAFF]
    room.plan_slot(school.session, TEN, ELEVEN, other)
    assert kinds(Booking(TEN, ELEVEN, teacher, code="代号01")) == [ConflictKind.SOMEBODY_ELSES_OPENING]
    room.plan_slot(school.session, *at("25T10:00", 60), teacher)
    assert kinds(Booking(TEN, ELEVEN, teacher, code="代号01")) == []


def test_lessons_clash_once_the_periods_have_times(school: TermSchool) -> None:
    teacher, group = person(school), school.class_group()
    school.row(
        "timetable_entry",
        {"class_id": group, "weekday": 3, "period": 3, "weeks": "all", "units": 1.0, "staff_id": teacher,
         "valid_from": "2026-09-01"},
    )  # fmt: skip
    booking = Booking(TEN, ELEVEN, teacher, code="代号01")
    assert appointments.conflicts(school.session, booking) == ()
    bells.set_bells(school.session, "08:00-08:45\n08:55-09:40\n10:00-10:45")
    (clash,) = appointments.conflicts(school.session, booking)
    assert (clash.kind, clash.detail) == (ConflictKind.LESSON, "七(1)")
    # moved to Thursday: Wednesday is free, Thursday is not
    school.row("lesson_change", {"class_id": group, "day": "2026-11-25", "period": 3, "kind": "moved",
                                 "to_day": "2026-11-26", "to_period": 1})  # fmt: skip
    assert appointments.conflicts(school.session, booking) == ()
    moved = Booking(*at("26T08:10"), teacher, code="代号01")
    assert [one.kind for one in appointments.conflicts(school.session, moved)] == [ConflictKind.LESSON]


def test_bells_are_read_line_by_line() -> None:
    assert parse_bells("8:00—8:45\n08:55 - 09:40\n\n") == (
        Bell(1, "08:00", "08:45"),
        Bell(2, "08:55", "09:40"),
    )
    assert parse_bells("") == ()
    for text, line in (("08:00-08:45\n08:40-09:20", 2), ("08:45-08:00", 1), ("8-9", 1), ("08:00-24:00", 1)):
        assert parse_bells(text) == line
    found = parse_bells("08:00-08:45")
    assert isinstance(found, tuple) and bells_text(found) == "08:00-08:45"


def test_what_is_wrong_is_told_at_its_field(school: TermSchool) -> None:
    teacher, child = person(school), school.student()
    good = Booking(TEN, ELEVEN, teacher, child)
    assert refused("field_wrong", school, replace(good, starts_at=ELEVEN)).params["field"] == "起止时间"
    late = replace(good, ends_at=TEN + dt.timedelta(hours=4, minutes=1))
    assert refused("field_wrong", school, late).params["field"] == "时段"
    past = replace(good, starts_at=TEN - dt.timedelta(days=1), ends_at=ELEVEN - dt.timedelta(days=1))
    assert refused("field_wrong", school, past).params["why"] == "这一天已经过去"
    assert refused("field_required", school, replace(good, student_id=None)).params["field"] == "学生或代号"
    assert refused("field_required", school, replace(good, staff_id="nobody")).params["field"] == "预约教师"
    refused("student_unknown", school, replace(good, student_id="nobody"))


def test_status_follows_the_day_and_a_note_holds_it(school: TermSchool) -> None:
    teacher, child = person(school), school.student()
    today = appointments.book(school.session, Booking(TEN, ELEVEN, teacher, child))
    tomorrow = appointments.book(school.session, Booking(*at("26T10:10"), teacher, child))
    with pytest.raises(UserError) as ahead:
        appointments.arrived(school.session, appointment_id=tomorrow)
    assert ahead.value.code == "appointment_ahead"
    appointments.set_status(school.session, tomorrow, AppointmentStatus.CANCELLED)
    counseling.begin_from(school.session, today)
    assert appointments.one(school.session, today).appointment.status is AppointmentStatus.ARRIVED
    with pytest.raises(UserError) as held:
        appointments.set_status(school.session, today, AppointmentStatus.NO_SHOW)
    assert held.value.code == "appointment_has_session"


def test_moving_checks_again_but_not_against_itself(school: TermSchool) -> None:
    teacher = person(school)
    made = appointments.book(school.session, Booking(TEN, ELEVEN, teacher, code="代号01"))
    appointments.move(school.session, made, *at("25T10:20"))
    assert appointments.one(school.session, made).appointment.starts_at == "2026-11-25T10:20:00"
    with pytest.raises(UserError) as wrong:
        appointments.move(school.session, made, *at("28T10:20"))
    assert wrong.value.code == "appointment_conflict"


def test_codes_go_on_and_can_become_a_student(school: TermSchool) -> None:
    teacher, child = person(school), school.student(name="孙一")
    assert appointments.next_code(school.session) == "代号01"
    made = appointments.book(school.session, Booking(TEN, ELEVEN, teacher, code="代号09"))
    assert appointments.next_code(school.session) == "代号10"
    with pytest.raises(UserError) as unknown:
        counseling.begin_from(school.session, made)
    assert unknown.value.code == "appointment_code_only"
    appointments.identify(school.session, made, child)
    assert appointments.one(school.session, made).name == "孙一"
    assert counseling.begin_from(school.session, made)


def test_the_roster_is_last_weeks_less_holidays_and_who_is_gone(school: TermSchool) -> None:
    teacher, gone = person(school), person(school, "乙", to_day="2026-11-28")
    monday = dt.date(2026, 11, 30)
    for day, who in ((23, teacher), (24, gone), (29, teacher)):  # Monday, Tuesday, Sunday
        room.plan_slot(school.session, *at(f"{day}T11:50", 60), who)
    kept = room.plan_slot(
        school.session, parse_stamp("2026-11-30T12:00:00"), parse_stamp("2026-11-30T13:00:00")
    )
    made = duty_roster.copy_last_week(school.session, monday)
    assert (len(made.slot_ids), made.days_off, made.unassigned) == (1, 1, 1)
    slots = room.week(school.session, monday).slots
    assert [(slot.starts_at, slot.staff_id) for slot in slots] == [
        ("2026-11-30T12:00:00", None),
        ("2026-12-01T11:50:00", None),
    ]
    with pytest.raises(UserError) as again:
        duty_roster.copy_last_week(school.session, monday)
    assert again.value.code == "roster_nothing_to_copy"
    duty_roster.undo(school.session, made.slot_ids)
    assert [slot.id for slot in room.week(school.session, monday).slots] == [kept]


def test_nobody_without_papers_is_put_on_duty(school: TermSchool) -> None:
    plain = person(school, qualification=None)
    planned = duty_roster.plan(school.session, TEN, ELEVEN, plain)
    assert planned.unqualified
    (slot,) = room.week(school.session, NOW.date()).slots
    assert (slot.id, slot.staff_id) == (planned.slot_id, None)
    with pytest.raises(UserError) as wrong:
        duty_roster.change(school.session, slot.id, TEN, ELEVEN, plain)
    assert sentence(wrong.value).startswith("周三10:10的值班人没有登记资质。")
    able = person(school, "乙")
    duty_roster.change(school.session, slot.id, *at("26T10:20"), able)
    (slot,) = room.week(school.session, NOW.date()).slots
    assert (slot.starts_at, slot.ends_at, slot.staff_id) == (
        "2026-11-26T10:20:00", "2026-11-26T11:00:00", able,
    )  # fmt: skip


def test_a_moved_plan_keeps_its_person_while_the_papers_hold(school: TermSchool) -> None:
    able, lapsing = person(school), person(school, "乙", qualification=None)
    school.row("staff_certificate", {"staff_id": lapsing, "kind": "a", "number": "1", "issuer": "x",
                                     "issued_on": "2020-01-01", "valid_to": "2026-11-25"})  # fmt: skip
    kept = duty_roster.plan(school.session, TEN, ELEVEN, able).slot_id
    lost = duty_roster.plan(school.session, TEN, ELEVEN, lapsing).slot_id
    assert not duty_roster.move(school.session, kept, *at("26T10:10")).unqualified
    assert duty_roster.move(school.session, lost, *at("26T10:10")).unqualified
    people = {slot.id: slot.staff_id for slot in room.week(school.session, NOW.date()).slots}
    assert people == {kept: able, lost: None}
    school.row("actual_opening", {"slot_id": kept, "opened_at": "2026-11-25T08:00:00", "staff_id": able})
    with pytest.raises(UserError) as used:
        duty_roster.move(school.session, kept, TEN, ELEVEN)
    assert used.value.code == "not_found"


def test_handover_is_case_text(school: TermSchool) -> None:
    opening = school.opening("2026-11-24T11:50:00", "2026-11-24T12:50:00")
    duty_roster.hand_over(school.session, opening, "请留意下午来的两名学生")
    assert duty_roster.handovers(school.session, [opening]) == {opening: "请留意下午来的两名学生"}
    principal = school.principal()
    assert duty_roster.handovers(principal, [opening]) == {}
    with pytest.raises(UserError):
        duty_roster.hand_over(principal, opening, "x")
    duty_roster.hand_over(school.session, opening, "")
    assert duty_roster.handovers(school.session, [opening]) == {}


def test_tasks_ask_for_outcomes_and_people(school: TermSchool) -> None:
    mine = person(school)
    account(school)
    staff_link.link(school.session, mine, school.session.account.id)
    other = person(school, "乙")
    child = school.student()
    appointments.book(school.session, Booking(*at("25T08:00"), mine, child))
    appointments.book(school.session, Booking(*at("25T08:00"), other, code="代号01"))
    appointments.book(school.session, Booking(*at("25T08:40"), mine, code="代号02"))
    school.vault.clock.moment = parse_stamp("2026-11-25T08:30:00")
    today = school.session.clock.now().date()
    own, waiting = sorted(
        room_tasks.appointment_tasks(school.session, today), key=lambda task: task.waiting_for or ""
    )
    assert (own.student_id, own.subject, own.due_on) == (child, "11-25 08:00", dt.date(2026, 11, 26))
    assert (waiting.waiting_for, waiting.finish, waiting.subject) == ("乙", None, "11-25 08:00 代号01")
    assert own.finish is not None
    own.finish(school.session)
    assert [task.waiting_for for task in room_tasks.appointment_tasks(school.session, today)] == ["乙"]
    slot = room.plan_slot(school.session, *at("27T11:50"))
    room.plan_slot(school.session, *at("27T13:00"), mine)
    (duty,) = room_tasks.duty_tasks(school.session, today)
    assert (duty.key, duty.due_on, duty.subject) == (f"duty:{slot}", dt.date(2026, 11, 27), "11-27 11:50")


def account(school: TermSchool) -> None:
    mine = school.session.account
    school.row(
        "account",
        {
            "id": mine.id,
            "name": mine.name,
            "display_name": mine.display_name,
            "role": mine.role,
            "active": True,
        },
    )


def test_who_i_am_on_a_day(school: TermSchool) -> None:
    account(school)
    early = person(school, "甲", to_day="2026-11-01")
    late = person(school, "甲", from_day="2026-11-01")
    for member in (early, late):
        staff_link.link(school.session, member, school.session.account.id)
    found = staff_link.me(school.session, dt.date(2026, 10, 31))
    assert found is not None and found.id == early
    found = staff_link.me(school.session)
    assert found is not None and found.id == late
    staff_link.link(school.session, late, None)
    assert staff_link.me(school.session) is None
    with pytest.raises(UserError) as wrong:
        staff_link.link(school.session, late, "nobody")
    assert wrong.value.code == "not_found"
    clerk = school.vault.session(Role.PRINCIPAL, "校长甲")
    with pytest.raises(UserError) as wrong:
        staff_link.link(clerk, late, school.session.account.id)
    assert wrong.value.code == "not_allowed"
