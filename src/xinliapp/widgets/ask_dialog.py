"""A small window that asks for one line: a reason, or who it was."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins


class AskDialog(QDialog):
    """One line of text that is needed before something is done; ``given`` brings it.

    ``words`` stand in it already. Its parts are ``name.reason``, ``name.cancel`` and ``name.go``.
    """

    given = Signal(str)

    def __init__(
        self,
        name: str,
        question: str,
        go_words: str,
        hint: str,
        shortest: int,
        parent: QWidget | None = None,
        *,
        longest: int = 200,
        words: str = "",
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(480, 180)
        self._shortest = shortest
        self.line = QLineEdit(words)
        self.line.setObjectName(f"{name}.reason")
        self.line.setMaxLength(longest)
        self.field = Field(question, self.line, required=shortest > 0, hint=hint)
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
