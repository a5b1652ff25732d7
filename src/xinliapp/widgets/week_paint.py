"""How a week's time grid is painted: hours, days, blocks; hollow is planned, solid is what happened."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.paint import Sign, paint_focus_ring, paint_sign
from xinliapp.widgets.style import color, font, look, px, text_width
from xinliapp.widgets.tokens import Role
from xinliapp.widgets.week_layout import BlockLook, Box, GridBlock, GridColumn, Span, WeekLayout

_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_CENTER = int(Qt.AlignmentFlag.AlignCenter)
_SIGNS = {"ok": Sign.OK, "warn": Sign.DUE_SOON, "bad": Sign.BAD}
_LINE, _PAD = 17, 8


def rect(box: Box) -> QRectF:
    """A layout's box for the painter."""
    return QRectF(box.x, box.y, box.width, box.height)


def paint_head(painter: QPainter, columns: Sequence[GridColumn], axis: float, size: tuple[int, int]) -> None:
    """The row of days; today stands out by its ground and its weight."""
    width, height = size
    painter.fillRect(QRectF(0, 0, width, height), color("bg"))
    wide = (width - axis) / max(1, len(columns))
    for number, column in enumerate(columns):
        box = QRectF(axis + number * wide, 0, wide, height)
        if column.today:
            painter.fillRect(box, color("selected"))
        _rule(painter, QLineF(box.left() + 0.5, 0, box.left() + 0.5, height))
        words = box.adjusted(_PAD, 0, -4, 0)
        used = _text(painter, column.title, words, Role.STRONG if column.today else Role.BODY, "text")
        _text(painter, column.note, words.adjusted(used + _PAD, 0, 0, 0), Role.CAPTION, "text2")
    _rule(painter, QLineF(0, height - 0.5, width, height - 0.5))


def paint_loose(painter: QPainter, words: Sequence[str], axis: float, size: tuple[int, int]) -> None:
    """What has a day and no time, a row under the days."""
    width, height = size
    painter.fillRect(QRectF(0, 0, width, height), color("surface"))
    wide = (width - axis) / max(1, len(words))
    for number, text in enumerate(words):
        box = QRectF(axis + number * wide, 0, wide, height)
        _rule(painter, QLineF(box.left() + 0.5, 0, box.left() + 0.5, height))
        _text(painter, text, box.adjusted(_PAD, 0, -4, 0), Role.CAPTION, "text2")
    _rule(painter, QLineF(0, height - 0.5, width, height - 0.5))


def paint_ground(
    painter: QPainter,
    layout: WeekLayout,
    columns: Sequence[GridColumn],
    periods: Sequence[tuple[int, int]],
    now: int | None = None,
) -> None:
    """Hours, the lesson periods as a ruler beside them, and the days; no hour is written where ``now`` is."""
    painter.fillRect(QRectF(0, 0, layout.width, layout.height), color("surface"))
    for number, column in enumerate(columns):
        box = rect(layout.column_box(number))
        if column.today or column.off:
            painter.fillRect(box, color("bg"))
    for minute in range(layout.first, layout.last, 60):
        y = round(layout.y(minute)) + 0.5
        _rule(painter, QLineF(layout.axis, y, layout.width, y))
        spot = QRectF(0, y + 1 if minute == layout.first else y - px(8), layout.axis - 10, px(16))
        if now is None or abs(minute - now) * layout.hour / 60 > px(15):
            _text(painter, clock(minute), spot, Role.CAPTION, "text2", _RIGHT)
    for start, end in periods:
        bar = QRectF(layout.axis - 5, layout.y(start), 3, layout.y(end) - layout.y(start))
        painter.fillRect(bar, color("rule"))
    for number in range(len(columns)):
        x = round(layout.column_box(number).x) + 0.5
        _rule(painter, QLineF(x, 0, x, layout.height))


def paint_now(painter: QPainter, layout: WeekLayout, column: int, minute: int) -> None:
    """The line of the present moment over its day, with the time on the axis."""
    if not layout.first <= minute <= layout.last:
        return
    y = round(layout.y(minute)) + 0.5
    day = layout.column_box(column)
    painter.setPen(QPen(color("text"), 1))
    painter.drawLine(QLineF(day.x, y, day.x + day.width, y))
    words = clock(minute)
    wide = text_width(words, Role.CAPTION) + 8
    plate = QRectF(layout.axis - wide - 7, y - px(8), wide, px(16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("text"))
    painter.drawRoundedRect(plate, 3, 3)
    _text(painter, words, plate, Role.CAPTION, "surface", _CENTER)


def paint_block(painter: QPainter, block: GridBlock, box: Box, *, current: bool, focus: bool) -> None:
    """One block in its box."""
    body = rect(box).adjusted(0.5, 0.5, -0.5, -0.5)
    ink, fill, dashed = _dress(block.look)
    painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine))
    painter.setBrush(fill)
    painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
    if block.look in (BlockLook.ACTUAL, BlockLook.BOOKED):
        edge = QColor(look().tokens.series[0]) if block.look is BlockLook.ACTUAL else color("text2")
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        painter.drawRoundedRect(QRectF(body.left(), body.top(), 4, body.height()), 2, 2)
    _words(painter, block, body.adjusted(_PAD, 0, -3, 0))
    if current:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(color("focus"), 2 if focus else 1))
        painter.drawRoundedRect(body.adjusted(-1, -1, 1, 1), tk.RADIUS + 1, tk.RADIUS + 1)


def paint_pending(painter: QPainter, place: Box, span: Span, title: str, against: str) -> None:
    """What is being drawn or moved: dashed, with what speaks against it."""
    body = rect(place).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(color("warn" if against else "accent"), 1.5, Qt.PenStyle.DashLine))
    painter.setBrush(color("selected"))
    painter.drawRoundedRect(body, tk.RADIUS, tk.RADIUS)
    words = f"{clock(span.start)}—{clock(span.end)} {title}".rstrip()
    box = body.adjusted(_PAD, 0, -3, 0)
    tall = min(box.height(), px(_LINE + 3))
    _text(painter, words, QRectF(box.left(), box.top(), box.width(), tall), Role.CAPTION_STRONG, "text")
    if not against:
        return
    below = QRectF(box.left(), box.top() + tall, box.width(), px(_LINE))
    if box.height() < 2 * px(_LINE):  # no room inside: under it, on its own ground
        below.moveTop(body.bottom() + 2)
        painter.fillRect(below.adjusted(-_PAD, 0, 3, 0), color("surface"))
    side = px(14)
    paint_sign(painter, Sign.DUE_SOON, QRectF(below.left(), below.center().y() - side / 2, side, side))
    _text(painter, against, below.adjusted(side + 4, 0, 0, 0), Role.CAPTION_STRONG, "warn")


def paint_slot(painter: QPainter, layout: WeekLayout, span: Span) -> None:
    """Where the keyboard stands on empty time."""
    paint_focus_ring(painter, rect(layout.span_box(span)))


def clock(minute: int) -> str:
    """``08:05``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"


def _dress(kind: BlockLook) -> tuple[QColor, QColor, bool]:
    blue = QColor(look().tokens.series[0])
    return {
        BlockLook.PLANNED: (blue, color("surface"), False),
        BlockLook.ACTUAL: (blue, QColor(look().tokens.series[3]), False),
        BlockLook.BOOKED: (color("control"), color("surface"), False),
        BlockLook.QUIET: (color("rule"), color("alt"), False),
        BlockLook.ALERT: (color("warn"), color("surface"), True),
        BlockLook.BAD: (color("bad"), color("surface"), True),
    }[kind]


def _inks(kind: BlockLook) -> tuple[QColor, QColor]:
    """Title and lines."""
    plain = {
        BlockLook.PLANNED: ("accent", "accent"),
        BlockLook.BOOKED: ("text", "text2"),
        BlockLook.QUIET: ("text2", "text2"),
        BlockLook.ALERT: ("warn", "text2"),
        BlockLook.BAD: ("bad", "bad"),
    }
    if kind is BlockLook.ACTUAL:
        ink = QColor(look().tokens.on_series4)
        return ink, ink
    title, lines = plain[kind]
    return color(title), color(lines)


def _words(painter: QPainter, block: GridBlock, box: QRectF) -> None:
    """Title and as many lines as fit; a low block has them in one row."""
    title_ink, line_ink = _inks(block.look)
    role = Role.BODY if block.look is BlockLook.QUIET else Role.STRONG
    tall = px(_LINE + 3)
    rows = int((box.height() - tall - 2) // px(_LINE))
    low = rows < 1 and box.height() < tall + px(_LINE)
    first = QRectF(box.left(), box.top() + (0 if low else 3), box.width(), box.height() if low else tall)
    x = 0.0
    if block.sign:
        side = px(14)
        spot = QRectF(first.left(), first.center().y() - side / 2, side, side)
        sign = _SIGNS[block.sign]
        if sign is Sign.OK:
            _tick(painter, spot, title_ink)
        else:
            paint_sign(painter, sign, spot)
        x = side + 4
    x += _ink(painter, block.title, first.adjusted(x, 0, 0, 0), role, title_ink)
    if low:
        _ink(painter, " ".join(block.lines), first.adjusted(x + 6, 0, 0, 0), Role.CAPTION, line_ink)
        return
    for number, line in enumerate(block.lines[:rows]):
        spot = QRectF(box.left(), first.bottom() + number * px(_LINE), box.width(), px(_LINE))
        _ink(painter, line, spot, Role.CAPTION, line_ink)


def _tick(painter: QPainter, box: QRectF, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.8))
    unit, middle = box.width() / 16, box.center()
    for one, other in (((-5.5, 0.4), (-2.0, 4.0)), ((-2.0, 4.0), (5.5, -4.5))):
        painter.drawLine(
            QLineF(
                middle.x() + one[0] * unit, middle.y() + one[1] * unit,
                middle.x() + other[0] * unit, middle.y() + other[1] * unit,
            )
        )  # fmt: skip


def _rule(painter: QPainter, line: QLineF) -> None:
    painter.setPen(QPen(color("rule"), 1))
    painter.drawLine(line)


def _text(painter: QPainter, words: str, box: QRectF, role: Role, tone: str, flags: int = _LEFT) -> float:
    return _ink(painter, words, box, role, color(tone), flags)


def _ink(painter: QPainter, words: str, box: QRectF, role: Role, ink: QColor, flags: int = _LEFT) -> float:
    """Draws on one line, shortened with …; the width used."""
    if not words or box.width() < px(8):
        return 0.0
    made = font(role)
    metrics = QFontMetricsF(made)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.setFont(made)
    painter.setPen(ink)
    painter.drawText(box, flags, shown)
    return min(metrics.horizontalAdvance(shown), box.width())
