"""A note to read: signed, never changed again; another counsellor's shows presence until it is unsealed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n.formats import masked_name
from xinliapp.ui.counseling.facts import ReadPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, KeyValues, PageHeader, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role

DRAFT_PAUSE = 2000


class NoteView(QWidget):
    """``unsealed(reason)``, ``amended(text)``, ``print_wanted``; ``amend_due``: keep the draft of a 补记."""

    back_wanted = Signal()
    unsealed = Signal(str)
    amended = Signal(str)
    amend_due = Signal()
    print_wanted = Signal()
    process_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        self._page: ReadPage | None = None
        self._filling = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.amend_due)
        self.header = PageHeader("")
        self.state = StatusMark(Sign.OK, "")
        self.header.add_left(self.state)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self.editor = QPlainTextEdit()
        self.editor.setObjectName("note.amend_text")
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(px(72))
        self.editor.textChanged.connect(self._touched)
        self.amend_field = Field(self.tr("补记(原文不变,补记写在下面)"), self.editor)
        holder = area("surface")
        inner = QVBoxLayout(holder)
        set_margins(inner, tk.MARGIN, 8, tk.MARGIN, 8, 0)
        inner.addWidget(self.amend_field)
        self._amend_area = holder
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self._scroll, 1)
        column.addWidget(holder)
        column.addWidget(self._foot())

    def show_page(self, page: ReadPage, masked: bool) -> None:
        """One note."""
        other = self._page is None or self._page.id != page.id
        self._page = page
        people = _people(page, masked)
        self.header.set_title(f"{page.kind} {page.number}")
        minutes = self.tr("%1分").replace("%1", str(page.minutes))
        alone = people if len(page.people) == 1 else ""
        self.header.set_subtitle(" · ".join(filter(None, (alone, page.when, minutes, page.author))))
        if page.sealed:
            self.state.set(Sign.NONE, self.tr("封存"))
        else:
            signed = self.tr("%1 签名").replace("%1", page.signed)
            self.state.set(Sign.OK, signed)
        self._scroll.setWidget(self._sealed_body(page) if page.sealed else self._body(page, people))
        own = page.mine and not page.sealed
        self._amend_area.setVisible(own)
        self.amend_button.setVisible(own)
        self.print_button.setVisible(own)
        self.process_button.setVisible(own)
        self.unseal_button.setVisible(page.sealed and bool(page.signed))
        if other:
            self._filling = True
            self.editor.setPlainText(page.amend_draft)
            self._filling = False
            self._pause.stop()
        self.amend_field.clear_error()

    def unsaved(self) -> str | None:
        """A 补记 typed and not kept yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return self.editor.toPlainText() if waiting else None

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks 补记; False for anything else."""
        if field == "补记":
            self.amend_field.set_error(text)
        return field == "补记"

    # --- parts ---

    def _body(self, page: ReadPage, people: str) -> QWidget:
        body, column = _sheet()
        members = ((self.tr("成员"), people),) if len(page.people) > 1 else ()
        column.addWidget(KeyValues((*members, *page.facts)))
        for heading, text in page.parts:
            _section(column, heading, text)
        if page.amendments:
            column.addWidget(label(self.tr("补记"), Role.SECTION))
            _entries(column, page.amendments)
        if page.readers:
            column.addWidget(label(self.tr("谁查看过"), Role.SECTION))
            _entries(column, page.readers)
        column.addStretch(1)
        return body

    def _sealed_body(self, page: ReadPage) -> QWidget:
        body, column = _sheet()
        if page.signed:
            words = self.tr(
                "这是另一位心理教师的记录,只显示日期、类型和作者。写明理由可以查看,作者会收到通知。"
            )
        else:
            words = self.tr("这是另一位心理教师还没有签名的记录,签名以前不能查看。")
        column.addWidget(label(words, tone="text2", wrap=True))
        column.addStretch(1)
        return body

    def _foot(self) -> ActionBar:
        bar = ActionBar()
        back = outline(self.tr("全部记录"), object_name="note.back", icon="list")
        back.clicked.connect(self.back_wanted)
        self.print_button = outline(
            self.tr("打印"), object_name="note.print", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        self.unseal_button = primary(self.tr("申请查看"), object_name="note.unseal", icon="unlock")
        self.unseal_button.clicked.connect(self._ask_unseal)
        self.amend_button = primary(
            self.tr("补记"), object_name="note.amend", shortcut="Ctrl+Return", hint="Ctrl+Enter"
        )
        self.amend_button.clicked.connect(self._amend)
        self.process_button = outline(self.tr("过程笔记"), object_name="note.process")
        self.process_button.clicked.connect(self._process)
        for button in (back, self.process_button, self.print_button, self.unseal_button, self.amend_button):
            bar.add_button(button)
        return bar

    # --- what the person does ---

    def _ask_unseal(self) -> None:
        dialog = AskDialog(
            "unseal",
            self.tr("为什么要查看"),
            self.tr("查看"),
            self.tr("理由会连同您的姓名告诉作者。"),
            5,
            self,
        )
        dialog.given.connect(self.unsealed)
        dialog.open()

    def _process(self) -> None:
        if self._page is not None:
            self.process_wanted.emit(self._page.id)

    def _amend(self) -> None:
        self._pause.stop()
        self.amended.emit(self.editor.toPlainText())

    def _touched(self) -> None:
        if not self._filling:
            self._pause.start()


def _people(page: ReadPage, masked: bool) -> str:
    return "、".join(
        f"{group} {masked_name(name) if masked else name}".strip() for group, name in page.people
    )


def _sheet() -> tuple[QWidget, QVBoxLayout]:
    body = area("surface")
    column = QVBoxLayout(body)
    set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
    return body, column


def _section(column: QVBoxLayout, heading: str, text: str) -> None:
    column.addWidget(label(heading, Role.STRONG))
    words = label(text, wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column.addWidget(words)


def _entries(column: QVBoxLayout, entries: Sequence[tuple[str, str]]) -> None:
    for head, text in entries:
        column.addWidget(label(head, Role.CAPTION, "text2"))
        column.addWidget(label(text, wrap=True))
