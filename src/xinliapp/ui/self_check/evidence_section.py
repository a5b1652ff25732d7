"""佐证 of one clause: papers kept beside it, and a line to add another."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.ui.self_check.facts import Paper
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link, row_button
from xinliapp.widgets.fields import Field
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class EvidenceSection(QWidget):
    """Lists what is kept; says what is to be added, opened or taken back."""

    added = Signal(str, str)  # title, path or ""
    opened = Signal(str)
    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        column = QVBoxLayout(self)
        set_margins(column, 0, tk.GAP, 0, 0, 0)
        column.addWidget(rule())
        inner = QVBoxLayout()
        set_margins(inner, tk.MARGIN, tk.GAP, tk.MARGIN, 0, 4)
        column.addLayout(inner)
        inner.addWidget(label(self.tr("佐证"), Role.SECTION))
        self._lines = QVBoxLayout()
        set_margins(self._lines, 0, 0, 0, 0, 0)
        inner.addLayout(self._lines)
        self.adding = self._adding()
        inner.addWidget(self.adding)

    # --- what the panel calls ---

    def show_papers(self, papers: Sequence[Paper], editable: bool) -> None:
        """What is kept with the clause; ``editable`` whether papers may be added and taken back now."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for paper in papers:
            self._lines.addWidget(self._line(paper, editable))
        self.adding.setVisible(editable)
        self.setVisible(bool(papers) or editable)

    def clear(self) -> None:
        """The fields of the line that adds."""
        self._path = ""
        self.name.clear()
        self.file.setText("")
        self.field.clear_error()

    # --- parts ---

    def _adding(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 4)
        self.name = QLineEdit()
        self.name.setObjectName("selfcheck.evidence_title")
        self.name.setMaxLength(80)
        self.field = Field(self.tr("材料名称"), self.name, required=True, hint=self.tr("不写学生姓名。"))
        column.addWidget(self.field)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        self.file = label("", Role.CAPTION, "text2", wrap=True)
        choose = link(self.tr("选文件"), object_name="selfcheck.evidence_file")
        choose.clicked.connect(self._choose)
        add = row_button(self.tr("加入佐证"), object_name="selfcheck.evidence_add")
        add.clicked.connect(self._add)
        row.addWidget(choose)
        row.addWidget(self.file, 1)
        row.addWidget(add)
        column.addLayout(row)
        return holder

    def _line(self, paper: Paper, editable: bool) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        if paper.attachment_id:
            name = link(paper.title, object_name=f"selfcheck.evidence.{paper.id}")
            name.setProperty("file", paper.attachment_id)
            name.clicked.connect(self._open)
            row.addWidget(name)
        else:
            row.addWidget(label(self.tr("%1(纸质)").replace("%1", paper.title), wrap=True), 1)
        row.addStretch(1)
        if editable:
            back = link(self.tr("撤回"), object_name=f"selfcheck.evidence_back.{paper.id}")
            back.setProperty("paper", paper.id)
            back.clicked.connect(self._take_back)
            row.addWidget(back)
        return holder

    # --- what the person does ---

    def _choose(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("选择佐证文件"), "", self.tr("文档和图片 (*.pdf *.docx *.xlsx *.jpg *.png)")
        )
        if chosen:
            self._path = chosen
            self.file.setText(Path(chosen).name)
            if not self.name.text():
                self.name.setText(Path(chosen).stem[:80])

    def _add(self) -> None:
        self.added.emit(self.name.text(), self._path)

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("file")))

    def _take_back(self) -> None:
        self.taken_back.emit(str(self.sender().property("paper")))
