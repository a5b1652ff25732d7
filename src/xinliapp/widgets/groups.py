"""Parts of the side panels that check a paper: groups of digits typed by their number, a scrolling body."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import fix_width, repolish, set_margins
from xinliapp.widgets.tokens import Role

_DIGITS = 4


def scrolling(body: QWidget) -> QWidget:
    """``body`` in a frame of the side panel's look that scrolls when the window is low."""
    frame = area("sidePanel")
    column = QVBoxLayout(frame)
    set_margins(column, 1, 0, 0, 0, 0)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(body)
    column.addWidget(scroll)
    return frame


class GroupsEdit(QWidget):
    """Lines for the asked groups (numbers from 1); the focus moves on when a group is full.

    ``submitted``: Enter in the last line. Full-width digits of an input method are folded when read.
    """

    submitted = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = object_name
        self.setObjectName(object_name)
        self._row = QHBoxLayout(self)
        set_margins(self._row, 0, 0, 0, 0, 8)
        self._lines: dict[int, QLineEdit] = {}

    def ask(self, positions: Sequence[int]) -> None:
        """Shows empty lines for these groups."""
        while (item := self._row.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._lines = {}
        for position in positions:
            self._row.addWidget(self._group(position))
        self._row.addStretch(1)

    def _group(self, position: int) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 4)
        word = self.tr("第%1组").replace("%1", str(position))
        edit = QLineEdit()
        edit.setObjectName(f"{self._name}.{position}")
        edit.setAccessibleName(word)
        edit.setMaxLength(2 * _DIGITS)  # blanks between digits are dropped
        fix_width(edit, 80)
        edit.textEdited.connect(self._moved_on)
        edit.returnPressed.connect(self._entered)
        self._lines[position] = edit
        column.addWidget(label(word, Role.CAPTION, "text2"))
        column.addWidget(edit)
        return holder

    def typed(self) -> Mapping[int, str]:
        """What stands in each line, without blanks, digits folded."""
        return {
            position: "".join(unicodedata.normalize("NFKC", edit.text()).split())
            for position, edit in self._lines.items()
        }

    def positions(self) -> tuple[int, ...]:
        """The groups that are asked for."""
        return tuple(self._lines)

    def mark_wrong(self, position: int | None) -> None:
        """Marks one group and puts the cursor there; None clears every mark."""
        for number, edit in self._lines.items():
            edit.setProperty("wrong", number == position)
            repolish(edit)
            if number == position:
                edit.setFocus()
                edit.selectAll()

    def focus_first(self) -> None:
        """The cursor into the first line."""
        if self._lines:
            next(iter(self._lines.values())).setFocus()

    def _moved_on(self, text: str) -> None:
        edit = self.sender()
        if isinstance(edit, QLineEdit) and len("".join(text.split())) >= _DIGITS:
            edits = list(self._lines.values())
            place = edits.index(edit) + 1
            if place < len(edits):
                edits[place].setFocus()

    def _entered(self) -> None:
        edits = list(self._lines.values())
        if self.sender() is edits[-1]:
            self.submitted.emit()
        else:
            edits[edits.index(self.sender()) + 1].setFocus()  # type: ignore[arg-type]
