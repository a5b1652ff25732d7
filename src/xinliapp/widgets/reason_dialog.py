"""Asks why a paper is sent back."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.style import set_margins

_LENGTH = (5, 300)


def dialog_foot(*buttons: Button) -> QHBoxLayout:
    """The buttons of a small window, at its right; the primary last."""
    row = QHBoxLayout()
    set_margins(row, 0, 0, 0, 0, tk.GAP)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


class ReturnDialog(QDialog):
    """退回 asks a reason of 5 to 300 characters. ``send`` is the button's word: to whom it goes back.

    ``words`` and ``error`` are what was typed and refused: it is asked once more, nothing typed is lost.
    """

    def __init__(
        self, send: str, screen: str, parent: QWidget | None = None, *, words: str = "", error: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{screen}.returning")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(480, 260)
        self.editor = QPlainTextEdit(words)
        self.editor.setObjectName(f"{screen}.return_reason")
        self.editor.setTabChangesFocus(True)
        self.field = Field(self.tr("退回理由"), self.editor, required=True)
        if error:
            self.field.set_error(error)
        cancel = outline(self.tr("不退回"), object_name=f"{screen}.return_cancel")
        cancel.clicked.connect(self.reject)
        go = primary(send, object_name=f"{screen}.return_send")
        go.clicked.connect(self._send)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(self.field, 1)
        column.addLayout(dialog_foot(cancel, go))

    def reason(self) -> str:
        """What was typed, without blanks around it."""
        return self.editor.toPlainText().strip()

    def _send(self) -> None:
        if not _LENGTH[0] <= len(self.reason()) <= _LENGTH[1]:
            self.field.set_error(self.tr("请写5到300个字。"))
            self.editor.setFocus()
            return
        self.accept()
