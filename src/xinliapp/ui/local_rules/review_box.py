"""An interval no notice gives: of reviews (S10), of asking after a referral (S14); empty asks every time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, set_margins


class ReviewBox(QWidget):
    """One number of days for ``what``; ``wanted`` is what was typed. Who may not set it only reads.

    Its parts are ``name_days`` and ``name_save``; ``field_name`` is what its refusals call it.
    """

    wanted = Signal(str)

    def __init__(self, what: str, field_name: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self.field_name = what, field_name
        self._sent = False
        self.days = QLineEdit()
        self.days.setObjectName(f"{name}_days")
        self.days.setMaxLength(3)
        self.days.setAccessibleName(field_name)
        self.days.returnPressed.connect(self._save)
        fix_width(self.days, 64)
        self.field = Field("", self.days)
        self.save = row_button(self.tr("保存"), object_name=f"{name}_save")
        self.save.clicked.connect(self._save)
        self.said = label("", tone="text2")
        self._editing = QWidget()
        row = QHBoxLayout(self._editing)
        set_margins(row, 0, 0, 0, 0, 8)
        row.addWidget(label(what))
        row.addWidget(self.field)
        row.addWidget(label(self.tr("天。留空 = 每次都问。")))
        row.addWidget(self.save)
        row.addStretch(1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.said, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._editing)

    def show_days(self, days: int | None, may_set: bool) -> None:
        """The number in force; what is being typed stays."""
        self._editing.setVisible(may_set)
        self.said.setVisible(not may_set)
        known = self.tr("%1 天").replace("%1", str(days))
        words = known if days is not None else self.tr("未设定,每次都问")
        self.said.setText(f"{self._what}: {words}")
        if not self.days.isModified():
            self.days.setText("" if days is None else str(days))

    def show_error(self, text: str) -> None:
        """What is wrong with the number, "" when nothing is."""
        if text:
            self._sent = False
            self.field.set_error(text)
        else:
            self.field.clear_error()

    def saved(self) -> None:
        """What was sent has become the setting; a box that sent nothing keeps what is being typed."""
        if self._sent:
            self._sent = False
            self.days.setModified(False)
            self.field.clear_error()

    def _save(self) -> None:
        self._sent = True
        self.wanted.emit(self.days.text().strip())
