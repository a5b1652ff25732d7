"""A number counted up and down by one press each: − 3 +."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QWidget

from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.style import fix_width, set_margins

_NUMBER = 40


class StepBox(QWidget):
    """The number can be typed too; ``object_name`` is its own, the buttons are ``.less`` and ``.more``."""

    value_changed = Signal(int)

    def __init__(self, object_name: str, name: str, bounds: tuple[int, int]) -> None:
        super().__init__()
        self.number = QSpinBox()
        self.number.setObjectName(object_name)
        self.number.setAccessibleName(name)
        self.number.setRange(*bounds)
        self.number.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.number.setProperty("plain", True)  # no room kept for arrows: base_qss
        self.number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        fix_width(self.number, _NUMBER)
        self.less = self._button("minus", f"{object_name}.less", self.tr("减一"))
        self.more = self._button("plus", f"{object_name}.more", self.tr("加一"))
        self.less.clicked.connect(self._down)
        self.more.clicked.connect(self._up)
        self.number.valueChanged.connect(self._changed)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 4)
        for widget in (self.less, self.number, self.more):
            row.addWidget(widget)
        self._enable()

    def _button(self, icon: str, object_name: str, words: str) -> Button:
        made = outline("", object_name=object_name, icon=icon)
        made.setToolTip(words)
        made.setAccessibleName(words)
        made.setAutoRepeat(False)
        return made

    def value(self) -> int:
        """The number shown."""
        return self.number.value()

    def setValue(self, number: int) -> None:
        """Another number, as Qt spells it; tells like a press does."""
        self.number.setValue(number)

    def _down(self) -> None:
        self.setValue(self.value() - 1)

    def _up(self) -> None:
        self.setValue(self.value() + 1)

    def _changed(self, number: int) -> None:
        self._enable()
        self.value_changed.emit(number)

    def _enable(self) -> None:
        self.less.setEnabled(self.number.value() > self.number.minimum())
        self.more.setEnabled(self.number.value() < self.number.maximum())
