"""The widgets of referrals and returns (screens.md S14)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.domain.referrals import ReferralState
from xinliapp.i18n import formats
from xinliapp.ui.concern.referral.actions import ReferralActions
from xinliapp.ui.concern.referral.back import ReturnEdit
from xinliapp.ui.concern.referral.facts import CaseLine, CasesPage, LineKind, Opened, Standing, Typed
from xinliapp.ui.concern.referral.follow import FollowBox
from xinliapp.ui.concern.referral.sheet import SheetEdit
from xinliapp.ui.concern.referral.steps import StepBox
from xinliapp.widgets.page import EmptyState, InlineBar, PageHeader, Tone, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.section_tabs import SectionTabs
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

DRAFT_PAUSE = 2000
_LIST = 288
_SHEET, _STEPS, _FOLLOW, _BACK = "sheet", "steps", "follow", "back"
_PAGES = {_SHEET: 1, _STEPS: 2, _FOLLOW: 3, _BACK: 4}
_SIGNS = {
    Standing.LATE: Sign.OVERDUE,
    Standing.SOON: Sign.DUE_SOON,
    Standing.GOING: Sign.DOT,
    Standing.DONE: Sign.OK,
}


class ReferralView(QWidget):
    """The list at the left; a referral with its askings, or a time away, at the right."""

    line_chosen = Signal(object)
    student_picked = Signal(str)
    draft_due = Signal()
    draft_taken = Signal()
    look_wanted = Signal()
    outside_wanted = Signal(str)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("ref")
        self._masked, self._filling = True, False
        self._opened: Opened | None = None
        self._asked_outside = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(DRAFT_PAUSE)
        self._pause.timeout.connect(self.draft_due)
        self.header = PageHeader(self.tr("转介·复学"))
        self.picker = StudentPicker(search, object_name="ref.pick")
        self.picker.picked.connect(self._picked)
        self.picker.line.setPlaceholderText(self.tr("转介或休学:姓名首字母 / 学籍号后4位"))
        fix_width(self.picker, 284)
        self.header.add_action(self.picker)
        self.bar = InlineBar("ref.bar")
        self.bar.acted.connect(self.draft_taken)
        self.actions_bar = ReferralActions()
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        words = ((_SHEET, self.tr("转介单")), (_STEPS, self.tr("交接与进展")), (_FOLLOW, self.tr("跟踪")))
        self.tabs = SectionTabs(words, "ref.tab")
        self.tabs.chosen.connect(self._turn)
        for widget in (self.header, self.tabs, self.bar):
            column.addWidget(widget)
        column.addWidget(self._middle(), 1)
        column.addWidget(self.actions_bar)
        for part in (self.sheet, self.follow, self.back):
            part.changed.connect(self._touched)

    # --- what the presenter calls ---

    def show_page(self, page: CasesPage, masked: bool, chosen: str) -> None:
        """The list; the forms are left alone."""
        self._masked = masked
        words = self.tr("在办 %1 · 逾期 %2 · 休学 %3").replace("%1", str(page.open))
        self.header.set_subtitle(words.replace("%2", str(page.late)).replace("%3", str(page.away)))
        self._filling = True
        self.table.set_rows(page.lines)
        if chosen:
            self.table.select_key(chosen)
        self._filling = False

    def show_nobody(self) -> None:
        """Nothing is under way and nobody was picked."""
        self._opened = None
        self._stack.setCurrentIndex(0)
        self.tabs.setVisible(False)
        self.actions_bar.show_opened(None)

    def show_opened(self, opened: Opened, masked: bool) -> None:
        """One line with its forms."""
        self.bar.clear()
        self._filling = True
        same = self._opened is not None and self._opened.line.key == opened.line.key
        back = opened.line.kind in (LineKind.ABSENCE, LineKind.UNRECORDED)
        if back:
            self.back.show_opened(opened)
        else:
            self.sheet.show_opened(opened)
            self.steps.show_opened(opened)
            self.follow.show_opened(opened)
        self._opened, self._masked = opened, masked
        self.tabs.setVisible(opened.referral is not None)
        self.actions_bar.show_opened(opened)
        if back:
            self._stack.setCurrentIndex(_PAGES[_BACK])
        elif opened.referral is None:
            self._turn(_SHEET)
        elif not same:
            self._turn(_SHEET if opened.state is ReferralState.PENDING else _FOLLOW)
        else:
            self._turn(self.tabs.current)
        self.show_typed(opened.fresh)
        self.show_name(masked)
        self._filling = False
        self._pause.stop()

    def show_name(self, masked: bool) -> None:
        """Whose it is; the fields are left alone."""
        self._masked = masked
        if self._opened is None:
            self.header.set_title(self.tr("转介·复学"))
            return
        line = self._opened.line
        name = formats.masked_name(line.name) if masked else line.name
        what = self.tr("转介") if line.kind in (LineKind.REFERRAL, LineKind.NEW) else self.tr("复学")
        self.header.set_title(f"{what} {line.class_label}{name}")

    def show_typed(self, typed: Typed) -> None:
        """Forms taken up again."""
        self._filling = True
        self.bar.clear()
        self.sheet.show_form(typed.sheet)
        self.follow.show_form(typed.follow)
        self.back.show_form(typed.back)
        self._filling = False

    def typed(self) -> Typed:
        """The forms as they stand; ``base`` is what they were filled with."""
        base = self._opened.fresh.base if self._opened is not None else ""
        return Typed(self.sheet.form(), self.follow.form(), self.back.form(), base)

    def begin_sheet(self) -> None:
        """A new referral begins with where to."""
        self.sheet.place.setFocus()

    def begin_follow(self) -> None:
        """[记一次] of the page of the day."""
        self._turn(_FOLLOW)
        self.follow.begin()

    def offer_draft(self, time: str) -> None:
        """Something was left unfinished."""
        words = self.tr("有一份%1没写完的内容。").replace("%1", time)
        self.bar.tell(words, Tone.INFO, self.tr("接着写"))

    def pending(self) -> bool:
        """Whether something changed that is not in the draft yet; asking settles it."""
        waiting = self._pause.isActive()
        self._pause.stop()
        return waiting

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str, step: str, field: str) -> None:
        """What is wrong, above the forms and at its place."""
        if step == "step":
            self.steps.mark(field, text)
        elif step == "follow":
            self.follow.mark(field, text)
        elif self._stack.currentIndex() == _PAGES[_BACK]:
            self.back.mark(field, text)
        else:
            self.sheet.mark(field, text)
        self.bar.tell(text)

    def show_newer(self, text: str) -> None:
        """Another place wrote to the record since the forms were filled here."""
        self.bar.refuse_newer(text, self.look_wanted.emit)

    def show_now(self, go_on: Callable[[], None]) -> None:
        """What stands is shown; the way back to what was typed."""
        self.bar.show_now(go_on)

    def warn_outside(self, attachment_id: str) -> None:
        """Before a plain copy is made for another program."""
        text = self.tr(
            "这个文件要用其他程序打开,会在资料夹里放一份没有加密的副本。本程序退出或下次启动时自动清除。"
            "在其他程序里的改动不会存回来。"
        )
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("校园工作台"), text, parent=self)
        box.setObjectName("ref.outside")
        self._go = box.addButton(self.tr("打开副本"), QMessageBox.ButtonRole.AcceptRole)
        self._go.setObjectName("ref.outside_go")
        stay = box.addButton(self.tr("不打开"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        self._asked_outside = attachment_id
        box.buttonClicked.connect(self._answered)
        box.open()

    def open_outside(self, path: Path) -> None:
        """Hands a plain copy to the program of its kind."""
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))):
            self.bar.tell(self.tr("没有找到能打开它的程序。文件没有变化。请先安装 WPS 或看图程序。"))

    def done(self, step: str) -> str:
        """The words of the toast."""
        return {
            "sheet": self.tr("转介已保存"),
            "step": self.tr("进展已登记"),
            "void_step": self.tr("已撤销这一条"),
            "void": self.tr("转介已撤销"),
            "waive": self.tr("已免除,理由已记下"),
            "follow": self.tr("跟踪已记下"),
            "suspend": self.tr("休学已登记"),
            "save_back": self.tr("复学材料已保存"),
            "assess": self.tr("评估材料已保存"),
            "void_paper": self.tr("已撤销这份材料"),
            "granted": self.tr("已准予复学"),
            "postponed": self.tr("已记为暂缓复学"),
            "arrive": self.tr("已改为在读"),
        }[step]

    # --- parts ---

    def _middle(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        self.table = DataTable(self._columns(), key=lambda r: r.key, object_name="ref.table", sortable=False)
        self.table.set_empty(self.tr("没有在办的转介。"))
        self.table.current_changed.connect(self._current)
        fix_width(self.table, _LIST)
        self.sheet, self.steps = SheetEdit(), StepBox()
        self.follow, self.back = FollowBox(), ReturnEdit()
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(self.tr("没有在办的转介。要转介或登记休学,在上方输入姓名首字母。")))
        for part in (self.sheet, self.steps, self.follow, self.back):
            self._stack.addWidget(_scrolled(part))
        row.addWidget(self.table)
        row.addWidget(rule(vertical=True))
        row.addWidget(self._stack, 1)
        return holder

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), self._name, width=88, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=56),
            Column("state", self.tr("状态"), lambda r: r.words, kind="sign", stretch=True,
                   ordinal=lambda r: _SIGNS[r.standing]),
        )  # fmt: skip

    def _turn(self, key: str) -> None:
        """What is written down, or what happens to it."""
        self.tabs.set_current(key)
        self._stack.setCurrentIndex(_PAGES[key])
        self.actions_bar.show_part(key == _SHEET)

    def _name(self, line: CaseLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name

    def _current(self, line: object) -> None:
        if not self._filling and isinstance(line, CaseLine):
            self.line_chosen.emit(line)

    def _picked(self, row: PickRow) -> None:
        self.picker.set_picked(None)
        self.student_picked.emit(row.id)

    def _answered(self, button: QWidget) -> None:
        if button is self._go:
            self.outside_wanted.emit(self._asked_outside)

    def _touched(self) -> None:
        if not self._filling:
            self._pause.start()


def _scrolled(widget: QWidget) -> QScrollArea:
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setWidget(widget)
    return scroll
