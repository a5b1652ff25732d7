"""The list of rounds: how far each one is, and the way into it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.screening.facts import RoundLine, RoundsPage, still_open
from xinliapp.ui.screening.words import open_words
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.page import ActionBar, EmptyState, PageHeader
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable

LIST, NOTHING = range(2)


class RoundsPane(QWidget):
    """Enter, a double click or 打开 opens a round; 新建一轮 begins one."""

    opened = Signal(str)
    new_wanted = Signal()
    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.header = PageHeader(self.tr("筛查摸排"))
        self.new = outline(self.tr("新建一轮"), object_name="round.new", shortcut="Ctrl+N", hint="Ctrl+N")
        self.new.clicked.connect(self.new_wanted)
        self.header.add_action(self.new)
        self.table = DataTable(self._columns(), object_name="round.table")
        self.table.opened.connect(self._open_row)
        self.first = primary(self.tr("新建一轮"), object_name="round.first")
        self.first.clicked.connect(self.new_wanted)
        self.nothing = EmptyState(self.tr("还没有测评计划。先选范围和时间,再印告知书。"), self.first)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(self.nothing)
        self.foot = ActionBar()
        self.open = primary(self.tr("打开"), object_name="round.open")
        self.open.clicked.connect(self._open_current)
        self.foot.add_button(self.open)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)

    def show_page(self, page: RoundsPage) -> None:
        """The rounds; the newest that is not closed is current."""
        self.table.set_rows(page.lines)
        self.stack.setCurrentIndex(LIST if page.lines else NOTHING)
        for widget in (self.new, self.foot):
            widget.setVisible(bool(page.lines))
        if page.lines and self.table.current_row() is None:
            running = next((line for line in page.lines if line.closed_on is None), page.lines[0])
            self.table.select_key(running.id)
        counted = self.tr("%1 轮,在做 %2 轮").replace("%1", str(len(page.lines)))
        running_now = sum(line.closed_on is None for line in page.lines)
        self.header.set_subtitle(counted.replace("%2", str(running_now)) if page.lines else "")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("名称"), lambda r: r.name, stretch=True, strong=True,
                   tip=lambda r: r.name),
            Column("way", self.tr("方法"), lambda r: r.way, width=144, tip=lambda r: r.way),
            Column("population", self.tr("范围"), lambda r: r.population, width=128,
                   tip=lambda r: r.population),
            Column("window", self.tr("起止"), lambda r: r.window, width=120),
            Column("done", self.tr("完成"), _done, width=120, align_right=True, sort=lambda r: r.share),
            Column("share", self.tr("覆盖"), _percent, width=64, kind="share", ordinal=lambda r: r.share,
                   sort=lambda r: r.share, tip=_done),
            Column("state", self.tr("还差"), self._state, width=176, kind="sign", ordinal=_sign,
                   tip=self._state),
        )  # fmt: skip

    def _state(self, line: RoundLine) -> str:
        if line.closed_on is not None:
            return self.tr("%1 已关闭").replace("%1", line.closed_on[5:])
        return open_words(line.tally) or self.tr("可以关闭")

    def _open_row(self, line: object) -> None:
        if isinstance(line, RoundLine):
            self.opened.emit(line.id)

    def _open_current(self) -> None:
        self._open_row(self.table.current_row())


def _done(line: RoundLine) -> str:
    return f"{line.tally.done}/{line.tally.expected}"


def _percent(line: RoundLine) -> str:
    return formats.percent(line.tally.done, line.tally.expected)


def _sign(line: RoundLine) -> Sign:
    if line.closed_on is not None:
        return Sign.OK
    return Sign.DUE_SOON if any(still_open(line.tally)) else Sign.ASK
