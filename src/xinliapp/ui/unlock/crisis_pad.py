"""危机:现在 on the lock screen: one press notes a step and the moment, and opens nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.i18n import labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, outline
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role

STEP_SIZE = (112, 40)
_COLUMNS = 4


class StepButton(Button):
    """One step; after the first press it shows the time of the last one."""

    def __init__(self, step: CrisisStep) -> None:
        super().__init__(labels.label(step), Kind.OUTLINE, object_name=f"crisis.{step.value}")
        self.step = step
        fix_width(self, STEP_SIZE[0])
        fix_height(self, STEP_SIZE[1])


class CrisisPad(QWidget):
    """Folded to one button until needed. ``pressed(step)``; the presenter answers with :meth:`show_noted`."""

    pressed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        top = QHBoxLayout()
        set_margins(top, 0, 0, 0, 0, 12)
        self.open_button = outline(self.tr("危机:现在"), object_name="crisis.now", icon="crisis")
        self.open_button.set_icon("crisis", "bad")
        self.open_button.setCheckable(True)
        self.open_button.toggled.connect(self._unfold)
        top.addWidget(self.open_button)
        words = self.tr("只记时间和步骤,不打开任何学生资料")
        top.addWidget(label(words, Role.CAPTION, "text2", wrap=True), 1)
        column.addLayout(top)
        self._pad = QWidget()
        grid = QGridLayout(self._pad)
        set_margins(grid, 0, 0, 0, 0, tk.GAP)
        self.buttons: list[StepButton] = []
        for place, step in enumerate(CrisisStep):
            button = StepButton(step)
            button.clicked.connect(self._press)
            grid.addWidget(button, place // _COLUMNS, place % _COLUMNS)
            self.buttons.append(button)
        column.addWidget(self._pad)
        self._noted = label("", Role.BODY, "text2", wrap=True)
        column.addWidget(self._noted)
        self._pad.setVisible(False)
        self._noted.setVisible(False)

    def show_noted(self, noted: Sequence[tuple[CrisisStep, str]]) -> None:
        """What was noted so far: steps with their time (``HH:MM:SS``), the last one last."""
        times = " · ".join(f"{at} {labels.label(step)}" for step, at in noted)
        last = self.tr("已记下 %1。解锁后按 F9 核对并入。").replace("%1", times)
        self._noted.setText(last)
        self._noted.setVisible(bool(noted))

    def _unfold(self, on: bool) -> None:
        self._pad.setVisible(on)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.pressed.emit(button.step)
