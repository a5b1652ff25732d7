"""更正: the moment that counts, or that the step did not happen, and why."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.services.crises import REASON_LENGTH
from xinliapp.ui.concern.crisis_record.facts import EntryRow
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class CorrectDialog(QDialog):
    """``given(entry id, moment or "", reason)``; what was pressed stays on record."""

    given = Signal(str, str, str)

    def __init__(self, row: EntryRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self.setObjectName("crisis_record.correcting")
        self.setWindowTitle(self.tr("校园工作台"))
        self.setMinimumWidth(440)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 12)
        column.addWidget(label(self.tr("更正") + f"  {row.time} {row.what}", Role.SECTION, wrap=True))
        counts = row.entry.counts_at or row.entry.at
        self.at = QLineEdit(counts.replace("T", " "))
        self.at.setObjectName("crisis_record.correct_at")
        column.addWidget(Field(self.tr("更正为"), self.at))
        self.never = QCheckBox(self.tr("这一步没有发生"))
        self.never.setObjectName("crisis_record.never")
        self.never.toggled.connect(self.at.setDisabled)
        column.addWidget(self.never)
        self.reason = QLineEdit()
        self.reason.setObjectName("crisis_record.correct_reason")
        self.reason.setMaxLength(REASON_LENGTH)
        said = self.tr("原来记下的时间保留在旁边。")
        self.field = Field(self.tr("理由"), self.reason, required=True, hint=said)
        column.addWidget(self.field)
        go = primary(self.tr("更正"), object_name="crisis_record.correct_go")
        go.clicked.connect(self._go)
        cancel = outline(self.tr("不更正"), object_name="crisis_record.correct_cancel")
        cancel.clicked.connect(self.reject)
        column.addLayout(dialog_foot(cancel, go))

    def _go(self) -> None:
        reason = self.reason.text().strip()
        if not reason:
            self.field.set_error(self.tr("请写明理由。"))
            self.reason.setFocus()
            return
        self.accept()
        at = "" if self.never.isChecked() else self.at.text()
        self.given.emit(self._row.id, at, reason)
