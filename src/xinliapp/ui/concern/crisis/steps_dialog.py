"""步骤设置: the school's own buttons after its 一校一案, in their order."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QGridLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.crises import LONGEST_WORDS, MOST_STEPS, StepChoice
from xinliapp.domain.crisis_stamps import CrisisStep
from xinliapp.domain.ids import new_id
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary, row_button
from xinliapp.widgets.page import InlineBar, area, clear_layout, label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class StepsDialog(QDialog):
    """Words can be changed, steps moved, taken out and added. ``given`` brings the whole list."""

    given = Signal(object)
    shipped = Signal()

    def __init__(self, steps: tuple[StepChoice, ...], error: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crisis.steps_dialog")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 470)
        self._steps = list(steps)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(self.tr("步骤设置"), Role.SECTION))
        column.addWidget(
            label(
                self.tr("按本校一校一案改名称和顺序。已记下的步骤不变;锁屏上的按钮保持预置。"),
                tone="text2",
                wrap=True,
            )
        )
        self.bar = InlineBar("crisis.steps_bar")
        column.addWidget(self.bar)
        body = area("surface")
        self._grid = QGridLayout(body)
        set_margins(self._grid, 0, 0, 8, 0, 4)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        column.addWidget(scroll, 1)
        self.add_button = outline(self.tr("加一步"), object_name="crisis.steps_add", icon="plus")
        self.add_button.clicked.connect(self._add)
        shipped = outline(self.tr("恢复预置"), object_name="crisis.steps_shipped")
        shipped.clicked.connect(self._reset)
        cancel = outline(self.tr("取消"), object_name="crisis.steps_cancel")
        cancel.clicked.connect(self.reject)
        save = primary(self.tr("保存"), object_name="crisis.steps_save")
        save.clicked.connect(self._save)
        foot = dialog_foot(cancel, save)
        foot.insertWidget(0, shipped)
        foot.insertWidget(0, self.add_button)
        column.addLayout(foot)
        self._fill()
        if error:
            self.bar.tell(error)

    def _fill(self) -> None:
        clear_layout(self._grid)
        self._lines: list[QLineEdit] = []
        for place, step in enumerate(self._steps):
            line = QLineEdit(step.words)
            line.setObjectName(f"crisis.step_words_{place}")
            line.setMaxLength(LONGEST_WORDS)
            line.setAccessibleName(self.tr("第%1步").replace("%1", str(place + 1)))
            self._lines.append(line)
            self._grid.addWidget(line, place, 0)
            up = self._button(self.tr("上移"), f"crisis.step_up_{place}", place)
            up.clicked.connect(self._up)
            up.setEnabled(place > 0)
            out = self._button(self.tr("去掉"), f"crisis.step_out_{place}", place)
            out.clicked.connect(self._out)
            out.setEnabled(step.key != CrisisStep.FOUND.value)
            self._grid.addWidget(up, place, 1)
            self._grid.addWidget(out, place, 2)
        self.add_button.setEnabled(len(self._steps) < MOST_STEPS)

    def _button(self, words: str, name: str, place: int) -> Button:
        button = row_button(words, object_name=name)
        button.setProperty("place", place)
        return button

    def _typed(self) -> list[StepChoice]:
        pairs = zip(self._steps, self._lines, strict=True)
        return [StepChoice(step.key, line.text().strip()) for step, line in pairs]

    def _up(self) -> None:
        place = int(self.sender().property("place"))
        self._steps = self._typed()
        self._steps[place - 1], self._steps[place] = self._steps[place], self._steps[place - 1]
        self._fill()

    def _out(self) -> None:
        self._steps = self._typed()
        del self._steps[int(self.sender().property("place"))]
        self._fill()

    def _add(self) -> None:
        self._steps = [*self._typed(), StepChoice(f"own_{new_id()[:8]}", "")]
        self._fill()
        self._lines[-1].setFocus()

    def _save(self) -> None:
        steps = tuple(self._typed())
        self.accept()
        self.given.emit(steps)

    def _reset(self) -> None:
        self.accept()
        self.shipped.emit()
