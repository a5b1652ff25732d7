"""The last page: what was written, which rows were left out and why, and the way back."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.record_lines import RecordLine
from xinliapp.services.record_imports import RecordPlan, RecordReport
from xinliapp.ui.record_import.words import ORDER, SIGNS, Words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row that was not written."""

    id: str
    line: RecordLine
    name: str
    why: str


class ReportPage(QWidget):
    """Counts, the rows that were not written, 撤销本次导入."""

    undo_wanted = Signal()

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        head = area("surface")
        inner = QVBoxLayout(head)
        set_margins(inner, tk.MARGIN, 12, tk.MARGIN, 12, 8)
        self.title = label("", Role.SECTION)
        self.title.setObjectName("record_import.result")
        self.counts = label("", tone="text2", wrap=True)
        self.counts.setObjectName("record_import.counts")
        self.undone = StatusMark(Sign.OK, "")
        self.undone.setVisible(False)
        self.undo_button = outline(self.tr("撤销本次导入"), object_name="record_import.undo", icon="undo")
        self.undo_button.clicked.connect(self.undo_wanted)
        buttons = QHBoxLayout()
        set_margins(buttons, 0, 0, 0, 0, tk.GAP)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        for widget in (self.title, self.counts, self.undone):
            inner.addWidget(widget)
        inner.addLayout(buttons)
        column.addWidget(head)
        column.addWidget(rule())
        self.table = DataTable(self._columns(), object_name="record_import.left")
        self.table.set_empty(self.tr("每一行都处理好了。"))
        column.addWidget(self.table, 1)

    def show_report(self, plan: RecordPlan, report: RecordReport, masked: bool) -> None:
        """The numbers of the import, and its open rows."""
        nothing = report.import_id is None
        written = self.tr("%1已写入 %2 条,可以撤销").replace("%1", self._words.kind(report.kind))
        self.title.setText(
            self.tr("没有需要写入的内容,记录没有变化")
            if nothing
            else written.replace("%2", str(report.written))
        )
        parts = [f"{self._words.fate(one)} {report.counts[one.value]}" for one in ORDER]
        self.counts.setText(" · ".join(part for part in parts if not part.endswith(" 0")))
        self.undo_button.setVisible(not nothing)
        self.undone.setVisible(False)
        rows = []
        for line in report.left:
            name, _group = self._words.person(plan, line, masked)
            why = line.reason or self.tr("没有勾选")
            rows.append(LeftRow(line.key, line, name, why))
        self.table.set_rows(rows)

    def show_undone(self, words: str) -> None:
        """The import was taken back."""
        self.title.setText(self.tr("本次导入已撤销"))
        self.undone.set(Sign.OK, words)
        self.undone.setVisible(True)
        self.undo_button.setVisible(False)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("fate", self.tr("结果"), lambda r: self._words.fate(r.line.fate), width=110, kind="sign",
                   ordinal=lambda r: SIGNS[r.line.fate]),
            Column("sheet", self.tr("工作表"), lambda r: r.line.sheet, width=120),
            Column("row", self.tr("行"), lambda r: str(r.line.row), width=64, align_right=True,
                   sort=lambda r: r.line.row),
            Column("name", self.tr("学生或名称"), lambda r: r.name, width=144, strong=True),
            Column("why", self.tr("原因"), lambda r: r.why, stretch=True, tip=lambda r: r.why),
        )  # fmt: skip
