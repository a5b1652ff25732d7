"""Says what is missing, with both ways on: 记同意 and 注明依据继续."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.consent_dialog import ConsentDialog
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins


class ConsentBar(QWidget):
    """Hidden until :meth:`offer`. ``record_wanted``; ``recorded(form)``; ``waived(ground)``."""

    record_wanted = Signal()
    recorded = Signal(object)
    waived = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._name = name
        self._dialog: ConsentDialog | None = None
        ground = area("inlineWarn")
        row = QHBoxLayout(ground)
        set_margins(row, 12, 4, 8, 4, tk.GAP)
        self._text = label("", wrap=True)
        record = row_button(self.tr("记同意"), object_name=f"{name}.record")
        record.clicked.connect(self.record_wanted)
        waive = row_button(self.tr("注明依据继续"), object_name=f"{name}.waive")
        waive.clicked.connect(self._ask_ground)
        row.addWidget(StatusMark(Sign.DUE_SOON, ""))
        row.addWidget(self._text, 1)
        row.addWidget(record)
        row.addWidget(waive)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(ground)
        self.setVisible(False)

    def offer(self, text: str) -> None:
        """Show what is missing."""
        self._text.setText(text)
        self.setVisible(True)

    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def clear(self) -> None:
        """Nothing is missing any more, or something else is shown."""
        if self._dialog is not None:
            self._dialog.accept()
            self._dialog = None
        self.setVisible(False)

    def ask(self, subject: str, people: Sequence[tuple[str, str]], today: str) -> None:
        """The small form of an answer."""
        self._dialog = ConsentDialog(f"{self._name}.form", subject, people, today, self)
        self._dialog.typed.connect(self.recorded)
        self._dialog.open()

    def show_trouble(self, text: str) -> None:
        """What was refused of the form, or of the ground."""
        if self._dialog is not None and self._dialog.isVisible():
            self._dialog.show_trouble(text)
        else:
            self._text.setText(text)

    def _ask_ground(self) -> None:
        hint = self.tr("例如:学生处于紧急情况,先保护安全;监护人联系不上,当天补办。会记下是谁写的。")
        question = self.tr("没有同意仍要继续的依据")
        dialog = AskDialog(f"{self._name}.ground", question, self.tr("继续"), hint, 5, self)
        dialog.given.connect(self.waived)
        dialog.open()
