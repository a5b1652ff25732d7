"""The widgets of lessons and activities (screens.md S16): four tabs, each with its side panel."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.term_records import Activity
from xinliapp.domain.timetable_import import SheetColumns
from xinliapp.i18n import formats
from xinliapp.i18n.messages import sentence
from xinliapp.services.activities import editable
from xinliapp.services.seen import mark_of
from xinliapp.services.timetable_import import TimetablePlan
from xinliapp.ui.lessons.activity_panel import ActivityPanel
from xinliapp.ui.lessons.facts import (
    LEDGER_TAB,
    LESSONS_TAB,
    REPS_TAB,
    TIMETABLE_TAB,
    ActivityLook,
    LessonsPage,
    WeekLine,
)
from xinliapp.ui.lessons.files_panel import FilesPanel
from xinliapp.ui.lessons.ledger_tab import LedgerTab
from xinliapp.ui.lessons.panel import LessonsPanel
from xinliapp.ui.lessons.reps_tab import RepsPanel, RepsTab
from xinliapp.ui.lessons.timetable_tab import TimetableTab
from xinliapp.ui.lessons.week_tab import WEEK, WeekTab
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, SidePanel, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import Search
from xinliapp.widgets.picture_dialog import PictureDialog
from xinliapp.widgets.style import fix_height, set_margins

_MISSING_SHOWN = 4


class LessonsView(QWidget):
    """Tabs at the top, one list and one panel below; the parts say what the person wants."""

    source_wanted = Signal(str)

    def __init__(self, search: Search, masked: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lessons")
        self._page: LessonsPage | None = None
        self._masked = masked
        self.header = PageHeader(self.tr("活动课程"))
        self._mine: dict[str, object] | None = None  # set aside while what stands now is looked at
        self.bar = InlineBar("lessons.bar")
        self.bar.acted.connect(self._look_or_go_on)
        self.week_tab, self.ledger_tab = WeekTab(), LedgerTab()
        self.timetable_tab, self.reps_tab = TimetableTab(), RepsTab()
        self.panel, self.activity_panel = LessonsPanel(), ActivityPanel()
        self.reps_panel, self.files_panel = RepsPanel(search), FilesPanel()
        self.stack = QStackedWidget()
        for widget in (self.week_tab, self.ledger_tab, self.timetable_tab, self.reps_tab):
            self.stack.addWidget(widget)
        self.panels: dict[int, SidePanel] = {
            LESSONS_TAB: self.panel,
            LEDGER_TAB: self.activity_panel,
            REPS_TAB: self.reps_panel,
        }
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.stack, 1)
        for panel in (*self.panels.values(), self.files_panel):
            middle.addWidget(panel)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        for part in (self.header, self.bar, self._tab_line()):
            layout.addWidget(part)
        layout.addLayout(middle, 1)
        layout.addWidget(self._foot())
        self._wire()
        self._tab_changed(LESSONS_TAB)

    # --- what the presenters call ---

    def show_page(self, page: LessonsPage) -> None:
        """One reading of a term."""
        self._page = page
        masked = self._masked()
        self.header.set_subtitle(formats.period_label(page.term) if page.term else self.tr("还没有设置校历"))
        self.week_tab.show_page(page)
        self.ledger_tab.show_page(page)
        self.timetable_tab.show_page(page)
        self.reps_tab.show_page(page, masked)
        self.panel.show_page(page)
        self.activity_panel.show_page(page, masked)
        self.reps_panel.show_page(page, masked)
        self._show_files(self.files_panel.activity_id)
        self._tab_changed(self.tabs.currentIndex())
        self._tell(page)

    def page(self) -> LessonsPage | None:
        """What is shown."""
        return self._page

    def show_tab(self, number: int) -> None:
        """上课登记, 活动台账, 课表 or 心理委员."""
        self.tabs.setCurrentIndex(number)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the lists."""
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place saved the activity since its correction was begun here."""
        self._mine = None
        self.bar.tell(text, action=self.tr("看现在的"))

    def clear_trouble(self) -> None:
        """What was told is done with."""
        self.bar.clear()

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of a panel; False when the error belongs to none."""
        if step == "files" and self.files_panel.activity_id:
            self.files_panel.tell(text)
            return True
        forms = (self.panel, self.activity_panel, self.reps_panel)
        return any(form.show_field_error(step, field, text) for form in forms)

    def saved(self, step: str) -> str:
        """Empties the form; what a toast says after ``step``."""
        self.bar.clear()
        self.panel.clear_errors()
        self.activity_panel.saved(step)
        self.reps_panel.saved(step)
        if step == "import":
            self.close_import()
        return self._words(step)

    def typed(self) -> dict[str, object] | None:
        """The unsaved activity, or None."""
        return self.activity_panel.typed()

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft of an activity back."""
        self.activity_panel.restore(typed)

    def show_look(self, look: ActivityLook) -> None:
        """What the activity being typed comes to."""
        self.activity_panel.show_look(look)

    def show_picture(self, picture: Paper) -> None:
        """A kept picture."""
        PictureDialog(picture, self).open()

    def show_import(self, plan: object, trouble: str) -> None:
        """A preview, or why there is none."""
        page = self.timetable_tab.importing
        if isinstance(plan, TimetablePlan):
            page.show_plan(plan)
        else:
            page.show_header(plan if isinstance(plan, SheetColumns) else None, trouble)

    def close_import(self) -> None:
        """Back to the grid."""
        self.timetable_tab.show_import(False)

    def show_kept(self, cells: Sequence[str]) -> None:
        """Cells of the timetable that an undo left alone, (七(1)周三)."""
        if cells:
            words = self.tr("导入之后又改过的%1处保持不变:%2。其余已恢复到导入以前。")
            words = words.replace("%1", str(len(cells)))
            self.bar.tell(words.replace("%2", "、".join(cells)), Tone.INFO)

    # --- parts ---

    def _tab_line(self) -> QWidget:
        self.tabs = QTabBar()
        self.tabs.setObjectName("lessons.tabs")
        for words in (self.tr("上课登记"), self.tr("活动台账"), self.tr("课表"), self.tr("心理委员")):
            self.tabs.addTab(words)
        line = area("surface")
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        fix_height(line, tk.TABS + 4)
        row.addWidget(self.tabs)
        row.addStretch(1)
        row.addWidget(self.week_tab.choices)
        return line

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        self.state = StatusMark(Sign.OK, "")
        self.chip = SourceChip("", "lessons.source")
        self.chip.clicked.connect(self._source)
        self.missing = ElidedLabel("", tone="warn")  # these weeks are not over: nothing has failed yet
        self.term_state = label("", tone="text2")
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        for widget in (self.state, self.missing, self.chip):
            row.addWidget(widget)
        bar.add_fact(holder)
        bar.add_fact(self.term_state)
        self.print_lessons = outline(self.tr("课时核对"), object_name="lessons.print_check", icon="print")
        self.new_activity = outline(self.tr("新活动"), object_name="lessons.to_activity", hint="Ctrl+N")
        self.new_activity.clicked.connect(self._to_activity)
        panel = self.activity_panel
        for button in (self.print_lessons, self.new_activity, panel.again, panel.save):
            bar.add_button(button)
        return bar

    def _wire(self) -> None:
        self.tabs.currentChanged.connect(self._tab_changed)
        self.week_tab.line_chosen.connect(self.panel.show_line)
        self.week_tab.menu.move_wanted.connect(self._to_move)
        self.week_tab.menu.not_held_wanted.connect(self.panel.not_held)
        self.week_tab.class_chosen.connect(self.panel.choose_class)
        self.week_tab.timetable_wanted.connect(self._to_timetable)
        self.ledger_tab.opened.connect(self._edit)
        self.ledger_tab.files_wanted.connect(self._open_files)
        self.files_panel.closed.connect(self._close_files)
        self.timetable_tab.troubled.connect(self.show_trouble)
        self.reps_tab.class_chosen.connect(self.reps_panel.show_class)
        self.reps_tab.source_wanted.connect(self.source_wanted)
        QShortcut(QKeySequence("Ctrl+Return"), self, self._main_action)
        QShortcut(QKeySequence("Ctrl+N"), self, self._to_activity)  # from any list of the page
        QShortcut(QKeySequence("Ctrl+P"), self, self._print)
        QShortcut(QKeySequence("Ctrl+F"), self, self._find)

    def _tell(self, page: LessonsPage) -> None:
        check = page.check
        if check is None:
            self.state.set(Sign.DOT, self.tr("两周核对: 不在学期内"))
            self.missing.setText("")
        else:
            words = self.tr("两周核对: %1/%2 班达标").replace("%1", str(check.met))
            good = check.met >= check.judged
            if check.judged:
                self.state.set(Sign.OK if good else Sign.DUE_SOON, words.replace("%2", str(check.judged)))
            else:  # nothing was looked at: that is no success
                none = self.tr("还没有班级") if not page.reps.lines else self.tr("没有要核对的班级")
                self.state.set(Sign.DOT, none)
            shown = " ".join(check.missing[:_MISSING_SHOWN])
            if len(check.missing) > _MISSING_SHOWN:
                shown += self.tr(" 等%1个班").replace("%1", str(len(check.missing)))
            self.missing.setText(self.tr("缺 %1").replace("%1", shown) if shown else "")
        self.chip.setText(page.clause)
        self.chip.updateGeometry()
        if page.met is None or not page.judged:
            self.term_state.setText(self.tr("还没有到期的双周"))
        else:
            words = self.tr("已到期双周 %1/%2 班达标").replace("%1", str(page.met))
            self.term_state.setText(words.replace("%2", str(page.judged)))

    def _words(self, step: str) -> str:
        return {
            "tick": self.tr("已登记上课"),
            "week": self.tr("本周的课已登记为上了"),
            "untick": self.tr("已撤回登记"),
            "again": self.tr("登记已恢复"),
            "lesson": self.tr("已登记上课"),
            "remove": self.tr("已撤回这节课的登记"),
            "move": self.tr("已调课"),
            "not_held": self.tr("已记为未上"),
            "in_place": self.tr("已恢复原处"),
            "activity": self.tr("活动已保存"),
            "again_activity": self.tr("活动已保存,可以接着记"),
            "change": self.tr("活动已更正"),
            "remove_activity": self.tr("已撤回这项活动"),
            "restored": self.tr("活动已恢复"),
            "files": self.tr("已存好,台账的“材料”里能看到"),
            "file_away": self.tr("已拿掉"),
            "file_back": self.tr("文件已放回"),
            "cell": self.tr("课表已改"),
            "cell_back": self.tr("课表已改回"),
            "import": self.tr("课表已导入"),
            "import_undone": self.tr("已撤销导入"),
            "rep": self.tr("已任命心理委员"),
            "rep_out": self.tr("已免去"),
            "rep_undone": self.tr("已恢复名册"),
        }.get(step, "")

    # --- what the person does ---

    def _tab_changed(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self.week_tab.choices.setVisible(number == LESSONS_TAB)
        write = self._page is None or self._page.may_write
        files = number == LEDGER_TAB and bool(self.files_panel.activity_id)
        self.print_lessons.setVisible(number in (LESSONS_TAB, TIMETABLE_TAB))
        self.new_activity.setVisible(number == LEDGER_TAB and write)
        for button in (self.activity_panel.again, self.activity_panel.save):  # of the form, not of the files
            button.setVisible(number == LEDGER_TAB and write and not files)
        for tab, panel in self.panels.items():
            panel.setVisible(tab == number and (write or tab == REPS_TAB) and not files)
        self.files_panel.setVisible(files)

    def _main_action(self) -> None:
        """Ctrl+Enter: the one main action of the tab shown."""
        number = self.tabs.currentIndex()
        importing = self.timetable_tab.stack.currentIndex() == 1
        button = {
            LESSONS_TAB: self.week_tab.all_held,
            LEDGER_TAB: self.activity_panel.save,
            TIMETABLE_TAB: self.timetable_tab.importing.write if importing else None,
            REPS_TAB: self.reps_panel.save,
        }[number]
        if button is not None and button.isEnabled() and button.isVisible():
            button.click()

    def _print(self) -> None:
        number = self.tabs.currentIndex()
        if number == LEDGER_TAB:
            self.ledger_tab.print_wanted.emit("ledger")
        elif number == REPS_TAB:
            self.reps_tab.print_button.click()
        else:
            self.print_lessons.click()

    def _find(self) -> None:
        self.tabs.setCurrentIndex(LEDGER_TAB)
        self.ledger_tab.focus_filter()

    def _edit(self, activity: Activity) -> None:
        """A mere figure is not opened: the form would count it anew from the roll."""
        self.bar.clear()
        self._close_files()
        if editable(activity):
            self.activity_panel.edit(activity)
        else:
            self.bar.tell(sentence(UserError("activity_figure_only")))

    def _open_files(self, activity_id: str) -> None:
        """The files of an activity in place of the form, which keeps what is typed in it."""
        self._show_files(activity_id)
        self._tab_changed(LEDGER_TAB)
        self.files_panel.set_open(True)

    def _close_files(self) -> None:
        self._show_files("")
        self._tab_changed(self.tabs.currentIndex())

    def _show_files(self, activity_id: str) -> None:
        """Fill the panel; it is of no activity when that one is gone."""
        page = self._page
        activity = page.activity(activity_id) if page is not None else None
        if page is None or activity is None:
            self.files_panel.activity_id = ""
        else:
            self.files_panel.show_files(activity, page.files.get(activity_id, ()), page.may_write)

    def _look_or_go_on(self) -> None:
        """看现在的, then 接着写: what another place saved, then what was typed here over it."""
        form = self.activity_panel
        stored = [one for one in self._page.activities if one.id == form.fields.editing] if self._page else []
        if not stored:
            return
        if self._mine is not None:
            self.bar.clear()
            form.restore({**self._mine, "base": mark_of(stored[0])})
            self._mine = None
            return
        self._mine = form.typed()
        form.edit(stored[0])
        words = self.tr("这是别处保存的。您写的还在草稿里,没有丢。")
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def _source(self) -> None:
        if self._page is not None:
            self.source_wanted.emit(self._page.clause)

    def _to_activity(self) -> None:
        if self._page is not None and not self._page.may_write:
            return
        self.tabs.setCurrentIndex(LEDGER_TAB)
        self._close_files()
        self.activity_panel.set_open(True)
        self.activity_panel.fields.title.setFocus()

    def _to_move(self, line: WeekLine) -> None:
        self.panel.show_line(line)
        self.panel.ask_day()

    def _to_timetable(self) -> None:
        self.tabs.setCurrentIndex(TIMETABLE_TAB)
        self.week_tab.show_list(WEEK)
        self.timetable_tab.grid.setFocus()
