"""复评间隔: after how many days a grade or plan is looked at again; empty asks every time (S10)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_width, set_margins


class ReviewBox(QWidget):
    """One number; ``wanted`` is what was typed. Who may not set it only reads."""

    wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = QLineEdit()
        self.days.setObjectName("rules.review_days")
        self.days.setMaxLength(3)
        self.days.setAccessibleName(self.tr("复评间隔"))
        self.days.returnPressed.connect(self._save)
        fix_width(self.days, 64)
        self.field = Field("", self.days)
        self.save = row_button(self.tr("保存"), object_name="rules.review_save")
        self.save.clicked.connect(self._save)
        self.said = label("", tone="text2")
        self._editing = QWidget()
        row = QHBoxLayout(self._editing)
        set_margins(row, 0, 0, 0, 0, 8)
        row.addWidget(label(self.tr("研判和方案的复评间隔")))
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
        known = self.tr("研判和方案的复评间隔: %1 天").replace("%1", str(days))
        self.said.setText(known if days is not None else self.tr("研判和方案的复评间隔: 未设定,每次都问"))
        if not self.days.isModified():
            self.days.setText("" if days is None else str(days))

    def show_error(self, text: str) -> None:
        """What is wrong with the number, "" when nothing is."""
        if text:
            self.field.set_error(text)
        else:
            self.field.clear_error()

    def saved(self) -> None:
        """What was typed has become the setting."""
        self.days.setModified(False)
        self.field.clear_error()

    def _save(self) -> None:
        self.wanted.emit(self.days.text().strip())
