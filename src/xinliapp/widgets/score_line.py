"""How the scores of one scale went: dots joined, the hint line dashed, × for invalid (screens.md 3.6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xinliapp.widgets.style import color, font, px
from xinliapp.widgets.tokens import Role

_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_HEIGHT, _CROSS = 104, 5


@dataclass(frozen=True, slots=True)
class ScorePoint:
    """One sheet: its day (ISO) and its score, None without any number; ``void``: shown as a cross."""

    day: str
    value: float | None
    void: bool = False


def score_span(points: Sequence[ScorePoint], line: float | None) -> tuple[float, float]:
    """Lowest and highest of the drawing: what is known, the hint line and nothing, never a span of zero."""
    known = [point.value for point in points if point.value is not None]
    known += [line] if line is not None else []
    low, high = min([0.0, *known]), max([0.0, *known])
    return low, high if high > low else low + 1.0


def paint_score_line(
    painter: QPainter, rect: QRectF, points: Sequence[ScorePoint], line: float | None
) -> None:
    """``points`` oldest first; void ones are no part of the joined line."""
    plot = rect.adjusted(px(28), px(18), -px(28), -px(20))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    low, high = score_span(points, line)

    def height(value: float) -> float:
        return plot.bottom() - plot.height() * (value - low) / (high - low)

    painter.setPen(QPen(color("rule"), 1))
    painter.drawLine(QLineF(plot.left(), plot.bottom(), plot.right(), plot.bottom()))
    if line is not None:
        painter.setPen(QPen(color("text2"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QLineF(plot.left(), height(line), plot.right(), height(line)))
    gap = plot.width() / max(1, len(points) - 1)
    at = [
        QPointF(
            plot.left() + place * gap if len(points) > 1 else plot.center().x(),
            height(point.value) if point.value is not None else plot.bottom(),
        )
        for place, point in enumerate(points)
    ]
    sound = [spot for spot, point in zip(at, points, strict=True) if not point.void]
    painter.setPen(QPen(color("accent"), 1.5))
    for one, following in pairwise(sound):
        painter.drawLine(one, following)
    painter.setFont(font(Role.CAPTION))
    for spot, point in zip(at, points, strict=True):
        _dot(painter, spot, point)
        painter.setPen(color("text2"))
        day = QRectF(spot.x() - px(28), plot.bottom() + px(3), px(56), px(16))
        painter.drawText(day, _CENTER, point.day[2:7])
        if point.value is not None:
            painter.setPen(color("text"))
            above = QRectF(spot.x() - px(28), spot.y() - px(20), px(56), px(14))
            painter.drawText(above, _CENTER, f"{point.value:g}")


def _dot(painter: QPainter, spot: QPointF, point: ScorePoint) -> None:
    if not point.void:
        painter.setPen(QPen(color("accent"), 1))
        painter.setBrush(color("accent"))
        painter.drawEllipse(spot, px(4), px(4))
        return
    painter.setPen(QPen(color("text2"), 1.5))
    arm = px(_CROSS)
    painter.drawLine(QLineF(spot.x() - arm, spot.y() - arm, spot.x() + arm, spot.y() + arm))
    painter.drawLine(QLineF(spot.x() - arm, spot.y() + arm, spot.x() + arm, spot.y() - arm))


class ScoreLine(QWidget):
    """One scale of one student (casework screens only); the numbers stand beside the chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[ScorePoint, ...] = ()
        self._line: float | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, points: Sequence[ScorePoint], line: float | None, words: str) -> None:
        """``line``: the hint line; ``words`` says the same for who does not see it."""
        self._points, self._line = tuple(points), line
        self.setAccessibleDescription(words)
        self.update()

    def points(self) -> tuple[ScorePoint, ...]:
        """What is drawn."""
        return self._points

    def sizeHint(self) -> QSize:
        return QSize(320, px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_score_line(QPainter(self), QRectF(self.rect()), self._points, self._line)
