"""The widgets of F9 without the case key."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.crises import StepChoice
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.i18n import labels
from xinliapp.ui.concern.crisis.buttons import StepGrid
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class CrisisNoteView(QWidget):
    """Buttons, and what was noted since the page was opened."""

    pressed = Signal(str)
    again_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crisis")
        header = PageHeader(self.tr("危机处置"), self.tr("只记时间和步骤,封存给心理教师"))
        self.unwritten = InlineBar("crisis.unwritten")
        self.unwritten.acted.connect(self.again_wanted)
        self.bar = InlineBar("crisis.bar")
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        said = self.tr("先保证安全。点一步记一次时间,心理教师登录后核对并入处置;点错的由心理教师搁置。")
        column.addWidget(label(said, tone="text2", wrap=True))
        self.steps = StepGrid()
        self.steps.set_steps([StepChoice(step.value, labels.label(step)) for step in CrisisStep])
        self.steps.pressed.connect(self._press)
        column.addWidget(self.steps)
        column.addWidget(label(self.tr("报警 110     急救 120"), Role.SECTION))
        self._noted = label("", wrap=True)
        self._noted.setObjectName("crisis.noted")
        column.addWidget(self._noted)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        for widget in (header, self.unwritten, self.bar, scroll):
            outer.addWidget(widget)

    def show_pressed(self, step: str, at: str, pending: bool) -> None:
        """A press: being written, or sealed."""
        self.steps.show_pressed(step, at, pending=pending)

    def show_noted(self, noted: Sequence[tuple[str, str]]) -> None:
        """What was sealed in this sitting, with its times."""
        times = " · ".join(f"{at} {words}" for at, words in noted)
        self._noted.setText(self.tr("已记下并封存: %1").replace("%1", times) if noted else "")

    def show_unwritten(self, text: str) -> None:
        """A press that is not on the disk."""
        if text:
            self.unwritten.tell(text, Tone.ERROR, self.tr("再记一次"))
        else:
            self.unwritten.clear()
            self.bar.clear()

    def show_trouble(self, text: str) -> None:
        """Why it could not be written."""
        self.bar.tell(text)

    def _press(self, step: str, _words: str) -> None:
        self.pressed.emit(step)
