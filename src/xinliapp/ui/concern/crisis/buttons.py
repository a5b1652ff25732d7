"""The big buttons: 200 × 72, a step and the time of its last press (screens.md 3.2, S15)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.crises import StepChoice
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.flow import FlowLayout
from xinliapp.widgets.page import clear_layout
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role

STEP_SIZE = (200, 72)


class StepButton(Button):
    """``评估  现在`` until it was pressed, then ``评估  08:16``; … while the press is being written."""

    def __init__(self, choice: StepChoice) -> None:
        super().__init__(choice.words, Kind.OUTLINE, object_name=f"crisis.{choice.key}")
        self.choice = choice
        fix_width(self, STEP_SIZE[0])
        fix_height(self, STEP_SIZE[1])
        self.show_time("", pending=False)

    def show_time(self, at: str, *, pending: bool) -> None:
        """The moment of the last press (stored form), "" for none."""
        now = self.tr("现在")
        time = f"{at[11:16]} …" if pending else at[11:16] or now
        self.setText(f"{self.choice.words}  {time}")
        self.set_icon("sign_ok" if at and not pending else "", "ok")
        self.setProperty("pressed_at", at)

    def _role(self) -> Role:
        return Role.SECTION


class StepGrid(QWidget):
    """All steps in their order, line after line. ``pressed(key, words)``."""

    pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)
        self.buttons: dict[str, StepButton] = {}
        self._choices: tuple[StepChoice, ...] = ()

    def set_steps(self, choices: Sequence[StepChoice]) -> None:
        """Other buttons; the same ones stay, so that a press under way keeps its place."""
        if tuple(choices) == self._choices:
            return
        self._choices = tuple(choices)
        clear_layout(self._column)
        self.buttons = {}
        holder = QWidget()
        layout = FlowLayout(holder, 12, 8)
        policy = holder.sizePolicy()
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        for choice in choices:
            button = StepButton(choice)
            button.clicked.connect(self._press)
            layout.addWidget(button)
            self.buttons[choice.key] = button
        self._column.addWidget(holder)

    def show_times(self, times: Mapping[str, str]) -> None:
        """What is on the disk."""
        for key, button in self.buttons.items():
            button.show_time(times.get(key, ""), pending=False)

    def show_pressed(self, key: str, at: str, *, pending: bool) -> None:
        """One press."""
        if key in self.buttons:
            self.buttons[key].show_time(at, pending=pending)

    def _press(self) -> None:
        button = self.sender()
        if isinstance(button, StepButton):
            self.pressed.emit(button.choice.key, button.choice.words)
