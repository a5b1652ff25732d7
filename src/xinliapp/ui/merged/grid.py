"""The merged table on the screen: one line a school, the totals in a strip that stays in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QVBoxLayout, QWidget

from xinliapp.domain.bureau import CheckFlag, MergedColumn
from xinliapp.domain.merge_versions import RowChange
from xinliapp.domain.rules import CheckSeverity
from xinliapp.i18n import labels
from xinliapp.ui.merged.shown import ShownLine, ShownTable
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.page import rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, set_margins, text_width
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

SIGNS = {CheckSeverity.RETURN: Sign.BAD, CheckSeverity.EXPLAIN: Sign.DUE_SOON, CheckSeverity.HINT: Sign.ASK}
_ORDER = (CheckSeverity.RETURN, CheckSeverity.EXPLAIN, CheckSeverity.HINT)
_NUMBER_WIDTH, _SCHOOL_WIDTH, _CHANGE_WIDTH = 76, 184, 112
_CELL_MARGINS = tk.GAP + tk.MARGIN + 4


@dataclass(frozen=True, slots=True)
class _Total:
    """The closing row in the shape of the rows above it."""

    id: str
    school_name: str
    cells: dict[str, str]


class MergedGrid(QWidget):
    """``current_changed``: the school's line or None."""

    current_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)
        self._shape: tuple[str, ...] | None = None
        self.table: DataTable | None = None
        self.totals: DataTable | None = None

    def show_table(self, shown: ShownTable) -> None:
        """Rows and totals; the columns are made anew when the form has others."""
        grouped = any(line.group for line in shown.lines)
        compared = "" if shown.comparison is None else str(shown.comparison.version.number)
        shape = (compared, str(grouped), *(column.id + column.heading for column in shown.columns))
        if shape != self._shape:
            self._make(shown.columns, grouped, compared)
            self._shape = shape
        if self.table is None or self.totals is None:
            return
        self.table.set_rows(shown.lines)
        words = self.tr("合计 %1/%2").replace("%1", str(shown.schools)).replace("%2", str(shown.expected))
        self.totals.set_rows([_Total("total", words, dict(shown.totals))])
        self._fit_totals(shown)

    def _fit_totals(self, shown: ShownTable) -> None:
        """A total is the longest number of its column: it is never cut short."""
        for number, column in enumerate(shown.columns, start=1):
            needed = text_width(shown.totals.get(column.id, ""), Role.STRONG) + _CELL_MARGINS
            if self.table is not None and not column.text and self.table.columnWidth(number) < needed:
                self.table.setColumnWidth(number, needed)

    def _make(self, columns: Sequence[MergedColumn], grouped: bool, compared: str) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        # Sorted, the subtotals would lose their schools.
        table = DataTable(self._columns(columns, compared), sortable=not grouped, object_name="merged.table")
        totals = DataTable(
            self._total_columns(columns, compared), sortable=False, object_name="merged.totals"
        )
        totals.horizontalHeader().setVisible(False)
        totals.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        totals.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        totals.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        fix_height(totals, tk.ROW + 1)
        for number in range(totals.model().columnCount()):
            totals.horizontalHeader().setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
        # Short headings keep nine columns in sight; the notice's own words are one hover away.
        table.horizontalHeader().setToolTip(
            "\n".join(f"{number} {column.heading}" for number, column in enumerate(columns, start=1))
        )
        table.current_changed.connect(self.current_changed)
        table.horizontalHeader().sectionResized.connect(self._follow_width)
        table.horizontalScrollBar().valueChanged.connect(totals.horizontalScrollBar().setValue)
        self._column.addWidget(table, 1)
        self._column.addWidget(rule())
        self._column.addWidget(totals)
        self.table, self.totals = table, totals
        for number in range(totals.model().columnCount()):
            totals.setColumnWidth(number, table.columnWidth(number))

    def _follow_width(self, number: int, _old: int, width: int) -> None:
        if self.totals is not None:
            self.totals.setColumnWidth(number, width)

    def _columns(self, columns: Sequence[MergedColumn], compared: str) -> list[Column]:
        made = [
            Column("school", self.tr("学校"), self._name, width=_SCHOOL_WIDTH, strong=True,
                   tip=lambda r: r.school_name),
        ]  # fmt: skip
        for number, column in enumerate(columns, start=1):
            made.append(_figure_column(column, number))
        made.append(Column("flags", self.tr("核对"), self._flags, width=72, kind="sign", ordinal=_flag_sign))
        made.append(
            Column("source", self.tr("来源"), lambda r: r.source, width=104, kind="sign",
                   ordinal=_source_sign, tip=lambda r: r.source),
        )  # fmt: skip
        if compared:
            title = self.tr("与第%1次比").replace("%1", compared)
            made.append(Column("change", title, self._change, width=_CHANGE_WIDTH,
                               tone=_change_tone, tip=lambda r: "\n".join(r.changes)))  # fmt: skip
        return made

    def _name(self, line: ShownLine) -> str:
        if not line.group:
            return line.school_name
        words = self.tr("%1 小计 %2 所").replace("%1", line.school_name)
        return words.replace("%2", str(line.group))

    def _change(self, line: ShownLine) -> str:
        if line.change is None:
            return ""
        if line.change is RowChange.CHANGED:
            numbers = "、".join(told.split()[0] for told in line.changes)
            return self.tr("改 %1 栏").replace("%1", numbers)
        return labels.label(line.change)

    def _total_columns(self, columns: Sequence[MergedColumn], compared: str) -> list[Column]:
        made = [Column("school", "", lambda r: r.school_name, width=_SCHOOL_WIDTH, strong=True)]
        for column in columns:
            made.append(
                Column(column.id, "", _cell_of(column.id), width=_NUMBER_WIDTH, align_right=not column.text,
                       strong=True)
            )  # fmt: skip
        made += [Column("flags", "", _nothing, width=72), Column("source", "", _nothing, width=104)]
        if compared:
            made.append(Column("change", "", _nothing, width=_CHANGE_WIDTH))
        return made

    def _flags(self, line: ShownLine) -> str:
        return self.tr("%1 处").replace("%1", str(len(line.flags))) if line.flags else ""


def worst(flags: Sequence[CheckFlag]) -> CheckSeverity | None:
    """The most serious of a school's flags."""
    return min((flag.severity for flag in flags), key=_ORDER.index, default=None)


def _change_tone(line: ShownLine) -> str:
    return "" if line.change in (None, RowChange.SAME) else "warn"


def _source_sign(line: ShownLine) -> Sign | None:
    if line.group:
        return None
    return Sign.OK if line.signed else Sign.DUE_SOON


def _flag_sign(line: ShownLine) -> Sign | None:
    if line.group:
        return None
    found = worst(line.flags)
    if found is not None:
        return SIGNS[found]
    return Sign.OK if line.students_known else Sign.NONE


def _figure_column(column: MergedColumn, number: int) -> Column:
    if column.text:
        return Column(column.id, column.heading, _cell_of(column.id), stretch=True, tip=_cell_of(column.id))
    return Column(
        column.id,
        f"{number} {column.unit}",
        _cell_of(column.id),
        width=_NUMBER_WIDTH,
        align_right=True,
        sort=_number_of(column.id),
    )


def _cell_of(column_id: str) -> Callable[[ShownLine | _Total], str]:
    def cell(row: ShownLine | _Total) -> str:
        return row.cells.get(column_id, "")

    return cell


def _number_of(column_id: str) -> Callable[[ShownLine], float | str | None]:
    def number(row: ShownLine) -> float | str | None:
        return row.numbers[column_id] if column_id in row.numbers else row.cells.get(column_id, "")

    return number


def _nothing(_row: object) -> str:
    return ""
