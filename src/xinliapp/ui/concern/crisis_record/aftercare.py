"""善后: what follows, by whom, until when."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from xinliapp.domain.crises import Aftercare
from xinliapp.i18n import formats
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, row_button
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.flow import flow
from xinliapp.widgets.page import label
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class AftercareBox(QWidget):
    """The steps, and a line to add one."""

    added = Signal(str, str, str)
    usual_wanted = Signal()
    done = Signal(str)
    dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 8)
        column.addWidget(label(self.tr("善后"), Role.SECTION))
        self.table = DataTable(self._columns(), object_name="crisis_record.aftercare")
        self.table.set_empty(self.tr("还没有安排善后。可以加入常用的几项,或自己加。"))
        self.table.current_changed.connect(self._current)
        column.addWidget(self.table)
        self._done = row_button(self.tr("做了"), object_name="crisis_record.aftercare_done")
        self._done.clicked.connect(self._do)
        self._drop = row_button(self.tr("不需要"), object_name="crisis_record.aftercare_drop")
        self._drop.clicked.connect(self._take_out)
        usual = row_button(self.tr("加入常用善后"), object_name="crisis_record.aftercare_usual")
        usual.clicked.connect(self.usual_wanted)
        column.addWidget(flow(self._done, self._drop, usual))
        self.what, self.who = QLineEdit(), QLineEdit()
        self.what.setObjectName("crisis_record.aftercare_what")
        self.what.setMaxLength(100)
        self.who.setObjectName("crisis_record.aftercare_who")
        self.who.setMaxLength(60)
        fix_width(self.who, 140)
        self.day = date_edit("crisis_record.aftercare_day")
        add = outline(self.tr("加一项"), object_name="crisis_record.aftercare_add", icon="plus")
        add.clicked.connect(self._add)
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, 8)
        row.addWidget(Field(self.tr("善后事项"), self.what), 1)
        row.addWidget(Field(self.tr("负责人"), self.who))
        row.addWidget(Field(self.tr("期限"), self.day))
        row.addWidget(Field("", add))
        column.addLayout(row)
        self._current(None)

    def show_steps(self, steps: Sequence[Aftercare]) -> None:
        """All of them, open ones first."""
        self.table.set_rows(steps)
        fix_height(self.table, tk.ROW * (min(7, max(2, len(steps))) + 1) + 4)
        self._current(self.table.current_row())

    def set_day(self, day: str) -> None:
        """The day a new step is offered with."""
        self.day.set_iso(day)

    def clear_line(self) -> None:
        """It was added."""
        self.what.clear()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("what", self.tr("事项"), lambda r: r.what, stretch=True),
            Column("who", self.tr("负责人"), lambda r: r.responsible, width=110),
            Column("due", self.tr("期限"), lambda r: formats.month_day(r.due_on), width=104),
            Column("done", self.tr("完成"), _done_on, width=104),
        )

    def _chosen(self) -> Aftercare | None:
        row = self.table.current_row()
        return row if isinstance(row, Aftercare) else None

    def _current(self, row: object) -> None:
        there = isinstance(row, Aftercare)
        self._done.setEnabled(there and row.done_on is None)  # type: ignore[attr-defined]
        self._drop.setEnabled(there and row.done_on is None)  # type: ignore[attr-defined]

    def _do(self) -> None:
        if (step := self._chosen()) is not None:
            self.done.emit(step.id)

    def _take_out(self) -> None:
        if (step := self._chosen()) is not None:
            self.dropped.emit(step.id)

    def _add(self) -> None:
        self.added.emit(self.what.text(), self.who.text(), self.day.iso())


def _done_on(step: Aftercare) -> str:
    return formats.month_day(step.done_on) if step.done_on else ""
