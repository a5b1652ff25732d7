"""The room's week with all that stands in it: lessons, appointments, duty; its papers, its roster."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import texts
from tests.support.event_loop import process_events
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.safeguards import ChannelKind, ChannelScope
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    appointments,
    bells,
    counseling,
    duty_roster,
    help_channels,
    help_messages,
    room,
    staff_link,
)
from xinliapp.services.appointments import Booking
from xinliapp.services.help_channels import ChannelInput
from xinliapp.services.session import Session
from xinliapp.ui.room.facts import Block, BlockKind
from xinliapp.ui.room.screen import RoomScreen
from xinliapp.widgets.week_layout import BlockLook, GridBlock, Span

LEFT = Qt.MouseButton.LeftButton
NOW = parse_stamp("2026-11-25T12:00:00")  # a Wednesday, in week 13


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


class UndoHost(FakeHost):
    """Keeps what the last toast would undo."""

    last: Callable[[], None] | None = None

    def toast(self, text: str, undo: Callable[[], None] | None = None) -> None:
        super().toast(text, undo)
        self.last = undo


def undo(host: FakeHost) -> None:
    assert isinstance(host, UndoHost) and host.last is not None
    host.last()


def page(
    qtbot: QtBot, school: TermSchool, session: Session | None = None, *, hidden: bool = True
) -> tuple[RoomScreen, FakeHost]:
    host = UndoHost(hidden=hidden)
    screen = RoomScreen(session or school.session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.presenter.start(None)
    process_events()
    return screen, host


def person(school: TermSchool, name: str = "甲", qualification: str | None = "本科") -> str:
    return school.row(
        "staff_member",
        {"name": name, "kind": "full_time", "duty": "", "qualification": qualification,
         "from_day": "2026-09-01"},
    )  # fmt: skip


def blocks(screen: RoomScreen, kind: BlockKind) -> list[Block]:
    assert screen.view._page is not None
    return [one for day in screen.view._page.days for one in day.blocks if one.kind is kind]


def press(screen: RoomScreen, name: str) -> None:
    process_events()
    (button,) = [one for one in screen.view.findChildren(QPushButton, name) if one.isVisible()]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_appointments_and_lessons_stand_in_the_week(qtbot: QtBot, school: TermSchool) -> None:
    who, group = person(school), school.class_group()
    child = school.student(group, name="钱小朵")
    at = parse_stamp("2026-11-26T10:10:00")
    made = appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, child))
    school.row(
        "timetable_entry",
        {"class_id": group, "weekday": 5, "period": 1, "weeks": "all", "units": 1.0, "staff_id": who,
         "valid_from": "2026-09-01"},
    )  # fmt: skip
    bells.set_bells(school.session, "08:00-08:45")
    screen, host = page(qtbot, school)
    shown = " ".join(texts(screen.view))
    assert "七(1) 钱**" in shown and "钱小朵" not in shown and "课 七(1)" in shown
    (lesson,) = blocks(screen, BlockKind.LESSON)
    assert (lesson.starts, lesson.ends, lesson.person) == ("08:00", "08:45", "甲")
    (booked,) = blocks(screen, BlockKind.APPOINTMENT)
    screen.view._opened(booked.id)
    assert host.opened == [("appointment", {"appointment": made})]
    assert not screen.view.notice.empty.isHidden()  # appointments are no openings


def test_without_the_case_key_an_appointment_is_only_taken(qtbot: QtBot, school: TermSchool) -> None:
    who, child = person(school), school.student(school.class_group(), name="钱小朵")
    at = parse_stamp("2026-11-26T10:10:00")
    appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, child))
    group = counseling.begin_group(school.session, [child])
    assert group
    screen, host = page(qtbot, school, school.principal(), hidden=False)
    shown = " ".join(texts(screen.view, visible=False))
    assert "已占" in shown and "钱" not in shown and "团辅" not in shown
    assert blocks(screen, BlockKind.GROUP) == []
    screen.view._opened(blocks(screen, BlockKind.APPOINTMENT)[0].id)
    assert host.opened == []
    foot = screen.view.foot
    assert not foot.print_button.papers["register"].isVisible() and not foot.roster.isVisible()


def test_the_roster_is_made_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    at = parse_stamp("2026-11-19T16:10:00")
    room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)
    screen, host = page(qtbot, school)
    assert screen.view.notice.empty.text() == "本周还没有开放安排。点“生成值班表”按上周复制。"
    press(screen, "room.roster")
    assert host.toasts == ["已按上周生成值班表"]
    (plan,) = blocks(screen, BlockKind.PLANNED)
    assert (plan.starts, plan.person) == ("16:10", "甲")
    screen.presenter.undo_roster()
    assert blocks(screen, BlockKind.PLANNED) == []
    screen.presenter.go(2)
    screen.presenter.make_roster()
    assert len(blocks(screen, BlockKind.PLANNED)) == 1  # from the newest week that had plans


def test_a_plan_gets_its_person_and_one_without_papers_stays_open(qtbot: QtBot, school: TermSchool) -> None:
    plain, able = person(school, "乙", None), person(school)
    screen, host = page(qtbot, school)
    at = parse_stamp("2026-11-27T11:50:00")
    screen.presenter.plan(at, at + dt.timedelta(hours=1), plain)
    assert screen.view.bar.text() == (
        "周五11:50的值班人没有登记资质。安排已存为“待定”,其他时段不变。请换人,或到 队伍 补登证书。"
    )
    (plan,) = blocks(screen, BlockKind.PLANNED)
    assert "待定" in " ".join(texts(screen.view))
    QTest.mouseDClick(screen.view.grid.body, LEFT, pos=screen.view.grid.block_centre(plan.id))
    form = screen.view.slot_form
    assert form.isVisible() and form.person.currentData() == ""
    form.person.setCurrentIndex(form.person.findData(plain))
    assert form.against.word == "无资质"
    press(screen, "room.slot.save")
    assert form.person_field.error().startswith("周五11:50的值班人没有登记资质。")
    form.person.setCurrentIndex(form.person.findData(able))
    press(screen, "room.slot.save")
    assert host.toasts[-1] == "计划已改" and not form.isVisible()
    assert blocks(screen, BlockKind.PLANNED)[0].person == "甲"
    undo(host)
    assert blocks(screen, BlockKind.PLANNED)[0].person == ""


def test_what_is_handed_over_is_saved_even_by_locking(qtbot: QtBot, school: TermSchool) -> None:
    opening = school.opening("2026-11-25T08:00:00", "2026-11-25T09:00:00")
    screen, _ = page(qtbot, school)
    (done,) = blocks(screen, BlockKind.DONE)
    screen.view._opened(done.id)
    screen.view.panel.chosen.note.setPlainText("请留意下午的来访")
    screen.presenter.flush()
    assert duty_roster.handovers(school.session, [opening]) == {opening: "请留意下午的来访"}
    screen, _ = page(qtbot, school, school.principal())
    screen.view._opened(blocks(screen, BlockKind.DONE)[0].id)
    assert screen.view.panel.chosen.isHidden()


def test_visitors_are_kept_while_the_door_is_open(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school)
    press(screen, "room.open")
    for button in ("more", "more", "more", "less"):
        press(screen, f"room.visitors.{button}")
    again, _ = page(qtbot, school)
    assert again.view.header.visitors.value() == 2
    press(again, "room.close")
    assert room.week(school.session, NOW.date()).openings[0].visitors == 2
    assert host.toasts == ["已开门"]


def test_papers_and_bells(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    at = parse_stamp("2026-11-26T10:10:00")
    room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)
    appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, code="代号01"))
    screen, host = page(qtbot, school)
    help_channels.add(
        school.session, ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "悄悄话信箱", "一层", "")
    )
    for what in ("notice", "roster", "register", "channels"):
        screen.presenter.paper(what)
    screen.presenter.paper("ics")
    assert [paper.file_name.partition("-")[0] for paper in host.papers] == [
        "开放时间公示",
        "值班表",
        "预约登记表",
        "心理求助渠道公示.pdf",
    ]
    assert host.suggested == ["预约-2026-11-23.ics"]
    screen.presenter.paper("log")
    assert "没有开放记录" in screen.view.bar.text()
    screen.view.panel.bells.setPlainText("08:00-08:45\n08:40-09:20")
    screen.view.panel._save_bells()
    assert "第2行不是一节课的起止" in screen.view.panel.bells_field.error()
    screen.view.panel.bells.setPlainText("08:00-08:45\n08:55-09:40")
    screen.view.panel._save_bells()
    assert len(bells.bells(school.session)) == 2 and host.toasts == ["上课时间已保存"]


def shown(screen: RoomScreen, key: str) -> GridBlock:
    found = screen.view.grid.block(key)
    assert found is not None
    return found


def spot(screen: RoomScreen, column: int, minute: int) -> QPoint:
    layout = screen.view.grid.body.layout_now()
    day = layout.column_box(column)
    return QPoint(round(day.x + day.width / 2), round(layout.y(minute)))


def drag(screen: RoomScreen, start: QPoint, end: QPoint) -> None:
    body = screen.view.grid.body
    QTest.mousePress(body, LEFT, pos=start)
    QTest.mouseMove(body, start + QPoint(0, 20))
    QTest.mouseMove(body, end)
    QTest.mouseRelease(body, LEFT, pos=end)


def test_a_drawn_time_becomes_a_plan_or_an_appointment(qtbot: QtBot, school: TermSchool) -> None:
    me = person(school)
    link_account(school, me)
    screen, host = page(qtbot, school)
    drag(screen, spot(screen, 3, 16 * 60 + 10), spot(screen, 3, 17 * 60 + 30))
    form = screen.view.slot_form
    assert form.isVisible() and form.person.currentData() == me
    assert screen.view.rect().contains(form.geometry())
    press(screen, "room.slot.plan")
    (plan,) = blocks(screen, BlockKind.PLANNED)
    assert (plan.starts, plan.ends, plan.person) == ("16:10", "17:30", "甲")
    drag(screen, spot(screen, 4, 10 * 60), spot(screen, 4, 10 * 60 + 40))
    press(screen, "room.slot.book")
    assert host.opened == [("appointment", {"starts": "2026-11-27T10:00:00", "minutes": "40"})]


def test_a_plan_is_dragged_and_had_back(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    at = parse_stamp("2026-11-26T12:00:00")
    slot = room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)
    screen, host = page(qtbot, school)
    drag(screen, spot(screen, 3, 12 * 60 + 20), spot(screen, 4, 14 * 60 + 20))
    (moved,) = blocks(screen, BlockKind.PLANNED)
    assert (moved.id, moved.plan) == (slot, ("2026-11-27T14:00:00", "2026-11-27T15:00:00", who))
    assert host.toasts == ["已改时间"]
    undo(host)
    (back,) = blocks(screen, BlockKind.PLANNED)
    assert (
        back.plan == ("2026-11-26T12:00:00", "2026-11-26T13:00:00", who) and host.toasts[-1] == "时间已恢复"
    )


def test_an_appointment_goes_against_a_lesson_only_as_urgent(qtbot: QtBot, school: TermSchool) -> None:
    who, group = person(school), school.class_group()
    school.row(
        "timetable_entry",
        {"class_id": group, "weekday": 5, "period": 1, "weeks": "all", "units": 1.0, "staff_id": who,
         "valid_from": "2026-09-01"},
    )  # fmt: skip
    bells.set_bells(school.session, "14:00-14:45")
    at = parse_stamp("2026-11-26T12:00:00")
    made = appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, code="代号01"))
    screen, host = page(qtbot, school)
    # While it is dragged the block says why not.
    assert screen.view._check(made, Span(4, 14 * 60, 14 * 60 + 40)) == "与课冲突 七(1)"
    drag(screen, spot(screen, 3, 12 * 60 + 20), spot(screen, 4, 14 * 60 + 20))
    form = screen.view.slot_form
    assert form.isVisible() and "与课冲突(七(1))" in form.reason_field.error()
    assert appointments.one(school.session, made).appointment.starts_at == "2026-11-26T12:00:00"
    press(screen, "room.slot.force")  # no reason yet
    assert "请写明" in form.reason_field.error() and form.isVisible()
    form.reason.setText("班主任带来,情绪很激动")
    press(screen, "room.slot.force")
    now = appointments.one(school.session, made)
    assert (now.appointment.starts_at, now.appointment.urgent) == ("2026-11-27T14:00:00", True)
    assert now.visitor is not None and now.visitor.override_reason == "班主任带来,情绪很激动"
    assert host.toasts == ["已改时间"] and not form.isVisible()
    undo(host)
    back = appointments.one(school.session, made)
    assert (back.appointment.starts_at, back.appointment.urgent) == ("2026-11-26T12:00:00", False)
    assert back.visitor is not None and back.visitor.override_reason is None


def test_blocks_say_what_is_wrong_with_them(qtbot: QtBot, school: TermSchool) -> None:
    """无资质 (papers that ran out), 与课冲突 (a timetable entered later), 放假, 缺开, 待定."""
    lapsing, teacher, group = person(school, "丙", None), person(school), school.class_group()
    school.row("staff_certificate", {"staff_id": lapsing, "kind": "a", "number": "1", "issuer": "x",
                                     "issued_on": "2020-01-01", "valid_to": "2026-11-25"})  # fmt: skip

    def slot(moment: str, who: str | None) -> str:
        at = parse_stamp(f"2026-11-{moment}:00")
        return room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)

    barred, missed, unknown = slot("26T12:00", lapsing), slot("24T12:00", teacher), slot("27T12:00", None)
    off = slot("28T12:00", teacher)  # a Saturday
    at = parse_stamp("2026-11-27T08:10:00")
    lesson = appointments.book(
        school.session, Booking(at, at + dt.timedelta(minutes=40), teacher, code="代号01")
    )
    school.row(
        "timetable_entry",
        {"class_id": group, "weekday": 5, "period": 1, "weeks": "all", "units": 1.0, "staff_id": teacher,
         "valid_from": "2026-09-01"},
    )  # fmt: skip
    bells.set_bells(school.session, "08:00-08:45")
    screen, _ = page(qtbot, school)
    seen = {key: (shown(screen, key).look, shown(screen, key).title) for key in (barred, missed, unknown)}
    assert seen == {
        barred: (BlockLook.BAD, "开放 ? 无资质"),
        missed: (BlockLook.ALERT, "缺开"),
        unknown: (BlockLook.ALERT, "开放 ? 待定"),
    }
    assert (
        shown(screen, lesson).lines[0] == "与课冲突 七(1)" and shown(screen, lesson).look is BlockLook.ALERT
    )
    assert shown(screen, off).lines[0] == "放假" and len(screen.view.grid.body.columns) == 6


def test_without_the_case_key_no_urgency_and_no_outcome_shows(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    for hour, status in (("09", AppointmentStatus.ARRIVED), ("10", AppointmentStatus.NO_SHOW)):
        at = parse_stamp(f"2026-11-25T{hour}:00:00")
        one = Booking(at, at + dt.timedelta(minutes=40), who, code=f"代号{hour}", urgent=True)
        appointments.set_status(school.session, appointments.book(school.session, one), status)
    clerk = school.vault.session(Role.REGISTRAR, "资料员甲")
    screen, _ = page(qtbot, school, clerk, hidden=False)
    (taken,) = [block for block in screen.view.grid.body.blocks if block.title.startswith("约")]
    assert (taken.title, taken.movable, taken.look) == ("约(已占)", False, BlockLook.BOOKED)
    words = " ".join(texts(screen.view, visible=False))
    for secret in ("代号", "急", "已到", "爽约"):
        assert secret not in words.replace("急,改到这时", "").replace("急,仍改到这时的理由", ""), secret
    assert screen.view.foot.new.isVisible()  # a registrar plans, without names


def test_the_week_as_a_list_opens_and_removes_too(qtbot: QtBot, school: TermSchool) -> None:
    at = parse_stamp("2026-11-26T12:00:00")
    room.plan_slot(school.session, at, at + dt.timedelta(hours=1), person(school))
    screen, host = page(qtbot, school)
    screen.view.foot.as_list.click()
    table = screen.view.list.table
    assert table.isVisible() and "11-26 周四" in " ".join(texts(table))
    table.select_key(blocks(screen, BlockKind.PLANNED)[0].id)
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert host.toasts == ["已取消这次计划"] and blocks(screen, BlockKind.PLANNED) == []


def test_letters_are_noted_answered_and_taken_off(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school)
    part = screen.view.panel.messages
    press(screen, "room.messages_open")
    assert part.missing.isVisible() and not part.entry.isVisible()
    part.missing.click()
    assert host.opened == [("safeguards", "channel")]
    help_channels.add(
        school.session, ChannelInput(ChannelScope.INSIDE, ChannelKind.MAILBOX, "悄悄话信箱", "一层", "")
    )
    screen.presenter.start(None)
    press(screen, "room.message.add")
    (waiting,) = help_messages.unanswered(school.session)
    assert screen.view.foot.messages.text() == "信箱热线 1"
    press(screen, f"room.message.answer.{waiting.id}")
    assert help_messages.unanswered(school.session) == () and host.toasts == ["已登记", "已登记答复"]
    undo(host)
    press(screen, f"room.message.remove.{waiting.id}")
    assert help_messages.unanswered(school.session) == ()
    undo(host)
    assert len(help_messages.unanswered(school.session)) == 1


def link_account(school: TermSchool, member: str) -> None:
    mine = school.session.account
    school.row(
        "account",
        {"id": mine.id, "name": mine.name, "display_name": mine.display_name, "role": mine.role,
         "active": True},
    )  # fmt: skip
    staff_link.link(school.session, member, mine.id)


def test_an_opening_of_a_moment_is_short_and_one_over_midnight_ends_there(
    qtbot: QtBot, school: TermSchool
) -> None:
    moment = school.opening("2026-11-24T11:40:05", "2026-11-24T11:40:40")
    night = school.opening("2026-11-24T23:30:00", "2026-11-25T00:30:00")
    screen, _ = page(qtbot, school)
    assert (shown(screen, moment).start, shown(screen, moment).end) == (700, 701)
    assert (shown(screen, night).start, shown(screen, night).end) == (1410, 1440)


def test_lessons_without_times_lead_to_the_periods(qtbot: QtBot, school: TermSchool) -> None:
    who, group = person(school), school.class_group()
    school.row(
        "timetable_entry",
        {"class_id": group, "weekday": 5, "period": 2, "weeks": "all", "units": 1.0, "staff_id": who,
         "valid_from": "2026-09-01"},
    )  # fmt: skip
    screen, _ = page(qtbot, school)
    assert screen.view.grid.untimed.words == ("", "", "", "", "课 七(1)")
    screen.view.notice.to_bells.click()
    assert screen.view.panel.part == "bells" and screen.view.panel.bells.isVisible()
    screen.presenter.set_bells("08:00-08:45\n08:55-09:40", "")
    (lesson,) = blocks(screen, BlockKind.LESSON)
    assert shown(screen, lesson.id).start == 8 * 60 + 55
    assert not screen.view.notice.no_bells.isVisible() and screen.view.grid.untimed.isHidden()
