"""The same week as a list: for who listens instead of looking, and for who prefers rows."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable


@dataclass(frozen=True, slots=True)
class Line:
    """One block in a row of words."""

    id: str
    day: dt.date
    times: str
    kind: str
    title: str
    rest: str
    removable: bool


class WeekList(QWidget):
    """``opened(key)``: Enter or double click; ``removal(key)``: Del on a plan."""

    opened = Signal(str)
    removal = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        columns = (
            Column("day", self.tr("日期"), self._day, width=120, sort=lambda r: (r.day, r.times)),
            Column("times", self.tr("时间"), lambda r: r.times, width=120, strong=True),
            Column("kind", self.tr("类别"), lambda r: r.kind, width=72),
            Column("title", self.tr("内容"), lambda r: r.title, width=220),
            Column("rest", self.tr("说明"), lambda r: r.rest, stretch=True),
        )
        self.table = DataTable(columns, object_name=object_name)
        self.table.set_empty(self.tr("本周还没有开放安排。点“生成值班表”按上周复制。"))
        self.table.opened.connect(self._opened)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.table)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """The week's blocks in order."""
        self.table.set_rows(lines)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.table.current_row()
        if event.key() == Qt.Key.Key_Delete and isinstance(row, Line) and row.removable:
            self.removal.emit(row.id)
            return
        super().keyPressEvent(event)

    def _day(self, line: Line) -> str:
        words = formats.screen_date(line.day)
        return f"{words[5:10]} {words[11:]}"

    def _opened(self, row: object) -> None:
        if isinstance(row, Line):
            self.opened.emit(row.id)
