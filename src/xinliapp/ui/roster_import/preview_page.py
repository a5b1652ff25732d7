"""The third page: every row with its outcome, the changes to take, the conflicts to settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.roster_plan import Outcome, Pick, PlannedRow
from xinliapp.i18n import formats, labels
from xinliapp.services.roster_preview import Preview, class_text
from xinliapp.ui.roster_import.detail import RowDetail
from xinliapp.ui.roster_import.picks import ORDER, is_on
from xinliapp.ui.roster_import.words import SIGNS, Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable

_NARROW = 900


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One line of the table; ``planned`` is None for a student who is not in the file."""

    id: str
    planned: PlannedRow | None
    outcome: str
    sign: Sign
    place: str
    number: int
    name: str
    class_words: str
    words: str
    on: bool | None


class PreviewPage(QWidget):
    """Chips by outcome, the table, and the row's details at the right."""

    row_toggled = Signal(object, bool)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self._preview: Preview | None = None
        self._picks: dict[str, Pick] = {}
        self._masked = False
        self._rows: list[PreviewRow] = []
        self.chips: dict[str, FilterChip] = {}
        self.table = DataTable(self._columns(), object_name="roster_import.rows")
        self.table.set_empty(self.tr("没有这样的行。"))
        self.table.toggled.connect(self._toggled)
        self.table.current_changed.connect(self._current_moved)
        self.detail = RowDetail(words)
        self.detail.setVisible(False)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(self.table, 1)
        row.addWidget(self.detail)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._head())
        column.addLayout(row, 1)

    # --- what the view calls ---

    def show_preview(self, preview: Preview, picks: Mapping[str, Pick], masked: bool) -> None:
        """Everything anew; rows that need a decision stand first."""
        fresh = self._preview is None or self._preview.plan is not preview.plan
        self._preview, self._picks, self._masked = preview, dict(picks), masked
        counts = preview.plan.counts()
        for key, chip in self.chips.items():
            chip.set_count(counts.get(key, 0))
            chip.setVisible(counts.get(key, 0) > 0)
            if fresh:
                chip.blockSignals(True)
                chip.setChecked(False)
                chip.blockSignals(False)
        self._note()
        self._build()
        if fresh:
            first = self._rows[0] if self._rows else None
            waits = first is not None and first.planned is not None
            if waits and first is not None and first.outcome == Outcome.CONFLICT.value:
                self.table.select_key(first.id)

    def show_row(self, planned: PlannedRow, pick: Pick | None) -> None:
        """One row was decided."""
        if pick is None:
            self._picks.pop(planned.key, None)
        else:
            self._picks[planned.key] = pick
        self._rows = [
            self._row(planned) if row.planned is not None and row.planned.key == planned.key else row
            for row in self._rows
        ]
        self._filter()

    # --- rows ---

    def _build(self) -> None:
        preview = self._preview
        if preview is None:
            return
        order = {outcome: place for place, outcome in enumerate(ORDER)}
        planned = sorted(preview.plan.rows, key=lambda one: order[one.outcome])
        self._rows = [self._row(one) for one in planned]
        for student_id, name, words in preview.missing:
            shown = formats.masked_name(name) if self._masked else name
            keep = self.tr("名单里有,这张表里没有;保持不变")
            self._rows.append(
                PreviewRow(
                    f"missing:{student_id}", None, "missing", Sign.NONE, "", 0, shown, words, keep, None
                )
            )
        self._filter()

    def _row(self, planned: PlannedRow) -> PreviewRow:
        preview = self._preview
        classes = preview.class_words if preview is not None else {}
        row, pick = planned.row, self._picks.get(planned.key)
        name = row.name or formats.MISSING
        return PreviewRow(
            id=planned.key,
            planned=planned,
            outcome=planned.outcome.value,
            sign=Sign.OK if planned.outcome is Outcome.CONFLICT and pick else SIGNS[planned.outcome],
            place=row.sheet,
            number=row.number,
            name=formats.masked_name(name) if self._masked and row.name else name,
            class_words=classes.get(class_text(planned), "") or row.class_text or formats.MISSING,
            words=self._words.summary(planned, pick, classes, self._masked),
            on=is_on(planned, pick),
        )

    def _filter(self) -> None:
        wanted = {key for key, chip in self.chips.items() if chip.isChecked()}
        self.table.set_rows([row for row in self._rows if not wanted or row.outcome in wanted])

    def _note(self) -> None:
        preview = self._preview
        notes = []
        if preview is not None and preview.plan.seen_before:
            notes.append(self.tr("这份文件已经导入过,重复写入不会改变任何内容。"))
        if preview is not None and preview.plan.sealed_rows:
            words = self.tr("有%1行写有名单标签,会密封保存,只有心理教师能看。")
            notes.append(words.replace("%1", str(preview.plan.sealed_rows)))
        self.note.setText("".join(notes))
        self.note_area.setVisible(bool(notes))

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("on", self.tr("采用"), lambda r: r.on, width=64, kind="check"),
            Column("outcome", self.tr("结果"), self._outcome, width=100, kind="sign",
                   ordinal=lambda r: r.sign),
            Column("place", self.tr("行"), self._place, width=104,
                   sort=lambda r: (r.place, r.number)),
            Column("name", self.tr("姓名"), lambda r: r.name, width=112, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_words, width=88),
            Column("words", self.tr("内容"), lambda r: r.words, stretch=True, tip=lambda r: r.words),
        )  # fmt: skip

    def _outcome(self, row: PreviewRow) -> str:
        if row.planned is None:
            return self.tr("表中没有")
        return labels.label(row.planned.outcome)

    def _place(self, row: PreviewRow) -> str:
        if row.planned is None:
            return formats.MISSING
        several = self._preview is not None and len(self._preview.plan.mappings) > 1
        return f"{row.place} {row.number}" if several else self.tr("第%1行").replace("%1", str(row.number))

    def _head(self) -> QWidget:
        head = area("bg")
        column = QVBoxLayout(head)
        set_margins(column, 16, 4, 16, 4, 0)
        chips = QHBoxLayout()
        set_margins(chips, 0, 0, 0, 0, 8)
        kinds = [(one.value, labels.label(one), SIGNS[one]) for one in ORDER]
        for key, words, sign in (*kinds, ("missing", self.tr("表中没有"), Sign.NONE)):
            chip = FilterChip(words, 0, sign, object_name=f"roster_import.filter.{key}")
            chip.toggled.connect(self._chip_toggled)
            self.chips[key] = chip
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addLayout(chips)
        self.note_area = QWidget()
        line = QHBoxLayout(self.note_area)
        set_margins(line, 0, 4, 0, 4, tk.GAP)
        self.note = label("", tone="text2", wrap=True)
        line.addWidget(self.note, 1, Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.note_area)
        return head

    def _chip_toggled(self, _on: bool) -> None:
        self._filter()

    def _toggled(self, row: PreviewRow, _key: str, on: bool) -> None:
        if row.planned is not None:
            self.row_toggled.emit(row.planned, on)

    def _current_moved(self, row: PreviewRow | None) -> None:
        planned = row.planned if row is not None else None
        if planned is None or self._preview is None or row is None:
            self.detail.setVisible(False)
            return
        self.detail.masked = self._masked
        self.detail.show_row(planned, self._picks.get(planned.key), self._preview, row.name, row.class_words)
        self.detail.setVisible(True)
        self._fit()

    def _fit(self) -> None:
        narrow = self.width() < px(_NARROW) and self.detail.isVisible()
        for number, column in enumerate(self._columns()):
            if column.key in ("class", "place"):
                self.table.setColumnHidden(number, narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
