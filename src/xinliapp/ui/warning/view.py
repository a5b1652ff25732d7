"""The widgets of a quick warning (screens.md S08)."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.warnings import StepKind, Urgency, WarningSource
from xinliapp.i18n import labels
from xinliapp.services.warnings import NOTE_LENGTH, WarningSaved
from xinliapp.ui.warning.facts import WarningForm, WarningPage
from xinliapp.ui.warning.signs import SignsBox
from xinliapp.ui.warning.urgency import UrgencyRow
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.flow import flow
from xinliapp.widgets.next_bar import NextBar
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000
_WIDEST = 820


class WarningFormView(QWidget):
    """One form over the whole page; Ctrl+Enter saves it."""

    save_wanted = Signal()
    print_wanted = Signal()
    draft_due = Signal()
    draft_taken = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("warn")
        self._filling = False
        self._counselor = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self.header = PageHeader(self.tr("快速预警"))
        self.next = NextBar("warn.next")
        self.bar = InlineBar("warn.bar")
        self.bar.acted.connect(self.draft_taken)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.next, self.bar):
            column.addWidget(widget)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(self._form(search))
        column.addWidget(scroll, 1)
        column.addWidget(self._actions())

    # --- what the presenter calls ---

    def show_page(self, page: WarningPage, form: WarningForm) -> None:
        """A form, fresh or from a draft; the keyboard stands where the next thing is missing."""
        self._filling = True
        self._counselor = page.counselor
        self.signs.set_signs(page.signs)
        self.header.set_subtitle(self._explained(page))
        self._me.setText(self.tr("%1 本人 已知").replace("%1", page.me))
        self._me.setVisible(page.counselor)
        self.noticed.setText(form.noticed)
        self.student.set_picked(form.student)
        self.signs.set_ticked(form.signs)
        self.source.setCurrentIndex(max(0, self.source.findData(form.source)))
        self.urgency.choose(form.urgency)
        self.note.setPlainText(form.note)
        self.told.setChecked(form.told_homeroom)
        self.direct.setChecked(form.direct)
        self._print.setVisible(False)
        self._filling = False
        self._imminent()
        self._clear_errors()
        self.bar.clear()
        (self.signs if form.student is not None else self.student).setFocus()

    def offer_draft(self, time: str) -> None:
        """There is a form that was left unfinished."""
        words = self.tr("有一份%1没写完的预警。").replace("%1", time)
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def form(self) -> WarningForm:
        """The form as it stands."""
        return WarningForm(
            noticed=self.noticed.text(),
            student=self.student.picked_row(),
            signs=self.signs.ticked(),
            source=WarningSource(self.source.currentData()),
            urgency=self.urgency.chosen(),
            note=self.note.toPlainText(),
            told_homeroom=self.told.isChecked(),
            direct=self.direct.isChecked(),
        )

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str, code: str, field: str) -> None:
        """What is wrong, above the form and at its place."""
        self._clear_errors()
        places = {"warning_no_sign": self._signs_field, "warning_no_student": self._student_field}
        place = places.get(code) or {"发现时间": self._noticed_field, "补充": self._note_field}.get(field)
        if place is not None:
            place.set_error(text.split("。")[0])
            place.editor.setFocus()
        self.bar.tell(text)

    def show_saving(self, busy: bool) -> None:
        """The button while the service works."""
        if busy:
            self.save_button.start()
        else:
            self.save_button.stop()

    def saved(self, saved: WarningSaved, next_pages: tuple[str, ...]) -> None:
        """The form is empty again; what usually comes next is named."""
        self._pause.stop()
        self._filling = True
        self.student.set_picked(None)
        self.signs.set_ticked(())
        self.note.clear()
        for tick in (self.told, self.direct):
            tick.setChecked(False)
        self.urgency.choose(Urgency.ROUTINE)
        self._filling = False
        self._imminent()
        self._clear_errors()
        self._print.setVisible(saved.warning_id is not None)
        if saved.urgency is Urgency.IMMEDIATE:
            self.bar.tell(
                self.tr("已记为“立即”。请不要让学生独处,马上联系家长和校长,按应急预案处置。"), Tone.WARNING
            )
        else:
            self.bar.clear()
        words = {"concern": self.tr("受理"), "crisis": self.tr("危机处置")}
        argument = {"warning": saved.warning_id}
        steps = [(words[page], page, argument if page == "concern" else None) for page in next_pages]
        self.next.offer(steps, self.tr("预警已保存"))
        self.student.setFocus()

    def saved_words(self, saved: WarningSaved) -> str:
        """已保存,待告知班主任."""
        if saved.warning_id is None:
            return self.tr("已保存并封存,心理教师下次打开时看到。请同时当面或电话告知。")
        if StepKind.TOLD_HOMEROOM in saved.untold:
            return self.tr("已保存,待告知班主任")
        return self.tr("已保存")

    # --- parts ---

    def _form(self, search: Search) -> QWidget:
        body = area("surface")
        outer = QHBoxLayout(body)
        set_margins(outer, tk.MARGIN, 12, tk.MARGIN, 12, 0)
        inner = QWidget()
        inner.setMaximumWidth(px(_WIDEST))
        column = QVBoxLayout(inner)
        set_margins(column, 0, 0, 0, 0, 12)
        self.student = StudentPicker(search, object_name="warn.student")
        self.student.picked.connect(self._student_picked)
        self.noticed = QLineEdit()
        self.noticed.setObjectName("warn.noticed")
        fix_width(self.noticed, 168)
        self.noticed.textChanged.connect(self._touched)
        self._student_field = Field(self.tr("学生"), self.student, required=True)
        self._noticed_field = Field(self.tr("发现时间"), self.noticed, required=True)
        first = QHBoxLayout()
        first.addWidget(self._student_field, 1)
        first.addWidget(self._noticed_field)
        column.addLayout(first)
        self.signs = SignsBox("warn.signs")
        self.signs.changed.connect(self._signs_changed)
        self._signs_field = Field(self.tr("看到的表现(按数字键勾选)"), self.signs, required=True)
        column.addWidget(self._signs_field)
        column.addLayout(self._choices())
        self.note = QPlainTextEdit()
        self.note.setObjectName("warn.note")
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(px(56))
        self.note.textChanged.connect(self._touched)
        hint = self.tr("写看到的事实,不下结论。最多%1字。").replace("%1", str(NOTE_LENGTH))
        self._note_field = Field(self.tr("补充"), self.note, hint=hint)
        column.addWidget(self._note_field)
        column.addWidget(self._telling())
        column.addStretch(1)
        outer.addWidget(inner, 1)
        outer.addStretch(0)
        return body

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.source = combo([(labels.label(each), each) for each in WarningSource], "warn.source")
        self.source.currentIndexChanged.connect(self._touched)
        fix_width(self.source, 128)
        self.urgency = UrgencyRow("warn.urgency")
        self.urgency.changed.connect(self._touched)
        row.addWidget(Field(self.tr("来源"), self.source))
        row.addWidget(Field(self.tr("紧急"), self.urgency))
        row.addStretch(1)
        return row

    def _telling(self) -> QWidget:
        self._me = label("", tone="text2")
        self.told = QCheckBox(self.tr("班主任 已当面/电话告知"))
        self.told.setObjectName("warn.told")
        self.direct = QCheckBox(self.tr("越级直报学校"))
        self.direct.setObjectName("warn.direct")
        for tick in (self.told, self.direct):
            tick.toggled.connect(self._touched)
        said = label(self.tr("告知 BJ-63"), Role.CAPTION, "text2")
        return flow(said, self._me, self.told, self.direct, gap=16)

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self._print = outline(self.tr("打印报告单"), object_name="warn.print", icon="print")
        self._print.clicked.connect(self.print_wanted)
        self._print.setVisible(False)
        self.save_button = BusyButton(
            self.tr("保存"), Kind.PRIMARY, hint="Ctrl+Enter", object_name="warn.save"
        )
        self.save_button.setShortcut("Ctrl+Return")
        self.save_button.clicked.connect(self.save_wanted)
        bar.add_button(self._print)
        bar.add_button(self.save_button)
        return bar

    def _explained(self, page: WarningPage) -> str:
        if page.sealed:
            return self.tr("保存后封存,只有心理教师能看。本账户不留草稿。")
        return self.tr("只有心理教师能看")

    def _student_picked(self, _row: PickRow) -> None:
        self._touched()
        self.signs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _signs_changed(self) -> None:
        self._imminent()
        self._touched()

    def _imminent(self) -> None:
        """An imminent sign chooses 立即 and the direct way by itself."""
        urgent = bool(self.signs.ticked() & self.signs.imminent_keys())
        self.urgency.setEnabled(not urgent)
        self.direct.setEnabled(not urgent)
        if urgent:
            self.urgency.choose(Urgency.IMMEDIATE)
            self.direct.setChecked(True)

    def _clear_errors(self) -> None:
        for field in (self._student_field, self._signs_field, self._noticed_field, self._note_field):
            field.clear_error()

    def _touched(self, _value: object = None) -> None:
        if not self._filling:
            self._pause.start()
