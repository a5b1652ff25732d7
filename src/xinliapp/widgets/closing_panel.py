"""A panel at the right that a person closes: a title, a body that scrolls, buttons at its foot."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.groups import scrolling
from xinliapp.widgets.page import ActionBar, InlineBar, area, label
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class ClosingPanel(QWidget):
    """A title, a body, 关闭 and at most one main button at its foot."""

    closed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        fix_width(self, tk.SIDE_PANEL)
        self.bar = InlineBar(f"{name}.bar")
        body = area("surface")
        self.body = QVBoxLayout(body)
        set_margins(self.body, 16, 12, 16, 12, 12)
        self.title = label("", Role.SECTION, wrap=True)
        self.body.addWidget(self.title)
        self.foot = ActionBar()
        close = outline(self.tr("关闭"), object_name=f"{name}.close", hint="Esc")
        close.clicked.connect(self.closed)
        self.foot.add_button(close)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(scrolling(body), 1)
        column.addWidget(self.foot)
