"""The page of appointments: one day's list, what became of each, and the form of a new one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.i18n import formats
from xinliapp.ui.room.booking_facts import AppointmentLine, DayPage, Typed
from xinliapp.ui.room.booking_form import BookingForm
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.keys import key_of
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    AppointmentStatus.BOOKED: Sign.DOT,
    AppointmentStatus.ARRIVED: Sign.OK,
    AppointmentStatus.NO_SHOW: Sign.DUE_SOON,
    AppointmentStatus.CANCELLED: Sign.NONE,
}


class BookingView(QWidget):
    """``status_wanted(line, status)``, ``note_wanted(line)``, ``identified(line, student id)``, …"""

    day_wanted = Signal(int)
    status_wanted = Signal(object, object)
    note_wanted = Signal(object)
    student_wanted = Signal(object)
    identified = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("appointment")
        self._search: Search | None = None
        self._masked = True
        self.header = self._header()
        self.bar = InlineBar("appt.bar")
        self.table = DataTable(self._columns(), object_name="appt.table")
        nothing = self.tr("这一天还没有预约。按 F7 或在右栏约一次。")
        self.table.set_empty(nothing.replace("F7", key_of("appointment")))
        self.table.current_changed.connect(self._current)
        self.table.opened.connect(self._open)
        self.form = BookingForm(self._find)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.table, 1)
        middle.addWidget(self.form)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self._current(None)

    # --- what the presenter calls ---

    def set_search(self, search: Search) -> None:
        """Who answers the picker."""
        self._search = search

    def show_day(self, page: DayPage, masked: bool, fill: bool) -> None:
        """One day; ``fill``: the form opens anew."""
        self._masked = masked
        self.bar.clear()
        week = f"{formats.teaching_week(page.week)} " if page.week is not None else ""
        self.header.set_subtitle(week + formats.screen_date(page.day))
        self.table.set_rows(page.lines)
        self.form.show_people(page)
        if fill:
            self.form.fill(page)
            if page.restored:
                self.bar.tell(self.tr("已放回上次没有约成的内容。"), Tone.INFO)
        if page.selected:
            self.table.select_key(page.selected)
        elif page.lines and self.table.current_row() is None:
            due = next((one for one in page.lines if one.status is AppointmentStatus.BOOKED), page.lines[0])
            self.table.select_key(due.id)
        row = self.table.current_row()
        self._current(row if isinstance(row, AppointmentLine) else None)

    def show_against(self, words: str) -> None:
        """What speaks against the time in the form."""
        self.form.show_against(words)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the list."""
        self.bar.tell(text)

    def offer_papers(self) -> None:
        """Who books needs a qualification on record: the way there, before a refusal says so."""
        words = self.tr(
            "您已在队伍里。预约要求教师有登记的资质,加一份证书就能约;急的可以勾选“急”并写明理由。"
        )
        self.bar.tell(words, Tone.INFO, action=self.tr("加证书"))

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks a field of the form; False when the error belongs to none."""
        return self.form.show_field_error(field, text)

    def unsaved(self) -> Typed | None:
        """Words in the form that no draft has yet."""
        return self.form.unsaved()

    def said(self, step: str, detail: str = "") -> str:
        """What a toast says after ``step``."""
        words = {
            "book": self.tr("已约 %1"),
            "arrived": self.tr("已登记“已到”"),
            "no_show": self.tr("已登记“爽约”"),
            "cancelled": self.tr("预约已取消"),
            "booked": self.tr("已改回“已约”"),
            "back": self.tr("已恢复"),
            "identify": self.tr("已对应到学生"),
            "enroll": self.tr("已把您登记进队伍"),
        }[step]
        return words.replace("%1", detail)

    # --- parts ---

    def _header(self) -> PageHeader:
        header = PageHeader(self.tr("预约"))
        for name, icon, words, step in (
            ("appt.before", "chevron_left", self.tr("前一天"), -1),
            ("appt.today", "", self.tr("今天"), 0),
            ("appt.after", "chevron_right", self.tr("后一天"), 1),
        ):
            button = outline("" if icon else words, object_name=name, icon=icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setProperty("step", step)
            button.clicked.connect(self._step)
            header.add_left(button)
        return header

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("time", self.tr("时段"), lambda r: f"{r.starts}—{r.ends}", width=112, strong=True),
            Column("who", self.tr("学生或代号"), self._who, stretch=True, tip=lambda r: r.note),
            Column("staff", self.tr("教师"), lambda r: r.staff, width=104),
            Column("source", self.tr("来源"), lambda r: r.source, width=72),
            Column("first", self.tr("首次"), self._first, width=56),
            Column("urgent", self.tr("急"), self._urgent, width=48),
            Column("status", self.tr("状态"), lambda r: r.status_word, width=88, kind="sign",
                   ordinal=lambda r: _SIGNS[r.status]),
            Column("note", self.tr("记录"), self._noted, width=64),
        )  # fmt: skip

    def _who(self, line: AppointmentLine) -> str:
        name = formats.masked_name(line.name) if self._masked and not line.coded else line.name
        return f"{line.class_label} {name}".strip()

    def _first(self, line: AppointmentLine) -> str:
        return self.tr("首次") if line.first_time else ""

    def _urgent(self, line: AppointmentLine) -> str:
        return self.tr("急") if line.urgent else ""

    def _noted(self, line: AppointmentLine) -> str:
        return self.tr("有") if line.has_note else ""

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        self.status_buttons: dict[AppointmentStatus, QWidget] = {}
        for status, words in (
            (AppointmentStatus.CANCELLED, self.tr("取消预约")),
            (AppointmentStatus.NO_SHOW, self.tr("记爽约")),
            (AppointmentStatus.ARRIVED, self.tr("已到")),
        ):
            button = outline(words, object_name=f"appt.{status.value}")
            button.setProperty("status", status.value)
            button.clicked.connect(self._set_status)
            self.status_buttons[status] = button
            bar.add_button(button)
        self.student = outline(self.tr("打开档案"), object_name="appt.student_page")
        self.student.clicked.connect(self._to_student)
        self.who_is_it = outline(self.tr("对应到右边选的学生"), object_name="appt.identify")
        self.who_is_it.clicked.connect(self._identify)
        self.note = outline(self.tr("写记录"), object_name="appt.note", icon="note")
        self.note.clicked.connect(self._to_note)
        for button in (self.student, self.who_is_it, self.note):
            bar.add_button(button)
        return bar

    # --- what the person does ---

    def _line(self) -> AppointmentLine | None:
        row = self.table.current_row()
        return row if isinstance(row, AppointmentLine) else None

    def _current(self, row: object) -> None:
        line = row if isinstance(row, AppointmentLine) else None
        for status, button in self.status_buttons.items():
            free = line is not None and not line.has_note and line.status is not status
            button.setVisible(free)
        kept = line is not None and line.status in (AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED)
        self.note.setVisible(kept and line is not None and not line.coded)
        self.who_is_it.setVisible(line is not None and line.coded)
        self.student.setVisible(line is not None and line.student_id is not None)

    def _step(self) -> None:
        self.day_wanted.emit(int(self.sender().property("step")))

    def _set_status(self) -> None:
        line = self._line()
        if line is not None:
            self.status_wanted.emit(line, AppointmentStatus(self.sender().property("status")))

    def _open(self, row: object) -> None:
        if isinstance(row, AppointmentLine) and row.status in (
            AppointmentStatus.BOOKED,
            AppointmentStatus.ARRIVED,
        ):
            self.note_wanted.emit(row)

    def _to_note(self) -> None:
        if (line := self._line()) is not None:
            self.note_wanted.emit(line)

    def _to_student(self) -> None:
        if (line := self._line()) is not None:
            self.student_wanted.emit(line)

    def _identify(self) -> None:
        line, row = self._line(), self.form.picker.picked_row()
        if line is None:
            return
        if row is None:
            self.bar.tell(self.tr("还没有选学生。预约没有变化。请先在右栏选出学生,再点一次。"))
            return
        self.identified.emit(line, row.id)

    def _find(self, text: str) -> Sequence[PickRow]:
        return self._search(text) if self._search is not None else ()
