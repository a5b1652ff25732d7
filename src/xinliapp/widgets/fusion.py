"""Fusion with our own small primitives: tick boxes, radio buttons and arrows in the colours of the palette."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_PE = QStyle.PrimitiveElement
_ARROWS = {
    _PE.PE_IndicatorArrowDown: ((-4, -2), (0, 2), (4, -2)),
    _PE.PE_IndicatorArrowUp: ((-4, 2), (0, -2), (4, 2)),
    _PE.PE_IndicatorSpinDown: ((-3, -1.5), (0, 1.5), (3, -1.5)),
    _PE.PE_IndicatorSpinUp: ((-3, 1.5), (0, -1.5), (3, 1.5)),
    _PE.PE_IndicatorHeaderArrow: ((-4, 2), (0, -2), (4, 2)),
}


class WorkbenchStyle(QProxyStyle):
    """Draws what a style sheet can only draw with image files; everything else is Fusion's."""

    def __init__(self) -> None:
        super().__init__("Fusion")

    def drawPrimitive(
        self,
        element: QStyle.PrimitiveElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == _PE.PE_IndicatorCheckBox:
            _draw_tick_box(option, painter)
        elif element == _PE.PE_IndicatorRadioButton:
            _draw_radio(option, painter)
        elif element == _PE.PE_FrameFocusRect:
            return
        elif element in _ARROWS and element != _PE.PE_IndicatorHeaderArrow:
            _draw_arrow(element, option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)


def _ink(option: QStyleOption, role: QPalette.ColorRole) -> QColor:
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    group = QPalette.ColorGroup.Active if enabled else QPalette.ColorGroup.Disabled
    return option.palette.color(group, role)


def _box(option: QStyleOption) -> QRectF:
    side = min(option.rect.width(), option.rect.height())
    box = QRectF(0, 0, side - 1, side - 1)
    box.moveCenter(QRectF(option.rect).center())
    return box


def _draw_tick_box(option: QStyleOption, painter: QPainter) -> None:
    on = bool(option.state & QStyle.StateFlag.State_On)
    partly = bool(option.state & QStyle.StateFlag.State_NoChange)
    box = _box(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    filled = on or partly
    edge = _ink(option, QPalette.ColorRole.Accent if filled else QPalette.ColorRole.Dark)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(edge if filled else _ink(option, QPalette.ColorRole.Base))
    painter.drawRoundedRect(box, 3, 3)
    if filled:
        painter.setPen(
            QPen(
                _on_accent(edge),
                1.8,
                Qt.PenStyle.SolidLine,
                Qt.PenCapStyle.RoundCap,
                Qt.PenJoinStyle.RoundJoin,
            )
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle, unit = box.center(), box.width() / 15
        points = ((-3.6, 0.2), (-1, 2.8), (3.8, -2.6)) if on else ((-3.5, 0), (3.5, 0))
        painter.drawPolyline(QPolygonF([middle + QPointF(x * unit, y * unit) for x, y in points]))
    painter.restore()


def _on_accent(accent: QColor) -> QColor:
    """White on the light theme's accent, near black on the dark theme's."""
    return QColor(Qt.GlobalColor.white) if accent.lightnessF() < 0.55 else QColor(Qt.GlobalColor.black)


def _draw_radio(option: QStyleOption, painter: QPainter) -> None:
    on = bool(option.state & QStyle.StateFlag.State_On)
    box = _box(option)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    edge = _ink(option, QPalette.ColorRole.Accent if on else QPalette.ColorRole.Dark)
    painter.setPen(QPen(edge, 1.5 if on else 1))
    painter.setBrush(_ink(option, QPalette.ColorRole.Base))
    painter.drawEllipse(box)
    if on:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(edge)
        inset = box.width() * 0.26
        painter.drawEllipse(box.adjusted(inset, inset, -inset, -inset))
    painter.restore()


def _draw_arrow(element: QStyle.PrimitiveElement, option: QStyleOption, painter: QPainter) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(_ink(option, QPalette.ColorRole.ButtonText), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    middle = QRectF(option.rect).center()
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in _ARROWS[element]]))
    painter.restore()
