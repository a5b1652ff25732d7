"""The widgets of a conference (screens.md S10)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.conferences import AgendaOrigin, ConferenceItem, ItemState, NextStep
from xinliapp.i18n import formats, labels
from xinliapp.ui.concern.conference.facts import (
    AgendaLine,
    Candidate,
    ConclusionForm,
    ConferencePage,
    ConferencePaper,
    HeadForm,
)
from xinliapp.ui.concern.conference.form import ConclusionEdit
from xinliapp.ui.concern.conference.head import SittingHead
from xinliapp.ui.concern.conference.second import SecondBox
from xinliapp.widgets.ask_dialog import AskDialog
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.next_bar import NextBar
from xinliapp.widgets.page import ActionBar, EmptyState, InlineBar, PageHeader, Tone, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_LIST_WIDTH = 288
_SIGNS = {ItemState.DECIDED: Sign.OK, ItemState.PENDING: Sign.DUE_SOON, ItemState.RETURNED: Sign.CROSS}


class ConferenceView(QWidget):
    """Head, the list at the left, one student's conclusion at the right."""

    line_chosen = Signal(object)
    student_sent = Signal(str)
    head_wanted = Signal()
    look_wanted = Signal()
    decide_wanted = Signal()
    end_wanted = Signal()
    dismissed = Signal(str)
    signed = Signal(str, object, object)
    draft_due = Signal()
    draft_taken = Signal()
    page_wanted = Signal(str, object)
    print_wanted = Signal(str, str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("conf")
        self._page: ConferencePage | None = None
        self._masked = True
        self._filling = False
        self._line: AgendaLine | None = None
        self._student_id = ""
        self.header = PageHeader(self.tr("研判会"))
        self.picker = StudentPicker(search, object_name="conf.pick")
        self.picker.picked.connect(self._picked)
        self.picker.line.setPlaceholderText(self.tr("加一名:姓名首字母 / 学籍号后4位"))
        fix_width(self.picker, 264)
        self.head_button = outline(self.tr("会议信息"), object_name="conf.head")
        self.head_button.setCheckable(True)
        self.head_button.toggled.connect(self._unfold)
        self.header.add_action(self.head_button)
        self.header.add_action(self.picker)
        self.next = NextBar("conf.next")
        self.next.chosen.connect(self.page_wanted)
        self.bar = InlineBar("conf.bar")
        self.bar.acted.connect(self.draft_taken)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        self.sitting = SittingHead()
        self.sitting.save_wanted.connect(self.head_wanted)
        for widget in (self.header, self.next, self.bar, self.sitting, rule()):
            column.addWidget(widget)
        column.addWidget(self._middle(), 1)
        column.addWidget(self._actions())

    # --- what the presenter calls ---

    def show_page(self, page: ConferencePage, masked: bool, chosen: str) -> None:
        """The sitting and its list; the form being written is left alone."""
        self._page, self._masked = page, masked
        waiting = sum(1 for line in page.lines if line.item is None)
        words = self.tr("待议 %1").replace("%1", str(waiting))
        self.header.set_subtitle(" · ".join((words, *self.sitting.told(page.sitting))))
        self.head_button.setVisible(page.sitting is not None)
        if self.sitting.show_page(page):
            self.head_button.setChecked(False)
        self._filling = True
        self.table.set_rows(page.lines)
        if chosen:
            self.table.select_key(chosen)
        self._filling = False
        self.end_button.setEnabled(any(line.item and page.sitting for line in page.lines))
        self._may_print()

    def show_candidate(self, candidate: Candidate, masked: bool) -> None:
        """One student to conclude about."""
        page = self._page
        if page is None:
            return
        self.bar.clear()
        self._student_id, self._line = candidate.student_id, None
        review = ""
        if candidate.review_days is not None:
            day = dt.date.fromisoformat(page.today) + dt.timedelta(days=candidate.review_days)
            review = day.isoformat()
        self.edit.show_candidate(candidate, page.grade_words, masked, review, page.today)
        self._stack.setCurrentIndex(0)
        self._may_leave(True)
        self._may_print()
        self.decide_button.setEnabled(True)

    def show_item(self, line: AgendaLine, mine: bool) -> None:
        """A conclusion that is written."""
        if self._page is None:
            return
        self._line, self._student_id = line, line.student_id
        self.second.show_line(line, self._page.grade_words, self._masked, mine, self._page.today)
        self._stack.setCurrentIndex(1)
        self._may_leave(True)
        self._may_print()
        self.decide_button.setEnabled(False)

    def show_nobody(self) -> None:
        """The list is empty."""
        self._student_id = ""
        self._stack.setCurrentIndex(2)
        self._may_leave(False)
        self.decide_button.setEnabled(False)

    def show_form(self, form: ConclusionForm) -> None:
        """A form taken up again."""
        self.bar.clear()
        self.edit.show_form(form)

    def offer_draft(self, time: str) -> None:
        """There is a conclusion left unfinished."""
        words = self.tr("有一份%1没写完的结论。").replace("%1", time)
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def form(self) -> ConclusionForm:
        """The conclusion as it stands."""
        return self.edit.form()

    def head(self) -> HeadForm:
        """The head of the sitting as it stands."""
        return self.sitting.form()

    def pending(self) -> bool:
        """Whether the conclusion has changes that are not in the draft yet."""
        return self.edit.pending()

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str, code: str, field: str) -> None:
        """What is wrong, above the form and at its place."""
        self.edit.mark(code, field, text)
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place saved the sitting since its head was filled here."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def show_now(self, page: ConferencePage) -> None:
        """What stands now in the head, and the way back to what was typed."""
        typed = self.sitting.form()
        self.head_button.setChecked(True)
        self.sitting.show_now(page.sitting)
        self.bar.show_now(partial(self.sitting.put_back, typed))

    def decided(self, item: ConferenceItem) -> str:
        """The toast; the usual next form is offered."""
        self.bar.clear()
        self.sitting.stored()
        steps: list[tuple[str, str, object]] = []
        if set(item.next_steps) & {NextStep.PLAN, NextStep.GROUP}:
            steps.append((self.tr("方案与小组"), "plan", item.student_id))
        if item.state is ItemState.PENDING:
            self.bar.tell(
                self.tr("降级需要另一位审核。本条已存为待审,等级未变。请另一位心理教师登录后确认。"),
                Tone.WARNING,
            )
            return self.tr("已存为待审")
        self.next.offer(steps, self.tr("结论已保存"), {"plan": "conf.toPlan"})
        return self.tr("结论已保存")

    def done(self, step: str) -> str:
        """The words of other toasts."""
        if step == "head":
            self.sitting.stored()
            self.bar.clear()
            self.head_button.setChecked(False)
        return {
            "send": self.tr("已列入待议"),
            "head": self.tr("会议信息已保存"),
            "dismiss": self.tr("已移出待议"),
            "second": self.tr("审核意见已记下"),
        }[step]

    # --- parts ---

    def _unfold(self, on: bool) -> None:
        self.sitting.unfold(on)

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        self.table = DataTable(self._columns(), key=lambda r: r.key, object_name="conf.table", sortable=False)
        self.table.set_empty(self.tr("没有待议学生。"))
        self.table.current_changed.connect(self._current)
        fix_width(self.table, _LIST_WIDTH)
        self.edit = ConclusionEdit()
        self.edit.draft_due.connect(self.draft_due)
        self.second = SecondBox()
        self.second.signed.connect(self.signed)
        self._stack = QStackedWidget()
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(self.edit)
        self._stack.addWidget(scroll)
        self._stack.addWidget(self.second)
        self._stack.addWidget(
            EmptyState(self.tr("没有待议学生。可从 预警 或 筛查 送入,或在上方输入姓名首字母。"))
        )
        self._stack.setCurrentIndex(2)
        row.addWidget(self.table)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._stack, 1)
        return holder

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.recuse_button = outline(self.tr("本人回避"), object_name="conf.recuse")
        self.recuse_button.clicked.connect(self._recuse)
        self.dismiss_button = outline(self.tr("移出名单"), object_name="conf.dismiss")
        self.dismiss_button.clicked.connect(self._dismiss)
        self.open_button = outline(self.tr("打开档案"), object_name="conf.open_student")
        self.open_button.clicked.connect(self._open_student)
        self.end_button = outline(self.tr("结束并出纪要"), object_name="conf.end", icon="print")
        self.end_button.clicked.connect(self.end_wanted)
        self.decide_button = primary(self.tr("下一位"), object_name="conf.next_one")
        self.decide_button.clicked.connect(self.decide_wanted)
        self.print_button = PrintButton(
            self.tr("打印"),
            (
                (self.tr("研判会签到表"), ConferencePaper.ATTENDANCE.value),
                (self.tr("研判会记录"), ConferencePaper.MINUTES.value),
                (self.tr("家长告知书和回执"), ConferencePaper.NOTICE.value),
                (self.tr("分级统计(仅人数)"), ConferencePaper.COUNTS.value),
            ),
            object_name="conf.print",
        )
        self.print_button.chosen.connect(self._print)
        for widget in (
            self.recuse_button, self.dismiss_button, self.open_button, self.print_button, self.end_button,
            self.decide_button,
        ):  # fmt: skip
            bar.add_button(widget)
        self._may_leave(False)
        return bar

    def _may_print(self) -> None:
        """A letter is for the parents of one student about whom something was concluded."""
        page = self._page
        may = {
            ConferencePaper.ATTENDANCE: page is not None and page.latest is not None,
            ConferencePaper.MINUTES: page is not None and page.latest is not None,
            ConferencePaper.NOTICE: self._line is not None and self._line.item is not None,
            ConferencePaper.COUNTS: True,
        }
        for paper, on in may.items():
            self.print_button.allow(paper.value, on)

    def _print(self, what: str) -> None:
        if what == ConferencePaper.NOTICE.value:
            item = self._line.item if self._line is not None else None
            about = item.id if item is not None else ""
        else:
            about = (self._page.latest or "") if self._page is not None else ""
        self.print_wanted.emit(what, about)

    def _may_leave(self, somebody: bool) -> None:
        self.open_button.setEnabled(somebody)
        undecided = somebody and self._line is None
        self.recuse_button.setEnabled(undecided)
        lines = self._page.lines if self._page is not None else ()
        origin = next((one.origin for one in lines if one.student_id == self._student_id), None)
        due = origin is AgendaOrigin.REVIEW
        self.dismiss_button.setEnabled(undecided and origin is not None and not due)
        self.dismiss_button.setToolTip(self.tr("到期的复评只能做完,不能移出。") if due else "")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), self._name, stretch=True, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=64),
            Column("state", self.tr("来自"), self._state, kind="sign", width=104,
                   ordinal=lambda r: _SIGNS[r.state] if r.state else Sign.DOT),
        )  # fmt: skip

    def _name(self, line: AgendaLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name

    def _state(self, line: AgendaLine) -> str:
        if line.state is not None:
            return labels.label(line.state)
        return labels.label(line.origin or AgendaOrigin.HAND)

    def _current(self, line: object) -> None:
        if not self._filling and isinstance(line, AgendaLine):
            self.line_chosen.emit(line)

    def _picked(self, row: PickRow) -> None:
        self.picker.set_picked(None)
        self.student_sent.emit(row.id)

    def _dismiss(self) -> None:
        hint = self.tr("不写结论,从待议名单移出;理由留在记录里。")
        ask = AskDialog("conf.dismissing", self.tr("移出理由"), self.tr("移出名单"), hint, 1, self)
        ask.given.connect(self.dismissed)
        ask.open()

    def _recuse(self) -> None:
        hint = self.tr("议这名学生时谁回避、为什么;写进会议记录。清空即不回避。")
        who = self.form().recused or (self._page.chair if self._page is not None else "")
        ask = AskDialog(
            "conf.recusing", self.tr("回避"), self.tr("记下"), hint, 0, self, longest=100, words=who
        )
        ask.given.connect(self.edit.set_recused)
        ask.open()

    def _open_student(self) -> None:
        if self._student_id:
            self.page_wanted.emit("student", self._student_id)
