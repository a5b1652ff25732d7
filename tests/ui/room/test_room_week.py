"""The room's week with all that stands in it: lessons, appointments, duty; its papers, its roster."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import texts
from tests.support.event_loop import process_events
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.clock import parse_stamp
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import appointments, bells, counseling, duty_roster, room
from xinliapp.services.appointments import Booking
from xinliapp.services.session import Session
from xinliapp.ui.room.facts import Block, BlockKind
from xinliapp.ui.room.screen import RoomScreen

NOW = parse_stamp("2026-11-25T12:00:00")  # a Wednesday, in week 13


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def page(
    qtbot: QtBot, school: TermSchool, session: Session | None = None, *, hidden: bool = True
) -> tuple[RoomScreen, FakeHost]:
    host = FakeHost(hidden=hidden)
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
    screen.view._chosen(booked)
    assert host.opened == [("appointment", {"appointment": made})]
    assert not screen.view.empty.isHidden()  # appointments are no openings


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
    screen.view._chosen(blocks(screen, BlockKind.APPOINTMENT)[0])
    assert host.opened == []
    assert not screen.view._register.isVisible() and not screen.view.roster.isVisible()


def test_the_roster_is_made_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    at = parse_stamp("2026-11-19T16:10:00")
    room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)
    screen, host = page(qtbot, school)
    assert screen.view.empty.text() == "本周还没有开放安排。点“生成值班表”按上周复制。"
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
    screen.view._chosen(plan)
    part = screen.view.panel.chosen
    assert part.isVisible() and part.person.currentData() == ""
    part.person.setCurrentIndex(part.person.findData(plain))
    press(screen, "room.chosen_save")
    assert part.person_field.error().startswith("周五11:50的值班人没有登记资质。")
    part.person.setCurrentIndex(part.person.findData(able))
    press(screen, "room.chosen_save")
    assert host.toasts[-1] == "已安排值班人"
    assert blocks(screen, BlockKind.PLANNED)[0].person == "甲"


def test_what_is_handed_over_is_saved_even_by_locking(qtbot: QtBot, school: TermSchool) -> None:
    opening = school.opening("2026-11-25T08:00:00", "2026-11-25T09:00:00")
    screen, _ = page(qtbot, school)
    (done,) = blocks(screen, BlockKind.DONE)
    screen.view._chosen(done)
    screen.view.panel.chosen.note.setPlainText("请留意下午的来访")
    screen.presenter.flush()
    assert duty_roster.handovers(school.session, [opening]) == {opening: "请留意下午的来访"}
    screen, _ = page(qtbot, school, school.principal())
    screen.view._chosen(blocks(screen, BlockKind.DONE)[0])
    assert screen.view.panel.chosen.isHidden()


def test_visitors_are_kept_while_the_door_is_open(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = page(qtbot, school)
    press(screen, "room.open")
    screen.view.visitors.stepUp()
    screen.view.visitors.stepUp()
    again, _ = page(qtbot, school)
    assert again.view.visitors.value() == 2
    press(again, "room.close")
    assert room.week(school.session, NOW.date()).openings[0].visitors == 2
    assert host.toasts == ["已开门"]


def test_papers_and_bells(qtbot: QtBot, school: TermSchool) -> None:
    who = person(school)
    at = parse_stamp("2026-11-26T10:10:00")
    room.plan_slot(school.session, at, at + dt.timedelta(hours=1), who)
    appointments.book(school.session, Booking(at, at + dt.timedelta(minutes=40), who, code="代号01"))
    screen, host = page(qtbot, school)
    for what in ("notice", "roster", "register"):
        screen.presenter.paper(what)
    screen.presenter.paper("ics")
    assert [paper.file_name.partition("-")[0] for paper in host.papers] == [
        "开放时间公示",
        "值班表",
        "预约登记表",
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
