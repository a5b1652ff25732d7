"""The two small windows of the self-check: the records behind a figure, and why a paper is sent back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.rules import EvidenceRow
from xinliapp.i18n import formats, labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_REASON = (5, 300)


def _row_key(row: EvidenceRow) -> tuple[str, str, str]:
    return row.table, row.row_id, row.day


def _foot(*buttons: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    set_margins(row, 0, 0, 0, 0, tk.GAP)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


class RowsDialog(QDialog):
    """Every record a figure was counted from; nothing can be changed here."""

    def __init__(self, title: str, rows: Sequence[EvidenceRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck.records")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(720, 460)
        columns = (
            Column("day", self.tr("日期"), lambda r: r.day, width=120),
            Column("what", self.tr("记录"), lambda r: labels.table(r.table), width=140),
            Column("label", self.tr("内容"), lambda r: r.label, stretch=True),
            Column("amount", self.tr("数量"), lambda r: formats.count(r.amount), width=88, align_right=True,
                   sort=lambda r: r.amount),
        )  # fmt: skip
        self.table = DataTable(columns, key=_row_key, object_name="selfcheck.record_table")
        self.table.set_rows(rows)
        close = outline(self.tr("关闭"), object_name="selfcheck.records_close")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(title, Role.SECTION, wrap=True))
        column.addWidget(label(self.tr("共 %1 条").replace("%1", str(len(rows))), tone="text2"))
        column.addWidget(self.table, 1)
        column.addLayout(_foot(close))


class ReturnDialog(QDialog):
    """退回 asks a reason of 5 to 300 characters."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck.returning")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(480, 260)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("selfcheck.return_reason")
        self.editor.setTabChangesFocus(True)
        self.field = Field(self.tr("退回理由"), self.editor, required=True)
        cancel = outline(self.tr("不退回"), object_name="selfcheck.return_cancel")
        cancel.clicked.connect(self.reject)
        send = primary(self.tr("退回给心理教师"), object_name="selfcheck.return_send")
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
