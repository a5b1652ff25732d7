"""The list of what is to be done: groups, one current row, and its button as the page's primary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.today.facts import TaskGroup, TaskItem, TaskKind
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, link, row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, repolish, set_margins
from xinliapp.widgets.tokens import Role

SHOWN = 7


class TaskRow(QFrame):
    """One thing to do, 40 px. The current row is filled and carries the page's primary button."""

    acted = Signal(object)
    chosen = Signal(object)
    source_wanted = Signal(str)

    def __init__(self, item: TaskItem, masked: bool) -> None:
        super().__init__()
        self.item = item
        self.setProperty("area", "surface")
        fix_height(self, tk.ROW_TALL)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        late = item.group is TaskGroup.OVERDUE
        row.addWidget(StatusMark(Sign.OVERDUE if late else Sign.DOT, ""))
        row.addWidget(ElidedLabel(self._title(), Role.STRONG))
        if item.clause:
            self.chip = SourceChip(item.clause, f"today.source.{item.id}")
            self.chip.clicked.connect(self._ask_source)
            row.addWidget(self.chip)
        row.addWidget(ElidedLabel(self._about(masked), Role.BODY, "text2", greedy=True), 1)
        when = label(self._when(), Role.STRONG if late or item.days is None else Role.BODY,
                     "warn" if late else "text" if item.days is None else "text2")  # fmt: skip
        row.addWidget(when)
        self.button = row_button(self._act_word(), object_name=f"today.task.{item.id}")
        fix_width(self.button, 72)
        self.button.clicked.connect(self._act)
        self.button.installEventFilter(self)
        row.addWidget(self.button)
        self.setAccessibleName(f"{self._title()} {self._when()}")

    def _title(self) -> str:
        count = str(self.item.count)
        return {
            TaskKind.FORM: self.tr("统计表上报"),
            TaskKind.SELF_CHECK: self.tr("学期自查"),
            TaskKind.SIGN_SELF_CHECK: self.tr("学期自查待签批"),
            TaskKind.SIGN_FORM: self.tr("统计表待签批"),
            TaskKind.RETURNED: self.tr("校长退回待改"),
            TaskKind.LESSON_MISSING: self.tr("%1个班两周内缺心理课").replace("%1", count),
            TaskKind.PLAN_REVIEW: self.tr("方案复评"),
            TaskKind.PUBLISH: self.tr("自查有%1个数字待发布").replace("%1", count),
        }[self.item.kind]

    def _act_word(self) -> str:
        return {
            TaskKind.SIGN_SELF_CHECK: self.tr("看并签"),
            TaskKind.SIGN_FORM: self.tr("看并签"),
            TaskKind.RETURNED: self.tr("去改"),
            TaskKind.LESSON_MISSING: self.tr("补记"),
            TaskKind.PLAN_REVIEW: self.tr("复评"),
            TaskKind.PUBLISH: self.tr("发布"),
        }.get(self.item.kind) or self.tr("打开")

    def _about(self, masked: bool) -> str:
        parts = []
        if self.item.who is not None:
            class_label, name = self.item.who
            parts.append(class_label + (formats.masked_name(name) if masked else name))
        if self.item.detail:
            parts.append(self.item.detail)
        return "  ".join(parts)

    def _when(self) -> str:
        days = self.item.days
        if days is None:
            return self.tr("即时")
        if days < 0:
            return self.tr("逾%1天").replace("%1", str(-days))
        if days == 0:
            return self.tr("今天")
        return self.item.due_on[5:]

    def set_current(self, on: bool) -> None:
        """Whether this row is the one Ctrl+Enter finishes."""
        self.setProperty("area", "selected" if on else "surface")
        repolish(self)
        self.button.set_kind(Kind.PRIMARY if on else Kind.ROW)
        self.button.setShortcut("Ctrl+Return" if on else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.button and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self)
        super().mousePressEvent(event)

    def _act(self) -> None:
        self.acted.emit(self.item)

    def _ask_source(self) -> None:
        self.source_wanted.emit(self.item.clause)


class _Head(QFrame):
    """A group's heading: open groups as a band, folded ones as a row with a chevron."""

    toggled = Signal(object)

    def __init__(self, group: TaskGroup, words: str, count: int, folded: bool, note: str) -> None:
        super().__init__()
        self.group = group
        foldable = group in (TaskGroup.WEEK, TaskGroup.LATER)
        self.setProperty("area", "surface" if foldable and folded else "bg")
        fix_height(self, tk.ROW_TALL if foldable and folded else tk.GROUP_HEADER)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        if foldable:
            self.button = Button(words, Kind.QUIET, object_name=f"today.group.{group.value}",
                                 icon="chevron_right" if folded else "chevron_down")  # fmt: skip
            self.button.clicked.connect(self._toggle)
            row.addSpacing(-tk.GAP)
            row.addWidget(self.button)
        elif group is TaskGroup.OVERDUE:
            row.addWidget(StatusMark(Sign.OVERDUE, words))
        else:
            row.addWidget(label(words, Role.STRONG))
        row.addWidget(label(str(count), Role.BODY, "text2"))
        row.addStretch(1)
        row.addWidget(label(note, Role.CAPTION, "text2"))

    def _toggle(self) -> None:
        self.toggled.emit(self.group)


class TaskList(QWidget):
    """Groups in the order 逾期, 今天, 本周, 以后; at most seven rows a group until asked for the rest."""

    acted = Signal(object)
    source_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._tasks: tuple[TaskItem, ...] = ()
        self._masked = False
        self._open = {TaskGroup.OVERDUE, TaskGroup.TODAY}
        self._whole: set[TaskGroup] = set()
        self._current = ""
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)

    def show_tasks(self, tasks: Sequence[TaskItem], masked: bool) -> None:
        """Replaces the list; the current row stays current while it is there."""
        self._tasks, self._masked = tuple(tasks), masked
        near = any(task.group in (TaskGroup.OVERDUE, TaskGroup.TODAY) for task in tasks)
        if not near:
            self._open.add(TaskGroup.WEEK)
        self._build()

    def rows(self) -> tuple[TaskRow, ...]:
        """The rows now on the page, from top to bottom."""
        found = (self._column.itemAt(i).widget() for i in range(self._column.count()))
        return tuple(widget for widget in found if isinstance(widget, TaskRow))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        rows = self.rows()
        if step is None or not rows:
            super().keyPressEvent(event)
            return
        here = next((i for i, row in enumerate(rows) if row.item.id == self._current), 0)
        target = rows[max(0, min(len(rows) - 1, here + step))]
        target.button.setFocus(Qt.FocusReason.TabFocusReason)

    def _build(self) -> None:
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for group in TaskGroup:
            tasks = [task for task in self._tasks if task.group is group]
            if tasks:
                self._add_group(group, tasks)
        self._column.addStretch(1)
        rows = self.rows()
        if rows:
            self._choose(next((row for row in rows if row.item.id == self._current), rows[0]))

    def _add_group(self, group: TaskGroup, tasks: list[TaskItem]) -> None:
        folded = group not in self._open
        first = min((task.due_on for task in tasks if task.due_on), default="")
        note = self.tr("最近一项 %1").replace("%1", first[5:]) if folded and first else ""
        head = _Head(group, self._words(group), len(tasks), folded, note)
        head.toggled.connect(self._toggle)
        self._put(head)
        if folded:
            return
        shown = tasks if group in self._whole else tasks[:SHOWN]
        for task in shown:
            row = TaskRow(task, self._masked)
            row.acted.connect(self.acted)
            row.chosen.connect(self._choose)
            row.source_wanted.connect(self.source_wanted)
            self._put(row)
        if len(shown) < len(tasks):
            self._put(self._more(group, len(tasks) - len(shown)))

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._column.addWidget(rule())

    def _more(self, group: TaskGroup, count: int) -> QWidget:
        holder = area("surface")
        row = QHBoxLayout(holder)
        set_margins(row, 40, 0, tk.MARGIN, 0, 0)
        words = self.tr("另有 %1 项").replace("%1", str(count))
        button = link(words, object_name=f"today.more.{group.value}")
        button.setProperty("group", group.value)
        button.clicked.connect(self._show_more)
        row.addWidget(button)
        row.addStretch(1)
        return holder

    def _words(self, group: TaskGroup) -> str:
        return {
            TaskGroup.OVERDUE: self.tr("逾期"),
            TaskGroup.TODAY: self.tr("今天"),
            TaskGroup.WEEK: self.tr("本周"),
            TaskGroup.LATER: self.tr("以后"),
        }[group]

    def _toggle(self, group: TaskGroup) -> None:
        self._open ^= {group}
        self._build()

    def _show_more(self) -> None:
        self._whole.add(TaskGroup(self.sender().property("group")))
        self._build()

    def _choose(self, chosen: TaskRow) -> None:
        self._current = chosen.item.id
        for row in self.rows():
            row.set_current(row is chosen)
