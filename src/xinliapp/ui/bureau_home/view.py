"""The widgets of the progress page (screens.md B03)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xinliapp.domain.bureau import ReportState, SchoolProgress
from xinliapp.i18n import formats
from xinliapp.services.known_forms import FormRun
from xinliapp.ui.bureau_home.panel import ChasePanel, late_words
from xinliapp.ui.bureau_home.presenter import AreaCount, Narrow, ProgressPage
from xinliapp.widgets.buttons import link, outline, primary
from xinliapp.widgets.marks import FilterChip, StatusMark
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.run_box import RunBox
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable

_SIGNS = {
    ReportState.REPORTED: Sign.OK,
    ReportState.REPORTED_LATE: Sign.LATE,
    ReportState.RETURNED: Sign.BAD,
    ReportState.UNSIGNED: Sign.DUE_SOON,
    ReportState.MISSING: Sign.NOT_APPLICABLE,
}
_SOON_DAYS = 3

_TO_CALL = (ReportState.MISSING, ReportState.RETURNED)


class ProgressView(QWidget):
    """One line a school, counts above, the list of whom to call below."""

    run_chosen = Signal(str)
    narrowed = Signal(object)
    area_chosen = Signal(object)
    print_wanted = Signal()
    inbox_wanted = Signal()
    merged_wanted = Signal()
    flags_wanted = Signal()
    slips_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progress")
        self.bar = InlineBar("progress.bar")
        self.table = DataTable(self._columns(), key=lambda r: r.school.code, object_name="progress.table")
        self.panel = ChasePanel()
        self._now: dt.datetime | None = None
        self.table.current_changed.connect(self._current_moved)
        columns = QHBoxLayout(self)
        set_margins(columns, 0, 0, 0, 0, 0)
        column = QVBoxLayout()
        set_margins(column, 0, 0, 0, 0, 0)
        columns.addLayout(column, 1)
        columns.addWidget(self.panel)
        for widget in (self._header(), self.bar, self._chips()):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addWidget(self._actions())

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("state", self.tr("状态"), lambda r: self._state(r.state), width=88, kind="sign",
                   ordinal=lambda r: _SIGNS[r.state], sort=lambda r: list(ReportState).index(r.state)),
            Column("code", self.tr("标识码"), lambda r: r.school.code, width=104),
            Column("name", self.tr("学校"), lambda r: r.school.name, stretch=True, strong=True,
                   tip=lambda r: r.school.name),
            Column("area", self.tr("片区"), lambda r: r.area or formats.MISSING, width=88,
                   tip=lambda r: r.area),
            Column("received", self.tr("首次收到"), _received, width=112, sort=lambda r: r.received_at or ""),
            Column("revision", self.tr("现用版本"), _revision, width=80),
            Column("contact", self.tr("联系人"), lambda r: r.school.contact or formats.MISSING, width=80),
            Column("phone", self.tr("电话"), lambda r: r.school.phone or formats.MISSING, width=128,
                   tone=lambda r: "warn" if not r.school.phone and r.state in _TO_CALL else ""),
            Column("note", self.tr("说明"), self._note, width=96, tip=self._note),
        )  # fmt: skip

    def _note(self, line: SchoolProgress) -> str:
        if line.returned_for:
            return "、".join(line.returned_for)
        if line.state is ReportState.REPORTED_LATE:
            return late_words(line)
        if line.chases:
            return self.tr("催%1次").replace("%1", str(len(line.chases)))
        return ""

    def _state(self, state: ReportState) -> str:
        return {
            ReportState.REPORTED: self.tr("已报"),
            ReportState.REPORTED_LATE: self.tr("迟报"),
            ReportState.RETURNED: self.tr("退回"),
            ReportState.UNSIGNED: self.tr("未签名"),
            ReportState.MISSING: self.tr("未报"),
        }[state]

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("报送进度"))
        self.run = RunBox("progress.run", 232)
        self.run.chosen.connect(self.run_chosen)
        self.due = StatusMark(Sign.NONE, "")
        header.add_left(self.run)
        header.add_left(self.due)
        self.print_button = primary(
            self.tr("打印催报单"), object_name="print.missing", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        header.add_action(self.print_button)
        return header

    def _chips(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.chips = {
            Narrow.ALL: FilterChip(self.tr("全部"), 0, object_name="progress.all"),
            Narrow.MISSING: FilterChip(
                self.tr("未报"), 0, Sign.NOT_APPLICABLE, object_name="progress.missing"
            ),
            Narrow.RETURNED: FilterChip(self.tr("退回"), 0, Sign.BAD, object_name="progress.returned"),
            Narrow.LATE: FilterChip(self.tr("迟报"), 0, Sign.LATE, object_name="progress.late"),
            Narrow.UNSIGNED: FilterChip(self.tr("未签名"), 0, Sign.DUE_SOON, object_name="progress.unsigned"),
        }
        self.area = QComboBox()
        self.area.setObjectName("progress.area")
        self.area.setAccessibleName(self.tr("按片区"))
        fix_width(self.area, 184)
        self.area.activated.connect(self._area_chosen)
        self._group = QButtonGroup(self)
        for chip in self.chips.values():
            self._group.addButton(chip)
            row.addWidget(chip)
        self.chips[Narrow.ALL].setChecked(True)
        self._group.buttonClicked.connect(self._chosen)
        row.addSpacing(8)
        row.addWidget(self.area)
        self.rates = label("", tone="text2")
        self.rates.setObjectName("progress.rates")
        self.rates.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.rates.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.rates, 1)
        return bar

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.open_files = link("", object_name="progress.open_files")
        self.open_files.clicked.connect(self.inbox_wanted)
        bar.add_fact(self.open_files)
        self.slips = outline(self.tr("全部退回单"), object_name="progress.slips", icon="print")
        self.slips.clicked.connect(self.slips_wanted)
        bar.add_button(self.slips)
        flags = outline(self.tr("核对"), object_name="progress.flags", icon="audit")
        flags.clicked.connect(self.flags_wanted)
        bar.add_button(flags)
        inbox = outline(self.tr("收件箱"), object_name="progress.inbox", icon="import")
        inbox.clicked.connect(self.inbox_wanted)
        merged = outline(self.tr("汇总表"), object_name="progress.merged", icon="merge")
        merged.clicked.connect(self.merged_wanted)
        bar.add_button(inbox)
        bar.add_button(merged)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None:
        """The forms and periods to choose from."""
        chosen_id = chosen.id if chosen else None
        self.run.show_runs([(run.id, run.title) for run in runs], chosen_id)

    def show_progress(self, page: ProgressPage) -> None:
        """Counts, the two rates, the due day."""
        progress = page.progress
        self.open_files.setText(
            self.tr("收件箱里有 %1 件需处理").replace("%1", str(page.open_files)) if page.open_files else ""
        )
        self.open_files.setVisible(page.open_files > 0)
        self.print_button.setEnabled(progress is not None)
        self.print_button.setToolTip("" if progress is not None else self.tr("这一期还没有开始"))
        self.due.setVisible(progress is not None and progress.due_on is not None)
        if progress is None:
            self.rates.clear()
            return
        for narrow, state in (
            (Narrow.MISSING, ReportState.MISSING),
            (Narrow.LATE, ReportState.REPORTED_LATE),
            (Narrow.UNSIGNED, ReportState.UNSIGNED),
            (Narrow.RETURNED, ReportState.RETURNED),
        ):
            self.chips[narrow].set_count(progress.count(state))
        self.chips[Narrow.ALL].set_count(progress.expected)
        self._now = dt.datetime.combine(page.today, page.time)
        returned = progress.count(ReportState.RETURNED)
        self.slips.setEnabled(returned > 0)
        self.slips.setToolTip("" if returned else self.tr("这一期没有退回的报送"))
        words = self.tr("已报率 %1 · 按时率 %2")
        words = words.replace("%1", formats.percent(progress.reported, progress.expected))
        self.rates.setText(words.replace("%2", formats.percent(progress.on_time, progress.expected)))
        self.rates.setToolTip(self.rates.text())
        if progress.due_on is not None:
            self._show_due(dt.date.fromisoformat(progress.due_on), page.today)

    def show_areas(self, areas: Sequence[AreaCount], chosen: str | None) -> None:
        """The 片区 to choose from, each with how many reported; nothing where no school has one."""
        self.area.clear()
        self.area.addItem(self.tr("按片区:全部"), None)
        for one in areas:
            words = self.tr("%3 已报 %1/%2").replace("%1", str(one.reported)).replace("%2", str(one.expected))
            self.area.addItem(words.replace("%3", one.area or self.tr("未分片区")), one.area)
            if one.area == chosen:
                self.area.setCurrentIndex(self.area.count() - 1)
        self.area.setVisible(bool(areas))
        keys = [column.key for column in self._columns()]
        self.table.setColumnHidden(keys.index("area"), not areas or chosen is not None)

    def _show_due(self, due: dt.date, today: dt.date) -> None:
        left = (due - today).days
        day = due.isoformat()
        if left < 0:
            self.due.set(Sign.OVERDUE, self.tr("%1 已截止").replace("%1", day))
        elif left == 0:
            self.due.set(Sign.DUE_SOON, self.tr("今天截止"))
        else:
            words = self.tr("截止 %1 剩 %2 天").replace("%1", day[5:]).replace("%2", str(left))
            self.due.set(Sign.DUE_SOON if left <= _SOON_DAYS else Sign.DOT, words)

    def show_lines(self, lines: Sequence[SchoolProgress], narrow: Narrow, any_school: bool) -> None:
        """The list."""
        self.chips[narrow].setChecked(True)
        self.table.set_empty(
            self.tr("没有这样的学校。")
            if any_school
            else self.tr("名册里还没有学校。请先到“学校名册”导入名单。")
        )
        self.table.set_rows(lines)
        self._current_moved(self.table.current_row())

    def clear_trouble(self) -> None:
        """No error stands any more."""
        self.bar.clear()

    def close_chase(self) -> None:
        """The reminder is noted."""
        self.panel.clear_typed()

    def say_chased(self) -> None:
        """The reminder is noted."""
        self.bar.tell(self.tr("已记下一次催报。"), Tone.DONE)

    def show_trouble(self, text: str) -> None:
        """An error above the list."""
        self.bar.tell(text)

    # --- what the person does -----------------------------------------------------------------------------

    def _current_moved(self, line: SchoolProgress | None) -> None:
        self.panel.show_line(line, self._now)

    def _area_chosen(self, _index: int) -> None:
        self.area_chosen.emit(self.area.currentData())

    def _chosen(self, chip: QWidget) -> None:
        self.narrowed.emit(next(narrow for narrow, own in self.chips.items() if own is chip))


def _received(line: SchoolProgress) -> str:
    return formats.MISSING if line.received_at is None else line.received_at[5:16].replace("T", " ")


def _revision(line: SchoolProgress) -> str:
    return formats.MISSING if line.revision is None else f"r{line.revision}"
