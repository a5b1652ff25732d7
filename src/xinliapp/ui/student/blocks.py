"""Headings and lines of the left columns of the student page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


def heading(words: str, *buttons: QWidget, remark: str = "") -> QWidget:
    """A section's word, a remark and its buttons at the right."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    set_margins(row, tk.MARGIN, 8, tk.MARGIN, 4, tk.GAP)
    row.addWidget(label(words, Role.SECTION))
    row.addStretch(1)
    if remark:
        row.addWidget(label(remark, Role.CAPTION, "muted"))
    for button in buttons:
        row.addWidget(button)
    return holder


def entry(title: QWidget, texts: Sequence[tuple[str, str]], buttons: Sequence[QWidget] = ()) -> QWidget:
    """A line with its buttons, and below it texts (words, tone) that wrap."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    set_margins(column, tk.MARGIN, 4, tk.MARGIN, 6, 2)
    row = QHBoxLayout()
    wraps = isinstance(title, QLabel) and title.wordWrap()
    row.addWidget(title, int(wraps))
    if not wraps:
        row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    column.addLayout(row)
    for words, tone in texts:
        if words:
            role = Role.BODY if tone == "text" else Role.CAPTION
            column.addWidget(label(words, role, tone, wrap=True))
    return holder


class Rebuilt(QWidget):
    """A column that is made anew for each reading."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._outer = QVBoxLayout(self)
        set_margins(self._outer, 0, 0, 0, 0, 0)
        self._body: QWidget | None = None

    def begin(self) -> QVBoxLayout:
        """An empty column in place of the last one; :meth:`end` shows it."""
        if self._body is not None:
            self._outer.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = area("surface")
        column = QVBoxLayout(self._body)
        set_margins(column, 0, 12, 0, 12, 0)
        return column

    def end(self, column: QVBoxLayout) -> None:
        """Everything is in it."""
        column.addStretch(1)
        if self._body is not None:
            self._outer.addWidget(self._body)
            self._body.show()  # a layout shows late what is added to a page already on screen
