"""What is shown of a dossier before a reason was given: that it is there, and the 14 days."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.services.incidents import Presence
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class SealedBox(QWidget):
    """``given(reason)``."""

    given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        body = area("surface")
        outer.addWidget(body)
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 24, tk.MARGIN, 24, 12)
        self._what = label("", Role.SECTION, wrap=True)
        column.addWidget(self._what)
        said = self.tr("卷宗是封存的。打开要写明理由,谁在什么时候为什么打开,都留在卷宗和审计里。")
        column.addWidget(label(said, tone="text2", wrap=True))
        self.reason = QLineEdit()
        self.reason.setObjectName("incident.reason")
        self.reason.setMaxLength(200)
        fix_width(self.reason, 480)
        self.field = Field(self.tr("打开理由"), self.reason, required=True, hint=self.tr("至少5个字"))
        row = QHBoxLayout()
        row.addWidget(self.field)
        row.addStretch(1)
        column.addLayout(row)
        self.open_button = primary(self.tr("打开卷宗"), object_name="incident.unseal")
        self.open_button.clicked.connect(self._go)
        foot = QHBoxLayout()
        foot.addWidget(self.open_button)
        foot.addStretch(1)
        column.addLayout(foot)
        column.addStretch(1)

    def show_presence(self, presence: Presence) -> None:
        """Its day and how much time is left."""
        words = self.tr("事件卷宗  事发 %1 · %2").replace("%1", presence.event_day)
        self._what.setText(words.replace("%2", self.left(presence.days_left)))
        self.reason.clear()

    def left(self, days: int) -> str:
        """``距期限 6天`` or ``期限已过 1天`` (事发+14日, JS-17)."""
        if days >= 0:
            return self.tr("距期限 %1天(事发+14日 JS-17)").replace("%1", str(days))
        return self.tr("期限已过 %1天(事发+14日 JS-17)").replace("%1", str(-days))

    def _go(self) -> None:
        self.given.emit(self.reason.text())
