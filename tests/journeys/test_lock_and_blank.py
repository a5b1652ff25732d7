"""Ctrl+L, a wrong passphrase, and the calendar that hides everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, Desk, sitting, texts
from xinliapp.services import concern, students
from xinliapp.system.process import EXIT_LOCK
from xinliapp.ui.student.forms import FormKind

CANARY = "午饭后说想换座位,约好周五再谈"


def _watched(desk: Desk) -> str:
    """A child who is looked after."""
    grades = desk.ask(concern.current)
    return next(student for student, grade in grades.items() if grade.ordinal >= 2)


def test_lock_keeps_the_draft_and_the_next_unlock_offers_it(
    look: None, qtbot: QtBot, school: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with sitting(qtbot) as desk:
        desk.unlock(school, "心理教师甲")
        child = _watched(desk)
        screen = desk.screen("student", child)
        desk.click(screen.view.identity.talk_button)
        desk.write(desk.find(QPlainTextEdit, "student.panel.note"), CANARY)
        shell = desk.shell
        code = desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL))
        assert code == EXIT_LOCK == 75
        assert shell.windowTitle() == "校历"
        assert desk.desktop.session is None  # closed in its own thread before the loop ended
    assert "locking" in capsys.readouterr().out.lower()
    with sitting(qtbot) as desk:
        desk.desktop.start()  # the vault opened last
        desk.settle()
        assert "口令" in " ".join(texts(desk.desktop.gate.window))
        assert CANARY not in " ".join(texts(desk.desktop.gate.window, visible=False))
        desk.type_passphrase("心理教师甲", "yanshi xuexiao 2026")
        desk.until(lambda: desk.desktop.shell is not None)
        desk.settle()
        screen = desk.screen("student", child)
        desk.click(screen.view.identity.talk_button)
        assert "有一份" in screen.view.panel.bar.text()
        screen.view.panel.bar.acted.emit()
        desk.settle()
        assert screen.view.panel.body()["note"] == CANARY
        assert screen.view.panel.kind is FormKind.TALK


def test_wrong_passphrase_says_so_and_opens_nothing(desk: Desk, school: Path) -> None:
    desk.desktop.gate.unlock(school)
    desk.desktop.gate.window.show()
    desk.settle()
    desk.type_passphrase("心理教师甲", "yanshi xuexiao 2025")
    assert desk.page.bar.isVisible()
    assert desk.page.bar.text().startswith("口令不对(第1次)。数据和草稿都没有变化。")
    assert desk.page.passphrase.text() == ""
    assert desk.desktop.shell is None and desk.desktop.session is None
    desk.type_passphrase("心理教师甲", "yanshi xuexiao 2026")
    desk.until(lambda: desk.desktop.shell is not None)
    desk.settle()


def test_f12_leaves_a_calendar_without_a_word_of_any_child(desk: Desk, school: Path) -> None:
    desk.prefer(hide_names=False)
    desk.unlock(school, "心理教师甲")
    child = _watched(desk)
    name = desk.ask(students.student, child).name
    screen = desk.screen("student", child)
    desk.click(screen.view.identity.talk_button)
    desk.write(desk.find(QPlainTextEdit, "student.panel.note"), CANARY)
    shown = " ".join(texts(desk.shell))
    assert CANARY in shown and name in shown
    before = desk.shell.grab().toImage()
    desk.key(Qt.Key.Key_F12)
    shown = " ".join(texts(desk.shell))
    assert desk.shell.windowTitle() == "校历"
    for word in (name, CANARY, "谈心", "校园工作台", "心理"):
        assert word not in shown, word
    names = {row.name for row in desk.ask(students.list_students)}
    assert not [each for each in names if each in shown]
    assert desk.shell.grab().toImage() != before
    desk.key(Qt.Key.Key_F12)
    assert desk.shell.windowTitle() == "校园工作台"
    assert screen.view.panel.body()["note"] == CANARY
