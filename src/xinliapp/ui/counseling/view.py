"""The page of counselling sessions: list, form, note; the bar above says what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.ui.counseling.consent_bar import ConsentBar
from xinliapp.ui.counseling.facts import Body, FormPage, ListPage, ReadPage
from xinliapp.ui.counseling.form_view import FormView
from xinliapp.ui.counseling.list_view import ListView
from xinliapp.ui.counseling.note_view import NoteView
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import combo
from xinliapp.widgets.next_bar import NextBar
from xinliapp.widgets.page import InlineBar, Tone, area, label
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import set_margins


class CounselingView(QWidget):
    """Three panes of which one shows. ``linked(member id)``: 我是(队伍中的人)."""

    linked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("counseling")
        self._search: Search | None = None
        self.bar = InlineBar("counseling.bar")
        self.consent = ConsentBar("counseling.consent")
        self.next_bar = NextBar("counseling.next")
        self.list = ListView(self._find)
        self.form = FormView(self._find)
        self.note = NoteView()
        self.stack = QStackedWidget()
        for pane in (self.list, self.form, self.note):
            self.stack.addWidget(pane)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self.consent)
        column.addWidget(self.next_bar)
        column.addWidget(self._who_am_i())
        column.addWidget(self.stack, 1)

    # --- what the presenter calls ---

    def set_search(self, search: Search) -> None:
        """Who answers the pickers."""
        self._search = search

    def show_list(self, page: ListPage, masked: bool) -> None:
        """All sessions."""
        self._show(self.list, page.staff)
        self.list.show_page(page, masked)

    def show_form(self, page: FormPage, masked: bool) -> None:
        """One that is not signed."""
        self._show(self.form, page.staff)
        self.form.show_page(page, masked)
        if page.restored:
            words = self.tr("已恢复 %1 的草稿。").replace("%1", page.kept_at)
            self.bar.tell(words, Tone.INFO)

    def show_note(self, page: ReadPage, masked: bool) -> None:
        """One that is signed, or another's."""
        self._show(self.note, ())
        self.note.show_page(page, masked)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above."""
        self.bar.tell(text)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field; False when there is none, or it does not show."""
        if self.stack.currentWidget() is self.form:
            return self.form.show_field_error(field, text)
        return self.stack.currentWidget() is self.note and self.note.show_field_error(field, text)

    def offer_consent(self, text: str) -> None:
        """A consent is missing or was taken back: what that stops, and both ways on."""
        self.bar.clear()
        self.consent.offer(text)

    def ask_consent(self, subject: str, people: tuple[tuple[str, str], ...], today: str) -> None:
        """记同意."""
        self.consent.ask(subject, people, today)

    def show_consent_trouble(self, text: str) -> None:
        """What was refused of the answer."""
        self.consent.show_trouble(text)

    def consent_settled(self) -> None:
        """One stands now, or something else was begun."""
        self.consent.clear()

    def ask_sign(self) -> None:
        """The one question before signing."""
        self.form.ask_sign()

    def show_busy(self, busy: bool) -> None:
        """While signing."""
        self.form.set_busy(busy)

    def show_kept(self, time: str) -> None:
        """草稿已存 12:41:07."""
        if self.stack.currentWidget() is self.form:
            self.form.show_kept(time)

    def show_phrases(self, phrases: tuple[str, ...]) -> None:
        """常用短句 as they now are."""
        self.form.beside.show_phrases(phrases)

    def unsaved(self) -> Body | None:
        """The form's words that no draft has yet."""
        return self.form.unsaved() if self.stack.currentWidget() is self.form else None

    def unsaved_amendment(self) -> str | None:
        """A 补记 that no draft has yet."""
        return self.note.unsaved() if self.stack.currentWidget() is self.note else None

    def offer_next(self, student_id: str, may_book: bool) -> None:
        """下一步 after signing."""
        steps: list[tuple[str, str, object]] = []
        if may_book:
            steps.append((self.tr("约下次"), "appointment", {"student": student_id}))
        steps.append((self.tr("学生页"), "student", student_id))
        self.next_bar.offer(steps, self.tr("已签名"))

    def said(self, step: str, detail: str = "") -> str:
        """What a toast says after ``step``."""
        words = {
            "sign": self.tr("已签名并锁定"),
            "void": self.tr("已作废,编号不再使用"),
            "amend": self.tr("已补记"),
            "book": self.tr("已约 %1"),
            "link": self.tr("已对应,工作量会计入"),
        }[step]
        if step == "amend":
            self.note.editor.clear()
            self.note.unsaved()
        return words.replace("%1", detail)

    # --- parts ---

    def _show(self, pane: QWidget, staff: Sequence[tuple[str, str]]) -> None:
        self.bar.clear()
        if pane is not self.note:
            self.next_bar.clear()
        if pane is not self.form:
            self.form.leave()
        self.stack.setCurrentWidget(pane)
        self.me.clear()
        for name, member in staff:
            self.me.addItem(name, member)
        self.who.setVisible(bool(staff))

    def _who_am_i(self) -> QWidget:
        self.who = area("inlineWarn")
        row = QHBoxLayout(self.who)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        words = self.tr("您的账户还没有对应到队伍里的人。记录照常保存,工作量要对应后才计入。我是")
        row.addWidget(label(words))
        self.me: QComboBox = combo([], "counseling.me")
        self.me.setMinimumWidth(120)
        row.addWidget(self.me)
        go = row_button(self.tr("对应"), object_name="counseling.link")
        go.clicked.connect(self._link)
        row.addWidget(go)
        row.addStretch(1)
        self.who.setVisible(False)
        return self.who

    def _link(self) -> None:
        if self.me.currentData():
            self.linked.emit(str(self.me.currentData()))

    def _find(self, text: str) -> Sequence[PickRow]:
        return self._search(text) if self._search is not None else ()
