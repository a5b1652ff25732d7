"""The widgets of the list of care groups and plans."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from xinliapp.domain.casework import PlanStatus
from xinliapp.i18n import formats
from xinliapp.services.care_overview import CareLine
from xinliapp.ui.concern.care.reading import CarePage, group_words, plan_words
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import InlineBar, PageHeader
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import Search
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable


class CareView(QWidget):
    """One table; Enter or a double click opens the student's plan page."""

    opened = Signal(str)
    print_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("care")
        self._masked = True
        self._today = ""
        self.header = PageHeader(self.tr("关爱小组与方案"))
        self.picker = StudentPicker(search, object_name="care.pick")
        self.picker.line.setPlaceholderText(self.tr("打开方案:姓名首字母 / 学籍号后4位"))
        fix_width(self.picker, 284)
        self.header.add_action(self.picker)
        self.print_button = outline(
            self.tr("到期复评清单"), object_name="care.print", icon="print", shortcut="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        self.header.add_action(self.print_button)
        self.bar = InlineBar("care.bar")
        self.table = DataTable(self._columns(), object_name="care.table")
        self.table.set_empty(self.tr("还没有关爱小组和方案。研判后可从“去向”进入,或在上方输入姓名首字母。"))
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        for widget in (self.header, self.bar):
            column.addWidget(widget)
        column.addWidget(self.table, 1)

    def show_page(self, page: CarePage, masked: bool) -> None:
        """The list."""
        self._masked, self._today = masked, page.today
        self.bar.clear()
        if page.key is None:
            self.header.set_subtitle(self.tr("本校还没有设定重点关爱的等级"))
        else:
            words = self.tr("重点关爱学生 %1 人,有方案 %2 人 JS-41").replace("%1", str(page.key))
            planned = sum(1 for line in page.lines if line.key and line.plan)
            self.header.set_subtitle(words.replace("%2", str(planned)))
        self.table.set_rows(page.lines)

    def offer_blank(self, text: str, again: Callable[[], None]) -> None:
        """A name has characters no font has; 留空打印 leaves squares for them."""
        self.bar.offer_blank(text, again)

    def show_trouble(self, text: str) -> None:
        """An error, above the list."""
        self.bar.tell(text)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), self._name, width=112, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=80),
            Column("grade", self.tr("等级"), lambda r: f"{r.grade_word}({r.ordinal}/4)", kind="grade",
                   ordinal=lambda r: r.ordinal, width=136),
            Column("group", self.tr("关爱小组"), group_words, kind="sign", ordinal=_group_sign, stretch=True),
            Column("plan", self.tr("方案"), plan_words, kind="sign", ordinal=_plan_sign, stretch=True),
            Column("review", self.tr("复评"), self._review, kind="sign",
                   ordinal=self._review_sign, width=144),
        )  # fmt: skip

    def _name(self, line: CareLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name

    def _review(self, line: CareLine) -> str:
        day = line.plan.review_on if line.plan else None
        if day is None:
            return formats.MISSING
        return self.tr("%1 已到期").replace("%1", day[5:]) if day <= self._today else day[5:]

    def _review_sign(self, line: CareLine) -> Sign:
        day = line.plan.review_on if line.plan else None
        if day is None:
            return Sign.NONE
        if day > self._today:
            return Sign.DOT
        return Sign.OVERDUE if day < self._today else Sign.DUE_SOON

    def _open(self, line: object) -> None:
        if isinstance(line, CareLine):
            self.opened.emit(line.student_id)


def _group_sign(line: CareLine) -> Sign:
    if line.missing is None:
        return Sign.BAD if line.key else Sign.NONE
    return Sign.DUE_SOON if line.missing or line.unasked else Sign.OK


def _plan_sign(line: CareLine) -> Sign:
    if line.draft is not None and line.draft.status is PlanStatus.SUBMITTED:
        return Sign.ASK
    if line.plan is not None:
        return Sign.OK
    return Sign.BAD if line.key else Sign.NONE
