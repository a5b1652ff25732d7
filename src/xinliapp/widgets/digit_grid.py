"""Typing with digits, cell by cell: a class (screens.md S17) or an answer sheet; the next comes by itself."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import color, font, px
from xinliapp.widgets.tokens import Role

CELL_WIDTH = 208
_CELL = int(Qt.ItemDataRole.UserRole) + 1
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
# Logical pixels: a name's least, a code's word, a day.
_LEAST_NAME, _WORD, _NOTE = 72, 48, 48
_NARROW, _NUMBER = 72, 32  # a cell of a number and a digit, and the number's share of it
_MOST_WIDE, _MOST_NARROW = 4, 20
_FLAGS = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


@dataclass(frozen=True, slots=True)
class GridCell:
    """One student: ``label`` (01 赵**), the digit's ``word`` (当面), a ``note`` (11-10).

    In a narrow grid one item of an answer sheet: ``label`` is its number, ``word`` the digit.
    """

    key: str
    label: str
    code: str
    word: str
    note: str = ""
    changed: bool = False


class _Cells(QAbstractTableModel):
    """Cells in columns, read from top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.cells: tuple[GridCell, ...] = ()
        self.columns = 1

    def lay(self, cells: Sequence[GridCell], columns: int) -> None:
        self.beginResetModel()
        self.cells = tuple(cells)
        self.columns = max(1, columns)
        self.endResetModel()

    def place(self, index: _Index) -> int:
        return index.column() * self.rowCount() + index.row()

    def at(self, place: int) -> QModelIndex:
        rows = self.rowCount()
        return self.index(place % rows, place // rows) if 0 <= place < len(self.cells) else QModelIndex()

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else -(-len(self.cells) // self.columns)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self.columns

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.place(index) >= len(self.cells):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.place(index) if index.isValid() else len(self.cells)
        if place >= len(self.cells):
            return None
        cell = self.cells[place]
        if role == _CELL:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(cell.label)
        return f"{cell.label} {cell.word} {cell.note}" if role == Qt.ItemDataRole.DisplayRole else None


class _Painter(QStyledItemDelegate):
    def __init__(self, parent: QTableView, narrow: bool) -> None:
        super().__init__(parent)
        self._narrow = narrow

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: GridCell | None = index.data(_CELL)
        box = QRectF(option.rect)
        painter.fillRect(box, color("surface"))
        if cell is None:
            return
        view = self.parent()
        current = isinstance(view, QTableView) and view.currentIndex() == index
        if current or option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, color("selected"))
        if cell.changed:
            painter.fillRect(QRectF(box.left(), box.top() + 4, 3, box.height() - 8), color("accent"))
        if self._narrow:
            self._paint_item(painter, cell, box)
        else:
            self._paint_student(painter, cell, box)
        if current and isinstance(view, QTableView) and view.hasFocus():
            painter.setPen(color("focus"))
            painter.drawRect(box.adjusted(1, 1, -2, -2))

    def _paint_student(self, painter: QPainter, cell: GridCell, box: QRectF) -> None:
        # The name takes what the code's word and the day leave.
        x, end = box.left() + tk.GAP, box.right() - tk.GAP
        word_at = max(x + px(_LEAST_NAME), end - px(_WORD + _NOTE))
        self._text(painter, cell.label, QRectF(x, box.top(), word_at - x, box.height()), Role.BODY, "text")
        done = cell.code not in ("", "0")
        words = QRectF(word_at, box.top(), px(_WORD), box.height())
        self._text(painter, cell.word, words, Role.STRONG if done else Role.BODY, "text" if done else "muted")
        note = QRectF(word_at + px(_WORD), box.top(), end - word_at - px(_WORD), box.height())
        self._text(painter, cell.note, note, Role.CAPTION, "text2")

    def _paint_item(self, painter: QPainter, cell: GridCell, box: QRectF) -> None:
        number = QRectF(box.left() + tk.GAP, box.top(), px(_NUMBER), box.height())
        self._text(painter, cell.label, number, Role.CAPTION, "text2", air=0)
        digit = QRectF(number.right(), box.top(), box.right() - number.right(), box.height())
        self._text(painter, cell.word, digit, Role.STRONG, "text", air=0)

    @staticmethod
    def _text(painter: QPainter, text: str, box: QRectF, role: Role, tone: str, air: int = tk.GAP) -> None:
        painter.setFont(font(role))
        painter.setPen(color(tone))
        room = int(box.width()) - air
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(box, _FLAGS, shown)


class DigitGrid(QTableView):
    """Says in ``typed(key, code)`` what was typed; ``moved(place, total)`` where one is, from 1.

    A key held down types one digit only, so that no student is skipped; Backspace steps back. Digits arrive
    in both states of an input method, full-width ones too. A digit that is no code stays untyped, one does
    not move on, and ``refused(code)`` tells of it.
    """

    typed = Signal(str, str)
    moved = Signal(int, int)
    refused = Signal(str)

    def __init__(
        self, codes: str, object_name: str = "", parent: QWidget | None = None, *, narrow: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._codes, self._narrow = codes, narrow
        self._cells = _Cells()
        self._cells.setParent(self)
        self.setModel(self._cells)
        self._painter: QObject = _Painter(self, narrow)
        self.setItemDelegate(self._painter)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(tk.ROW_DENSE))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.selectionModel().currentChanged.connect(self._tell_place)

    def set_cells(self, cells: Sequence[GridCell]) -> None:
        """Shows a class; one stays where one was if it is the same class."""
        same = [cell.key for cell in cells] == [cell.key for cell in self._cells.cells]
        place = self._cells.place(self.currentIndex()) if same and self.currentIndex().isValid() else 0
        self._cells.lay(cells, self._columns())
        self.setCurrentIndex(self._cells.at(place))

    def set_codes(self, codes: str) -> None:
        """Other digits from now on: another scale."""
        self._codes = codes

    def go_first(self) -> None:
        """The first cell is current: another sheet is typed."""
        self.setCurrentIndex(self._cells.at(0))

    def cells(self) -> tuple[GridCell, ...]:
        """What is shown."""
        return self._cells.cells

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self._step(-1)
        elif event.text().isdigit():
            if not event.isAutoRepeat():
                self._type(event.text())
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for letter in event.commitString():
            self._type(letter)
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._cells.cells and self._columns() != self._cells.columns:
            self.set_cells(self._cells.cells)

    def _columns(self) -> int:
        least, most = (_NARROW, _MOST_NARROW) if self._narrow else (CELL_WIDTH, _MOST_WIDE)
        return max(1, min(most, self.viewport().width() // px(least)))

    def _type(self, text: str) -> None:
        code = unicodedata.normalize("NFKC", text)
        index = self.currentIndex()
        if len(code) != 1 or not index.isValid():
            return
        if code in self._codes:
            cell = self._cells.cells[self._cells.place(index)]
            self.typed.emit(cell.key, code)
            self._step(1)
        elif code.isdigit():
            self.refused.emit(code)

    def _step(self, by: int) -> None:
        index = self._cells.at(self._cells.place(self.currentIndex()) + by)
        if index.isValid():
            self.setCurrentIndex(index)

    def _tell_place(self, index: QModelIndex) -> None:
        if index.isValid():
            self.moved.emit(self._cells.place(index) + 1, len(self._cells.cells))
