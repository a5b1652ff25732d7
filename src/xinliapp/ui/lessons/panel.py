"""The right panel of 上课登记: what becomes of the chosen lesson, and a lesson noted by hand."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from xinliapp.domain.timetable import LessonState
from xinliapp.services.lessons import HIGHEST_PERIOD, LessonInput
from xinliapp.ui.lessons.facts import LessonsPage, WeekLine
from xinliapp.ui.lessons.week_tab import weekday_word
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import SidePanel, label, rule
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

FORMAT = "yyyy-MM-dd"


def line_edit(name: str, longest: int = 80) -> QLineEdit:
    """A one-line text field."""
    made = QLineEdit()
    made.setObjectName(name)
    made.setMaxLength(longest)
    return made


def number_edit(name: str, low: int, high: int) -> QSpinBox:
    """A whole number."""
    made = QSpinBox()
    made.setObjectName(name)
    made.setRange(low, high)
    return made


def day_of(date: QDate) -> dt.date:
    """What a date field holds."""
    return dt.date.fromisoformat(date.toString(FORMAT))


class LessonsPanel(SidePanel):
    """The chosen lesson above, 补记 below."""

    lesson_wanted = Signal(object)
    move_wanted = Signal(object, object, int)
    not_held_wanted = Signal(object, object, object)
    back_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = ""
        self._line: WeekLine | None = None
        self.chosen = self._chosen()
        self.lesson_form = self._lesson()
        self.add(self.chosen, 0)
        self.add(self.lesson_form, 0)
        self.chosen.setVisible(False)

    def show_page(self, page: LessonsPage) -> None:
        """Classes and people to choose from."""
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
            self.lesson_day.setDate(QDate.fromString(page.today, FORMAT))
        self.lesson_form.setVisible(page.may_write)
        if self._line is not None:
            self.show_line(next((line for line in page.week.lines if line.id == self._line.id), None))
        if not page.may_write:
            self.chosen.setVisible(False)

    def show_line(self, line: WeekLine | None) -> None:
        """The lesson whose row was chosen, or none."""
        other = line is None or self._line is None or line.id != self._line.id
        self._line = line
        self.chosen.setVisible(line is not None and not self.lesson_form.isHidden())
        if line is None:
            return
        lesson = line.lesson
        place = f"{lesson.day[5:]} {weekday_word(lesson.day)} " + self.tr("第%1节").replace(
            "%1", str(lesson.period)
        )
        self.title.setText(f"{line.label}  {place}")
        if other:
            self.to_day.setDate(QDate.fromString(lesson.held_day or lesson.day, FORMAT))
            self.to_period.setValue(lesson.held_period or lesson.period)
        ticked = lesson.state is LessonState.HELD
        for button in (self.move_button, self.not_held_button, self.make_up_button):
            button.setEnabled(not ticked)
        self.in_place_button.setVisible(lesson.change is not None and not ticked)
        self.hint.setText(self.tr("已登记为上了。要改动先撤回登记。") if ticked else "")
        self.hint.setVisible(ticked)

    def ask_day(self) -> None:
        """调课…: where to is asked here."""
        self.set_open(True)
        self.to_day.setFocus()

    def not_held(self, line: WeekLine) -> None:
        """未上, said of a row of the list."""
        self.show_line(line)
        self._not_held()

    def choose_class(self, class_id: str) -> None:
        """The class whose row was chosen in the grid."""
        self.group.setCurrentIndex(max(0, self.group.findData(class_id)))

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        known = self._lesson_fields if step == "lesson" else self._move_fields
        self.clear_errors()
        if step in ("lesson", "move", "not_held") and field in known:
            known[field].set_error(text)
            self.set_open(True)
            return True
        return False

    def clear_errors(self) -> None:
        for field in (*self._lesson_fields.values(), *self._move_fields.values()):
            field.clear_error()

    # --- parts ---

    def _chosen(self) -> QWidget:
        holder, column = section("")
        self.title = label("", Role.SECTION)
        column.addWidget(self.title)
        self.to_day = date_edit("lessons.to_day")
        self.to_period = number_edit("lessons.to_period", 1, HIGHEST_PERIOD)
        day = Field(self.tr("调到 / 补课日期"), self.to_day)
        period = Field(self.tr("第几节"), self.to_period)
        self._move_fields = {"调到": day, "节次": period}
        column.addWidget(form_grid([[day, period]]))
        self.hint = label("", Role.CAPTION, "muted", wrap=True)
        column.addWidget(self.hint)
        self.move_button = outline(self.tr("调课"), object_name="lessons.move")
        self.not_held_button = outline(self.tr("未上"), object_name="lessons.not_held")
        self.make_up_button = outline(self.tr("未上,补上日期"), object_name="lessons.make_up")
        self.in_place_button = outline(self.tr("恢复原处"), object_name="lessons.in_place")
        self.move_button.clicked.connect(self._move)
        self.not_held_button.clicked.connect(self._not_held)
        self.make_up_button.clicked.connect(self._make_up)
        self.in_place_button.clicked.connect(self._in_place)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        for button in (self.move_button, self.not_held_button, self.make_up_button):
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.in_place_button)
        column.addWidget(rule())
        return holder

    def _lesson(self) -> QWidget:
        holder, column = section(self.tr("补记一节课"))
        self.group = combo((), "lessons.class")
        self.lesson_day = date_edit("lessons.day")
        self.period = number_edit("lessons.period", 1, HIGHEST_PERIOD)
        self.person = combo((), "lessons.person")
        self.topic = line_edit("lessons.topic")
        self.in_timetable = QCheckBox(self.tr("列入课表"))
        self.in_timetable.setObjectName("lessons.in_timetable")
        self.in_timetable.setChecked(True)
        day = Field(self.tr("日期"), self.lesson_day, required=True)
        period = Field(self.tr("第几节"), self.period, required=True)
        topic = Field(self.tr("主题"), self.topic)
        group = Field(self.tr("班级"), self.group, required=True)
        column.addWidget(form_grid([[group, Field(self.tr("教师"), self.person)], [day, period], [topic]]))
        column.addWidget(self.in_timetable)
        self._lesson_fields = {"上课日期": day, "节次": period, "主题": topic}
        self.save_lesson = outline(self.tr("补记"), object_name="lessons.save")
        self.save_lesson.clicked.connect(self._save_lesson)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self.save_lesson)
        column.addLayout(row)
        return holder

    # --- what the person does ---

    def _move(self) -> None:
        if self._line is not None:
            self.move_wanted.emit(self._line.lesson, day_of(self.to_day.date()), self.to_period.value())

    def _not_held(self) -> None:
        if self._line is not None:
            self.not_held_wanted.emit(self._line.lesson, None, None)

    def _make_up(self) -> None:
        if self._line is not None:
            day = day_of(self.to_day.date())
            self.not_held_wanted.emit(self._line.lesson, day, self.to_period.value())

    def _in_place(self) -> None:
        if self._line is not None:
            self.back_wanted.emit(self._line.lesson)

    def _save_lesson(self) -> None:
        self.lesson_wanted.emit(
            LessonInput(
                str(self.group.currentData() or ""),
                day_of(self.lesson_day.date()),
                self.period.value(),
                topic=self.topic.text(),
                staff_id=str(self.person.currentData() or "") or None,
                in_timetable=self.in_timetable.isChecked(),
            )
        )


def section(title: str) -> tuple[QWidget, QVBoxLayout]:
    """A titled part of a side panel and its column."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
    if title:
        column.addWidget(label(title, Role.SECTION))
    return holder, column
