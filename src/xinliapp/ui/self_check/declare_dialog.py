"""按组声明: one note over the declared clauses of a group (五项管理, 三20 …), each ticked by a person."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QDialog, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.ui.self_check.facts import ClauseRow
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.tokens import Role


class DeclareDialog(QDialog):
    """Choose a group, tick its clauses, write one note; nothing is ticked beforehand."""

    def __init__(
        self, groups: Sequence[tuple[str, Sequence[ClauseRow]]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("selfcheck.declaring")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(560, 420)
        self._groups = dict(groups)
        self._ticks: list[QCheckBox] = []
        names = [(self._named(name, rows), name) for name, rows in groups]
        self.group = combo(names, "selfcheck.declare_group")
        self.group.currentIndexChanged.connect(self._fill)
        self._list = QVBoxLayout()
        set_margins(self._list, 0, 0, 0, 0, 4)
        self.note = QPlainTextEdit()
        self.note.setObjectName("selfcheck.declare_note")
        self.note.setTabChangesFocus(True)
        fix_height(self.note, 72)
        self.note_field = Field(self.tr("说明"), self.note, required=True, hint=self.tr("不写学生姓名。"))
        self.trouble = label("", Role.CAPTION, "danger")
        cancel = outline(self.tr("取消"), object_name="selfcheck.declare_cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("我确认达标"), object_name="selfcheck.declare_go")
        go.clicked.connect(self._go)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(self.tr("按组声明"), Role.SECTION))
        column.addWidget(self.group)
        column.addLayout(self._list)
        column.addStretch(1)
        column.addWidget(self.note_field)
        column.addWidget(self.trouble)
        column.addLayout(dialog_foot(cancel, go))
        self._fill()

    def clause_ids(self) -> tuple[str, ...]:
        """The ticked clauses."""
        return tuple(str(tick.property("clause")) for tick in self._ticks if tick.isChecked())

    def words(self) -> str:
        """The note, without blanks around it."""
        return self.note.toPlainText().strip()

    def restore(self, clause_ids: Sequence[str], words: str, error: str) -> None:
        """What was ticked and written and then refused, with why."""
        for place in range(self.group.count()):
            rows = self._groups.get(str(self.group.itemData(place)), ())
            if any(row.result.clause.id in clause_ids for row in rows):
                self.group.setCurrentIndex(place)
        for tick in self._ticks:
            tick.setChecked(tick.property("clause") in clause_ids)
        self.note.setPlainText(words)
        self.note_field.set_error(error)

    def _named(self, name: str, rows: Sequence[ClauseRow]) -> str:
        owes = rows[0].result.clause.owes
        return self.tr("%1 %2 · %3条").replace("%1", name).replace("%2", owes).replace("%3", str(len(rows)))

    def _fill(self, _index: int = 0) -> None:
        for tick in self._ticks:
            self._list.removeWidget(tick)
            tick.hide()
            tick.deleteLater()
        self._ticks = []
        for row in self._groups.get(str(self.group.currentData()), ()):
            clause = row.result.clause
            tick = QCheckBox(f"{clause.id}  {clause.duty}")
            tick.setObjectName(f"selfcheck.declare.{clause.id}")
            tick.setProperty("clause", clause.id)
            self._list.addWidget(tick)
            self._ticks.append(tick)

    def _go(self) -> None:
        if not self.clause_ids():
            self.trouble.setText(self.tr("请先勾选要声明的条款。"))
        elif not self.words():
            self.note_field.set_error(self.tr("请写说明。"))
            self.note.setFocus()
        else:
            self.accept()
