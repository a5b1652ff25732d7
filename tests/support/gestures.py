"""How a person's hands meet widgets: where to press, when it stands still, the wheel, letters one by one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QCheckBox,
    QScrollArea,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from tests.support.event_loop import process_events

NO_KEYS = Qt.KeyboardModifier.NoModifier
WHEEL = -120


def in_front() -> QWidget | None:
    """The menu, list or dialog that stands before the window."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def spot_of(widget: QWidget) -> QPoint:
    """Where a person presses it: a tick box on its square and words, all else in the middle."""
    if isinstance(widget, QCheckBox):
        option = QStyleOptionButton()
        widget.initStyleOption(option)
        return widget.style().subElementRect(QStyle.SubElement.SE_CheckBoxClickRect, option, widget).center()
    return widget.rect().center()


def stand_still(widget: QWidget) -> None:
    """Layouts settle in several rounds; nobody presses what still moves."""
    for _ in range(20):
        before = (widget.mapTo(widget.window(), QPoint()), widget.size())
        process_events()
        if before == (widget.mapTo(widget.window(), QPoint()), widget.size()):
            return


def wheel_to(area: QScrollArea, widget: QWidget) -> None:
    bar, viewport = area.verticalScrollBar(), area.viewport()
    for _ in range(400):
        middle = widget.mapTo(viewport, widget.rect().center())
        if viewport.rect().contains(middle):
            return
        before, down = bar.value(), middle.y() > viewport.rect().bottom()
        turn_wheel(viewport, WHEEL if down else -WHEEL)
        if bar.value() == before:
            return


def turn_wheel(viewport: QWidget, by: int) -> None:
    place = QPointF(viewport.rect().center())
    event = QWheelEvent(
        place, QPointF(viewport.mapToGlobal(place.toPoint())), QPoint(), QPoint(0, by),
        Qt.MouseButton.NoButton, NO_KEYS, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(viewport, event)
    process_events()


def row_of(view: QAbstractItemView, words: str) -> int:
    """The number of the first row any cell of which shows these words."""
    model = view.model()
    for row in range(model.rowCount()):
        if any(words in str(model.index(row, column).data() or "") for column in range(model.columnCount())):
            return row
    raise AssertionError(f"no row of {view.objectName()} shows {words}")


def pieces(text: str) -> Iterator[str]:
    """ASCII one by one, anything else in runs."""
    run = ""
    for character in text:
        if character.isascii():
            if run:
                yield run
                run = ""
            yield character
        else:
            run += character
    if run:
        yield run


def named(key: Qt.Key, modifier: Qt.KeyboardModifier) -> str:
    return f"{'' if modifier == NO_KEYS else modifier.name + '+'}{key.name.removeprefix('Key_')}"


def described(widget: QWidget) -> str:
    return widget.objectName() or type(widget).__name__
