"""The thin “下一步” bar under a page's header: after a save it names the form that usually comes next.

It asks nothing and stands in nobody's way: it goes away when the person types on, closes it or takes a step.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QHBoxLayout, QWidget
from shiboken6 import isValid

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

Step = tuple[str, str, object]
"""What the button says (“研判”), the page it opens, and that page's argument."""

MOST = 3


class NextBar(QFrame):
    """Hidden until :meth:`offer`. ``chosen(page, argument)``: the step taken, ready for ``Host.open``.

    Put it into the page's layout under the header. Alt+1 … Alt+3 take a step from anywhere on the page; the
    buttons are in the tab order too. Nobody has to take it away: typing in any field of the same page, or
    ticking there, is an edit.
    """

    chosen = Signal(str, object)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setProperty("area", "inlineOk")
        fix_height(self, tk.ROW_TALL)
        self._steps: tuple[Step, ...] = ()
        self._watched: QObject | None = None
        row = QHBoxLayout(self)
        set_margins(row, 12, 0, 8, 0, tk.GAP)
        self._said = StatusMark(Sign.OK, "")
        self._word = label(self.tr("下一步"), Role.STRONG)
        row.addWidget(self._said)
        row.addWidget(self._word)
        self._buttons = [self._button(number) for number in range(MOST)]
        for button in self._buttons:
            row.addWidget(button)
        row.addStretch(1)
        self._close = Button("", Kind.QUIET, icon="close", object_name=f"{object_name}.close")
        self._close.setAccessibleName(self.tr("关闭下一步"))
        self._close.setToolTip(self.tr("关闭下一步"))
        self._close.clicked.connect(self.clear)
        row.addWidget(self._close)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._watch)
        self.setVisible(False)

    def offer(
        self, steps: Sequence[Step], done: str = "", names: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        """Shows at most three steps, the usual one first; none hides the bar.

        ``done`` says what was just saved (“预警已保存”) before the steps. A button's object name is the
        bar's, a dot, and the page, or what ``names`` says for that page.
        """
        self._steps = tuple(steps)[:MOST]
        self._said.set(Sign.OK, done)
        for number, button in enumerate(self._buttons):
            there = number < len(self._steps)
            if there:
                words, page, _argument = self._steps[number]
                button.setText(words)
                button.setObjectName(names.get(page, f"{self.objectName()}.{page}"))
            button.setVisible(there)
        self.setVisible(bool(self._steps))
        self._watch(None, QApplication.focusWidget())

    def steps(self) -> tuple[Step, ...]:
        """What is offered now, nothing when the bar is hidden."""
        return self._steps

    def clear(self) -> None:
        """Takes the bar away."""
        self._steps = ()
        self._watch(None, None)
        self.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._steps and _is_edit(watched, event):
            self.clear()
        return False

    def _button(self, number: int) -> Button:
        button = Button("", Kind.ROW, shortcut=f"Alt+{number + 1}", hint=f"Alt+{number + 1}")
        button.setProperty("step", number)
        button.clicked.connect(self._take)
        return button

    def _take(self) -> None:
        _words, page, argument = self._steps[int(self.sender().property("step"))]
        self.clear()
        self.chosen.emit(page, argument)

    def _watch(self, _old: QWidget | None, now: QWidget | None) -> None:
        """Listens to the focused field of this page only; a filter on everything would run for each paint."""
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = None
        page = self.parentWidget()
        ours = now is not None and page is not None and page.isAncestorOf(now)
        if self._steps and ours and now is not None and not self.isAncestorOf(now):
            now.installEventFilter(self)
            self._watched = now


def _is_edit(watched: QObject, event: QEvent) -> bool:
    if isinstance(watched, QAbstractButton):
        # Only what stays pressed holds data; an ordinary button says itself what becomes of the page.
        toggles = event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.KeyRelease)
        return watched.isCheckable() and toggles
    if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
        return bool(event.text()) and (event.text().isprintable() or event.text() in "\b\x7f")
    return isinstance(event, QInputMethodEvent) and bool(event.preeditString() or event.commitString())
