"""The widgets of the page of the day (screens.md S03): rail, what is to be done, counters."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from xinliapp.i18n import formats
from xinliapp.ui.today.counters import CountersColumn, Legend
from xinliapp.ui.today.dialogs import SnoozeDialog
from xinliapp.ui.today.facts import Day, RailStep
from xinliapp.ui.today.rail import DayRail
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, link, outline, row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.page import EmptyState, InlineBar, PageHeader, area, label, rule
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.task_facts import TaskGroup, TaskItem
from xinliapp.widgets.task_list import TaskList
from xinliapp.widgets.tokens import Role

_WIDE = 1140
_RAIL = (304, 288)
_COUNTERS = (320, 268)


class TodayView(QWidget):
    """Three columns; says what the person wants in signals."""

    stepped = Signal(object)
    open_wanted = Signal()
    acted = Signal(object)
    task_opened = Signal(object)
    put_off = Signal(object)
    snoozed = Signal(object, object, str)
    draft_continued = Signal(object)
    masked_wanted = Signal(bool)
    print_wanted = Signal(str)
    all_lessons_given = Signal()
    source_wanted = Signal(str)
    deadline_opened = Signal(object)
    waiting_opened = Signal(str)
    page_wanted = Signal(str)
    rules_wanted = Signal(str)

    def __init__(self, offered: Collection[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("today")
        self._scrolled, self._to_now = "", False
        self.header = PageHeader(self.tr("工作台"))
        self._add_quick(offered)
        self.bar = InlineBar("today.bar")
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        columns = QHBoxLayout()
        set_margins(columns, 0, 0, 0, 0, 0)
        self._left, self._right = self._rail_column(), self._counter_column()
        for widget, stretch in (
            (self._left, 0),
            (rule(vertical=True), 0),
            (self._task_column(), 1),
            (rule(vertical=True), 0),
            (self._right, 0),
        ):
            columns.addWidget(widget, stretch)
        layout.addLayout(columns, 1)
        for told in (self.rail_empty, self.rail_foot, self.empty, self.waiting_foot, self.open_button):
            told.setVisible(False)  # until the day was read nobody knows that there is nothing to do

    # --- what the presenter calls ---

    def show_day(self, day: Day, masked: bool, titles: Mapping[str, str]) -> None:
        """One reading of the day; ``masked`` hides given names, ``titles`` are the pages' by their keys."""
        self.bar.clear()
        words = formats.month_day(day.day)
        if day.trouble:
            self.bar.tell(day.trouble)
        week = formats.teaching_week(day.week, has_calendar=day.has_calendar)
        self.header.set_subtitle(f"{words}  {week}")
        self.hide_names.setChecked(masked)
        self.rail_count.setText(self.tr("%1 项").replace("%1", str(len(day.rail))))
        self.rail.show_items(day.rail, day.now, masked)
        if day.day != self._scrolled:  # once a day: afterwards the person scrolls
            self._scrolled, self._to_now = day.day, True
        self.rail_empty.setVisible(not day.rail)
        open_lessons = [item for item in day.rail if item.step is RailStep.TEACH]
        self.rail_foot.setVisible(len(open_lessons) > 1)
        self._show_tasks(day, masked, titles)
        opening = any(item.step in (RailStep.OPEN, RailStep.CLOSE) for item in day.rail)
        self.open_button.setVisible(not opening and not day.door_open)
        self.counters.show_facts(day)
        self.legend.setVisible(bool(day.counters))

    def _show_tasks(self, day: Day, masked: bool, titles: Mapping[str, str]) -> None:
        near = sum(1 for task in day.tasks if task.group in (TaskGroup.OVERDUE, TaskGroup.TODAY))
        others = sum(entry.count for entry in day.waiting)
        mine = self.tr("我 %1 · 等别人 %2").replace("%1", str(len(day.tasks)))
        self.task_count.setText(mine.replace("%2", str(others)))
        drafts = [(draft, titles[draft.page]) for draft in day.drafts if titles.get(draft.page)]
        self.tasks.show_tasks(day.tasks, masked, day.put_off, drafts)
        self.empty.setVisible(near == 0 and not drafts)
        self.waiting.setText(" · ".join(f"{each.whom} {each.what} {each.count}" for each in day.waiting))
        self.waiting_foot.setVisible(others > 0)
        self._waiting_menu.clear()
        for each in day.waiting:
            action = self._waiting_menu.addAction(f"{each.whom} {each.what} {each.count}")
            action.setData(each.id)

    def done_words(self, step: str, detail: str = "") -> str:
        """What a toast says after ``step``."""
        words = {
            "open": self.tr("已开门"),
            "close": self.tr("已关门"),
            "teach": self.tr("已登记上课"),
            "done": self.tr("已办:%1"),
            "put_off": self.tr("已推迟到 %1"),
            "back": self.tr("已放回列表"),
            "undone": self.tr("已撤销"),
        }[step]
        return words.replace("%1", detail)

    def ask_put_off(self, task: TaskItem, today: dt.date) -> None:
        """推迟: until when, and why if a clause asks for it."""
        self._snooze(task, today).open()

    def ask_put_off_again(
        self, task: TaskItem, today: dt.date, until: dt.date, reason: str, why: str
    ) -> None:
        """The same window with what was typed in it and why it was refused."""
        dialog = self._snooze(task, today)
        dialog.restore(until, reason, why)
        dialog.open()

    def _snooze(self, task: TaskItem, today: dt.date) -> SnoozeDialog:
        dialog = SnoozeDialog(task, today, self)
        dialog.agreed.connect(self.snoozed)
        return dialog

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the columns."""
        self.bar.tell(text)

    # --- parts ---

    def _add_quick(self, offered: Collection[str]) -> None:
        self.hide_names = QCheckBox(self.tr("隐名"))
        self.hide_names.setObjectName("today.hide_names")
        self.hide_names.setToolTip(self.tr("只显示姓,按住 Alt 临时看全名"))
        self.hide_names.clicked.connect(self.masked_wanted)
        self.header.add_action(self.hide_names)
        papers = ((self.tr("今日安排"), "day"), (self.tr("存为日历文件(.ics)"), "ics"))
        self.print_button = PrintButton(self.tr("打印"), papers, object_name="today.print")
        self.print_button.chosen.connect(self.print_wanted)
        self.header.add_action(self.print_button)
        words = (
            ("warning", self.tr("预警")),
            ("appointment", self.tr("预约")),
        )
        for page, text in words:
            if page in offered:
                button = outline(text, object_name=f"today.{page}", icon=page, key_action=page)
                button.setProperty("page", page)
                button.clicked.connect(self._ask_page)
                self.header.add_action(button)

    def _rail_column(self) -> QWidget:
        column = self._column(_RAIL[0])
        self.rail_count = label("", Role.CAPTION, "text2")
        self.open_button = row_button(self.tr("开门"), object_name="today.open_unplanned")
        self.open_button.clicked.connect(self.open_wanted)
        self._head(column, self.tr("今天"), self.rail_count, self.open_button)
        self.rail_empty = self._note(self.tr("今天没有安排。课和开放时间登记后会出现在这里。"))
        self._body(column).addWidget(self.rail_empty)
        self.rail = DayRail()
        self.rail.stepped.connect(self.stepped)
        self.rail_scroll = self._scroll(column, self.rail)
        self.rail_scroll.verticalScrollBar().rangeChanged.connect(self._scroll_to_now)
        self.rail_foot, row = self._foot()
        self.all_lessons = outline(self.tr("今天的课全部上了"), object_name="today.all_lessons")
        self.all_lessons.clicked.connect(self.all_lessons_given)
        self.all_lessons.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row.addWidget(self.all_lessons)
        self._body(column).addWidget(self.rail_foot)
        return column

    def _task_column(self) -> QWidget:
        column = area("surface")
        QVBoxLayout(column)
        set_margins(self._body(column), 0, 0, 0, 0, 0)
        self.task_count = label("", Role.BODY, "text2")
        self._head(column, self.tr("要办"), self.task_count)
        self._body(column).addWidget(rule())
        self.empty = EmptyState(
            self.tr("今天没有要办的事。可以打开辅导室,或看本周计数。"), self._room_button()
        )
        self._body(column).addWidget(self.empty)
        self.tasks = TaskList()
        self.tasks.acted.connect(self.acted)
        self.tasks.opened.connect(self.task_opened)
        self.tasks.put_off.connect(self.put_off)
        self.tasks.continued.connect(self.draft_continued)
        self.tasks.source_wanted.connect(self.source_wanted)
        self._scroll(column, self.tasks)
        self.waiting_foot, row = self._foot()
        self.waiting = ElidedLabel("", Role.BODY, "text2", greedy=True)
        row.addWidget(label(self.tr("等别人"), Role.STRONG))
        row.addWidget(self.waiting, 1)
        self.waiting_look = link(self.tr("查看"), object_name="today.waiting")
        self.waiting_look.clicked.connect(self._look_waiting)
        row.addWidget(self.waiting_look)
        self._waiting_menu = QMenu(self)
        self._waiting_menu.triggered.connect(self._waiting_chosen)
        self._body(column).addWidget(self.waiting_foot)
        return column

    def _counter_column(self) -> QWidget:
        column = self._column(_COUNTERS[0])
        self.legend = Legend()
        self._head(column, self.tr("本周计数"), None, self.legend)
        self.counters = CountersColumn()
        self.counters.source_wanted.connect(self.source_wanted)
        self.counters.rules_wanted.connect(self.rules_wanted)
        self.counters.page_wanted.connect(self.page_wanted)
        self.counters.deadline_opened.connect(self.deadline_opened)
        self._scroll(column, self.counters)
        return column

    def _room_button(self) -> Button:
        button = outline(self.tr("打开辅导室"), object_name="today.room", icon="room")
        button.setProperty("page", "room")
        button.clicked.connect(self._ask_page)
        return button

    @staticmethod
    def _column(width: int) -> QFrame:
        column = area("surface")
        QVBoxLayout(column)
        layout = column.layout()
        if layout is not None:
            set_margins(layout, 0, 0, 0, 0, 0)
        fix_width(column, width)
        return column

    @staticmethod
    def _body(column: QWidget) -> QVBoxLayout:
        layout = column.layout()
        if not isinstance(layout, QVBoxLayout):
            raise TypeError("column without layout")
        return layout

    def _head(self, column: QWidget, words: str, beside: QLabel | None, right: QWidget | None = None) -> None:
        holder = QWidget()
        fix_height(holder, 48)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(label(words, Role.SECTION))
        if beside is not None:
            row.addWidget(beside)
        row.addStretch(1)
        if right is not None:
            row.addWidget(right)
        self._body(column).addWidget(holder)

    @staticmethod
    def _foot() -> tuple[QWidget, QHBoxLayout]:
        """A bar of 52 px under a rule, hidden and shown as one."""
        holder = area("surface")
        fix_height(holder, tk.ACTION_BAR)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(rule())
        row = QHBoxLayout()
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        column.addLayout(row, 1)
        return holder, row

    def _note(self, words: str) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, 0)
        row.addWidget(label(words, Role.BODY, "text2", wrap=True))
        return holder

    def _scroll(self, column: QWidget, content: QWidget) -> QScrollArea:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(scroll.focusPolicy().NoFocus)
        scroll.setHorizontalScrollBarPolicy(scroll.horizontalScrollBarPolicy().ScrollBarAlwaysOff)
        scroll.setWidget(content)
        self._body(column).addWidget(scroll, 1)
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = int(self.width() < _WIDE)
        fix_width(self._left, _RAIL[narrow])
        fix_width(self._right, _COUNTERS[narrow])
        self.legend.setMaximumWidth(0 if narrow else 16777215)

    def _scroll_to_now(self) -> None:
        """What is over gives way: the line of now stands a third down the rail where it can."""
        place = self.rail.place_of_now()
        if self._to_now and place:  # it is known once the rail was laid out
            self._to_now = False
            third = self.rail_scroll.viewport().height() // 3
            self.rail_scroll.verticalScrollBar().setValue(place - third)

    # --- what the person does ---

    def _look_waiting(self) -> None:
        actions = self._waiting_menu.actions()
        if len(actions) == 1:
            self._waiting_chosen(actions[0])
        else:
            button = self.waiting_look
            self._waiting_menu.popup(button.mapToGlobal(button.rect().topLeft()))

    def _waiting_chosen(self, action: QAction) -> None:
        self.waiting_opened.emit(str(action.data()))

    def _ask_page(self) -> None:
        self.page_wanted.emit(str(self.sender().property("page")))
