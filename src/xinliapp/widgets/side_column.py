"""The right column of a page of the day: figures, and the days something is due by."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role

SOON_DAYS = 3


class DeadlineRow(QWidget):
    """What is due, the days left (negative: late) and 打开; ``opened`` gives ``item`` back."""

    opened = Signal(object)

    def __init__(self, item: object, title: str, tip: str, days: int, object_name: str) -> None:
        super().__init__()
        self.item = item
        fix_height(self, tk.ROW_TALL)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(ElidedLabel(title, Role.STRONG, greedy=True), 1)
        self.setToolTip(plain_tip(tip))
        row.addWidget(self._left(days))
        self.button = row_button(self.tr("打开"), object_name=object_name)
        self.button.clicked.connect(self._open)
        keeps = self.button.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the days stay under each other
        self.button.setSizePolicy(keeps)
        row.addWidget(self.button)

    def _left(self, days: int) -> QWidget:
        if days < 0:
            return StatusMark(Sign.OVERDUE, self.tr("逾%1天").replace("%1", str(-days)))
        words = self.tr("剩%1天").replace("%1", str(days))
        return StatusMark(Sign.DUE_SOON, words) if days <= SOON_DAYS else label(words, Role.BODY, "text2")

    def _open(self) -> None:
        self.opened.emit(self.item)


class SideColumn(QWidget):
    """Blocks below each other; a reading replaces them all."""

    deadline_opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        set_margins(self.column, 0, 0, 0, tk.GAP, 0)

    def clear(self) -> None:
        """Take everything out."""
        while (old := self.column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def add_title(self, words: str) -> None:
        """A heading."""
        self._add(label(words, Role.SECTION), tk.COLUMN_HEADER)

    def add_line(self, words: str) -> QHBoxLayout:
        """A sentence where there is nothing to show; more may be added to its row."""
        return self._add(label(words, Role.BODY, "text2"), 32)

    def add_deadline(self, row: DeadlineRow) -> None:
        """A day; its 打开 is passed on."""
        row.opened.connect(self.deadline_opened)
        self.column.addWidget(row)

    def _add(self, widget: QWidget, height: int) -> QHBoxLayout:
        holder = QWidget()
        fix_height(holder, height)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        row.addWidget(widget)
        self.column.addWidget(holder)
        return row
