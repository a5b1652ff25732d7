"""退回单: which things are to be put right, and by when; two clicks when the machine found them already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, date_edit
from xinliapp.widgets.page import area, label
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SlipReason:
    """One thing that may be wrong; ``on``: it is, as far as the machine can tell."""

    column_id: str
    words: str
    on: bool


class SlipDialog(QDialog):
    """``reasons()`` and ``due()`` after it was accepted. ``whom`` is the school, or how many there are."""

    def __init__(
        self,
        whom: str,
        reasons: Sequence[SlipReason],
        due: QDate,
        parent: QWidget | None = None,
        *,
        several: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("return")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(560, 400)
        self._reasons = tuple(reasons)
        self._boxes: list[QCheckBox] = []
        self.other = QLineEdit()
        self.other.setObjectName("return.other")
        self.other.setMaxLength(_LONGEST)
        self.other.setPlaceholderText(self.tr("其他原因"))
        self.due_edit = date_edit("return.due")
        self.due_edit.setDate(due)
        self.bar = label("", tone="bad", wrap=True)
        self.bar.setObjectName("return.trouble")
        self.bar.setVisible(False)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(self.tr("退回 %1").replace("%1", whom), Role.SECTION, wrap=True))
        column.addWidget(self._ticks(several), 1)
        if not several:
            column.addWidget(Field(self.tr("其他"), self.other))
        column.addWidget(Field(self.tr("期限"), self.due_edit, required=True))
        column.addWidget(self.bar)
        column.addLayout(self._foot())

    def _ticks(self, several: bool) -> QWidget:
        body = area("surface")
        inner = QVBoxLayout(body)
        set_margins(inner, 0, 4, 0, 4, 4)
        if several:
            inner.addWidget(
                label(self.tr("每所学校的退回单写明它自己的“必须退回”原因。"), tone="text2", wrap=True)
            )
        for number, reason in enumerate(self._reasons):
            box = QCheckBox(reason.words)
            box.setObjectName(f"return.reason.{number}")
            box.setChecked(reason.on)
            box.setEnabled(not several)
            self._boxes.append(box)
            inner.addWidget(box)
        inner.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        return scroll

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        cancel = outline(self.tr("先不退回"), object_name="return.cancel")
        cancel.clicked.connect(self.reject)
        go = primary(self.tr("生成退回单"), object_name="return.issue")
        go.clicked.connect(self._go)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(go)
        return row

    def reasons(self) -> tuple[tuple[str, str], ...]:
        """(column, words) of everything ticked, then what was typed."""
        found = [
            (reason.column_id, reason.words)
            for reason, box in zip(self._reasons, self._boxes, strict=True)
            if box.isChecked()
        ]
        typed = self.other.text().strip()
        return (*found, *((("", typed),) if typed else ()))

    def due(self) -> str:
        """The day a correction is wanted by, ISO."""
        return self.due_edit.date().toString("yyyy-MM-dd")

    def _go(self) -> None:
        if not self.reasons():
            self.bar.setText(self.tr("没有选原因。单据未生成,报送数据不变。请至少选一项。"))
            self.bar.setVisible(True)
            return
        self.accept()
