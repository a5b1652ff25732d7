"""The small window of the page of the day: until when a task is put off."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary, row_button
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.task_facts import TaskItem
from xinliapp.widgets.tokens import Role

FURTHEST = 180
_SHORTEST_REASON = 2


class SnoozeDialog(QDialog):
    """推迟到 a day after today; a task that serves a clause asks for a reason. The deadline itself stays."""

    agreed = Signal(object, object, str)

    def __init__(self, task: TaskItem, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._task, self._today = task, today
        self.setObjectName("today.snooze")
        self.setWindowTitle(self.tr("校园工作台"))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 12)
        column.addWidget(label(self.tr("推迟到") + "  " + task.title, Role.SECTION))
        self.day = date_edit("snooze.day")
        first = today + dt.timedelta(days=1)
        self.day.setDateRange(_qt(first), _qt(today + dt.timedelta(days=FURTHEST)))
        self.day.setDate(_qt(first))
        quick = QHBoxLayout()
        set_margins(quick, 0, 0, 0, 0, tk.GAP)
        quick.addWidget(Field("", self.day), 1)
        for words, days in (
            (self.tr("明天"), 1),
            (self.tr("下周一"), 7 - today.weekday()),
            (self.tr("一周后"), 7),
        ):
            quick.addWidget(self._quick(words, days))
        column.addLayout(quick)
        self.reason = QLineEdit()
        self.reason.setObjectName("snooze.reason")
        self.reason.setMaxLength(300)
        self.field = Field(self.tr("理由"), self.reason, required=bool(task.clause))
        if task.clause:
            words = self.tr("这件事对应条款 %1,期限不因推迟而改变。").replace("%1", task.clause)
            self.field.set_hint(words)
        column.addWidget(self.field)
        self.field.setVisible(bool(task.clause))
        go = primary(self.tr("推迟"), object_name="snooze.go")
        go.clicked.connect(self._agree)
        cancel = outline(self.tr("不推迟"), object_name="snooze.cancel")
        cancel.clicked.connect(self.reject)
        column.addLayout(dialog_foot(cancel, go))

    def restore(self, until: dt.date, reason: str, error: str) -> None:
        """The day and the reason that were refused, with why."""
        self.day.setDate(_qt(until))
        self.reason.setText(reason)
        self.field.setVisible(True)
        self.field.set_error(error)

    def _quick(self, words: str, days: int) -> Button:
        button = row_button(words, object_name=f"snooze.in{days}")
        button.setProperty("days", days)
        button.clicked.connect(self._choose)
        return button

    def _choose(self) -> None:
        days = int(self.sender().property("days"))
        self.day.setDate(_qt(self._today + dt.timedelta(days=days)))

    def _agree(self) -> None:
        reason = self.reason.text().strip()
        if self._task.clause and len(reason) < _SHORTEST_REASON:
            self.field.set_error(self.tr("请写明理由。"))
            self.reason.setFocus()
            return
        chosen = self.day.date()
        self.accept()
        self.agreed.emit(self._task, dt.date(chosen.year(), chosen.month(), chosen.day()), reason)


def _qt(day: dt.date) -> QDate:
    return QDate(day.year, day.month, day.day)
