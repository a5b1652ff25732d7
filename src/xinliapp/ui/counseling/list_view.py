"""The list of sessions: one's own to open, others' by their presence; a new one begins here."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.i18n.formats import MISSING, masked_name
from xinliapp.ui.counseling.facts import LineState, ListPage, SessionLine
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import PageHeader, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {LineState.DRAFT: Sign.DOT, LineState.SIGNED: Sign.OK, LineState.SEALED: Sign.NONE}


class ListView(QWidget):
    """``opened(id)``; ``new_wanted(student id)``; ``group_wanted``."""

    opened = Signal(str)
    new_wanted = Signal(str)
    group_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = True
        self.header = PageHeader(self.tr("辅导记录"))
        self.new_group = outline(self.tr("新建团辅"), object_name="counseling.new_group", icon="group")
        self.new_group.clicked.connect(self.group_wanted)
        self.header.add_action(self.new_group)
        self.picker = StudentPicker(search, object_name="counseling.student")
        self.picker.line.setPlaceholderText(self.tr("选学生新建:姓名首字母 / 学籍号后4位"))
        fix_width(self.picker, 320)
        self.picker.picked.connect(self._picked)
        line = area("surface")
        row = QHBoxLayout(line)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, tk.MARGIN)
        row.addWidget(self.picker)
        row.addWidget(label(self.tr("其他心理教师的记录只显示日期、类型和作者。"), tone="text2"))
        row.addStretch(1)
        self.table = DataTable(self._columns(), object_name="counseling.table")
        self.table.set_empty(self.tr("从今天的预约点“写记录”,或选学生新建。"))
        self.table.opened.connect(self._open)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(line)
        column.addWidget(self.table, 1)

    def show_page(self, page: ListPage, masked: bool) -> None:
        """The newest sessions."""
        self._masked = masked
        self.table.set_rows(page.lines)
        drafts = sum(1 for line in page.lines if line.state is LineState.DRAFT)
        words = self.tr("%1份没有签名").replace("%1", str(drafts)) if drafts else ""
        self.header.set_subtitle(words)
        self.picker.set_picked(None)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("number", self.tr("编号"), lambda r: r.number, width=96, strong=True),
            Column("when", self.tr("时间"), lambda r: r.when, width=144, sort=lambda r: r.number),
            Column("minutes", self.tr("分钟"), lambda r: str(r.minutes), width=64, align_right=True,
                   sort=lambda r: r.minutes),
            Column("kind", self.tr("类型"), lambda r: r.kind, width=88),
            Column("who", self.tr("学生"), self._who, stretch=True),
            Column("author", self.tr("作者"), lambda r: r.author, width=120),
            Column("state", self.tr("状态"), self._state, width=112, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state]),
        )  # fmt: skip

    def _who(self, line: SessionLine) -> str:
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
