"""The right panel: a lesson noted quickly, an activity noted once for everything it counts for."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.term_records import ActivityForm
from xinliapp.i18n import labels
from xinliapp.services.activities import ActivityInput
from xinliapp.services.lessons import HIGHEST_PERIOD, LessonInput
from xinliapp.ui.lessons.facts import LessonsPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import primary
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
_FORMAT = "yyyy-MM-dd"


def _line(name: str, longest: int = 80) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made


def _number(name: str, low: int, high: int) -> QSpinBox:
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(low, high)
    return made


class LessonsPanel(SidePanel):
    """Two forms, one shown at a time."""

    lesson_wanted = Signal(object)
    activity_wanted = Signal(object)
    draft_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = ""
        self._filling = self._dirty = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.lesson_form = self._lesson()
        self.activity_form = self._activity()
        self.add(self.lesson_form, 0)
        self.add(self.activity_form, 0)

    def show_form(self, activity: bool, may_write: bool) -> None:
        """The form of the list shown; the one main action of the page is its button."""
        self.lesson_form.setVisible(not activity and may_write)
        self.activity_form.setVisible(activity and may_write)
        self.save_lesson.setShortcut("" if activity else "Ctrl+Return")
        self.save_activity.setShortcut("Ctrl+Return" if activity else "")

    def show_page(self, page: LessonsPage) -> None:
        """Classes and people to choose from."""
        self._filling = True
        for box, options in (
            (self.group, [(line.label, line.id) for line in page.classes]),
            (self.person, [(self.tr("未填"), ""), *page.people]),
        ):
            chosen = box.currentData()
            box.clear()
            for words, value in options:
                box.addItem(words, value)
            box.setCurrentIndex(max(0, box.findData(chosen)))
        if not self._today:
            self._today = page.today
            for day in (self.lesson_day, self.activity_day):
                day.setDate(QDate.fromString(page.today, _FORMAT))
        self._filling = False

    def choose_class(self, class_id: str) -> None:
        """The class whose row was chosen in the grid."""
        self.group.setCurrentIndex(max(0, self.group.findData(class_id)))

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        known = self._activity_fields if step == "activity" else self._lesson_fields
        self.clear_errors()
        if field in known:
            known[field].set_error(text)
            self.set_open(True)
        return field in known

    def clear_errors(self) -> None:
        for field in (*self._activity_fields.values(), *self._lesson_fields.values()):
            field.clear_error()

    # --- drafts of the activity form ---

    def typed(self) -> dict[str, object] | None:
        """The unsaved activity, or None."""
        if not self._dirty:
            return None
        return {
            "title": self.title.text(),
            "theme": self.theme.text(),
            "audience": self.audience.text(),
            "carrier": self.carrier.text(),
            "form": self.form.currentIndex(),
            "day": self.activity_day.date().toString(_FORMAT),
            "sessions": self.sessions.value(),
            "headcount": self.headcount.value(),
            "subject": self.subject.isChecked(),
        }

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft back."""
        self._filling = True
        for name, line in (
            ("title", self.title),
            ("theme", self.theme),
            ("audience", self.audience),
            ("carrier", self.carrier),
        ):
            line.setText(str(typed.get(name, "")))
        self.form.setCurrentIndex(int(str(typed.get("form", 0))))
        self.activity_day.setDate(QDate.fromString(str(typed.get("day", "")), _FORMAT))
        self.sessions.setValue(int(str(typed.get("sessions", 1))))
        self.headcount.setValue(int(str(typed.get("headcount", 0))))
        self.subject.setChecked(bool(typed.get("subject", True)))
        self._filling = False
        self._dirty = True

    def saved(self, step: str) -> None:
        """Empties what was kept; day, class and form stay for the next one."""
        self.clear_errors()
        self._filling = True
        if step == "activity":
            for line in (self.title, self.theme):
                line.clear()
            self.headcount.setValue(0)
            self.sessions.setValue(1)
            self._dirty = False
            self._pause.stop()
        self._filling = False

    # --- parts ---

    def _lesson(self) -> QWidget:
        holder, column = self._section(self.tr("补记一节课"))
        self.group = combo((), "lessons.class")
        self.lesson_day = date_edit("lessons.day")
        self.period = _number("lessons.period", 1, HIGHEST_PERIOD)
        self.person = combo((), "lessons.person")
        self.topic = _line("lessons.topic")
        self.in_timetable = QCheckBox(self.tr("列入课表"))
        self.in_timetable.setObjectName("lessons.in_timetable")
        self.in_timetable.setChecked(True)
        day, period = (
            Field(self.tr("日期"), self.lesson_day, required=True),
            Field(self.tr("第几节"), self.period, required=True),
        )
        topic = Field(self.tr("主题"), self.topic)
        column.addWidget(
            form_grid(
                [
                    [Field(self.tr("班级"), self.group, required=True), Field(self.tr("教师"), self.person)],
                    [day, period],
                    [topic],
                ]
            )
        )
        column.addWidget(self.in_timetable)
        self._lesson_fields = {"上课日期": day, "节次": period, "主题": topic}
        self.save_lesson = primary(self.tr("上了"), object_name="lessons.save")
        self.save_lesson.clicked.connect(self._save_lesson)
        self._foot(column, self.save_lesson)
        return holder

    def _activity(self) -> QWidget:
        holder, column = self._section(self.tr("新活动"))
        self.title, self.theme = _line("lessons.title"), _line("lessons.theme")
        self.audience, self.carrier = _line("lessons.audience"), _line("lessons.carrier")
        self.form = combo([(labels.label(form), form) for form in ActivityForm], "lessons.form")
        self.activity_day = date_edit("lessons.activity_day")
        self.sessions = _number("lessons.sessions", 1, 1000)
        self.headcount = _number("lessons.headcount", 0, 999_999)
        self.subject = QCheckBox(self.tr("专题是心理健康或生命教育"))
        self.subject.setObjectName("lessons.subject")
        self.subject.setChecked(True)
        title = Field(self.tr("名称"), self.title, required=True)
        day = Field(self.tr("日期"), self.activity_day, required=True)
        self.sessions_field = Field(self.tr("场次"), self.sessions, required=True)
        self.headcount_field = Field(self.tr("人次"), self.headcount, required=True)
        theme, audience = Field(self.tr("主题"), self.theme), Field(self.tr("对象"), self.audience)
        carrier = Field(self.tr("载体"), self.carrier)
        column.addWidget(
            form_grid(
                [
                    [title],
                    [Field(self.tr("形式"), self.form, required=True), day],
                    [self.sessions_field, self.headcount_field],
                    [theme, audience],
                    [carrier],
                ]
            )
        )
        column.addWidget(self.subject)
        self._activity_fields = {
            "名称": title, "活动日期": day, "场次": self.sessions_field, "人次": self.headcount_field,
            "册数": self.headcount_field, "主题": theme, "对象": audience, "载体": carrier,
        }  # fmt: skip
        self.form.currentIndexChanged.connect(self._form_changed)
        for line in (self.title, self.theme, self.audience, self.carrier):
            line.textEdited.connect(self._touched)
        for spin in (self.sessions, self.headcount):
            spin.valueChanged.connect(self._touched)
        self.save_activity = primary(self.tr("保存"), object_name="lessons.save_activity", shortcut="")
        self.save_activity.clicked.connect(self._save_activity)
        self._foot(column, self.save_activity)
        return holder

    @staticmethod
    def _section(title: str) -> tuple[QWidget, QVBoxLayout]:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        column.addWidget(label(title, Role.SECTION))
        return holder, column

    @staticmethod
    def _foot(column: QVBoxLayout, button: QWidget) -> None:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(button)
        column.addLayout(row)

    # --- what the person does ---

    def _form_changed(self, _index: int) -> None:
        handbook = self.form.currentData() is ActivityForm.HANDBOOK
        self.sessions_field.setVisible(not handbook)
        self.headcount_field.set_hint(self.tr("发放手册填册数") if handbook else "")

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._dirty = True
            self._pause.start()

    def _save_lesson(self) -> None:
        self.lesson_wanted.emit(
            LessonInput(
                str(self.group.currentData() or ""),
                _day(self.lesson_day.date()),
                self.period.value(),
                topic=self.topic.text(),
                staff_id=str(self.person.currentData() or "") or None,
                in_timetable=self.in_timetable.isChecked(),
            )
        )

    def _save_activity(self) -> None:
        form: ActivityForm = self.form.currentData()
        self.activity_wanted.emit(
            ActivityInput(
                form,
                _day(self.activity_day.date()),
                self.title.text(),
                self.headcount.value(),
                sessions=self.sessions.value(),
                mental_health=self.subject.isChecked(),
                theme=self.theme.text(),
                audience=self.audience.text(),
                carrier=self.carrier.text(),
            )
        )


def _day(date: QDate) -> dt.date:
    return dt.date.fromisoformat(date.toString(_FORMAT))
