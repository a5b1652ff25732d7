"""The form of a session that is not signed yet (screens.md S13): nothing typed here is ever lost."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.counseling import LONGEST_SESSION, Part, SessionMode
from xinliapp.i18n import labels
from xinliapp.i18n.formats import masked_name
from xinliapp.ui.counseling.beside import BesidePanel
from xinliapp.ui.counseling.dialogs import SignDialog
from xinliapp.ui.counseling.facts import Body, FormPage
from xinliapp.ui.counseling.members import Members
from xinliapp.ui.counseling.risk import RiskFields
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind, link, outline
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.page import ActionBar, PageHeader, area, label
from xinliapp.widgets.picking import Search
from xinliapp.widgets.reveal import reveal
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000
MOMENT = "yyyy-MM-dd HH:mm"
_LINES = {Part.SITUATION: 4, Part.ASSESSMENT: 4, Part.RESPONSE: 4, Part.OUTCOME: 3}


class FormView(QWidget):
    """``signed(body)`` after one question, ``voided(reason)``, ``booked(student, body)``; ``draft_due``."""

    back_wanted = Signal()
    draft_due = Signal()
    sign_wanted = Signal(object)
    signed = Signal(object)
    voided = Signal(str)
    booked = Signal(str, object)
    student_wanted = Signal(str)
    process_wanted = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note_form")
        self._page: FormPage | None = None
        self._filling = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self.header = PageHeader("")
        self.student = link(self.tr("学生页"), object_name="note.student_page")
        self.student.clicked.connect(self._to_student)
        self.header.add_left(self.student)
        self.beside = BesidePanel()
        self.beside.phrase_chosen.connect(self._insert)
        self.beside.phrase_wanted.connect(self._keep_phrase)
        self.texts: dict[Part, QPlainTextEdit] = {}
        self.fields: dict[str, Field] = {}
        self._last: QPlainTextEdit | None = None
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        self._head_fields()
        column.addWidget(self._group(search))
        for place, part in enumerate(Part, start=1):
            column.addWidget(self._part(place, part), _LINES[part])
        self.risk = RiskFields()
        self.risk.changed.connect(self._touched)
        self.fields.update(self.risk.fields)
        column.addWidget(self.risk)
        column.addWidget(self._next_row())
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(scroll, 1)
        middle.addWidget(self.beside)
        whole = QVBoxLayout(self)
        set_margins(whole, 0, 0, 0, 0, 0)
        whole.addWidget(self.header)
        whole.addLayout(middle, 1)
        whole.addWidget(self._foot())
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    # --- what the presenter calls ---

    def show_page(self, page: FormPage, masked: bool) -> None:
        """Fill the form, its draft included."""
        self._filling = True
        self._page = page
        kind = self.tr("团体辅导") if page.group else self.tr("个别辅导")
        self.header.set_title(f"{kind} {page.number}")
        people = "、".join(f"{group} {masked_name(name) if masked else name}" for group, name in page.people)
        place = self.tr("第%1次").replace("%1", str(page.place)) if page.place else ""
        source = self.tr("来源 %1").replace("%1", page.source) if page.source else ""
        self.header.set_subtitle("  ".join(filter(None, (people, place, source))))
        self.student.setVisible(page.student_id is not None)
        self.group.setVisible(page.group)
        self.book.setVisible(page.student_id is not None)
        booked = self.tr("已约 %1").replace("%1", page.booked) if page.booked else ""
        self.next_word.setText(booked)
        self._fill(page.body)
        self.members.set_people(page.members, masked, page.body["absent"].split())
        self.beside.show_page(page)
        self.show_kept(page.kept_at)
        for field in self.fields.values():
            field.clear_error()
        self._pause.stop()
        self._filling = False
        empty = next((text for text in self.texts.values() if not text.toPlainText().strip()), None)
        (empty or self.texts[Part.SITUATION]).setFocus()

    def body(self) -> Body:
        """The form as it stands."""
        return {
            "started_at": self.started.dateTime().toString(MOMENT),
            "minutes": str(self.minutes.value()),
            "mode": str(self.mode.currentData()),
            "theme": self.theme.text(),
            "members": self.members.ids(),
            "absent": self.members.absent(),
            **{part.value: text.toPlainText() for part, text in self.texts.items()},
            **self.risk.body(),
            "agreed": self.agreed.text(),
            "next_at": self.next_at.dateTime().toString(MOMENT) if self.has_next.isChecked() else "",
        }

    def unsaved(self) -> Body | None:
        """What was typed and not kept yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return self.body() if waiting and self._page is not None else None

    def leave(self) -> None:
        """Another pane is shown."""
        self._pause.stop()
        self._page = None

    def show_kept(self, time: str) -> None:
        """草稿已存 12:41:07."""
        self.bar.set_draft(self.tr("草稿已存 %1").replace("%1", time) if time else "")

    def set_busy(self, busy: bool) -> None:
        """While it is being signed."""
        if busy:
            self.sign_button.start()
        elif self.sign_button.busy:
            self.sign_button.stop()

    def show_field_error(self, name: str, text: str) -> bool:
        """Marks the field an error speaks of and goes there; False when there is none of that name."""
        for field in self.fields.values():
            field.clear_error()
        if name not in self.fields:
            return False
        wrong = self.fields[name]
        wrong.set_error(text)
        reveal(wrong, wrong.editor)
        return True

    # --- parts ---

    def _head_fields(self) -> None:
        """When, how long and how, in the header's own line (screens.md S13)."""
        self.started = QDateTimeEdit()
        self.started.setDisplayFormat(MOMENT)
        self.started.setCalendarPopup(True)
        self.started.setObjectName("note.started")
        self.started.dateTimeChanged.connect(self._touched)
        self.minutes = QSpinBox()
        self.minutes.setRange(1, LONGEST_SESSION)
        self.minutes.setObjectName("note.minutes")
        self.minutes.valueChanged.connect(self._touched)
        self.mode = combo([(labels.label(mode), mode.value) for mode in SessionMode], "note.mode")
        self.mode.currentIndexChanged.connect(self._touched)
        self.minutes.setSuffix(self.tr("分"))
        for words, editor, width in (
            (self.tr("开始"), self.started, 176),
            (self.tr("时长"), self.minutes, 88),
            (self.tr("方式"), self.mode, 96),
        ):
            editor.setAccessibleName(words)
            editor.setToolTip(words)
            fix_width(editor, width)
            pair = QWidget()
            row = QHBoxLayout(pair)
            set_margins(row, 0, 0, 0, 0, 4)
            caption = label(words, Role.CAPTION, "text2")
            caption.setBuddy(editor)
            row.addWidget(caption)
            row.addWidget(editor)
            self.header.add_action(pair)

    def _group(self, search: Search) -> QWidget:
        self.group = QWidget()
        column = QVBoxLayout(self.group)
        set_margins(column, 0, 0, 0, 0, tk.GAP)
        self.theme = QLineEdit()
        self.theme.setObjectName("note.theme")
        self.theme.setMaxLength(60)
        self.theme.textChanged.connect(self._touched)
        self.members = Members(search)
        self.members.changed.connect(self._touched)
        self.fields["主题"] = Field(self.tr("主题"), self.theme, required=True)
        self.fields["成员"] = Field(self.tr("成员"), self.members, required=True)
        column.addWidget(self.fields["主题"])
        column.addWidget(self.fields["成员"])
        return self.group

    def _part(self, place: int, part: Part) -> Field:
        text = QPlainTextEdit()
        text.setObjectName(f"note.{part.value}")
        text.setTabChangesFocus(True)
        text.setMinimumHeight(px(14 * _LINES[part]))
        text.textChanged.connect(self._touched)
        self.texts[part] = text
        field = Field(f"{place}  {labels.label(part)}", text, required=True)
        self.fields[part.value] = field
        return field

    def _next_row(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 12)
        self.agreed = QLineEdit()
        self.agreed.setObjectName("note.agreed")
        self.agreed.setMaxLength(500)
        self.agreed.textChanged.connect(self._touched)
        self.fields["约定"] = Field(self.tr("约定(下次来时会看到)"), self.agreed)
        row.addWidget(self.fields["约定"], 1)
        side = QWidget()
        line = QHBoxLayout(side)
        set_margins(line, 0, 0, 0, 0, tk.GAP)
        self.has_next = QCheckBox(self.tr("约下次"))
        self.has_next.setObjectName("note.has_next")
        self.has_next.toggled.connect(self._next_toggled)
        self.next_at = QDateTimeEdit()
        self.next_at.setDisplayFormat(MOMENT)
        self.next_at.setCalendarPopup(True)
        self.next_at.setObjectName("note.next_at")
        self.next_at.dateTimeChanged.connect(self._touched)
        self.book = outline(self.tr("约"), object_name="note.book")
        self.book.clicked.connect(self._book)
        self.next_word = label("", tone="text2")
        for widget in (self.has_next, self.next_at, self.book, self.next_word):
            line.addWidget(widget)
        self.fields["下次"] = Field(self.tr("下次"), side)
        # An appointment's own refusals belong to its time.
        self.fields["时段"] = self.fields["起止时间"] = self.fields["下次"]
        row.addWidget(self.fields["下次"])
        return holder

    def _foot(self) -> ActionBar:
        self.bar = ActionBar()
        words = self.tr("其他心理教师须写明理由才能打开,您会收到通知。")
        self.bar.add_fact(label(words, tone="text2"))
        back = outline(self.tr("全部记录"), object_name="note.back", icon="list")
        back.clicked.connect(self.back_wanted)
        void = outline(self.tr("作废"), object_name="note.void")
        void.clicked.connect(self._ask_void)
        save = outline(self.tr("存草稿"), object_name="note.save", shortcut="Ctrl+S", hint="Ctrl+S")
        save.clicked.connect(self._save)
        self.sign_button = BusyButton(
            self.tr("签名并锁定"), Kind.PRIMARY, object_name="note.sign", icon="sign"
        )
        self.sign_button.setShortcut("Ctrl+Return")
        self.sign_button.setToolTip("Ctrl+Enter")
        self.sign_button.clicked.connect(self._want_sign)
        process = outline(self.tr("过程笔记"), object_name="note.process")
        process.clicked.connect(self._process)
        for button in (back, process, void, save, self.sign_button):
            self.bar.add_button(button)
        return self.bar

    # --- what the person does ---

    def _process(self) -> None:
        if self._page is not None:
            self.process_wanted.emit(self._page.id)

    def _fill(self, body: Body) -> None:
        self.started.setDateTime(QDateTime.fromString(body["started_at"], MOMENT))
        self.minutes.setValue(int(body["minutes"]) if body["minutes"].isdigit() else 1)
        self.mode.setCurrentIndex(max(0, self.mode.findData(body["mode"])))
        self.theme.setText(body["theme"])
        for part, text in self.texts.items():
            if text.toPlainText() != body[part.value]:
                text.setPlainText(body[part.value])
        self.risk.fill(body)
        self.agreed.setText(body["agreed"])
        self.has_next.setChecked(bool(body["next_at"]))
        week = QDateTime.fromString(body["started_at"], MOMENT).addDays(7)
        moment = QDateTime.fromString(body["next_at"], MOMENT) if body["next_at"] else week
        self.next_at.setDateTime(moment)
        self._show_next(bool(body["next_at"]))

    def _touched(self, _value: object = None) -> None:
        if not self._filling and self._page is not None:
            self._pause.start()

    def _next_toggled(self, on: bool) -> None:
        self._show_next(on)
        self._touched()

    def _show_next(self, on: bool) -> None:
        self.next_at.setEnabled(on)
        self.book.setEnabled(on)

    def _focus_moved(self, old: QWidget | None, _now: QWidget | None) -> None:
        """Leaving a field keeps the draft at once; the last text field is where phrases go."""
        if old is None or self._page is None or not self.isAncestorOf(old):
            return
        if old in self.texts.values() and isinstance(old, QPlainTextEdit):
            self._last = old
        if self._pause.isActive():
            self.draft_due.emit()

    def _save(self) -> None:
        self._pause.start()
        self.draft_due.emit()

    def _want_sign(self) -> None:
        if self._page is not None:
            self._pause.stop()
            self.sign_wanted.emit(self.body())

    def ask_sign(self) -> None:
        """Nothing is missing: the one question."""
        if self._page is None:
            return
        dialog = SignDialog(self._page.number, self)
        dialog.accepted.connect(self._sign)
        dialog.open()

    def _sign(self) -> None:
        self._pause.stop()
        self.signed.emit(self.body())

    def _ask_void(self) -> None:
        dialog = AskDialog(
            "void", self.tr("为什么作废"), self.tr("作废"), self.tr("编号不再使用,草稿一并删去。"), 2, self
        )
        dialog.given.connect(self.voided)
        dialog.open()

    def _book(self) -> None:
        if self._page is not None and self._page.student_id is not None:
            self._pause.stop()
            self.booked.emit(self._page.student_id, self.body())

    def _to_student(self) -> None:
        if self._page is not None and self._page.student_id is not None:
            self.student_wanted.emit(self._page.student_id)

    def _target(self) -> QPlainTextEdit:
        focused = next((text for text in self.texts.values() if text.hasFocus()), None)
        return focused or self._last or self.texts[Part.SITUATION]

    def _insert(self, text: str) -> None:
        target = self._target()
        target.insertPlainText(text)
        target.setFocus()

    def _keep_phrase(self) -> None:
        selected = self._target().textCursor().selectedText().replace("\u2029", " ").strip()
        if selected:
            self.beside.phrase_kept.emit(selected)
