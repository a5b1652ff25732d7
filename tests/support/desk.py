"""The real window, offscreen: real threads, real vault files; driven by keys and clicks."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPoint,
    Qt,
    QTimer,
)
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.support.event_loop import process_events
from xinliapp.app.place import DEMO_PASSPHRASE
from xinliapp.app.window import Desktop
from xinliapp.ui.shell.window import ShellWindow
from xinliapp.widgets.week_body import WeekBody

W = TypeVar("W", bound=QWidget)
CTRL = Qt.KeyboardModifier.ControlModifier
_LONG = 30_000  # ms; only reached when something hangs


class Desk:
    """One start of the program. Use :func:`sitting`, which also ends it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.desktop = Desktop([])

    # --- waiting: for jobs and for the screen, never for the clock ---

    def settle(self) -> None:
        """Until no job waits or runs, every callback was delivered, and nothing new came of them."""
        while True:
            self._qtbot.waitUntil(self.desktop.runner.idle, timeout=_LONG)
            process_events()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            if self.desktop.runner.idle():
                process_events()
                if self.desktop.runner.idle():
                    return

    def until(self, ready: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(ready, timeout=_LONG)

    def prefer(self, **chosen: object) -> None:
        """Preferences as this person has set them; before the vault is opened."""
        self.desktop.preferences = replace(self.desktop.preferences, **chosen)  # type: ignore[arg-type]

    # --- where we are ---

    @property
    def page(self) -> Any:
        """The page in front of the vault: first run, demo or lock screen."""
        return self.desktop.gate.window.centralWidget()

    @property
    def shell(self) -> ShellWindow:
        found = self.desktop.shell
        assert found is not None, "the vault is not open"
        return found

    def screen(self, key: str, argument: object = None) -> Any:
        """Open a page by its key and wait until it has loaded."""
        self.shell.open(key, argument)
        self.settle()
        found = self.shell.opened(key)
        assert found is not None, key
        return found

    def has(self, key: str) -> bool:
        """Whether this page exists for who is signed in."""
        return self.shell.presenter.has(key)

    # --- hands ---

    def unlock(self, vault: Path, account: str, passphrase: str = DEMO_PASSPHRASE) -> None:
        """Choose the account, type the passphrase, press Enter, wait for the first page."""
        self.desktop.gate.unlock(vault, "")
        self.desktop.gate.window.show()
        self.settle()
        self.type_passphrase(account, passphrase)
        self.until(lambda: self.desktop.shell is not None)
        self.settle()

    def type_passphrase(self, account: str, passphrase: str) -> None:
        """What a person does at the lock screen."""
        page = self.page
        page.account.setCurrentIndex(page.account.findText(account))
        assert page.account.currentText() == account
        QTest.keyClicks(page.passphrase.line, passphrase)
        QTest.keyClick(page.passphrase.line, Qt.Key.Key_Return)
        self.settle()

    def click(self, button: QAbstractButton) -> None:
        """A click on a button a person could click."""
        assert button.isVisible() and button.isEnabled(), button.objectName() or button.text()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def write(self, field: QWidget, text: str) -> None:
        """Type: Latin letters key by key, Chinese as an input method commits it."""
        assert field.isVisible() and field.isEnabled(), field.objectName()
        field.setFocus()
        for piece in text:
            if piece.isascii():
                QTest.keyClicks(field, piece)
            else:
                event = QInputMethodEvent()
                event.setCommitString(piece)
                QApplication.sendEvent(field, event)

    def rewrite(self, field: QLineEdit, text: str) -> None:
        """Select all that stands in a line and type over it."""
        field.setFocus()
        field.selectAll()
        QTest.keyClick(field, Qt.Key.Key_Delete)
        self.write(field, text)

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """A key pressed in the window."""
        handle = self.shell.windowHandle()
        QTest.keyClick(handle, key, modifier)
        self.settle()

    def find(self, kind: type[W], name: str, within: QWidget | None = None) -> W:
        """The visible widget with this object name."""
        found = [widget for widget in (within or self.shell).findChildren(kind, name) if widget.isVisible()]
        assert len(found) == 1, (name, len(found))
        return found[0]

    def run_until_exit(self, act: Callable[[], None]) -> int:
        """Run the application's own event loop, do ``act`` in it; the status it ends with."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        QTimer.singleShot(0, app, act)
        guard = QTimer()
        guard.setSingleShot(True)
        guard.timeout.connect(_hung)
        guard.start(_LONG)
        code = app.exec()
        guard.stop()
        return code

    def ask(self, use_case: Callable[..., Any], *args: object, **named: object) -> Any:
        """What a service says, asked on the database thread like everything else."""
        found: list[Any] = []
        trouble: list[Any] = []
        self.desktop.runner.run(
            lambda: use_case(self.desktop.session, *args, **named),
            done=found.append,
            failed=trouble.append,
            owner=self,
        )
        self.until(lambda: bool(found or trouble))
        self.settle()
        assert not trouble, trouble
        return found[0]

    def close(self) -> None:
        """End the sitting as far as nobody did yet."""
        self.desktop.runner.close(10)
        for window in (self.desktop.shell, self.desktop.gate.window):
            if window is not None:
                window.close()
                window.deleteLater()
        self.desktop.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def refuse_dialogs(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dialog that waits for a person would hang the test: it fails at once unless the test answers it."""

    def nobody(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a dialog opened that nobody answers")

    for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames", "getExistingDirectory"):
        monkeypatch.setattr(QFileDialog, name, nobody)
    for name in ("warning", "information", "question", "critical"):
        monkeypatch.setattr(QMessageBox, name, nobody)
    monkeypatch.setattr(QDialog, "exec", nobody)


def _hung() -> None:
    QCoreApplication.exit(-1)


@contextmanager
def sitting(qtbot: QtBot) -> Iterator[Desk]:
    """The program from start to end. Cyclic garbage waits until its threads have ended, as in the program."""
    gc.disable()
    desk = Desk(qtbot)
    try:
        yield desk
    finally:
        desk.close()
        gc.enable()
        gc.collect()


def texts(root: QWidget, *, visible: bool = True) -> list[str]:
    """Everything written in a window: labels, buttons, fields, every cell of every table, tips and titles.

    With ``visible=False`` hidden widgets count too: what is not shown must not be there either.
    """
    found = [root.windowTitle(), root.toolTip(), root.accessibleName(), *_own(root)]
    for widget in root.findChildren(QWidget):
        if visible and not widget.isVisible():
            continue
        found += [widget.windowTitle(), widget.toolTip(), widget.accessibleName(), *_own(widget)]
    return [text for text in found if text]


def _own(widget: QWidget) -> list[str]:
    if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
        return [widget.text()]
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return [widget.toPlainText()]
    if isinstance(widget, QComboBox):
        return [widget.itemText(row) for row in range(widget.count())]
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        return _cells(widget.model())
    if isinstance(widget, WeekBody):
        return [text for block in widget.blocks for text in (block.title, *block.lines, block.words)]
    if widget.isWindow():
        return []
    # Our own painted widgets keep their words in attributes.
    return [value for value in vars(widget).values() if isinstance(value, str)]


_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.StatusTipRole,
    Qt.ItemDataRole.UserRole,
)


def _cells(model: QAbstractItemModel) -> list[str]:
    found = []
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for row in range(model.rowCount(QModelIndex())):
        for column in range(columns):
            for role in _ROLES:
                value = model.index(row, column).data(role)
                if value is not None:
                    found.append(str(value))
    for column in range(columns):
        found.append(str(model.headerData(column, Qt.Orientation.Horizontal) or ""))
    return found


def drop(widget: QWidget, paths: list[Path]) -> None:
    """Files dragged from the file manager onto a widget."""
    from PySide6.QtCore import QMimeData, QUrl
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    spot = QPoint(widget.width() // 2, 8)
    no_keys, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(spot, Qt.DropAction.CopyAction, data, left, no_keys)
    QApplication.sendEvent(widget, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(widget, QDropEvent(spot, Qt.DropAction.CopyAction, data, left, no_keys))
