"""Whose paper it is that was dropped: kind, day, who issued it, what it is."""

from __future__ import annotations

from pathlib import PurePath

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.student_papers import SEALED_KINDS, PaperKind
from xinliapp.i18n import labels
from xinliapp.ui.student.papers_desk import PaperForm
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.fields import Field, combo, date_edit, form_grid
from xinliapp.widgets.page import InlineBar
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role


class PaperDialog(QDialog):
    """``typed(form)`` asks for it to be kept; the window stays until :meth:`accept` or says what is wrong."""

    typed = Signal(object)

    def __init__(self, path: str, today: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("student.paper")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(520, 320)
        self._path = path
        self.bar = InlineBar("student.paper.bar")
        self.kind = combo([(labels.label(kind), kind) for kind in PaperKind], "student.paper.kind")
        self.kind.currentIndexChanged.connect(self._kind)
        self.day = date_edit("student.paper.day")
        self.day.set_iso(today)
        self.provider, self.title = QLineEdit(), QLineEdit()
        for line, name in ((self.provider, "provider"), (self.title, "title")):
            line.setObjectName(f"student.paper.{name}")
            line.setMaxLength(60)
        self._in_provider = Field(self.tr("出具单位"), self.provider)
        self._in_title = Field(self.tr("标题"), self.title)
        cancel = outline(self.tr("取消"), object_name="student.paper.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("存入"), object_name="student.paper.go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(ElidedLabel(PurePath(path).name, Role.SECTION, greedy=True))
        column.addWidget(self.bar)
        kind = Field(self.tr("哪一类"), self.kind, required=True)
        day = Field(self.tr("日期"), self.day, required=True)
        column.addWidget(form_grid([[kind], [day, self._in_provider], [self._in_title]]))
        column.addStretch(1)
        column.addLayout(dialog_foot(cancel, go))
        self._kind()

    def show_trouble(self, text: str) -> None:
        """What was refused; everything typed stays."""
        self.bar.tell(text)

    def _kind(self, _index: int = 0) -> None:
        others = self.kind.currentData() in SEALED_KINDS
        hint = self.tr("外来材料存入后只显示有这份材料,打开要写理由。") if others else ""
        self._in_title.set_hint(hint)
        self._in_provider.set_hint("" if others else self.tr("可以不填"))

    def _go(self) -> None:
        others = self.kind.currentData() in SEALED_KINDS
        wanted, line = (self._in_provider, self.provider) if others else (self._in_title, self.title)
        for field in (self._in_provider, self._in_title):
            field.clear_error()
        if not line.text().strip():
            wanted.set_error(self.tr("还没有填"))
            line.setFocus()
            return
        self.typed.emit(
            PaperForm(
                self.kind.currentData(), self.day.iso(), self.title.text(), self.provider.text(), self._path
            )
        )
