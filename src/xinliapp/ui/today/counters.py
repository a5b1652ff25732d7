"""The right column: weekly tallies against their clauses, and the days things have to be handed in."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xinliapp.ui.today.facts import Counter, Day
from xinliapp.ui.today.words import amount, upward
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import link
from xinliapp.widgets.charts import BulletBar
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.side_column import DeadlineRow, SideColumn
from xinliapp.widgets.style import color, fix_height, font, px, set_margins, text_width
from xinliapp.widgets.tokens import Role


class Legend(QWidget):
    """已做 (solid), 计划 (hollow), 要求 (tick)."""

    def __init__(self) -> None:
        super().__init__()
        self._words = (self.tr("已做"), self.tr("计划"), self.tr("要求"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        widths = [text_width(word, Role.CAPTION) for word in self._words]
        return QSize(sum(widths) + 2 * px(16) + px(2) + 3 * 4 + 2 * 8, px(20))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(Role.CAPTION))
        x, middle = 0.0, self.height() / 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for number, word in enumerate(self._words):
            wide = px(2) if number == 2 else px(16)
            tall = px(12) if number == 2 else px(8)
            box = QRectF(x, round(middle - tall / 2), wide, tall)
            if number == 1:
                painter.setPen(QPen(color("accent"), 1))
                painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
            else:
                painter.fillRect(box, color("accent" if number == 0 else "text"))
            x += wide + 4
            painter.setPen(color("text2"))
            painter.drawText(QRectF(x, 0, 200, self.height()), flags, word)
            x += text_width(word, Role.CAPTION) + 8


class CounterBlock(QWidget):
    """Title and 来源, the number with its target, whether the plan is enough, and the bar."""

    source_wanted = Signal(str)
    rules_wanted = Signal(str)

    def __init__(self, counter: Counter) -> None:
        super().__init__()
        self.counter = counter
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, 0, tk.MARGIN, 0, 0)
        top = QHBoxLayout()
        set_margins(top, 0, 0, 0, 0, tk.GAP)
        top.addWidget(label(self._title(), Role.STRONG), 1)
        self.chip = SourceChip(counter.clause, f"today.source.{counter.clause}")
        self.chip.clicked.connect(self._ask)
        top.addWidget(self.chip)
        column.addLayout(top)
        self.chip.setVisible(bool(counter.clause))
        column.addWidget(self._figures())
        column.addWidget(self._bar())
        if counter.teaching_days is not None:
            column.addWidget(self._short())

    def _bar(self) -> QWidget:
        """The bar with what is lacking below its left end; the tick's number keeps clear of it."""
        counter = self.counter
        bar = BulletBar()
        planned = counter.planned or 0.0
        clear = counter.done < counter.required and planned <= 2 * counter.required
        target = self.tr("要求 %1").replace("%1", amount(counter.required)) if clear else ""
        bar.set(counter.done, planned, counter.required, target)
        holder = QWidget()
        grid = QGridLayout(holder)
        set_margins(grid, 0, 0, 0, 4, 0)
        grid.addWidget(bar, 0, 0)
        below = label(self._lacking(), Role.CAPTION, "text2")
        grid.addWidget(below, 0, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)
        return holder

    def _figures(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        fix_height(holder, 36)
        row.addWidget(label(amount(self.counter.done), Role.COUNTER))
        target = "/ " + amount(self.counter.required) + " " + self.counter.unit
        row.addWidget(label(target, Role.BODY, "text2"), 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        row.addWidget(self._state())
        return holder

    def _state(self) -> StatusMark:
        have, need = self.counter.done, self.counter.required
        if have >= need:
            return StatusMark(Sign.OK, self.tr("已够"))
        if self.counter.planned is None:
            return StatusMark(Sign.DUE_SOON, self.tr("还不够"))
        plan = amount(max(self.counter.planned, have))
        if max(self.counter.planned, have) >= need:
            return StatusMark(Sign.OK, self.tr("计划 %1 够").replace("%1", plan))
        return StatusMark(Sign.DUE_SOON, self.tr("计划 %1 不够").replace("%1", plan))

    def _lacking(self) -> str:
        lack = self.counter.required - self.counter.done
        if lack <= 0:
            return self.tr("要求已达到")
        words = self.tr("到%1还差 %2").replace("%1", self.counter.until)
        return words.replace("%2", upward(lack)) + " " + self.counter.unit

    def _title(self) -> str:
        return {
            "weekly_opening_minutes": self.tr("开放"),
            "weekly_lessons_per_specialist": self.tr("心理课"),
            "weekly_counseling_hours_per_specialist": self.tr("辅导"),
        }.get(self.counter.measure, self.counter.clause)

    def _short(self) -> QWidget:
        """What a short week is asked for, and where a school may choose otherwise."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 0)
        row.addWidget(label(self._cut(), Role.CAPTION, "text2", wrap=True), 1)
        change = link(self.tr("(可改)"), object_name=f"today.short_weeks.{self.counter.clause}")
        change.clicked.connect(self._change)
        row.addWidget(change)
        return holder

    def _cut(self) -> str:
        if not self.counter.cut:
            words = self.tr("本周%1个教学日,本校定照整周要求")
            return words.replace("%1", str(self.counter.teaching_days))
        words = self.tr("本周%1个教学日,按 %2 %3 计").replace("%1", str(self.counter.teaching_days))
        return words.replace("%2", amount(self.counter.required)).replace("%3", self.counter.unit)

    def _change(self) -> None:
        self.rules_wanted.emit(self.counter.clause)

    def _ask(self) -> None:
        self.source_wanted.emit(self.counter.clause)


class CountersColumn(SideColumn):
    """All tallies and deadlines."""

    source_wanted = Signal(str)
    rules_wanted = Signal(str)
    page_wanted = Signal(str)

    def show_facts(self, day: Day) -> None:
        """Replaces both lists."""
        self.clear()
        for counter in day.counters:
            block = CounterBlock(counter)
            block.source_wanted.connect(self.source_wanted)
            block.rules_wanted.connect(self.rules_wanted)
            self.column.addWidget(block)
        if not day.has_calendar:
            self._add_no_calendar()
        elif not day.counters and not day.trouble:
            outside, idle = self.tr("现在不在教学周内,没有周计数。"), self.tr("本周没有按周计的要求。")
            self.add_line(outside if day.week is None else idle)
        self.add_title(self.tr("期限"))
        for number, item in enumerate(day.deadlines):
            tip = f"{item.detail} {item.due_on}"
            row = DeadlineRow(item, item.title, tip, item.days, f"today.deadline.{number}")
            row.button.setVisible(bool(item.id))
            self.add_deadline(row)
        if not day.deadlines:
            self.add_line(self.tr("近期没有要交的表。"))
        self.column.addStretch(1)

    def _add_no_calendar(self) -> None:
        row = self.add_line(self.tr("还没有设置校历。"))
        way = link(self.tr("去设置"), object_name="today.calendar")
        way.clicked.connect(self._set_calendar)
        row.addWidget(way)

    def _set_calendar(self) -> None:
        self.page_wanted.emit("school_settings")
