"""The page of the day over a real vault: one click finishes, late is late, tallies are never rounded up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from tests.support.hosts import FakeHost
from tests.support.self_checks import hand_in
from tests.support.term_school import TermSchool
from xinliapp.domain.calendar import Term
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import (
    appointments,
    campaigns,
    crisis_stamps,
    drafts,
    lessons,
    local_layer,
    room,
    self_check,
    week_counters,
)
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.services.week_counters import Counter
from xinliapp.ui.today import presenter
from xinliapp.ui.today.dialogs import SnoozeDialog
from xinliapp.ui.today.facts import Day, RailStep
from xinliapp.ui.today.screen import TodayScreen
from xinliapp.ui.today.words import amount, upward
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.side_column import DeadlineRow
from xinliapp.widgets.task_facts import TaskGroup, TaskItem
from xinliapp.widgets.task_list import SHOWN, TaskList

MONDAY = parse_stamp("2026-11-23T08:00:00")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    return TermSchool(tmp_path)


def _screen(
    qtbot: QtBot, session: Session, *, missing: tuple[str, ...] = (), hidden: bool = True
) -> tuple[TodayScreen, FakeHost]:
    host = FakeHost(hidden=hidden)
    host.missing.update(missing)
    screen = TodayScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1182, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(None)
    return screen, host


def _button(screen: TodayScreen, name: str) -> Button | None:
    found = [b for b in screen.view.findChildren(Button, name) if not b.isHidden() and b.parent() is not None]
    return found[-1] if found else None


def _slot(school: TermSchool, start: str, end: str, staff: str | None = None) -> str:
    return school.row("opening_slot", {"id": new_id(), "starts_at": start, "ends_at": end, "staff_id": staff})


def _titles(screen: TodayScreen) -> list[str]:
    return [row.item.title for row in screen.view.tasks.rows()]


def _counted(screen: TodayScreen) -> str:
    """What the right column says; what it said before is hidden until it goes."""
    process_events()
    blocks = [block for block in screen.view.counters.children() if isinstance(block, QWidget)]
    shown = [each for block in blocks if not block.isHidden() for each in block.findChildren(QLabel)]
    return " ".join(each.text() for each in shown)


def test_the_door_opens_and_closes_with_one_click_each(qtbot: QtBot, school: TermSchool) -> None:
    slot = _slot(school, "2026-11-23T08:30:00", "2026-11-23T09:30:00", school.staff())
    _slot(school, "2026-11-23T16:10:00", "2026-11-23T17:10:00")
    screen, host = _screen(qtbot, school.session)
    assert [row.item.step for row in screen.view.rail.rows()] == [RailStep.OPEN, RailStep.NONE]
    opener = _button(screen, "today.open")
    assert opener is not None
    qtbot.mouseClick(opener, Qt.MouseButton.LeftButton)
    door = room.open_door(school.session)
    assert door is not None and door.slot_id == slot and door.staff_id is not None
    school.vault.clock.moment = MONDAY + dt.timedelta(minutes=45)
    closer = _button(screen, "today.close")
    assert closer is not None
    qtbot.mouseClick(closer, Qt.MouseButton.LeftButton)
    assert room.week(school.session, MONDAY.date()).actual_minutes == 45
    assert host.toasts == ["已开门", "已关门"]
    assert _button(screen, "today.open") is not None  # the afternoon's plan is next


def test_without_a_plan_the_door_still_opens(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school.session)
    assert not screen.view.open_button.isHidden()
    qtbot.mouseClick(screen.view.open_button, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已开门"]
    assert screen.view.open_button.isHidden()
    assert room.open_door(school.session) is not None


def test_a_plan_that_passed_unopened_says_so(qtbot: QtBot, school: TermSchool) -> None:
    _slot(school, "2026-11-23T07:00:00", "2026-11-23T07:40:00")
    screen, _ = _screen(qtbot, school.session)
    (row,) = screen.view.rail.rows()
    assert row.item.missed and row.item.step is RailStep.NONE


def test_lessons_of_two_weeks_ago_are_expected_and_ticked_at_once(qtbot: QtBot, school: TermSchool) -> None:
    first, second = school.class_group(1), school.class_group(2)
    for group in (first, second):
        school.student(group)
    for group, period in ((first, 1), (second, 3)):
        school.row(
            "lesson_log",
            {
                "class_id": group,
                "day": "2026-11-09",
                "period": period,
                "units": 1.0,
                "kind": "mental_health",
                "topic": "情绪",
                "in_timetable": True,
            },
        )
    school.lesson(first, "2026-11-09", timetable=False)  # outside the timetable: does not come round
    screen, host = _screen(qtbot, school.session)
    assert [(row.item.title, row.item.period) for row in screen.view.rail.rows()] == [
        ("七(1)", 1),
        ("七(2)", 3),
    ]
    qtbot.mouseClick(screen.view.all_lessons, Qt.MouseButton.LeftButton)
    noted = lessons.between(school.session, MONDAY.date(), MONDAY.date())
    assert sorted((log.class_id, log.period) for log in noted) == [(first, 1), (second, 3)]
    assert all(row.item.done for row in screen.view.rail.rows())
    assert host.toasts == ["已登记上课"]


def test_late_means_the_deadline_has_passed(qtbot: QtBot, school: TermSchool) -> None:
    for ends, due in (("2026-11-13", "2026-11-20"), ("2026-11-20", "2026-11-23")):
        period = f"2026-11-02/{ends}"
        campaigns.set_campaign(
            school.session, "KZ", period, f"活动{ends}", {"school": dt.date.fromisoformat(due)}
        )
    screen, host = _screen(qtbot, school.session)
    rows = {row.item.detail: row for row in screen.view.tasks.rows() if row.item.kind == "campaign"}
    assert rows["活动2026-11-13"].item.group is TaskGroup.OVERDUE
    assert rows["活动2026-11-13"].when() == "逾3天"
    assert rows["活动2026-11-20"].item.group is TaskGroup.TODAY
    qtbot.mouseClick(rows["活动2026-11-13"].button, Qt.MouseButton.LeftButton)
    assert host.opened == [("form_report", "KZ 2026-11-02/2026-11-13")]


def test_many_missing_lessons_are_one_row(qtbot: QtBot, school: TermSchool) -> None:
    for number in range(1, 6):
        school.student(school.class_group(number))
    screen, host = _screen(qtbot, school.session)
    qtbot.mouseClick(_button(screen, "today.group.later"), Qt.MouseButton.LeftButton)
    (task,) = [row for row in screen.view.tasks.rows() if row.item.kind == "lesson_missing"]
    assert (task.item.detail, task.item.clause) == ("七(1)、七(2)等5个班", "JS-26")
    task.chip.click()
    assert host.opened == [("self_check", "JS-26")]


def test_a_review_names_the_student_only_unmasked(qtbot: QtBot, school: TermSchool) -> None:
    student = school.student(school.class_group(3), name="赵小明")
    school.row(
        "casework.support_plan",
        {
            "student_id": student,
            "version": 1,
            "status": "active",
            "starts_on": "2026-10-12",
            "review_on": "2026-11-21",
            "situation": "",
            "goals": "",
            "measures": "",
        },
    )
    screen, host = _screen(qtbot, school.session)
    (row,) = [row for row in screen.view.tasks.rows() if row.item.kind == "plan_review"]
    assert row.about(True) == "七(3)赵**"
    assert row.about(False) == "七(3)赵小明"
    assert row.when() == "逾2天"
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert host.opened == [("student", student)]
    principal, _ = _screen(qtbot, school.principal())
    assert "方案复评" not in _titles(principal)


def test_publishing_is_finished_in_place(qtbot: QtBot, school: TermSchool) -> None:
    school.student()
    screen, host = _screen(qtbot, school.session)
    assert "自查数字待发布" in _titles(screen)
    row = next(row for row in screen.view.tasks.rows() if row.item.kind == "publish")
    qtbot.mouseClick(row.button, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已发布"]
    assert host.opened == []
    assert not [title for title in _titles(screen) if "待发布" in title]


def test_counters_stand_against_their_clauses(qtbot: QtBot, school: TermSchool) -> None:
    school.opening("2026-11-23T00:00:00", "2026-11-23T07:59:00")
    screen, _ = _screen(qtbot, school.session)
    read = screen.presenter._read
    assert read is not None
    counters = {counter.clause: counter for counter in read.day.counters}
    assert amount(counters["JS-32"].done) == "7.9"  # a minute short of 8 is not 8
    assert upward(counters["JS-32"].required - counters["JS-32"].done) == "0.1"
    assert set(counters) == {"JS-32"}  # figures of the week; the term's meetings are on the principal's page


def test_the_current_row_carries_the_primary_and_arrows_move_it(qtbot: QtBot) -> None:
    tasks = [
        TaskItem(f"t{n}", "campaign", "统计表上报", "打开", f"{n}", TaskGroup.TODAY, 0, "2026-11-23")
        for n in range(9)
    ]
    wall = TaskList()
    qtbot.addWidget(wall)
    wall.resize(560, 600)
    wall.show()
    wall.activateWindow()
    qtbot.waitUntil(wall.isActiveWindow)
    wall.show_tasks(tasks, True)
    qtbot.waitUntil(wall.rows()[-1].isVisible)
    assert len(wall.rows()) == SHOWN
    assert [row.button.kind for row in wall.rows()[:2]] == [Kind.PRIMARY, Kind.ROW]
    qtbot.keyClick(wall, Qt.Key.Key_Down)
    assert [row.button.kind for row in wall.rows()[:2]] == [Kind.ROW, Kind.PRIMARY]
    with qtbot.waitSignal(wall.acted) as caught:
        qtbot.keyClick(wall, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert caught.args[0].id == "t1"
    more = wall.findChild(Button, "today.more.today")
    assert more is not None and more.text() == "另有 2 项"
    more.click()
    assert len(wall.rows()) == 9


def test_nothing_to_do_says_so(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school.session)
    screen.view.show_day(Day("2026-11-23", "08:00", 13), True, {})
    assert screen.view.empty.isVisible()
    button = _button(screen, "today.room")
    assert button is not None
    button.click()
    assert host.opened == [("room", None)]


def test_an_empty_school_is_told_what_to_enter_first_in_order(qtbot: QtBot, school: TermSchool) -> None:
    with school.session.database.unit_of_work(school.vault.clock, "test") as uow:
        for table in ("calendar_node", "special_day", "term"):
            uow.execute(f"DELETE FROM {table}")  # noqa: S608 - our own names
    screen, host = _screen(qtbot, school.session)
    assert _titles(screen) == ["设置校历", "导入名单", "登记队伍", "导入课表"]
    assert "还没有设置校历" in screen.view.header._subtitle.text()
    assert "还没有设置校历。" in _counted(screen) and "不在教学周内" not in _counted(screen)
    link = _button(screen, "today.calendar")
    assert link is not None
    link.click()
    for row in screen.view.tasks.rows():
        row.button.click()
    assert host.opened == [
        ("school_settings", None), ("school_settings", None), ("roster_import", None),
        ("safeguards", "staff"), ("lessons", "timetable"),
    ]  # fmt: skip


def test_a_short_week_says_what_it_is_asked_for_and_leads_to_where_that_is_set(
    qtbot: QtBot, school: TermSchool
) -> None:
    school.vault.clock.moment = parse_stamp("2026-10-09T08:00:00")  # week 6: Thursday to Saturday
    school.opening("2026-10-08T08:00:00", "2026-10-08T10:00:00")
    screen, host = _screen(qtbot, school.session)

    assert "本周3个教学日,按 4.8 h 计" in _counted(screen) and "到周六还差 2.8 h" in _counted(screen)
    change = _button(screen, "today.short_weeks.JS-32")
    assert change is not None and change.text() == "(可改)"
    change.click()
    assert host.opened == [("rules", "JS-32")]
    local_layer.set_number(school.session, "JS-32.short_weeks", 2, "校务会商定")
    screen.presenter.refresh(Changes.SETTINGS)
    assert "本周3个教学日,本校定照整周要求" in _counted(screen) and "到周六还差 6 h" in _counted(screen)
    local_layer.set_number(school.session, "JS-32.short_weeks", 3, "短周不判定")
    screen.presenter.refresh(Changes.SETTINGS)
    assert "还差" not in _counted(screen) and "本周没有按周计的要求。" in _counted(screen)


def test_a_count_that_breaks_off_says_how_far_it_got_and_f5_counts_again(
    qtbot: QtBot, school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = week_counters.counters
    broken = {"2026-11-23"}

    def counted(session: Session, counts: Counting, term: Term) -> Iterator[Counter]:
        yield from real(session, counts, term)
        if counts.as_of.isoformat() in broken:
            raise KnownError("file_damaged", name="core.db")

    monkeypatch.setattr(week_counters, "counters", counted)
    screen, _ = _screen(qtbot, school.session)
    assert screen.view.bar.text() == "计数没有算完(已算到第12周)。记录没有改变。请按 F5 重算。"
    assert "学期自查" in " ".join(each.text() for each in screen.view.counters.findChildren(QLabel))
    broken.add("2026-11-22")
    screen.presenter.refresh(Changes.NONE)
    screen.presenter.refresh(~Changes.NONE)
    assert screen.view.bar.text() == "计数没有算完。记录没有改变。请按 F5 重算。"
    broken.clear()
    screen.presenter.refresh(~Changes.NONE)
    assert screen.view.bar.text() == ""


def test_quick_buttons_exist_only_for_pages_that_exist(qtbot: QtBot, school: TermSchool) -> None:
    bare, _ = _screen(qtbot, school.session, missing=("warning", "appointment"))
    assert bare.view.findChild(Button, "today.warning") is None
    full, host = _screen(qtbot, school.session, missing=("appointment",))
    button = full.view.findChild(Button, "today.warning")
    assert button is not None
    button.click()
    assert host.opened == [("warning", None)]


def test_a_returned_paper_leads_to_its_page(qtbot: QtBot, school: TermSchool) -> None:
    paper = hand_in(school.session)
    waiting, _ = _screen(qtbot, school.session)
    assert waiting.view.waiting.text() == "校长 学期自查待签批 1"
    signer, told = _screen(qtbot, school.principal())
    signer.view.tasks.rows()[0].button.click()
    assert told.opened == [("self_check", "2026-2027-1")]
    self_check.return_(school.principal(), paper, "请补第3周的整改")
    screen, host = _screen(qtbot, school.session)
    row = next(row for row in screen.view.tasks.rows() if row.item.kind == "returned")
    assert row.item.detail == "请补第3周的整改"
    row.button.click()
    assert host.opened == [("self_check", "2026-2027-1")]


@pytest.mark.parametrize(
    ("value", "down", "up"),
    [(8.0, "8", "8"), (7.99, "7.9", "8.0"), (0.1 + 0.2, "0.3", "0.3"), (0.0, "0", "0")],
)
def test_words_of_amounts(value: float, down: str, up: str) -> None:
    assert (amount(value), upward(value)) == (down, up)


def test_an_empty_roster_is_the_first_thing_to_do(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = _screen(qtbot, school.session)
    row = screen.view.tasks.rows()[0]
    assert (row.item.title, row.item.verb) == ("导入名单", "导入")
    row.button.click()
    assert host.opened == [("roster_import", None)]


def test_putting_off_keeps_the_deadline_and_can_be_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    period = "2026-11-02/2026-11-20"
    due = dt.date(2026, 11, 24)
    campaigns.set_campaign(school.session, "KZ", period, "宣传月", {"school": due})
    screen, host = _screen(qtbot, school.session)
    screen.view.tasks._toggle(TaskGroup.WEEK)
    row = next(row for row in screen.view.tasks.rows() if row.item.kind == "campaign")
    screen.presenter.put_off(row.item)
    dialog = screen.view.findChild(SnoozeDialog)
    assert dialog is not None and not dialog.field.isVisible()  # no clause asks for a reason
    qtbot.mouseClick(dialog.findChild(Button, "snooze.in7"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(dialog.findChild(Button, "snooze.go"), Qt.MouseButton.LeftButton)
    assert host.toasts == ["已推迟到 11-30"]
    assert "统计表上报" not in _titles(screen)
    assert [item.put_off for item in screen.presenter._read.day.put_off] == ["2026-11-30"]
    qtbot.mouseClick(_button(screen, "today.group.away"), Qt.MouseButton.LeftButton)
    away = next(row for row in screen.view.tasks.rows() if row.item.put_off)
    assert (away.when(), away.later.text()) == ("推迟到 11-30", "取回")
    away.later.click()
    assert "统计表上报" in _titles(screen)


def test_a_duty_of_a_clause_is_put_off_with_a_reason_only(qtbot: QtBot, school: TermSchool) -> None:
    school.student(school.class_group(1))
    screen, host = _screen(qtbot, school.session)
    qtbot.mouseClick(_button(screen, "today.group.later"), Qt.MouseButton.LeftButton)
    row = next(row for row in screen.view.tasks.rows() if row.item.kind == "lesson_missing")
    row.later.click()
    dialog = screen.view.findChild(SnoozeDialog)
    assert dialog is not None
    go = dialog.findChild(Button, "snooze.go")
    go.click()
    assert dialog.field.error() == "请写明理由。" and dialog.isVisible()
    dialog.reason.setText("和王小明的家长说好了")
    go.click()
    assert not dialog.isVisible() and host.toasts == []
    again = next(each for each in screen.view.findChildren(SnoozeDialog) if each.isVisible())
    assert again.reason.text() == "和王小明的家长说好了"  # nothing typed is lost
    assert again.field.error().startswith("“推迟理由”第1行里有学生姓名,没有保存。")
    again.reason.setText("下周一补课")
    again.findChild(Button, "snooze.go").click()
    assert host.toasts == ["已推迟到 11-24"]


def test_unfinished_forms_stand_first_and_open_with_a_click(qtbot: QtBot, school: TermSchool) -> None:
    child = school.student(school.class_group(3), name="赵小明")
    drafts.save_draft(school.session, f"student.talk:{child}", {"note": "没写完的话"})
    screen, host = _screen(qtbot, school.session)
    (row,) = screen.view.tasks.draft_rows()
    assert row.item.kept_at == "11-23 08:00"
    shown = " ".join(label.text() for label in row.findChildren(QLabel))
    assert "七(3)赵**" in shown and "没写完的话" not in shown
    row.button.click()
    assert host.opened == [("student", child)]
    screen.presenter._host.missing.add("student")  # a page this person has not: no row
    screen.presenter.refresh(Changes.NONE)
    assert screen.view.tasks.draft_rows() == ()


def test_times_noted_at_the_lock_screen_wait_for_a_person(qtbot: QtBot, school: TermSchool) -> None:
    school.row("casework.crisis_stamp", {"step": CrisisStep.FOUND, "at": "2026-11-23T08:00:00"})
    screen, host = _screen(qtbot, school.session)
    row = next(row for row in screen.view.tasks.rows() if row.item.kind == "crisis_stamps")
    assert (row.item.title, row.item.detail) == ("锁屏时记下的时间", "1条,11-23 08:00起")
    row.button.click()
    assert host.opened == [("crisis", None)]
    assert len(crisis_stamps.waiting(school.session)) == 1  # decided there, by a person


def test_hiding_names_is_switched_here_without_reading_again(
    qtbot: QtBot, school: TermSchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    screen, host = _screen(qtbot, school.session)
    assert screen.view.hide_names.isChecked()
    monkeypatch.setattr(presenter, "read_day", None)
    screen.view.hide_names.click()
    assert host.hidden is False
    screen.presenter.refresh(Changes.NONE)
    assert not screen.view.hide_names.isChecked()


def test_the_day_on_paper_and_as_a_calendar_has_no_names(qtbot: QtBot, school: TermSchool) -> None:
    school.student(school.class_group(1), name="赵小明")
    _slot(school, "2026-11-23T12:00:00", "2026-11-23T13:00:00")
    screen, host = _screen(qtbot, school.session)
    screen.presenter.print("day")
    (paper,) = host.papers
    assert paper.file_name == "今日安排-2026-11-23.pdf" and paper.data.startswith(b"%PDF") and not paper.names
    screen.presenter.print("ics")
    assert host.suggested == ["今日安排-2026-11-23.ics"]


def test_a_note_is_written_once_the_talk_has_begun(qtbot: QtBot, school: TermSchool) -> None:
    school.vault.clock.moment = MONDAY - dt.timedelta(hours=1)
    who = school.row(
        "staff_member",
        {"name": "甲", "kind": "full_time", "duty": "", "qualification": "本科", "from_day": "2026-09-01"},
    )
    for at in (MONDAY - dt.timedelta(minutes=40), MONDAY, MONDAY + dt.timedelta(hours=5)):
        ends = at + dt.timedelta(minutes=40)
        appointments.book(school.session, appointments.Booking(at, ends, who, code=f"代号{at:%H%M}"))
    school.vault.clock.moment = MONDAY
    screen, _ = _screen(qtbot, school.session)
    assert [(row.item.starts, row.item.step) for row in screen.view.rail.rows()] == [
        ("07:20", RailStep.NOTE),
        ("08:00", RailStep.NOTE),
        ("13:00", RailStep.NONE),
    ]


def test_nothing_is_said_to_be_done_before_the_day_was_read(qtbot: QtBot, school: TermSchool) -> None:
    view = TodayScreen(school.session, SerialRunner(), FakeHost()).view
    qtbot.addWidget(view)
    view.resize(1182, 616)
    view.show()
    told = (view.empty, view.rail_empty, view.rail_foot, view.waiting_foot, view.open_button)
    assert all(widget.isHidden() for widget in told)
    view.show_trouble("读不出来。")
    assert all(widget.isHidden() for widget in told)


def test_a_long_day_opens_where_it_stands_and_stays_where_it_was_scrolled(
    qtbot: QtBot, school: TermSchool
) -> None:
    school.vault.clock.moment = MONDAY + dt.timedelta(hours=7)
    for hour in range(7, 21):
        _slot(school, f"2026-11-23T{hour:02}:00:00", f"2026-11-23T{hour:02}:40:00")
    screen, _ = _screen(qtbot, school.session)
    bar, view = screen.view.rail_scroll.verticalScrollBar(), screen.view.rail_scroll.viewport()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    place = screen.view.rail.place_of_now()
    assert place is not None and bar.value() > 0
    assert 0 <= place - bar.value() <= view.height() // 2
    bar.setValue(0)
    screen.presenter.refresh(Changes.ROOM)
    process_events()
    assert bar.value() == 0


def test_deadlines_name_what_was_promised_and_the_end_of_term(qtbot: QtBot, school: TermSchool) -> None:
    school.student(school.class_group())
    for clause, due in (("JS-22", "2026-12-04"), ("JS-28", "2026-12-04"), ("JS-25", "2026-12-11")):
        plan = RectificationPlan("JS", clause, "2026-2027-1", "校长", due, "补齐人员和会议")
        self_check.save_rectification(school.session, plan)
    screen, host = _screen(qtbot, school.session)
    rows = screen.view.counters.findChildren(DeadlineRow)
    shown = [(row.item.title, row.item.due_on, not row.button.isHidden()) for row in rows]
    assert shown[:2] == [("整改 2条", "2026-12-04", True), ("整改 JS-25", "2026-12-11", True)]
    assert ("学期结束", "2027-01-22", False) in shown
    rows[1].button.click()
    assert host.opened == [("self_check", "JS-25")]


def test_what_waits_for_others_can_be_looked_at(qtbot: QtBot, school: TermSchool) -> None:
    hand_in(school.session)
    screen, host = _screen(qtbot, school.session)
    look = screen.view.waiting_look
    assert look.isVisible() and screen.view.waiting.text() == "校长 学期自查待签批 1"
    look.click()
    assert host.opened == [("self_check", "2026-2027-1")]


def test_a_task_is_put_off_under_the_mouse_and_by_its_menu(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = _screen(qtbot, school.session)
    process_events()
    first, second = screen.view.tasks.rows()[:2]
    assert first.later.isVisible() and not second.later.isVisible()
    where = second.button.x()
    corner = QPointF(5, 5)
    QApplication.sendEvent(second, QEnterEvent(corner, corner, corner))
    assert second.later.isVisible() and second.button.x() == where
    QApplication.sendEvent(second, QEvent(QEvent.Type.Leave))
    assert not second.later.isVisible()
    asked: list[object] = []
    second.put_off.connect(asked.append)
    menu = second.menu()
    assert [action.text() for action in menu.actions()] == [second.item.verb, "打开", "推迟"]
    menu.actions()[2].trigger()
    assert len(asked) == 1
