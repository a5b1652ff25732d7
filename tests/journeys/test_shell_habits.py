"""Habits of the shell: back where one was after a lock, crisis steps while locked, search by class."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting, texts
from xinliapp.domain.keys import DEFAULT_KEYS
from xinliapp.services import crisis_stamps, students
from xinliapp.services.session import Session
from xinliapp.settings import preferences as settings
from xinliapp.system.process import EXIT_LOCK
from xinliapp.widgets import keys
from xinliapp.widgets.buttons import Button

TEACHER = "心理教师甲"
PASSPHRASE = "yanshi xuexiao 2026"
TYPED = "示例中学(改名中"


def test_a_lock_brings_back_the_same_page_with_what_was_typed(look: None, qtbot: QtBot, school: Path) -> None:
    with sitting(qtbot) as desk:
        desk.unlock(school, TEACHER)
        desk.screen("school_settings")
        field = desk.find(QLineEdit, "school_settings.name")
        desk.rewrite(field, TYPED)
        field.setCursorPosition(4)
        shell = desk.shell
        code = desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL))
        assert code == EXIT_LOCK
    with sitting(qtbot) as desk:
        desk.desktop.start()
        desk.settle()
        assert TYPED not in " ".join(texts(desk.desktop.gate.window, visible=False))
        desk.type_passphrase(TEACHER, PASSPHRASE)
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()
        here = desk.shell.presenter.here
        assert here is not None and here.key == "school_settings"
        field = desk.find(QLineEdit, "school_settings.name")
        assert field.text() == TYPED
        qtbot.waitUntil(lambda: field.cursorPosition() == 4)


def test_other_keys_act_at_once_are_shown_and_stand_in_the_audit(
    desk: Desk, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "_keys", dict(DEFAULT_KEYS))  # of the whole program: put back afterwards
    desk.unlock(school, TEACHER)
    page = desk.screen("preferences").view
    for action, key in (("warning", "F8"), ("blank", "F11")):
        box = page.keys[action].editor
        box.setCurrentIndex(box.findData(key))
        box.activated.emit(box.currentIndex())
        desk.settle()
    shell = desk.shell
    desk.key(Qt.Key.Key_F6)
    assert shell.presenter.here is not None and shell.presenter.here.key == "preferences"
    desk.key(Qt.Key.Key_F12)
    assert not shell.presenter.blanked
    desk.key(Qt.Key.Key_F8)
    assert shell.presenter.here.key == "warning"
    assert desk.find(Button, "shell.blank").hint() == "F11"
    assert shell.status._blank.toolTip().endswith("F11")
    desk.key(Qt.Key.Key_F11)
    assert shell.presenter.blanked
    desk.key(Qt.Key.Key_F11)
    assert not shell.presenter.blanked
    assert desk.screen("today").view.findChild(Button, "today.warning").hint() == "F8"
    noted = "SELECT detail FROM audit_event WHERE action = 'setting.shortcut' ORDER BY seq"
    details = [json.loads(str(row[0])) for row in desk.ask(_rows, noted)]
    assert details == [{"key_was": "F6", "key_now": "F8"}, {"key_was": "F12", "key_now": "F11"}]
    assert settings.load(desk.desktop._config).keys["blank"] == "F11"


def _rows(session: Session, sql: str) -> list[tuple[object, ...]]:
    return list(session.database.tuples(sql))


def test_a_desktop_that_locks_locks_the_program(desk: Desk, school: Path) -> None:
    desk.unlock(school, TEACHER)
    code = desk.run_until_exit(desk.desktop.session_lock.locked.emit)
    assert code == EXIT_LOCK and desk.shell.windowTitle() == "校历"


def test_two_crisis_steps_at_the_lock_screen_wait_on_today(desk: Desk, school: Path) -> None:
    desk.desktop.gate.unlock(school, TEACHER)
    desk.desktop.gate.window.show()
    desk.settle()
    clicks = 0
    for button in (desk.page.crisis.open_button, desk.page.crisis.buttons[0], desk.page.crisis.buttons[2]):
        desk.click(button)
        clicks += 1
    assert clicks == 3  # the first stamp after two (J5)
    shown = " ".join(texts(desk.desktop.gate.window))
    assert "已记下" in shown and "发现" in shown and "评估" in shown
    desk.type_passphrase(TEACHER, PASSPHRASE)
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()
    assert [stamp.step.value for stamp in desk.ask(crisis_stamps.waiting)] == ["found", "assessed"]
    today = desk.screen("today")
    rows = [row.item for row in today.view.tasks.rows() if row.item.kind == "crisis_stamps"]
    assert [row.title for row in rows] in (
        [],
        ["锁屏时记下的时间"],
    )  # below the first seven it is folded away
    assert any(item.kind == "crisis_stamps" for item in today.presenter._read.day.tasks)


def test_a_class_a_tail_and_letters_still_in_the_input_method_find(desk: Desk, school: Path) -> None:
    desk.unlock(school, TEACHER)
    child = next(row for row in desk.ask(students.list_students) if row.class_label and row.student_number)
    line, found = desk.shell.header.search, desk.shell.searching.list
    desk.shell.searching.focus()
    desk.write(line, child.class_label)
    assert found.current() is not None and found.current().kind == "class"
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    here = desk.shell.presenter.here
    assert here is not None and (here.key, here.argument) == ("roster", {"class_id": child.class_id})
    desk.shell.searching.focus()
    desk.rewrite(line, (child.student_number or "")[-6:])
    assert found.current() is not None and found.current().id == child.id
    line.clear()
    QApplication.sendEvent(line, QInputMethodEvent("gzt", []))  # 工作台, not committed yet
    assert found.current() is not None and found.current().id == "today"
    QTest.keyClick(line, Qt.Key.Key_Return)
    desk.settle()
    here = desk.shell.presenter.here
    assert here is not None and here.key == "today"


def test_preferences_take_effect_at_once(desk: Desk, school: Path) -> None:
    desk.unlock(school, TEACHER)
    page = desk.screen("preferences")
    page.view.tabs.setCurrentIndex(1)
    page.view.minutes.setValue(2)
    page.view.seconds.setValue(0)
    assert desk.shell.presenter.lock_seconds == 120
    desk.shell.presenter.tick()
    assert desk.shell.status.texts()[0].startswith(("2:00", "1:5"))
    today = desk.screen("today")
    assert today.view.hide_names.isChecked()
    QTest.mouseClick(today.view.hide_names, Qt.MouseButton.LeftButton, pos=QPoint(8, 12))
    desk.settle()
    assert desk.shell.preferences.hide_names is False
    assert desk.desktop.preferences.hide_names is False  # and kept
    page = desk.screen("preferences")
    assert not page.view.names.isChecked()
    assert desk.find(QPushButton, "shell.account").isVisible()
