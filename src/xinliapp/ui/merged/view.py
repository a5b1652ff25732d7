"""The widgets of the merged table's page (screens.md B05)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.merge_versions import MergeVersion, RowChange
from xinliapp.i18n import labels
from xinliapp.services.known_forms import FormRun
from xinliapp.ui.merged.grid import MergedGrid
from xinliapp.ui.merged.shown import ShownLine, ShownTable
from xinliapp.widgets.busy import BusyButton
from xinliapp.widgets.buttons import Kind
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import ActionBar, EmptyState, InlineBar, PageHeader, Tone, area, label
from xinliapp.widgets.plain_tip import plain_tip
from xinliapp.widgets.run_box import RunBox
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role

_LINE_MOST, _LINE = 20, 5


def _moment(stamp: str) -> str:
    return stamp[5:16].replace("T", " ")


class MergedView(QWidget):
    """One line a school, totals in sight, missing schools named."""

    run_chosen = Signal(str)
    unsigned_toggled = Signal(bool)
    line_changed = Signal(int)
    grouped = Signal(bool)
    compared = Signal(int)
    export_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("merged")
        self.bar = InlineBar("merged.bar")
        self.grid = MergedGrid()
        self.grid.current_changed.connect(self._show_details)
        self.empty = EmptyState(self.tr("还没有收下的数据。"))
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self.grid)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._header())
        column.addWidget(self.bar)
        column.addWidget(self._facts())
        column.addWidget(self._versions())
        column.addWidget(self._pages, 1)
        column.addWidget(self._details())
        column.addWidget(self._actions())

    def _header(self) -> QWidget:
        header = PageHeader(self.tr("汇总表"))
        self.run = RunBox("merged.run", 496)
        self.run.chosen.connect(self.run_chosen)
        header.add_left(self.run)
        self.export_button = BusyButton(
            self.tr("导出 xlsx"), Kind.OUTLINE, object_name="merged.export", icon="export"
        )
        self.export_button.clicked.connect(self.export_wanted)
        self.print_button = BusyButton(
            self.tr("打印"), Kind.PRIMARY, object_name="merged.print", icon="print"
        )
        self.print_button.setShortcut("Ctrl+P")
        self.print_button.clicked.connect(self.print_wanted)
        header.add_action(self.export_button)
        header.add_action(self.print_button)
        return header

    def _facts(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 4, 16, 4, 8)
        self.missing = label("", tone="text2")
        self.missing.setObjectName("merged.missing")
        self.unsigned = QCheckBox(self.tr("含未签名"))
        self.unsigned.setObjectName("merged.unsigned")
        self.unsigned.setChecked(True)
        self.unsigned.toggled.connect(self.unsigned_toggled)
        self.line = QSpinBox()
        self.line.setObjectName("merged.line")
        self.line.setRange(0, _LINE_MOST)
        self.line.setValue(_LINE)
        self.line.setAccessibleName(self.tr("小于这个数的人数不显示"))
        fix_width(self.line, 64)
        self.line.valueChanged.connect(self.line_changed)
        self.shown_as = label("", tone="text2")
        self.shown_as.setObjectName("merged.shown_as")
        self._show_line(_LINE)
        self.line.valueChanged.connect(self._show_line)
        row.addWidget(self.missing, 1)
        row.addWidget(self.unsigned)
        row.addWidget(label(self.tr("人数小于"), tone="text2"))
        row.addWidget(self.line)
        row.addWidget(self.shown_as)
        return bar

    def _versions(self) -> QWidget:
        bar = area("bg")
        row = QHBoxLayout(bar)
        set_margins(row, 16, 0, 16, 4, 8)
        self.by = combo([(self.tr("学校"), False), (self.tr("片区>学校"), True)], "merged.group")
        self.by.currentIndexChanged.connect(self._grouping)
        self.version = label("", tone="text2")
        self.version.setObjectName("merged.version")
        self.against = QComboBox()
        self.against.setObjectName("merged.against")
        self.against.setAccessibleName(self.tr("与哪一次比较"))
        fix_width(self.against, 208)
        self.against.activated.connect(self._comparing)
        self.compared_words = label("", tone="text2")
        self.compared_words.setObjectName("merged.compared")
        row.addWidget(label(self.tr("按"), tone="text2"))
        row.addWidget(self.by)
        row.addSpacing(16)
        row.addWidget(self.version)
        row.addWidget(self.against)
        row.addWidget(self.compared_words)
        row.addStretch(1)
        return bar

    def _grouping(self, _index: int) -> None:
        self.grouped.emit(bool(self.by.currentData()))

    def _comparing(self, _index: int) -> None:
        self.compared.emit(int(self.against.currentData()))

    def _details(self) -> QWidget:
        self.details = area("bg")
        column = QVBoxLayout(self.details)
        set_margins(column, 16, 4, 16, 8, 4)
        self.who = label("", Role.STRONG)
        self.what = label("", wrap=True)
        self.what.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self.who)
        column.addWidget(self.what)
        self.details.setVisible(False)
        return self.details

    def _actions(self) -> QWidget:
        bar = ActionBar()
        self.made = label("", tone="text2")
        bar.add_fact(self.made)
        return bar

    # --- what the presenter calls -------------------------------------------------------------------------

    def show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None:
        """The forms and periods to choose from."""
        chosen_id = chosen.id if chosen else None
        self.run.show_runs([(run.id, run.title) for run in runs], chosen_id)

    def show_versions(self, versions: Sequence[MergeVersion], now: int, chosen: int) -> None:
        """Which version the table is, and the ones it may be compared with; 0 is none."""
        kept = next((one for one in versions if one.number == now), None)
        if now == 0:
            self.version.clear()
        elif kept is not None:
            words = self.tr("版本 %1 第%2次").replace("%1", _moment(kept.made_at))
            self.version.setText(words.replace("%2", str(now)))
        else:
            self.version.setText(self.tr("版本 第%1次(还没有打印或导出)").replace("%1", str(now)))
        self.against.clear()
        self.against.addItem(self.tr("不比较"), 0)
        for one in reversed(versions):
            if one.number != now:
                words = self.tr("与第%1次比(%2)").replace("%1", str(one.number))
                self.against.addItem(words.replace("%2", _moment(one.made_at)), one.number)
        self.against.setCurrentIndex(max(0, self.against.findData(chosen)))
        self.against.setVisible(self.against.count() > 1)

    def _compared(self, table: ShownTable | None) -> str:
        found = None if table is None else table.comparison
        if found is None:
            return ""
        told = [
            words.replace("%1", str(count))
            for words, count in (
                (self.tr("新报 %1 所"), found.count(RowChange.NEW)),
                (self.tr("改数 %1 所"), found.count(RowChange.CHANGED)),
                (self.tr("重报 %1 所"), found.count(RowChange.AGAIN)),
            )
            if count
        ]
        if found.gone:
            gone = self.tr("不再在表内 %1 所:%2").replace("%1", str(len(found.gone)))
            told.append(gone.replace("%2", "、".join(found.gone[:3])))
        return " · ".join(told) or self.tr("没有变化")

    def show_table(self, table: ShownTable | None) -> None:
        """The table, who is missing, and what is hidden."""
        self.export_button.setEnabled(table is not None)
        self.print_button.setEnabled(table is not None)
        self._pages.setCurrentWidget(self.empty if table is None else self.grid)
        self.compared_words.setText(self._compared(table))
        if table is None:
            self.missing.clear()
            self.made.clear()
            self.details.setVisible(False)
            return
        self.grid.show_table(table)
        self.missing.setText(self._missing(table.missing))
        self.missing.setToolTip(plain_tip("\n".join((*table.missing, *table.notes))))
        words = self.tr("汇总于 %1 · 打印和导出为正式报表,数字原样,不遮。").replace(
            "%1", table.made_at.replace("T", " ")[:16]
        )
        if table.hidden:
            words += self.tr("屏幕上遮了 %1 格,“*”是另遮的一格,使合计不能反推。").replace(
                "%1", str(table.hidden)
            )
        self.made.setText(words)

    def _show_line(self, line: int) -> None:
        """What stands in a cell below the line."""
        words = self.tr("时屏幕上显示“<%1”").replace("%1", str(line))
        self.shown_as.setText(words if line > 0 else self.tr("(0:都显示)"))

    def _missing(self, names: Sequence[str]) -> str:
        if not names:
            return self.tr("应报学校均已报送。")
        words = self.tr("未报 %1 所:%2").replace("%1", str(len(names)))
        most = 3
        return words.replace("%2", "、".join(names[:most]) + ("…" if len(names) > most else ""))

    def show_trouble(self, text: str) -> None:
        """An error above the table."""
        self.bar.tell(text)

    def show_busy(self, busy: bool) -> None:
        """A file is being made."""
        for button in (self.export_button, self.print_button):
            if busy:
                button.start()
            elif button.busy:
                button.stop()

    def say_written(self, file_name: str) -> None:
        """The file lies where the person wanted it."""
        self.bar.tell(self.tr("汇总表已存为“%1”。").replace("%1", file_name), Tone.DONE)

    # --- what the person does -----------------------------------------------------------------------------

    def _show_details(self, line: ShownLine | None) -> None:
        told_of = line is not None and not line.group
        self.details.setVisible(told_of)
        if line is None or not told_of:
            return
        words = self.tr("%1 · %2 · %3 收到").replace("%1", line.school_name).replace("%2", line.source)
        self.who.setText(words.replace("%3", line.received_at.replace("T", " ")[:16]))
        told = [f"{labels.label(flag.severity)}:{flag.message}" for flag in line.flags]
        told += [self.tr("有变化:%1").replace("%1", change) for change in line.changes]
        if not line.students_known:
            told.append(self.tr("名册里没有该校的在校生数,与它相比的规则没有检查。请在学校名册补录。"))
        self.what.setText("\n".join(told) if told else self.tr("核对没有发现问题。"))
