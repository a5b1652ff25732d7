"""One opening in the week: hollow as planned, solid as it happened, dashed where it did not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.room.facts import Block, BlockKind
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import color, look, set_margins
from xinliapp.widgets.tokens import Role


class BlockView(QWidget):
    """Time, who, and how long; a plan not used yet can be taken off."""

    removed = Signal(object)

    def __init__(self, block: Block, may_write: bool) -> None:
        super().__init__()
        self.block = block
        row = QHBoxLayout(self)
        set_margins(row, 12, 6, 4, 6, 4)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 0)
        head = QHBoxLayout()
        set_margins(head, 0, 0, 0, 0, 4)
        head.addWidget(StatusMark(*self._sign()))
        head.addStretch(1)
        column.addLayout(head)
        column.addWidget(ElidedLabel(self._times(), Role.STRONG, greedy=True))
        if detail := self._detail():
            column.addWidget(ElidedLabel(detail, Role.CAPTION, greedy=True))
        row.addLayout(column, 1)
        if block.plan is not None and may_write:
            button = Button("", Kind.QUIET, icon="close", object_name=f"room.remove.{block.id}")
            button.setToolTip(self.tr("取消这次计划"))
            button.setAccessibleName(self.tr("取消这次计划 ") + self._times())
            button.clicked.connect(self._remove)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self.setAccessibleName(f"{self._sign()[1]} {self._times()} {self._detail()}")

    def _sign(self) -> tuple[Sign, str]:
        return {
            BlockKind.PLANNED: (Sign.DOT, self.tr("计划")),
            BlockKind.MISSED: (Sign.DUE_SOON, self.tr("缺开")),
            BlockKind.DONE: (Sign.OK, self.tr("实开")),
            BlockKind.OPEN: (Sign.OK, self.tr("开着")),
        }[self.block.kind]

    def _times(self) -> str:
        ends = self.block.ends or self.tr("现在")
        return f"{self.block.starts}—{ends}"

    def _detail(self) -> str:
        block = self.block
        parts = [self.tr("%1分").replace("%1", formats.count(float(int(block.minutes))))]
        if block.person:
            parts.insert(0, block.person)
        if block.kind is BlockKind.DONE:
            parts.append(self.tr("来访 %1").replace("%1", str(block.visitors)))
        return " · ".join(parts)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        kind = self.block.kind
        done = kind in (BlockKind.DONE, BlockKind.OPEN)
        pen = QPen(color("warn") if kind is BlockKind.MISSED else QColor(look().tokens.series[0]), 1)
        if kind is BlockKind.MISSED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color("selected") if done else color("surface"))
        painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().tokens.series[0]))
            painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)

    def _remove(self) -> None:
        self.removed.emit(self.block)
