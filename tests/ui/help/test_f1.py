"""F1 through the real window, with the manual that ships."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import FixedClock, parse_stamp
from xinliapp.domain.school import Edition
from xinliapp.jobs.runner import SerialRunner
from xinliapp.services.session import Session
from xinliapp.settings.preferences import Preferences
from xinliapp.ui.help.chapters import Spot
from xinliapp.ui.help.screen import HelpScreen
from xinliapp.ui.shell.spec import MENU_PAGE, ScreenSpec, ShellParts, Viewer
from xinliapp.ui.shell.window import ShellWindow
from xinliapp.widgets.hosting import Host


class Plain:
    """A page that does nothing."""

    def __init__(self, _host: Host) -> None:
        self.view = QWidget()
        self.presenter = self

    def start(self, argument: object) -> None: ...

    def refresh(self, changes: Changes) -> None: ...

    def flush(self) -> None: ...


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[ShellWindow]:
    jobs = SerialRunner()
    manual = partial(HelpScreen, cast("Session", None), jobs)  # the manual asks nothing of the vault
    specs = [
        ScreenSpec("today", 1, "工作台", "today", Plain),
        ScreenSpec("room", 5, "辅导室", "room", Plain),
        ScreenSpec("help", MENU_PAGE, "使用手册", "help", manual),
    ]
    parts = ShellParts(specs, Viewer("心理教师甲", Role.COUNSELOR, True, Edition.SCHOOL))
    made = ShellWindow(parts, FixedClock(parse_stamp("2026-11-26T11:40:00")), Preferences(), jobs)
    qtbot.addWidget(made)
    made.start()
    qtbot.waitExposed(made)
    yield made


def press(
    window: ShellWindow, key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(window.windowHandle(), key, held)


def manual(window: ShellWindow) -> Any:
    return window.opened("help")


def here(window: ShellWindow) -> str:
    place = window.presenter.here
    assert place is not None
    return place.key


def test_f1_explains_the_page_and_alt_left_goes_the_same_way_back(window: ShellWindow) -> None:
    window.open("room")
    press(window, Qt.Key.Key_F1)
    assert here(window) == "help"
    assert manual(window).presenter.here == Spot("first-week", "开门关门值班")
    manual(window).presenter.follow("term.md")
    assert manual(window).presenter.here == Spot("term")
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert manual(window).presenter.here == Spot("first-week", "开门关门值班")
    press(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert here(window) == "room"


def test_f1_in_the_manual_stays_where_one_reads(window: ShellWindow) -> None:
    window.open("room")
    press(window, Qt.Key.Key_F1)
    manual(window).presenter.follow("keys.md")
    press(window, Qt.Key.Key_F1)
    assert manual(window).presenter.here == Spot("keys")


def test_f1_shows_nothing_behind_the_blank(window: ShellWindow) -> None:
    window.open("room")
    press(window, Qt.Key.Key_F12)
    press(window, Qt.Key.Key_F1)
    assert here(window) == "room"


def test_opened_from_the_menu_it_begins_with_the_contents(window: ShellWindow) -> None:
    window.open("help")
    assert manual(window).presenter.here == Spot("README")
    assert "出了问题怎么办" in manual(window).view.text.toPlainText()
