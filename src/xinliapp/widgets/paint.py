"""Paint functions shared by small widgets and table delegates: status signs, grade shapes, chips.

All take logical pixels and centre themselves vertically in the rectangle given; they return the width used.
"""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import color, font, look, px, text_width
from xinliapp.widgets.tokens import Role


class Form(Enum):
    """The weight of a sign: filled = act now, outlined = open, bare = settled."""

    FILLED = "filled"
    OUTLINED = "outlined"
    BARE = "bare"


class Sign(Enum):
    """A status sign: form, shape, colour token, semibold word (design look/README, Status)."""

    OK = (Form.BARE, "ok", "ok", False)
    BAD = (Form.FILLED, "bad", "bad", True)
    OVERDUE = (Form.FILLED, "warn", "warn", True)
    DUE_SOON = (Form.OUTLINED, "warn", "warn", True)
    ASK = (Form.OUTLINED, "ask", "info", False)
    NONE = (Form.BARE, "none", "muted", False)
    NOT_APPLICABLE = (Form.BARE, "ring", "muted", False)
    CROSS = (Form.BARE, "bad", "bad", True)
    DOT = (Form.BARE, "dot", "text2", False)
    LATE = (Form.BARE, "clock", "warn", False)

    @property
    def form(self) -> Form:
        return self.value[0]

    @property
    def shape(self) -> str:
        return self.value[1]

    @property
    def token(self) -> str:
        return self.value[2]

    @property
    def strong(self) -> bool:
        return self.value[3]


VERDICT_SIGNS: dict[str, Sign] = {
    "met": Sign.OK,
    "unmet": Sign.BAD,
    "due_soon": Sign.DUE_SOON,
    "needs_person": Sign.ASK,
    "no_number": Sign.NONE,
    "not_applicable": Sign.NOT_APPLICABLE,
    "not_published": Sign.ASK,
}
"""Verdict value (rule packs) to its sign; the word comes from ``i18n.labels``."""


def _strokes(shape: str, middle: QPointF, unit: float) -> list[QPolygonF]:
    lines: dict[str, tuple[tuple[tuple[float, float], ...], ...]] = {
        "ok": (((-5.5, 0.4), (-2, 4), (5.5, -4.5)),),
        "bad": (((-3.5, -3.5), (3.5, 3.5)), ((3.5, -3.5), (-3.5, 3.5))),
        "warn": (((0, -4.5), (0, 1)), ((0, 4), (0, 4.1))),
        "ask": (
            ((-2.3, -2.4), (-1.6, -4), (0, -4.6), (1.6, -4), (2.3, -2.5), (1.6, -1.1), (0.3, -0.2), (0, 1.3)),
            ((0, 4.2), (0, 4.3)),
        ),
        "none": (((-5, 0), (5, 0)),),
        "clock": (((0, -3), (0, 0.4), (2.2, 1.6)),),
    }
    return [
        QPolygonF([middle + QPointF(x * unit, y * unit) for x, y in line]) for line in lines.get(shape, ())
    ]


def paint_sign(painter: QPainter, sign: Sign, rect: QRectF) -> None:
    """Draws ``sign`` into the square ``rect`` (16×16 at 100 %)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = color(sign.token)
    unit, middle = rect.width() / 16, rect.center()
    pen_color = ink
    box = rect.adjusted(1.25, 1.25, -1.25, -1.25)
    if sign.form is Form.FILLED:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(box.adjusted(-0.5, -0.5, 0.5, 0.5), 2.5 * unit, 2.5 * unit)
        pen_color = color("surface")
    elif sign.form is Form.OUTLINED:
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, 2.5 * unit, 2.5 * unit)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    weight = 2.0 if sign.form is Form.BARE else 1.6
    pen = QPen(pen_color, weight * unit)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    scale = unit if sign.form is Form.BARE else unit * 0.82
    for line in _strokes(sign.shape, middle, scale):
        painter.drawPolyline(line)
    if sign.shape == "ring":
        painter.drawEllipse(middle, 4.5 * unit, 4.5 * unit)
    elif sign.shape == "clock":
        painter.drawEllipse(middle, 5.5 * unit, 5.5 * unit)
    elif sign.shape == "dot":
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(middle, 2.5 * unit, 2.5 * unit)
    painter.restore()


def sign_width(word: str, sign: Sign, role: Role = Role.BODY) -> int:
    """Width :func:`paint_sign_word` needs."""
    strong = Role.STRONG if sign.strong and role is Role.BODY else role
    return px(tk.STATUS_SIGN) + (4 + text_width(word, strong) if word else 0)


def paint_sign_word(
    painter: QPainter, sign: Sign, word: str, rect: QRectF, role: Role = Role.BODY, faded: bool = False
) -> int:
    """Sign, 4 px, word; both centred on the middle of ``rect``, starting at its left."""
    side = px(tk.STATUS_SIGN)
    top = rect.center().y() - side / 2
    paint_sign(painter, sign, QRectF(rect.left(), round(top), side, side))
    strong = sign.strong and role is Role.BODY
    made = font(Role.STRONG if strong else role)
    painter.setFont(made)
    painter.setPen(color("muted" if faded else sign.token))
    text = QRectF(rect.left() + side + 4, rect.top(), max(0.0, rect.width() - side - 4), rect.height())
    metrics = QFontMetricsF(made)
    if metrics.horizontalAdvance(word) > text.width() + 1:
        word = metrics.elidedText(word, Qt.TextElideMode.ElideRight, text.width())
    painter.drawText(text, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), word)
    return sign_width(word, sign, role)


def paint_grade_shape(painter: QPainter, ordinal: int, middle: QPointF, size: float, ink: QColor) -> None:
    """The shape of grade ``ordinal`` (0 ring, 1 disc, 2 diamond, 3 triangle, 4 hexagon with a stroke)."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    r = size / 2
    painter.setPen(QPen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush if ordinal == 0 else ink)
    if ordinal in (0, 1):
        painter.drawEllipse(middle, r * 0.8, r * 0.8)
    else:
        corners = {
            2: ((0, -1), (1, 0), (0, 1), (-1, 0)),
            3: ((0, -0.9), (1, 0.8), (-1, 0.8)),
            4: ((-0.5, -0.9), (0.5, -0.9), (1, 0), (0.5, 0.9), (-0.5, 0.9), (-1, 0)),
        }[ordinal]
        painter.setPen(Qt.PenStyle.NoPen if ordinal < 4 else QPen(ink, 1.2))
        painter.setBrush(ink if ordinal < 4 else Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([middle + QPointF(x * r, y * r) for x, y in corners]))
        if ordinal == 4:
            painter.setPen(QPen(ink, 1.4))
            painter.drawLine(middle + QPointF(0, -r * 0.5), middle + QPointF(0, r * 0.12))
            painter.drawPoint(middle + QPointF(0, r * 0.5))
    painter.restore()


def grade_chip_width(label: str) -> int:
    """Width of a grade chip with ``label``."""
    return 8 + px(12) + 4 + text_width(label, Role.CAPTION_STRONG) + 8


def paint_grade_chip(painter: QPainter, ordinal: int, label: str, rect: QRectF, height: int = 20) -> int:
    """A grade chip at the left of ``rect``: fill, edge, shape, then the scheme's own word.

    Raises:
        ValueError: ``label`` is empty or a bare number (a grade is never shown as a number only).
    """
    check_grade_label(label)
    colors = look().tokens.grades[ordinal]
    width = grade_chip_width(label)
    tall = px(height)
    body = QRectF(rect.left() + 0.5, round(rect.center().y() - tall / 2) + 0.5, width - 1, tall - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colors.edge), 1))
    painter.setBrush(QColor(colors.fill))
    painter.drawRoundedRect(body, 4, 4)
    ink = QColor(colors.text)
    paint_grade_shape(painter, ordinal, QPointF(body.left() + 8 + px(6), body.center().y()), px(11), ink)
    painter.setFont(font(Role.CAPTION_STRONG))
    painter.setPen(ink)
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
    painter.drawText(body.adjusted(8 + px(12) + 4, 0, 0, 0), flags, label)
    painter.restore()
    return width


def check_grade_label(label: str) -> None:
    """Refuses a grade shown as nothing or as a bare number.

    Raises:
        ValueError: it is.
    """
    if not label or label.strip().isdigit():
        raise ValueError("a grade chip needs the scheme's word")


def tag_width(text: str) -> int:
    """Width of a 来源 or tag chip."""
    return text_width(text, Role.CAPTION) + 12


def paint_tag(painter: QPainter, text: str, rect: QRectF, fill: str = "surface", edge: str = "rule") -> int:
    """A 来源 chip (12 px text, rule border, 20 high) or, with ``fill="bg"``, a tag."""
    width, tall = tag_width(text), px(20)
    body = QRectF(rect.left() + 0.5, round(rect.center().y() - tall / 2) + 0.5, width - 1, tall - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color(edge), 1))
    painter.setBrush(color(fill))
    painter.drawRoundedRect(body, 4, 4)
    painter.setFont(font(Role.CAPTION))
    painter.setPen(color("text2"))
    painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return width


def paint_focus_ring(painter: QPainter, rect: QRectF) -> None:
    """A 2 px ring just inside ``rect``."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color("focus"), 2))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), tk.RADIUS + 1, tk.RADIUS + 1)
    painter.restore()
