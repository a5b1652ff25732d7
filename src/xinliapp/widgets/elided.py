"""A one-line label that shortens its text with … where there is no room, and shows the whole in a tip."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from xinliapp.widgets.style import set_role
from xinliapp.widgets.tokens import Role


class ElidedLabel(QLabel):
    """Plain text in a role and tone. ``greedy`` takes the space left over; else at most its own width."""

    def __init__(
        self, text: str, role: Role = Role.BODY, tone: str = "text", *, greedy: bool = False
    ) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self, role, tone)
        wide = QSizePolicy.Policy.Ignored if greedy else QSizePolicy.Policy.Maximum
        self.setSizePolicy(wide, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def shortened(self) -> bool:
        """Whether part of the text is not seen."""
        return self.fontMetrics().horizontalAdvance(self.text()) > self.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(self.rect()), flags, shown)
        self.setToolTip(self.text() if shown != self.text() else "")
