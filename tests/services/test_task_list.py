"""What is to be done: every kind has words, postponing hides for one account, finishing is noted."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from tests.support.audits import audited
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.safeguards import BodyKind, NetworkLevel, Post
from xinliapp.domain.tasks import Finished, Task
from xinliapp.domain.term_records import StaffKind
from xinliapp.domain.warnings import WarningSource
from xinliapp.i18n import task_words
from xinliapp.services import (
    appointments,
    bodies,
    day_plan,
    meetings,
    room,
    staff,
    task_list,
    warnings,
)
from xinliapp.services.appointments import Booking
from xinliapp.services.bodies import MemberInput
from xinliapp.services.session import Session
from xinliapp.services.warnings import WarningInput

EVENTS = ("SELECT count(*) FROM main.audit_event", "SELECT count(*) FROM casework.audit_event")
MONDAY = dt.date(2026, 11, 23)


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    made = TermSchool(tmp_path)
    made.student(made.class_group(1))
    return made


def _missing(session: Session) -> task_list.Listed:
    return next(entry for entry in task_list.listed(session, MONDAY) if entry.task.kind == "lesson_missing")


def test_a_clause_is_put_off_with_a_reason_for_this_account_only(school: TermSchool) -> None:
    entry = _missing(school.session)
    snooze = partial(task_list.snooze, school.session, entry.task, case=entry.case)
    with pytest.raises(UserError, match="field_required"):
        snooze(dt.date(2026, 11, 25), " ")
    for wrong in (MONDAY, dt.date(2026, 11, 1), dt.date(2027, 6, 1)):
        with pytest.raises(UserError, match="snooze_day"):
            snooze(wrong, "下周补课")
    snooze(dt.date(2026, 11, 25), "下周补课")
    assert _missing(school.session).snoozed_until == dt.date(2026, 11, 25)
    assert _missing(school.session).task.due_on == entry.task.due_on  # the deadline stays
    other = school.principal()
    assert _missing(other).snoozed_until is None
    reason = "SELECT reason, clause FROM main.task_snooze WHERE ended_at IS NULL"
    assert school.session.database.tuples(reason) == [("下周补课", "JS-26")]
    again = next(
        e for e in task_list.listed(school.session, dt.date(2026, 11, 25)) if e.task.key == entry.task.key
    )
    assert again.snoozed_until is None  # back on its day
    task_list.unsnooze(school.session, entry.task.key, case=entry.case)
    assert _missing(school.session).snoozed_until is None


def test_what_is_put_off_about_a_student_stays_in_the_case_file(school: TermSchool) -> None:
    child = school.student()
    school.grade(child, 2)
    plan = school.plan(child)
    with school.session.write("test", case=True) as uow:
        uow.update("casework.support_plan", plan, {"review_on": "2026-11-23"})
    entry = next(e for e in task_list.listed(school.session, MONDAY) if e.task.kind == "plan_review")
    assert entry.case
    with pytest.raises(UserError, match="case_closed"):
        task_list.snooze(school.principal(), entry.task, dt.date(2026, 11, 24), "", case=True)
    task_list.snooze(school.session, entry.task, dt.date(2026, 11, 24), "", case=True)
    database = school.session.database
    assert database.scalar("SELECT count(*) FROM main.task_snooze") == 0
    assert database.scalar("SELECT count(*) FROM casework.task_snooze") == 1
    assert "task.snooze" not in audited(school.session)  # the core chain does not know of it


def test_finishing_here_is_noted_and_can_give_a_way_back(school: TermSchool) -> None:
    def done(session: Session) -> Finished:
        return Finished(Changes.ROOM, undo=room.close_now)

    task = Task("t.1", "publish", "", None, "room")
    with pytest.raises(UserError, match="task_not_here"):
        task_list.finish(school.session, task, case=False)
    result = task_list.finish(school.session, replace(task, finish=done), case=False)
    assert result.undo is room.close_now and "task.done" in audited(school.session)
    plain = replace(task, finish=lambda session: "an id")
    assert task_list.finish(school.session, plain, case=False).changes is Changes.TASKS


def test_a_second_click_notes_nothing(school: TermSchool) -> None:
    task = Task("t.1", "publish", "", None, "room", finish=lambda session: Changes.NONE)
    assert task_list.finish(school.session, task, case=False) == Finished(Changes.NONE)
    assert "task.done" not in audited(school.session)


def changed(result: object) -> object:
    return result.changes if isinstance(result, Finished) else result


def test_what_one_click_finishes_is_done_once(school: TermSchool) -> None:
    """Each service behind a click says itself that there was nothing left to do."""
    session, database = school.session, school.session.database
    group = school.class_group(2)
    who = staff.add(
        session, "周老师", StaffKind.FULL_TIME, from_day=dt.date(2026, 9, 1), qualification="心理学本科"
    )
    begins = parse_stamp("2026-11-23T08:00:00")
    booking = Booking(begins, begins + dt.timedelta(minutes=40), who, school.student(group))
    made = appointments.book(session, booking)
    noticed = WarningInput(school.student(group), begins, ("sleep",), WarningSource.HOMEROOM_TEACHER)
    warning_id = warnings.report(session, noticed).warning_id
    assert warning_id is not None
    body = bodies.found(session, BodyKind.WARNING_NETWORK, "预警网络", dt.date(2026, 9, 1))
    member = bodies.add_member(
        session,
        body,
        MemberInput(Post.HOMEROOM_TEACHER, "李老师", level=NetworkLevel.CLASS, area="一班"),
        dt.date(2026, 9, 1),
    )
    acts = [
        partial(appointments.arrived, appointment_id=made),
        partial(warnings.tell_homeroom, warning_id=warning_id),
        partial(bodies.end_membership, member_id=member, day=dt.date(2026, 11, 20)),
    ]
    for act in acts:
        assert changed(act(session)) is not Changes.NONE
        before = [database.scalar(counted) for counted in EVENTS]
        assert changed(act(session)) is Changes.NONE
        assert [database.scalar(counted) for counted in EVENTS] == before


def test_every_kind_a_provider_names_has_words() -> None:
    """The kinds are read from the sources: no school has everything to do at once."""
    import re

    import xinliapp.services as services

    named = set()
    for path in Path(services.__path__[0]).glob("*.py"):
        text = path.read_text("utf-8")
        if "tasks import Task" in text or "import Finished" in text:
            named |= set(re.findall(r'kind="([a-z_]+)"', text))
            named |= set(re.findall(r'Task\(\s*f?"[^"]*",\s*"([a-z_]+)"', text))
    assert len(named) > 15
    assert sorted(named - set(task_words.TASK_WORDS)) == []


def test_words_are_short_and_a_button_starts_with_a_verb() -> None:
    for kind, words in task_words.TASK_WORDS.items():
        assert 1 <= len(words.verb) <= 4, kind
        assert 2 <= len(words.title) <= 14, kind


def test_the_day_on_paper_masks_who_comes(school: TermSchool) -> None:
    child = school.student(school.class_group(2), name="赵小明")
    with school.session.write("test") as uow:
        uow.update("student", child, {"student_number": "G310112201305121234"})
    school.grade(child, 2)
    plan = school.plan(child)
    with school.session.write("test", case=True) as uow:
        uow.update("casework.support_plan", plan, {"review_on": "2026-11-20"})
    entries = day_plan.entries(school.session)
    review = next(entry for entry in entries if entry.kind == "方案复评")
    assert (review.time, review.about) == ("逾期", "七(2) ...1234")
    assert "赵" not in "".join(entry.kind + entry.about for entry in entries)
    assert not [entry for entry in day_plan.entries(school.principal()) if entry.kind == "方案复评"]


def test_the_calendar_file_is_icalendar_without_names(school: TermSchool) -> None:
    noon = dt.datetime.combine(MONDAY, dt.time(12))
    room.plan_slot(school.session, noon, noon + dt.timedelta(hours=1))
    meetings_day = meetings.between(school.session, MONDAY, MONDAY)
    assert meetings_day == []
    text = day_plan.day_plan_ics(school.session).data.decode("utf-8")
    lines = text.split("\r\n")
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-2:] == ["END:VCALENDAR", ""]
    assert "DTSTART:20261123T120000" in lines and "DTEND:20261123T130000" in lines
    assert "SUMMARY:辅导室开放" in lines and "DTSTAMP:20261123T000000Z" in lines
    assert all(len(line.encode("utf-8")) <= 75 for line in lines)


def test_tasks_of_one_day_stand_in_an_order_of_their_own(
    school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A plan somebody has to approve is not behind another task by the chance of an id."""
    made = [
        Task("policy_missing.1", "policy_missing", "值班制度", None, "safeguards"),
        Task("plan_missing.00", "plan_missing", "", None, "plan"),
        Task("plan_approve.zz", "plan_approve", "v1", None, "plan"),
        Task("lesson_missing.b", "lesson_missing", "七年级2班", MONDAY, "lessons"),
        Task("lesson_missing.c", "lesson_missing", "七年级1班", MONDAY, "lessons"),
        Task("lesson_missing.a", "lesson_missing", "七年级3班", dt.date(2026, 11, 20), "lessons"),
    ]
    monkeypatch.setattr(task_list, "CASE_PROVIDERS", ())
    monkeypatch.setattr(task_list, "CORE_PROVIDERS", (lambda _session, _day: iter(made),))
    found = [task.key for task in task_list.tasks(school.session, MONDAY)]
    assert found == [
        "lesson_missing.a", "lesson_missing.c", "lesson_missing.b",
        "plan_approve.zz", "plan_missing.00", "policy_missing.1",
    ]  # fmt: skip
