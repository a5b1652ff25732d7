"""缺席: who was expected and did not come, ticked class by class."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.i18n.formats import masked_name
from xinliapp.services.activity_audience import ExpectedClass
from xinliapp.services.student_search import name_readings
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import combo
from xinliapp.widgets.page import label
from xinliapp.widgets.picking import fold_typed
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.table import Column, DataTable


@dataclass(frozen=True, slots=True)
class _Line:
    id: str
    class_id: str
    label: str
    number: int | None
    name: str
    initials: str


class AbsentDialog(QDialog):
    """Space or a click ticks; a class, a number or initials narrow the list. Nothing is kept on 取消."""

    def __init__(
        self,
        classes: Sequence[ExpectedClass],
        absent: Sequence[str],
        masked: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lessons.absent")
        self.setWindowTitle(self.tr("缺席"))
        self._masked = masked
        self._absent = set(absent)
        self._lines = [
            _Line(student.id, group.id, group.label, student.number, student.name, _initials(student.name))
            for group in classes
            for student in group.students
        ]
        self.group = combo(
            [(self.tr("全部班级"), ""), *((each.label, each.id) for each in classes)], "lessons.absent_class"
        )
        self.group.setAccessibleName(self.tr("班级"))
        self.words = QLineEdit()
        self.words.setObjectName("lessons.absent_words")
        self.words.setPlaceholderText(self.tr("姓名首字母、班序"))
        self.words.setAccessibleName(self.tr("筛选"))
        self.count = label("", tone="text2")
        self.table = DataTable(self._columns(), dense=True, object_name="lessons.absent_table")
        self.table.set_empty(self.tr("没有找到。换一个班或首字母。"))
        self.group.currentIndexChanged.connect(self._filter)
        self.words.textChanged.connect(self._filter)
        self.table.toggled.connect(self._toggled)
        self._lay_out()
        self._filter()
        self.resize(px(460), px(480))

    def absent(self) -> tuple[str, ...]:
        """The ids ticked, in the order of the list."""
        return tuple(line.id for line in self._lines if line.id in self._absent)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        top = QHBoxLayout()
        top.addWidget(self.group)
        top.addWidget(self.words, 1)
        top.addWidget(self.count)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        self.cancel = outline(self.tr("取消"), object_name="lessons.absent_cancel")
        self.take = primary(self.tr("确定"), object_name="lessons.absent_take", shortcut="Ctrl+Return")
        self.cancel.clicked.connect(self.reject)
        self.take.clicked.connect(self.accept)
        foot.addWidget(self.cancel)
        foot.addWidget(self.take)
        column.addLayout(foot)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("absent", self.tr("缺席"), lambda r: r.id in self._absent, width=56, kind="check"),
            Column("class", self.tr("班级"), lambda r: r.label, width=88),
            Column("number", self.tr("班序"), lambda r: str(r.number or ""), width=56, align_right=True,
                   sort=lambda r: r.number or 999),
            Column("name", self.tr("姓名"), lambda r: masked_name(r.name) if self._masked else r.name,
                   stretch=True),
        )  # fmt: skip

    def _filter(self, _value: object = None) -> None:
        group, words = str(self.group.currentData() or ""), fold_typed(self.words.text())
        self.table.set_rows(
            [
                line
                for line in self._lines
                if (not group or line.class_id == group)
                and (
                    not words
                    or line.initials.startswith(words)
                    or words in line.name
                    or words == str(line.number)
                )
            ]
        )
        self._tell()

    def _toggled(self, line: _Line, _key: str, on: bool) -> None:
        (self._absent.add if on else self._absent.discard)(line.id)
        self.table.viewport().update()
        self._tell()

    def _tell(self) -> None:
        words = self.tr("应到 %1 缺席 %2").replace("%1", str(len(self._lines)))
        self.count.setText(words.replace("%2", str(len(self.absent()))))


def _initials(name: str) -> str:
    return "".join(readings[0][:1] for readings in name_readings(name) if readings)
