"""The table of a page: its rows are frozen dataclasses, and it has the look of all lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.delegates import CellDelegate
from xinliapp.widgets.style import color, font, is_look_change, px
from xinliapp.widgets.table_rows import Column, RowsModel
from xinliapp.widgets.table_widths import ColumnWidths
from xinliapp.widgets.tokens import Role

__all__ = ["Column", "DataTable", "paint_empty"]  # a page that has a table needs no second import

_Index = QModelIndex
_LOW = 96  # a table of a row or two


def paint_empty(painter: QPainter, box: QRect, sentence: str) -> None:
    """What an empty table says: near its top, in a low one in the middle."""
    painter.setFont(font())
    painter.setPen(color("text2"))
    low = box.height() < px(_LOW)
    space = box.adjusted(32, 0, -32, 0) if low else box.adjusted(32, 32, -32, -32)
    flags = Qt.AlignmentFlag.AlignHCenter | (
        Qt.AlignmentFlag.AlignVCenter if low else Qt.AlignmentFlag.AlignTop
    )
    painter.drawText(space, int(flags) | int(Qt.TextFlag.TextWordWrap), sentence)


class DataTable(QTableView):
    """The list of a page: 32 px rows, 1 px rules, sticky header, whole rows selected, keyboard alone."""

    current_changed = Signal(object)
    opened = Signal(object)
    selection_changed = Signal(object)
    toggled = Signal(object, str, bool)
    link_clicked = Signal(object, str)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        key: Callable[[Any], object] = lambda row: row.id,
        dense: bool = False,
        large: bool = False,
        multi: bool = False,
        sortable: bool = True,
        object_name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        if object_name:
            self.setObjectName(object_name)
        self._row_height = tk.ROW_TALL if large else tk.ROW_DENSE if dense else tk.ROW
        self._empty, self._filled = "", False
        self._hover = -1
        self._cells = CellDelegate(self, large)
        self._model: RowsModel[Any] = RowsModel(columns, key)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self._dress(multi)
        self._widths = ColumnWidths(self, self._model.columns, Role.SECTION if large else Role.STRONG)
        if sortable:
            self.setSortingEnabled(True)
            self.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.horizontalHeader().setSortIndicatorClearable(True)
        self.selectionModel().currentRowChanged.connect(self._tell_current)
        self.selectionModel().selectionChanged.connect(self._tell_selection)
        self.doubleClicked.connect(self._open_index)
        self.clicked.connect(self._click_index)

    def _dress(self, multi: bool) -> None:
        view = QAbstractItemView
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setSelectionBehavior(view.SelectionBehavior.SelectRows)
        mode = view.SelectionMode
        self.setSelectionMode(mode.ExtendedSelection if multi else mode.SingleSelection)
        self.setVerticalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(view.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(view.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        rows = self.verticalHeader()
        rows.setVisible(False)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(px(self._row_height))
        rows.setDefaultSectionSize(px(self._row_height))
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setFixedHeight(px(tk.ROW))
        self.verticalScrollBar().setSingleStep(px(self._row_height))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._widths.grow_names(self._model.rows())

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Shows ``rows``; the current row, the selection and the scroll position are kept by row key."""
        keys = [self._model.key_of(row) for row in self.selected_rows()]
        current = self.current_row()
        current_key = self._model.key_of(current) if current is not None else None
        offset = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self._filled = True
        self._model.set_rows(rows)
        self._select_keys(keys, current_key)
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(offset)
        self._widths.grow_names(self._model.rows())
        self.viewport().update()
        self.current_changed.emit(self.current_row())
        self.selection_changed.emit(self.selected_rows())

    def _select_keys(self, keys: Sequence[object], current_key: object) -> None:
        flags = QItemSelectionModel.SelectionFlag
        for key in keys:
            number = self._model.find(key)
            if number >= 0:
                self.selectionModel().select(self._model.index(number, 0), flags.Select | flags.Rows)
        number = self._model.find(current_key) if current_key is not None else -1
        if number >= 0:
            self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags.NoUpdate)

    def rows(self) -> tuple[Any, ...]:
        """All rows in the order shown."""
        return self._model.rows()

    def current_row(self) -> Any | None:
        index = self.currentIndex()
        return self._model.row(index.row()) if index.isValid() else None

    def selected_rows(self) -> tuple[Any, ...]:
        """The selected rows from top to bottom."""
        if self.selectionModel() is None:
            return ()
        numbers = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self._model.row(number) for number in numbers)

    def select_key(self, key: object) -> bool:
        """Makes the row with ``key`` current and visible; False when there is none."""
        number = self._model.find(key)
        if number >= 0:
            # Not the view's own setCurrentIndex: while Ctrl is held down it would leave the row unselected.
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(self._model.index(number, 0), flags)
            self.scrollTo(self._model.index(number, 0))
        return number >= 0

    def set_empty(self, sentence: str) -> None:
        """What the table says when it has no rows."""
        self._empty = sentence
        self.viewport().update()

    def save_state(self) -> str:
        """Column widths and sorting as a short text for the settings."""
        header = self.horizontalHeader()
        section = header.sortIndicatorSection() if self.isSortingEnabled() else -1
        known = 0 <= section < len(self._model.columns)
        sort = self._model.columns[section].key if known else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return json.dumps({"widths": self._widths.saved(), "sort": sort, "descending": descending})

    def restore_state(self, text: str) -> None:
        """Takes what :meth:`save_state` gave; unknown columns and broken text are ignored."""
        try:
            state = json.loads(text)
            widths, sort = dict(state["widths"]), state["sort"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        self._widths.restore(widths)
        down = Qt.SortOrder.DescendingOrder if state.get("descending") else Qt.SortOrder.AscendingOrder
        for number, column in enumerate(self._model.columns):
            if column.key == sort and self.isSortingEnabled():
                self.sortByColumn(number, down)

    @property
    def hovered(self) -> int:
        """The row under the mouse, -1 for none (asked by the delegate)."""
        return self._hover

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self._set_hover(index.row() if index.isValid() else -1)
        is_link = index.isValid() and self._model.columns[index.column()].kind == "link"
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_link else Qt.CursorShape.ArrowCursor
        )

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._set_hover(-1)

    def _set_hover(self, number: int) -> None:
        if number != self._hover:
            self._hover = number
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        plain = not (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier)
        if index.isValid() and plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open_index(index)
            return
        if index.isValid() and plain and event.key() == Qt.Key.Key_Space:
            ticks = [i for i, column in enumerate(self._model.columns) if column.kind == "check"]
            if ticks:
                self._toggle(index.row(), ticks[0])
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No jumping on letters: it fights input methods."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event) and hasattr(self, "_row_height"):
            self.verticalHeader().setMinimumSectionSize(px(self._row_height))
            self.verticalHeader().setDefaultSectionSize(px(self._row_height))
            self.horizontalHeader().setFixedHeight(px(tk.ROW))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.rowCount() or not self._empty or not self._filled:
            return  # before the first reading, and when it failed, nobody knows that there is nothing
        painter = QPainter(self.viewport())
        paint_empty(painter, self.viewport().rect(), self._empty)

    def _tell_current(self, _current: _Index, _previous: _Index) -> None:
        self.current_changed.emit(self.current_row())

    def _tell_selection(self, _on: object, _off: object) -> None:
        self.selection_changed.emit(self.selected_rows())

    def _open_index(self, index: _Index) -> None:
        if self._model.columns[index.column()].kind not in ("check", "link"):
            self.opened.emit(self._model.row(index.row()))

    def _click_index(self, index: _Index) -> None:
        column = self._model.columns[index.column()]
        row = self._model.row(index.row())
        if column.kind == "check":
            self._toggle(index.row(), index.column())
        elif column.kind == "link" and column.value(row):
            self.link_clicked.emit(row, column.key)

    def _toggle(self, number: int, column_number: int) -> None:
        column = self._model.columns[column_number]
        row = self._model.row(number)
        value = column.value(row)
        if isinstance(value, bool):
            self.toggled.emit(row, column.key, not value)
