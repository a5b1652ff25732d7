"""Step 4: who has a status and who has none, class by class; the list of who sits down once more."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.casework import CheckStatus
from xinliapp.domain.screening import RoundRow, RowState
from xinliapp.i18n import formats, labels
from xinliapp.ui.screening.class_list import ClassList
from xinliapp.ui.screening.facts import ClassLine, RoundPage, RoundPaper
from xinliapp.ui.screening.words import STATE_SIGNS, counts_words, reason_shown, shown_name
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import combo
from xinliapp.widgets.flow import flow
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, area, label
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

RETEST = "retest"
_CHIPS = (RowState.PENDING, RowState.ABSENT, RowState.VOID, RowState.DECLINED, RowState.EXEMPT, RowState.DONE)
_NOT_CHECKED = (RowState.PENDING, RowState.ABSENT, RowState.VOID)  # the page opens on who is missing
# What a person may say of a student who has no sheet; 完成 comes with one, 无效 of one.
_SETTABLE = (CheckStatus.ABSENT, CheckStatus.DECLINED, CheckStatus.EXEMPT)


class CheckPane(QWidget):
    """Classes with their bars at the left; students by status at the right, several at once."""

    status_wanted = Signal(object, object)
    void_wanted = Signal(str)
    student_wanted = Signal(str)
    print_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: RoundPage | None = None
        self._masked = True
        self._class_id = ""
        self.counts = label("", Role.STRONG)
        self.counts.setObjectName("round.check_counts")
        self.classes = ClassList("round.classes")
        self.classes.class_wanted.connect(self._class_chosen)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.classes)
        middle.addWidget(self._right(), 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the page calls ---

    def show_round(self, page: RoundPage, masked: bool) -> None:
        """Everybody of the round."""
        self._page, self._masked = page, masked
        counted = page.tally
        words = counts_words(counted)
        if page.former:
            words += self.tr(" · 另有已离开范围的 %1 人").replace("%1", str(page.former))
        self.counts.setText(words)
        whole = ClassLine("", self.tr("全部"), counted)
        self.classes.show_lines((whole, *page.class_lines), self._class_id)
        for state, chip in self.chips.items():
            chip.set_count(sum(row.state is state for row in page.rows))
        self.retest_chip.set_count(counted.retests)
        self.retest.setText(self.tr("生成复测名单 %1 人").replace("%1", str(counted.retests)))
        self.retest.setEnabled(counted.retests > 0)
        self._fill()

    # --- parts ---

    def _head(self) -> QWidget:
        head = area("surface")
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        row.addWidget(self.counts)
        row.addStretch(1)
        return head

    def _right(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        self.chips = {
            state: FilterChip(
                labels.label(state), 0, STATE_SIGNS[state], object_name=f"round.state.{state.value}"
            )
            for state in _CHIPS
        }
        self.retest_chip = FilterChip(self.tr("待复测"), 0, object_name="round.state.retest")
        for state in _NOT_CHECKED:
            self.chips[state].setChecked(True)
        for chip in (*self.chips.values(), self.retest_chip):
            chip.toggled.connect(self._filtered)
        chips = flow(*self.chips.values(), self.retest_chip)
        chips.setContentsMargins(px(tk.MARGIN), px(4), px(tk.MARGIN), px(4))
        self.students = DataTable(self._columns(), object_name="round.students", dense=True, multi=True)
        self.students.set_empty(self.tr("没有这样的学生。"))
        self.students.selection_changed.connect(self._selected)
        self.students.opened.connect(self._open)
        column.addWidget(chips)
        column.addWidget(self.students, 1)
        return holder

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.chosen = label("", tone="text2")
        self.status = combo([(labels.label(_shown(one)), one) for one in _SETTABLE], "round.status")
        self.status.addItem(self.tr("待定(撤回状态)"), None)
        self.status.setAccessibleName(self.tr("状态"))
        self.mark = outline(self.tr("记状态"), object_name="round.mark")
        self.mark.clicked.connect(self._mark)
        self.void = outline(self.tr("答卷作废"), object_name="round.void")
        self.void.clicked.connect(self._void)
        self.missing = outline(self.tr("未排查名单"), object_name="round.missing", icon="print")
        self.missing.clicked.connect(self._print_missing)
        self.retest = primary(self.tr("生成复测名单"), object_name="retest.make")
        self.retest.clicked.connect(self._print_retest)
        foot.add_fact(self.chosen)
        for widget in (self.status, self.mark, self.void, self.missing, self.retest):
            foot.add_button(widget)
        return foot

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), lambda r: shown_name(r, self._masked), width=96, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=80,
                   sort=lambda r: (r.class_label, r.number or 0)),
            Column("state", self.tr("状态"), lambda r: labels.label(r.state), width=88, kind="sign",
                   ordinal=lambda r: STATE_SIGNS[r.state]),
            Column("day", self.tr("日期"), lambda r: r.day[5:] if r.day else formats.MISSING, width=64),
            Column("why", self.tr("说明"), self._why, stretch=True, tip=self._why),
        )  # fmt: skip

    # --- inside ---

    def _why(self, row: RoundRow) -> str:
        scale = self._page.scale if self._page is not None else None
        said = row.sheet is not None and row.sheet.retest  # the reason of such a sheet says so itself
        return reason_shown(row, scale) + (self.tr(" 建议复测") if row.retest and not said else "")

    def _class_chosen(self, class_id: str) -> None:
        self._class_id = class_id
        self._fill()

    def _filtered(self, _on: bool) -> None:
        self._fill()

    def _fill(self) -> None:
        if self._page is None:
            return
        wanted = {state for state, chip in self.chips.items() if chip.isChecked()}
        retests = self.retest_chip.isChecked()
        self.students.set_rows(
            [
                row
                for row in self._page.rows
                if (not self._class_id or row.class_id == self._class_id)
                and (not wanted or row.state in wanted)
                and (not retests or row.retest)
            ]
        )
        self._selected(())

    def _selected(self, _rows: object) -> None:
        rows = self._chosen_rows()
        writable = self._page is not None and not self._page.closed
        self.chosen.setText(self.tr("选中 %1 人").replace("%1", str(len(rows))) if rows else "")
        self.mark.setEnabled(writable and bool(rows))
        self.void.setEnabled(
            writable and len(rows) == 1 and rows[0].result_id is not None and rows[0].state is RowState.DONE
        )

    def _chosen_rows(self) -> tuple[RoundRow, ...]:
        return tuple(row for row in self.students.selected_rows() if isinstance(row, RoundRow))

    def _mark(self) -> None:
        self.status_wanted.emit(self._chosen_rows(), self.status.currentData())

    def _void(self) -> None:
        self.void_wanted.emit(self._chosen_rows()[0].student_id)

    def _open(self, row: object) -> None:
        if isinstance(row, RoundRow):
            self.student_wanted.emit(row.student_id)

    def _print_missing(self) -> None:
        self.print_wanted.emit(RoundPaper.MISSING.value)

    def _print_retest(self) -> None:
        self.print_wanted.emit(RoundPaper.RETEST.value)


def _shown(status: CheckStatus) -> RowState:
    return RowState(status.value)
