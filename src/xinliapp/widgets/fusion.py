"""Fusion with our own small primitives: tick boxes, radio buttons, arrows and fields in palette colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QProxyStyle,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionComplex,
    QWidget,
)

_PE = QStyle.PrimitiveElement
_CC = QStyle.ComplexControl
_SC = QStyle.SubControl
_ARROW_WIDTH = 28
_FIELD_LEFT = 8
_ARROWS = {
    _PE.PE_IndicatorArrowDown: ((-4, -2), (0, 2), (4, -2)),
    _PE.PE_IndicatorArrowUp: ((-4, 2), (0, -2), (4, 2)),
    _PE.PE_IndicatorSpinDown: ((-3, -1.5), (0, 1.5), (3, -1.5)),
    _PE.PE_IndicatorSpinUp: ((-3, 1.5), (0, -1.5), (3, 1.5)),
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
        elif element == _PE.PE_PanelLineEdit and isinstance(
            widget.parent() if widget is not None else None, QAbstractSpinBox | QComboBox
        ):
            return  # the field around it is drawn whole: the text has no ground of its own
        elif element in _ARROWS:
            _draw_arrow(element, QRectF(option.rect), option, painter)
        else:
            super().drawPrimitive(element, option, painter, widget)

    def drawComplexControl(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if isinstance(widget, QAbstractSpinBox) and widget.isReadOnly():
            return  # only to be read: no frame, no arrows
        if control == _CC.CC_ComboBox:
            _draw_field(option, painter, widget)
            arrow = self.subControlRect(control, option, _SC.SC_ComboBoxArrow, widget)
            _draw_arrow(_PE.PE_IndicatorArrowDown, QRectF(arrow), option, painter)
        elif control == _CC.CC_SpinBox:
            _draw_field(option, painter, widget)
            for part, arrow_kind in (
                (_SC.SC_SpinBoxUp, _PE.PE_IndicatorSpinUp),
                (_SC.SC_SpinBoxDown, _PE.PE_IndicatorSpinDown),
            ):
                if option.subControls & part:
                    spot = self.subControlRect(control, option, part, widget)
                    _draw_arrow(arrow_kind, QRectF(spot), option, painter)
        else:
            super().drawComplexControl(control, option, painter, widget)

    def drawControl(
        self,
        element: QStyle.ControlElement,
        option: QStyleOption,
        painter: QPainter,
        widget: QWidget | None = None,
    ) -> None:
        if element == QStyle.ControlElement.CE_ComboBoxLabel and isinstance(option, QStyleOptionComboBox):
            # Fusion cuts a word that is too long in the middle of a character.
            room = self.subControlRect(_CC.CC_ComboBox, option, _SC.SC_ComboBoxEditField, widget).width() - 2
            words = QFontMetrics(option.fontMetrics)
            option.currentText = words.elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)
        super().drawControl(element, option, painter, widget)

    def sizeFromContents(
        self, kind: QStyle.ContentsType, option: QStyleOption, size: QSize, widget: QWidget | None = None
    ) -> QSize:
        # The stub forbids None, Qt passes it on.
        wanted = super().sizeFromContents(kind, option, size, widget)  # type: ignore[arg-type]
        if kind == QStyle.ContentsType.CT_ComboBox:
            wanted.setWidth(max(wanted.width(), size.width() + _FIELD_LEFT + _ARROW_WIDTH + 4))
        return wanted

    def subControlRect(
        self,
        control: QStyle.ComplexControl,
        option: QStyleOptionComplex,
        part: QStyle.SubControl,
        widget: QWidget | None = None,
    ) -> QRect:
        box = option.rect
        right = box.right() + 1 - _ARROW_WIDTH
        if control == _CC.CC_ComboBox and part == _SC.SC_ComboBoxEditField:
            return QRect(box.left() + 8, box.top() + 1, box.width() - 8 - _ARROW_WIDTH, box.height() - 2)
        if control == _CC.CC_ComboBox and part == _SC.SC_ComboBoxArrow:
            return QRect(right, box.top(), _ARROW_WIDTH, box.height())
        if control == _CC.CC_SpinBox:
            half = box.height() // 2
            if part == _SC.SC_SpinBoxEditField:
                return QRect(box.left() + 8, box.top() + 1, box.width() - 8 - _ARROW_WIDTH, box.height() - 2)
            if part == _SC.SC_SpinBoxUp:
                return QRect(right, box.top() + 2, _ARROW_WIDTH, half - 2)
            if part == _SC.SC_SpinBoxDown:
                return QRect(right, box.top() + half, _ARROW_WIDTH, half - 2)
        # The stub forbids None, Qt passes it on.
        return super().subControlRect(control, option, part, widget)  # type: ignore[arg-type]


def _draw_field(option: QStyleOption, painter: QPainter, widget: QWidget | None) -> None:
    """The frame of a drop-down or spin box: as a line edit's; 2 px and red when ``wrong`` is set."""
    enabled = bool(option.state & QStyle.StateFlag.State_Enabled)
    wrong = widget is not None and widget.property("wrong") is True
    role = QPalette.ColorRole
    edge = option.palette.color(role.BrightText if wrong else role.Dark if enabled else role.Mid)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 2 if wrong else 1))
    painter.setBrush(option.palette.color(role.Base if enabled else role.AlternateBase))
    inset = 1.0 if wrong else 0.5
    painter.drawRoundedRect(QRectF(option.rect).adjusted(inset, inset, -inset, -inset), 4, 4)
    painter.restore()


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


def _draw_arrow(
    element: QStyle.PrimitiveElement, rect: QRectF, option: QStyleOption, painter: QPainter
) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(_ink(option, QPalette.ColorRole.ButtonText), 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    middle = rect.center()
    painter.drawPolyline(QPolygonF([middle + QPointF(x, y) for x, y in _ARROWS[element]]))
    painter.restore()
