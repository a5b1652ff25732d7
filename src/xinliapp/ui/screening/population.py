"""Whom a round is about: one line a year group, the whole group and then its classes."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.ui.screening.facts import ClassChoice
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import clear_layout
from xinliapp.widgets.style import px, set_margins

_GRADE = 96


class Population(QWidget):
    """``touched``: a person ticked something. Nothing ticked is the whole school."""

    touched = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._choices: tuple[ClassChoice, ...] = ()
        self._ticks: dict[str, QCheckBox] = {}
        self._rows = QVBoxLayout(self)
        set_margins(self._rows, 0, 4, 0, 0, 4)

    def offer(self, choices: tuple[ClassChoice, ...]) -> None:
        """The classes there are; what is ticked stays."""
        if choices == self._choices:
            return
        chosen, self._choices = self.ticked(), choices
        clear_layout(self._rows)
        self._ticks = {}
        grades: dict[str, list[ClassChoice]] = {}
        for one in choices:
            grades.setdefault(one.grade, []).append(one)
        for grade, classes in grades.items():
            self._rows.addWidget(self._line(grade, classes))
        self.tick(chosen)

    def tick(self, class_ids: Iterable[str]) -> None:
        """Ticks these classes and no other."""
        wanted = set(class_ids)
        for class_id, tick in self._ticks.items():
            tick.setChecked(class_id in wanted)
        self._show_grades()

    def ticked(self) -> tuple[str, ...]:
        """The classes ticked, in the order of the school."""
        return tuple(class_id for class_id, tick in self._ticks.items() if tick.isChecked())

    def _line(self, grade: str, classes: list[ClassChoice]) -> QWidget:
        whole = QCheckBox(grade)
        whole.setObjectName(f"round.grade.{grade}")
        whole.setProperty("grade", grade)
        whole.setMinimumWidth(px(_GRADE))
        whole.clicked.connect(self._grade_clicked)
        boxes = []
        for one in classes:
            tick = QCheckBox(one.label)
            tick.setObjectName(f"round.class.{one.label}")
            tick.setProperty("in_grade", grade)
            tick.clicked.connect(self._class_clicked)
            self._ticks[one.id] = tick
            boxes.append(tick)
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 12)
        row.addWidget(whole, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(flow(*boxes, gap=12), 1)
        return holder

    def _of_grade(self, grade: str) -> list[QCheckBox]:
        return [tick for tick in self._ticks.values() if tick.property("in_grade") == grade]

    def _show_grades(self) -> None:
        for box in self.findChildren(QCheckBox):
            if (grade := box.property("grade")) is not None:
                box.setChecked(all(tick.isChecked() for tick in self._of_grade(grade)))

    def _grade_clicked(self, on: bool) -> None:
        for tick in self._of_grade(self.sender().property("grade")):
            tick.setChecked(on)
        self.touched.emit()

    def _class_clicked(self) -> None:
        self._show_grades()
        self.touched.emit()
