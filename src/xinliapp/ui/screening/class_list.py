"""Classes of a round with how far each is: bars, and the numbers beside them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from xinliapp.i18n import formats
from xinliapp.ui.screening.facts import ClassLine
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width
from xinliapp.widgets.table import Column, DataTable


class ClassList(DataTable):
    """``class_wanted`` says which class a person chose, never which one the page shows by itself."""

    class_wanted = Signal(str)

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(self._columns(), object_name=object_name, dense=True, parent=parent)
        self._filling = False
        self.set_empty(self.tr("这一轮的范围里还没有学生。"))
        fix_width(self, 336)
        self.current_changed.connect(self._chosen)

    def show_lines(self, lines: Sequence[ClassLine], class_id: str) -> None:
        """The classes; ``class_id`` is the one whose students show."""
        self._filling = True
        self.set_rows(lines)
        self.select_key(class_id)  # else Tab, passing by, takes the first class instead
        self._filling = False

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True, tip=lambda r: r.label),
            Column("needed", self.tr("应"), lambda r: str(r.tally.expected), width=48, align_right=True,
                   sort=lambda r: r.tally.expected),
            Column("done", self.tr("完成"), lambda r: str(r.tally.done), width=56, align_right=True,
                   sort=lambda r: r.tally.done),
            Column("share", self.tr("覆盖"), _percent, width=64, kind="share", ordinal=lambda r: r.share,
                   sort=lambda r: r.share, tip=_percent),
            Column("left", self.tr("待定"), self._left, stretch=True, kind="sign", ordinal=_sign,
                   sort=lambda r: r.tally.pending),
        )  # fmt: skip

    def _left(self, line: ClassLine) -> str:
        return str(line.tally.pending) if line.tally.pending else self.tr("齐")

    def _chosen(self, line: object) -> None:
        if isinstance(line, ClassLine) and not self._filling:
            self.class_wanted.emit(line.id)


def _percent(line: ClassLine) -> str:
    return formats.percent(line.tally.done, line.tally.expected)


def _sign(line: ClassLine) -> Sign:
    return Sign.DUE_SOON if line.tally.pending else Sign.OK
