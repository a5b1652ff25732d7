"""Every key of screens.md 1.5 does what it says, and something to press says so too."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit

from tests.support.desk import CTRL, Desk
from xinliapp.app.demo.school import COUNSELOR
from xinliapp.domain.clock import FixedClock
from xinliapp.system.process import EXIT_LOCK
from xinliapp.ui.shell.nav import NavBar
from xinliapp.widgets.paper_dialog import PaperDialog

K = Qt.Key
NONE = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def seated(desk: Desk, school: Path, clock: FixedClock) -> Desk:
    desk.unlock(school, COUNSELOR)
    desk.shell.resize(1366, 688)
    desk.shell.activateWindow()
    desk.settle()
    return desk


def press(desk: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier = NONE) -> None:
    """A key in the window in front; a real desktop has given it the keyboard back after a menu."""
    desk.shell.activateWindow()
    desk.settle()
    desk.key(key, modifier)


def here(desk: Desk) -> str:
    place = desk.shell.presenter.here
    return place.key if place is not None else ""


def button(desk: Desk, name: str) -> QAbstractButton:
    return desk.find(QAbstractButton, name)


def menu_words(desk: Desk) -> str:
    """Everything the account menu and the menus in it say."""
    menu = desk.shell.header.menu()
    found = [action.text() for action in menu.actions()]
    for action in menu.actions():
        if action.menu() is not None:
            found += [each.text() for each in action.menu().actions()]
    return "\n".join(found)


def test_numbers_open_the_entries_that_show_them(seated: Desk) -> None:
    shown = seated.shell.nav.findChildren(QAbstractButton)
    assert isinstance(seated.shell.nav, NavBar)
    for spec in seated.shell.presenter.entries():
        press(seated, K(K.Key_0.value + spec.nav_index), CTRL)
        assert here(seated) == spec.key
        names = [each.accessibleName() for each in shown if each.isVisible()]
        assert f"{spec.title} {spec.nav_index}" in names


def test_the_keys_of_the_whole_window(seated: Desk) -> None:
    seated.screen("today")
    for key, page, name in (
        (K.Key_F6, "warning", "today.warning"),
        (K.Key_F7, "appointment", "today.appointment"),
    ):
        assert button(seated, name).isVisible()
        press(seated, key)
        assert here(seated) == page
        seated.screen("today")
    press(seated, K.Key_F1)
    assert here(seated) == "help" and "使用手册" in menu_words(seated)
    press(seated, K.Key_Left, ALT)
    assert here(seated) == "today" and "后退\tAlt+←" in menu_words(seated)
    press(seated, K.Key_Right, ALT)
    assert here(seated) == "help" and "前进\tAlt+→" in menu_words(seated)
    press(seated, K.Key_K, CTRL)
    assert seated.shell.header.search.hasFocus() and seated.shell.header.search.isVisible()
    for words in ("重新计算\tF5", "存草稿\tCtrl+S", "撤销上一步\tCtrl+Z"):
        assert words in menu_words(seated)


def test_f5_ctrl_s_and_ctrl_z(seated: Desk) -> None:
    screen = seated.screen("school_settings")
    told: list[str] = []
    screen.presenter.refresh = lambda _changes: told.append("refresh")
    screen.presenter.flush = lambda: told.append("flush")
    press(seated, K.Key_F5)
    press(seated, K.Key_S, CTRL)
    assert told == ["refresh", "flush"]
    seated.shell.toast("已保存", lambda: told.append("undo"))
    assert button(seated, "toast.undo").isVisible()
    press(seated, K.Key_Z, CTRL)
    press(seated, K.Key_Z, CTRL)  # once and no more
    assert told == ["refresh", "flush", "undo"] and seated.shell._toast.text() == ""


def test_pages_find_print_and_begin_by_the_same_keys(seated: Desk) -> None:
    roster = seated.screen("roster")
    press(seated, K.Key_F, CTRL)
    assert (
        isinstance(seated.shell.focusWidget(), QLineEdit)
        and "Ctrl+F" in seated.shell.focusWidget().placeholderText()
    )
    roster.view.setFocus()
    new = button(seated, "roster.new")
    assert "Ctrl+N" in new.toolTip() or "Ctrl+N" in str(getattr(new, "_hint", ""))
    press(seated, K.Key_N, CTRL)
    assert here(seated) == "roster" and roster.view.isVisible()
    press(seated, K.Key_Escape)
    today = seated.screen("backup")
    assert today.view.print_button.isVisible()
    press(seated, K.Key_P, CTRL)
    (paper,) = [
        each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible()
    ]
    QTest.keyClick(paper, K.Key_Escape)
    seated.settle()
    assert not [
        each for each in QApplication.topLevelWidgets() if isinstance(each, PaperDialog) and each.isVisible()
    ]


@pytest.mark.parametrize(("key", "modifier"), [(K.Key_F12, NONE), (K.Key_H, CTRL | SHIFT)])
def test_both_keys_blank_and_return(seated: Desk, key: Qt.Key, modifier: Qt.KeyboardModifier) -> None:
    assert button(seated, "shell.blank").isVisible() and button(seated, "status.blank").isVisible()
    press(seated, key, modifier)
    assert seated.shell.windowTitle() == "校历"
    press(seated, key, modifier)
    assert seated.shell.windowTitle() == "校园工作台"


def test_ctrl_l_locks(seated: Desk) -> None:
    assert button(seated, "shell.lock").isVisible()
    shell = seated.shell
    press: Callable[[], None] = lambda: QTest.keyClick(shell.windowHandle(), K.Key_L, CTRL)  # noqa: E731
    assert seated.run_until_exit(press) == EXIT_LOCK


def test_keys_that_input_methods_own_do_nothing(seated: Desk) -> None:
    seated.screen("today")
    for key, modifier in (
        (K.Key_Space, CTRL),
        (K.Key_Period, CTRL),
        (K.Key_Shift, CTRL),
        (K.Key_Shift, SHIFT),
    ):
        press(seated, key, modifier)
        assert here(seated) == "today" and seated.shell.windowTitle() == "校园工作台"
