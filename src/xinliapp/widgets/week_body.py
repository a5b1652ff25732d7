"""The scrolling part of the week grid: draws the blocks, takes the mouse and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.style import is_look_change, px
from xinliapp.widgets.week_cursor import Stop, WeekCursor
from xinliapp.widgets.week_layout import (
    SLOT,
    SNAP,
    GridBlock,
    GridColumn,
    Span,
    WeekLayout,
    hours_shown,
    lay_out,
)
from xinliapp.widgets.week_paint import (
    clock,
    paint_block,
    paint_ground,
    paint_now,
    paint_pending,
    paint_slot,
)

Check = Callable[[str, Span], str]
"""What speaks against a time, in words: (key of the block moved or "", time) -> words or ""."""
HOUR = 48
AXIS = 52
_EDGE = 7  # px at the foot of a movable block that stretch it


class _Act(Enum):
    DRAW = "draw"
    MOVE = "move"
    STRETCH = "stretch"


@dataclass(frozen=True, slots=True)
class _Drag:
    act: _Act
    at: QPoint
    column: int
    minute: int
    block: GridBlock | None = None
    begun: bool = False


class WeekBody(QWidget):
    """See :class:`xinliapp.widgets.week_grid.WeekGrid`, which relays the signals."""

    spanned = Signal(object)
    moved = Signal(str, object)
    opened = Signal(str)
    removal = Signal(str)
    shown_at = Signal(int, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.columns: tuple[GridColumn, ...] = ()
        self.blocks: tuple[GridBlock, ...] = ()
        self.periods: tuple[tuple[int, int], ...] = ()
        self.now: tuple[int, int] | None = None
        self.may_draw = True
        self.check: Check | None = None
        self.pending: tuple[str, Span] | None = None
        self._cursor = WeekCursor()
        self._drag: _Drag | None = None
        self._room = 0
        self._layout = lay_out((), 0, hours_shown((), ()), 0, px(HOUR), px(AXIS))

    # --- what is shown ---

    def show_week(
        self,
        columns: tuple[GridColumn, ...],
        blocks: tuple[GridBlock, ...],
        periods: tuple[tuple[int, int], ...],
        now: tuple[int, int] | None,
    ) -> None:
        """Another reading; a block that is still there stays current."""
        self.columns, self.blocks, self.periods, self.now = columns, blocks, periods, now
        self._drag = self.pending = None
        self._cursor.keep(blocks, len(columns))
        self._lay()
        self._announce()

    def give_room(self, height: int) -> None:
        """How high the viewport is: the hours stretch to fill it."""
        if height != self._room:
            self._room = height
            self._lay()

    def layout_now(self) -> WeekLayout:
        """Where everything stands."""
        return self._layout

    def current_block(self) -> GridBlock | None:
        """The block the keyboard stands on."""
        return self._cursor.block(self._layout)

    def current_span(self) -> Span | None:
        """The empty time the keyboard stands on."""
        return self._cursor.span()

    def set_pending(self, key: str, span: Span | None) -> None:
        """What is being made or moved stays drawn until it is settled; None takes it away."""
        self.pending = (key, span) if span is not None else None
        self.update()

    def select(self, key: str) -> None:
        """Makes a block current without saying so."""
        block = next((block for block in self.blocks if block.key == key), None)
        if block is not None:
            self._stand(block)

    # --- painting ---

    def sizeHint(self) -> QSize:
        return QSize(px(600), round(self.layout_now().height))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        layout = self.layout_now()
        paint_ground(painter, layout, self.columns, self.periods, self.now[1] if self.now else None)
        moving = self.pending[0] if self.pending is not None else ""
        here, free = self.current_block(), self.current_span()
        for block in self.blocks:
            if block.timed:
                painter.setOpacity(0.4 if block.key == moving else 1.0)
                current = block is here
                paint_block(
                    painter, block, layout.box(block), current=current, focus=current and self.hasFocus()
                )
        painter.setOpacity(1.0)
        if self.now is not None:
            paint_now(painter, layout, *self.now)
        if free is not None and self.hasFocus() and self.pending is None:
            paint_slot(painter, layout, free)
        if self.pending is not None:
            key, span = self.pending
            mine = next((block for block in self.blocks if block.key == key), None)
            still = mine is not None and Span(mine.column, mine.start, mine.end) == span
            place = layout.box(mine) if still and mine is not None else layout.span_box(span)
            against = self.check(key, span) if self.check else ""
            paint_pending(painter, place, span, mine.title if mine is not None else "", against)

    def _lay(self) -> None:
        bounds = hours_shown(self.blocks, self.periods)
        hours = max(1, (bounds[1] - bounds[0]) // 60)
        hour = max(float(px(HOUR)), self._room / hours)
        self._layout = lay_out(self.blocks, len(self.columns), bounds, self.width(), hour, px(AXIS))
        self.setMinimumHeight(round(self._layout.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._lay()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if is_look_change(event):
            self._lay()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            block = self.layout_now().at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(block.words) if block is not None else "", self)
            return True
        return super().event(event)

    # --- the mouse ---

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.columns:
            return
        point, layout = event.position(), self.layout_now()
        block = layout.at(point.x(), point.y())
        column, minute = layout.column_at(point.x()), layout.minute_at(point.y())
        if block is None:
            self._stand(Span(column, minute // SLOT * SLOT, minute // SLOT * SLOT + SLOT))
            if self.may_draw and point.x() >= layout.axis:
                self._drag = _Drag(_Act.DRAW, point.toPoint(), column, minute)
            return
        self._stand(block)
        if block.movable:
            act = _Act.STRETCH if self._on_edge(block, point) else _Act.MOVE
            self._drag = _Drag(act, point.toPoint(), column, minute - block.start, block)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            self._hover(event.position())
            return
        far = (event.position().toPoint() - drag.at).manhattanLength()
        if not drag.begun and far < QApplication.startDragDistance():
            return
        self._drag = replace(drag, begun=True)
        self.set_pending(drag.block.key if drag.block else "", self._dragged(drag, event.position()))
        self.shown_at.emit(int(event.position().x()), int(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag, self._drag = self._drag, None
        if drag is None or event.button() is not Qt.MouseButton.LeftButton or not drag.begun:
            return
        span = self._dragged(drag, event.position())
        if drag.block is None:
            self.spanned.emit(span)
        elif (span.column, span.start, span.end) == (drag.block.column, drag.block.start, drag.block.end):
            self.set_pending("", None)
        else:
            self.moved.emit(drag.block.key, span)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or not self.columns:
            return
        self._drag = None
        point, layout = event.position(), self.layout_now()
        block = layout.at(point.x(), point.y())
        if block is not None:
            self.opened.emit(block.key)
        elif self.may_draw and point.x() >= layout.axis:
            self.begin_new()

    def _dragged(self, drag: _Drag, point: QPointF) -> Span:
        layout = self.layout_now()
        minute = layout.minute_at(point.y())
        if drag.block is None:
            return layout.drawn(drag.column, drag.minute, minute)
        if drag.act is _Act.STRETCH:
            end = max(minute, drag.block.start + SNAP)
            return Span(drag.block.column, drag.block.start, end)
        start = round((minute - drag.minute) / SNAP) * SNAP
        return layout.moved(drag.block, layout.column_at(point.x()), start)

    def _on_edge(self, block: GridBlock, point: QPointF) -> bool:
        box = self.layout_now().box(block)
        return box.height > 3 * _EDGE and point.y() >= box.y + box.height - _EDGE

    def _hover(self, point: QPointF) -> None:
        block = self.layout_now().at(point.x(), point.y())
        if block is None or not block.movable:
            self.unsetCursor()
        elif self._on_edge(block, point):
            self.setCursor(Qt.CursorShape.SizeVerCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    # --- the keys ---

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        sides = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key == Qt.Key.Key_Escape and (self._drag is not None or self.pending is not None):
            self._drag = None
            self.set_pending("", None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self._enter()
        elif key == Qt.Key.Key_Delete and (block := self.current_block()) is not None and block.removable:
            self.removal.emit(block.key)
        elif key in steps and self.columns:
            self._go(self._cursor.step(self.layout_now(), steps[Qt.Key(key)]))
        elif key in sides and self.columns:
            self._go(self._cursor.side(self.layout_now(), sides[Qt.Key(key)]))
        else:
            super().keyPressEvent(event)

    def begin_new(self) -> None:
        """An hour where the keyboard stands: what Ctrl+N, Enter and a double click on empty time begin."""
        if not self.may_draw or not self.columns:
            return
        made = self._cursor.new_span(self.layout_now(), self.now)
        self.set_pending("", made)
        self.spanned.emit(made)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.columns:
            self._cursor.somewhere(self.layout_now(), self.now)
            self._announce()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _enter(self) -> None:
        block = self.current_block()
        if block is not None:
            self.opened.emit(block.key)
        else:
            self.begin_new()

    def _go(self, stop: Stop | None) -> None:
        if stop is None:
            return
        self._stand(stop)
        layout = self.layout_now()
        box = layout.box(stop) if isinstance(stop, GridBlock) else layout.span_box(stop)
        self.shown_at.emit(int(box.x + 4), int(box.y + box.height / 2))

    def _stand(self, stop: Stop | None) -> None:
        self._cursor.stand(stop)
        self._announce()
        self.update()

    def _announce(self) -> None:
        """Where the keyboard stands is the widget's name for who listens instead of looking."""
        block, span = self.current_block(), self.current_span()
        words = block.words if block is not None else ""
        if span is not None and span.column < len(self.columns):
            words = f"{self.columns[span.column].title} {clock(span.start)}—{clock(span.end)}"
        if words != self.accessibleName():
            self.setAccessibleName(words)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Focus))
