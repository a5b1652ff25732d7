"""The small form beside a block: what was drawn becomes an opening or an appointment, a plan changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from enum import Enum
from functools import partial

from PySide6.QtCore import QDate, Qt, QTime, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.clock import parse_stamp
from xinliapp.ui.room.checking import against_opening
from xinliapp.ui.room.facts import Block, RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.panel_head import PanelHead
from xinliapp.widgets.style import fix_width, set_margins


class Mode(Enum):
    """What the form is for."""

    NEW = "new"
    PLAN = "plan"  # a plan that stands already
    FORCE = "force"  # an appointment is to move against a conflict: 急, with a reason


class SlotForm(QFrame):
    """A card over the grid; hidden until asked for. All times are of one day.

    ``planned(starts, ends, staff)``, ``noted(starts, ends, staff, visitors)``, ``booking(starts, minutes)``,
    ``changed(Block, starts, ends, staff)``, ``forced(appointment, starts, ends, reason)``,
    ``removed(Block)``; ``edited(starts, ends)`` after every change, ``closed`` when put away without any.
    """

    planned = Signal(object)
    noted = Signal(object)
    booking = Signal(object, int)
    changed = Signal(object)
    forced = Signal(object)
    removed = Signal(object)
    edited = Signal(object, object)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room.slot")
        self.setProperty("area", "popup")
        fix_width(self, 336)
        self._page: RoomPage | None = None
        self._block: Block | None = None
        self._mode, self._filling = Mode.NEW, False
        self.head = PanelHead("room.slot", "surface")
        self.head.closed.connect(self.put_away)
        self.day: QDateEdit = date_edit("room.slot.day")
        self.starts, self.ends = _time("room.slot.starts"), _time("room.slot.ends")
        self.person: QComboBox = combo([(self.tr("待定"), "")], "room.slot.person")
        self.visitors = QSpinBox()
        self.visitors.setObjectName("room.slot.visitors")
        self.visitors.setRange(0, 9999)
        self.reason = QLineEdit()
        self.reason.setObjectName("room.slot.reason")
        self.reason.setMaxLength(200)
        self.day_field = Field(self.tr("日期"), self.day, required=True)
        self.person_field = Field(self.tr("值班人"), self.person)
        self.starts_field = Field(self.tr("开始"), self.starts, required=True)
        self.ends_field = Field(self.tr("结束"), self.ends, required=True)
        self.visitors_field = Field(self.tr("来访人数"), self.visitors)
        self.reason_field = Field(self.tr("急,仍改到这时的理由"), self.reason, required=True)
        self.against = StatusMark(Sign.DUE_SOON, "")
        self._lay_out()
        for editor in (self.starts, self.ends):
            editor.timeChanged.connect(self._typed)
        self.day.dateChanged.connect(self._typed)
        self.person.currentIndexChanged.connect(self._typed)
        self.setVisible(False)

    def _lay_out(self) -> None:
        self.book = outline(self.tr("预约"), object_name="room.slot.book")
        self.plan = primary(self.tr("计划开放"), object_name="room.slot.plan", shortcut="")
        self.note = primary(self.tr("补记开放"), object_name="room.slot.note", shortcut="")
        self.remove = outline(self.tr("取消这次计划"), object_name="room.slot.remove")
        self.save = primary(self.tr("保存"), object_name="room.slot.save", shortcut="")
        self.force = primary(self.tr("急,改到这时"), object_name="room.slot.force", shortcut="")
        foot = QHBoxLayout()
        set_margins(foot, 0, 4, 0, 0, tk.GAP)
        foot.addStretch(1)
        presses: tuple[tuple[Button, object], ...] = (
            (self.remove, self._remove),
            (self.book, self._book),
            (self.plan, self._plan),
            (self.note, self._note),
            (self.save, self._save),
            (self.force, self._force),
        )
        for button, slot in presses:
            button.clicked.connect(slot)
            foot.addWidget(button)
        inner = QVBoxLayout()
        set_margins(inner, tk.MARGIN, 0, tk.MARGIN, 12, tk.GAP)
        rows = [[self.day_field, self.person_field], [self.starts_field, self.ends_field]]
        for widget in (form_grid(rows), self.visitors_field, self.against, self.reason_field):
            inner.addWidget(widget)
        inner.addLayout(foot)
        column = QVBoxLayout(self)
        set_margins(column, 1, 1, 1, 1, 0)
        column.addWidget(self.head)
        column.addLayout(inner)

    # --- what the view calls ---

    def open_new(self, page: RoomPage, starts: dt.datetime, ends: dt.datetime) -> None:
        """Some time was drawn."""
        self._open(page, Mode.NEW, None, (starts, ends), page.me)
        self.visitors.setValue(0)
        self._focus(self.note if self._over() else self.plan)

    def open_plan(self, page: RoomPage, block: Block) -> None:
        """A plan is looked at."""
        if block.plan is not None:
            span = parse_stamp(block.plan[0]), parse_stamp(block.plan[1])
            self._open(page, Mode.PLAN, block, span, block.plan[2] or "")
            self._focus(self.person)

    def open_force(
        self, page: RoomPage, block: Block, starts: dt.datetime, ends: dt.datetime, why: str
    ) -> None:
        """An appointment was moved to a time that something speaks against."""
        self._open(page, Mode.FORCE, block, (starts, ends), block.staff_id)
        self.reason.clear()
        self.reason_field.set_error(why)
        self._focus(self.reason)

    def about(self, block: Block) -> bool:
        """Whether it was opened to change this plan."""
        return self._mode is Mode.PLAN and self._block is not None and self._block.id == block.id

    def show_now(self, page: RoomPage, block: Block) -> Callable[[], None]:
        """The plan as it stands now in place of what was chosen; what puts that back."""
        span, who = self.span(), self.staff()
        self.open_plan(page, block)
        return partial(self._open, page, Mode.PLAN, block, span, who)

    def put_away(self) -> None:
        """Closed without a change."""
        if not self.isHidden():
            self.setVisible(False)
            self.closed.emit()

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when it is none of this form or the form is away."""
        known = {
            "起止时间": self.ends_field,
            "关门时间": self.ends_field,
            "来访人数": self.visitors_field,
            "值班人": self.person_field,
            "理由": self.reason_field,
        }
        self.clear_errors()
        if self.isHidden() or field not in known:
            return False
        known[field].set_error(text)
        self.adjustSize()
        return True

    def clear_errors(self) -> None:
        for field in (self.starts_field, self.ends_field, self.person_field, self.visitors_field):
            field.clear_error()
        self.reason_field.clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            main = (self.plan, self.note, self.save, self.force)
            focus = self.focusWidget()
            shown = next((button for button in main if not button.isHidden()), self.plan)
            (focus if isinstance(focus, Button) else shown).click()
            return
        super().keyPressEvent(event)

    # --- inside ---

    def _open(
        self, page: RoomPage, mode: Mode, block: Block | None, span: tuple[dt.datetime, dt.datetime], who: str
    ) -> None:
        self._page, self._mode, self._block = page, mode, block
        self._filling = True
        self.clear_errors()
        self.head.set_title(
            {Mode.NEW: self.tr("新建"), Mode.PLAN: self.tr("计划开放"), Mode.FORCE: self.tr("改预约")}[mode]
        )
        starts, ends = span
        self.day.setDate(QDate(starts.year, starts.month, starts.day))
        self.starts.setTime(QTime(starts.hour, starts.minute))
        self.ends.setTime(QTime(ends.hour, ends.minute) if ends.date() == starts.date() else QTime(23, 59))
        self.person.clear()
        self.person.addItem(self.tr("待定"), "")
        for name, member in page.people:
            self.person.addItem(name, member)
        self.person.setCurrentIndex(max(0, self.person.findData(who)))
        fixed = mode is Mode.FORCE
        self.person_field.setVisible(not fixed)
        for widget in (self.day_field, self.starts_field, self.ends_field):
            widget.setEnabled(not fixed)
        self._filling = False
        self._fit()
        self.setVisible(True)
        self.raise_()

    def _fit(self) -> None:
        """Which buttons belong to what is typed: what is over was open or was not, nobody plans it."""
        new, over = self._mode is Mode.NEW, self._over()
        case = self._page is not None and self._page.case_open
        self.plan.setVisible(new and not over)
        self.book.setVisible(new and not over and case)
        self.note.setVisible(new and over)
        self.visitors_field.setVisible(new and over)
        self.remove.setVisible(self._mode is Mode.PLAN)
        self.save.setVisible(self._mode is Mode.PLAN)
        self.force.setVisible(self._mode is Mode.FORCE)
        self.reason_field.setVisible(self._mode is Mode.FORCE)
        words = ""
        if self._page is not None and self._mode is not Mode.FORCE and not over:
            words = against_opening(self._page, *self.span(), self.staff())
        self.against.set(Sign.DUE_SOON, words)
        self.against.setVisible(bool(words))
        self.adjustSize()

    def _typed(self, _value: object = None) -> None:
        if not self._filling:
            self.clear_errors()
            self._fit()
            self.edited.emit(*self.span())

    def span(self) -> tuple[dt.datetime, dt.datetime]:
        """From when to when."""
        day = dt.date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))
        return _moment(day, self.starts), _moment(day, self.ends)

    def staff(self) -> str:
        """Who, "" for nobody yet."""
        return str(self.person.currentData() or "")

    def _over(self) -> bool:
        return self._page is not None and self.span()[1] <= parse_stamp(self._page.now)

    @staticmethod
    def _focus(widget: QWidget) -> None:
        widget.setFocus(Qt.FocusReason.PopupFocusReason)

    def _plan(self) -> None:
        self.planned.emit((*self.span(), self.staff()))

    def _note(self) -> None:
        self.noted.emit((*self.span(), self.staff(), self.visitors.value()))

    def _book(self) -> None:
        starts, ends = self.span()
        self.booking.emit(starts, int((ends - starts).total_seconds() // 60))

    def _save(self) -> None:
        if self._block is not None:
            self.changed.emit((self._block, *self.span(), self.staff()))

    def _force(self) -> None:
        if self._block is not None:
            self.forced.emit((self._block.id, *self.span(), self.reason.text()))

    def _remove(self) -> None:
        if self._block is not None:
            self.removed.emit(self._block)


def _time(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setObjectName(name)
    return made


def _moment(day: dt.date, editor: QTimeEdit) -> dt.datetime:
    time = editor.time()
    return dt.datetime.combine(day, dt.time(time.hour(), time.minute()))
