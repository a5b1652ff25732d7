"""A page of the wizard: a column at the left, its fields under the keys problems name them by."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.fields import Field
from xinliapp.widgets.style import set_margins

PAGE_WIDTH = 720


class WizardPage(QWidget):
    """A column of at most 720 px at the left of the page."""

    def __init__(self) -> None:
        super().__init__()
        outer = QHBoxLayout(self)
        set_margins(outer, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, 0)
        holder = QWidget()
        holder.setMaximumWidth(PAGE_WIDTH)
        self.column = QVBoxLayout(holder)
        set_margins(self.column, 0, 0, 0, 0, 12)
        outer.addWidget(holder, 100)
        outer.addStretch(1)
        self.fields: dict[str, Field] = {}

    def add_field(self, key: str, field: Field) -> Field:
        """Registers a field under the key by which problems name it."""
        self.fields[key] = field
        return field


def side_by_side(*widgets: QWidget) -> QWidget:
    """The widgets in a row, each as wide as it is."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, 0, 0, 0, 0, tk.MARGIN)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
