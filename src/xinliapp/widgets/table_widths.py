"""How wide the columns of a table are: as given, as pulled by hand, and names as long as there is room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHeaderView, QTableView

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import px, text_width
from xinliapp.widgets.table_rows import Column
from xinliapp.widgets.tokens import Role

_LEAST, _USUAL, _MOST = 48, 96, 800
_STRETCH_KEEPS = 120  # what a stretching column keeps before a name beside it grows
_MOST_MORE = 160
_MEASURED = 24  # texts of a column, the longest by characters


class ColumnWidths(QObject):
    """The widths of ``columns`` in ``table``; ``strong`` is how names are written there."""

    def __init__(self, table: QTableView, columns: Sequence[Column], strong: Role) -> None:
        super().__init__(table)
        self._table, self._columns, self._strong = table, columns, strong
        self._by_hand = False
        self._needed: dict[int, int] = {}
        header = table.horizontalHeader()
        header.setMinimumSectionSize(_LEAST)
        for number, column in enumerate(columns):
            stretch = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, stretch)
            if not column.stretch:
                table.setColumnWidth(number, px(column.width or _USUAL))
        header.sectionResized.connect(self._resized)

    def grow_names(self, rows: Sequence[Any]) -> None:
        """A strong column (a name) gets what its longest text needs, as far as the stretching ones can spare.

        What was needed once stays: names that are hidden and shown again move nothing.
        """
        table, columns, keeps = self._table, self._columns, px(_STRETCH_KEEPS)
        spare = sum(table.columnWidth(i) - keeps for i, c in enumerate(columns) if c.stretch)
        names = [i for i, c in enumerate(columns) if c.strong and not c.stretch and c.kind == "text"]
        if self._by_hand or not names or not any(one.stretch for one in columns):
            return
        for number in names:
            usual = px(columns[number].width or _USUAL)
            now = table.columnWidth(number)
            spare += now - usual
            self._needed[number] = max(self._needed.get(number, 0), self._longest(number, rows))
            more = min(max(0, self._needed[number] - usual), max(0, spare), px(_MOST_MORE))
            spare -= more
            if usual + more != now:
                table.setColumnWidth(number, usual + more)

    def saved(self) -> dict[str, int]:
        """Widths by column, for the settings; a stretching one has none of its own."""
        return {c.key: self._table.columnWidth(i) for i, c in enumerate(self._columns) if not c.stretch}

    def restore(self, widths: Mapping[str, object]) -> None:
        """What :meth:`saved` gave; what is no width of a column here is ignored."""
        self._by_hand = bool(widths)
        for number, column in enumerate(self._columns):
            width = widths.get(column.key)
            if isinstance(width, int) and not column.stretch:
                self._table.setColumnWidth(number, max(_LEAST, min(width, _MOST)))

    def _longest(self, number: int, rows: Sequence[Any]) -> int:
        """The width of a column's longest text; of the ones with most characters."""
        column = self._columns[number]
        texts = sorted((str(column.value(row) or "") for row in rows), key=len)[-_MEASURED:]
        sides = (tk.MARGIN if number == 0 else tk.GAP) + (tk.MARGIN if column.align_right else tk.GAP)
        return max((text_width(text, self._strong) for text in texts), default=0) + sides + 2

    def _resized(self, number: int, _before: int, _now: int) -> None:
        """Whoever pulls a column has said how wide it is to be."""
        pulled = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if pulled and not self._columns[number].stretch and self._table.horizontalHeader().underMouse():
            self._by_hand = True
