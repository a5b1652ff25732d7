"""The widgets of school, calendar and classes (screens.md S25, fields of S01)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n.messages import sentence
from xinliapp.ui.school_settings.calendar_section import CalendarSection
from xinliapp.ui.school_settings.classes_section import ClassesSection
from xinliapp.ui.school_settings.facts import Problem, SettingsPage, Typed, YearForm, YearPreview
from xinliapp.ui.school_settings.parts import short_words
from xinliapp.ui.school_settings.profile_section import ProfileSection
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, rule
from xinliapp.widgets.style import set_margins

DRAFT_AFTER_MS = 2000


class SettingsView(QWidget):
    """Three sections on one scrolling page; says what the person wants in signals."""

    save_wanted = Signal()
    discard_wanted = Signal()
    draft_changed = Signal()
    mended = Signal()
    year_settled = Signal(object)
    year_wanted = Signal()
    look_wanted = Signal()
    mine_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("school_settings")
        self._page: SettingsPage | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self.header = PageHeader(self.tr("学校与校历"))
        self.bar = InlineBar("school_settings.bar")
        self.profile, self.calendar, self.classes = ProfileSection(), CalendarSection(), ClassesSection()
        for section in (self.profile, self.calendar, self.classes):
            section.touched.connect(self._touched)
        self.calendar.settled.connect(self.year_settled)
        self.calendar.add_wanted.connect(self.year_wanted)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self._scrolling(), 1)
        layout.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_page(self, page: SettingsPage) -> None:
        """One reading, in place of whatever stood there."""
        self._page = page
        rights = page.rights
        self.bar.clear()
        self._clear_errors()
        self.profile.show_form(page.profile, may_write=rights.profile, code_fixed=page.code_fixed)
        self.calendar.show_years(page.years, page.current, may_write=rights.calendar)
        self.classes.show_classes(page.classes, may_write=rights.classes)
        self.foot.setVisible(rights.any)
        self.header.set_subtitle(
            ""
            if rights.profile
            else self.tr("学校资料由心理教师修改")
            if rights.any
            else self.tr("只读,由心理教师修改")
        )
        self._pause.stop()
        self._show_state()

    def show_preview(self, found: YearPreview) -> None:
        """How the chosen year will be counted."""
        self.calendar.show_preview(found)

    def add_year(self, form: YearForm) -> None:
        """A new year to fill in."""
        self.calendar.put(form)
        self._touched()
        if len(self.calendar.known()) > 1:
            self.bar.tell(self.tr("新学年的日期照上一学年填好了,请核对后保存。"), Tone.INFO)

    def show_problems(self, problems: tuple[Problem, ...]) -> None:
        """What is wrong: a word at each field, the first one's sentence above the page."""
        self._clear_errors()
        first = problems[0]
        if first.year is not None:
            self.calendar.choose(first.year)
        for problem in problems:
            field = self._field(problem)
            if field is not None:
                field.set_error(short_words(problem.error))
        self.bar.tell(sentence(first.error))
        shown = self._field(first)
        if shown is not None:
            shown.editor.setFocus()
            self.scroller.ensureWidgetVisible(shown)

    def keep_problems(self, problems: Sequence[Problem]) -> None:
        """Take the marks off the fields that are right by now; the sentence goes with the last of them."""
        wrong = [self._field(problem) for problem in problems]
        marked = [field for field in self._fields() if field.error()]
        for field in marked:
            if field not in wrong:
                field.clear_error()
        if marked and not any(field.error() for field in marked):
            self.bar.clear()

    def show_trouble(self, text: str) -> None:
        """An error no field is to blame for."""
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place saved what is changed here since the page was read."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def offer_mine(self) -> None:
        """What stands here was saved in another place; what was typed here is kept."""
        self.bar.show_now(self.mine_wanted.emit)

    def show_saving(self, busy: bool) -> None:
        """The button while the service works."""
        if busy:
            self._pause.stop()
            self.save_button.start()
        else:
            self.save_button.stop()
            self._show_state()

    def say_saved(self) -> str:
        """Nothing is wrong any more; what the toast says."""
        self.bar.clear()
        self._clear_errors()
        return self.tr("已保存")

    def typed(self) -> Typed:
        """What differs from the stored page."""
        return Typed(
            self.profile.changed_form(), self.calendar.changed_forms(), self.classes.changed_teachers()
        )

    def restore(self, typed: Typed) -> None:
        """A draft over what is stored, as far as this person may still save it."""
        if self._page is None:
            return
        rights = self._page.rights
        if typed.profile is not None and rights.profile:
            self.profile.set_form(typed.profile)
        if rights.calendar:
            for form in typed.years:
                self.calendar.put(form)
        if rights.classes:
            self.classes.put(dict(typed.teachers))
        self.bar.clear()
        self._show_state()

    def say_restored(self, time: str) -> None:
        """That the page holds a draft."""
        self.bar.tell(self.tr("接着%1没有保存的修改。").replace("%1", time), Tone.INFO)

    # --- parts ---

    def _scrolling(self) -> QScrollArea:
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN)
        column.addWidget(self.profile)
        column.addWidget(rule())
        column.addWidget(self.calendar)
        column.addWidget(rule())
        column.addWidget(self.classes)
        column.addStretch(1)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setWidget(body)
        return self.scroller

    def _foot(self) -> QWidget:
        self.foot = ActionBar()
        self.discard_button = outline(self.tr("放弃修改"), object_name="school_settings.discard", icon="undo")
        self.save_button = BusyButton(self.tr("保存"), Kind.PRIMARY, object_name="school_settings.save")
        self.save_button.setShortcut("Ctrl+Return")
        self.discard_button.clicked.connect(self.discard_wanted)
        self.save_button.clicked.connect(self.save_wanted)
        self.foot.add_button(self.discard_button)
        self.foot.add_button(self.save_button)
        return self.foot

    def _touched(self) -> None:
        self._pause.start()
        self._show_state()
        if any(field.error() for field in self._fields()):
            self.mended.emit()

    def _show_state(self) -> None:
        changed = self.typed().anything
        self.foot.set_draft(self.tr("未保存") if changed else self.tr("没有修改"))
        self.save_button.setEnabled(changed)
        self.discard_button.setEnabled(changed)

    def _field(self, problem: Problem) -> Field | None:
        """The field, where it is on the screen: of the calendar only the chosen year is."""
        if problem.year is not None and problem.year != self.calendar.year.currentData():
            return None
        return {**self.profile.fields, **self.calendar.fields}.get(problem.field)

    def _fields(self) -> tuple[Field, ...]:
        return (*self.profile.fields.values(), *self.calendar.fields.values())

    def _clear_errors(self) -> None:
        for field in self._fields():
            field.clear_error()
