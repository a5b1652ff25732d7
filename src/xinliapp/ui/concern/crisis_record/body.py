"""The chosen crisis: its way, how long it took, the hand-over, what follows, the dossier."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.services.crises import NOTE_LENGTH
from xinliapp.ui.concern.crisis_record.aftercare import AftercareBox
from xinliapp.ui.concern.crisis_record.correct_dialog import CorrectDialog
from xinliapp.ui.concern.crisis_record.facts import EntryRow, Record
from xinliapp.ui.concern.crisis_record.handover import HandoverBox
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import KeyValues, label
from xinliapp.widgets.picker import StudentPicker
from xinliapp.widgets.picking import PickRow, Search
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class RecordBody(QWidget):
    """Everything of one crisis in one column."""

    student_chosen = Signal(str)
    corrected = Signal(str, str, str)
    note_wanted = Signal(str)
    incident_wanted = Signal()

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 12)
        column.addLayout(self._top(search))
        self.lacks = label("", Role.STRONG, "warn", wrap=True)
        self.lacks.setObjectName("crisis_record.lacks")
        column.addWidget(self.lacks)
        column.addWidget(label(self.tr("经过"), Role.SECTION))
        self.table = DataTable(
            self._columns(), key=lambda row: row.id, sortable=False, object_name="crisis_record.way"
        )
        self.table.set_empty(self.tr("还没有记下步骤。"))
        self.table.opened.connect(self._correct)
        column.addWidget(self.table)
        column.addLayout(self._below_way())
        column.addWidget(label(self.tr("时距"), Role.SECTION))
        self.gaps = KeyValues((), 180)
        column.addWidget(self.gaps)
        self.handover = HandoverBox()
        column.addWidget(self.handover)
        self.aftercare = AftercareBox()
        column.addWidget(self.aftercare)
        column.addLayout(self._dossier())
        column.addStretch(1)

    def show_record(self, record: Record, masked: bool, keep_form: bool) -> None:
        """A crisis; ``keep_form``: the hand-over is being typed."""
        crisis = record.crisis
        began = f"{formats.screen_date(crisis.started_at)} {crisis.started_at[11:16]}"
        ended = self.tr("进行中")
        if crisis.ended_at:
            ended = self.tr("结束 %1").replace("%1", crisis.ended_at[5:16].replace("T", " "))
        who = ""
        if record.student is not None:
            name = formats.masked_name(record.student.title) if masked else record.student.title
            who = " ".join((name, *record.student.details))
        self.title.setText("  ".join(filter(None, (began, who, ended))))
        self.student.set_picked(record.student)
        self.lacks.setText(" · ".join(record.lacks))
        self.lacks.setVisible(bool(record.lacks))
        self.table.set_rows(record.entries)
        fix_height(self.table, tk.ROW * (min(10, max(2, len(record.entries))) + 1) + 4)
        self.gaps.set_rows(record.gaps or ((self.tr("还算不出"), self.tr("至少要记下两步。")),))
        self.handover.show_record(record)
        if not keep_form:
            self.handover.show_form(record.handover)
            self.aftercare.set_day(crisis.ended_at[:10] if crisis.ended_at else crisis.started_at[:10])
        self.aftercare.show_steps(record.aftercare)
        self._show_dossier(record)

    def clear_note(self) -> None:
        """It was noted."""
        self.note.clear()

    # --- parts ---

    def _top(self, search: Search) -> QHBoxLayout:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 12)
        self.title = label("", Role.SECTION, wrap=True)
        self.title.setObjectName("crisis_record.title")
        self.student = StudentPicker(search, object_name="crisis_record.student")
        self.student.picked.connect(self._picked)
        fix_width(self.student, 260)
        row.addWidget(self.title, 1)
        row.addWidget(Field(self.tr("学生"), self.student))
        return row

    def _below_way(self) -> QHBoxLayout:
        correct = row_button(self.tr("更正"), object_name="crisis_record.correct")
        correct.clicked.connect(self._correct_current)
        self.note = QLineEdit()
        self.note.setObjectName("crisis_record.note")
        self.note.setMaxLength(NOTE_LENGTH)
        self.note.setPlaceholderText(self.tr("备注"))
        self.note.returnPressed.connect(self._note)
        add = row_button(self.tr("记下"), object_name="crisis_record.note_add")
        add.clicked.connect(self._note)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 8)
        row.addWidget(correct)
        row.addWidget(self.note, 1)
        row.addWidget(add)
        return row

    def _dossier(self) -> QHBoxLayout:
        self._incident = label("", tone="text2", wrap=True)
        self.incident = outline("", object_name="crisis_record.incident", icon="sealed")
        self.incident.clicked.connect(self.incident_wanted)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 12)
        row.addWidget(self._incident, 1)
        row.addWidget(self.incident)
        return row

    def _show_dossier(self, record: Record) -> None:
        found = record.incident
        if found is None:
            said = self.tr("极端事件另建事件卷宗(封存):材料、情况分析报告 KZ-40、复盘材料 JS-15。")
            self.incident.setText(self.tr("建事件卷宗"))
        else:
            said = self.tr("事件卷宗已建(封存),事发 %1,距期限 %2 天。").replace("%1", found.event_day)
            said = said.replace("%2", str(found.days_left))
            self.incident.setText(self.tr("打开事件卷宗"))
        self._incident.setText(said)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("time", self.tr("时间"), lambda r: r.time, width=130),
            Column("what", self.tr("步骤"), lambda r: r.what, stretch=True, strong=True),
            Column("counts", self.tr("更正"), lambda r: r.counts, width=250),
            Column("who", self.tr("经手人"), lambda r: r.who, width=130),
        )

    def _picked(self, row: PickRow) -> None:
        self.student_chosen.emit(row.id)

    def _correct_current(self) -> None:
        self._correct(self.table.current_row())

    def _correct(self, row: object) -> None:
        if isinstance(row, EntryRow) and row.entry.step:
            dialog = CorrectDialog(row, self)
            dialog.given.connect(self.corrected)
            dialog.open()

    def _note(self) -> None:
        if self.note.text().strip():
            self.note_wanted.emit(self.note.text())
