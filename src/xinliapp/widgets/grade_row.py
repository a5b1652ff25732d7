"""The five concern grades as chips to press, light to heavy. Casework only."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from xinliapp.widgets import paint
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.flow import FlowLayout
from xinliapp.widgets.style import color, font, is_look_change, look, px, text_width
from xinliapp.widgets.tokens import Role

_FACE = 28
_EDGE = 8
_SWATCH = 18


class GradeButton(QAbstractButton):
    """One grade: its digit, shape and word; chosen, it has its colour and a strong edge."""

    def __init__(self, ordinal: int, word: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        paint.check_grade_label(word)
        self._ordinal = ordinal
        self.setText(f"{ordinal} {word}")
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(2 * _EDGE + px(_SWATCH) + 6 + text_width(self.text(), Role.STRONG), px(tk.CONTROL))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event):
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colors, on = look().tokens.grades[self._ordinal], self.isChecked()
        ink = QColor(colors.text)
        edge = color("text") if on else color("control" if self.underMouse() else "rule")
        wide = 2 if on else 1
        spare = (self.height() - px(_FACE)) / 2
        body = QRectF(self.rect()).adjusted(wide / 2, spare + wide / 2, -wide / 2, -spare - wide / 2)
        painter.setPen(QPen(edge, wide))
        painter.setBrush(QColor(colors.fill) if on else color("surface"))
        painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
        side, middle = px(_SWATCH), self.height() / 2
        if not on:  # a small piece of the chip keeps colour and shape
            painter.setPen(QPen(QColor(colors.edge), 1))
            painter.setBrush(QColor(colors.fill))
            painter.drawRoundedRect(
                QRectF(_EDGE + 0.5, round(middle - side / 2) + 0.5, side - 1, side - 1), 4, 4
            )
        paint.paint_grade_shape(painter, self._ordinal, QPointF(_EDGE + side / 2, middle), px(11), ink)
        painter.setFont(font(Role.STRONG if on else Role.BODY))
        painter.setPen(ink if on else color("text" if self.isEnabled() else "muted"))
        left = _EDGE + side + 6
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), flags, self.text())


class GradeRow(QWidget):
    """The five grades, light to heavy, each with its word; a digit 0–4 chooses one."""

    changed = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = FlowLayout(self)
        self._words: tuple[str, ...] = ()
        self._group = QButtonGroup(self)
        self._group.idToggled.connect(self._toggled)

    def set_words(self, words: Sequence[str]) -> None:
        """The school's words; built once for them."""
        if self._words == tuple(words):
            return
        self._words = tuple(words)
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        for ordinal, word in enumerate(words):
            button = GradeButton(ordinal, word)
            button.setObjectName(f"{self.objectName()}.{ordinal}")
            button.installEventFilter(self)
            self._group.addButton(button, ordinal)
            self._row.addWidget(button)

    def buttons(self) -> list[QAbstractButton]:
        """The grades from light to heavy."""
        return self._group.buttons()

    def ordinal(self) -> int:
        """The chosen one, -1 for none."""
        return self._group.checkedId()

    def choose(self, ordinal: int) -> None:
        """Choose one, or none (-1)."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(self._group.id(button) == ordinal)
        self._group.setExclusive(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._digit(event):
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._digit(event)

    def _digit(self, event: QKeyEvent) -> bool:
        place = "01234".find(event.text()) if event.text() else -1
        button = self._group.button(place) if place >= 0 else None
        if button is None:
            return False
        button.setChecked(True)
        return True

    def _toggled(self, _ordinal: int, on: bool) -> None:
        if on:
            self.changed.emit()
