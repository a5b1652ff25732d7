"""S16 through the real window: one click a class, one for the week, an activity in six."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QPushButton

from tests.support.desk import Desk
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.timetable import LessonState
from xinliapp.services import activities, lesson_week, self_check
from xinliapp.widgets.table import DataTable

TODAY = dt.date(2026, 11, 19)


class _Hand:
    """Counts clicks; typing is free."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.clicks = desk, 0

    def click(self, button: QPushButton) -> None:
        self.clicks += 1
        self.desk.click(button)

    def cell(self, table: DataTable, row: int, key: str) -> None:
        """A click into one cell of a table."""
        self.clicks += 1
        column = [each.key for each in table._model.columns].index(key)
        spot = table.visualRect(table._model.index(row, column)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(spot))
        self.desk.settle()

    def choose(self, box: QComboBox, words: str) -> None:
        """Two clicks: the list opened, the line chosen."""
        assert box.isVisible() and box.findText(words) >= 0, words
        self.clicks += 2
        box.setCurrentIndex(box.findText(words))
        self.desk.settle()


def test_lessons_are_ticked_one_click_a_class_and_one_for_the_week(
    desk: Desk, school: Path, clock: FixedClock
) -> None:
    clock.moment = dt.datetime(2026, 11, 27, 16, 0)  # noqa: DTZ001
    desk.prefer(auto_lock_minutes=600, window=(1366, 688))
    desk.unlock(school, "心理教师甲")
    screen = desk.screen("lessons")
    hand, tab = _Hand(desk), screen.view.week_tab
    due = [line for line in tab.week.rows() if line.lesson.state is LessonState.DUE]
    assert len(due) == 3  # six classes, every other week
    hand.cell(tab.week, 0, "tick")
    assert hand.clicks == 1
    assert desk.ask(lesson_week.week, dt.date(2026, 11, 27)).lessons[0].state is LessonState.HELD
    hand.cell(tab.week, 1, "except")
    hand.click(tab.all_held)
    states = [each.state for each in desk.ask(lesson_week.week, dt.date(2026, 11, 27)).lessons]
    assert states == [LessonState.HELD, LessonState.DUE, LessonState.HELD]
    assert hand.clicks == 3  # one lesson, one exception, all the rest of the week
    hand.cell(tab.week, 1, "tick")
    assert {each.state for each in desk.ask(lesson_week.week, dt.date(2026, 11, 27)).lessons} == {
        LessonState.HELD
    }


def test_an_activity_takes_six_clicks_and_counts_where_it_says(
    desk: Desk, school: Path, clock: FixedClock
) -> None:
    desk.prefer(auto_lock_minutes=600, window=(1366, 688))
    desk.unlock(school, "心理教师甲")
    screen = desk.screen("lessons", "activities")
    before = {result.clause.id: result for result in desk.ask(self_check.check, "JS").results}
    hand, panel = _Hand(desk), screen.view.activity_panel
    panel.set_open(True)
    desk.write(panel.fields.title, "九年级讲座：跌倒了再站起来")
    hand.choose(panel.fields.form, "讲座")
    hand.choose(panel.fields.audience.choice, "九年级全体")
    hand.clicks += 1
    next(box for value, box in panel.fields.themes.boxes.items() if value.value == "setback").click()
    desk.until(lambda: "JS-27" in panel.served.text())
    expected = int(panel.expected.text().split()[-1])
    assert f"JS-27 {expected}人次" in panel.served.text()
    hand.click(panel.save)
    assert hand.clicks <= 6
    (saved,) = desk.ask(activities.between, TODAY, TODAY)
    assert (saved.headcount, saved.audience) == (expected, "九年级")
    after = {result.clause.id: result for result in desk.ask(self_check.check, "JS").results}
    gained = after["JS-27"].value - before["JS-27"].value
    assert 0 < gained <= expected  # the ninth grade had one such activity so far
