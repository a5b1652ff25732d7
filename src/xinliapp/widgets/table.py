"""Tables over frozen dataclasses: a model that knows columns, and a view with the look of the lists."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QEvent, QItemSelectionModel, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.delegates import CELL_ROLE, Cell, CellDelegate
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import color, font, is_look_change, px, text_width
from xinliapp.widgets.tokens import Role

Row = TypeVar("Row")
_Index = QModelIndex
_NO_INDEX = QModelIndex()
_LOW = 96  # a table of a row or two
_USUAL = 96
_STRETCH_KEEPS = 120  # what a stretching column keeps before a name beside it grows
_MOST_MORE = 160
_MEASURED = 24  # texts of a column, the longest by characters
_MAY_BE_CUT = 4  # characters; a name of two or three always fits


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``value(row)`` is its plain text (or bool for ``kind="check"``).

    ``ordinal(row)`` is a :class:`Sign` for ``sign`` columns and 0–4 for ``grade``. ``sort(row)`` replaces the
    text as sorting key. ``tone(row)`` names a token for the text. Widths are pixels at 100 %.
    """

    key: str
    title: str
    value: Callable[[Any], Any]
    width: int = 0
    stretch: bool = False
    align_right: bool = False
    kind: str = "text"
    ordinal: Callable[[Any], Any] | None = None
    strong: bool = False
    sort: Callable[[Any], Any] | None = None
    tone: Callable[[Any], str] | None = None
    tip: Callable[[Any], str] | None = None


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Read-only rows; sorting reorders them in Python (lists here are a few thousand rows at most)."""

    def __init__(self, columns: Sequence[Column], key: Callable[[Row], object]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._key = key
        self._rows: list[Row] = []
        self._given: tuple[Row, ...] = ()
        self._order: tuple[int, bool] | None = None

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Replaces all rows, keeping the sorting in force."""
        self.beginResetModel()
        self._given = tuple(rows)
        self._rows = list(self._given)
        self._apply_order()
        self.endResetModel()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def rows(self) -> tuple[Row, ...]:
        """The rows in the order shown."""
        return tuple(self._rows)

    def find(self, key: object) -> int:
        """The number of the row with ``key``, or -1."""
        return next((i for i, row in enumerate(self._rows) if self._key(row) == key), -1)

    def key_of(self, row: Row) -> object:
        return self._key(row)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # type: ignore[override]
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:  # type: ignore[override]
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.align_right else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # type: ignore[override]
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], self.columns[index.column()]
        if role == CELL_ROLE:
            return self._cell(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            value = column.value(row)
            return None if isinstance(value, bool) else value
        if role == Qt.ItemDataRole.CheckStateRole and column.kind == "check":
            return Qt.CheckState.Checked if column.value(row) else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(row, column)
        return None

    @staticmethod
    def _tip(row: Row, column: Column) -> str | None:
        """What a column says of a cell; else a longer text whole, because it may be cut where it stands."""
        if column.tip is not None:
            return plain_tip(column.tip(row)) or None
        value = column.value(row)
        return plain_tip(value) if isinstance(value, str) and len(value) >= _MAY_BE_CUT else None

    @staticmethod
    def _cell(row: Row, column: Column) -> Cell:
        value = column.value(row)
        return Cell(
            kind="text" if column.kind == "check" and not isinstance(value, bool) else column.kind,
            text="" if isinstance(value, bool) or value is None else str(value),
            ordinal=column.ordinal(row) if column.ordinal is not None else None,
            checked=value is True,
            strong=column.strong,
            align_right=column.align_right,
            tone=column.tone(row) if column.tone is not None else "",
        )

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sorts by a column; -1 restores the order given."""
        self.layoutAboutToBeChanged.emit()
        before = [self._key(self._rows[index.row()]) for index in self.persistentIndexList()]
        self._order = None if column < 0 else (column, order == Qt.SortOrder.DescendingOrder)
        self._rows = list(self._given)
        self._apply_order()
        old = self.persistentIndexList()
        new = [self.index(self.find(key), index.column()) for key, index in zip(before, old, strict=True)]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _apply_order(self) -> None:
        if self._order is None:
            return
        number, descending = self._order
        column = self.columns[number]
        getter = column.sort or column.value
        self._rows.sort(key=lambda row: _sortable(getter(row)), reverse=descending)


def _sortable(value: Any) -> tuple[int, Any]:
    """Empty cells last, numbers before texts."""
    if value is None or value == "":
        return (2, "")
    if isinstance(value, bool | int | float):
        return (0, value)
    return (1, str(value))


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
        self._empty = ""
        self._hover = -1
        self._cells = CellDelegate(self, large)
        self._model: RowsModel[Any] = RowsModel(columns, key)
        self._model.setParent(self)
        self.setModel(self._model)
        self.setItemDelegate(self._cells)
        self._dress(multi)
        self._size_columns()
        self._by_hand = False
        self._needed: dict[int, int] = {}
        self._strong = Role.SECTION if large else Role.STRONG
        self.horizontalHeader().sectionResized.connect(self._resized)
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
        header.setMinimumSectionSize(48)
        header.setFixedHeight(px(tk.ROW))
        self.verticalScrollBar().setSingleStep(px(self._row_height))

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        for number, column in enumerate(self._model.columns):
            stretch = QHeaderView.ResizeMode.Stretch if column.stretch else QHeaderView.ResizeMode.Interactive
            header.setSectionResizeMode(number, stretch)
            if not column.stretch:
                self.setColumnWidth(number, px(column.width or _USUAL))

    def _grow_names(self) -> None:
        """A strong column (a name) gets what its longest text needs, as far as the stretching ones can spare.

        What was needed once stays: names that are hidden and shown again move nothing.
        """
        columns = self._model.columns
        keeps = px(_STRETCH_KEEPS)
        spare = sum(self.columnWidth(i) - keeps for i, c in enumerate(columns) if c.stretch)
        names = [i for i, c in enumerate(columns) if c.strong and not c.stretch and c.kind == "text"]
        if self._by_hand or not names or not any(one.stretch for one in columns):
            return
        for number in names:
            usual = px(columns[number].width or _USUAL)
            now = self.columnWidth(number)
            spare += now - usual
            self._needed[number] = max(self._needed.get(number, 0), self._longest(number))
            more = min(max(0, self._needed[number] - usual), max(0, spare), px(_MOST_MORE))
            spare -= more
            if usual + more != now:
                self.setColumnWidth(number, usual + more)

    def _longest(self, number: int) -> int:
        """The width of a column's longest text; of the ones with most characters."""
        column = self._model.columns[number]
        texts = sorted((str(column.value(row) or "") for row in self._model.rows()), key=len)[-_MEASURED:]
        sides = (tk.MARGIN if number == 0 else tk.GAP) + (tk.MARGIN if column.align_right else tk.GAP)
        return max((text_width(text, self._strong) for text in texts), default=0) + sides + 2

    def _resized(self, number: int, _before: int, _now: int) -> None:
        """Whoever pulls a column has said how wide it is to be."""
        pulled = QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton
        if pulled and not self._model.columns[number].stretch and self.horizontalHeader().underMouse():
            self._by_hand = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow_names()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Shows ``rows``; the current row, the selection and the scroll position are kept by row key."""
        keys = [self._model.key_of(row) for row in self.selected_rows()]
        current = self.current_row()
        current_key = self._model.key_of(current) if current is not None else None
        offset = self.verticalScrollBar().value()
        blocked = self.selectionModel().blockSignals(True)
        self._model.set_rows(rows)
        self._select_keys(keys, current_key)
        self.selectionModel().blockSignals(blocked)
        self.verticalScrollBar().setValue(offset)
        self._grow_names()
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
            self.setCurrentIndex(self._model.index(number, 0))
            self.scrollTo(self._model.index(number, 0))
        return number >= 0

    def set_empty(self, sentence: str) -> None:
        """What the table says when it has no rows."""
        self._empty = sentence
        self.viewport().update()

    def save_state(self) -> str:
        """Column widths and sorting as a short text for the settings."""
        header = self.horizontalHeader()
        widths = {c.key: self.columnWidth(i) for i, c in enumerate(self._model.columns) if not c.stretch}
        section = header.sortIndicatorSection() if self.isSortingEnabled() else -1
        known = 0 <= section < len(self._model.columns)
        sort = self._model.columns[section].key if known else ""
        descending = header.sortIndicatorOrder() == Qt.SortOrder.DescendingOrder
        return json.dumps({"widths": widths, "sort": sort, "descending": descending})

    def restore_state(self, text: str) -> None:
        """Takes what :meth:`save_state` gave; unknown columns and broken text are ignored."""
        try:
            state = json.loads(text)
            widths, sort = dict(state["widths"]), state["sort"]
        except (ValueError, KeyError, TypeError, RecursionError):
            return
        self._by_hand = bool(widths)
        for number, column in enumerate(self._model.columns):
            width = widths.get(column.key)
            if isinstance(width, int) and not column.stretch:
                self.setColumnWidth(number, max(48, min(width, 800)))
            if column.key == sort and self.isSortingEnabled():
                down = (
                    Qt.SortOrder.DescendingOrder if state.get("descending") else Qt.SortOrder.AscendingOrder
                )
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
        if self._model.rowCount() or not self._empty:
            return
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
