"""The head of a form in a panel: its title, and the cross that puts it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role


class PanelHead(QFrame):
    """44 px on the background ``area``; ``name`` is the panel's object name. ``closed``: 收起."""

    closed = Signal()

    def __init__(self, name: str, area: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", area)
        fix_height(self, tk.COLUMN_HEADER)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.GAP, 0, tk.GAP)
        self._title = ElidedLabel("", Role.SECTION, greedy=True)
        close = Button("", Kind.QUIET, icon="close", object_name=f"{name}.close")
        close.setToolTip(self.tr("收起 Esc"))
        close.setAccessibleName(self.tr("收起"))
        close.clicked.connect(self.closed)
        row.addWidget(self._title, 1)
        row.addWidget(close)

    def set_title(self, text: str) -> None:
        """What the form is about."""
        self._title.setText(text)
