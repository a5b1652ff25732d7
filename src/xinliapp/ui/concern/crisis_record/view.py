"""The widgets of 处置记录: the list at the left, the chosen crisis beside it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.concern.crisis_record.body import RecordBody
from xinliapp.ui.concern.crisis_record.facts import CrisisRow, HandoverForm, Record, RecordPage
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.next_bar import NextBar
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picking import Search
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

DRAFT_PAUSE = 2000
_LIST = 300


class RecordView(QWidget):
    """List, record, buttons."""

    chosen = Signal(str)
    draft_due = Signal()
    draft_taken = Signal()
    save_wanted = Signal()
    go_on_wanted = Signal()
    end_wanted = Signal()
    student_page_wanted = Signal(str)
    print_wanted = Signal(str)
    outside_wanted = Signal()
    incident_given = Signal(str)
    page_wanted = Signal(str, object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("crisis_record")
        self._masked = True
        self._record: Record | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self.header = PageHeader(self.tr("处置记录"))
        self.next = NextBar("crisis.next")
        self.next.chosen.connect(self.page_wanted)
        self.bar = InlineBar("crisis_record.bar")
        self.bar.acted.connect(self.draft_taken)
        self.table = DataTable(self._columns(), object_name="crisis_record.table")
        self.table.set_empty(self.tr("还没有危机处置记录。出现危机时按 F9。"))
        self.table.current_changed.connect(self._current)
        fix_width(self.table, _LIST)
        self.body = RecordBody(search)
        self.body.handover.touched.connect(self._pause.start)
        self.body.incident_wanted.connect(self._incident)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(self.body)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self._head(), self.next, self.bar):
            column.addWidget(widget)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.table)
        middle.addWidget(self._scroll, 1)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the presenter calls ---

    def show_page(self, page: RecordPage, masked: bool, keep_form: bool) -> None:
        """The list and the chosen one; a form that is being typed stays."""
        self._masked = masked
        if not keep_form:
            self.bar.clear()
            self._pause.stop()
        self._record = page.record
        self.table.set_rows(page.rows)
        self._scroll.setVisible(page.record is not None)
        self._actions.setVisible(page.record is not None)
        if page.record is None:
            return
        self.table.select_key(page.record.crisis.id)
        self.body.show_record(page.record, masked, keep_form)
        running = page.record.crisis.running
        self.end_button.setVisible(running)
        self.student.setVisible(page.record.student is not None)
        if not keep_form:
            self._pause.stop()

    def offer_draft(self, time: str) -> None:
        """A hand-over that was left unfinished."""
        words = self.tr("有一份%1没写完的送医交接。").replace("%1", time)
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def offer_next(self, pages: tuple[tuple[str, object], ...]) -> None:
        """转介 and the care group, as far as this person has the pages."""
        words = {"referral": self.tr("转介"), "care": self.tr("关爱小组与方案")}
        self.next.offer([(words[page], page, what) for page, what in pages], self.tr("处置已结束"))

    def show_form(self, form: HandoverForm) -> None:
        """A draft."""
        self.bar.clear()
        self.body.handover.show_form(form)

    def form(self) -> HandoverForm:
        """The hand-over as it stands."""
        return self.body.handover.form()

    def pending(self) -> bool:
        """Whether something was typed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has."""
        self.bar.offer_blank(text, again)

    def refuse_newer(self, text: str, look: Callable[[], None]) -> None:
        """Somebody else saved meanwhile."""
        self.bar.refuse_newer(text, look)

    def show_trouble(self, text: str, field: str) -> None:
        """What is wrong, above and at its place."""
        self.bar.tell(text)
        self.body.handover.show_error(field, text)

    def saved(self, what: str) -> str:
        """The words of the toast."""
        if what == "note":
            self.body.clear_note()
        if what == "aftercare":
            self.body.aftercare.clear_line()
        if what == "handover":
            self.bar.clear()
        return {
            "student": self.tr("已登记学生"),
            "corrected": self.tr("已更正,原来的时间保留"),
            "note": self.tr("备注已记下"),
            "handover": self.tr("交接已保存"),
            "aftercare": self.tr("善后已安排"),
            "done": self.tr("已记为做完"),
            "dropped": self.tr("已去掉"),
            "ended": self.tr("处置已结束"),
            "undone": self.tr("已撤销"),
        }[what]

    def warn_outside(self) -> None:
        """Before a plain copy is made for another program."""
        text = self.tr(
            "这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。"
            "在其他程序里的改动不会存回来。"
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("校园工作台"), text, parent=self)
        box.setObjectName("crisis_record.outside")
        self._go = box.addButton(self.tr("打开副本"), QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.buttonClicked.connect(self._answered)
        box.open()

    def open_outside(self, path: Path) -> None:
        """Hands a plain copy to the program of its kind."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.bar.tell(self.tr("没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。"))

    # --- parts ---

    def _head(self) -> QWidget:
        back = outline(self.tr("回到按钮"), object_name="crisis_record.pad", icon="crisis")
        back.clicked.connect(self._pad)
        papers = [(self.tr("处置时间线"), "timeline"), (self.tr("流程卡"), "card")]
        self.print_button = PrintButton(self.tr("打印"), papers, object_name="crisis_record.print")
        self.print_button.chosen.connect(self.print_wanted)
        for button in (back, self.print_button):
            self.header.add_action(button)
        return self.header

    def _foot(self) -> QWidget:
        bar = self._actions = ActionBar()
        self.student = outline(self.tr("打开档案"), object_name="crisis_record.open_student", icon="student")
        self.student.clicked.connect(self._open_student)
        go_on = outline(self.tr("继续处置"), object_name="crisis_record.go_on", icon="timer")
        go_on.clicked.connect(self.go_on_wanted)
        self.end_button = outline(self.tr("结束处置"), object_name="crisis_record.end")
        self.end_button.clicked.connect(self.end_wanted)
        save = primary(self.tr("保存交接"), object_name="crisis_record.save")
        save.clicked.connect(self.save_wanted)
        for button in (self.student, go_on, self.end_button, save):
            bar.add_button(button)
        return bar

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("at", self.tr("开始"), lambda r: r.started_at[2:16].replace("T", " "), width=120),
            Column("name", self.tr("学生"), self._name, stretch=True),
            Column(
                "state", self.tr("状态"), lambda r: r.state, kind="sign", width=92,
                ordinal=_sign,
            ),
        )  # fmt: skip

    def _name(self, row: CrisisRow) -> str:
        if not row.name:
            return self.tr("待补")
        name = formats.masked_name(row.name) if self._masked else row.name
        return f"{name} {row.class_label}"

    def _current(self, row: object) -> None:
        if isinstance(row, CrisisRow) and (self._record is None or row.id != self._record.crisis.id):
            self.chosen.emit(row.id)

    def _pad(self) -> None:
        self.page_wanted.emit("crisis", None)

    def _open_student(self) -> None:
        if self._record is not None and self._record.student is not None:
            self.student_page_wanted.emit(self._record.student.id)

    def _incident(self) -> None:
        if self._record is not None and self._record.incident is not None:
            self.incident_given.emit("")
            return
        question, hint = self.tr("为什么建卷宗"), self.tr("理由会留在卷宗里;以后每次打开也要写理由。")
        dialog = AskDialog("crisis_record.begin", question, self.tr("建卷宗"), hint, 5, self)
        dialog.given.connect(self.incident_given)
        dialog.given.connect(dialog.accept)
        dialog.open()

    def _answered(self, button: object) -> None:
        if button is self._go:
            self.outside_wanted.emit()


def _sign(row: CrisisRow) -> Sign:
    if row.lacking:
        return Sign.DUE_SOON
    return Sign.DOT if row.running else Sign.OK
