"""The “下一步” bar: offered after a save, taken by click or key, gone at the next edit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from xinliapp.widgets.next_bar import NextBar

STEPS = (("受理", "concern", "w-1"), ("研判", "conference", None))


class Page(QWidget):
    """A page with the bar, a field, a tick and a button."""

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.line, self.tick, self.button = (
            NextBar("warn.next"), QLineEdit(), QCheckBox("有"), QPushButton("看")
        )  # fmt: skip
        column = QVBoxLayout(self)
        for widget in (self.bar, self.line, self.tick, self.button):
            column.addWidget(widget)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_nothing_shows_until_something_is_offered(page: Page) -> None:
    assert not page.bar.isVisible()
    page.bar.offer(STEPS, "预警已保存")
    assert page.bar.isVisible() and page.bar.steps() == STEPS
    page.bar.offer([])
    assert not page.bar.isVisible()


def test_a_click_takes_the_step_and_the_bar_goes(page: Page, qtbot: QtBot) -> None:
    page.bar.offer(STEPS)
    button = page.findChild(QPushButton, "warn.next.conference")
    with qtbot.waitSignal(page.bar.chosen) as taken:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert taken.args == ["conference", None] and not page.bar.isVisible()


def test_alt_and_a_digit_take_the_step_from_a_field(page: Page, qtbot: QtBot) -> None:
    page.bar.offer(STEPS)
    page.line.setFocus()
    with qtbot.waitSignal(page.bar.chosen) as taken:
        qtbot.keyClick(page.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert taken.args == ["concern", "w-1"] and page.line.text() == ""


@pytest.mark.parametrize("late", [False, True], ids=["focused before", "focused after"])
def test_typing_on_takes_it_away(page: Page, qtbot: QtBot, late: bool) -> None:
    if not late:
        page.line.setFocus()
    page.bar.offer(STEPS)
    if late:
        page.line.setFocus()
    qtbot.keyClick(page.line, Qt.Key.Key_Left)
    assert page.bar.isVisible()
    qtbot.keyClick(page.line, Qt.Key.Key_A)
    assert not page.bar.isVisible() and page.line.text() == "a"


def test_letters_still_in_the_input_method_are_an_edit(page: Page) -> None:
    page.line.setFocus()
    page.bar.offer(STEPS)
    QApplication.sendEvent(page.line, QInputMethodEvent("zxy", []))
    assert not page.bar.isVisible()


def test_a_tick_is_an_edit_and_a_plain_button_is_none(page: Page, qtbot: QtBot) -> None:
    page.bar.offer(STEPS)
    page.button.setFocus()
    qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)
    assert page.bar.isVisible()
    page.tick.setFocus()
    qtbot.mouseClick(page.tick, Qt.MouseButton.LeftButton)
    assert not page.bar.isVisible()
