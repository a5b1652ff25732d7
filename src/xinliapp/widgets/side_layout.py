"""The layout of a page with a table and a panel beside it: only the table grows."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.widgets.style import set_margins


def lay_out_beside(
    page: QWidget, above: Iterable[QWidget], table: QWidget, foot: QWidget, panel: QWidget
) -> None:
    """``above`` and the table over ``foot`` on the left, the panel on the right over the full height."""
    left = QVBoxLayout()
    set_margins(left, 0, 0, 0, 0, 0)
    for widget in above:
        left.addWidget(widget)
    left.addWidget(table, 1)
    left.addWidget(foot)
    columns = QHBoxLayout(page)
    set_margins(columns, 0, 0, 0, 0, 0)
    columns.addLayout(left, 1)
    columns.addWidget(panel)
