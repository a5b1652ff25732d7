"""The form of 送医交接 (BJ-47, JS-61)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.crises import Receipt
from xinliapp.i18n import labels
from xinliapp.services.crisis_aftermath import NAME_LENGTH, NOTE_LENGTH
from xinliapp.ui.concern.crisis_record.facts import HandoverForm, Record
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.fields import Field, form_grid
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_MOMENT = "2026-11-23 08:15"


class HandoverBox(QWidget):
    """Guardian told, who went along, where to, to whom, with what receipt."""

    touched = Signal()
    receipt_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._mark = ""
        self._file = ""
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addWidget(label(self.tr("送医交接"), Role.SECTION))
        self.told = self._line("told", _MOMENT, 20)
        self.accompanied = self._line("accompanied", "", NAME_LENGTH)
        self.hospital = self._line("hospital", "", NAME_LENGTH)
        self.arrived = self._line("arrived", _MOMENT, 20)
        self.handed = self._line("handed", "", NAME_LENGTH)
        self.note = self._line("handover_note", "", NOTE_LENGTH)
        self._fields = {
            "告知监护人时间": Field(self.tr("告知监护人时间"), self.told),
            "陪同人": Field(self.tr("陪同人"), self.accompanied, required=True),
            "医院": Field(self.tr("医院"), self.hospital, required=True),
            "到院时间": Field(self.tr("到院时间"), self.arrived),
            "交接给": Field(self.tr("交接给"), self.handed),
            "说明": Field(self.tr("说明"), self.note),
        }
        fields = tuple(self._fields.values())
        column.addWidget(form_grid([fields[:3], fields[3:]]))
        self.paper = QCheckBox(self.tr("回执纸质已收"))
        self.paper.setObjectName("crisis_record.paper")
        self.paper.toggled.connect(self._touch)
        self._attach = row_button(self.tr("附回执扫描件"), object_name="crisis_record.attach")
        self._attach.clicked.connect(self._choose)
        self._chosen = label("", tone="text2")
        self._see = row_button(self.tr("看回执"), object_name="crisis_record.receipt")
        self._see.clicked.connect(self.receipt_wanted)
        column.addWidget(flow(self.paper, self._attach, self._chosen, self._see, gap=12))

    def show_record(self, record: Record) -> None:
        """What there is of a receipt."""
        kept = record.receipt is Receipt.FILE
        self._see.setVisible(kept)
        self.paper.setVisible(not kept)
        if not self._file:
            self._chosen.setText(labels.label(record.receipt) if kept else "")

    def show_form(self, form: HandoverForm) -> None:
        """What is stored, or a draft."""
        self._filling = True
        self._mark, self._file = form.mark, form.file
        self.told.setText(form.guardian_told)
        self.accompanied.setText(form.accompanied_by)
        self.hospital.setText(form.hospital)
        self.arrived.setText(form.arrived)
        self.handed.setText(form.handed_to)
        self.note.setText(form.note)
        self.paper.setChecked(form.on_paper)
        self._filling = False
        for field in self._fields.values():
            field.clear_error()

    def form(self) -> HandoverForm:
        """The form as it stands."""
        return HandoverForm(
            guardian_told=self.told.text(),
            accompanied_by=self.accompanied.text(),
            hospital=self.hospital.text(),
            arrived=self.arrived.text(),
            handed_to=self.handed.text(),
            on_paper=self.paper.isChecked(),
            file=self._file,
            note=self.note.text(),
            mark=self._mark,
        )

    def show_error(self, field: str, text: str) -> None:
        """What is wrong, at its place."""
        for one in self._fields.values():
            one.clear_error()
        if field in self._fields:
            self._fields[field].set_error(text.split("。")[0])
            self._fields[field].editor.setFocus()

    def _line(self, name: str, hint: str, longest: int) -> QLineEdit:
        line = QLineEdit()
        line.setObjectName(f"crisis_record.{name}")
        line.setMaxLength(longest)
        line.setPlaceholderText(hint)
        line.textChanged.connect(self._touch)
        return line

    def _choose(self) -> None:
        kinds = self.tr("文件") + " (*.pdf *.png *.jpg *.jpeg *.docx *.doc *.wps *.xlsx)"
        path, _ = QFileDialog.getOpenFileName(self, self.tr("附回执扫描件"), "", kinds)
        if path:
            self._file = path
            self._chosen.setText(self.tr("已选,保存后封存"))
            self._touch()

    def _touch(self, _value: object = None) -> None:
        if not self._filling:
            self.touched.emit()
