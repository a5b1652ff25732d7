"""The timeline of a student: month bands, a ring with the kind's icon on a line, words, who."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QLineF,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from xinliapp.ui.student.lines import Band, Line
from xinliapp.widgets import paint
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.icons import paint_icon
from xinliapp.widgets.style import color, font, px, text_width
from xinliapp.widgets.tokens import Role

_ROW_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_DAY_LEFT, _RING_LEFT, _WORDS_LEFT = 16, 72, 108
_BAND_HEIGHT = 28


class _Model(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[Line | Band, ...] = ()

    def set_rows(self, rows: Sequence[Line | Band]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # type: ignore[override]  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        if isinstance(self.rows[index.row()], Band):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # type: ignore[override]
        row = self.rows[index.row()]
        if role == _ROW_ROLE:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if isinstance(row, Band):
                return row.words
            labels = [label for _, label in row.grades]
            return " ".join(filter(None, (row.day, row.kind, row.words, *labels, row.who)))
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        band = isinstance(index.data(_ROW_ROLE), Band)
        return QSize(200, px(_BAND_HEIGHT if band else tk.ROW_TALL))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(_ROW_ROLE)
        box = QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setClipRect(box)
        if isinstance(row, Band):
            self._band(painter, row, box)
        elif isinstance(row, Line):
            selected = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
            painter.fillRect(box, color("selected" if selected else "surface"))
            self._ring(painter, row, box)
            self._words(painter, row, box)
        painter.restore()

    @staticmethod
    def _band(painter: QPainter, band: Band, box: QRectF) -> None:
        painter.fillRect(box, color("bg"))
        painter.setPen(QPen(color("rule"), 1))
        painter.drawLine(
            QLineF(box.left(), box.bottom() - 0.5, box.right(), box.bottom() - 0.5),
        )
        painter.setFont(font(Role.CAPTION))
        painter.setPen(color("text2"))
        painter.drawText(box.adjusted(_DAY_LEFT, 0, 0, 0), _LEFT, band.words)

    @staticmethod
    def _ring(painter: QPainter, row: Line, box: QRectF) -> None:
        side = px(24)
        middle = QPointF(box.left() + px(_RING_LEFT) + side / 2, box.center().y())
        painter.setPen(QPen(color("rule"), 1))
        painter.drawLine(QLineF(round(middle.x()) + 0.5, box.top(), round(middle.x()) + 0.5, box.bottom()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color("rule"), 1))
        painter.setBrush(color("surface"))
        painter.drawEllipse(middle, side / 2, side / 2)
        small = px(14)
        place = QRectF(middle.x() - small / 2, middle.y() - small / 2, small, small)
        paint_icon(painter, row.icon, place, color("text2"))

    def _words(self, painter: QPainter, row: Line, box: QRectF) -> None:
        painter.setFont(font())
        painter.setPen(color("text"))
        painter.drawText(box.adjusted(_DAY_LEFT, 0, 0, 0), _LEFT, row.day[5:])
        painter.setFont(font(Role.STRONG))
        x = box.left() + px(_WORDS_LEFT)
        painter.drawText(QRectF(x, box.top(), box.width(), box.height()), _LEFT, row.kind)
        x += max(text_width(row.kind, Role.STRONG), px(56)) + 12
        for place, (ordinal, words) in enumerate(row.grades):
            if place:
                arrow = QRectF(x, box.center().y() - 8, 16, 16)
                paint_icon(painter, "arrow_right", arrow, color("text2"))
                x += 24
            chip = QRectF(x, box.center().y() - px(10), paint.grade_chip_width(words), px(20))
            paint.paint_grade_chip(painter, ordinal, words, chip)
            x += chip.width() + 8
        painter.setFont(font())
        painter.setPen(color("text2"))
        see = self.tr("看")
        look = box.right() - 16 - text_width(see)
        painter.setPen(color("accent"))
        painter.drawText(QRectF(look, box.top(), text_width(see) + 2, box.height()), _LEFT, see)
        painter.setPen(color("text2"))
        who_width = min(text_width(row.who) + 2, px(120)) if row.who else 0
        right = look - 16 - who_width
        metrics = QFontMetricsF(painter.font())
        room = max(0.0, right - x - 12)
        words = metrics.elidedText(row.words, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(x, box.top(), room + 2, box.height()), _LEFT, words)
        who = metrics.elidedText(row.who, Qt.TextElideMode.ElideRight, who_width)
        painter.drawText(QRectF(right, box.top(), who_width + 2, box.height()), _LEFT, who)


_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


class Timeline(QListView):
    """The list itself; ``picked`` gives the :class:`Line` to show whole (click, Enter or arrow keys)."""

    picked = Signal(object)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._rows = _Model()
        self._rows.setParent(self)
        self._cells = _Delegate(self)
        self.setModel(self._rows)
        self.setItemDelegate(self._cells)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)

    def set_rows(self, rows: Sequence[Line | Band]) -> None:
        """Shows bands and lines; the scroll position stays."""
        offset = self.verticalScrollBar().value()
        self._rows.set_rows(rows)
        self.verticalScrollBar().setValue(offset)

    def rows(self) -> tuple[Line | Band, ...]:
        """What is shown, top to bottom."""
        return self._rows.rows

    def current_line(self) -> Line | None:
        """The selected entry."""
        index = self.currentIndex()
        row = self._rows.rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Line) else None

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        line = self.current_line()
        if line is not None:
            self.picked.emit(line)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._tell()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """No jumping on letters: it fights input methods."""

    def _tell(self) -> None:
        line = self.current_line()
        if line is not None:
            self.picked.emit(line)
