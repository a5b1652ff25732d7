"""Finding one student: a line and a list below it; works with uncommitted input-method letters too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from xinliapp.i18n.formats import masked_name
from xinliapp.widgets import tokens as tk
from xinliapp.widgets import veil
from xinliapp.widgets.icons import paint_icon
from xinliapp.widgets.page import label
from xinliapp.widgets.picking import PickRow as PickRow
from xinliapp.widgets.picking import Search as Search
from xinliapp.widgets.picking import fold_typed as fold_typed
from xinliapp.widgets.style import color, font, px, set_margins, text_width
from xinliapp.widgets.tokens import Role

_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
MAX_SHOWN = 9


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[PickRow, ...] = ()

    def set_rows(self, rows: Sequence[PickRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        return " ".join((row.title, *row.details)) if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex) -> QSize:  # type: ignore[override]
        return QSize(320, px(tk.ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:  # type: ignore[override]
        row: PickRow = index.data(_ROW_ROLE)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        box = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, color("selected"))
        side = px(16)
        paint_icon(
            painter,
            row.icon,
            QRectF(box.left() + 12, box.center().y() - side / 2, side, side),
            color("text2"),
        )
        x = box.left() + 12 + side + 8
        painter.setFont(font(Role.STRONG))
        painter.setPen(color("text"))
        painter.drawText(QRectF(x, box.top(), box.width(), box.height()), flags, row.title)
        x += text_width(row.title, Role.STRONG) + 12
        painter.setFont(font())
        painter.setPen(color("text2"))
        painter.drawText(QRectF(x, box.top(), box.width() - x, box.height()), flags, " · ".join(row.details))


class ResultList(QFrame):
    """The popup list under a search line; a child of the window, so it closes with it."""

    chosen = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setProperty("area", "popup")
        self.setObjectName("picker.popup")
        column = QVBoxLayout(self)
        set_margins(column, 1, 4, 1, 4, 0)
        self._model = _Model()
        self._list = QListView()
        self._list.setModel(self._model)
        self._model.setParent(self._list)
        self._delegate = _Delegate(self._list)
        self._list.setItemDelegate(self._delegate)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = label("", tone="text2", wrap=True)
        self._empty.setContentsMargins(12, 4, 12, 4)
        self._foot = label("", Role.CAPTION, "muted")
        self._foot.setContentsMargins(12, 4, 12, 4)
        column.addWidget(self._list)
        column.addWidget(self._empty)
        column.addWidget(self._foot)
        self._list.clicked.connect(self._pick)
        self.setVisible(False)

    def show_rows(self, rows: Sequence[PickRow], empty: str, foot: str, under: QWidget) -> None:
        """Lists ``rows`` (or the sentence ``empty``) right below ``under``, as wide as it."""
        self._model.set_rows(rows)
        self._list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._empty.setText(empty)
        self._foot.setVisible(bool(foot) and bool(rows))
        self._foot.setText(foot)
        self._list.setFixedHeight(px(tk.ROW) * min(MAX_SHOWN, max(1, len(rows))) + 2)
        if rows:
            self._list.setCurrentIndex(self._model.index(0, 0))
        host = self._host
        corner = under.mapTo(host, QPoint(0, under.height() + 2))
        self.setFixedWidth(max(under.width(), 280))
        self.move(min(corner.x(), max(0, host.width() - self.width())), corner.y())
        self.setVisible(True)
        self.adjustSize()
        self.raise_()

    def rows(self) -> tuple[PickRow, ...]:
        return self._model.rows if self.isVisible() else ()

    def empty_text(self) -> str:
        return self._empty.text() if not self._model.rows else ""

    def current(self) -> PickRow | None:
        index = self._list.currentIndex()
        return self._model.rows[index.row()] if self.isVisible() and index.isValid() else None

    def step(self, by: int) -> None:
        """Moves the current row up or down, stopping at the ends."""
        count = len(self._model.rows)
        if count:
            number = min(max(self._list.currentIndex().row() + by, 0), count - 1)
            self._list.setCurrentIndex(self._model.index(number, 0))

    def _pick(self, index: QModelIndex) -> None:
        self.chosen.emit(self._model.rows[index.row()])


class SearchLine(QLineEdit):
    """A line whose ``typed`` includes the letters an input method has not committed yet."""

    typed = Signal(str)
    moved = Signal(int)
    entered = Signal(object)
    escaped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preedit = ""
        self.textChanged.connect(self._tell)

    def typed_text(self) -> str:
        """Committed text with the uncommitted letters at the cursor, folded."""
        at = self.cursorPosition()
        return fold_typed(self.text()[:at] + self._preedit + self.text()[at:])

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._preedit = event.preeditString()
        super().inputMethodEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit(event.modifiers())
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.typed.emit(self.typed_text())


class _PickedLine(SearchLine):
    """Holds a chosen student: ``veil`` is painted in place of the name while names are hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.veil = ""

    def shown(self) -> str:
        """What stands on the screen."""
        return self.veil if self.veil and veil.hidden(self) else self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.veil and veil.hidden(self):
            veil.paint_veiled(self, self.veil)
        else:
            super().paintEvent(event)


class StudentPicker(QWidget):
    """A field that holds one student: type, Enter picks the first (or the marked) row.

    ``search(text)`` is called in the main thread with folded text and must answer from memory.
    """

    picked = Signal(object)
    cleared = Signal()

    def __init__(self, search: Search, *, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self._picked: PickRow | None = None
        self._popup: ResultList | None = None
        row = QVBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 0)
        self.line = _PickedLine()
        self.line.setPlaceholderText(self.tr("姓名首字母 / 学籍号后4位"))
        if object_name:
            self.line.setObjectName(object_name)
        self.setFocusProxy(self.line)
        row.addWidget(self.line)
        self.line.typed.connect(self._look)
        self.line.moved.connect(self._step)
        self.line.entered.connect(self._enter)
        self.line.escaped.connect(self.hide_list)
        self.line.installEventFilter(self)

    def picked_row(self) -> PickRow | None:
        return self._picked

    def set_picked(self, row: PickRow | None) -> None:
        """Shows ``row`` as chosen, without a signal."""
        self._picked = row
        blocked = self.line.blockSignals(True)
        self.line.setText(" ".join((row.title, *row.details)) if row is not None else "")
        self.line.veil = " ".join((masked_name(row.title), *row.details)) if row is not None else ""
        self.line.blockSignals(blocked)
        self.hide_list()

    def rows(self) -> tuple[PickRow, ...]:
        """What the open list shows."""
        return self._popup.rows() if self._popup is not None else ()

    def hide_list(self) -> None:
        if self._popup is not None:
            self._popup.setVisible(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide_list()
        return super().eventFilter(watched, event)

    def _look(self, text: str) -> None:
        if self._picked is not None:
            self._picked = None
            self.line.veil = ""
            self.cleared.emit()
        if not text:
            self.hide_list()
            return
        if self._popup is None or self._popup.parentWidget() is not self.window():
            self._popup = ResultList(self.window())
            self._popup.chosen.connect(self._take)
        empty = self.tr("没有找到“{text}”。可能已转出或毕业。").replace("{text}", text)
        self._popup.show_rows(self._search(text), empty, "", self.line)

    def _step(self, by: int) -> None:
        if self._popup is not None:
            self._popup.step(by)

    def _enter(self, _modifiers: object) -> None:
        row = self._popup.current() if self._popup is not None else None
        if row is not None:
            self._take(row)

    def _take(self, row: PickRow) -> None:
        self.set_picked(row)
        self.picked.emit(row)
