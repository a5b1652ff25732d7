"""Step 6: what still keeps the round open, how the numbers lie, closing and opening again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from xinliapp.domain.screening import RoundStep, StepKind
from xinliapp.domain.screening_figures import Distribution
from xinliapp.i18n import formats
from xinliapp.ui.screening.facts import RoundPage, RoundPaper
from xinliapp.ui.screening.words import counts_words, open_words
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.band_bars import BandBars
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.fields import Field, combo, date_edit
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, clear_layout, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.tokens import Role


class ClosePane(QWidget):
    """The gate with its counts at the left, the distribution at the right."""

    close_wanted = Signal(str)
    reopen_wanted = Signal()
    step_wanted = Signal(str)
    key_wanted = Signal(str)
    print_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._filling = False
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self._gate())
        middle.addWidget(self._chart(), 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addLayout(middle, 1)
        column.addWidget(self._foot())

    # --- what the page calls ---

    def show_round(self, page: RoundPage) -> None:
        """The gate and the numbers."""
        counted = page.tally
        self.counts.setText(counts_words(counted))
        untold = sum(not line.told for line in page.critical)
        self._tell(self.pending, counted.pending, self.tr("没有状态的学生"))
        self._tell(self.undisposed, counted.undisposed, self.tr("没有处置的提示"))
        self._tell(self.untold, untold, self.tr("关键条目还没有告知"), must=False)
        self._tell(self.retests, counted.retests, self.tr("待复测"), must=False)
        words = open_words(counted)
        self.lacking.setText(self.tr("还差:%1").replace("%1", words) if words and not page.closed else "")
        self.day.set_iso(page.today)
        for widget in (self.day_field, self.finish):
            widget.setVisible(not page.closed)
        self.reopen.setVisible(page.closed)
        clear_layout(self._steps)
        for step in page.steps:
            self._steps.addWidget(label(self._step(step), Role.CAPTION, "text2", wrap=True))
        self._show_distribution(page.distribution)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when there is none of that name."""
        self.day_field.clear_error()
        if field == "结束日期":
            self.day_field.set_error(text)
        return field == "结束日期"

    # --- parts ---

    def _gate(self) -> QWidget:
        body = QWidget()
        column = QVBoxLayout(body)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        self.counts = label("", wrap=True)
        self.counts.setObjectName("round.close_counts")
        self.pending, self.undisposed = StatusMark(Sign.OK, ""), StatusMark(Sign.OK, "")
        self.untold, self.retests = StatusMark(Sign.OK, ""), StatusMark(Sign.OK, "")
        column.addWidget(label(self.tr("关闭前"), Role.STRONG))
        column.addWidget(self.counts)
        for mark in (self.pending, self.undisposed, self.untold, self.retests):
            column.addWidget(mark)
        ways = QHBoxLayout()
        for words, step in ((self.tr("去核对"), "check"), (self.tr("去处置"), "dispose")):
            button = outline(words, object_name=f"round.to_{step}")
            button.setProperty("step", step)
            button.clicked.connect(self._go)
            ways.addWidget(button)
        ways.addStretch(1)
        column.addLayout(ways)
        self._steps = QVBoxLayout()
        column.addLayout(self._steps)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(body)
        fix_width(scroll, 352)
        return scroll

    def _chart(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, tk.MARGIN, 12, tk.MARGIN, 12, tk.GAP)
        line = QHBoxLayout()
        line.addWidget(label(self.tr("分布(仅人数)"), Role.STRONG))
        self.keys = combo((), "round.band_key")
        self.keys.setAccessibleName(self.tr("哪一项的分布"))
        self.keys.currentIndexChanged.connect(self._key_chosen)
        line.addWidget(self.keys)
        line.addStretch(1)
        column.addLayout(line)
        self.small = label(
            self.tr("人数很小的年级不分开写,写作 *,使小的人数推不出来。打印的图用同一组数。"),
            Role.CAPTION, "muted", wrap=True,
        )  # fmt: skip
        column.addWidget(self.small)
        self.bars = BandBars("round.bands")
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.bars)
        column.addWidget(scroll, 1)
        return holder

    def _foot(self) -> QWidget:
        foot = ActionBar()
        self.lacking = label("", tone="text2")
        self.lacking.setObjectName("round.lacking")
        foot.add_fact(self.lacking)
        self.day = date_edit("round.closed_on")
        self.day.setAccessibleName(self.tr("结束日期"))
        self.day_field = Field("", self.day)
        self.summary = outline(self.tr("排查汇总"), object_name="round.summary", icon="print")
        self.summary.clicked.connect(self._print)
        self.reopen = outline(self.tr("重新打开"), object_name="round.reopen")
        self.reopen.clicked.connect(self.reopen_wanted)
        self.finish = primary(self.tr("关闭本轮"), object_name="round.close")
        self.finish.clicked.connect(self._close)
        for widget in (self.summary, self.day_field, self.reopen, self.finish):
            foot.add_button(widget)
        return foot

    # --- inside ---

    def _show_distribution(self, found: Distribution | None) -> None:
        self._filling = True
        self.keys.clear()
        for key, words in found.keys if found is not None else ():
            self.keys.addItem(words, key)
        if found is not None:
            self.keys.setCurrentIndex(self.keys.findData(found.key))
            self.bars.show_table(found.bands, found.groups, (self.tr("合计"), found.total))
        else:
            self.bars.show_table((), (), None)
        self.keys.setVisible(found is not None and len(found.keys) > 1)
        self.small.setVisible(found is not None)
        self._filling = False

    @staticmethod
    def _tell(mark: StatusMark, count: int, words: str, *, must: bool = True) -> None:
        sign = Sign.OK if not count else Sign.DUE_SOON if must else Sign.ASK
        mark.set(sign, f"{words} {count}")

    def _step(self, step: RoundStep) -> str:
        day = formats.screen_date(step.day)
        if step.kind is StepKind.CLOSED:
            return self.tr("%1 关闭,%2").replace("%1", day).replace("%2", step.created_by)
        words = self.tr("%1 重新打开,%2:%3").replace("%1", day).replace("%2", step.created_by)
        return words.replace("%3", step.reason)

    def _go(self) -> None:
        self.step_wanted.emit(self.sender().property("step"))

    def _key_chosen(self, _place: int) -> None:
        if not self._filling and self.keys.currentData():
            self.key_wanted.emit(self.keys.currentData())

    def _close(self) -> None:
        self.close_wanted.emit(self.day.iso())

    def _print(self) -> None:
        self.print_wanted.emit(RoundPaper.SUMMARY.value)
