"""How a cell is painted: text, status sign, grade chip, coverage bar, tags, tick box, link; rules below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionButton,
    QStyleOptionViewItem,
)

from xinliapp.widgets import paint
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import color, font, look, px
from xinliapp.widgets.tokens import Role

CELL_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Cell:
    """What the delegate needs of one cell."""

    kind: str
    text: str
    ordinal: Any
    checked: bool
    strong: bool
    align_right: bool
    tone: str
    middle: bool = False


class CellDelegate(QStyledItemDelegate):
    """Paints :class:`Cell` values; the view's ``hovered`` row gets the hover fill."""

    def __init__(self, parent: QObject | None = None, large: bool = False) -> None:
        super().__init__(parent)
        self._roles = (Role.LARGE, Role.SECTION) if large else (Role.BODY, Role.STRONG)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(px(96), px(tk.ROW))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        cell: Cell | None = index.data(CELL_ROLE)
        if cell is None:
            return
        painter.save()
        self._ground(painter, option, index)
        left = tk.MARGIN if index.column() == 0 else tk.GAP
        right = tk.MARGIN if cell.align_right else tk.GAP
        rect = QRectF(option.rect).adjusted(left, 0, -right, -1)
        painter.setClipRect(option.rect)
        self._content(painter, cell, rect)
        painter.restore()

    def _ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view: Any = option.widget
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = getattr(view, "hovered", -1) == index.row()
        painter.fillRect(option.rect, color("selected" if selected else "alt" if hovered else "surface"))
        bottom = option.rect.bottom()
        painter.fillRect(option.rect.left(), bottom, option.rect.width(), 1, color("rule"))
        if view is not None and view.hasFocus() and view.currentIndex().row() == index.row():
            self._focus_edges(painter, option, index)

    @staticmethod
    def _focus_edges(
        painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The current row's ring, drawn piece by piece in its cells."""
        box, ink = option.rect, color("focus")
        painter.fillRect(box.left(), box.top(), box.width(), 2, ink)
        painter.fillRect(box.left(), box.bottom() - 2, box.width(), 2, ink)
        if index.column() == 0:
            painter.fillRect(box.left(), box.top(), 2, box.height() - 1, ink)
        if index.column() == index.model().columnCount() - 1:
            painter.fillRect(box.right() - 1, box.top(), 2, box.height() - 1, ink)

    def _content(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        if cell.kind == "sign" and isinstance(cell.ordinal, Sign):
            paint.paint_sign_word(painter, cell.ordinal, cell.text, rect)
        elif cell.kind == "grade" and isinstance(cell.ordinal, int) and cell.text:
            paint.paint_grade_chip(painter, cell.ordinal, cell.text, rect)
        elif cell.kind == "share" and isinstance(cell.ordinal, float):
            self._share(painter, cell.ordinal, rect)
        elif cell.kind == "tag":
            self._tags(painter, cell.text, rect)
        elif cell.kind == "check":
            self._tick(painter, cell.checked, rect)
        else:
            self._text(painter, cell, rect)

    @staticmethod
    def _share(painter: QPainter, share: float, rect: QRectF) -> None:
        """A coverage bar (screens.md 3.6 ③): the number stands in the column beside it."""
        side = px(12)
        track = QRectF(rect.left(), rect.center().y() - side / 2, rect.width(), side)
        painter.fillRect(track, color("rule"))
        done = round(track.width() * min(max(share, 0.0), 1.0))
        painter.fillRect(QRectF(track.left(), track.top(), done, side), QColor(look().tokens.series[0]))

    @staticmethod
    def _tags(painter: QPainter, text: str, rect: QRectF) -> None:
        x = rect.left()
        for word in text.split():
            width = paint.tag_width(word)
            if x + width > rect.right() + 1:
                painter.setPen(color("muted"))
                painter.drawText(
                    QRectF(x, rect.top(), 16, rect.height()), int(Qt.AlignmentFlag.AlignVCenter), "…"
                )
                return
            paint.paint_tag(painter, word, QRectF(x, rect.top(), width, rect.height()), "bg")
            x += width + 4

    @staticmethod
    def _tick(painter: QPainter, checked: bool, rect: QRectF) -> None:
        box = QStyleOptionButton()
        side = px(16)
        box.rect.setRect(int(rect.left()), int(rect.center().y() - side / 2), side, side)
        state = QStyle.StateFlag
        box.state = state.State_Enabled | (state.State_On if checked else state.State_Off)
        QApplication.style().drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorCheckBox, box, painter)

    def _text(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        made = font(self._roles[cell.strong])
        painter.setFont(made)
        tone = cell.tone or ("accent" if cell.kind == "link" else "text")
        painter.setPen(color(tone))
        side = Qt.AlignmentFlag.AlignRight if cell.align_right else Qt.AlignmentFlag.AlignLeft
        cut = Qt.TextElideMode.ElideMiddle if cell.middle else Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(made).elidedText(cell.text, cut, rect.width())
        painter.drawText(rect, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), shown)
