"""One report: whose it is, the text, its count, what is still empty, names that are still in it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from xinliapp.domain.incidents import CHARACTERS, ReportKind, characters
from xinliapp.ui.concern.incident.facts import ReportFacts, ReportForm, Told
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.page import SidePanel, label
from xinliapp.widgets.style import fix_height, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class ReportEditor(QWidget):
    """Text at the left, what is said about it at the right."""

    touched = Signal()
    name_passed = Signal(str)
    check_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        self._mark = ""
        self._passed: tuple[str, ...] = ()
        self._kind = ReportKind.SITUATION
        left = QVBoxLayout()
        set_margins(left, tk.MARGIN, 8, tk.MARGIN, 8, 8)
        self.owes = label("", tone="text2", wrap=True)
        self.owes.setObjectName("incident.owes")
        self.state = label("", tone="text2")
        self.text = QPlainTextEdit()
        self.text.setObjectName("incident.text")
        self.text.setTabChangesFocus(True)
        self.text.textChanged.connect(self._typed)
        left.addWidget(self.owes)
        left.addWidget(self.state)
        left.addWidget(self.text, 1)
        row = QHBoxLayout(self)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addLayout(left, 1)
        row.addWidget(self._panel())

    def show_report(self, report: ReportFacts) -> None:
        """A version, the outline, or a draft."""
        self._filling = True
        self._kind, self._mark, self._passed = report.kind, report.form.mark, report.form.passed
        if self.text.toPlainText() != report.form.body:
            self.text.setPlainText(report.form.body)
        self.owes.setText(self._owed(report.kind))
        self.state.setText(report.state)
        self.state.setVisible(bool(report.state))
        self._filling = False
        self._count()

    def show_told(self, told: Told) -> None:
        """After a check."""
        self.names.set_rows(told.hits)
        fix_height(self.names, tk.ROW * (min(6, max(1, len(told.hits))) + 1) + 4)
        self.open_names.setText(
            self.tr("还有%1处疑似姓名未处理,不能定稿。").replace("%1", str(len(told.hits)))
            if told.hits
            else self.tr("没有找到名单上的姓名。")
        )
        self.open_names.setProperty("open", len(told.hits))
        self._pass.setEnabled(bool(told.hits))
        missing = self.tr("标题下还没有内容: %1").replace("%1", "、".join(told.empty))
        self.empty.setText(missing if told.empty else "")
        self.empty.setVisible(bool(told.empty))

    def form(self) -> ReportForm:
        """The text as it stands."""
        return ReportForm(self.text.toPlainText(), self._passed, self._mark)

    def _panel(self) -> QWidget:
        panel = SidePanel()
        panel.add(label(self.tr("字数"), Role.SECTION))
        self.count = label("", Role.COUNTER)
        self.count.setObjectName("incident.count")
        panel.add(self.count)
        panel.add(
            label(self.tr("不计标题和表格;一个数字或外文词算一个字。"), Role.CAPTION, "text2", wrap=True)
        )
        self.empty = label("", tone="text2", wrap=True)
        panel.add(self.empty)
        panel.add_rule()
        panel.add(label(self.tr("脱敏检查"), Role.SECTION))
        self.open_names = label("", wrap=True)
        self.open_names.setObjectName("incident.open_names")
        panel.add(self.open_names)
        self.names = DataTable(
            (
                Column("line", self.tr("行"), lambda r: str(r.line), width=44, align_right=True),
                Column("name", self.tr("疑似姓名"), lambda r: r.name, stretch=True),
            ),
            key=lambda r: r.name,
            object_name="incident.names",
        )
        panel.add(self.names)
        self._pass = row_button(self.tr("不是姓名"), object_name="incident.pass")
        self._pass.clicked.connect(self._not_a_name)
        check = row_button(self.tr("再查一遍"), object_name="incident.check")
        check.clicked.connect(self.check_wanted)
        panel.add(self._pass)
        panel.add(check)
        return panel

    def _owed(self, kind: ReportKind) -> str:
        if kind is ReportKind.SITUATION:
            return self.tr(
                "情况分析报告由学校提交(KZ-40),主要负责人参加事故分析会(KZ-41)。以“一、”“（一）”起头的短行是标题。"
            )
        if kind is ReportKind.MATERIAL:
            return self.tr(
                "复盘报告由教育局报送(JS-15至JS-17:不少于3000字,事发两周内),学校备材料。"
                "这里写给教育局的材料,字数只供参照。"
            )
        return self.tr("复盘报告由本局撰写,不少于3000字,事发两周内报送(JS-16、JS-17)。")

    def _count(self) -> None:
        counted = characters(self.text.toPlainText())
        against = self._kind is not ReportKind.SITUATION
        self.count.setText(f"{counted}/{CHARACTERS}" if against else str(counted))

    def _typed(self) -> None:
        self._count()
        if not self._filling:
            self.touched.emit()

    def _not_a_name(self) -> None:
        row = self.names.current_row()
        if row is not None:
            self.name_passed.emit(row.name)
