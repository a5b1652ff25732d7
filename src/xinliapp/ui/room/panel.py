"""The right panel of the room, one part at a time: a handover, letters, lesson times, a door left open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QPlainTextEdit, QTimeEdit, QVBoxLayout, QWidget

from xinliapp.ui.room.chosen import ChosenPart
from xinliapp.ui.room.facts import Block, RoomPage
from xinliapp.ui.room.messages_part import MessagesPart
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.fields import Field, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.panel_head import PanelHead
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role


class RoomPanel(SidePanel):
    """Away until one of its parts is wanted: the week has the room. Says in signals what is to be noted."""

    close_wanted = Signal(object)
    bells_wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: RoomPage | None = None
        self.part = ""
        self.head = PanelHead("room.panel", "surface")
        self.head.closed.connect(self.put_away)
        self.chosen = ChosenPart()
        self.messages = MessagesPart()
        self.closing = self._closing()
        self.bells_part = self._bells()
        self._parts: dict[str, tuple[str, QWidget]] = {
            "closing": (self.tr("补登关门时间"), self.closing),
            "handover": (self.tr("交接"), self.chosen),
            "messages": (self.tr("信箱热线"), self.messages),
            "bells": (self.tr("作息时间"), self.bells_part),
        }
        self.add(self.head, 0)
        for _, part in self._parts.values():
            self.add(part, 0)
        self.put_away()

    def show_page(self, page: RoomPage) -> None:
        """Another reading; the part that is open stays."""
        self._page = page
        stale = page.door is not None and page.door.stale
        self.messages.show_page(page)
        if self.bells.toPlainText() in (self._bells_filled, page.bells):  # what is being typed stays
            self._fill_bells(page.bells)
        if stale and page.door is not None:
            self.close_day.setDate(QDate.fromString(page.door.since[:10], "yyyy-MM-dd"))
        if self.part == "handover" and not self.chosen.show_page(page):
            self.put_away()
        if stale and page.may_write:
            self.show_part("closing")
        elif self.part == "closing":
            self.put_away()

    def stored(self, step: str) -> None:
        """What was typed was written down: the next reading may fill it."""
        if step == "bells":
            self._bells_filled = self.bells.toPlainText()
        elif step == "handover":
            self.chosen.stored()

    def show_now(self, step: str) -> Callable[[], None]:
        """What another place saved, in the part of this step; what puts back what was typed."""
        if step == "handover":
            return self.chosen.show_now()
        typed = self.bells.toPlainText()
        if self._page is not None:
            self._fill_bells(self._page.bells)
        return partial(self.bells.setPlainText, typed)

    def _fill_bells(self, text: str) -> None:
        self._bells_filled = text
        self.bells.setPlainText(text)

    def show_part(self, name: str) -> None:
        """Opens the panel with one part."""
        self.part = name
        for key, (title, part) in self._parts.items():
            part.setVisible(key == name)
            if key == name:
                self.head.set_title(title)
        self.setVisible(bool(name))
        if name:
            self.set_open(True)

    def put_away(self) -> None:
        """The week has the whole width again."""
        self.show_part("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_away()
            return
        super().keyPressEvent(event)

    def choose(self, page: RoomPage, block: Block) -> bool:
        """An opening: what is handed over. False when there is nothing to say about it."""
        if not self.chosen.show_block(page, block):
            return False
        self.show_part("handover")
        return True

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        if step in ("message", "answer"):
            return self.messages.show_field_error(field, text)
        known: dict[str, dict[str, Field]] = {
            "bells": {"各节起止": self.bells_field},
            "handover": {"交接": self.chosen.note_field},
            "close_at": {"关门时间": self.close_field},
        }
        wrong = known.get(step, {}).get(field)
        if wrong is None:
            return False
        wrong.set_error(text)
        return True

    def clear_errors(self) -> None:
        """After something was saved."""
        for field in (self.close_field, self.bells_field, self.chosen.note_field):
            field.clear_error()
        self.messages.clear_errors()

    # --- parts ---

    @staticmethod
    def _part() -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        return holder, column

    @staticmethod
    def _button(column: QVBoxLayout, button: Button) -> None:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button)
        column.addLayout(row)

    def _bells(self) -> QWidget:
        holder, column = self._part()
        self.bells, self._bells_filled = QPlainTextEdit(), ""
        self.bells.setObjectName("room.bells")
        self.bells.setTabChangesFocus(True)
        self.bells.setPlaceholderText("08:00-08:45")
        self.bells.setFixedHeight(px(232))
        hint = self.tr("一行一节,从早到晚。填了以后,预约和开放会和课表对时间。")
        self.bells_field = Field(self.tr("各节起止"), self.bells, hint=hint)
        column.addWidget(self.bells_field)
        save = outline(self.tr("保存"), object_name="room.bells_save")
        save.clicked.connect(self._save_bells)
        self._button(column, save)
        return holder

    def _save_bells(self) -> None:
        self.bells_wanted.emit(self.bells.toPlainText(), self._bells_filled)

    def _closing(self) -> QWidget:
        holder, column = self._part()
        column.addWidget(label(self.tr("登记以后这次开放才计入。"), Role.CAPTION, "muted", wrap=True))
        self.close_day: QDateEdit = date_edit("room.close.day")
        self.close_time = QTimeEdit()
        self.close_time.setDisplayFormat("HH:mm")
        self.close_time.setObjectName("room.close.time")
        self.close_field = Field(self.tr("当时关门"), self.close_time, required=True)
        column.addWidget(form_grid([[Field(self.tr("日期"), self.close_day), self.close_field]]))
        done = outline(self.tr("登记关门"), object_name="room.close_at")
        done.clicked.connect(self._close)
        self._button(column, done)
        return holder

    def _close(self) -> None:
        day = dt.date.fromisoformat(self.close_day.date().toString("yyyy-MM-dd"))
        time = self.close_time.time()
        self.close_wanted.emit(dt.datetime.combine(day, dt.time(time.hour(), time.minute())))
