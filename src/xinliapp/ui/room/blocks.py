"""One opening in the week: hollow as planned, solid as it happened, dashed where it did not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
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
    chosen = Signal(object)

    def __init__(self, block: Block, may_write: bool, masked: bool = True) -> None:
        super().__init__()
        self.block = block
        self._masked = masked
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        low = block.kind is BlockKind.LESSON  # lessons only show what time is taken
        whole = QVBoxLayout(self)
        set_margins(whole, 12, 2 if low else 6, 4, 2 if low else 6, 0)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 4)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 0)
        head = QHBoxLayout()
        set_margins(head, 0, 0, 0, 0, 4)
        if low:
            head.addWidget(ElidedLabel(f"{block.starts} {self._sign()[1]}", Role.CAPTION, greedy=True))
            self.setToolTip(f"{self._times()} {self._sign()[1]} {self._detail()}")
        else:
            head.addWidget(StatusMark(*self._sign()))
            head.addStretch(1)
        column.addLayout(head)
        if not low:
            column.addWidget(ElidedLabel(self._times(), Role.STRONG, greedy=True))
        row.addLayout(column, 1)
        whole.addLayout(row)
        if not low and (detail := self._detail()):
            whole.addWidget(ElidedLabel(detail, Role.CAPTION, greedy=True))
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
            BlockKind.LESSON: (Sign.NONE, self.tr("课 %1").replace("%1", self.block.detail)),
            BlockKind.APPOINTMENT: (
                Sign.DUE_SOON if self.block.urgent else Sign.DOT,
                self.tr("约 (急)") if self.block.urgent else self.tr("约"),
            ),
            BlockKind.GROUP: (Sign.OK, self.tr("团辅")),
        }[self.block.kind]

    def _times(self) -> str:
        if self.block.kind is BlockKind.LESSON and not self.block.ends:
            return self.block.starts
        ends = self.block.ends or self.tr("现在")
        return f"{self.block.starts}—{ends}"

    def _detail(self) -> str:
        block = self.block
        if block.kind is BlockKind.LESSON:
            return block.person
        if block.kind is BlockKind.APPOINTMENT:
            return " · ".join(filter(None, (self._visitor(), block.person, block.detail)))
        # Figures first: the name is what a narrow column may cut.
        parts = [self.tr("%1分").replace("%1", formats.count(float(int(block.minutes))))]
        if block.kind is BlockKind.DONE:
            parts.append(self.tr("来访 %1").replace("%1", str(block.visitors)))
        if block.kind is BlockKind.GROUP:
            parts.append(block.detail)
        if block.note:
            parts.append(self.tr("有交接"))
        if block.person:
            parts.append(block.person)
        elif block.kind is BlockKind.PLANNED:
            parts.append(self.tr("待定"))
        return " · ".join(parts)

    def _visitor(self) -> str:
        if self.block.who is None:
            return self.tr("已占")
        group, name = self.block.who
        hidden = self._masked and not self.block.coded
        return f"{group} {formats.masked_name(name) if hidden else name}".strip()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        body = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        kind = self.block.kind
        done = kind in (BlockKind.DONE, BlockKind.OPEN, BlockKind.GROUP)
        pen = QPen(color("warn") if kind is BlockKind.MISSED else QColor(look().tokens.series[0]), 1)
        if kind is BlockKind.LESSON:
            pen.setColor(color("rule"))
        elif kind is BlockKind.APPOINTMENT:
            pen.setColor(color("warn" if self.block.urgent else "control"))
        if kind is BlockKind.MISSED:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(color("selected" if done else "alt" if kind is BlockKind.LESSON else "surface"))
        painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
        if done:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(look().tokens.series[0]))
            painter.drawRoundedRect(QRectF(0, 0, 4, self.height()), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.chosen.emit(self.block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.chosen.emit(self.block)
            return
        super().keyPressEvent(event)

    def _remove(self) -> None:
        self.removed.emit(self.block)
