"""The widgets of the room page (screens.md S12): a week of openings, the door, the week's tally."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.room.blocks import BlockView
from xinliapp.ui.room.facts import Block, BlockKind, DayColumn, RoomPage
from xinliapp.ui.room.panel import RoomPanel
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.charts import BulletBar
from xinliapp.widgets.marks import SourceChip, StatusMark
from xinliapp.widgets.page import InlineBar, PageHeader, area, label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import fix_height, fix_width, set_margins
from xinliapp.widgets.tokens import Role


class RoomView(QWidget):
    """Day columns and panel; says what the person wants in signals."""

    week_wanted = Signal(int)
    door_pressed = Signal(int)
    removed = Signal(object)
    source_wanted = Signal(str)
    visitors_counted = Signal(int)
    roster_wanted = Signal()
    paper_wanted = Signal(str)
    page_wanted = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self._page: RoomPage | None = None
        self._masked, self._counting = True, True
        self.header = self._header()
        self.bar = InlineBar("room.bar")
        self.empty = label(self.tr("本周还没有开放安排。点“生成值班表”按上周复制。"), tone="text2", wrap=True)
        self.empty.setContentsMargins(tk.MARGIN, 12, tk.MARGIN, 0)
        self._days = QHBoxLayout()
        set_margins(self._days, 0, 0, 0, 0, 0)
        body = area("surface")
        column = QVBoxLayout(body)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.empty)
        column.addLayout(self._days, 1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(body)
        self.panel = RoomPanel()
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(scroll, 1)
        middle.addWidget(self.panel)
        layout = QVBoxLayout(self)
        set_margins(layout, 0, 0, 0, 0, 0)
        layout.addWidget(self.header)
        layout.addWidget(self.bar)
        layout.addWidget(self._tally())
        layout.addWidget(rule())
        layout.addLayout(middle, 1)

    # --- what the presenter calls ---

    def show_page(self, page: RoomPage, masked: bool = True) -> None:
        """One week."""
        self._page, self._masked = page, masked
        self.bar.clear()
        last = page.monday + dt.timedelta(days=6)
        week = formats.teaching_week(page.number) if page.number is not None else self.tr("不在教学周内")
        self.header.set_subtitle(f"{week}  {page.monday.isoformat()[5:]}—{last.isoformat()[5:]}")
        self._show_door(page)
        self._show_tally(page)
        while (item := self._days.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for number, day in enumerate(page.days):
            if number:
                self._days.addWidget(rule(vertical=True))
            self._days.addWidget(self._column(day, page.may_write), 1)
        openings = (BlockKind.LESSON, BlockKind.APPOINTMENT, BlockKind.GROUP)
        planned = any(block.kind not in openings for day in page.days for block in day.blocks)
        self.empty.setVisible(not planned)
        self.roster.setVisible(page.may_write)
        self._register.setVisible(page.case_open)
        self._calendar.setVisible(page.case_open)
        self.panel.show_page(page)

    def show_trouble(self, text: str) -> None:
        """An error, pushed in above the week."""
        self.bar.tell(text)

    def handover(self) -> tuple[str, str] | None:
        """What is being handed over and not saved: (opening, words)."""
        return self.panel.chosen.unsaved()

    def show_field_error(self, step: str, field: str, text: str) -> bool:
        """Marks a field of the panel; False when the error belongs to none."""
        return self.panel.show_field_error(step, field, text)

    def saved(self, step: str) -> str:
        """Clears what was wrong; what a toast says after ``step``."""
        self.panel.clear_errors()
        if step in ("note", "close"):
            self.panel.visitors.setValue(0)
            self.visitors.setValue(0)
        return {
            "open": self.tr("已开门"),
            "close": self.tr("已关门"),
            "close_at": self.tr("已登记关门"),
            "plan": self.tr("已加入计划"),
            "note": self.tr("已补记"),
            "remove": self.tr("已取消这次计划"),
            "again": self.tr("计划已恢复"),
            "assign": self.tr("已安排值班人"),
            "handover": self.tr("交接已保存"),
            "bells": self.tr("上课时间已保存"),
            "roster": self.tr("已按上周生成值班表"),
            "unroster": self.tr("值班表已撤回"),
        }[step]

    # --- parts ---

    def _header(self) -> PageHeader:
        header = PageHeader(self.tr("辅导室"))
        for name, icon, words, step in (
            ("room.before", "chevron_left", self.tr("上一周"), -1),
            ("room.this_week", "", self.tr("本周"), 0),
            ("room.after", "chevron_right", self.tr("下一周"), 1),
        ):
            button = outline("" if icon else words, object_name=name, icon=icon)
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setProperty("step", step)
            button.clicked.connect(self._step)
            header.add_left(button)
        self.visitors_word = label(self.tr("来访"), tone="text2")
        self.visitors = QSpinBox()
        self.visitors.setObjectName("room.visitors")
        self.visitors.setAccessibleName(self.tr("来访人数"))
        self.visitors.setRange(0, 9999)
        self.visitors.valueChanged.connect(self._counted)
        fix_width(self.visitors, 72)
        self.door = primary(self.tr("开门"), object_name="room.open", icon="door_open")
        self.door.clicked.connect(self._door)
        for widget in (self.visitors_word, self.visitors, self.door):
            header.add_action(widget)
        return header

    def _tally(self) -> QWidget:
        holder = area("surface")
        fix_height(holder, 56)
        row = QHBoxLayout(holder)
        set_margins(row, tk.MARGIN, 0, tk.MARGIN, 0, 12)
        self.opened = label("", Role.SECTION)
        self.bullet = BulletBar()
        fix_width(self.bullet, 200)
        self.figures = label("", tone="text2")
        self.state = StatusMark(Sign.OK, "")
        self.chip = SourceChip("", "room.source")
        self.chip.clicked.connect(self._source)
        for widget in (self.opened, self.bullet, self.figures, self.state, self.chip):
            row.addWidget(widget)
        row.addStretch(1)
        self.roster = outline(self.tr("生成值班表"), object_name="room.roster")
        self.roster.clicked.connect(self.roster_wanted)
        self.print_button = outline(
            self.tr("打印"), object_name="room.print", icon="print", shortcut="Ctrl+P", menu_arrow=True
        )
        self.print_button.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        self._menu.setObjectName("room.print_menu")
        for what, words in (
            ("notice", self.tr("开放时间公示")),
            ("roster", self.tr("值班表")),
            ("log", self.tr("值班记录")),
            ("register", self.tr("预约登记表(代号)")),
            ("ics", self.tr("我的预约存为.ics(代号)")),
        ):
            action = self._menu.addAction(words)
            action.setObjectName(f"room.print.{what}")
            action.setData(what)
            if what == "register":
                self._register = action
            elif what == "ics":
                self._calendar = action
        self._menu.triggered.connect(self._print)
        row.addWidget(self.roster)
        row.addWidget(self.print_button)
        return holder

    def _column(self, day: DayColumn, may_write: bool) -> QWidget:
        holder = area("surface")
        holder.setMinimumWidth(120)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 0, 0, tk.GAP, tk.GAP)
        head = area("selected" if day.today else "bg")
        fix_height(head, tk.ROW)
        row = QHBoxLayout(head)
        set_margins(row, tk.GAP, 0, tk.GAP, 0, tk.GAP)
        words = formats.screen_date(day.day)
        row.addWidget(label(f"{words[11:]} {words[8:10]}", Role.STRONG if day.today else Role.BODY))
        note = self.tr("已开 %1 h").replace("%1", formats.hours(day.minutes)) if day.minutes else ""
        if not day.teaching and not note:
            note = self.tr("不上课")
        row.addWidget(label(note, Role.CAPTION, "text2"))
        row.addStretch(1)
        column.addWidget(head)
        for block in day.blocks:
            line = QHBoxLayout()
            set_margins(line, tk.GAP, 0, tk.GAP, 0, 0)
            view = BlockView(block, may_write, self._masked)
            view.removed.connect(self.removed)
            view.chosen.connect(self._chosen)
            line.addWidget(view)
            column.addLayout(line)
        column.addStretch(1)
        return holder

    def _show_door(self, page: RoomPage) -> None:
        opened = page.door is not None and not page.door.stale
        if page.door is not None:
            self.door.setText(self.tr("关门(开自%1)").replace("%1", page.door.since[11:16]))
            self._counting = False
            self.visitors.setValue(page.door.visitors)
            self._counting = True
        else:
            self.door.setText(self.tr("开门"))
        self.door.set_icon("door_close" if page.door is not None else "door_open")
        self.door.setObjectName("room.close" if page.door is not None else "room.open")
        self.door.setVisible(page.may_write and (page.door is None or opened))
        for widget in (self.visitors_word, self.visitors):
            widget.setVisible(page.may_write and opened)
        if page.door is not None and page.door.stale:
            since = page.door.since.replace("T", " ")[:16]
            words = self.tr("%1 开门后没有登记关门,不计入开放时间。请在右边补登当时关门的时间。")
            self.bar.tell(words.replace("%1", since))

    def _show_tally(self, page: RoomPage) -> None:
        self.opened.setText(self.tr("本周已开 %1 h").replace("%1", formats.hours(page.done * 60)))
        required = page.required
        for widget in (self.bullet, self.state, self.chip):
            widget.setVisible(required is not None)
        plan = self.tr("计划 %1 h").replace("%1", formats.hours(page.planned * 60))
        if required is None:
            self.figures.setText(plan)
            return
        need = self.tr("应开 %1 h").replace("%1", formats.hours(required * 60))
        if page.teaching_days < len(_WEEKDAYS):
            cut = self.tr("(%1个教学日)").replace("%1", str(page.teaching_days))
            need += cut
        self.figures.setText(f"{plan}  {need}")
        mark = self.tr("应开 %1").replace("%1", formats.hours(required * 60))
        self.bullet.set(page.done, page.reachable, required, mark)
        self.chip.setText(page.clause)
        self.chip.updateGeometry()
        if page.done >= required:
            self.state.set(Sign.OK, self.tr("已够"))
        else:
            words = self.tr("按余下计划可到 %1 h").replace("%1", formats.hours(page.reachable * 60))
            self.state.set(Sign.OK if page.reachable >= required else Sign.DUE_SOON, words)

    # --- what the person does ---

    def _step(self) -> None:
        self.week_wanted.emit(int(self.sender().property("step")))

    def _door(self) -> None:
        self.door_pressed.emit(self.visitors.value())

    def _counted(self, number: int) -> None:
        if self._counting and self._page is not None and self._page.door is not None:
            self.visitors_counted.emit(number)

    def _chosen(self, block: Block) -> None:
        """An appointment or a group session opens; a plan or an opening goes to the panel."""
        if self._page is None:
            return
        if block.kind is BlockKind.APPOINTMENT and self._page.case_open:
            self.page_wanted.emit("appointment", {"appointment": block.id})
        elif block.kind is BlockKind.GROUP:
            self.page_wanted.emit("counseling", {"session": block.id})
        else:
            self.panel.choose(block)

    def _open_menu(self) -> None:
        self._menu.popup(self.print_button.mapToGlobal(self.print_button.rect().bottomLeft()))

    def _print(self, action: QAction) -> None:
        self.paper_wanted.emit(str(action.data()))

    def _source(self) -> None:
        if self._page is not None:
            self.source_wanted.emit(self._page.clause)


_WEEKDAYS = range(5)
