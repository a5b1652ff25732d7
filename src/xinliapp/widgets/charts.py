"""Bullet bars and week bars, drawn with QPainter; numbers stand beside every chart, never colour alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from xinliapp.widgets.paint import paint_grade_shape
from xinliapp.widgets.style import color, font, look, px, text_width
from xinliapp.widgets.tokens import Role

_CENTER = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Bullet:
    """Done and planned amounts against a requirement, all in one unit; ``mark`` is printed under the tick."""

    done: float
    planned: float
    required: float
    mark: str = ""


def bullet_span(bullet: Bullet) -> float:
    """The amount at the right end of the track: a quarter above the largest of the three, at least 1."""
    return max(bullet.required * 1.25, bullet.planned * 1.1, bullet.done * 1.1, 1.0)


def paint_bullet(painter: QPainter, rect: QRectF, bullet: Bullet) -> None:
    """Track 12 px; solid = done, hollow = planned, 2×20 px tick = requirement with its number below."""
    track = QRectF(rect.left(), rect.top() + px(4), rect.width(), px(12))
    unit = track.width() / bullet_span(bullet)
    painter.fillRect(track, color("alt"))
    blue = QColor(look().tokens.series[0])
    planned = max(bullet.planned, bullet.done)
    if planned > bullet.done:
        hollow = QRectF(track.left(), track.top(), planned * unit, track.height())
        painter.setBrush(color("surface"))
        painter.setPen(QPen(blue, 1))
        painter.drawRect(hollow.adjusted(0.5, 0.5, -0.5, -0.5))
    if bullet.done > 0:
        painter.fillRect(QRectF(track.left(), track.top(), round(bullet.done * unit), track.height()), blue)
    if bullet.required > 0:
        x = round(track.left() + bullet.required * unit)
        painter.fillRect(QRectF(x - 1, rect.top(), 2, px(20)), color("text"))
        if bullet.mark:
            width = text_width(bullet.mark, Role.CAPTION) + 2
            left = min(max(rect.left(), x - width / 2), rect.right() - width)
            painter.setFont(font(Role.CAPTION))
            painter.setPen(color("text2"))
            painter.drawText(QRectF(left, rect.top() + px(20), width, px(16)), _CENTER, bullet.mark)


class BulletBar(QWidget):
    """The bar alone; value, target and verdict stand in words above it (the screen's labels)."""

    def __init__(self, bullet: Bullet | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bullet = bullet or Bullet(0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, done: float, planned: float, required: float, mark: str = "") -> None:
        """Amounts in one unit; ``mark`` e.g. “应开 8”."""
        self._bullet = Bullet(done, planned, required, mark)
        self.setAccessibleDescription(f"{done:g} / {required:g}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, px(36))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, px(36))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_bullet(QPainter(self), QRectF(self.rect()), self._bullet)


@dataclass(frozen=True, slots=True)
class Week:
    """One week's amount. ``required`` may differ in short weeks (``None``: not judged); ``finished`` False =
    the running week, drawn hollow and not judged."""

    number: int
    amount: float
    required: float | None
    finished: bool = True

    @property
    def short(self) -> bool:
        """Judged and below the requirement."""
        return self.finished and self.required is not None and self.amount < self.required


def paint_weeks(painter: QPainter, rect: QRectF, weeks: Sequence[Week], line: float, line_label: str) -> None:
    """Bars per week with the requirement as a solid line; failing bars also carry a ×."""
    if not weeks:
        return
    right = text_width(line_label, Role.CAPTION) + 8
    plot = QRectF(rect.left(), rect.top() + 2, rect.width() - right, rect.height() - px(20))
    top = max([line, 1e-9, *(week.amount for week in weeks), *(week.required or 0 for week in weeks)]) * 1.08
    slot = plot.width() / len(weeks)
    width = max(3.0, min(px(14), slot - 4))
    for number, week in enumerate(weeks):
        x = round(plot.left() + slot * number + (slot - width) / 2)
        height = round(plot.height() * max(0.0, week.amount) / top)
        _paint_week(painter, week, QRectF(x, plot.bottom() - height, width, height))
        if number == 0 or week.number % 4 == 1 or number == len(weeks) - 1:
            painter.setFont(font(Role.CAPTION))
            painter.setPen(color("text2"))
            spot = QRectF(x + width / 2 - 20, plot.bottom() + 3, 40, px(16))
            painter.drawText(spot, _CENTER, str(week.number))
    painter.setPen(QPen(color("control"), 1))
    base = round(plot.bottom()) + 0.5
    painter.drawLine(QLineF(plot.left(), base, plot.right(), base))
    if line > 0:
        y = round(plot.bottom() - plot.height() * line / top) + 0.5
        painter.setPen(QPen(color("text"), 1))
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
        painter.setFont(font(Role.CAPTION))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(QRectF(plot.right() + 4, y - 10, right, 20), flags, line_label)


def _paint_week(painter: QPainter, week: Week, bar: QRectF) -> None:
    tokens = look().tokens
    edge = QColor(tokens.series[0])
    fill = QColor(tokens.series[3])
    if week.short:
        edge = fill = color("bad")
    elif not week.finished:
        fill = color("surface")
    if bar.height() >= 1:
        painter.setPen(QPen(edge, 1))
        painter.setBrush(fill)
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, 0))
    if week.short:
        inside = bar.height() >= 14
        middle = QPointF(bar.center().x(), bar.top() + 9 if inside else bar.bottom() - 8)
        painter.setPen(QPen(color("surface" if inside else "bad"), 1.5))
        for x in (-1, 1):
            painter.drawLine(middle + QPointF(-3 * x, -3), middle + QPointF(3 * x, 3))


class WeekBars(QWidget):
    """Bars per teaching week against a requirement (self-check panel, room)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weeks: tuple[Week, ...] = ()
        self._line = 0.0
        self._line_label = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, weeks: Sequence[Week], line: float, line_label: str) -> None:
        """``line`` is the full week's requirement, ``line_label`` its words (“8 h”)."""
        self._weeks, self._line, self._line_label = tuple(weeks), line, line_label
        self.setAccessibleDescription(" ".join(f"{w.number}:{w.amount:g}" for w in self._weeks))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(288, px(96))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_weeks(QPainter(self), QRectF(self.rect()), self._weeks, self._line, self._line_label)


@dataclass(frozen=True, slots=True)
class GradePoint:
    """One decision: its day (ISO) and the ordinal 0–4."""

    day: str
    ordinal: int


def paint_grade_line(painter: QPainter, rect: QRectF, points: Sequence[GradePoint]) -> None:
    """Grades by day: a step holds until the next decision, its shape tells the grade without colour."""
    plot = rect.adjusted(px(12), px(10), -px(12), -px(20))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color("rule"), 1))
    for ordinal in range(5):
        y = _grade_y(plot, ordinal)
        painter.drawLine(QLineF(plot.left(), y, plot.right(), y))
    gap = plot.width() / max(1, len(points) - 1)
    spots = [
        QPointF(
            plot.left() + place * gap if len(points) > 1 else plot.center().x(), _grade_y(plot, p.ordinal)
        )
        for place, p in enumerate(points)
    ]
    painter.setPen(QPen(color("text2"), 1.5))
    for one, following in pairwise(spots):
        corner = QPointF(following.x(), one.y())
        painter.drawLine(one, corner)
        painter.drawLine(corner, following)
    for point, spot in zip(points, spots, strict=True):
        inks = look().tokens.grades[point.ordinal]
        painter.setPen(QPen(QColor(inks.edge), 1))
        painter.setBrush(QColor(inks.fill))
        painter.drawEllipse(spot, px(9), px(9))
        paint_grade_shape(painter, point.ordinal, spot, px(10), QColor(inks.text))
    painter.setFont(font(Role.CAPTION))
    painter.setPen(color("text2"))
    step = max(1, len(points) // 4)
    for place in range(0, len(points), step):
        below = QRectF(spots[place].x() - 24, plot.bottom() + px(4), 48, px(16))
        painter.drawText(below, _CENTER, points[place].day[5:])


def _grade_y(plot: QRectF, ordinal: int) -> float:
    return plot.bottom() - plot.height() * ordinal / 4


class GradeLine(QWidget):
    """How a student's grade went (casework screens only); the words of each grade stand beside the chart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points: tuple[GradePoint, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set(self, points: Sequence[GradePoint], words: str) -> None:
        """``points`` oldest first; ``words`` says the same for who does not see it."""
        self._points = tuple(points)
        self.setAccessibleDescription(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, px(120))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, px(120))

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_grade_line(QPainter(self), QRectF(self.rect()), self._points)
