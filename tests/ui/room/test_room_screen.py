"""The room page over a real vault: the week adds up, the door is one click, fields are checked."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTime
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import bells, duty_roster, room
from xinliapp.ui.room.facts import BlockKind, RoomPage
from xinliapp.ui.room.screen import RoomScreen
from xinliapp.widgets.paint import Sign

NOW = parse_stamp("2026-11-25T12:00:00")  # a Wednesday, in week 13


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path, moment=NOW)


def _screen(qtbot: QtBot, school: TermSchool, *, principal: bool = False) -> tuple[RoomScreen, FakeHost]:
    host = FakeHost()
    session = school.principal() if principal else school.session
    screen = RoomScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _slot(school: TermSchool, start: str, end: str) -> None:
    school.row("opening_slot", {"starts_at": start, "ends_at": end, "staff_id": None})


def _page(screen: RoomScreen) -> RoomPage:
    assert screen.view._page is not None
    return screen.view._page


def _kinds(screen: RoomScreen) -> list[list[BlockKind]]:
    return [[block.kind for block in day.blocks] for day in _page(screen).days]


def test_the_week_adds_up_and_missed_plans_bring_nothing(qtbot: QtBot, school: TermSchool) -> None:
    school.opening("2026-11-23T08:00:00", "2026-11-23T10:00:00")  # 2 h, twice over
    school.opening("2026-11-23T09:00:00", "2026-11-23T10:00:00")
    _slot(school, "2026-11-24T08:00:00", "2026-11-24T16:00:00")  # 8 h that were not opened
    _slot(school, "2026-11-26T08:00:00", "2026-11-26T11:00:00")  # 3 h ahead
    screen, _ = _screen(qtbot, school)
    page = _page(screen)
    assert (page.number, page.done, page.planned, page.reachable, page.required) == (13, 2, 11, 5, 8)
    assert screen.view.foot.state.sign is Sign.DUE_SOON
    assert screen.view.foot.state.word == "按余下计划可到 5.0 h"
    assert [kinds for kinds in _kinds(screen) if kinds] == [
        [BlockKind.DONE, BlockKind.DONE],
        [BlockKind.MISSED],
        [BlockKind.PLANNED],
    ]
    assert page.days[0].minutes == 120


def test_a_plan_that_was_opened_is_not_called_missed(qtbot: QtBot, school: TermSchool) -> None:
    _slot(school, "2026-11-24T08:00:00", "2026-11-24T09:00:00")
    school.opening("2026-11-24T08:05:00", "2026-11-24T08:50:00")  # noted without its plan
    screen, _ = _screen(qtbot, school)
    assert _kinds(screen)[1] == [BlockKind.DONE]


def test_open_and_close_are_one_key_each(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert screen.view.header.door.text() == "关门(开自12:00)"
    screen.view.header.visitors.setValue(3)
    school.vault.clock.moment = NOW + dt.timedelta(minutes=30)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert host.toasts == ["已开门", "已关门"]
    (opening,) = room.week(school.session, NOW.date()).openings
    assert (opening.opened_at[11:16], (opening.closed_at or "")[11:16], opening.visitors) == (
        "12:00",
        "12:30",
        3,
    )
    assert screen.view.header.visitors.value() == 0


def test_the_door_names_the_plan_it_opens_for(qtbot: QtBot, school: TermSchool) -> None:
    _slot(school, "2026-11-25T08:00:00", "2026-11-25T09:00:00")  # over, not opened
    _slot(school, "2026-11-25T12:30:00", "2026-11-25T13:00:00")
    _slot(school, "2026-11-26T08:00:00", "2026-11-26T09:00:00")
    screen, _ = _screen(qtbot, school)
    assert screen.view.header.door.text() == "开门 12:30"
    screen.presenter.go(1)
    assert screen.view.header.door.text() == "开门"


def test_a_plan_is_added_removed_and_had_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    qtbot.keyClick(screen.view, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = screen.view.slot_form
    assert form.isVisible() and form.plan.hasFocus()  # an hour from now on, one key away
    qtbot.keyClick(form, Qt.Key.Key_Return)
    (block,) = [block for day in _page(screen).days for block in day.blocks]
    assert (block.starts, block.ends, block.kind) == ("12:00", "13:00", BlockKind.PLANNED)
    assert not form.isVisible() and screen.view.grid.body.pending is None
    screen.view.grid.select(block.id)
    qtbot.keyClick(screen.view.grid.body, Qt.Key.Key_Delete)
    assert _kinds(screen) == [[]] * 5
    screen.presenter.put_back()
    assert host.toasts == ["已加入计划", "已取消这次计划", "计划已恢复"]
    assert [kind for kinds in _kinds(screen) for kind in kinds] == [BlockKind.PLANNED]


def test_wrong_times_are_told_at_the_field(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    form = screen.view.slot_form
    screen.view._new()
    form.starts.setTime(QTime(14, 0))
    form.ends.setTime(QTime(13, 0))
    form.plan.click()
    assert "结束不晚于开始" in form.ends_field.error() and form.isVisible()
    form.starts.setTime(QTime(11, 0))
    form.ends.setTime(QTime(11, 40))  # over: it was open or it was not, nobody plans it
    assert form.note.isVisible() and not form.plan.isVisible() and form.ends_field.error() == ""
    form.visitors.setValue(2)
    form.note.click()
    assert host.toasts == ["已补记"] and not form.isVisible()
    (done,) = [block for day in _page(screen).days for block in day.blocks]
    assert (done.kind, done.minutes, done.visitors) == (BlockKind.DONE, 40, 2)


def test_a_door_left_open_is_closed_at_its_own_time(qtbot: QtBot, school: TermSchool) -> None:
    school.opening("2026-11-23T08:00:00", None)
    screen, host = _screen(qtbot, school)
    assert "没有登记关门" in screen.view.bar.text()
    assert not screen.view.header.door.isVisible() and not screen.view.panel.closing.isHidden()
    screen.view.panel.close_time.setTime(QTime(7, 0))
    screen.view.panel._close()
    assert "早于开门时间" in screen.view.panel.close_field.error()
    screen.view.panel.close_time.setTime(QTime(10, 0))
    screen.view.panel._close()
    assert host.toasts == ["已登记关门"]
    assert _page(screen).done == 2
    assert screen.view.header.door.isVisible()


def test_other_weeks_and_the_principal_looks_only(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school, principal=True)
    assert not screen.view.header.door.isVisible() and not screen.view.foot.new.isVisible()
    screen.view._new()
    assert not screen.view.slot_form.isVisible()
    screen.presenter.go(-1)
    assert _page(screen).monday == dt.date(2026, 11, 16)
    screen.presenter.go(0)
    assert _page(screen).monday == dt.date(2026, 11, 23)


def test_without_a_calendar_the_page_says_so_and_leads_there(qtbot: QtBot, school: TermSchool) -> None:
    with school.session.write("test.none") as uow:
        for statement in (
            "DELETE FROM main.special_day",
            "DELETE FROM main.calendar_node",
            "DELETE FROM main.term",
        ):
            uow.execute(statement)
    screen, host = _screen(qtbot, school)
    assert "还没有设置校历" in screen.view.header._subtitle.text()
    assert "不在教学周内" not in screen.view.header._subtitle.text()
    assert screen.view.notice.no_calendar.isVisible()
    screen.view.notice.to_calendar.click()
    assert host.opened == [("school_settings", None)]


def test_outside_the_term_nothing_is_required(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school)
    screen.presenter.start(dt.date(2026, 8, 12))
    assert _page(screen).required is None
    assert screen.view.header.chip.isHidden()
    assert "不在教学周内" in screen.view.header._subtitle.text()


def test_the_head_gives_way_in_a_small_window(qtbot: QtBot, school: TermSchool) -> None:
    """With the door open everything stands there at 1182; a small window keeps what must be pressed."""
    screen, _ = _screen(qtbot, school)
    screen.presenter.door(0)
    header = screen.view.header
    for width, bar in ((1366, True), (1033, False), (1366, True)):
        screen.view.resize(width, 500)
        process_events()
        assert screen.view.width() == width
        assert header.bullet.isVisible() == bar
        assert header.door.isVisible() and header.visitors.isVisible() and header.opened.isVisible()
        assert "应开 8.0 h" in header.opened.toolTip()


def _changing(qtbot: QtBot, school: TermSchool) -> tuple[RoomScreen, FakeHost, str]:
    """A plan of Thursday 8 to 9 in its form, its end set to ten."""
    at = parse_stamp("2026-11-26T08:00:00")
    slot = duty_roster.plan(school.session, at, at + dt.timedelta(hours=1)).slot_id
    screen, host = _screen(qtbot, school)
    screen.view._opened(slot)
    screen.view.slot_form.ends.setTime(QTime(10, 0))
    return screen, host, slot


def _elsewhere(school: TermSchool, slot: str, start: str, end: str) -> None:
    duty_roster.change(school.session, slot, parse_stamp(start), parse_stamp(end), None)


def test_a_plan_changed_elsewhere_is_not_written_over(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, slot = _changing(qtbot, school)
    form, bar = screen.view.slot_form, screen.view.bar
    _elsewhere(school, slot, "2026-11-26T13:00:00", "2026-11-26T14:00:00")
    screen.presenter.refresh(Changes.ROOM)  # another page of this window: the form stays as it was filled
    form.save.click()
    assert "别处又保存过,这次没有写入" in bar.text() and form.isVisible() and host.toasts == []
    assert duty_roster.slot(school.session, slot).starts_at == "2026-11-26T13:00:00"
    assert (form.starts.time().hour(), form.ends.time().hour()) == (8, 10)
    bar._action.click()
    assert (form.starts.time().hour(), form.ends.time().hour()) == (13, 14)
    bar._action.click()
    assert (form.starts.time().hour(), form.ends.time().hour()) == (8, 10) and form.save.isVisible()
    form.save.click()
    assert host.toasts == ["计划已改"] and not form.isVisible()
    assert duty_roster.slot(school.session, slot).ends_at == "2026-11-26T10:00:00"


def test_a_plan_moved_to_another_week_is_looked_at_there(qtbot: QtBot, school: TermSchool) -> None:
    screen, _host, slot = _changing(qtbot, school)
    form = screen.view.slot_form
    _elsewhere(school, slot, "2026-12-03T13:00:00", "2026-12-03T14:00:00")
    form.save.click()
    screen.view.bar._action.click()
    assert _page(screen).monday == dt.date(2026, 11, 30)
    assert form.isVisible() and form.span()[0] == parse_stamp("2026-12-03T13:00:00")
    screen.view.bar._action.click()
    assert form.span() == (parse_stamp("2026-11-26T08:00:00"), parse_stamp("2026-11-26T10:00:00"))


def test_an_old_undo_does_not_take_a_later_change_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host, slot = _changing(qtbot, school)
    screen.view.slot_form.save.click()
    _elsewhere(school, slot, "2026-11-26T13:00:00", "2026-11-26T14:00:00")
    assert host.undos[-1] is not None
    host.undos[-1]()
    assert duty_roster.slot(school.session, slot).starts_at == "2026-11-26T13:00:00"
    assert "别处又保存过" in screen.view.bar.text()
    screen.view.bar._action.click()
    assert _page(screen).days[3].blocks[0].starts == "13:00" and not screen.view.slot_form.isVisible()


def test_words_handed_over_elsewhere_are_not_written_over(qtbot: QtBot, school: TermSchool) -> None:
    opening = school.opening("2026-11-25T08:00:00", "2026-11-25T09:00:00")
    duty_roster.hand_over(school.session, opening, "先前")
    screen, host = _screen(qtbot, school)
    screen.view._opened(opening)
    chosen, bar = screen.view.panel.chosen, screen.view.bar
    duty_roster.hand_over(school.session, opening, "别处写的")
    screen.presenter.refresh(Changes.ROOM)
    assert chosen.note.toPlainText() == "别处写的" and screen.view.handover() is None  # nothing typed here
    chosen.note.setPlainText("这里写的")
    duty_roster.hand_over(school.session, opening, "别处又写")
    chosen.go.click()
    assert "别处又保存过,这次没有写入" in bar.text() and chosen.note.toPlainText() == "这里写的"
    bar._action.click()
    assert chosen.note.toPlainText() == "别处又写"
    bar._action.click()
    assert chosen.note.toPlainText() == "这里写的"
    chosen.go.click()
    assert duty_roster.handovers(school.session, [opening]) == {opening: "这里写的"}
    chosen.note.setPlainText("再写")  # one's own saves in a row are no second place
    screen.presenter.flush()
    screen.presenter.refresh(Changes.ROOM)
    chosen.note.setPlainText("又写")
    chosen.go.click()
    assert duty_roster.handovers(school.session, [opening]) == {opening: "又写"}
    assert host.toasts == ["交接已保存", "交接已保存"]


def test_lesson_times_entered_elsewhere_are_not_written_over(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school)
    screen.view.panel.show_part("bells")
    panel, bar = screen.view.panel, screen.view.bar
    panel.bells.setPlainText("10:00-10:45")
    bells.set_bells(school.session, "08:00-08:45")
    screen.presenter.refresh(Changes.ROOM)
    assert panel.bells.toPlainText() == "10:00-10:45"  # what is being typed stays
    panel._save_bells()
    assert "别处又保存过" in bar.text() and host.toasts == []
    bar._action.click()
    assert panel.bells.toPlainText() == "08:00-08:45"
    bar._action.click()
    panel._save_bells()
    assert bells.bells_text(bells.bells(school.session)) == "10:00-10:45"
    panel.bells.setPlainText("11:00-11:45")
    panel._save_bells()
    assert bells.bells_text(bells.bells(school.session)) == "11:00-11:45"
