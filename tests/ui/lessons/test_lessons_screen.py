"""Lessons and activities over a real vault: one click a lesson, one for the week, mistakes taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.support.hosts import FakeHost
from tests.support.term_school import TermSchool, day
from xinliapp.domain.timetable import LessonState, Slot
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services import lessons, timetable
from xinliapp.ui.lessons.facts import LessonsPage, WeekLine
from xinliapp.ui.lessons.screen import LessonsScreen
from xinliapp.widgets.paint import Sign

START = day("2026-09-01")


@pytest.fixture
def school(tmp_path: Path) -> TermSchool:
    """Two classes; the first had a lesson in every pair that is over, the second none in weeks 3 and 4."""
    made = TermSchool(tmp_path)
    first, second = made.class_group(1), made.class_group(2)
    for group in (first, second):
        made.student(group)
    days = ("2026-09-08", "2026-09-22", "2026-10-13", "2026-10-20", "2026-11-03", "2026-11-17")
    for on in days:
        made.lesson(first, on)
        if on != "2026-09-22":
            made.lesson(second, on)
    return made


def open_screen(
    qtbot: QtBot, school: TermSchool, argument: object = None, *, principal: bool = False
) -> tuple[LessonsScreen, FakeHost]:
    host = FakeHost()
    session = school.principal() if principal else school.session
    screen = LessonsScreen(session, SerialRunner(), host)
    qtbot.addWidget(screen.view)
    screen.view.resize(1366, 616)
    screen.view.show()
    screen.view.activateWindow()
    qtbot.waitUntil(screen.view.isActiveWindow)
    screen.presenter.start(argument)
    return screen, host


def page_of(screen: LessonsScreen) -> LessonsPage:
    found = screen.view.page()
    assert found is not None
    return found


def timetable_of(school: TermSchool) -> None:
    """七(1) on Mondays, 七(2) on Tuesdays and Fridays."""
    for row, weekdays in zip(timetable.grid(school.session, START), ((1,), (2, 5)), strict=True):
        for weekday in weekdays:
            timetable.set_cell(school.session, row.class_id, weekday, [Slot(2)], START)


def states(screen: LessonsScreen) -> list[tuple[str, str]]:
    return [(line.label, line.lesson.state.value) for line in page_of(screen).week.lines]


def test_the_grid_shows_who_lacks_a_lesson(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = open_screen(qtbot, school)
    page = page_of(screen)
    heads = {head.label: number for number, head in enumerate(page.heads)}
    first, second = page.classes
    assert (first.units[heads["3—4"]], second.units[heads["3—4"]]) == (1, 0)
    assert second.lacking(page.heads) == first.lacking(page.heads) + 1
    assert not page.heads[-1].over  # weeks 13—14 still run
    assert page.check is not None
    assert (page.check.label, page.check.met, page.check.judged) == ("13—14", 0, 2)
    assert (screen.view.state.sign, screen.view.state.word) == (Sign.DUE_SOON, "两周核对: 0/2 班达标")
    assert screen.view.missing.text() == "缺 七(1) 七(2)"


def test_without_a_timetable_the_page_says_where_to_begin(qtbot: QtBot, school: TermSchool) -> None:
    screen, _ = open_screen(qtbot, school)
    tab = screen.view.week_tab
    assert tab.empty.isVisible()
    assert "还没有课表。导入后每周只需点一次。" in [
        label.text() for label in tab.empty.findChildren(type(tab.span))
    ]
    button = screen.view.findChild(QPushButton, "lessons.to_timetable")
    assert button is not None
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert screen.view.tabs.currentIndex() == 2


def test_one_click_a_class_and_its_undo(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, host = open_screen(qtbot, school)
    assert states(screen) == [("七(1)", "due"), ("七(2)", "ahead"), ("七(2)", "ahead")]
    tab = screen.view.week_tab
    tab.topic.setText("情绪")
    tab.week.setFocus()
    tab.week.select_key(page_of(screen).week.lines[0].id)
    qtbot.keyClick(tab.week, Qt.Key.Key_Return)
    assert host.toasts == ["已登记上课"]
    line = page_of(screen).week.lines[0]
    assert (line.lesson.state, line.lesson.topic) == (LessonState.HELD, "情绪")
    tab.week.link_clicked.emit(line, "tick")  # 撤回
    assert states(screen)[0] == ("七(1)", "due")
    assert host.toasts[1:] == ["已撤回登记"]


def test_the_whole_week_but_the_ticked_ones(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, host = open_screen(qtbot, school, {"week": "2026-11-16"})
    # Tuesday's lesson of 七(2) was moved by hand before: it stands in the log at another period.
    assert states(screen) == [("七(1)", "due"), ("七(2)", "due"), ("七(2)", "due")]
    tab = screen.view.week_tab
    friday = page_of(screen).week.lines[2]
    tab.week.toggled.emit(friday, "except", True)
    qtbot.keyClick(screen.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert states(screen) == [("七(1)", "held"), ("七(2)", "held"), ("七(2)", "due")]
    assert host.toasts == ["本周的课已登记为上了"]
    assert len(lessons.between(school.session, day("2026-11-16"), day("2026-11-22"))) == 4


def test_a_lesson_is_moved_and_put_back(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, host = open_screen(qtbot, school, {"week": "2026-11-16"})
    panel, tab = screen.view.panel, screen.view.week_tab
    tab.week.select_key(page_of(screen).week.lines[0].id)
    assert panel.title.text() == "七(1)  11-16 周一 第2节"
    panel.to_period.setValue(4)
    qtbot.mouseClick(panel.move_button, Qt.MouseButton.LeftButton)
    (moved,) = [line for line in page_of(screen).week.lines if line.lesson.change is not None]
    assert tab._state(moved) == "待登记 · 调课→11-16 周一4"
    qtbot.mouseClick(panel.in_place_button, Qt.MouseButton.LeftButton)
    assert not [line for line in page_of(screen).week.lines if line.lesson.change is not None]
    qtbot.mouseClick(panel.not_held_button, Qt.MouseButton.LeftButton)
    assert states(screen)[0] == ("七(1)", "not_held")
    panel.to_day.setDate(panel.to_day.date().addDays(2))
    qtbot.mouseClick(panel.make_up_button, Qt.MouseButton.LeftButton)
    assert states(screen)[0] == ("七(1)", "due")
    assert host.toasts == ["已调课", "已恢复原处", "已记为未上", "已记为未上"]


def test_a_row_offers_what_can_become_of_its_lesson(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, host = open_screen(qtbot, school)
    tab, panel = screen.view.week_tab, screen.view.panel

    def opened(number: int) -> list[str]:
        row = tab.week.rows()[number]
        tab.week.link_clicked.emit(row, "more")
        assert tab.menu.isVisible()
        tab.menu.hide()
        return [action.text() for action in tab.menu.actions() if action.isVisible()]

    due = next(n for n, row in enumerate(tab.week.rows()) if row.lesson.state is LessonState.DUE)
    assert opened(due) == ["上了", "调课…", "未上"]
    tab.menu.move_away.trigger()
    assert panel.chosen.isVisible() and panel.to_day.hasFocus()
    tab.menu.not_held.trigger()
    assert host.toasts == ["已记为未上"]
    tab.menu.tick.trigger()
    assert len(host.toasts) == 1  # what is noted as not held is not ticked by an old menu
    held = next(n for n, row in enumerate(tab.week.rows()) if row.lesson.state is not LessonState.HELD)
    assert "撤回登记" not in opened(held)


def test_weeks_are_turned(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, _ = open_screen(qtbot, school)
    tab = screen.view.week_tab
    assert tab.span.text() == "第13周  11-23 — 11-29"
    qtbot.mouseClick(tab.back, Qt.MouseButton.LeftButton)
    assert tab.span.text() == "第12周  11-16 — 11-22"
    qtbot.mouseClick(tab.now, Qt.MouseButton.LeftButton)
    assert tab.span.text() == "第13周  11-23 — 11-29"


def test_a_lesson_is_noted_by_hand_and_taken_back(qtbot: QtBot, school: TermSchool) -> None:
    screen, host = open_screen(qtbot, school)
    before = len(page_of(screen).lessons)
    screen.view.panel.choose_class(page_of(screen).classes[1].id)
    qtbot.mouseClick(screen.view.panel.save_lesson, Qt.MouseButton.LeftButton)
    assert host.toasts == ["已登记上课"]
    newest = page_of(screen).lessons[0]
    assert (newest.class_label, newest.day, newest.period) == ("七(2)", "2026-11-23", 1)
    screen.presenter.remove(newest)
    assert len(page_of(screen).lessons) == before
    for _ in range(2):
        screen.view.panel._save_lesson()
    assert "已登记过课" in screen.view.bar.text()


def test_the_principal_looks_only(qtbot: QtBot, school: TermSchool) -> None:
    timetable_of(school)
    screen, _ = open_screen(qtbot, school, principal=True)
    view = screen.view
    assert view.panel.isHidden() and view.activity_panel.isHidden()
    assert view.week_tab.take_back_word(None) == ""
    assert not view.week_tab.all_held.isVisible()
    line: WeekLine = page_of(screen).week.lines[0]
    assert view.week_tab._verb(line) == ""
    view.show_tab(2)
    assert not view.timetable_tab.import_button.isVisible()


def test_a_school_without_classes_has_reached_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    screen, _ = open_screen(qtbot, TermSchool(tmp_path))
    assert screen.view.state.word == "还没有班级"
    assert screen.view.state.sign is Sign.DOT
    assert screen.view.reps_tab.gaps.isHidden()  # no red × before a nought
