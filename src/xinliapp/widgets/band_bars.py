"""Numbers of students by band, a row a group: bars and their numbers; a hidden number has no bar."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xinliapp.widgets.style import color, font, look, px
from xinliapp.widgets.tokens import Role

Row = tuple[str, Sequence[str]]
_ROW, _LABEL, _NUMBER, _BAR = 24, 88, 40, 10
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)


def bar_share(text: str, most: int) -> float | None:
    """The part of its column a bar fills, 0 to 1; None for a number that is hidden (``<5``, ``*``, none)."""
    return int(text) / most if text.isdigit() and most > 0 else None


def most_of(rows: Sequence[Row]) -> int:
    """The largest number shown: the full length of a bar."""
    return max((int(text) for _, cells in rows for text in cells if text.isdigit()), default=0)


class BandBars(QWidget):
    """Bands are columns; every bar is measured on the largest number of the groups. The total has none."""

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self._bands: tuple[str, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._total: Row | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_table(self, bands: Sequence[str], rows: Sequence[Row], total: Row | None) -> None:
        """``rows``: a group and its cells as shown, small numbers hidden already."""
        self._bands, self._rows, self._total = tuple(bands), tuple(rows), total
        told = [f"{words} {' '.join(cells)}" for words, cells in (*rows, *((total,) if total else ()))]
        self.setAccessibleDescription("\n".join(told))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        lines = len(self._rows) + (1 if self._total else 0) + (1 if self._bands else 0)
        return QSize(px(_LABEL) + len(self._bands) * px(_NUMBER + 48), lines * px(_ROW) + 4)

    minimumSizeHint = sizeHint

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bands:
            return
        painter = QPainter(self)
        tall, left = px(_ROW), float(px(_LABEL))
        width = (self.width() - left) / len(self._bands)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(color("text2"))
        for place, words in enumerate(self._bands):
            box = QRectF(left + place * width, 0, width - 8, tall)
            short = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, _LEFT, short)
        most = most_of(self._rows)
        for line, (words, cells) in enumerate(self._rows, start=1):
            self._paint_row(painter, QRectF(0, line * tall, self.width(), tall), words, cells, width, most)
        if self._total is not None:
            box = QRectF(0, (len(self._rows) + 1) * tall, self.width(), tall)
            painter.setPen(QPen(color("control"), 1))
            painter.drawLine(box.topLeft(), box.topRight())
            self._paint_row(painter, box, *self._total, width, 0)

    def _paint_row(
        self, painter: QPainter, box: QRectF, words: str, cells: Sequence[str], width: float, most: int
    ) -> None:
        left, number = float(px(_LABEL)), float(px(_NUMBER))
        painter.setFont(font(Role.BODY if most else Role.STRONG))
        painter.setPen(color("text"))
        painter.drawText(QRectF(0, box.top(), left - 8, box.height()), _LEFT, words)
        for place, text in enumerate(cells):
            x = left + place * width
            painter.setPen(color("text"))
            painter.drawText(QRectF(x, box.top(), number, box.height()), _LEFT, text)
            share = bar_share(text, most)
            if share:
                room = width - number - 12
                bar = QRectF(x + number, box.center().y() - px(_BAR) / 2, round(room * share), px(_BAR))
                painter.fillRect(bar, QColor(look().tokens.series[place % len(look().tokens.series)]))
