"""The last page: what was written, which rows were left out and why, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.ui.import_wizard.facts import ReportState
from xinliapp.ui.import_wizard.looks import Looks
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class ReportPage(QWidget):
    """Counts, the rows a person still has to look at, 撤销本次导入."""

    undo_wanted = Signal()

    def __init__(self, looks: Looks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._looks = looks
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        head = area("surface")
        inner = QVBoxLayout(head)
        set_margins(inner, tk.MARGIN, 12, tk.MARGIN, 12, 8)
        self.title = label("", Role.SECTION)
        self.title.setObjectName(f"{looks.name}.result")
        self.counts = label("", tone="text2", wrap=True)
        self.counts.setObjectName(f"{looks.name}.counts")
        self.undone = StatusMark(Sign.OK, "")
        self.undone.setVisible(False)
        self.undo_button = outline(self.tr("撤销本次导入"), object_name=f"{looks.name}.undo", icon="undo")
        self.undo_button.clicked.connect(self.undo_wanted)
        self._buttons = QHBoxLayout()
        set_margins(self._buttons, 0, 0, 0, 0, tk.GAP)
        self._buttons.addWidget(self.undo_button)
        self._buttons.addStretch(1)
        self.left_title = label("", Role.STRONG)
        for widget in (self.title, self.counts, self.undone):
            inner.addWidget(widget)
        inner.addLayout(self._buttons)
        inner.addWidget(self.left_title)
        column.addWidget(head)
        column.addWidget(rule())
        self.table = DataTable(self._columns(), object_name=f"{looks.name}.report")
        self.table.set_empty(self.tr("每一行都处理好了。"))
        column.addWidget(self.table, 1)

    def add_button(self, button: QWidget) -> None:
        """Another button, before 撤销本次导入."""
        self._buttons.insertWidget(0, button)

    def show_report(self, state: ReportState) -> None:
        """The numbers of the import, and its open rows."""
        self.title.setText(state.title)
        self.counts.setText(state.counts)
        self.undo_button.setVisible(bool(state.undo_key))
        self.undone.setVisible(False)
        self.left_title.setText(state.heading)
        self.left_title.setVisible(bool(state.heading))
        self.table.set_rows(state.rows)

    def show_undone(self, words: str) -> None:
        """The import was taken back."""
        self.title.setText(self.tr("本次导入已撤销"))
        self.undone.set(Sign.OK, words)
        self.undone.setVisible(True)
        self.undo_button.setVisible(False)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("outcome", self.tr("结果"), lambda r: self._looks.outcome(r.outcome).word, width=110,
                   kind="sign", ordinal=lambda r: self._looks.outcome(r.outcome).sign),
            Column("sheet", self.tr("工作表"), lambda r: r.sheet, width=120),
            Column("row", self.tr("行"), lambda r: str(r.row), width=64, align_right=True,
                   sort=lambda r: r.row),
            Column("name", self._looks.row_name, lambda r: r.name, width=128, strong=True),
            Column("why", self.tr("原因"), lambda r: r.why, stretch=True, tip=lambda r: r.why),
        )  # fmt: skip
