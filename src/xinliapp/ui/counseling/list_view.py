"""The list of sessions: one's own to open, others' by their presence; a new one begins here."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n.formats import MISSING, masked_name
from xinliapp.ui.counseling.facts import LineState, ListPage, SessionLine
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import PageHeader, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_SIGNS = {LineState.DRAFT: Sign.DOT, LineState.SIGNED: Sign.OK, LineState.SEALED: Sign.NONE}


class ListView(QWidget):
    """``opened(id)``; ``new_wanted(student id)``; ``group_wanted``."""

    opened = Signal(str)
    new_wanted = Signal(str)
    group_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = True
        self._page: ListPage | None = None
        self._search = search
        self.header = PageHeader(self.tr("辅导记录"))
        self.new_group = outline(self.tr("新建团辅"), object_name="counseling.new_group", icon="group")
        self.new_group.clicked.connect(self.group_wanted)
        self.header.add_action(self.new_group)
        self.picker = StudentPicker(search, object_name="counseling.student")
        self.picker.line.setPlaceholderText(self.tr("选学生新建:姓名首字母 / 学籍号后4位"))
        fix_width(self.picker, 300)
        self.picker.picked.connect(self._picked)
        line = area("surface")
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, tk.MARGIN)
        row.addWidget(self.picker)
        row.addStretch(1)
        self._filters(row)
        self.table = DataTable(self._columns(), object_name="counseling.table")
        self.table.opened.connect(self._open)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self.focus_filter)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(line)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())

    def show_page(self, page: ListPage, masked: bool) -> None:
        """The newest sessions; what they are filtered by stays."""
        self._masked = masked
        self._page = page
        self._fill_months(page)
        self._filter()
        drafts = sum(1 for line in page.lines if line.state is LineState.DRAFT)
        words = self.tr("%1份没有签名").replace("%1", str(drafts)) if drafts else ""
        self.header.set_subtitle(words)
        self.unsigned.set_count(drafts)
        self.picker.set_picked(None)

    def nothing(self) -> bool:
        """Whether no session is listed at all, whatever the filters say."""
        return self._page is None or not self._page.lines

    def focus_filter(self) -> None:
        """Ctrl+F."""
        self.words.setFocus()
        self.words.selectAll()

    # --- filters ---

    def _filters(self, row: QHBoxLayout) -> None:
        self.words = QLineEdit()
        self.words.setObjectName("counseling.words")
        self.words.setPlaceholderText(self.tr("找学生、班级、主题"))
        self.words.setAccessibleName(self.tr("筛选"))
        fix_width(self.words, 152)
        self.month = combo([(self.tr("全部月份"), "")], "counseling.month")
        self.month.setAccessibleName(self.tr("月份"))
        self.mine = FilterChip(self.tr("我的"), object_name="counseling.mine")
        self.unsigned = FilterChip(self.tr("没有签名"), object_name="counseling.unsigned")
        self.words.textChanged.connect(self._filter)
        self.month.currentIndexChanged.connect(self._filter)
        for chip in (self.mine, self.unsigned):
            chip.toggled.connect(self._filter)
        for widget in (self.words, self.month, self.mine, self.unsigned):
            row.addWidget(widget)

    def _fill_months(self, page: ListPage) -> None:
        months = sorted({line.month for line in page.lines}, reverse=True)
        known = [self.month.itemData(place) for place in range(1, self.month.count())]
        if months == known:
            return
        chosen = self.month.currentData()
        self.month.blockSignals(True)
        self.month.clear()
        self.month.addItem(self.tr("全部月份"), "")
        for month in months:
            year, number = month.split("-")
            words = self.tr("%1年%2月").replace("%1", year).replace("%2", str(int(number)))
            self.month.addItem(words, month)
        self.month.setCurrentIndex(max(0, self.month.findData(chosen)))
        self.month.blockSignals(False)

    def _filter(self, _value: object = None) -> None:
        if self._page is None:
            return
        words, month = self.words.text().strip(), str(self.month.currentData() or "")
        found = {row.id for row in self._search(words)} if words else set()
        rows = [
            line
            for line in self._page.lines
            if (not month or line.month == month)
            and (not self.mine.isChecked() or line.mine)
            and (not self.unsigned.isChecked() or line.state is LineState.DRAFT)
            and (not words or line.student_id in found or _has(line, words))
        ]
        self.table.set_empty(
            self.tr("没有符合条件的记录。请放宽上面的条件。")
            if self._page.lines
            else self.tr("从今天的预约点“写记录”,或选学生新建。")
        )
        self.table.set_rows(rows)
        told = self.tr("%1 次").replace("%1", str(len(rows)))
        if self._page.cut:
            told += self.tr(" · 只列最近 %1 次,更早的在学生页").replace("%1", str(self._page.cut))
        self.count.setText(told)

    def _foot(self) -> QWidget:
        foot = area("surface")
        fix_height(foot, 32)
        row = QHBoxLayout(foot)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.MARGIN)
        self.count = label("", tone="text2")
        row.addWidget(self.count)
        words = self.tr("其他心理教师的记录只显示日期、类型和作者。")
        row.addWidget(label(words, Role.CAPTION, "text2"))
        row.addStretch(1)
        return foot

    # --- columns ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("编号"), lambda r: r.number, width=96, strong=True),
            Column("when", self.tr("时间"), lambda r: r.when, width=144, sort=lambda r: r.number),
            Column("minutes", self.tr("分钟"), lambda r: str(r.minutes), width=64, align_right=True,
                   sort=lambda r: r.minutes),
            Column("kind", self.tr("类型"), lambda r: r.kind, width=88),
            Column("who", self.tr("学生"), self._who, stretch=True, tip=self._who),
            Column("author", self.tr("作者"), lambda r: r.author, width=120),
            Column("state", self.tr("状态"), self._state, width=112, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state]),
        )  # fmt: skip

    def _who(self, line: SessionLine) -> str:
        if line.group and line.mine:
            members = self.tr("%1 人").replace("%1", str(line.members)) if line.members else ""
            return " · ".join(filter(None, (line.theme, members))) or MISSING
        shown = "、".join(
            f"{group} {masked_name(name) if self._masked else name}" for group, name in line.people
        )
        return shown or MISSING

    def _state(self, line: SessionLine) -> str:
        return {
            LineState.DRAFT: self.tr("没有签名"),
            LineState.SIGNED: self.tr("已签名"),
            LineState.SEALED: self.tr("封存"),
        }[line.state]

    def _open(self, row: object) -> None:
        if isinstance(row, SessionLine):
            self.opened.emit(row.id)

    def _picked(self, row: PickRow) -> None:
        self.new_wanted.emit(row.id)


def _has(line: SessionLine, words: str) -> bool:
    """Whether number, class, name, theme or author have the words."""
    told = (line.number, line.theme, line.author, *(part for person in line.people for part in person))
    return any(words in each for each in told)
