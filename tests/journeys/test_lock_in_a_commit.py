"""A lock that falls into an import's transaction: blank at once, locked when the transaction has ended."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.desk import CTRL, drop, sitting, texts
from xinliapp.app import window
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.services import committing, roster, students
from xinliapp.system.process import EXIT_LOCK, ToSupervisor

DATA = Path(__file__).resolve().parents[1] / "data"
TEACHER = "心理教师甲"


class Barrier:
    """Holds an import in the middle of its transaction until the window has said that it waits for it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.inside, self.go_on = threading.Event(), threading.Event()
        self.told: list[ToSupervisor] = []
        self.behind: list[str] = []
        self.look: Any = None
        self._write = roster._write
        monkeypatch.setattr(roster, "_write", self.held)
        monkeypatch.setattr(window, "tell_supervisor", self.tell)

    def held(self, *args: Any) -> None:
        self._write(*args)
        self.inside.set()
        assert self.go_on.wait(60)

    def tell(self, word: ToSupervisor) -> None:
        self.told.append(word)
        if word is ToSupervisor.COMMITTING:
            assert committing.running()
            self.behind = self.look()
            self.go_on.set()


def test_an_import_ends_behind_the_blank_and_then_the_window_locks(
    look: None, qtbot: QtBot, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    barrier = Barrier(monkeypatch)
    with sitting(qtbot) as desk:
        desk.prefer(hide_names=False)
        desk.unlock(school, TEACHER)
        before = {row.name for row in desk.ask(students.list_students)}
        wizard = desk.screen("roster_import")
        drop(wizard.view.choose.drop, [DATA / "roster-messy.xlsx"])
        desk.settle()
        desk.click(wizard.view.frame.next_button)
        assert wizard.view.frame.next_button.text().startswith("写入 "), wizard.view.frame.bar.text()
        QTest.mouseClick(wizard.view.frame.next_button, Qt.MouseButton.LeftButton)
        desk.until(barrier.inside.is_set)
        shell = desk.shell
        barrier.look = lambda: [shell.windowTitle(), *texts(shell)]
        code = desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL))
        assert code == EXIT_LOCK
        # What it said while the transaction was still open: blank first, and nobody's name behind it.
        assert barrier.told == [ToSupervisor.LOCKING, ToSupervisor.COMMITTING, ToSupervisor.COMMITTED]
        assert barrier.behind[0] == "校历"
        shown = " ".join(barrier.behind)
        assert not [name for name in before if name in shown]
        assert not committing.running()
        assert desk.desktop.session is None
    with sitting(qtbot) as desk:
        desk.unlock(school, TEACHER, DEMO_PASSPHRASE)
        after = {row.name for row in desk.ask(students.list_students)}
        assert len(after) > len(before)  # all of it, none of it lost


def test_anything_else_is_not_waited_for(
    look: None, qtbot: QtBot, school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long reading is cut off: the lock tells the supervisor of no commit."""
    told: list[ToSupervisor] = []
    monkeypatch.setattr(window, "tell_supervisor", told.append)
    with sitting(qtbot) as desk:
        desk.unlock(school, TEACHER)
        inside = threading.Event()
        failed: list[object] = []

        def endless() -> object:
            inside.set()
            return desk.desktop.session.database.scalar(  # type: ignore[union-attr]
                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
            )

        desk.desktop.runner.run(endless, done=None, failed=failed.append, owner=desk)
        desk.until(inside.is_set)
        shell = desk.shell
        code = desk.run_until_exit(lambda: QTest.keyClick(shell.windowHandle(), Qt.Key.Key_L, CTRL))
        assert code == EXIT_LOCK and told == [ToSupervisor.LOCKING]
        assert desk.desktop.session is None  # the thread ended; it was not left running
