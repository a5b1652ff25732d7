"""The third page: every row with what becomes of it, and at the right what a row asks."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.ui.import_wizard.facts import PreviewRow, PreviewState
from xinliapp.ui.import_wizard.looks import Looks
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable

_NARROW = 900
_DAY = 104


class RowPanel(Protocol):
    """What stands at the right of the table; it is a widget."""

    def show_row(self, row: PreviewRow | None) -> bool:
        """Fill it for a row; whether there is anything to show."""
        ...


class PreviewPage(QWidget):
    """Chips by outcome, the table, and the row's panel. ``ticked``: id of a row, on or off."""

    ticked = Signal(str, bool)

    def __init__(self, looks: Looks, panel: RowPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks, self._panel = looks, panel
        self._several = False
        self._rows: list[PreviewRow] = []
        self._shown: PreviewRow | None = None
        self.chips: dict[str, FilterChip] = {}
        self.table = DataTable(self._columns(), object_name=f"{looks.name}.rows")
        self.table.set_empty(self.tr("没有这样的行。"))
        self.table.toggled.connect(self._toggled)
        self.table.current_changed.connect(self._moved)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(self.table, 1)
        if isinstance(panel, QWidget):
            panel.setVisible(False)
            row.addWidget(panel)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addLayout(row, 1)

    def show_preview(self, state: PreviewState, fresh: bool) -> None:
        """Everything anew; ``fresh``: of a plan that was not shown yet, so that nothing is filtered."""
        self._several = state.several_sheets
        for key, chip in self.chips.items():
            count = state.counts.get(key, 0)
            chip.set_count(count)
            chip.setVisible(count > 0)
            if fresh or not count:
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
        self.note.setText(state.note)
        self.note_area.setVisible(bool(state.note))
        before = self.table.current_row()
        self._rows = list(state.rows)
        self._filter()
        current = self.table.current_row()
        # Somebody said whose the current row is: the next one that waits comes by itself.
        said = before is not None and before.waits and current is not None and not current.waits
        first = self._rows[0] if self._rows else None
        if first is not None and first.waits and (fresh or current is None or said):
            self.table.select_key(first.id)
        self._follow()

    def show_row(self, row: PreviewRow) -> None:
        """One row was decided."""
        self._rows = [row if one.id == row.id else one for one in self._rows]
        self._filter()
        self._follow()

    def _filter(self) -> None:
        wanted = {key for key, chip in self.chips.items() if chip.isChecked()}
        self.table.set_rows([row for row in self._rows if not wanted or row.outcome in wanted])

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        day = (Column("day", self.tr("日期"), lambda r: r.day, width=_DAY),) if self._looks.day else ()
        return (
            Column("on", self._looks.tick, lambda r: r.on, width=64, kind="check"),
            Column("outcome", self.tr("结果"), lambda r: self._looks.outcome(r.outcome).word, width=104,
                   kind="sign", ordinal=self._sign),
            Column("place", self.tr("行"), self._place, width=104, sort=lambda r: (r.sheet, r.number)),
            Column("name", self._looks.row_name, lambda r: r.name, width=120, strong=True),
            Column("class", self.tr("班级"), lambda r: r.group, width=88),
            *day,
            Column("words", self._looks.row_words, lambda r: r.words, stretch=True, tip=lambda r: r.words),
        )  # fmt: skip

    def _sign(self, row: PreviewRow) -> Sign:
        return Sign.OK if row.settled else self._looks.outcome(row.outcome).sign

    def _place(self, row: PreviewRow) -> str:
        if not row.number:
            return "—"
        if self._several:
            return f"{row.sheet} {row.number}"
        return self.tr("第%1行").replace("%1", str(row.number))

    def _head(self) -> QWidget:
        head = area("bg")
        column = QVBoxLayout(head)
        set_margins(column, 16, 4, 16, 4, 0)
        chips = QHBoxLayout()
        set_margins(chips, 0, 0, 0, 0, 8)
        for outcome in self._looks.outcomes:
            chip = FilterChip(
                outcome.word, 0, outcome.sign, object_name=f"{self._looks.name}.filter.{outcome.key}"
            )
            chip.toggled.connect(self._chip_toggled)
            self.chips[outcome.key] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self.note_area = QWidget()
        line = QHBoxLayout(self.note_area)
        set_margins(line, 0, 4, 0, 4, tk.GAP)
        self.note = label("", tone="text2", wrap=True)
        self.note.setObjectName(f"{self._looks.name}.note")
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.note_area)
        return head

    # --- what the person does ---

    def _chip_toggled(self, _on: bool) -> None:
        self._filter()

    def _toggled(self, row: PreviewRow, _key: str, on: bool) -> None:
        self.ticked.emit(row.id, on)

    def _follow(self) -> None:
        """The panel shows the current row as it is now; the table may have told of it already."""
        current = self.table.current_row()
        if current is not self._shown:
            self._moved(current)

    def _moved(self, row: PreviewRow | None) -> None:
        self._shown = row
        shown = self._panel.show_row(row)
        if isinstance(self._panel, QWidget):
            self._panel.setVisible(shown)
        self._fit()

    def _fit(self) -> None:
        room = _NARROW + (_DAY if self._looks.day else 0)
        beside = isinstance(self._panel, QWidget) and not self._panel.isHidden()
        for number, column in enumerate(self._columns()):
            if column.key in ("class", "place"):
                self.table.setColumnHidden(number, beside and self.width() < px(room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
