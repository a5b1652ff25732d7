"""The right column: how the newest run stands, and the days of every run that is being worked on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.bureau import ReportingProgress, ReportState
from xinliapp.i18n import formats
from xinliapp.ui.bureau_today.facts import Office
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.charts import BulletBar
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.side_column import DeadlineRow, SideColumn
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role


class RunSummary(QWidget):
    """已报 of expected, the bar, and the number of schools in each state (screens.md B03)."""

    def __init__(self, title: str, progress: ReportingProgress) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, tk.GAP, 0)
        column.addWidget(ElidedLabel(title, Role.STRONG))
        column.addWidget(self._figures(progress))
        bar = BulletBar()
        bar.set(progress.reported, 0, progress.expected)
        column.addWidget(bar)
        column.addWidget(label(self._rates(progress), Role.CAPTION, "text2"))
        column.addWidget(self._states(progress))

    def _figures(self, progress: ReportingProgress) -> QWidget:
        holder = QWidget()
        fix_height(holder, 36)
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.number = label(str(progress.reported), Role.COUNTER)
        row.addWidget(self.number)
        target = self.tr("/ %1 所已报").replace("%1", str(progress.expected))
        row.addWidget(label(target, Role.BODY, "text2"), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        left = progress.expected - progress.reported
        words = self.tr("还差 %1 所").replace("%1", str(left))
        row.addWidget(
            StatusMark(Sign.DUE_SOON, words) if left else StatusMark(Sign.OK, self.tr("已全部报送"))
        )
        return holder

    def _rates(self, progress: ReportingProgress) -> str:
        words = self.tr("已报率 %1 · 按时率 %2")
        words = words.replace("%1", formats.percent(progress.reported, progress.expected))
        return words.replace("%2", formats.percent(progress.on_time, progress.expected))

    def _states(self, progress: ReportingProgress) -> QWidget:
        rows = (
            (Sign.OK, self.tr("已报"), ReportState.REPORTED),
            (Sign.LATE, self.tr("迟报"), ReportState.REPORTED_LATE),
            (Sign.DUE_SOON, self.tr("未签名"), ReportState.UNSIGNED),
            (Sign.BAD, self.tr("退回"), ReportState.RETURNED),
            (Sign.NOT_APPLICABLE, self.tr("未报"), ReportState.MISSING),
        )
        holder = QWidget()
        grid = QGridLayout(holder)
        set_margins(grid, 0, tk.GAP, 0, tk.GAP, 4)
        for number, (sign, words, state) in enumerate(rows):
            grid.addWidget(StatusMark(sign, words), number, 0)
            count = label(str(progress.count(state)))
            count.setObjectName(f"office.{state.value}")
            grid.addWidget(count, number, 1, Qt.AlignmentFlag.AlignRight)
        return holder


class SummaryColumn(SideColumn):
    """The summary over the days."""

    def show_office(self, office: Office) -> None:
        """Replaces both."""
        self.clear()
        if office.progress is not None and office.progress.expected:
            self.column.addWidget(RunSummary(office.title, office.progress))
        else:
            self.add_line(self.tr("现在没有正在报送的统计表。"))
        self.add_title(self.tr("期限"))
        for number, deadline in enumerate(office.deadlines):
            words = self.tr("本级上报") if deadline.own else self.tr("学校报送")
            tip = f"{deadline.title} {deadline.due_on}"
            name = f"office.deadline.{number}"
            self.add_deadline(DeadlineRow(deadline, words, tip, deadline.days, name))
        if not office.deadlines:
            self.add_line(self.tr("近期没有期限。"))
        self.column.addStretch(1)
