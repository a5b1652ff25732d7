"""The widgets of the principal's home (screens.md S03P)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xinliapp.i18n import formats, labels
from xinliapp.ui.principal_home.facts import Figure, Home, PaperToSign, Tally
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Kind, link, outline, row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import InlineBar, PageHeader, area, label, rule
from xinliapp.widgets.paint import VERDICT_SIGNS, Sign
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role


class PrincipalHomeView(QWidget):
    """What waits, where the school stands, what was published; says what is wanted in signals."""

    paper_opened = Signal(object)
    page_wanted = Signal(str, str)
    print_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("home")
        self.header = PageHeader(self.tr("校长首页"))
        self.print_button = outline(
            self.tr("打印本页"), object_name="home.print", icon="print", shortcut="Ctrl+P", hint="Ctrl+P"
        )
        self.print_button.clicked.connect(self.print_wanted)
        self.header.add_action(self.print_button)
        self.bar = InlineBar("home.bar")
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 0, 0, 0, tk.MARGIN, 0)
        self._papers, self._verdicts = QVBoxLayout(), QVBoxLayout()
        for title, holder in ((self.tr("等您办"), self._papers), (self.tr("自查"), self._verdicts)):
            column.addWidget(self._title(title))
            set_margins(holder, 0, 0, 0, tk.GAP, 0)
            column.addLayout(holder)
            column.addWidget(rule())
        column.addWidget(self._title(self.tr("心理教师发布的数字")))
        self.table = DataTable(self._columns(), object_name="home.figures", sortable=False, large=True)
        self.table.set_empty(self.tr("心理教师还没有发布数字。可请其在 自查上报>发布数字 中发布。"))
        column.addWidget(self.table)
        column.addWidget(self._others())
        foot = label(self.tr("个人辅导内容不在本账户可见范围内。"), Role.LARGE, "text2")
        foot.setContentsMargins(tk.MARGIN, 8, tk.MARGIN, 8)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(scroll, 1)
        layout.addWidget(rule())
        layout.addWidget(foot)

    # --- what the presenter calls ---

    def show_home(self, home: Home) -> None:
        """One reading."""
        self.bar.clear()
        self._home = home
        self.header.set_subtitle(formats.screen_date(home.day) + "  " + self.tr("只读 + 签名"))
        for holder in (self._papers, self._verdicts):
            while (item := holder.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
        for number, paper in enumerate(home.papers):
            self._papers.addWidget(self._paper(number, paper))
        if not home.papers:
            self._papers.addWidget(self._line(self.tr("没有等您签批的材料。")))
        for tally in home.tallies:
            self._papers.addWidget(self._tally(tally))
        self._verdicts.addWidget(self._summary(home))
        self.table.set_rows(home.figures)
        rows = max(3, len(home.figures))  # the sentence of an empty table needs three
        fix_height(self.table, tk.ROW_TALL * rows + tk.ROW + 4)
        self.others.set_rows(home.other_figures)
        fix_height(self.others, tk.ROW_TALL * len(home.other_figures) + tk.ROW + 4)
        self._fold_others()

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the page."""
        self.bar.tell(text)

    # --- parts ---

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("what", self.tr("数字"), lambda r: r.duty, stretch=True,
                   tip=lambda r: r.how),
            Column("clause", self.tr("来源"), lambda r: r.clause or "—", width=80),
            Column("value", self.tr("值"), lambda r: r.value, width=184, align_right=True, strong=True),
            Column("window", self.tr("时点"), lambda r: r.as_of, width=224),
            Column("released", self.tr("发布"), self._released, width=216,
                   tone=lambda r: "warn" if r.stale else ""),
        )  # fmt: skip

    def _others(self) -> QWidget:
        """What forms ask for and earlier windows: folded, for nobody decides anything by them here."""
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        line, row = self._row()
        self.fold = link("", object_name="home.others")
        self.fold.setCheckable(True)
        self.fold.toggled.connect(self._fold_others)
        row.addWidget(self.fold)
        row.addStretch(1)
        self.others = DataTable(self._columns(), object_name="home.other_figures", sortable=False, large=True)
        column.addWidget(line)
        column.addWidget(self.others)
        return holder

    def _fold_others(self) -> None:
        count = len(self._home.other_figures)
        words = (
            self.tr("收起上报用数字和以前时段")
            if self.fold.isChecked()
            else self.tr("上报用数字和以前时段 %1 项")
        )
        self.fold.setText(words.replace("%1", str(count)))
        self.fold.setVisible(count > 0)
        self.others.setVisible(count > 0 and self.fold.isChecked())

    def _released(self, figure: Figure) -> str:
        return self.tr("有更新,待重新发布") if figure.stale else figure.released

    @staticmethod
    def _title(words: str) -> QWidget:
        holder = QWidget()
        fix_height(holder, tk.COLUMN_HEADER)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        row.addWidget(label(words, Role.SECTION))
        return holder

    @staticmethod
    def _row() -> tuple[QWidget, QHBoxLayout]:
        holder = QWidget()
        fix_height(holder, tk.ROW_TALL)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 12)
        return holder, row

    def _line(self, words: str) -> QWidget:
        holder, row = self._row()
        row.addWidget(label(words, Role.LARGE, "text2"), 1)
        return holder

    def _paper(self, number: int, paper: PaperToSign) -> QWidget:
        holder, row = self._row()
        kind = {
            "self_check": self.tr("学期自查报告"),
            "exchange": self.tr("统计表(签名密钥已换,请重新签批)"),
        }.get(paper.page, self.tr("统计表"))
        row.addWidget(StatusMark(Sign.ASK, ""))
        row.addWidget(label(kind, Role.SECTION))
        row.addWidget(ElidedLabel(paper.title, Role.LARGE, "text2", greedy=True), 1)
        since = f"{paper.by} {paper.since[5:16].replace('T', ' ')}"
        row.addWidget(label(self.tr("%1 提交").replace("%1", since), Role.LARGE, "text2"))
        name = "home.selfcheck.sign" if paper.page == "self_check" else f"home.sign{number + 1}"
        button = row_button(self.tr("看并签"), object_name=name)
        button.set_kind(Kind.PRIMARY if number == 0 else Kind.ROW)
        button.setShortcut("Ctrl+Return" if number == 0 else "")
        button.setProperty("paper", number)
        button.clicked.connect(self._open_paper)
        row.addWidget(button)
        return holder

    def _summary(self, home: Home) -> QWidget:
        holder, row = self._row()
        for verdict, count in home.verdicts:
            row.addWidget(
                StatusMark(VERDICT_SIGNS[verdict.value], f"{labels.label(verdict)} {count}", Role.SECTION)
            )
        if not home.verdicts:
            outside = self.tr("现在不在学期内,没有自查。")
            missing = self.tr("还没有设置校历,没有自查。请心理教师在“学校与校历”里设置。")
            row.addWidget(label(outside if home.has_calendar else missing, Role.LARGE, "text2"))
        row.addStretch(1)
        button = outline(self.tr("打开自查"), object_name="home.selfcheck")
        button.clicked.connect(self._open_check)
        row.addWidget(button)
        return holder

    def _tally(self, tally: Tally) -> QWidget:
        holder, row = self._row()
        enough = tally.have >= tally.need
        mark = StatusMark(Sign.OK if enough else Sign.DUE_SOON, "")
        row.addWidget(mark)
        row.addWidget(ElidedLabel(tally.duty, Role.LARGE, greedy=True), 1)
        figures = f"{_amount(tally.have)}/{_amount(tally.need)} {tally.unit}"
        row.addWidget(label(figures, Role.SECTION, "text" if enough else "warn"))
        chip = SourceChip(tally.clause, f"home.source.{tally.clause}")
        chip.setProperty("where", ("self_check", tally.clause))
        chip.clicked.connect(self._open_where)
        row.addWidget(chip)
        if tally.page:
            registers = tally.page == "safeguards"
            words = self.tr("登记") if registers else self.tr("看")
            button = row_button(words, object_name=f"home.tally.{tally.clause}")
            fix_width(button, 72)
            button.setProperty("where", (tally.page, "meetings" if registers else ""))
            button.clicked.connect(self._open_where)
            row.addWidget(button)
        return holder

    def _open_paper(self) -> None:
        self.paper_opened.emit(self._home.papers[int(self.sender().property("paper"))])

    def _open_where(self) -> None:
        page, argument = self.sender().property("where")
        self.page_wanted.emit(page, argument)

    def _open_check(self) -> None:
        self.page_wanted.emit("self_check", "")


def _amount(value: float) -> str:
    """Whole, or one decimal cut off: 7.99 never reads 8.0."""
    return formats.hours(value * 60) if value != int(value) else str(int(value))
