"""材料与分析会: what lies in the dossier, the meeting of KZ-41, who opened it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.incidents import Material
from xinliapp.ui.concern.incident.facts import IncidentPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, row_button
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class FilesBox(QWidget):
    """Materials with a line to add one; the facts of the incident below."""

    added = Signal(str, str, str, str)
    out_wanted = Signal(str)
    look_wanted = Signal(str)
    facts_given = Signal(str, str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file = ""
        outer = QVBoxLayout(self)
        set_margins(outer, 0, 0, 0, 0, 0)
        body = area("surface")
        outer.addWidget(body)
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, 10)
        column.addWidget(label(self.tr("材料(封存)"), Role.SECTION))
        self.table = DataTable(self._columns(), key=lambda r: r.id, object_name="incident.materials")
        self.table.set_empty(self.tr("还没有材料。可以放入文件,或登记保密柜里的纸质材料。"))
        self.table.current_changed.connect(self._current)
        column.addWidget(self.table)
        self._look = row_button(self.tr("查看"), object_name="incident.look")
        self._look.clicked.connect(self._see)
        self._out = row_button(self.tr("取出"), object_name="incident.out")
        self._out.clicked.connect(self._take_out)
        column.addWidget(flow(self._look, self._out))
        column.addLayout(self._line())
        column.addWidget(label(self.tr("事件与分析会"), Role.SECTION))
        column.addLayout(self._facts())
        column.addWidget(label(self.tr("打开过卷宗的人"), Role.SECTION))
        self._openings = label("", tone="text2", wrap=True)
        self._openings.setObjectName("incident.openings")
        column.addWidget(self._openings)
        column.addStretch(1)
        self._current(None)

    def show_page(self, page: IncidentPage) -> None:
        """What is stored."""
        self.table.set_rows(page.materials)
        fix_height(self.table, tk.ROW * (min(6, max(2, len(page.materials))) + 1) + 4)
        self._current(self.table.current_row())
        self.event_day.set_iso(page.presence.event_day)
        self.meeting.set_iso(page.meeting_on, near=page.presence.event_day)
        self.principal.setChecked(page.principal_present)
        self._openings.setText("\n".join(page.openings))

    def set_day(self, day: str) -> None:
        """The day a material is offered with."""
        self.day.set_iso(day)

    def clear_line(self) -> None:
        """It was put in."""
        self._file = ""
        self.title.clear()
        self._chosen.setText("")

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("title", self.tr("材料"), lambda r: r.title, stretch=True, strong=True),
            Column("by", self.tr("提供人"), lambda r: r.provided_by, width=140),
            Column("day", self.tr("日期"), lambda r: r.day, width=104),
            Column("kind", self.tr("形式"), self._form_of, width=120),
        )

    def _form_of(self, row: Material) -> str:
        return self.tr("文件(封存)") if row.attachment_id else self.tr("纸质,保密柜")

    def _line(self) -> QHBoxLayout:
        self.title, self.by = QLineEdit(), QLineEdit()
        self.title.setObjectName("incident.material_title")
        self.title.setMaxLength(80)
        self.by.setObjectName("incident.material_by")
        self.by.setMaxLength(40)
        fix_width(self.by, 140)
        self.day = date_edit("incident.material_day")
        choose = row_button(self.tr("选文件"), object_name="incident.material_file")
        choose.clicked.connect(self._choose)
        add = outline(self.tr("放入"), object_name="incident.material_add", icon="clip")
        add.clicked.connect(self._add)
        self._chosen = label("", tone="text2")
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 8)
        row.addWidget(Field(self.tr("材料名称"), self.title), 1)
        row.addWidget(Field(self.tr("提供人"), self.by))
        row.addWidget(Field(self.tr("日期"), self.day))
        row.addWidget(Field(self.tr("文件(没有就是纸质)"), choose))
        row.addWidget(self._chosen)
        row.addWidget(Field("", add))
        return row

    def _facts(self) -> QHBoxLayout:
        self.event_day = date_edit("incident.event_day")
        self.meeting = date_edit("incident.meeting", none=self.tr("未开"))
        self.principal = QCheckBox(self.tr("主要负责人已参加 KZ-41"))
        self.principal.setObjectName("incident.principal")
        save = outline(self.tr("保存"), object_name="incident.facts_save")
        save.clicked.connect(self._save_facts)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 12)
        row.addWidget(Field(self.tr("事发日"), self.event_day))
        row.addWidget(Field(self.tr("事故分析会"), self.meeting))
        row.addWidget(Field("", self.principal))
        row.addWidget(Field("", save))
        row.addStretch(1)
        return row

    def _current(self, row: object) -> None:
        there = isinstance(row, Material)
        self._out.setEnabled(there)
        self._look.setEnabled(isinstance(row, Material) and row.attachment_id is not None)

    def _see(self) -> None:
        if isinstance(row := self.table.current_row(), Material):
            self.look_wanted.emit(row.id)

    def _take_out(self) -> None:
        if isinstance(row := self.table.current_row(), Material):
            self.out_wanted.emit(row.id)

    def _choose(self) -> None:
        kinds = self.tr("文件") + " (*.pdf *.png *.jpg *.jpeg *.docx *.doc *.wps *.xlsx)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("选文件"), "", kinds)
        if path:
            self._file = path
            self._chosen.setText(self.tr("已选"))

    def _add(self) -> None:
        self.added.emit(self.title.text(), self.by.text(), self.day.iso(), self._file)

    def _save_facts(self) -> None:
        self.facts_given.emit(self.event_day.iso(), self.meeting.iso(), self.principal.isChecked())
