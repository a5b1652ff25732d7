"""A list as the library gives it: ``QTableView`` over a model that does nothing but hand out text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication, QTableView

_Index = QModelIndex | QPersistentModelIndex


class Plain(QAbstractTableModel):
    """Rows of texts."""

    def __init__(self, rows: Sequence[Sequence[str]]) -> None:
        super().__init__()
        self.rows = rows

    def rowCount(self, _parent: _Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, _parent: _Index | None = None) -> int:
        return len(self.rows[0])

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        return self.rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


def bare_list(rows: Sequence[Sequence[str]], width: int, height: int) -> QTableView:
    """Shown and painted once."""
    view = QTableView()
    view.setModel(Plain(rows))
    view.resize(width, height)
    view.show()
    QApplication.processEvents()
    view.grab()
    return view
