"""A person at the window: what hands and eyes can do, every click counted as ``screens.md`` section 0 says.

One click is a mouse press, a shortcut, or an Enter that acts. Typing, arrows, Tab and scrolling are free; a
system's file dialog is one. Machine time is the time the program made the person wait, plus the typing at
five characters a second: a busy machine is far below a budget of minutes, the typing is the same everywhere.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pypdfium2
import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QListView,
    QMenu,
    QScrollArea,
    QWidget,
)

from tests.support.desk import Desk, texts
from tests.support.event_loop import process_events
from tests.support.gestures import (
    NO_KEYS,
    described,
    in_front,
    named,
    pieces,
    row_of,
    spot_of,
    stand_still,
    wheel_to,
)
from xinliapp.app.place import DEMO_PASSPHRASE

W = TypeVar("W", bound=QWidget)
Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
CHARACTERS_A_SECOND = 5
_FAR = 60  # nobody presses Tab oftener than that to get to a field
_FREE = {
    Key.Key_Up, Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Home, Key.Key_End, Key.Key_PageUp,
    Key.Key_PageDown, Key.Key_Tab, Key.Key_Backtab, Key.Key_Backspace, Key.Key_Delete,
}  # fmt: skip
_EXEC = QDialog.exec  # before any test replaces it


@dataclass
class Tally:
    """What it took so far. ``steps`` is how, for whoever reads a budget that was broken."""

    clicks: int = 0
    keys: int = 0
    characters: int = 0
    machine: float = 0.0
    steps: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """Waiting and typing."""
        return self.machine + self.characters / CHARACTERS_A_SECOND


class User:
    """Sits down at a :class:`Desk`, several one after the other if need be; ``tally`` goes on."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.tally = Tally()
        self.exceptional = 0  # clicks a journey sets aside for its exceptions
        self._desk: Desk | None = None
        self._files: list[list[Path]] = []
        self._steps: list[Callable[[], None]] = []
        self._failed: list[BaseException] = []
        for name in ("getSaveFileName", "getOpenFileName", "getOpenFileNames"):
            monkeypatch.setattr(QFileDialog, name, self._asked_for_files(many=name.endswith("s")))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_, **__: str(self._next_files()[0]))
        monkeypatch.setattr(QDialog, "exec", lambda dialog: self._stand_before(dialog, _EXEC))

    # --- the desk, and what is counted ---

    def sit(self, desk: Desk) -> None:
        """From now on this window."""
        self._desk = desk

    @property
    def desk(self) -> Desk:
        assert self._desk is not None, "sit down first"
        return self._desk

    @contextmanager
    def within(self, *, clicks: int, seconds: float) -> Iterator[Tally]:
        """What happens inside is not to cost more; gives the tally of the inside, still counting."""
        outer, self.tally = self.tally, Tally()
        try:
            yield self.tally
        finally:
            inner, self.tally = self.tally, outer
            outer.clicks += inner.clicks
            outer.keys += inner.keys
            outer.characters += inner.characters
            outer.machine += inner.machine
            outer.steps += inner.steps
        assert inner.clicks <= clicks, f"{inner.clicks} clicks, {clicks} allowed: {' → '.join(inner.steps)}"
        assert inner.seconds <= seconds, f"{inner.seconds:.0f} s, {seconds} allowed"

    @contextmanager
    def aside(self) -> Iterator[None]:
        """An accident or a second look that is no part of the journey: not counted."""
        kept, self.tally = self.tally, Tally()
        try:
            yield
        finally:
            self.tally = kept

    # --- eyes ---

    def see(self, name: str, kind: type[W] = QWidget) -> W:  # type: ignore[assignment]
        """The one visible widget of this name, in whatever window."""
        found = [one for one in QApplication.allWidgets() if one.objectName() == name and one.isVisible()]
        assert len(found) == 1, f"{len(found)} visible widgets {name}"
        assert isinstance(found[0], kind), f"{name} is a {type(found[0]).__name__}"
        return found[0]

    def sees(self, name: str) -> bool:
        """Whether such a widget is to be seen."""
        return any(one.objectName() == name and one.isVisible() for one in QApplication.allWidgets())

    def menu(self) -> list[str]:
        """What the open menu offers."""
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu), "no menu is open"
        return [action.text() for action in found.actions()]

    def reads(self, words: str) -> bool:
        """Whether these words stand somewhere on the screen."""
        return any(words in text for window in self._windows() for text in texts(window))

    def rows(self, name: str) -> list[str]:
        """What the list of this name (or the one in it) shows, row by row."""
        widget = self.see(name)
        view = widget if isinstance(widget, QAbstractItemView) else widget.findChild(QAbstractItemView)
        assert isinstance(view, QAbstractItemView) and view.isVisible(), f"no list in {name}"
        model = view.model()
        cells = [
            range(model.columnCount()) if not isinstance(view, QListView) else range(1)
        ] * model.rowCount()
        return [
            " ".join(str(model.index(row, column).data() or "") for column in columns).strip()
            for row, columns in enumerate(cells)
        ]

    def around(self, name: str) -> list[str]:
        """What is written in the block a widget stands in."""
        return texts(self.see(name).parentWidget())

    def at(self, page: str) -> None:
        """The page in front is this one."""
        here = self.desk.shell.presenter.here
        assert here is not None and here.key == page, f"{here} is in front, not {page}"

    def focus(self) -> str:
        """The name of what has the keyboard, or of what holds it."""
        widget = (in_front() or self._window()).focusWidget()
        while widget is not None and not widget.objectName():
            widget = widget.parentWidget()
        return widget.objectName() if widget is not None else ""

    # --- hands ---

    def press(self, target: str | QWidget, *, of: str = "") -> None:
        """The left mouse button on the middle of a widget that is there, enabled and not covered.

        ``of``: the one in the row that shows these words, where every row has its own.
        """
        widget = self._of(target, of) if isinstance(target, str) else target
        name = widget.objectName() or type(widget).__name__
        assert widget.isVisible() and widget.isEnabled(), f"{name} cannot be pressed"
        self._scroll_to(widget)
        self._click(widget, spot_of(widget), f"c:{name}")

    def press_row(self, table: str, words: str, column: int = 0) -> None:
        """A mouse press on the row of a list that shows these words; ``column`` of it."""
        view = self.see(table, QAbstractItemView)
        index = view.model().index(row_of(view, words), column)
        view.scrollTo(index)
        process_events()
        self._click(view.viewport(), view.visualRect(index).center(), f"c:{table}[{words}]")

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = NO_KEYS, *, times: int = 1) -> None:
        """Keys that go to the window in front; arrows and their like are free."""
        for _ in range(times):
            self.tally.keys += 1
            if key not in _FREE or modifier != NO_KEYS:
                self.tally.clicks += 1
                self.tally.steps.append(f"k:{named(key, modifier)}")
            with self._waiting():
                QTest.keyClick(self._front(), key, modifier)

    def type(self, text: str, into: str = "") -> None:
        """Characters, into what has the keyboard: Latin ones as keys, Chinese as an input method gives them.

        ``into`` names the field that must have it.
        """
        if into:
            assert self.focus() == into, f"the keyboard is at {self.focus() or 'nothing'}, not {into}"
        self.tally.characters += len(text)
        self.tally.steps.append(f"t:{text[:12]}")
        with self._waiting():
            for piece in pieces(text):
                if piece.isascii():
                    QTest.keyClick(self._front(), Key.Key_Return if piece == "\n" else piece)
                else:
                    event = QInputMethodEvent()
                    event.setCommitString(piece)
                    QApplication.sendEvent(QGuiApplication.focusObject(), event)

    def hold(self, character: str, *, repeats: int) -> None:
        """A key that stays down too long: the keyboard repeats it."""
        self.tally.characters += 1
        self.tally.steps.append(f"hold:{character}")
        key, front = Key(ord(character.upper())), self._front()
        kinds = [(QEvent.Type.KeyPress, False), *[(QEvent.Type.KeyPress, True)] * repeats,
                 (QEvent.Type.KeyRelease, False)]  # fmt: skip
        with self._waiting():
            for kind, repeated in kinds:
                QApplication.sendEvent(front, QKeyEvent(kind, key, NO_KEYS, character, repeated))

    def compose(self, letters: str) -> None:
        """Letters the input method has not committed yet."""
        self.tally.characters += len(letters)
        with self._waiting():
            QApplication.sendEvent(QGuiApplication.focusObject(), QInputMethodEvent(letters, []))

    def tab_to(self, name: str) -> None:
        """Tab until this field has the keyboard. Moving about is free, but it must be on the way."""
        self._walk(lambda: self.focus() == name, Key.Key_Tab, f"{name} by Tab")

    def fill(self, name: str, text: str) -> None:
        """Tab to a field and type over what stands in it."""
        self.tab_to(name)
        self.type(text, into=name)

    def arrow_to(self, name: str, words: str) -> None:
        """With the keyboard in a drop-down or a list: arrows until it stands on these words."""
        assert self.focus() == name, f"the keyboard is at {self.focus()}, not {name}"
        widget = self.see(name)
        if isinstance(widget, QComboBox):
            here, there = widget.currentIndex(), widget.findText(words, Qt.MatchFlag.MatchContains)
        else:
            assert isinstance(widget, QAbstractItemView)
            here, there = widget.currentIndex().row(), row_of(widget, words)
        assert there >= 0, f"{words} is not in {name}"
        self.key(Key.Key_Down if there > here else Key.Key_Up, times=abs(there - here))
        now = widget.currentIndex()
        assert (now if isinstance(now, int) else now.row()) == there, f"arrows do not reach {words}"

    def choose(self, name: str, words: str) -> None:
        """A drop-down by mouse: one press opens it, one chooses."""
        box = self.see(name, QComboBox)
        self.press(box)
        view = box.view()
        assert view.isVisible(), f"{name} did not open"
        index = view.model().index(box.findText(words, Qt.MatchFlag.MatchContains), box.modelColumn())
        assert index.isValid(), f"{words} is not in {name}"
        view.scrollTo(index)
        self._click(view.viewport(), view.visualRect(index).center(), f"c:{name}={words}")

    def choose_from_menu(self, name: str, words: str) -> None:
        """A button with a menu: one press opens it, one chooses."""
        self.press(name)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), f"{name} opened no menu"
        (action,) = [one for one in menu.actions() if words in one.text() and one.isEnabled()]
        self._click(menu, menu.actionGeometry(action).center(), f"c:{words}")

    def save_paper(self, path: Path) -> str:
        """The paper that is shown, saved and closed as a person would; its text."""
        self.will_choose(path)
        self.press("paper.save")
        self.press("paper.close")
        document = pypdfium2.PdfDocument(path)
        try:
            return "".join(page.get_textpage().get_text_range() for page in document)
        finally:
            document.close()

    def drop(self, name: str, paths: Sequence[Path]) -> None:
        """Files pulled from the file manager onto a widget: one press of the mouse."""
        widget = self.see(name)
        spot = widget.mapTo(widget.window(), widget.rect().center())
        under = widget.window().childAt(spot)
        while under is not None and not under.acceptDrops():
            under = under.parentWidget()
        assert under is not None and (under is widget or widget.isAncestorOf(under)), f"{name} takes no files"
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
        place, copy, left = under.rect().center(), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        self.tally.clicks += 1
        self.tally.steps.append(f"drop:{name}")
        with self._waiting():
            enter = QDragEnterEvent(place, copy, data, left, NO_KEYS)
            QApplication.sendEvent(under, enter)
            assert enter.isAccepted()
            QApplication.sendEvent(under, QDropEvent(QPointF(place), copy, data, left, NO_KEYS))

    # --- what is asked back ---

    def will_choose(self, *paths: Path) -> None:
        """What the next dialog of the system for files or folders is answered with."""
        self._files.append(list(paths))

    def will_do(self, step: Callable[[], None]) -> None:
        """What is done in the next dialog that stands before the window and waits."""
        self._steps.append(step)

    # --- whole habits ---

    def unlock(self, vault: Path, account: str, passphrase: str = DEMO_PASSPHRASE) -> None:
        """Sit down at a program that has just started: account, passphrase, Enter. Not counted."""
        self.desk.unlock(vault, account, passphrase)
        self.desk.shell.activateWindow()
        self.desk.settle()

    def unlock_again(self, passphrase: str = DEMO_PASSPHRASE) -> None:
        """At the lock screen, the account being the last one: passphrase, Enter."""
        self.desk.desktop.gate.window.activateWindow()
        self.type(passphrase, into="unlock.passphrase")
        self.key(Key.Key_Return)
        with self._waiting():
            self.desk.until(lambda: self.desk.desktop.shell is not None)
        self.desk.shell.activateWindow()
        self.desk.settle()

    # --- inside ---

    def _of(self, name: str, words: str) -> QWidget:
        if not words:
            return self.see(name)
        found = [one for one in QApplication.allWidgets() if one.objectName() == name and one.isVisible()]
        found = [one for one in found if any(words in text for text in texts(one.parentWidget()))]
        assert len(found) == 1, f"{len(found)} visible widgets {name} of {words}"
        return found[0]

    def _windows(self) -> list[QWidget]:
        return [window for window in QApplication.topLevelWidgets() if window.isVisible()]

    def _front(self) -> QWindow:
        """The window a key goes to; it hands it on to a menu or list that is open."""
        handle = (QApplication.activeModalWidget() or self._window()).windowHandle()
        assert handle is not None
        return handle

    def _window(self) -> QWidget:
        return self.desk.desktop.shell or self.desk.desktop.gate.window

    @contextmanager
    def _waiting(self) -> Iterator[None]:
        """Until the program has nothing more to do; the time goes on the tally.

        Afterwards some window has the keyboard: a widget that is shown before it has a parent is a window for
        a moment and takes it away.
        """
        tally, begun, closing = self.tally, time.monotonic(), in_front()
        try:
            yield
            self.desk.settle()
        finally:
            tally.machine += time.monotonic() - begun
        if self._failed:
            raise self._failed.pop()
        front = QApplication.activeModalWidget() or self._window()
        if QApplication.activePopupWidget() is None and QApplication.activeWindow() is not front:
            assert closing is not None, "the keyboard went to a window that is gone"
            front.activateWindow()  # a real desktop gives it back when a menu or dialog closes
            self.desk.settle()

    def _click(self, widget: QWidget, spot: QPoint, step: str) -> None:
        window = widget.window()
        stand_still(widget)
        modal = QApplication.activeModalWidget()
        assert modal is None or modal is window or modal.isAncestorOf(window), f"{step}: behind a dialog"
        place = widget.mapTo(window, spot)
        under = window.childAt(place) or window
        assert under is widget or widget.isAncestorOf(under), f"{step}: covered by {described(under)}"
        handle = window.windowHandle()
        assert handle is not None
        self.tally.clicks += 1
        self.tally.steps.append(step)
        with self._waiting():
            QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NO_KEYS, place)

    def _scroll_to(self, widget: QWidget) -> None:
        """The wheel over every scrolling place the widget is in, until its middle shows."""
        parent = widget.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea):
                wheel_to(parent, widget)
            parent = parent.parentWidget()

    def _walk(self, arrived: Callable[[], bool], key: Qt.Key, where: str) -> None:
        visited: list[str] = []
        for _ in range(_FAR):
            if arrived():
                return
            visited.append(self.focus())
            self.key(key)
        raise AssertionError(f"{where}: not reached, only {visited}")

    def _asked_for_files(self, *, many: bool) -> Callable[..., tuple[object, str]]:
        def ask(*_arguments: object, **_named: object) -> tuple[object, str]:
            chosen = [str(path) for path in self._next_files()]
            return (chosen if many else chosen[0]), ""

        return ask

    def _next_files(self) -> list[Path]:
        assert self._files, "a dialog for files opened that nobody answers"
        self.tally.clicks += 1
        self.tally.steps.append("files")
        return self._files.pop(0)

    def _stand_before(self, dialog: QDialog, real: Callable[[QDialog], int]) -> int:
        """A dialog that waits: the step meant for it is taken while it stands there."""
        if isinstance(dialog, QFileDialog):
            dialog.selectFile(str(self._next_files()[0]))
            return int(QDialog.DialogCode.Accepted)
        assert self._steps, f"a dialog opened that nobody answers: {described(dialog)}"
        step = self._steps.pop(0)

        def act() -> None:
            try:
                step()
                assert not dialog.isVisible(), f"{type(dialog).__name__} is still open"
            except BaseException as trouble:
                self._failed.append(trouble)
                dialog.reject()

        QTimer.singleShot(0, dialog, act)
        return real(dialog)
