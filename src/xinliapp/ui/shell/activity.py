"""Notices that a person is at the keyboard, and the keys that must work from any dialog.

The filter sits on the native windows (the main one and each dialog that gets the focus): they see every key
and mouse event once, while a filter on the application would run for every paint and timer too.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow

from xinliapp.domain.keys import DEFAULT_KEYS

_INPUT = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
}
_CONTROL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class Activity(QObject):
    """``seen``: some input; ``blank`` and ``lock``: their keys; ``alt``: Alt went down or up."""

    seen = Signal()
    blank = Signal()
    lock = Signal()
    alt = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.blank_key = QKeySequence(DEFAULT_KEYS["blank"])
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)

    def watch(self, window: QWindow | None) -> None:
        """Watches one native window (installing twice is harmless)."""
        self.alt.emit(False)
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind in _INPUT:
            self.seen.emit()
        if isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Alt and not event.isAutoRepeat():
                self.alt.emit(kind == QEvent.Type.KeyPress)
            elif kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
                return self._take_key(event)
        return False

    def _take_key(self, event: QKeyEvent) -> bool:
        keys, key = event.modifiers(), event.key()
        if QKeySequence(event.keyCombination()) == self.blank_key or (
            key == Qt.Key.Key_H and keys == _CONTROL | _SHIFT
        ):
            self.blank.emit()
            return True
        if key == Qt.Key.Key_L and keys == _CONTROL:
            self.lock.emit()
            return True
        return False
