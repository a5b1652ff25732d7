"""The robot that drives the journeys does only what a person can, and counts it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.support.desk import Desk
from tests.support.event_loop import process_events
from tests.support.user import CTRL, Key, User


@pytest.fixture
def window(qtbot: QtBot, user: User) -> QWidget:
    """A line and a button, and a person in front of them."""
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for widget in (QLineEdit(objectName="line"), QPushButton("存", objectName="save")):
        column.addWidget(widget)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    user.sit(cast(Desk, SimpleNamespace(settle=process_events, desktop=SimpleNamespace(shell=made))))
    return made


def test_presses_and_acting_keys_are_clicks_and_typing_is_time(window: QWidget, user: User) -> None:
    pressed: list[bool] = []
    window.findChild(QPushButton).clicked.connect(lambda: pressed.append(True))
    with user.within(clicks=2, seconds=60) as spent:
        user.fill("line", "谈心abc45字")
        user.press("save")
        user.key(Key.Key_Return, CTRL)
    assert window.findChild(QLineEdit).text() == "谈心abc45字"
    assert pressed == [True]
    assert (spent.clicks, spent.characters) == (2, 8)
    assert spent.seconds >= 8 / 5


def test_a_budget_that_is_broken_says_how(window: QWidget, user: User) -> None:
    said = "2 clicks, 1 allowed: c:save → c:save"
    with pytest.raises(AssertionError, match=said), user.within(clicks=1, seconds=60):
        user.press("save")
        user.press("save")
    with pytest.raises(AssertionError, match="s, 1 allowed"), user.within(clicks=1, seconds=1):
        user.fill("line", "一二三四五六七八九十")


def test_nobody_presses_what_is_covered_disabled_or_gone(window: QWidget, user: User) -> None:
    button = window.findChild(QPushButton)
    cover = QWidget(window)
    cover.setObjectName("cover")
    cover.setGeometry(window.rect())
    cover.show()
    with pytest.raises(AssertionError, match="covered by cover"):
        user.press("save")
    cover.hide()
    button.setEnabled(False)
    with pytest.raises(AssertionError, match="cannot be pressed"):
        user.press("save")
    button.hide()
    with pytest.raises(AssertionError, match="0 visible widgets save"):
        user.press("save")


def test_a_widget_that_opens_a_window_for_a_moment_is_noticed(window: QWidget, user: User) -> None:
    """Shown before it has a parent: it takes the keyboard away."""

    def flash() -> None:
        lone = QPushButton("晚了")
        lone.setVisible(True)
        lone.activateWindow()
        process_events()
        layout = window.layout()
        assert layout is not None
        layout.addWidget(lone)

    window.findChild(QPushButton).clicked.connect(flash)
    with pytest.raises(AssertionError, match="the keyboard went to a window that is gone"):
        user.press("save")
