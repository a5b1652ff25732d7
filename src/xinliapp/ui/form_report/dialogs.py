"""The small window of the form page: another run of the form."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins

_FORMAT = "yyyy-MM-dd"


@dataclass(frozen=True, slots=True)
class NewRun:
    """A run as typed: heading as it will be printed, window, and the day the school reports by."""

    title: str
    period: str
    due_on: str


class RunDialog(QDialog):
    """Another run of the form: its heading, first and last day, and the day it is due."""

    def __init__(self, today: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form.new_run")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 300)
        day = QDate.fromString(today, _FORMAT)
        self.heading = QLineEdit(title)
        self.heading.setObjectName("form.run_title")
        self.heading.setMaxLength(80)
        self.starts, self.ends = date_edit("form.starts"), date_edit("form.ends")
        self.due = date_edit("form.due")
        self.starts.setDate(day.addDays(-30))
        self.ends.setDate(day)
        self.due.setDate(day.addDays(3))
        self.title_field = Field(self.tr("活动名称"), self.heading, required=True)
        self.ends_field = Field(self.tr("活动结束"), self.ends, required=True)
        self.due_field = Field(self.tr("学校上报期限"), self.due, required=True)
        starts_field = Field(self.tr("活动开始"), self.starts, required=True)
        cancel = outline(self.tr("取消"), object_name="form.run_cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("按这次活动填表"), object_name="form.run_go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(form_grid([[self.title_field], [starts_field, self.ends_field], [self.due_field]]))
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))

    def run(self) -> NewRun:
        """What was typed."""
        period = f"{self.starts.date().toString(_FORMAT)}/{self.ends.date().toString(_FORMAT)}"
        return NewRun(self.heading.text().strip(), period, self.due.date().toString(_FORMAT))

    def _go(self) -> None:
        wrong = (
            (self.title_field, not self.heading.text().strip(), self.tr("请写活动名称。")),
            (self.ends_field, self.ends.date() < self.starts.date(), self.tr("结束早于开始。")),
            (self.due_field, self.due.date() < self.ends.date(), self.tr("期限早于活动结束。")),
        )
        for field, bad, words in wrong:
            field.clear_error()
            if bad:
                field.set_error(words)
        if not any(bad for _, bad, _ in wrong):
            self.accept()
