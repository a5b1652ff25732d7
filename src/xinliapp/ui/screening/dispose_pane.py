"""Step 5: hints and what a person decided about each; critical answers on top, with who was told when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.casework import Disposition
from xinliapp.domain.screening import RoundRow
from xinliapp.i18n import formats, labels
from xinliapp.ui.screening.facts import CriticalLine, RoundPage
from xinliapp.ui.screening.words import STATE_SIGNS, hint_shown, shown_name
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import combo
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import ActionBar, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class DisposePane(QWidget):
    """A hint is closed by a person's decision alone; several at once where it is the same one."""

    dispose_wanted = Signal(object, object, str)
    conference_wanted = Signal(object, str)
    tell_wanted = Signal(object)
    student_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: RoundPage | None = None
        self._masked = True
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self._critical())
        column.addWidget(self._head())
        self.table = DataTable(self._columns(), object_name="round.hints", multi=True)
        self.table.set_empty(self.tr("没有要处置的提示。"))
        self.table.selection_changed.connect(self._selected)
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())

    # --- what the page calls ---

    def show_round(self, page: RoundPage, masked: bool) -> None:
        """Every hint of the round, the open ones first."""
        self._page, self._masked = page, masked
        self.alarm.setVisible(bool(page.critical))
        self.critical.set_rows(page.critical)
        fix_height(self.critical, 34 + 32 * min(4, len(page.critical)))
        if page.critical and self.critical.current_row() is None:
            self.critical.select_key(page.critical[0].id)
        counted = page.tally
        self.open_chip.set_count(counted.undisposed)
        words = self.tr("有提示 %1 人,已处置 %2 人").replace("%1", str(counted.hints))
        self.counts.setText(words.replace("%2", str(counted.hints - counted.undisposed)))
        self._fill()

    def saved(self) -> None:
        """What was typed beside the decision is written."""
        self.note.clear()

    # --- parts ---

    def _critical(self) -> QWidget:
        self.alarm = area("inlineWarn")
        column = QVBoxLayout(self.alarm)
        set_margins(column, tk.MARGIN, 8, tk.MARGIN, 8, 4)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("关键条目:当天当面了解,并告知班主任和监护人"), Role.STRONG))
        line.addStretch(1)
        self.tell = outline(self.tr("记告知"), object_name="critical.tell")
        self.tell.clicked.connect(self._tell)
        self.see = outline(self.tr("打开档案"), object_name="critical.student")
        self.see.clicked.connect(self._see)
        line.addWidget(self.see)
        line.addWidget(self.tell)
        column.addLayout(line)
        self.critical = DataTable(
            (
                Column("name", self.tr("学生"), self._critical_name, width=112, strong=True),
                Column("class", self.tr("班级"), lambda r: r.class_label, width=80),
                Column("items", self.tr("条目"), self._items, width=128),
                Column("at", self.tr("知道的时间"), lambda r: r.at[:16].replace("T", " "), width=152),
                Column("told", self.tr("告知了谁、什么时候"), self._told, stretch=True, kind="sign",
                       ordinal=lambda r: Sign.OK if r.told else Sign.BAD, tip=self._told),
            ),
            object_name="critical.table",
        )  # fmt: skip
        column.addWidget(self.critical)
        return self.alarm

    def _head(self) -> QWidget:
        head = area("surface")
        row = QHBoxLayout(head)
        set_margins(row, tk.MARGIN, 8, tk.MARGIN, 8, tk.GAP)
        self.counts = label("", Role.STRONG)
        self.counts.setObjectName("round.hint_counts")
        self.open_chip = FilterChip(self.tr("待处置"), 0, Sign.DUE_SOON, object_name="round.undisposed")
        self.open_chip.toggled.connect(self._filtered)
        row.addWidget(self.counts)
        row.addWidget(self.open_chip)
        row.addStretch(1)
        row.addWidget(label(self.tr("分数只是提示,不是结论;处置由人决定。"), Role.CAPTION, "text2"))
        return head

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("name", self.tr("学生"), lambda r: shown_name(r, self._masked), width=96, strong=True),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=80,
                   sort=lambda r: (r.class_label, r.number or 0)),
            Column("state", self.tr("状态"), lambda r: labels.label(r.state), width=88, kind="sign",
                   ordinal=lambda r: STATE_SIGNS[r.state]),
            Column("hint", self.tr("提示(非结论)"), self._hint, stretch=True, tip=self._hint),
            Column("disposition", self.tr("处置"), _disposition, width=120, kind="sign", ordinal=_sign),
            Column("note", self.tr("说明"), lambda r: r.note, width=128, tip=lambda r: r.note),
            Column("by", self.tr("经手"), lambda r: r.by_name if r.disposition else "", width=96),
        )  # fmt: skip

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.chosen = label("", tone="text2")
        self.disposition = combo([(labels.label(one), one) for one in Disposition], "round.disposition")
        self.disposition.setAccessibleName(self.tr("处置"))
        self.note = QLineEdit()
        self.note.setObjectName("round.note")
        self.note.setMaxLength(200)
        self.note.setPlaceholderText(self.tr("说明,可不填"))
        fix_width(self.note, 200)
        self.conference = outline(self.tr("进研判"), object_name="hint.toConference")
        self.conference.clicked.connect(self._to_conference)
        self.dispose = primary(self.tr("记处置"), object_name="round.dispose")
        self.dispose.clicked.connect(self._dispose)
        foot.add_fact(self.chosen)
        for widget in (self.disposition, self.note, self.conference, self.dispose):
            foot.add_button(widget)
        return foot

    # --- inside ---

    def _hint(self, row: RoundRow) -> str:
        return hint_shown(row, self._page.scale if self._page is not None else None)

    def _critical_name(self, line: CriticalLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name

    def _items(self, line: CriticalLine) -> str:
        return self.tr("第%1题").replace("%1", "、".join(str(item) for item in line.items))

    def _told(self, line: CriticalLine) -> str:
        if not line.told:
            return self.tr("还没有告知")
        return " · ".join(f"{one.told} {one.told_at[5:16].replace('T', ' ')}" for one in line.told)

    def _fill(self) -> None:
        if self._page is None:
            return
        only_open = self.open_chip.isChecked()
        self.table.set_rows([row for row in self._page.hints if not only_open or row.disposition is None])
        self._selected(())

    def _filtered(self, _on: bool) -> None:
        self._fill()

    def _selected(self, _rows: object) -> None:
        rows = self._rows()
        writable = self._page is not None and not self._page.closed and bool(rows)
        self.chosen.setText(self.tr("选中 %1 人").replace("%1", str(len(rows))) if rows else "")
        words = self.tr("批量处置") if len(rows) > 1 else self.tr("记处置")
        self.dispose.setText(words)
        self.dispose.setEnabled(writable)
        self.conference.setEnabled(writable and len(rows) == 1)

    def _rows(self) -> tuple[RoundRow, ...]:
        return tuple(row for row in self.table.selected_rows() if isinstance(row, RoundRow))

    def _dispose(self) -> None:
        self.dispose_wanted.emit(self._rows(), self.disposition.currentData(), self.note.text().strip())

    def _to_conference(self) -> None:
        self.conference_wanted.emit(self._rows(), self.note.text().strip())

    def _tell(self) -> None:
        line = self.critical.current_row()
        if line is not None:
            self.tell_wanted.emit(line)

    def _see(self) -> None:
        line = self.critical.current_row()
        if isinstance(line, CriticalLine):
            self.student_wanted.emit(line.student_id)

    def _open(self, row: object) -> None:
        if isinstance(row, RoundRow):
            self.student_wanted.emit(row.student_id)


def _disposition(row: RoundRow) -> str:
    return labels.label(row.disposition) if row.disposition is not None else formats.MISSING


def _sign(row: RoundRow) -> Sign:
    return Sign.OK if row.disposition is not None else Sign.DUE_SOON
