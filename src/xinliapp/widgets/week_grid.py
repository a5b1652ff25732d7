"""A week on a time grid: days beside each other, hours below each other, blocks where their time is.

It knows blocks as plain facts (:class:`xinliapp.widgets.week_layout.GridBlock`) and nothing of what they are.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import fix_height, px, set_margins
from xinliapp.widgets.week_body import AXIS, Check, WeekBody
from xinliapp.widgets.week_layout import GridBlock, GridColumn, Span
from xinliapp.widgets.week_paint import paint_head, paint_loose


class _Head(QWidget):
    """The days' names; stays while the hours scroll."""

    def __init__(self) -> None:
        super().__init__()
        self.columns: tuple[GridColumn, ...] = ()
        self.wide = 0
        fix_height(self, tk.ROW)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_head(painter, self.columns, px(AXIS), (self.wide or self.width(), self.height()))


class _Loose(QWidget):
    """What has a day and no time, a row under the days."""

    def __init__(self) -> None:
        super().__init__()
        self.words: tuple[str, ...] = ()
        self.wide = 0
        fix_height(self, 24)

    def show_words(self, words: tuple[str, ...]) -> None:
        self.words = words
        self.setVisible(any(words))
        self.setToolTip("\n".join(word for word in words if word))
        self.setAccessibleName(self.toolTip())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_loose(painter, self.words, px(AXIS), (self.wide or self.width(), self.height()))


class WeekGrid(QWidget):
    """Signals in the person's words; whoever shows the grid decides what they come to.

    ``spanned(Span)``: empty time was drawn (or Enter, Ctrl+N, a double click). ``moved(key, Span)``: a
    movable block was dragged or stretched. ``opened(key)``: double click, Enter or F2. ``removal(key)``:
    Del on a removable one. What was drawn or moved stays drawn as pending until :meth:`settle` or the next
    :meth:`show_week`; the check given tells in it what speaks against it.
    """

    spanned = Signal(object)
    moved = Signal(str, object)
    opened = Signal(str)
    removal = Signal(str)

    def __init__(self, object_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.head = _Head()
        self.untimed = _Loose()
        self.body = WeekBody()
        self.body.setObjectName(f"{object_name}.body")
        for signal, mine in (
            (self.body.spanned, self.spanned),
            (self.body.moved, self.moved),
            (self.body.opened, self.opened),
            (self.body.removal, self.removal),
        ):
            signal.connect(mine)
        self.body.shown_at.connect(self._follow)
        self.hours = QScrollArea()
        self.hours.setWidgetResizable(True)
        self.hours.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hours.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hours.setWidget(self.body)
        self.hours.viewport().installEventFilter(self)
        self.setFocusProxy(self.body)
        self._week = ""
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.head, self.untimed, self.hours):
            column.addWidget(widget)

    def show_week(
        self,
        columns: Sequence[GridColumn],
        blocks: Sequence[GridBlock],
        *,
        periods: Sequence[tuple[int, int]] = (),
        now: tuple[int, int] | None = None,
        week: str = "",
    ) -> None:
        """One week: ``periods`` lie on the axis as a ruler, ``now`` is (column, minute).

        Another ``week`` than before scrolls to the present, or to the first block.
        """
        self.head.columns = tuple(columns)
        self.head.update()
        loose = [
            "、".join(block.title for block in blocks if not block.timed and block.column == number)
            for number in range(len(columns))
        ]
        self.untimed.show_words(tuple(loose))
        self.body.show_week(tuple(columns), tuple(blocks), tuple(periods), now)
        if week != self._week:
            self._week = week
            self._scroll_to_start(now)

    def set_check(self, check: Check) -> None:
        """Who says what speaks against a time, while it is being drawn."""
        self.body.check = check

    def set_may_draw(self, may_draw: bool) -> None:
        """Whether empty time can be drawn on."""
        self.body.may_draw = may_draw

    def block(self, key: str) -> GridBlock | None:
        """A block shown, by its key."""
        return next((block for block in self.body.blocks if block.key == key), None)

    def hold(self, key: str, span: Span) -> None:
        """Draws a time as pending: what a form beside the grid speaks of."""
        self.body.set_pending(key, span)

    def settle(self) -> None:
        """What was pending is done with, or given up."""
        self.body.set_pending("", None)

    def select(self, key: str) -> None:
        """Makes a block current."""
        self.body.select(key)

    def begin_new(self) -> None:
        """As Enter on empty time does."""
        self.body.begin_new()

    def span_rect(self, span: Span) -> QRect:
        """Where a time stands in this widget's coordinates (it may be scrolled out of sight)."""
        box = self.body.layout_now().span_box(span)
        corner = self.body.mapTo(self, QPoint(round(box.x), round(box.y)))
        return QRect(corner, QSize(round(box.width), round(box.height)))

    def block_centre(self, key: str) -> QPoint:
        """The middle of a block in the body's coordinates.

        Raises:
            KeyError: there is no such block with a time.
        """
        block = self.block(key)
        if block is None or not block.timed:
            raise KeyError(key)
        box = self.body.layout_now().box(block)
        return QPoint(round(box.x + box.width / 2), round(box.y + box.height / 2))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        for row in (self.head, self.untimed):
            row.wide = self.hours.viewport().width()
            row.update()
        self.body.give_room(self.hours.viewport().height())

    def _follow(self, x: int, y: int) -> None:
        self.hours.ensureVisible(x, y, 0, px(40))

    def _scroll_to_start(self, now: tuple[int, int] | None) -> None:
        layout = self.body.layout_now()
        timed = [block.start for block in self.body.blocks if block.timed]
        seen = self.hours.viewport().height() * 60 / layout.hour  # minutes in sight
        minute = now[1] - seen * 0.6 if now is not None else min(timed, default=layout.first) - 30
        # The body may not have its new height yet: the bar's own range follows with the next layout.
        self.hours.widget().resize(self.hours.viewport().width(), self.body.minimumHeight())
        self.hours.verticalScrollBar().setValue(max(0, round(layout.y(minute))))
