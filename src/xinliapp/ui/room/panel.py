"""The right panel of the room: a further plan, an opening noted afterwards, a door that was left open."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)

from xinliapp.ui.room.chosen import ChosenPart
from xinliapp.ui.room.facts import Block, RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label, rule
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role


class SpanForm(QWidget):
    """Day, from, to and who is on duty."""

    def __init__(self, name: str, starts: str, ends: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.day: QDateEdit = date_edit(f"room.{name}.day")
        self.starts, self.ends = _time(f"room.{name}.starts"), _time(f"room.{name}.ends")
        self.person: QComboBox = combo([(self.tr("未定"), "")], f"room.{name}.person")
        self.day_field = Field(self.tr("日期"), self.day, required=True)
        self.starts_field = Field(starts, self.starts, required=True)
        self.ends_field = Field(ends, self.ends, required=True)
        self.person_field = Field(self.tr("值班人"), self.person)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        column.addWidget(
            form_grid([[self.day_field, self.person_field], [self.starts_field, self.ends_field]])
        )

    def set_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Who may be on duty; the choice stays."""
        chosen = self.person.currentData()
        self.person.clear()
        self.person.addItem(self.tr("未定"), "")
        for name, person in people:
            self.person.addItem(name, person)
        self.person.setCurrentIndex(max(0, self.person.findData(chosen)))

    def span(self) -> tuple[dt.datetime, dt.datetime, str]:
        """Start, end (of the same day) and who ("" for nobody)."""
        day = dt.date.fromisoformat(self.day.date().toString("yyyy-MM-dd"))
        return (_moment(day, self.starts), _moment(day, self.ends), str(self.person.currentData() or ""))

    def clear_errors(self) -> None:
        for field in (self.day_field, self.starts_field, self.ends_field, self.person_field):
            field.clear_error()


class RoomPanel(SidePanel):
    """Says in signals what is to be noted."""

    plan_wanted = Signal(object)
    opening_wanted = Signal(object)
    close_wanted = Signal(object)
    bells_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._day = ""
        self.closing = self._closing()
        self.planning = self._planning()
        self.noting = self._noting()
        self.chosen = ChosenPart()
        self.bells_part = self._bells()
        for part in (self.closing, self.chosen, self.planning, self.noting, self.bells_part):
            self.add(part, 0)

    def show_page(self, page: RoomPage) -> None:
        """People to choose from; the forms' days follow the week shown unless somebody chose another."""
        stale = page.door is not None and page.door.stale
        self.closing.setVisible(stale and page.may_write)
        for widget in (self.planning, self.noting, self.bells_part):
            widget.setVisible(page.may_write)
        self.chosen.show_page(page)
        self.setVisible(page.may_write)  # every part is for writing
        if not self.bells.hasFocus():
            self.bells.setPlainText(page.bells)
        for form in (self.plan, self.note):
            form.set_people(page.people)
        wanted = page.now[:10] if any(column.today for column in page.days) else page.monday.isoformat()
        if wanted != self._day:
            self._day = wanted
            for form in (self.plan, self.note):
                form.day.setDate(QDate.fromString(wanted, "yyyy-MM-dd"))
        if stale and page.door is not None:
            self.close_day.setDate(QDate.fromString(page.door.since[:10], "yyyy-MM-dd"))

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        form = self.plan if step == "plan" else self.note
        form.clear_errors()
        self.visitors_field.clear_error()
        self.close_field.clear_error()
        known = {
            "起止时间": form.ends_field,
            "来访人数": self.visitors_field,
            "关门时间": self.note.ends_field,
            "各节起止": self.bells_field,
            "值班人": self.chosen.person_field,
            "交接": self.chosen.note_field,
        }
        if step == "close_at":
            known["关门时间"] = self.close_field
        if step in ("plan", "note", "close_at", "bells", "assign", "handover") and field in known:
            known[field].set_error(text)
            self.set_open(True)
            return True
        return False

    def choose(self, block: Block) -> None:
        """A plan: who is on duty; an opening: what is handed over."""
        self.chosen.show_block(block)
        if not self.chosen.isHidden():
            self.set_open(True)

    def clear_errors(self) -> None:
        """After something was saved."""
        for form in (self.plan, self.note):
            form.clear_errors()
        for field in (self.visitors_field, self.close_field, self.bells_field):
            field.clear_error()

    # --- parts ---

    def _section(self, title: str) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        outer = QVBoxLayout(holder)
        set_margins(outer, 0, 0, 0, tk.GAP, 0)
        inner = QVBoxLayout()
        set_margins(inner, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        inner.addWidget(label(title, Role.SECTION))
        outer.addLayout(inner)
        outer.addWidget(rule())
        return holder, inner

    @staticmethod
    def _button(column: QVBoxLayout, button: Button) -> None:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button)
        column.addLayout(row)

    def _planning(self) -> QWidget:
        holder, column = self._section(self.tr("加一次计划"))
        self.plan = SpanForm("plan", self.tr("开始"), self.tr("结束"))
        self.plan.starts.setTime(QTime(11, 50))
        self.plan.ends.setTime(QTime(13, 0))
        column.addWidget(self.plan)
        add = outline(self.tr("加入计划"), object_name="room.plan", shortcut="Ctrl+N")
        add.clicked.connect(self._plan)
        self._button(column, add)
        return holder

    def _noting(self) -> QWidget:
        holder, column = self._section(self.tr("补记一次开放"))
        self.note = SpanForm("note", self.tr("开门"), self.tr("关门"))
        self.note.starts.setTime(QTime(11, 50))
        self.note.ends.setTime(QTime(13, 0))
        column.addWidget(self.note)
        self.visitors = QSpinBox()
        self.visitors.setObjectName("room.note.visitors")
        self.visitors.setRange(0, 9999)
        self.visitors_field = Field(self.tr("来访人数"), self.visitors)
        column.addWidget(self.visitors_field)
        add = outline(self.tr("补记"), object_name="room.note")
        add.clicked.connect(self._note)
        self._button(column, add)
        return holder

    def _bells(self) -> QWidget:
        holder, column = self._section(self.tr("各节起止"))
        self.bells = QPlainTextEdit()
        self.bells.setObjectName("room.bells")
        self.bells.setTabChangesFocus(True)
        self.bells.setPlaceholderText("08:00-08:45")
        self.bells.setFixedHeight(px(96))
        hint = self.tr("一行一节,从早到晚。填了以后,预约会和课表对时间。")
        self.bells_field = Field(self.tr("上课时间"), self.bells, hint=hint)
        column.addWidget(self.bells_field)
        save = outline(self.tr("保存"), object_name="room.bells_save")
        save.clicked.connect(self._save_bells)
        self._button(column, save)
        return holder

    def _save_bells(self) -> None:
        self.bells_wanted.emit(self.bells.toPlainText())

    def _closing(self) -> QWidget:
        holder, column = self._section(self.tr("补登关门时间"))
        self.close_day: QDateEdit = date_edit("room.close.day")
        self.close_time = _time("room.close.time")
        self.close_field = Field(self.tr("当时关门"), self.close_time, required=True)
        column.addWidget(form_grid([[Field(self.tr("日期"), self.close_day), self.close_field]]))
        done = outline(self.tr("登记关门"), object_name="room.close_at")
        done.clicked.connect(self._close)
        self._button(column, done)
        return holder

    def _plan(self) -> None:
        self.plan_wanted.emit(self.plan.span())

    def _note(self) -> None:
        self.opening_wanted.emit((*self.note.span(), self.visitors.value()))

    def _close(self) -> None:
        day = dt.date.fromisoformat(self.close_day.date().toString("yyyy-MM-dd"))
        self.close_wanted.emit(_moment(day, self.close_time))


def _time(name: str) -> QTimeEdit:
    made = QTimeEdit()
    made.setDisplayFormat("HH:mm")
    made.setObjectName(name)
    return made


def _moment(day: dt.date, editor: QTimeEdit) -> dt.datetime:
    time = editor.time()
    return dt.datetime.combine(day, dt.time(time.hour(), time.minute()))
