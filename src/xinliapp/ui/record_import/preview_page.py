"""The third page: every row with what becomes of it; rows nobody was found for are given to a student."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.record_imports import RecordField
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.i18n import formats
from xinliapp.services.record_imports import RecordPlan, may_be_taken
from xinliapp.ui.record_import.words import ORDER, SIGNS, Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.marks import FilterChip, StatusMark
from xinliapp.widgets.page import area, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_width, px, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_NARROW = 1000


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the table."""

    id: str
    line: RecordLine
    name: str
    group: str
    words: str
    on: bool | None


class PreviewPage(QWidget):
    """Chips by outcome, the table, and at the right what a row waits for."""

    ticked = Signal(object, bool)
    picked = Signal(object, object)

    def __init__(self, words: Words, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._plan: RecordPlan | None = None
        self._masked = False
        self._rows: list[PreviewRow] = []
        self.chips: dict[Fate, FilterChip] = {}
        self.table = DataTable(self._columns(), object_name="record_import.rows")
        self.table.set_empty(self.tr("没有这样的行。"))
        self.table.toggled.connect(self._toggled)
        self.table.current_changed.connect(self._moved)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(self.table, 1)
        row.addWidget(self._side(search))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addLayout(row, 1)

    def show_preview(self, plan: RecordPlan, ticks: Mapping[str, bool], masked: bool) -> None:
        """Everything anew; rows that wait for somebody stand first."""
        self._plan, self._masked = plan, masked
        counts = plan.counts()
        for fate, chip in self.chips.items():
            chip.set_count(counts[fate.value])
            chip.setVisible(counts[fate.value] > 0)
            if not counts[fate.value]:
                chip.setChecked(False)
        self.note.setText(self.tr("这份文件已经导入过,已有的行不会再写一次。") if plan.seen_before else "")
        self.note.setVisible(plan.seen_before)
        place = {fate: number for number, fate in enumerate(ORDER)}
        lines = sorted(plan.lines, key=lambda line: place[line.fate])
        self._rows = [self._row(plan, line, ticks) for line in lines]
        self._filter()
        if self.table.current_row() is None and self._rows:
            self.table.select_key(self._rows[0].id)
        self._moved(self.table.current_row())

    def _row(self, plan: RecordPlan, line: RecordLine, ticks: Mapping[str, bool]) -> PreviewRow:
        name, group = self._words.person(plan, line, self._masked)
        on = ticks.get(line.key, plan.starts_on(line)) if may_be_taken(line) else None
        words = self._words.content(plan.shape, line)
        shown = ";".join(filter(None, (line.reason, words if not line.reason else "")))
        return PreviewRow(line.key, line, name, group, shown, on)

    def _filter(self) -> None:
        wanted = {fate for fate, chip in self.chips.items() if chip.isChecked()}
        self.table.set_rows([row for row in self._rows if not wanted or row.line.fate in wanted])

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("on", self.tr("写入"), lambda r: r.on, width=64, kind="check"),
            Column("fate", self.tr("结果"), lambda r: self._words.fate(r.line.fate), width=104, kind="sign",
                   ordinal=lambda r: SIGNS[r.line.fate]),
            Column("row", self.tr("行"), lambda r: str(r.line.row), width=56, align_right=True,
                   sort=lambda r: (r.line.sheet, r.line.row)),
            Column("name", self.tr("学生或名称"), lambda r: r.name, width=128, strong=True),
            Column("class", self.tr("班级"), lambda r: r.group, width=80),
            Column("day", self.tr("日期"), lambda r: r.line.value(RecordField.DAY), width=104),
            Column("words", self.tr("内容或原因"), lambda r: r.words, stretch=True, tip=lambda r: r.words),
        )  # fmt: skip

    def _head(self) -> QWidget:
        head = area("bg")
        column = QVBoxLayout(head)
        set_margins(column, 16, 4, 16, 4, 4)
        chips = QHBoxLayout()
        set_margins(chips, 0, 0, 0, 0, 8)
        for fate in ORDER:
            chip = FilterChip(
                self._words.fate(fate), 0, SIGNS[fate], object_name=f"record_import.filter.{fate.value}"
            )
            chip.toggled.connect(self._chip_toggled)
            self.chips[fate] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self.note = label("", tone="text2", wrap=True)
        self.note.setObjectName("record_import.note")
        self.note.setVisible(False)
        column.addWidget(self.note)
        return head

    # --- at the right ---

    def _side(self, search: Search) -> QWidget:
        self.side = QFrame()
        self.side.setProperty("area", "sidePanel")
        self.side.setObjectName("record_import.detail")
        fix_width(self.side, 280)
        column = QVBoxLayout(self.side)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        self.who = label("", Role.SECTION, wrap=True)
        self.mark = StatusMark(SIGNS[Fate.UNMATCHED], "")
        self.why = label("", wrap=True)
        self.ask = label(self.tr("这一行是哪名学生"), Role.STRONG)
        self._candidates = QVBoxLayout()
        self.picker = StudentPicker(search, object_name="record_import.student")
        self.picker.picked.connect(self._student_picked)
        self.again = outline(self.tr("选错了,重选"), object_name="record_import.unpick")
        self.again.clicked.connect(self._unpicked)
        for widget in (self.who, self.mark, self.why, self.ask):
            column.addWidget(widget)
        column.addLayout(self._candidates)
        column.addWidget(self.picker)
        column.addWidget(self.again)
        column.addWidget(label(self.tr("不选就不导入这一行。"), Role.CAPTION, "muted", wrap=True))
        column.addStretch(1)
        self.side.setVisible(False)
        return self.side

    def _moved(self, row: PreviewRow | None) -> None:
        plan = self._plan
        chosen = plan is not None and row is not None and row.line.key in plan.picked
        asks = row is not None and (row.line.fate is Fate.UNMATCHED or chosen)
        self.side.setVisible(asks)
        self._fit()
        if row is None or plan is None or not asks:
            return
        self.who.setText(" ".join(filter(None, (row.name, row.group))))
        self.mark.set(SIGNS[row.line.fate], self._words.fate(row.line.fate))
        self.why.setText(row.line.reason)
        waiting = row.line.fate is Fate.UNMATCHED
        self.ask.setVisible(waiting)
        self.picker.setVisible(waiting)
        self.picker.set_picked(None)
        self.again.setVisible(chosen)
        while (item := self._candidates.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()
        for place, student in enumerate(row.line.candidates if waiting else ()):
            name, group, apart = plan.people.get(student, ("", "", ""))
            shown = formats.masked_name(name) if self._masked else name
            button = outline(
                " ".join(filter(None, (shown, group, apart))), object_name=f"record_import.candidate.{place}"
            )
            button.setProperty("student", student)
            button.clicked.connect(self._candidate_taken)
            self._candidates.addWidget(button)

    def _fit(self) -> None:
        narrow = self.width() < px(_NARROW) and not self.side.isHidden()
        for number, column in enumerate(self._columns()):
            if column.key in ("class", "row"):
                self.table.setColumnHidden(number, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _current(self) -> RecordLine | None:
        row: PreviewRow | None = self.table.current_row()
        return row.line if row is not None else None

    def _candidate_taken(self) -> None:
        button, line = self.sender(), self._current()
        if isinstance(button, Button) and line is not None:
            self.picked.emit(line, button.property("student"))

    def _student_picked(self, found: PickRow) -> None:
        line = self._current()
        if line is not None:
            self.picked.emit(line, found.id)

    def _unpicked(self) -> None:
        line = self._current()
        if line is not None:
            self.picked.emit(line, None)

    def _chip_toggled(self, _on: bool) -> None:
        self._filter()

    def _toggled(self, row: PreviewRow, _key: str, on: bool) -> None:
        self.ticked.emit(row.line, on)
