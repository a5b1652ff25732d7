"""The right panel of 活动台账: an activity noted once for every clause it serves."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QDate, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.activities import AudienceKind
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.ui.lessons.absent_dialog import AbsentDialog
from xinliapp.ui.lessons.activity_fields import ActivityFields
from xinliapp.ui.lessons.facts import ActivityLook, LessonsPage
from xinliapp.ui.lessons.panel import FORMAT
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link, outline, primary
from xinliapp.widgets.fields import form_grid
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.reveal import reveal
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

DRAFT_AFTER_MS = 2000
LOOK_AFTER_MS = 250
_STEPS = ("activity", "again_activity", "change")


class ActivityPanel(SidePanel):
    """One form; what is asked follows from the form and the audience.

    ``again`` and ``save`` stand in the page's action bar: they are in sight however long the form is.
    """

    saved_wanted = Signal(object, object, bool)  # HeldActivity, Beside, 保存再记
    looked = Signal(object)
    draft_changed = Signal()
    draft_dropped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = ""
        self._dirty = self._masked = False
        self._look = ActivityLook()
        self.fields = ActivityFields(self)
        self._pause = _timer(self, DRAFT_AFTER_MS)
        self._pause.timeout.connect(self.draft_changed)
        self._wait = _timer(self, LOOK_AFTER_MS)
        self._wait.timeout.connect(self.ask_look)
        self.heading = label(self.tr("新活动"), Role.SECTION)
        self.stock = label("", Role.CAPTION, "muted")
        self.served = label("", Role.CAPTION, "text2", wrap=True)
        self.served.setObjectName("lessons.served")
        self.give_up = link(self.tr("不改了"), object_name="lessons.give_up")
        self.give_up.clicked.connect(self._give_up)
        self.expected = label("", tone="text2")
        self.expected.setObjectName("lessons.expected")
        self.absent_button = outline(self.tr("缺席 %1").replace("%1", "0"), object_name="lessons.absent_open")
        self.absent_button.clicked.connect(self._choose_absent)
        self.again = outline(self.tr("保存再记"), object_name="lessons.save_again")
        self.save = primary(self.tr("保存"), object_name="lessons.save_activity", shortcut="")
        self.again.clicked.connect(self._save_again)
        self.save.clicked.connect(self._save)
        self._lay_out()
        self.fields.changed.connect(self._touched)
        self.fields.form_changed.connect(self._show_asked)
        self.fields.audience_changed.connect(self._show_asked)
        self._show_asked()

    # --- what the view calls ---

    def show_page(self, page: LessonsPage, masked: bool) -> None:
        """Classes to choose from."""
        self._masked = masked
        self.fields.filling = True
        self.fields.audience.show_classes(page.classes)
        if not self._today:
            self._today = page.today
            self.fields.day.setDate(QDate.fromString(page.today, FORMAT))
        self.fields.filling = False
        stock = page.handbooks
        words = self.tr("入库 %1 发放 %2 结余 %3").replace("%1", str(stock.taken_in))
        self.stock.setText(words.replace("%2", str(stock.given_out)).replace("%3", str(stock.left)))
        self._wait.start()

    def show_look(self, look: ActivityLook) -> None:
        """Who is expected and what it will count for."""
        self._look = look
        fields = self.fields
        there = {student.id for group in look.classes for student in group.students}
        if look.classes:
            fields.absent = tuple(student for student in fields.absent if student in there)
        self.expected.setText(self.tr("应到 %1").replace("%1", str(look.expected)))
        self.absent_button.setText(self.tr("缺席 %1").replace("%1", str(len(fields.absent))))
        self.absent_button.setEnabled(bool(there))
        if fields.audience.kind().by_class and not fields.present_typed:
            fields.filling = True
            fields.present.setValue(look.expected - len(fields.absent))
            fields.filling = False
        self._show_served()

    def _show_served(self) -> None:
        served = " · ".join(self._look.served) or self._look.trouble
        if not served and not self.fields.themes.values():
            self.served.setText(self.tr("选主题后显示计入哪些条款。"))
            return
        served = served or self.tr("已装的规则包和统计表里没有")
        self.served.setText(self.tr("将计入: %1").replace("%1", served))

    def edit(self, activity: Activity) -> None:
        """An activity of the ledger, to be corrected."""
        self.clear_errors()
        self.fields.fill(activity)
        self._show_asked()
        self.set_open(True)
        self.fields.title.setFocus()
        self.ask_look()

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        if step not in _STEPS:
            return False
        self.clear_errors()
        if field not in self.fields.by_name:
            return False
        wrong = self.fields.by_name[field]
        wrong.set_error(text)
        self.set_open(True)
        reveal(wrong, wrong.editor)
        return True

    def clear_errors(self) -> None:
        for field in self.fields.by_name.values():
            field.clear_error()

    def saved(self, step: str) -> None:
        """Empties what was kept; 保存再记 leaves form, audience, themes and day for the next one."""
        if step not in _STEPS:
            return
        self.clear_errors()
        self.fields.empty(keep_tags=step == "again_activity")
        self._dirty = False
        self._pause.stop()
        self._show_asked()
        if step == "again_activity":
            self.fields.title.setFocus()

    def typed(self) -> dict[str, object] | None:
        """The unsaved activity, or None."""
        return self.fields.typed() if self._dirty else None

    def restore(self, typed: dict[str, object]) -> None:
        """Puts a draft back."""
        self.fields.restore(typed)
        self._dirty = True
        self._show_asked()
        self.ask_look()

    def ask_look(self) -> None:
        """Asks what the activity comes to; a name not typed yet does not matter."""
        typed = self.fields.held()
        if typed.form is not ActivityForm.HANDBOOK or typed.copies_out or typed.copies_in:
            self.looked.emit(replace(typed, title=typed.title.strip() or self.tr("活动"), present=None))

    # --- parts ---

    def _lay_out(self) -> None:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        fields = self.fields.by_name
        top = QHBoxLayout()
        top.addWidget(self.heading)
        top.addStretch(1)
        top.addWidget(self.give_up)
        column.addLayout(top)
        column.addWidget(
            form_grid([[fields["名称"]], [fields["形式"], fields["活动日期"]], [fields["对象"]]])
        )
        column.addWidget(self.fields.audience.boxes)
        column.addWidget(self._attendance())
        column.addWidget(fields["主题"])
        self._meeting = form_grid([[fields["必讲心理"], fields["家长人次"]]])
        self._counts = form_grid([[fields["场次"], fields["教职工人次"]]])
        self._handbooks = form_grid([[fields["入库册数"], fields["发放册数"]]])
        for widget in (self._meeting, self._counts, self._handbooks, self.stock):
            column.addWidget(widget)
        column.addWidget(fields["载体"])
        column.addWidget(fields["材料"])
        column.addWidget(fields["文件"])
        self.add(holder, 0)
        self.add_foot(self.served)  # beside 保存, however far the form is scrolled

    def _attendance(self) -> QWidget:
        self.attendance = QWidget()
        column = QVBoxLayout(self.attendance)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        row = QHBoxLayout()
        row.addWidget(self.expected)
        row.addStretch(1)
        row.addWidget(self.absent_button)
        column.addLayout(row)
        column.addWidget(self.fields.by_name["实到"])
        return self.attendance

    def _show_asked(self) -> None:
        """Only what this form and audience are asked for is shown."""
        fields = self.fields
        form, kind = fields.form.currentData(), fields.audience.kind()
        handbook, meeting = form is ActivityForm.HANDBOOK, form is ActivityForm.PARENT_MEETING
        parents = kind is AudienceKind.PARENTS
        by_name = fields.by_name
        by_name["对象"].setVisible(not handbook)
        fields.audience.boxes.setVisible(not handbook and fields.audience.asks_classes())
        self.attendance.setVisible(not handbook and kind.by_class)
        by_name["必讲心理"].setVisible(meeting)
        by_name["家长人次"].setVisible(not handbook)
        self._meeting.setVisible(not handbook and (meeting or parents or kind.by_class))
        by_name["教职工人次"].setVisible(kind is AudienceKind.STAFF)
        self._counts.setVisible(not handbook)
        self._handbooks.setVisible(handbook)
        self.stock.setVisible(handbook)
        editing = bool(fields.editing)
        self.heading.setText(self.tr("更正活动") if editing else self.tr("新活动"))
        self.give_up.setVisible(editing)
        self._show_savable()

    def _show_savable(self) -> None:
        """Nothing typed, nothing to save."""
        why = "" if self._dirty else self.tr("还没有改动")
        self.save.setEnabled(self._dirty)
        self.again.setEnabled(self._dirty and not self.fields.editing)
        for button in (self.save, self.again):
            button.setToolTip(why)

    # --- what the person does ---

    def _touched(self) -> None:
        self._dirty = True
        self._show_savable()
        self._pause.start()
        self._wait.start()

    def _choose_absent(self) -> None:
        dialog = AbsentDialog(self._look.classes, self.fields.absent, self._masked, self.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.fields.absent = dialog.absent()
            self.fields.present_typed = False
            self._touched()
            self.show_look(self._look)
        dialog.deleteLater()

    def _give_up(self) -> None:
        self.saved("change")
        self.draft_dropped.emit()
        self._wait.start()

    def _save(self) -> None:
        self.saved_wanted.emit(self.fields.held(), self.fields.beside(), False)

    def _save_again(self) -> None:
        self.saved_wanted.emit(self.fields.held(), self.fields.beside(), True)


def _timer(parent: QWidget, pause: int) -> QTimer:
    made = QTimer(parent)
    made.setSingleShot(True)
    made.setInterval(pause)
    return made
