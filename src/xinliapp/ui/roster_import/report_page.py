"""The last page: what was written, which rows were left out, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.roster_plan import Outcome
from xinliapp.i18n import formats, labels
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.services.roster import ImportReport, ReportLine, UndoReport
from xinliapp.ui.roster_import.picks import ORDER
from xinliapp.ui.roster_import.words import QUIET, SIGNS
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class ReportPage(QWidget):
    """Counts, the rows a person still has to look at, 打印差异单, 撤销本次导入."""

    undo_wanted = Signal()
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._masked = False
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        head = area("surface")
        inner = QVBoxLayout(head)
        set_margins(inner, tk.MARGIN, 12, tk.MARGIN, 12, 8)
        self.title = label("", Role.SECTION)
        self.title.setObjectName("roster_import.result")
        self.counts = label("", tone="text2", wrap=True)
        self.counts.setObjectName("roster_import.counts")
        self.undone = StatusMark(Sign.OK, "")
        self.undone.setVisible(False)
        inner.addWidget(self.title)
        inner.addWidget(self.counts)
        inner.addWidget(self.undone)
        buttons = QHBoxLayout()
        set_margins(buttons, 0, 0, 0, 0, tk.GAP)
        self.print_button = outline(
            self.tr("打印差异单"),
            object_name="roster_import.print",
            icon="print",
            shortcut="Ctrl+P",
            hint="Ctrl+P",
        )
        self.undo_button = outline(self.tr("撤销本次导入"), object_name="roster_import.undo", icon="undo")
        self.print_button.clicked.connect(self.print_wanted)
        self.undo_button.clicked.connect(self.undo_wanted)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.undo_button)
        buttons.addStretch(1)
        inner.addLayout(buttons)
        self.left_title = label(self.tr("还要看的行"), Role.STRONG)
        inner.addWidget(self.left_title)
        column.addWidget(head)
        column.addWidget(rule())
        self.table = DataTable(
            self._columns(), key=lambda line: (line.sheet, line.row), object_name="roster_import.report"
        )
        self.table.set_empty(self.tr("每一行都处理好了。"))
        column.addWidget(self.table, 1)

    def show_report(self, report: ImportReport) -> None:
        """The numbers of the import, and its open rows."""
        self.undone.setVisible(False)
        nothing = report.import_id is None
        self.title.setText(
            self.tr("没有需要写入的内容,名单没有变化") if nothing else self.tr("名单已写入,可以撤销")
        )
        parts = [
            f"{labels.label(one)} {report.counts[one.value]}" for one in ORDER if report.counts[one.value]
        ]
        if report.counts.get("missing"):
            parts.append(self.tr("表中没有 %1(保持不变)").replace("%1", str(report.counts["missing"])))
        if report.sealed_rows and not nothing:
            words = self.tr("名单标签 %1 行已密封,等心理教师登录后并入")
            parts.append(words.replace("%1", str(report.sealed_rows)))
        self.counts.setText(" · ".join(parts))
        self.undo_button.setVisible(not nothing)

    def show_rows(self, report: ImportReport, masked: bool) -> None:
        """Rows a person still has to look at first, then those with a remark worth reading."""
        self._masked = masked
        waiting = [line for line in report.lines if line.outcome in (Outcome.CONFLICT, Outcome.INVALID)]
        settled = [line for line in report.lines if line.outcome not in (Outcome.CONFLICT, Outcome.INVALID)]
        noted = [line for line in settled if _why(line)]
        self.table.set_rows([*waiting, *noted])
        open_words = self.tr("还要看的行 %1").replace("%1", str(len(waiting)))
        noted_words = self.tr("有说明的行 %1").replace("%1", str(len(noted)))
        words = [open_words] * bool(waiting) + [noted_words] * bool(noted)
        self.left_title.setText(" · ".join(words))
        self.left_title.setVisible(bool(words))

    def show_undone(self, undone: UndoReport) -> None:
        """The import was taken back."""
        self.title.setText(self.tr("本次导入已撤销"))
        words = self.tr("撤下学生 %1 名,恢复原值 %2 处").replace("%1", str(undone.voided))
        words = words.replace("%2", str(undone.restored))
        if undone.kept:
            words += self.tr(";%1 名学生已有记录,保留").replace("%1", str(len(undone.kept)))
        if undone.left:
            words += self.tr(";%1 处之后又改过,保留").replace("%1", str(undone.left))
        self.undone.set(Sign.OK, words)
        self.undone.setVisible(True)
        self.undo_button.setVisible(False)

    def _name(self, line: ReportLine) -> str:
        return formats.masked_name(line.name) if self._masked else line.name or formats.MISSING

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("outcome", self.tr("结果"), lambda r: labels.label(r.outcome), width=110, kind="sign",
                   ordinal=lambda r: SIGNS[r.outcome]),
            Column("sheet", self.tr("工作表"), lambda r: r.sheet, width=120),
            Column("row", self.tr("行"), lambda r: str(r.row), width=64, align_right=True,
                   sort=lambda r: r.row),
            Column("name", self.tr("姓名"), self._name, width=112, strong=True),
            Column("why", self.tr("原因"), _why, stretch=True, tip=_why),
        )  # fmt: skip


def _why(line: ReportLine) -> str:
    return "".join(
        reason_text(reason.code, dict(reason.params)) for reason in line.reasons if reason.code not in QUIET
    )
