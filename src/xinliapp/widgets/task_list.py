"""The list of what is to be done: drafts, groups, one current row with its button as the page's primary."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, link, row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, px, repolish, set_margins
from xinliapp.widgets.task_facts import DraftItem, TaskGroup, TaskItem
from xinliapp.widgets.tokens import Role

SHOWN = 7


class TaskRow(QFrame):
    """One thing to do, 40 px. The current row is filled, carries the page's primary button and 推迟."""

    acted = Signal(object)
    opened = Signal(object)
    put_off = Signal(object)
    chosen = Signal(object)
    source_wanted = Signal(str)

    def __init__(self, item: TaskItem, masked: bool, name: str) -> None:
        super().__init__()
        self.item = item
        self._current = False
        self.setProperty("area", "surface")
        fix_height(self, tk.ROW_TALL)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        late = item.group is TaskGroup.OVERDUE
        row.addWidget(StatusMark(Sign.OVERDUE if late else Sign.DOT, ""))
        row.addWidget(ElidedLabel(item.title, Role.STRONG))
        if item.clause:
            self.chip = SourceChip(item.clause, f"today.source.{item.id}")
            self.chip.clicked.connect(self._ask_source)
            row.addWidget(self.chip)
        row.addWidget(ElidedLabel(self.about(masked), Role.BODY, "text2", greedy=True), 1)
        tone = "warn" if late else "text" if item.days is None else "text2"
        strong = late or item.days is None
        row.addWidget(label(self.when(), Role.STRONG if strong else Role.BODY, tone))
        words = self.tr("取回") if item.put_off else self.tr("推迟")
        self.later = link(words, object_name=f"{name}.later")
        self.later.setToolTip(self.tr("放回列表") if item.put_off else self.tr("推迟到另一天"))
        self.later.clicked.connect(self._put_off)
        keeps = self.later.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)  # the days stand under each other, hovered or not
        self.later.setSizePolicy(keeps)
        row.addWidget(self.later)
        self.button = row_button(item.verb, object_name=name)
        self.button.setMinimumWidth(px(72))
        self.button.clicked.connect(self._act)
        row.addWidget(self.button)
        for widget in (self.button, self.later):
            widget.installEventFilter(self)
        self.later.setVisible(bool(item.put_off))
        self.setAccessibleName(f"{item.title} {self.when()}")

    def about(self, masked: bool) -> str:
        """Class and name, then what the task is about."""
        parts = []
        if self.item.who is not None:
            class_label, name = self.item.who
            parts.append(class_label + (formats.masked_name(name) if masked else name))
        if self.item.detail:
            parts.append(self.item.detail)
        return "  ".join(parts)

    def when(self) -> str:
        """How late or how near; for a postponed one, when it comes back."""
        days = self.item.days
        if self.item.put_off:
            return self.tr("推迟到 %1").replace("%1", self.item.put_off[5:])
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
        self._current = on
        self._show_later()

    def menu(self) -> QMenu:
        """What the row offers, for the right mouse button and the menu key."""
        menu = QMenu(self)
        menu.addAction(self.item.verb).triggered.connect(self._act)
        if self.item.openable:
            menu.addAction(self.tr("打开")).triggered.connect(self._open)
        if self.item.may_wait or self.item.put_off:
            menu.addAction(self.later.text()).triggered.connect(self._put_off)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.chosen.emit(self)
        self.menu().popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_later(under=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._show_later()
        super().leaveEvent(event)

    def _show_later(self, under: bool = False) -> None:
        """推迟 on the current row and under the mouse."""
        self.later.setVisible(self.item.may_wait and (self._current or under or bool(self.item.put_off)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched in (self.button, self.later) and event.type() == QEvent.Type.FocusIn:
            self.chosen.emit(self)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self)
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.item.openable:
            self._open()
        super().mouseDoubleClickEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.item)

    def _act(self) -> None:
        self.acted.emit(self.item)

    def _put_off(self) -> None:
        self.put_off.emit(self.item)

    def _ask_source(self) -> None:
        self.source_wanted.emit(self.item.clause)


class _Head(QFrame):
    """A group's heading: open groups as a band, folded ones as a row with a chevron."""

    toggled = Signal(object)

    def __init__(self, group: TaskGroup | None, words: str, count: int, folded: bool, note: str) -> None:
        super().__init__()
        self.group = group
        foldable = group in (TaskGroup.WEEK, TaskGroup.LATER, None)
        self.setProperty("area", "surface" if foldable and folded else "bg")
        fix_height(self, tk.ROW_TALL if foldable and folded else tk.GROUP_HEADER)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        if foldable:
            name = f"today.group.{group.value if group else 'away'}"
            icon = "chevron_right" if folded else "chevron_down"
            self.button = Button(words, Kind.QUIET, object_name=name, icon=icon)
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


class DraftRow(QFrame):
    """A form begun and not saved: one click goes on with it."""

    continued = Signal(object)

    def __init__(self, item: DraftItem, title: str, masked: bool, number: int) -> None:
        super().__init__()
        self.item = item
        self.setProperty("area", "surface")
        fix_height(self, tk.ROW_TALL)
        row = QHBoxLayout(self)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, tk.GAP)
        row.addWidget(StatusMark(Sign.DOT, ""))
        row.addWidget(ElidedLabel(title, Role.STRONG))
        about = ""
        if item.who is not None:
            about = item.who[0] + (formats.masked_name(item.who[1]) if masked else item.who[1])
        row.addWidget(ElidedLabel(about, Role.BODY, "text2", greedy=True), 1)
        row.addWidget(label(item.kept_at, Role.BODY, "text2"))
        self.button = row_button(self.tr("续写"), object_name=f"today.draft.{number}")
        self.button.setMinimumWidth(px(72))
        self.button.clicked.connect(self._go_on)
        row.addWidget(self.button)

    def _go_on(self) -> None:
        self.continued.emit(self.item)


class TaskList(QWidget):
    """没写完, the groups 逾期, 今天, 本周, 以后 seven rows each until asked for the rest, then 已推迟."""

    acted = Signal(object)
    opened = Signal(object)
    put_off = Signal(object)
    continued = Signal(object)
    source_wanted = Signal(str)

    def __init__(self, *, folding: bool = True) -> None:
        """``folding``: 本周 and 以后 are folded at first."""
        super().__init__()
        self._tasks: tuple[TaskItem, ...] = ()
        self._away: tuple[TaskItem, ...] = ()
        self._drafts: tuple[tuple[DraftItem, str], ...] = ()
        self._masked = False
        self._open: set[TaskGroup | None] = {TaskGroup.OVERDUE, TaskGroup.TODAY} if folding else {*TaskGroup}
        self._whole: set[TaskGroup | None] = set()
        self._current = ""
        self._names: set[str] = set()
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 0, 0)

    def show_tasks(
        self,
        tasks: Sequence[TaskItem],
        masked: bool,
        away: Sequence[TaskItem] = (),
        drafts: Sequence[tuple[DraftItem, str]] = (),
    ) -> None:
        """Replaces the list; the current row stays current while it is there.

        ``away`` are postponed tasks; ``drafts`` unfinished forms with the title of their page.
        """
        self._tasks, self._masked = tuple(tasks), masked
        self._away, self._drafts = tuple(away), tuple(drafts)
        near = any(task.group in (TaskGroup.OVERDUE, TaskGroup.TODAY) for task in tasks)
        if not near:
            self._open.add(TaskGroup.WEEK)
        self._build()

    def rows(self) -> tuple[TaskRow, ...]:
        """The rows now on the page, from top to bottom."""
        found = (self._column.itemAt(i).widget() for i in range(self._column.count()))
        return tuple(widget for widget in found if isinstance(widget, TaskRow))

    def draft_rows(self) -> tuple[DraftRow, ...]:
        """The unfinished forms on the page."""
        found = (self._column.itemAt(i).widget() for i in range(self._column.count()))
        return tuple(widget for widget in found if isinstance(widget, DraftRow))

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
        self.setUpdatesEnabled(False)
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._names.clear()
        self._add_drafts()
        for group in TaskGroup:
            tasks = [task for task in self._tasks if task.group is group]
            if tasks:
                self._add_group(group, self._words(group), tasks)
        if self._away:
            self._add_group(None, self.tr("已推迟"), list(self._away))
        self._column.addStretch(1)
        rows = self.rows()
        if rows:
            self._choose(next((row for row in rows if row.item.id == self._current), rows[0]))
        self.setUpdatesEnabled(True)

    def _add_drafts(self) -> None:
        if not self._drafts:
            return
        self._put(_Head(TaskGroup.TODAY, self.tr("没写完"), len(self._drafts), False, ""))
        for number, (item, title) in enumerate(self._drafts):
            row = DraftRow(item, title, self._masked, number)
            row.continued.connect(self.continued)
            self._put(row)

    def _add_group(self, group: TaskGroup | None, words: str, tasks: list[TaskItem]) -> None:
        folded = group not in self._open
        first = min((task.due_on for task in tasks if task.due_on), default="")
        note = self.tr("最近一项 %1").replace("%1", first[5:]) if folded and first else ""
        head = _Head(group, words, len(tasks), folded, note)
        head.toggled.connect(self._toggle)
        self._put(head)
        if folded:
            return
        shown = tasks if group in self._whole else tasks[:SHOWN]
        for task in shown:
            row = TaskRow(task, self._masked, self._name(task))
            row.acted.connect(self.acted)
            row.opened.connect(self.opened)
            row.put_off.connect(self.put_off)
            row.chosen.connect(self._choose)
            row.source_wanted.connect(self.source_wanted)
            self._put(row)
        if len(shown) < len(tasks):
            self._put(self._more(group, len(tasks) - len(shown)))

    def _name(self, task: TaskItem) -> str:
        """``task.campaign`` for the first of its kind (screens.md §5), the whole key for those after it."""
        name = f"task.{task.kind}"
        if name in self._names:
            return f"task.{task.id}"
        self._names.add(name)
        return name

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)
        self._column.addWidget(rule())

    def _more(self, group: TaskGroup | None, count: int) -> QWidget:
        holder = area("surface")
        row = QHBoxLayout(holder)
        set_margins(row, 40, 0, tk.MARGIN, 0, 0)
        words = self.tr("另有 %1 项").replace("%1", str(count))
        button = link(words, object_name=f"today.more.{group.value if group else 'away'}")
        button.setProperty("group", group)
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

    def _toggle(self, group: TaskGroup | None) -> None:
        self._open ^= {group}
        self._build()

    def _show_more(self) -> None:
        self._whole.add(self.sender().property("group"))
        self._build()

    def _choose(self, chosen: TaskRow) -> None:
        self._current = chosen.item.id
        for row in self.rows():
            row.set_current(row is chosen)
