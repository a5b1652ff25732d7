"""The records behind a figure, in a list of their own."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from xinliapp.domain.rules import EvidenceRow
from xinliapp.i18n import formats, labels
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.page import label
from xinliapp.widgets.reason_dialog import dialog_foot
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class EvidenceDialog(QDialog):
    """Every record a figure was counted from; nothing can be changed here.

    ``total`` adds the sum of the amounts: for figures that are such a sum.
    """

    def __init__(
        self,
        title: str,
        rows: Sequence[EvidenceRow],
        screen: str,
        parent: QWidget | None = None,
        *,
        total: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"{screen}.records")
        self.setWindowTitle(self.tr("校园工作台"))
        self.resize(720, 460)
        columns = (
            Column("day", self.tr("日期"), lambda r: r.day, width=120),
            Column("what", self.tr("记录"), lambda r: labels.table(r.table), width=140),
            Column("label", self.tr("内容"), lambda r: r.label, stretch=True),
            Column("amount", self.tr("数量"), lambda r: formats.count(r.amount), width=88, align_right=True,
                   sort=lambda r: r.amount),
        )  # fmt: skip
        self.table = DataTable(columns, key=_row_key, object_name=f"{screen}.record_table")
        self.table.set_rows(rows)
        close = outline(self.tr("关闭"), object_name=f"{screen}.records_close")
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.MARGIN, tk.GAP)
        column.addWidget(label(title, Role.SECTION, wrap=True))
        self.count = label(self._count(rows, total), tone="text2")
        column.addWidget(self.count)
        column.addWidget(self.table, 1)
        column.addLayout(dialog_foot(close))

    def _count(self, rows: Sequence[EvidenceRow], total: bool) -> str:
        if not total:
            return self.tr("共 %1 条").replace("%1", str(len(rows)))
        words = self.tr("共 %1 条,合计 %2").replace("%1", str(len(rows)))
        return words.replace("%2", formats.count(sum(row.amount for row in rows)))


def _row_key(row: EvidenceRow) -> tuple[str, str, str]:
    return row.table, row.row_id, row.day
