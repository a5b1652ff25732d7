"""Who was told of a critical answer, and when."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QDateTimeEdit, QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, form_grid
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins

_FORMAT = "yyyy-MM-ddTHH:mm:ss"


class TellDialog(QDialog):
    """``given(told, told_at, note)``: the moment is now unless somebody says another."""

    given = Signal(str, str, str)

    def __init__(self, now: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("critical.dialog")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 240)
        self.who, self.note = QLineEdit(), QLineEdit()
        self.who.setObjectName("critical.who")
        self.who.setMaxLength(80)
        self.who.setPlaceholderText(self.tr("如:班主任、监护人"))
        self.note.setObjectName("critical.note")
        self.note.setMaxLength(200)
        self.moment = QDateTimeEdit(QDateTime.fromString(now, _FORMAT))
        self.moment.setObjectName("critical.moment")
        self.moment.setDisplayFormat("yyyy-MM-dd HH:mm")
        self.field = Field(self.tr("告知了谁"), self.who, required=True)
        cancel = outline(self.tr("取消"), object_name="critical.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("记告知"), object_name="critical.go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(form_grid([[self.field, Field(self.tr("什么时候"), self.moment)]]))
        column.addWidget(Field(self.tr("说明"), self.note))
        column.addWidget(
            label(self.tr("先当面了解,再告知;情况紧急按 F9 危机处置。"), tone="text2", wrap=True)
        )
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))

    def _go(self) -> None:
        who = self.who.text().strip()
        if not who:
            self.field.set_error(self.tr("请写告知了谁。"))
            self.who.setFocus()
            return
        self.given.emit(who, self.moment.dateTime().toString(_FORMAT), self.note.text().strip())
        self.accept()
