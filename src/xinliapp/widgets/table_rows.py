"""Rows and columns of a table: frozen dataclasses, and the model that says what a column shows of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt

from xinliapp.widgets.delegates import CELL_ROLE, Cell
from xinliapp.widgets.plain_tip import plain_tip

Row = TypeVar("Row")
_Index = QModelIndex
_NO_INDEX = QModelIndex()
_MAY_BE_CUT = 4  # characters; a name of two or three always fits


@dataclass(frozen=True, slots=True)
class Column:
    """One column: ``value(row)`` is its plain text (or bool for ``kind="check"``).

    ``ordinal(row)`` is a :class:`Sign` for ``sign`` columns and 0–4 for ``grade``. ``sort(row)`` replaces the
    text as sorting key. ``tone(row)`` names a token for the text. Widths are pixels at 100 %.
    With ``middle`` a text that is too long loses its middle: file names differ at their ends.
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
    middle: bool = False


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
            middle=column.middle,
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
