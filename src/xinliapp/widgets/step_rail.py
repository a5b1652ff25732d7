"""The steps of something that goes on for weeks: numbered, each open at any time, with where it stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.paint import Sign, paint_sign
from xinliapp.widgets.style import color, fix_width, font, px, set_margins
from xinliapp.widgets.tokens import Role

_WIDTH = 136


class StepButton(QAbstractButton):
    """One step: number, word and, when it stands somewhere, the sign of it."""

    def __init__(self, number: int, key: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key, self._number = key, number
        self._sign: Sign | None = None
        self.setText(words)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_sign(self, sign: Sign | None) -> None:
        """Where the step stands; None for one that says nothing yet."""
        self._sign = sign
        self.update()

    @property
    def sign(self) -> Sign | None:
        """The sign shown."""
        return self._sign

    def sizeHint(self) -> QSize:
        return QSize(px(_WIDTH), px(tk.NAV_ROW))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isChecked():
            painter.fillRect(box, color("selected"))
            painter.fillRect(QRectF(0, 0, 3, box.height()), color("accent"))
        elif self.underMouse():
            painter.fillRect(box, color("alt"))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.setFont(font(Role.STRONG if self.isChecked() else Role.BODY))
        painter.setPen(color("text" if self.isChecked() else "text2"))
        painter.drawText(box.adjusted(12, 0, 0, 0), flags, str(self._number))
        painter.drawText(box.adjusted(px(28), 0, 0, 0), flags, self.text())
        if self._sign is not None:
            side = px(16)
            spot = QRectF(box.right() - 8 - side, round(box.center().y() - side / 2), side, side)
            paint_sign(painter, self._sign, spot)
        if self.hasFocus():
            painter.setPen(color("focus"))
            painter.drawRect(box.adjusted(1, 1, -2, -2))


class StepRail(QFrame):
    """``chosen`` gives the key of the step taken; a step's object name is the rail's, a dot, and the key.

    Arrow keys go along; Tab comes in once.
    """

    chosen = Signal(str)

    def __init__(
        self, steps: Sequence[tuple[str, str]], object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setProperty("area", "steps")
        fix_width(self, _WIDTH)
        column = QVBoxLayout(self)
        set_margins(column, 0, 8, 1, 8, 0)
        self._steps: list[StepButton] = []
        for number, (key, words) in enumerate(steps, start=1):
            step = StepButton(number, key, words)
            step.setObjectName(f"{object_name}.{key}")
            step.setAutoExclusive(True)
            step.clicked.connect(self._tell)
            self._steps.append(step)
            column.addWidget(step)
        column.addStretch(1)
        self._steps[0].setChecked(True)

    @property
    def current(self) -> str:
        """The key of the current step."""
        return next(step.key for step in self._steps if step.isChecked())

    def set_current(self, key: str) -> None:
        """Shows a step as current, without a signal."""
        for step in self._steps:
            if step.key == key:
                step.setChecked(True)

    def set_words(self, words: Mapping[str, str]) -> None:
        """Other words for some steps."""
        for step in self._steps:
            step.setText(words.get(step.key, step.text()))

    def set_signs(self, signs: Mapping[str, Sign]) -> None:
        """Where each step stands; the rest say nothing."""
        for step in self._steps:
            step.set_sign(signs.get(step.key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}.get(event.key())
        if move is None:
            super().keyPressEvent(event)
            return
        place = [step.key for step in self._steps].index(self.current) + move
        if 0 <= place < len(self._steps):
            self._steps[place].setFocus()
            self._steps[place].click()

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, StepButton):
            self.chosen.emit(sender.key)
