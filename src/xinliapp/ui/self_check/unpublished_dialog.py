"""Handing in while figures of the case file are not released: release them now, or say why not."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins

_LENGTH = (5, 300)


class UnpublishedDialog(QDialog):
    """``publish``: 发布数字 and hand in; ``hand_in`` with the reason, which the paper then carries."""

    publish = Signal()
    hand_in = Signal(str)

    def __init__(
        self, said: str, may_publish: bool, parent: QWidget | None = None, *, words: str = "", error: str = ""
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck.unpublished")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 300)
        self.editor = QPlainTextEdit(words)
        self.editor.setObjectName("selfcheck.unpublished_reason")
        self.editor.setTabChangesFocus(True)
        self.field = Field(self.tr("未发布的原因"), self.editor, hint=self.tr("印在报告上,不写学生姓名。"))
        if error:
            self.field.set_error(error)
        cancel = outline(self.tr("先不提交"), object_name="selfcheck.unpublished_cancel")
        cancel.clicked.connect(self.reject)
        reason = outline(self.tr("注明原因,提交"), object_name="selfcheck.unpublished_go")
        reason.clicked.connect(self._hand_in)
        publish = primary(self.tr("发布数字,再提交"), object_name="selfcheck.unpublished_publish")
        publish.clicked.connect(self._publish)
        publish.setVisible(may_publish)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(said, wrap=True))
        column.addWidget(self.field, 1)
        column.addLayout(dialog_foot(cancel, reason, publish))

    def reason(self) -> str:
        """What was typed, without blanks around it."""
        return self.editor.toPlainText().strip()

    def _publish(self) -> None:
        self.accept()
        self.publish.emit()

    def _hand_in(self) -> None:
        if not _LENGTH[0] <= len(self.reason()) <= _LENGTH[1]:
            self.field.set_error(self.tr("请写5到300个字。"))
            self.editor.setFocus()
            return
        self.accept()
        self.hand_in.emit(self.reason())
