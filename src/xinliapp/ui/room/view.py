"""The widgets of the room page (screens.md S12): one week on a time grid, the door, the week's tally."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.ui.room.blocks import BlockWords, periods
from xinliapp.ui.room.checking import against_block, against_opening, minutes, moment
from xinliapp.ui.room.facts import Block, BlockKind, RoomPage
from xinliapp.ui.room.foot import RoomFoot
from xinliapp.ui.room.header import RoomHeader
from xinliapp.ui.room.notice import RoomNotice
from xinliapp.ui.room.panel import RoomPanel
from xinliapp.ui.room.slot_form import SlotForm
from xinliapp.ui.room.week_list import WeekList
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import InlineBar
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.week_grid import WeekGrid
from xinliapp.widgets.week_layout import Span


class RoomView(QWidget):
    """Grid, panel and the small form; says what the person wants in signals."""

    removed = Signal(object)
    page_wanted = Signal(str, object)
    look_wanted = Signal()
    block_moved = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self._page: RoomPage | None = None
        self._masked, self._typed = True, False
        self._pending: tuple[str, Span] | None = None
        self._words = BlockWords()
        self.header, self.foot, self.panel = RoomHeader(), RoomFoot(), RoomPanel()
        self.bar = InlineBar("room.bar")
        self.grid = WeekGrid("room.week")
        self.grid.set_check(self._check)
        self.list = WeekList("room.list_table")
        self.stack = QStackedWidget()
        self.stack.addWidget(self.grid)
        self.stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        self.notice = RoomNotice()
        layout.addWidget(self.notice)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.panel)
        layout.addLayout(middle, 1)
        layout.addWidget(self.foot)
        self.slot_form = SlotForm(self)  # over the grid, in no layout
        self._connect()

    def _connect(self) -> None:
        self.grid.spanned.connect(self._drawn)
        self.grid.moved.connect(self._moved)
        self.grid.opened.connect(self._opened)
        self.grid.removal.connect(self._removal)
        self.list.opened.connect(self._opened)
        self.list.removal.connect(self._removal)
        self.foot.list_wanted.connect(self._show_list)
        self.foot.part_wanted.connect(self._part)
        self.foot.new_wanted.connect(self._new)
        self.notice.calendar_wanted.connect(self._to_calendar)
        self.notice.part_wanted.connect(self.panel.show_part)
        self.slot_form.closed.connect(self._form_closed)
        self.slot_form.edited.connect(self._form_edited)
        self.slot_form.booking.connect(self._booking)
        self.panel.messages.channels_wanted.connect(self._to_channels)

    # --- what the presenter calls ---

    def show_page(self, page: RoomPage, masked: bool = True) -> None:
        """One week."""
        before, self._page, self._masked = self._page, page, masked
        self.bar.clear()
        if before is None or before.monday != page.monday:
            self._put_form_away()
        self.header.show_page(page)
        self.foot.show_page(page)
        columns, blocks = self._words.columns(page), self._words.blocks(page, masked)
        now = next(
            ((number, minutes(page.now[11:16])) for number, day in enumerate(page.days) if day.today), None
        )
        self.grid.set_may_draw(page.may_write)
        self.grid.show_week(columns, blocks, periods=periods(page), now=now, week=page.monday.isoformat())
        if self._pending is not None and not self.slot_form.isHidden():
            self.grid.hold(*self._pending)  # read again while somebody types
        self.list.show_lines(self._words.lines_of(page, masked))
        self.notice.show_page(page)
        self.panel.show_page(page)
        if page.door is not None and page.door.stale:
            since = page.door.since.replace("T", " ")[:16]
            words = self.tr("%1 开门后没有登记关门,不计入开放时间。请在右边补登当时关门的时间。")
            self.bar.tell(words.replace("%1", since))

    def show_part(self, name: str) -> None:
        """Opens the panel with ``messages`` or ``bells``."""
        self.panel.show_part(name)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the week."""
        self.bar.tell(text)
        if self.slot_form.isHidden():
            self.grid.settle()

    def show_newer(self, text: str) -> None:
        """Another place changed the plan since it was shown here."""
        self.bar.refuse_newer(text, self.look_wanted.emit)
        self._typed = not self.slot_form.isHidden()  # else it was dragged, or an undo: nothing to go on with
        if not self._typed:
            self.grid.settle()

    def show_now(self, block: Block) -> None:
        """The plan that was being changed as it stands now, and the way back to what was chosen."""
        if self._page is not None and self._typed and self.slot_form.about(block):
            go_on = self.slot_form.show_now(self._page, block)
            self._place_form(self._span(*self.slot_form.span()), block.id)
            self.bar.show_now(go_on)
        else:
            self.grid.select(block.id)

    def ask_reason(self, block_id: str, starts: dt.datetime, ends: dt.datetime, why: str) -> None:
        """An appointment may go to a time something speaks against only as 急, with a reason."""
        block = self._block(block_id)
        if block is not None and self._page is not None:
            self.slot_form.open_force(self._page, block, starts, ends, why)
            self._place_form(self._span(starts, ends), block_id)

    def show_part_now(self, step: str) -> None:
        """The words of the panel as another place saved them, and the way back to what was typed."""
        self.bar.show_now(self.panel.show_now(step))

    def handover(self) -> tuple[str, str, str] | None:
        """What is being handed over and not saved: (opening, words, what was filled in)."""
        return self.panel.chosen.unsaved()

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of the small form or the panel; False when the error belongs to none."""
        if step in ("plan", "note", "change", "move"):
            return self.slot_form.show_field_error(field, text)
        return self.panel.show_field_error(step, field, text)

    def saved(self, step: str) -> str:
        """Clears what was wrong; what a toast says after ``step``."""
        self.panel.clear_errors()
        self.panel.stored(step)
        if step not in ("open", "close", "message", "answer", "handover"):
            self._put_form_away()
        if step == "close":
            self.header.visitors.setValue(0)
        return {
            "open": self.tr("已开门"),
            "close": self.tr("已关门"),
            "close_at": self.tr("已登记关门"),
            "plan": self.tr("已加入计划"),
            "note": self.tr("已补记"),
            "remove": self.tr("已取消这次计划"),
            "again": self.tr("计划已恢复"),
            "change": self.tr("计划已改"),
            "move": self.tr("已改时间"),
            "back": self.tr("时间已恢复"),
            "handover": self.tr("交接已保存"),
            "bells": self.tr("上课时间已保存"),
            "roster": self.tr("已按上周生成值班表"),
            "unroster": self.tr("值班表已撤回"),
            "message": self.tr("已登记"),
            "answer": self.tr("已登记答复"),
            "reopen": self.tr("已改回未答复"),
            "unmessage": self.tr("已去掉这一条"),
            "message_again": self.tr("登记已恢复"),
        }[step]

    # --- inside ---

    def _put_form_away(self) -> None:
        self._pending = None
        self.slot_form.setVisible(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self.slot_form.isHidden() and self._pending is not None:
            self._place_form(self._pending[1], self._pending[0])

    def _block(self, key: str) -> Block | None:
        if self._page is None:
            return None
        return next((block for day in self._page.days for block in day.blocks if block.id == key), None)

    def _times(self, span: Span) -> tuple[dt.datetime, dt.datetime]:
        day = self._page.days[span.column].day if self._page is not None else dt.date.min
        return moment(day, span.start), moment(day, span.end)

    def _span(self, starts: dt.datetime, ends: dt.datetime) -> Span | None:
        """The grid's span for a time of the week shown, None when it is another week's."""
        days = [day.day for day in self._page.days] if self._page is not None else []
        if starts.date() not in days or ends <= starts:
            return None
        start = starts.hour * 60 + starts.minute
        return Span(days.index(starts.date()), start, start + int((ends - starts).total_seconds() // 60))

    def _check(self, key: str, span: Span) -> str:
        """What speaks against a time while it is dragged."""
        if self._page is None or span.column >= len(self._page.days):
            return ""
        block, times = self._block(key), self._times(span)
        if block is not None:
            return against_block(self._page, block, *times)
        form = self.slot_form
        return against_opening(self._page, *times, self._page.me if form.isHidden() else form.staff())

    # --- what the person does ---

    def _drawn(self, span: Span) -> None:
        if self._page is not None and self._page.may_write:
            self.slot_form.open_new(self._page, *self._times(span))
            self._place_form(span, "")

    def _moved(self, key: str, span: Span) -> None:
        block = self._block(key)
        if block is not None:
            self._put_form_away()
            self.block_moved.emit(block, *self._times(span))

    def _opened(self, key: str) -> None:
        """A plan opens the small form, an opening its handover, an appointment or a group its page."""
        page, block = self._page, self._block(key)
        if page is None or block is None:
            return
        if block.kind is BlockKind.APPOINTMENT and page.case_open:
            self.page_wanted.emit("appointment", {"appointment": block.id})
        elif block.kind is BlockKind.GROUP:
            self.page_wanted.emit("counseling", {"session": block.id})
        elif block.plan is not None and page.may_write:
            self.slot_form.open_plan(page, block)
            self._place_form(self._span(*self.slot_form.span()), block.id)
        else:
            self.panel.choose(page, block)

    def _removal(self, key: str) -> None:
        block = self._block(key)
        if block is not None and block.plan is not None:
            self.removed.emit(block)

    def _new(self) -> None:
        if self._page is not None:
            self.foot.as_list.setChecked(False)
            self.grid.begin_new()

    def _booking(self, starts: dt.datetime, length: int) -> None:
        wanted = {"starts": starts.isoformat(timespec="seconds"), "minutes": str(length)}
        self.page_wanted.emit("appointment", wanted)

    def _form_closed(self) -> None:
        self._pending = None
        self.grid.settle()
        self.grid.body.setFocus()

    def _form_edited(self, starts: dt.datetime, ends: dt.datetime) -> None:
        span = self._span(starts, ends)
        key = self._pending[0] if self._pending is not None else ""
        if span is None:
            self.grid.settle()
        else:
            self.grid.hold(key, span)

    def _place_form(self, span: Span | None, key: str) -> None:
        """Beside the time it speaks of, never over the edge of the grid."""
        form = self.slot_form
        form.adjustSize()
        size = form.size()
        frame = QRect(self.grid.mapTo(self, QPoint(0, 0)), self.grid.size())
        spot = frame.center() - QPoint(size.width() // 2, size.height() // 2)
        if span is not None:
            self._pending = (key, span)
            self.grid.hold(key, span)
            there = self.grid.span_rect(span).translated(frame.topLeft())
            x = there.right() + tk.GAP
            if x + size.width() > frame.right():
                x = there.left() - tk.GAP - size.width()
            spot = QPoint(x, there.top())
        form.move(_inside(spot, size, frame))

    def _show_list(self, on: bool) -> None:
        self.slot_form.put_away()
        self.stack.setCurrentWidget(self.list if on else self.grid)

    def _part(self, name: str) -> None:
        self.panel.show_part("" if self.panel.part == name else name)

    def _to_calendar(self) -> None:
        self.page_wanted.emit("school_settings", None)

    def _to_channels(self) -> None:
        self.page_wanted.emit("safeguards", "channel")


def _inside(spot: QPoint, size: QSize, frame: QRect) -> QPoint:
    x = min(max(spot.x(), frame.left() + tk.GAP), max(frame.left(), frame.right() - size.width() - tk.GAP))
    y = min(max(spot.y(), frame.top() + tk.GAP), max(frame.top(), frame.bottom() - size.height() - tk.GAP))
    return QPoint(x, y)
