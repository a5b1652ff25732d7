"""One mouse-transparent overlay a window that draws the focus ring, so that layouts never shift."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from xinliapp.widgets.paint import paint_focus_ring

_FIELDS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox)
_BY_KEYBOARD = (QAbstractButton, QTabBar)
_ROOM = 3  # 2 px ring, 1 px outside the control


class FocusRing(QWidget):
    """Follows the application's focus inside ``window``: fields always, buttons when reached by keyboard."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._host = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.setVisible(False)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)
        window.installEventFilter(self)

    @property
    def target(self) -> QWidget | None:
        """The control ringed now."""
        return self._target

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Only the ringed control and what it lies in are watched: an application-wide filter would run Python
        # code for every event of the program.
        kind = event.type()
        if watched is self._target and kind in (QEvent.Type.Hide, QEvent.Type.Destroy):
            self._forget()
        elif kind in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place()
        return False

    @Slot("QWidget*", "QWidget*")  # type: ignore[arg-type]
    def _follow(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._forget()
        if now is not None and now.window() is self._host.window() and self._wants(now):
            self._target = _outer(now)
            self._watch(self._target)
            self._place()

    def _wants(self, widget: QWidget) -> bool:
        if isinstance(widget, _BY_KEYBOARD):
            # Qt sets this on the window when Tab or a shortcut moved the focus, and clears it on a press.
            return widget.window().testAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
        return isinstance(widget, _FIELDS)

    def _watch(self, target: QWidget) -> None:
        step: QWidget | None = target
        while step is not None and step is not self._host:
            step.installEventFilter(self)
            self._watched.append(step)
            step = step.parentWidget()

    def _forget(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched.clear()
        self._target = None
        self.setVisible(False)

    def _place(self) -> None:
        target, host = self._target, self._host
        if target is None or not isValid(target) or not target.isVisible() or not host.isAncestorOf(target):
            self.setVisible(False)
            return
        corner = target.mapTo(host, QPoint(0, 0))
        box = QRect(corner, target.size()).adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        seen = host.rect()
        for area in self._watched:
            inside = host.isAncestorOf(area) and area is not target
            if inside and isinstance(area.parentWidget(), QAbstractScrollArea):
                seen = seen.intersected(QRect(area.mapTo(host, QPoint(0, 0)), area.size()))
        if not seen.contains(box.center()):
            self.setVisible(False)
            return
        self.setGeometry(box.intersected(host.rect()))
        self.setVisible(True)
        self.raise_()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_focus_ring(QPainter(self), QRectF(self.rect()))


def _outer(widget: QWidget) -> QWidget:
    """The box a person sees: a spin box's or drop-down's inner line stands for the whole."""
    parent = widget.parentWidget()
    return parent if isinstance(parent, QAbstractSpinBox | QComboBox) else widget
