"""导入课表: choose a file, see which column is what, see what every row would do, write it all at once."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.roster_plan import Outcome
from xinliapp.domain.timetable_import import FIELD_WORDS, REQUIRED, SheetColumns, TimetableField
from xinliapp.i18n import labels
from xinliapp.services.timetable_import import TimetablePlan
from xinliapp.ui.lessons.panel import FORMAT, day_of
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.drop import DropZone
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.page import InlineBar, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

_SUFFIXES = (".xlsx", ".xls", ".csv", ".tsv")
_SIGNS = {
    Outcome.NEW: Sign.OK,
    Outcome.CHANGED: Sign.OK,
    Outcome.SAME: Sign.DOT,
    Outcome.SKIPPED: Sign.DOT,
    Outcome.CONFLICT: Sign.DUE_SOON,
    Outcome.INVALID: Sign.BAD,
}


class TimetableImportPage(QWidget):
    """``previewed``: from which day, whether whole classes are replaced, which column is what."""

    chosen = Signal(str, object)
    previewed = Signal(object, bool, object)
    write_wanted = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self.bar = InlineBar("lessons.import_bar")
        self.drop = DropZone(
            self.tr("把课表拖到这里。一行一节课:班级、星期、节次、单双周、教师。"),
            _SUFFIXES,
            object_name="lessons.import_drop",
        )
        self.drop.dropped.connect(self._dropped)
        self.table = DataTable(
            self._columns(), key=lambda row: row.row, dense=True, object_name="lessons.import_rows"
        )
        self.table.set_empty(self.tr("还没有选文件。写入前,这里逐行列出会发生什么。"))
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.bar)
        column.addWidget(self._strip())
        column.addWidget(self.drop)
        column.addWidget(self.mapping)
        column.addWidget(self.table, 1)
        column.addWidget(self._foot())

    def start(self, from_day: dt.date) -> None:
        """Empty, for a new file."""
        self._filling = True
        self.bar.clear()
        self.from_day.setDate(QDate.fromString(from_day.isoformat(), FORMAT))
        self.whole.setChecked(True)
        self.mapping.setVisible(False)
        self.drop.setVisible(True)
        self.table.set_rows(())
        self._filling = False
        self._tell(None)

    def show_plan(self, plan: TimetablePlan) -> None:
        """What every row would do."""
        self.bar.clear()
        self._show_columns(plan.columns)
        self.table.set_rows(plan.preview.lines)
        self._tell(plan)

    def show_header(self, columns: SheetColumns | None, trouble: str) -> None:
        """A file that cannot be previewed: why, and its columns if it has any."""
        self.bar.tell(trouble)
        if columns is not None:
            self._show_columns(columns)
        self.table.set_rows(())
        self._tell(None)

    # --- parts ---

    def _strip(self) -> QWidget:
        strip = area("surface")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        row.addWidget(label(self.tr("导入课表"), Role.SECTION))
        from_label = label(self.tr("自"), tone="text2")
        self.from_day = date_edit("lessons.import_from")
        self.from_day.setAccessibleName(self.tr("生效日期"))
        fix_width(self.from_day, 132)
        self.from_day.dateChanged.connect(self._again)
        self.whole = QCheckBox(self.tr("文件里的班,没有列出的课到前一天为止"))
        self.whole.setObjectName("lessons.import_whole")
        self.whole.toggled.connect(self._again)
        row.addWidget(from_label)
        row.addWidget(self.from_day)
        row.addWidget(self.whole)
        row.addStretch(1)
        self.mapping = area("surface")
        line = QHBoxLayout(self.mapping)
        set_margins(line, tk.MARGIN, 0, tk.MARGIN, tk.GAP, tk.GAP)
        self.columns: dict[TimetableField, QComboBox] = {}
        for wanted in TimetableField:
            box = QComboBox()
            box.setObjectName(f"lessons.import_{wanted.value}")
            box.currentIndexChanged.connect(self._again)
            self.columns[wanted] = box
            line.addWidget(Field(FIELD_WORDS[wanted], box, required=wanted in REQUIRED), 1)
        self.mapping.setVisible(False)
        fix_height(self.drop, 132)
        return strip

    def _foot(self) -> QWidget:
        foot = area("surface")
        row = QHBoxLayout(foot)
        set_margins(row, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        self.counts = label("", tone="text2")
        self.cancel = outline(self.tr("返回课表"), object_name="lessons.import_leave")
        self.write = primary(self.tr("写入"), object_name="lessons.import_write", shortcut="")
        self.cancel.clicked.connect(self.left)
        self.write.clicked.connect(self.write_wanted)
        row.addWidget(self.counts, 1)
        row.addWidget(self.cancel)
        row.addWidget(self.write)
        return foot

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("row", self.tr("行"), lambda r: str(r.row), width=48, align_right=True,
                   sort=lambda r: r.row),
            Column("class", self.tr("班级"), lambda r: r.class_text, width=96, strong=True),
            Column("weekday", self.tr("星期"), lambda r: r.weekday_text, width=72),
            Column("period", self.tr("节次"), lambda r: r.period_text, width=56),
            Column("weeks", self.tr("单双周"), lambda r: r.weeks_text, width=72),
            Column("teacher", self.tr("教师"), lambda r: r.teacher_text, width=104),
            Column("outcome", self.tr("结果"), lambda r: labels.label(r.outcome), width=96, kind="sign",
                   ordinal=lambda r: _SIGNS[r.outcome]),
            Column("reason", self.tr("原因"), lambda r: r.reason, stretch=True, tip=lambda r: r.reason),
        )  # fmt: skip

    # --- states ---

    def _show_columns(self, found: SheetColumns) -> None:
        self._filling = True
        for wanted, box in self.columns.items():
            box.clear()
            box.addItem(self.tr("没有这一列"), -1)
            for place, heading in found.headings.items():
                box.addItem(heading, place)
            box.setCurrentIndex(max(0, box.findData(found.columns.get(wanted, -1))))
        self._filling = False
        self.drop.setVisible(False)
        self.mapping.setVisible(True)

    def _tell(self, plan: TimetablePlan | None) -> None:
        found = plan.preview if plan is not None else None
        self.write.setEnabled(found is not None and bool(found.writes or found.ended))
        if found is None:
            self.counts.setText("")
            self.write.setText(self.tr("写入"))
            return
        parts = [
            f"{labels.label(outcome)} {found.count(outcome)}" for outcome in Outcome if found.count(outcome)
        ]
        parts.append(self.tr("将停止 %1 节").replace("%1", str(len(found.ended))))
        self.counts.setText(" · ".join(parts))
        self.write.setText(self.tr("写入 %1 节").replace("%1", str(found.writes)))

    # --- what the person does ---

    def _dropped(self, paths: list[str]) -> None:
        if paths:
            self.bar.clear()
            self.chosen.emit(paths[0], day_of(self.from_day.date()))

    def _again(self, _value: object = None) -> None:
        if self._filling or self.mapping.isHidden():
            return
        columns = {
            wanted: int(box.currentData())
            for wanted, box in self.columns.items()
            if box.currentData() is not None and int(box.currentData()) >= 0
        }
        self.previewed.emit(day_of(self.from_day.date()), self.whole.isChecked(), columns)
