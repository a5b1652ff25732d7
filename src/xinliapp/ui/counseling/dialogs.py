"""The small window of the page: signing, which cannot be undone."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
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
