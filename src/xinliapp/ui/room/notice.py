"""One row above the week, where something is missing: a calendar, a plan, the times of the lessons."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xinliapp.ui.room.facts import BlockKind, RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins

_OPENINGS = (BlockKind.PLANNED, BlockKind.MISSED, BlockKind.DONE, BlockKind.OPEN)


class RoomNotice(QFrame):
    """Hidden while nothing is missing. ``calendar_wanted``, ``part_wanted("bells")``."""

    calendar_wanted = Signal()
    part_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "surface")
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 6, tk.MARGIN, 6, tk.GAP)
        self.no_calendar = label(self.tr("还没有设置校历。"), tone="text2")
        self.to_calendar = link(self.tr("到 学校与校历 设置"), object_name="room.calendar")
        self.to_calendar.clicked.connect(self.calendar_wanted)
        self.empty = label(self.tr("本周还没有开放安排。点“生成值班表”按上周复制。"), tone="text2")
        self.no_bells = label(self.tr("课表还没有上课时间。"), tone="text2")
        self.to_bells = link(self.tr("填作息时间"), object_name="room.to_bells")
        self.to_bells.clicked.connect(self._bells)
        for widget in (self.no_calendar, self.to_calendar, self.empty, self.no_bells, self.to_bells):
            row.addWidget(widget)
        row.addStretch(1)
        self.setVisible(False)

    def show_page(self, page: RoomPage) -> None:
        """What this week lacks."""
        blocks = [block for day in page.days for block in day.blocks]
        planned = any(block.kind in _OPENINGS for block in blocks)
        untimed = page.may_write and any(b.kind is BlockKind.LESSON and not b.ends for b in blocks)
        for widget in (self.no_calendar, self.to_calendar):
            widget.setVisible(not page.has_calendar)
        for widget in (self.no_bells, self.to_bells):
            widget.setVisible(untimed)
        self.empty.setVisible(not planned)
        self.setVisible(not planned or not page.has_calendar or untimed)

    def _bells(self) -> None:
        self.part_wanted.emit("bells")
