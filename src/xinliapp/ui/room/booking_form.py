"""The form of a new appointment, in the right panel: student, time, 约; 急 opens its reason."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.appointments import AppointmentSource
from xinliapp.domain.term_records import StaffKind
from xinliapp.i18n import labels
from xinliapp.ui.room.booking_facts import DayPage, Typed
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import primary, row_button
from xinliapp.widgets.fields import Field, combo, form_grid
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role

_MOMENT = "yyyy-MM-dd HH:mm"
_CHECK_PAUSE, _DRAFT_PAUSE = 300, 2000


class BookingForm(SidePanel):
    """``booked(typed)``; ``check_due(typed)`` while a time is chosen; ``draft_due`` after words.

    ``enroll_wanted(kind)``: nobody is on the staff list, and who looks is to be its first.
    """

    booked = Signal(object)
    check_due = Signal(object)
    draft_due = Signal()
    enroll_wanted = Signal(object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = True
        self._check = self._timer(_CHECK_PAUSE, self._check_now)
        self._pause = self._timer(_DRAFT_PAUSE, self.draft_due.emit)
        self.picker = StudentPicker(search, object_name="appt.student")
        self.picker.picked.connect(self._chosen)
        self.picker.cleared.connect(self._chosen)
        self.code = QLineEdit()
        self.code.setObjectName("appt.code")
        self.code.setMaxLength(20)
        self.code.setPlaceholderText(self.tr("不留名时填,如 代号07"))
        self.code.textChanged.connect(self._typed)
        self.starts = QDateTimeEdit()
        self.starts.setDisplayFormat(_MOMENT)
        self.starts.setCalendarPopup(True)
        self.starts.setObjectName("appt.starts")
        self.starts.dateTimeChanged.connect(self._chosen)
        self.minutes = QSpinBox()
        self.minutes.setRange(5, 240)
        self.minutes.setSingleStep(5)
        self.minutes.setObjectName("appt.minutes")
        self.minutes.valueChanged.connect(self._chosen)
        self.staff: QComboBox = combo([], "appt.staff")
        self.staff.setPlaceholderText(self.tr("还没有人"))
        self.staff.currentIndexChanged.connect(self._chosen)
        self.source = combo([(labels.label(one), one.value) for one in AppointmentSource], "appt.source")
        self.first = QCheckBox(self.tr("首次"))
        self.first.setObjectName("appt.first")
        self.urgent = QCheckBox(self.tr("急"))
        self.urgent.setObjectName("appt.urgent")
        self.urgent.toggled.connect(self._urgent_toggled)
        self.reason = self._area("appt.reason", 56)
        self.note = self._area("appt.note_text", 44)
        self._lay_out()

    def _lay_out(self) -> None:
        self.fields = {
            "学生或代号": Field(self.tr("学生"), self.picker),
            "代号": Field(self.tr("或代号"), self.code),
            "时段": Field(self.tr("开始"), self.starts, required=True),
            "分钟": Field(self.tr("分钟"), self.minutes, required=True),
            "预约教师": Field(self.tr("教师"), self.staff, required=True),
            "来源": Field(self.tr("来源"), self.source),
            "理由": Field(self.tr("为什么仍要约在这时"), self.reason, required=True),
            "备注": Field(self.tr("备注"), self.note),
        }
        self.fields["起止时间"] = self.fields["时段"]
        ticks = QWidget()
        row = QHBoxLayout(ticks)
        set_margins(row, 0, 20, 0, 0, tk.MARGIN)
        row.addWidget(self.first)
        row.addWidget(self.urgent)
        row.addStretch(1)
        self.against = StatusMark(Sign.DUE_SOON, "")
        self.against_words = label("", Role.CAPTION, "text2", wrap=True)
        self.add(label(self.tr("新预约"), Role.SECTION))
        self.add(self.fields["学生或代号"])
        self.add(self.fields["代号"])
        self.add(self.fields["时段"])
        self.add(self.against)
        self.add(self.against_words)
        self.add(form_grid([[self.fields["分钟"], self.fields["预约教师"]], [self.fields["来源"], ticks]]))
        self.add(self._nobody())
        self.add(self.fields["理由"])
        self.add(self.fields["备注"])
        foot = QWidget()
        line = QHBoxLayout(foot)
        set_margins(line, 0, 0, 0, 0, 0)
        line.addStretch(1)
        self.go = primary(self.tr("约"), object_name="appt.book", shortcut="Ctrl+Return", hint="Ctrl+Enter")
        self.go.clicked.connect(self._book)
        line.addWidget(self.go)
        self.add_foot(foot)
        self.show_against("")
        self.fields["理由"].setVisible(False)

    def _nobody(self) -> QWidget:
        self.nobody = QWidget()
        column = QVBoxLayout(self.nobody)
        set_margins(column, 0, 0, 0, 0, 4)
        column.addWidget(label(self.tr("队伍里还没有人,先把自己登记进去:"), Role.CAPTION, "text2", wrap=True))
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        for words, kind in (
            (self.tr("我是专职"), StaffKind.FULL_TIME),
            (self.tr("我是兼职"), StaffKind.PART_TIME),
        ):
            button = row_button(words, object_name=f"appt.enroll.{kind.value}")
            button.setProperty("kind", kind)
            button.clicked.connect(self._enroll)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        self.nobody.setVisible(False)
        return self.nobody

    def show_people(self, page: DayPage) -> None:
        """Who may be booked; where nobody is, the way onto the list."""
        filling, self._filling = self._filling, True
        chosen = self.staff.currentData()
        self.staff.clear()
        for name, member in page.people:
            self.staff.addItem(name, member)
        if page.people:
            self.staff.setCurrentIndex(max(0, self.staff.findData(chosen)))
        self.nobody.setVisible(page.may_enroll)
        self._filling = filling

    def fill(self, page: DayPage) -> None:
        """The form as it opens."""
        self._filling = True
        form = page.form
        self.staff.setCurrentIndex(max(0, self.staff.findData(form["staff"])))
        self.source.setCurrentIndex(max(0, self.source.findData(form["source"])))
        self.picker.set_picked(PickRow(*page.person) if page.person is not None else None)
        self.code.setText(form["code"])
        self.starts.setDateTime(QDateTime.fromString(form["starts_at"], _MOMENT))
        self.minutes.setValue(int(form["minutes"]) if form["minutes"].isdigit() else 40)
        self.first.setChecked(form["first_time"] == "1")
        self.urgent.setChecked(form["urgent"] == "1")
        self.reason.setPlainText(form["reason"])
        self.note.setPlainText(form["note"])
        self.clear_errors()
        self._pause.stop()
        self._filling = False
        self._check_now()
        self.set_open(True)
        self.picker.line.setFocus()

    def typed(self) -> Typed:
        """The form as it stands."""
        row = self.picker.picked_row()
        return {
            "student": row.id if row is not None else "",
            "code": "" if row is not None else self.code.text(),
            "starts_at": self.starts.dateTime().toString(_MOMENT),
            "minutes": str(self.minutes.value()),
            "staff": str(self.staff.currentData() or ""),
            "source": str(self.source.currentData()),
            "first_time": "1" if self.first.isChecked() else "",
            "urgent": "1" if self.urgent.isChecked() else "",
            "reason": self.reason.toPlainText(),
            "note": self.note.toPlainText(),
        }

    def unsaved(self) -> Typed | None:
        """Words typed and not kept yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return self.typed() if waiting else None

    def show_against(self, words: str) -> None:
        """What speaks against the time; nothing hides it."""
        self.against.set(Sign.DUE_SOON, self.tr("时间有冲突") if words else "")
        self.against.setVisible(bool(words))
        self.against_words.setText(words)
        self.against_words.setVisible(bool(words))

    def show_field_error(self, name: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.clear_errors()
        if name not in self.fields:
            return False
        self.fields[name].set_error(text)
        self.set_open(True)
        return True

    def clear_errors(self) -> None:
        for field in self.fields.values():
            field.clear_error()

    def _timer(self, pause: int, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(call)
        return timer

    def _area(self, name: str, height: int) -> QPlainTextEdit:
        text = QPlainTextEdit()
        text.setObjectName(name)
        text.setTabChangesFocus(True)
        text.setFixedHeight(px(height))
        text.textChanged.connect(self._typed)
        return text

    def _chosen(self, _value: object = None) -> None:
        if not self._filling:
            self._check.start()

    def _typed(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()

    def _urgent_toggled(self, on: bool) -> None:
        self.fields["理由"].setVisible(on)

    def _check_now(self) -> None:
        self._check.stop()
        self.check_due.emit(self.typed())

    def _enroll(self) -> None:
        self.enroll_wanted.emit(self.sender().property("kind"))

    def _book(self) -> None:
        self._pause.stop()
        self.booked.emit(self.typed())
