"""The two small windows of the page: signing, which cannot be undone, and what needs a reason."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins


class SignDialog(QDialog):
    """签名并锁定 asks once; 再看看 is the default button."""

    def __init__(self, number: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confirm")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(440, 150)
        words = self.tr("签名后记录 %1 不能再改,只能在下面补记。其他心理教师须写明理由才能打开。")
        cancel = outline(self.tr("再看看"), object_name="confirm.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("签名并锁定"), object_name="confirm.sign")
        go.setAutoDefault(False)
        go.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(words.replace("%1", number), wrap=True))
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))
        cancel.setDefault(True)
        cancel.setFocus()


class AskDialog(QDialog):
    """One line of text that is needed before something is done; ``given`` brings it."""

    given = Signal(str)

    def __init__(
        self,
        name: str,
        question: str,
        go_words: str,
        hint: str,
        shortest: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(480, 180)
        self._shortest = shortest
        self.line = QLineEdit()
        self.line.setObjectName(f"{name}.reason")
        self.line.setMaxLength(200)
        self.field = Field(question, self.line, required=True, hint=hint)
        cancel = outline(self.tr("取消"), object_name=f"{name}.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(go_words, object_name=f"{name}.go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(self.field)
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))

    def _go(self) -> None:
        text = self.line.text().strip()
        if len(text) < self._shortest:
            self.field.set_error(self.tr("请至少写%1个字。").replace("%1", str(self._shortest)))
            self.line.setFocus()
            return
        self.given.emit(text)
        self.accept()
