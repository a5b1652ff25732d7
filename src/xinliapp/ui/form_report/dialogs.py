"""The small windows of the form page: records behind a number, another run, why a form is sent back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.rules import EvidenceRow
from xinliapp.i18n import formats
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_REASON = (5, 300)
_FORMAT = "yyyy-MM-dd"


def _foot(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    set_margins(row, 0, 0, 0, 0, tk.GAP)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _row_key(row: EvidenceRow) -> tuple[str, str, str]:
    return row.table, row.row_id, row.day


class RowsDialog(QDialog):
    """Every record a number was counted from; nothing can be changed here."""

    def __init__(self, title: str, rows: Sequence[EvidenceRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form.records")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(640, 460)
        columns = (
            Column("day", self.tr("日期"), lambda r: r.day, width=128),
            Column("label", self.tr("内容"), lambda r: r.label, stretch=True),
            Column("amount", self.tr("数量"), lambda r: formats.count(r.amount), width=96, align_right=True,
                   sort=lambda r: r.amount),
        )  # fmt: skip
        self.table = DataTable(columns, key=_row_key, object_name="form.record_table")
        self.table.set_rows(rows)
        close = outline(self.tr("关闭"), object_name="form.records_close")
        close.clicked.connect(self.accept)
        total = sum(row.amount for row in rows)
        words = self.tr("共 %1 条,合计 %2").replace("%1", str(len(rows))).replace("%2", formats.count(total))
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(title, Role.SECTION, wrap=True))
        column.addWidget(label(words, tone="text2"))
        column.addWidget(self.table, 1)
        column.addLayout(_foot(close))


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
        column.addLayout(_foot(cancel, go))

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


class ReturnDialog(QDialog):
    """退回 asks a reason of 5 to 300 characters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("form.returning")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(480, 260)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("form.return_reason")
        self.editor.setTabChangesFocus(True)
        self.field = Field(self.tr("退回理由"), self.editor, required=True)
        cancel = outline(self.tr("不退回"), object_name="form.return_cancel")
        cancel.clicked.connect(self.reject)
        send = primary(self.tr("退回给填表人"), object_name="form.return_send")
        send.clicked.connect(self._send)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(self.field, 1)
        column.addLayout(_foot(cancel, send))

    def reason(self) -> str:
        return self.editor.toPlainText().strip()

    def _send(self) -> None:
        if not _REASON[0] <= len(self.reason()) <= _REASON[1]:
            self.field.set_error(self.tr("请写5到300个字。"))
            self.editor.setFocus()
            return
        self.accept()
