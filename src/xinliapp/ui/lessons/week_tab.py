"""上课登记: the week's lessons as the timetable has them, the pairs of weeks, and what was noted."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.domain.timetable import WEEKDAY_WORDS, ChangeKind, LessonState, PlannedLesson
from xinliapp.i18n import formats, labels
from xinliapp.ui.lessons.facts import ClassLine, LessonsPage, PairHead, WeekLine
from xinliapp.ui.lessons.lesson_menu import LessonMenu
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, outline, primary
from xinliapp.widgets.marks import FilterChip
from xinliapp.widgets.page import EmptyState, area, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_width, set_margins
from xinliapp.widgets.table import Column, DataTable
from xinliapp.widgets.tokens import Role

WEEK, PAIRS, NOTED = range(3)
_MORE = 7  # the column of 更多
_SIGNS = {
    LessonState.HELD: Sign.OK,
    LessonState.DUE: Sign.DUE_SOON,
    LessonState.AHEAD: Sign.DOT,
    LessonState.NOT_HELD: Sign.BAD,
}


class WeekTab(QWidget):
    """Three lists of one matter. ``ticked`` gives the lesson and the topic typed above the list."""

    ticked = Signal(object, str)
    week_ticked = Signal(object, object, str)
    turned = Signal(int)
    line_chosen = Signal(object)
    class_chosen = Signal(str)
    removed = Signal(object)
    timetable_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: LessonsPage | None = None
        self.menu = LessonMenu(self)
        self.menu.tick_wanted.connect(self._opened)
        self._except: set[str] = set()
        self.stack = QStackedWidget()
        self.week = DataTable(self._week_columns(), object_name="lessons.week", dense=True)
        self.week.set_empty(self.tr("本周课表上没有课。"))
        self.week.toggled.connect(self._toggled)
        self.week.opened.connect(self._opened)
        self.week.link_clicked.connect(self._clicked)
        self.week.current_changed.connect(self.line_chosen)
        self.week.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.week.customContextMenuRequested.connect(self._open_menu)
        self.to_timetable = outline(self.tr("去填课表"), object_name="lessons.to_timetable")
        self.to_timetable.clicked.connect(self.timetable_wanted)
        self.empty = EmptyState(self.tr("还没有课表。导入后每周只需点一次。"), self.to_timetable)
        self._weeks = QStackedWidget()
        self._weeks.addWidget(self.week)
        self._weeks.addWidget(self.empty)
        self._grid_holder = QVBoxLayout()
        set_margins(self._grid_holder, 0, 0, 0, 0, 0)
        pairs = QWidget()
        pairs.setLayout(self._grid_holder)
        self.grid: DataTable | None = None
        self.noted = DataTable(self._noted_columns(), object_name="lessons.noted")
        self.noted.set_empty(self.tr("本学期还没有登记上课。在右栏补记,或在课表登记里点“上了”。"))
        self.noted.link_clicked.connect(self._remove)
        for widget in (self._weeks, pairs, self.noted):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        self.choices = self._choices()
        self.strip = self._strip()
        column.addWidget(self.strip)
        column.addWidget(self.stack, 1)

    # --- what the view calls ---

    def show_page(self, page: LessonsPage) -> None:
        """One reading."""
        before, self._page = self._page, page
        if before is None or before.week.starts_on != page.week.starts_on:
            self._except = set()
        self._except &= {line.id for line in page.week.lines}
        self.week.set_rows(page.week.lines)
        self._weeks.setCurrentIndex(0 if page.timetable.any_entry else 1)
        if self.grid is None or before is None or before.heads != page.heads:
            self._build_grid(page)
        if self.grid is not None:
            self.grid.set_rows(page.classes)
        self.noted.set_rows(page.lessons)
        week = page.week
        name = self.tr("第%1周").replace("%1", str(week.number)) if week.number else self.tr("不在学期内")
        self.span.setText(f"{name}  {week.starts_on:%m-%d} — {week.ends_on:%m-%d}")
        due = [line for line in week.lines if line.lesson.state is LessonState.DUE]
        self.all_held.setEnabled(bool(due) and page.may_write)
        for widget in (self.topic, self.all_held, self.to_timetable):
            widget.setVisible(page.may_write)
        self.week.setColumnHidden(1, not page.may_write)  # nothing to leave out where nothing is written
        self.chips[WEEK].set_count(len(due))
        self.chips[NOTED].set_count(len(page.lessons))

    def show_list(self, number: int) -> None:
        """本周, 两周核对 or 已登记."""
        self.chips[number].setChecked(True)
        self.stack.setCurrentIndex(number)
        self.strip.setVisible(number == WEEK)

    def current(self) -> PlannedLesson | None:
        """The lesson whose row is chosen."""
        row = self.week.current_row()
        return row.lesson if isinstance(row, WeekLine) else None

    # --- parts ---

    def _choices(self) -> QWidget:
        """本周登记, 两周核对, 已登记: stands beside the tabs."""
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, tk.GAP)
        group = QButtonGroup(self)
        self.chips = (
            FilterChip(self.tr("本周登记"), object_name="lessons.view_week"),
            FilterChip(self.tr("两周核对"), object_name="lessons.view_pairs"),
            FilterChip(self.tr("已登记"), object_name="lessons.view_noted"),
        )
        for number, chip in enumerate(self.chips):
            group.addButton(chip, number)
            row.addWidget(chip)
        self.chips[WEEK].setChecked(True)
        group.idClicked.connect(self.show_list)
        return holder

    def _strip(self) -> QWidget:
        strip = area("surface")
        row = QHBoxLayout(strip)
        set_margins(row, tk.MARGIN, 4, tk.MARGIN, 4, tk.GAP)
        self.back = Button("", Kind.QUIET, icon="chevron_left", object_name="lessons.week_back")
        self.back.setAccessibleName(self.tr("上一周"))
        self.back.setToolTip(self.tr("上一周"))
        self.on = Button("", Kind.QUIET, icon="chevron_right", object_name="lessons.week_on")
        self.on.setAccessibleName(self.tr("下一周"))
        self.on.setToolTip(self.tr("下一周"))
        self.now = outline(self.tr("本周"), object_name="lessons.week_now")
        self.span = label("", Role.STRONG)
        self.back.clicked.connect(self._back)
        self.on.clicked.connect(self._forth)
        self.now.clicked.connect(self._this_week)
        self.topic = QLineEdit()
        self.topic.setObjectName("lessons.week_topic")
        self.topic.setMaxLength(80)
        self.topic.setPlaceholderText(self.tr("主题(随登记写入)"))
        self.topic.setAccessibleName(self.tr("主题"))
        fix_width(self.topic, 168)
        self.all_held = primary(self.tr("全部上了,除勾选的"), object_name="lessons.all_held", shortcut="")
        self.all_held.clicked.connect(self._all_held)
        for widget in (self.back, self.span, self.on, self.now):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.topic)
        row.addWidget(self.all_held)
        return strip

    def _week_columns(self) -> tuple[Column, ...]:
        return (
            Column("class", self.tr("班级"), lambda r: r.label, width=80, strong=True),
            Column("except", self.tr("不含"), self._excepted, width=56, kind="check"),
            Column("when", self.tr("时间"), self._when, width=112, sort=lambda r: r.lesson.place[1:]),
            Column("state", self.tr("状态"), self._state, width=176, kind="sign",
                   ordinal=lambda r: _SIGNS[r.lesson.state]),
            Column("topic", self.tr("主题"), lambda r: r.lesson.topic, stretch=True),
            Column("teacher", self.tr("教师"), lambda r: r.teacher or formats.MISSING, width=96),
            Column("tick", "", self._verb, width=64, kind="link"),
            Column("more", "", self._more, width=64, kind="link"),
        )  # fmt: skip

    def _noted_columns(self) -> tuple[Column, ...]:
        return (
            Column("day", self.tr("日期"), lambda r: formats.screen_date(r.day), width=144,
                   sort=lambda r: r.day),
            Column("class", self.tr("班级"), lambda r: r.class_label, width=88, strong=True),
            Column("period", self.tr("节"), lambda r: str(r.period), width=56, align_right=True,
                   sort=lambda r: r.period),
            Column("topic", self.tr("主题"), lambda r: r.topic or formats.MISSING, stretch=True),
            Column("remove", "", self.take_back_word, width=80, kind="link"),
        )  # fmt: skip

    def _build_grid(self, page: LessonsPage) -> None:
        while (item := self._grid_holder.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        columns = [Column("class", self.tr("班级"), lambda r: r.label, width=88, strong=True)]
        for number, head in enumerate(page.heads):
            columns.append(
                Column(f"pair{number}", self.tr("%1周").replace("%1", head.label), _words(number), width=80,
                       kind="sign", ordinal=_sign(number, head), sort=_units(number))
            )  # fmt: skip
        columns.append(
            Column("lacking", self.tr("缺"), _lacking(page.heads), stretch=True, align_right=False)
        )
        self.grid = DataTable(columns, object_name="lessons.grid", dense=len(page.classes) > 20)
        self.grid.set_empty(self.tr("还没有班级。导入名单后,这里列出每个班两周一节的情况。"))
        self.grid.current_changed.connect(self._class_row)
        self._grid_holder.addWidget(self.grid)

    # --- words of a row ---

    def _excepted(self, row: WeekLine) -> bool | str:
        return row.id in self._except if row.lesson.state is LessonState.DUE and self._may_write() else ""

    def _when(self, row: WeekLine) -> str:
        _, day, period = row.lesson.key
        return f"{weekday_word(day)} " + self.tr("第%1节").replace("%1", str(period))

    def _state(self, row: WeekLine) -> str:
        lesson = row.lesson
        word = labels.label(lesson.state)
        if lesson.change is None or lesson.held_day is None:
            return word
        verb = self.tr("调课") if lesson.change is ChangeKind.MOVED else self.tr("补课")
        place = f"{lesson.held_day[5:]} {weekday_word(lesson.held_day)}{lesson.held_period}"
        return f"{word} · {verb}→{place}"

    def _verb(self, row: WeekLine) -> str:
        if not self._may_write():
            return ""
        verbs = {LessonState.DUE: self.tr("上了"), LessonState.HELD: self.tr("撤回")}
        return verbs.get(row.lesson.state, "")

    def _more(self, row: WeekLine) -> str:
        """What is noted as held is taken back first; 撤回 stands in its row already."""
        return self.tr("更多") if self._may_write() and row.lesson.state is not LessonState.HELD else ""

    def take_back_word(self, _row: object) -> str:
        """What stands at the end of a noted lesson."""
        return self.tr("撤回") if self._may_write() else ""

    def _may_write(self) -> bool:
        return self._page is not None and self._page.may_write

    # --- what the person does ---

    def _toggled(self, row: WeekLine, _key: str, on: bool) -> None:
        (self._except.add if on else self._except.discard)(row.id)
        self.week.viewport().update()

    def _opened(self, row: WeekLine) -> None:
        if self._may_write() and row.lesson.state in (LessonState.DUE, LessonState.HELD):
            self.ticked.emit(row.lesson, self.topic.text().strip())

    def _clicked(self, row: WeekLine, key: str) -> None:
        if key == "tick":
            self._opened(row)
            return
        self.week.select_key(row.id)
        cell = self.week.visualRect(self.week.currentIndex().siblingAtColumn(_MORE))
        self._open_menu(cell.bottomLeft())

    def _open_menu(self, at: QPoint) -> None:
        row = self.week.current_row()
        if isinstance(row, WeekLine) and self._may_write():
            self.menu.open_for(row, self.week.viewport().mapToGlobal(at))

    def _all_held(self) -> None:
        if self._page is None:
            return
        without = [line.lesson for line in self._page.week.lines if line.id in self._except]
        self.week_ticked.emit(self._page.week.starts_on, without, self.topic.text().strip())

    def _remove(self, row: object, _key: str) -> None:
        self.removed.emit(row)

    def _class_row(self, row: object) -> None:
        if isinstance(row, ClassLine):
            self.class_chosen.emit(row.id)

    def _back(self) -> None:
        self.turned.emit(-1)

    def _forth(self) -> None:
        self.turned.emit(1)

    def _this_week(self) -> None:
        self.turned.emit(0)


def weekday_word(day: str) -> str:
    """周一 of an ISO day."""
    return WEEKDAY_WORDS[dt.date.fromisoformat(day).weekday()]


def _units(number: int) -> Callable[[ClassLine], float]:
    return lambda line: line.units[number]


def _words(number: int) -> Callable[[ClassLine], str]:
    return lambda line: formats.count(line.units[number])


def _sign(number: int, head: PairHead) -> Callable[[ClassLine], Sign]:
    def sign(line: ClassLine) -> Sign:
        if line.units[number] >= head.need:
            return Sign.OK
        return Sign.BAD if head.over else Sign.DOT

    return sign


def _lacking(heads: tuple[PairHead, ...]) -> Callable[[ClassLine], str]:
    return lambda line: str(line.lacking(heads) or "")
