"""隐名 in fields: a name that nobody is editing is painted as 赵**; holding Alt shows it.

Only the painting changes: the field's text is the name all the time, so nothing masked is ever saved. The
shell says whether names are hidden (:func:`hide_names`); without a shell they are shown.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStyle, QStyleOptionFrame, QWidget

from xinliapp.i18n import formats

_PROPERTY = "namesHidden"
_SPACE = 2  # what QLineEdit leaves at both sides of its text


def hide_names(on: bool) -> None:
    """Hide the names in all fields, or show them; those on screen are painted anew."""
    app = QApplication.instance()
    if not isinstance(app, QApplication) or app.property(_PROPERTY) is on:
        return
    app.setProperty(_PROPERTY, on)
    for window in app.topLevelWidgets():
        for line in window.findChildren(QLineEdit):
            line.update()


def hidden(field: QWidget) -> bool:
    """Whether this field's name is hidden now: 隐名 is on and nobody writes in the field."""
    app = QApplication.instance()
    return app is not None and app.property(_PROPERTY) is True and not field.hasFocus()


def masked_people(text: str) -> str:
    """``母亲 王芳、赵小禾`` → ``母亲 王**、赵**``; nothing stays nothing."""
    return "、".join(_masked_person(part.strip()) for part in text.split("、")) if text.strip() else ""


def _masked_person(text: str) -> str:
    before, _, name = text.rpartition(" ")
    return f"{before} {formats.masked_name(name)}".strip()


def masked_phone(text: str) -> str:
    """A phone number's ends; nothing stays nothing."""
    return formats.masked_phone(text) if text.strip() else ""


class VeiledLine(QLineEdit):
    """A line for a name; ``veil`` makes of its text what is painted while names are hidden."""

    def __init__(self, veil: Callable[[str], str] = masked_people, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._veil = veil

    def shown(self) -> str:
        """What stands on the screen."""
        return self._veil(self.text()) if hidden(self) else self.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        if hidden(self) and self.text():
            paint_veiled(self, self.shown())
        else:
            super().paintEvent(event)


def paint_veiled(line: QLineEdit, text: str) -> None:
    """The line's frame with another text in it."""
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    painter = QPainter(line)
    style = line.style()
    style.drawPrimitive(QStyle.PrimitiveElement.PE_PanelLineEdit, option, painter, line)
    room = style.subElementRect(QStyle.SubElement.SE_LineEditContents, option, line)
    room = room.adjusted(_SPACE, 0, -_SPACE, 0)
    painter.setFont(line.font())
    painter.setPen(line.palette().color(line.foregroundRole()))
    flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    short = line.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, int(flags), short)
