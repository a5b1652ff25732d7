"""Sessions: numbers, times from the door, four parts, signing once, amendments, sealed notes, tasks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
import sqlcipher3

from tests.support.consents import agreed
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Account, Role
from xinliapp.domain.appointments import AppointmentSource, AppointmentStatus
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.counseling import Breach, Parts, Risk, SessionKind, Told
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.i18n.messages import sentence
from xinliapp.services import appointments, counseling, counseling_notes, drafts, room_tasks, staff_link
from xinliapp.services.appointments import Booking
from xinliapp.services.counseling import Note
from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, events

NOW = parse_stamp("2026-11-23T12:40:00")
PARTS = Parts("近两周睡得少,上课走神", "担心月考,与同桌闹过矛盾", "一起排了晚间作息", "说出来以后轻松了一些")
CANARY = "担心月考"


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def colleague(school: TermSchool) -> Session:
    """A second counsellor with the same keys."""
    mine = school.vault.session(Role.COUNSELOR, "心理教师乙")
    other = Account("user-two", "心理教师乙", "心理教师乙", Role.COUNSELOR, True, "2026-09-01T08:00:00")
    return replace(mine, account=other)


def note(**more: object) -> Note:
    return replace(Note(parse_stamp("2026-11-23T11:55:00"), 45, parts=PARTS), **more)  # type: ignore[arg-type]


def signed(school: TermSchool, child: str, session: Session | None = None, **more: object) -> str:
    session = session or school.session
    begun = counseling.begin(session, child)
    counseling.sign(session, begun, note(**more))
    return begun


def case_events(school: TermSchool) -> list[str]:
    return [one.action for one in events(school.session.database, Chain.CASE)]


def refused(school: TermSchool, begun: str, typed: Note, **more: str) -> UserError:
    with pytest.raises(UserError) as wrong:
        counseling.sign(school.session, begun, typed, **more)
    head = counseling.own(school.session, begun)
    assert head.signed_at is None
    return wrong.value


def test_numbers_go_by_year_and_are_never_given_twice(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    first = counseling.begin(school.session, child)
    second = counseling.begin(school.session, child)
    counseling.void(school.session, second, "开错了学生")
    third = counseling.begin_group(school.session, [child])
    school.vault.clock.moment = parse_stamp("2027-01-04T09:00:00")
    fourth = counseling.begin(school.session, child)
    numbers = [counseling.own(school.session, one).number for one in (first, second, third, fourth)]
    assert numbers == ["2026-1", "2026-2", "2026-3", "2027-1"]
    assert [head.number for head in counseling.timeline(school.session, child)] == [
        "2027-1",
        "2026-3",
        "2026-1",
    ]


def test_minutes_come_from_the_door(school: TermSchool) -> None:
    child, teacher = school.student(), school.staff("full_time")
    agreed(school.session, child)
    school.opening("2026-11-23T11:52:00", "2026-11-23T12:37:00")
    begun = counseling.own(school.session, counseling.begin(school.session, child))
    assert (begun.started_at, begun.minutes) == ("2026-11-23T11:52:00", 45)
    booked = {"starts_at": "2026-11-23T11:50:00", "ends_at": "2026-11-23T12:30:00", "source": "homeroom",
              "urgent": False, "status": "booked", "status_at": "2026-11-20T08:00:00"}  # fmt: skip
    school.row("appointment", {"id": "a", "staff_id": teacher, **booked})
    school.row(
        "casework.appointment_visitor", {"id": "a", "student_id": child, "first_time": False, "note": ""}
    )
    made = counseling.begin_from(school.session, "a")
    head = counseling.own(school.session, made)
    assert (head.started_at, head.minutes) == ("2026-11-23T11:52:00", 38)  # cut to the appointment
    read = counseling_notes.read(school.session, made)
    assert read.body is not None
    assert (read.body.appointment_id, read.body.source) == ("a", AppointmentSource.HOMEROOM)
    assert appointments.one(school.session, "a").appointment.status is AppointmentStatus.ARRIVED
    assert counseling.begin_from(school.session, "a") == made


def test_who_comes_early_is_written_up_from_now(school: TermSchool) -> None:
    child, teacher = school.student(), school.staff("full_time")
    later = {"starts_at": "2026-11-23T13:20:00", "ends_at": "2026-11-23T14:10:00", "source": "self",
             "urgent": False, "status": "booked", "status_at": "2026-11-20T08:00:00"}  # fmt: skip
    school.row("appointment", {"id": "a", "staff_id": teacher, **later})
    school.row(
        "casework.appointment_visitor", {"id": "a", "student_id": child, "first_time": False, "note": ""}
    )
    head = counseling.own(school.session, counseling.begin_from(school.session, "a"))
    assert (head.started_at, head.minutes) == ("2026-11-23T12:40:00", 50)
    counseling.sign(school.session, head.id, note(started_at=NOW, minutes=50))


def test_without_a_door_the_usual_minutes_stand(school: TermSchool) -> None:
    school.opening("2026-11-23T08:00:00", "2026-11-23T09:00:00")  # closed long ago
    head = counseling.own(school.session, counseling.begin(school.session, school.student()))
    assert (head.started_at, head.minutes) == ("2026-11-23T12:00:00", 40)


def test_an_empty_part_is_refused_in_the_words_of_the_screen(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    lacking = note(parts=replace(PARTS, outcome="  "))
    wrong = refused(school, begun, lacking, kept_at="12:41:07")
    assert sentence(wrong) == "第4部分还空着,没有签名。文字都在草稿里(12:41:07)。请补“效果”,或先存草稿。"
    short = refused(school, begun, note(parts=replace(PARTS, situation="还可以的")))
    assert "只有4个字" in sentence(short) and short.params["field"] == "situation"
    long = refused(school, begun, note(parts=replace(PARTS, response="长" * 4001)))
    assert "最多4000个字" in sentence(long)
    counseling.sign(
        school.session, begun, note(parts=replace(PARTS, outcome="好了一点点", response="长" * 4000))
    )


def test_the_time_cannot_be_ahead_and_minutes_have_bounds(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    assert (
        refused(school, begun, note(started_at=NOW + dt.timedelta(minutes=1))).params["field"] == "开始时间"
    )
    assert refused(school, begun, note(minutes=0)).params["field"] == "分钟"
    assert refused(school, begun, note(minutes=601)).params["field"] == "分钟"


def test_a_breach_needs_all_four(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    whole = Breach("说到不想活了", (Told.GUARDIAN,), "2026-11-23T12:35:00", "请家长今晚陪伴")
    for missing, field in (
        (replace(whole, reason=" "), "突破保密的理由"),
        (replace(whole, told=()), "告知了谁"),
        (replace(whole, told_at=""), "告知时间"),
        (replace(whole, told_at="2026-11-23T12:41:00"), "告知时间"),
        (replace(whole, what=""), "告知了什么"),
        (None, "突破保密的理由"),
    ):
        assert refused(school, begun, note(risk=Risk.BREACH, breach=missing)).params["field"] == field
    counseling.sign(school.session, begun, note(risk=Risk.BREACH, breach=whole))
    assert counseling_notes.read(school.session, begun).breach == whole
    assert case_events(school)[-3:-1] == ["breach.record", "note.sign"]


def test_a_breach_typed_and_taken_back_is_not_kept(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    typed = Breach("理由", (Told.GUARDIAN,), "2026-11-23T12:35:00", "什么")
    counseling.sign(school.session, begun, note(risk=Risk.WATCH, breach=typed))
    assert counseling_notes.read(school.session, begun).breach is None


def test_signed_is_for_good_even_by_sql(school: TermSchool) -> None:
    begun = signed(school, school.student())
    for again in (
        lambda: counseling.sign(school.session, begun, note()),
        lambda: counseling.void(school.session, begun, "不要了"),
    ):
        with pytest.raises(UserError) as wrong:
            again()
        assert wrong.value.code == "note_signed"
    for statement in (
        "UPDATE casework.counseling_session SET outcome = 'x'",
        "DELETE FROM casework.counseling_session",
        "UPDATE casework.counseling_session SET signed_at = NULL",
    ):
        with (
            pytest.raises((KnownError, sqlcipher3.Error), match="signed"),
            school.session.database.unit_of_work(school.vault.clock, "x") as uow,
        ):
            uow.execute(statement)
    read = counseling_notes.read(school.session, begun)
    assert read.body is not None and read.body.parts == PARTS
    assert read.head.signed_at == "2026-11-23T12:40:00"


def test_amendments_are_only_added(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    with pytest.raises(UserError) as early:
        counseling.amend(school.session, begun, "补一句")
    assert early.value.code == "note_not_signed"
    counseling.sign(school.session, begun, note())
    counseling.amend(school.session, begun, "家长傍晚来电")
    school.vault.clock.moment = NOW + dt.timedelta(days=1)
    counseling.amend(school.session, begun, "班主任说今天精神好些")
    found = counseling_notes.read(school.session, begun)
    assert [(one.text, one.created_at[:10], one.author_name) for one in found.amendments] == [
        ("家长傍晚来电", "2026-11-23", "心理教师甲"),
        ("班主任说今天精神好些", "2026-11-24", "心理教师甲"),
    ]
    assert found.body is not None and found.body.parts == PARTS
    with pytest.raises(UserError):
        counseling.amend(colleague(school), begun, "别人不能补")


def test_a_colleague_sees_that_it_took_place_and_no_word(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    begun = signed(school, child, agreed="每天记录睡眠")
    other = colleague(school)
    read = counseling_notes.read(other, begun)
    assert read.sealed and not read.mine and CANARY not in repr(read)
    assert CANARY not in repr(counseling.timeline(other, child)) + repr(counseling.newest(other))
    mine = counseling.begin(other, child)
    beside = counseling_notes.beside(other, mine)
    assert (beside.place, beside.agreed, beside.earlier) == (2, "", ("2026-11-23",))
    for act in (
        lambda: counseling.sign(other, begun, note()),
        lambda: counseling.own(other, begun),
        lambda: counseling_notes.beside(other, begun),
    ):
        with pytest.raises(UserError) as wrong:
            act()
        assert wrong.value.code == "not_allowed"


def test_unsealing_asks_a_reason_lasts_this_sitting_and_is_told(school: TermSchool) -> None:
    child = school.student()
    begun = signed(school, child)
    other = colleague(school)
    with pytest.raises(UserError) as short:
        counseling_notes.unseal(other, begun, "想看")
    assert short.value.params["field"] == "查看理由"
    assert counseling_notes.read(other, begun).sealed
    opened = counseling_notes.unseal(other, begun, "同学转到我的小组,要接着辅导")
    assert opened.body is not None and opened.body.parts == PARTS and opened.unsealings == ()
    assert not counseling_notes.read(other, begun, again=True).sealed
    assert counseling_notes.read(colleague(school), begun).sealed  # the next sitting asks again
    assert "note.unseal" in case_events(school)
    assert "转到" not in " ".join(one.detail for one in events(school.session.database, Chain.CASE))
    # The author is told, once.
    ((told, head),) = counseling_notes.unseen(school.session)
    assert (told.reader_name, told.reason, head.id) == ("心理教师乙", "同学转到我的小组,要接着辅导", begun)
    assert counseling_notes.unseen(other) == ()
    (task,) = room_tasks.unsealing_tasks(school.session, NOW.date())
    assert task.subject == "2026-1 心理教师乙" and task.finish is not None
    with pytest.raises(UserError):
        counseling_notes.take_notice(other, unsealing_id=told.id)
    task.finish(school.session)
    assert counseling_notes.take_notice(school.session, unsealing_id=told.id) is Changes.NONE  # pressed twice
    assert list(room_tasks.unsealing_tasks(school.session, NOW.date())) == []
    (kept,) = counseling_notes.read(school.session, begun).unsealings
    assert kept.seen_at == "2026-11-23T12:40:00"


def test_an_unsigned_note_of_another_stays_shut(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    with pytest.raises(UserError) as wrong:
        counseling_notes.unseal(colleague(school), begun, "同学转到我的小组,要接着辅导")
    assert wrong.value.code == "note_not_signed"


def test_groups_need_a_theme_and_members(school: TermSchool) -> None:
    one, two = school.student(), school.student()
    begun = counseling.begin_group(school.session)
    assert refused(school, begun, note(members=(one,))).params["field"] == "主题"
    assert refused(school, begun, note(theme="学会放松")).params["field"] == "成员"
    assert refused(school, begun, note(theme="学会放松", members=("x",))).code == "student_unknown"
    counseling.sign(school.session, begun, note(theme="学会放松", members=(two, one, two)))
    read = counseling_notes.read(school.session, begun)
    assert read.members == tuple(sorted((one, two))) and read.head.kind is SessionKind.GROUP
    for child in (one, two):
        assert [head.id for head in counseling.timeline(school.session, child)] == [begun]


def test_signing_takes_the_draft_with_it(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    key = counseling.draft_key(begun)
    drafts.save_draft(school.session, key, {"situation": "写了一半"})
    refused(school, begun, note(parts=Parts()))
    assert drafts.load_draft(school.session, key) is not None
    counseling.sign(school.session, begun, note())
    assert drafts.load_draft(school.session, key) is None


def test_what_was_agreed_comes_back_the_next_time(school: TermSchool) -> None:
    child = school.student()
    agreed(school.session, child)
    signed(school, child, agreed="每天记录睡眠", started_at=parse_stamp("2026-11-16T12:00:00"))
    begun = counseling.begin(school.session, child)
    school.plan(child)
    teacher = school.staff("full_time")
    appointments.book(
        school.session,
        Booking(parse_stamp("2026-11-30T11:50:00"), parse_stamp("2026-11-30T12:30:00"), teacher, child,
                urgent=True, reason="没有资质登记"),
    )  # fmt: skip
    beside = counseling_notes.beside(school.session, begun)
    assert (beside.place, beside.agreed, beside.earlier) == (2, "每天记录睡眠", ("2026-11-16",))
    assert beside.booked == "2026-11-30T11:50:00"


def test_an_unsigned_note_older_than_a_day_is_a_task(school: TermSchool) -> None:
    begun = counseling.begin(school.session, school.student())
    assert list(room_tasks.note_tasks(school.session, dt.date(2026, 11, 23))) == []
    (task,) = room_tasks.note_tasks(school.session, dt.date(2026, 11, 24))
    assert (task.subject, task.argument, task.due_on) == ("2026-1", {"session": begun}, dt.date(2026, 11, 24))
    assert list(room_tasks.note_tasks(colleague(school), dt.date(2026, 11, 24))) == []
    counseling.sign(school.session, begun, note())
    assert list(room_tasks.note_tasks(school.session, dt.date(2026, 11, 24))) == []


def test_phrases_are_each_persons_own(school: TermSchool) -> None:
    counseling_notes.add_phrase(school.session, "情绪平稳,能够交流")
    counseling_notes.add_phrase(school.session, " 情绪平稳,能够交流 ")
    assert counseling_notes.phrases(school.session) == ("情绪平稳,能够交流",)
    assert counseling_notes.phrases(colleague(school)) == ()
    counseling_notes.remove_phrase(school.session, "情绪平稳,能够交流")
    assert counseling_notes.phrases(school.session) == ()


def test_who_held_it_is_the_linked_person_of_that_day(school: TermSchool) -> None:
    child, teacher = school.student(), school.staff("full_time")
    agreed(school.session, child)
    unlinked = signed(school, child)
    assert counseling.own(school.session, unlinked).staff_id is None
    school.row("account", {"id": school.session.account.id, "name": "甲", "display_name": "甲",
                           "role": "counselor", "active": True})  # fmt: skip
    staff_link.link(school.session, teacher, school.session.account.id)
    assert counseling.own(school.session, signed(school, child)).staff_id == teacher


def test_nothing_without_the_case_key(school: TermSchool) -> None:
    child = school.student()
    begun = signed(school, child)
    principal = school.principal()
    for act in (
        lambda: counseling.timeline(principal, child),
        lambda: counseling.begin(principal, child),
        lambda: counseling.newest(principal),
        lambda: counseling_notes.read(principal, begun),
        lambda: counseling_notes.unseal(principal, begun, "想看看这一份记录"),
        lambda: counseling_notes.phrases(principal),
        lambda: counseling_notes.unseen(principal),
    ):
        with pytest.raises(UserError) as wrong:
            act()
        assert wrong.value.code == "case_closed"
