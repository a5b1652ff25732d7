"""The head of the room page: the week, what it adds up to against the clause, the door (screens.md S12)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from xinliapp.i18n import formats
from xinliapp.ui.room.facts import BlockKind, RoomPage
from xinliapp.widgets.buttons import outline, primary
from xinliapp.widgets.charts import BulletBar
from xinliapp.widgets.marks import SourceChip
from xinliapp.widgets.page import PageHeader, label
from xinliapp.widgets.step_box import StepBox
from xinliapp.widgets.style import fix_height, px
from xinliapp.widgets.tokens import Role

_SCHOOL_DAYS = 5
_BAR = 112


class RoomHeader(PageHeader):
    """``week_wanted(-1, 0, 1)``, ``door_pressed(visitors)``, ``visitors_counted(n)``, ``source_wanted``."""

    week_wanted = Signal(int)
    door_pressed = Signal(int)
    visitors_counted = Signal(int)
    source_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", "", parent)
        self.set_title(self.tr("辅导室"))
        self._page: RoomPage | None = None
        self._counting = True
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
            self.add_left(button)
        self.bullet = BulletBar()
        fix_height(self.bullet, 20)  # its number stands beside it, not below
        self.opened = label("", Role.STRONG)
        self.figures = label("", tone="text2")
        self.chip = SourceChip("", "room.source")
        self.chip.clicked.connect(self._source)
        self.visitors_word = label(self.tr("来访"), tone="text2")
        self.visitors = StepBox("room.visitors", self.tr("来访人数"), (0, 9999))
        self.visitors.value_changed.connect(self._counted)
        self.door = primary(self.tr("开门"), object_name="room.open", icon="door_open")
        self.door.clicked.connect(self._door)
        actions: tuple[QWidget, ...] = (
            self.bullet, self.opened, self.figures, self.chip, self.visitors_word, self.visitors, self.door,
        )  # fmt: skip
        for widget in actions:
            self.add_action(widget)
        self._optional: tuple[tuple[QWidget, Callable[[], bool]], ...] = (
            (self.visitors_word, self._counting_now),
            (self.figures, self._read),
            (self.chip, self._judged),
            (self.bullet, self._judged),
        )
        for widget, _ in self._optional:  # none of them keeps a window from getting smaller
            widget.setMinimumWidth(1)
            widget.setVisible(False)

    def show_page(self, page: RoomPage) -> None:
        """One week."""
        self._page = page
        last = page.monday + dt.timedelta(days=max(len(page.days), _SCHOOL_DAYS) - 1)
        days = f"{page.monday.isoformat()[5:]}—{last.isoformat()[5:]}"
        self.set_subtitle(f"{self._week(page)}  {days}")
        self._show_door(page)
        self._show_tally(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """What there is no room for goes, the bar first: the tip of what is open has the figures."""
        self.bullet.setMaximumWidth(px(_BAR))
        for widget, _ in self._optional:
            widget.setVisible(False)
        self._actions.invalidate()
        left = self.width() - self._row.minimumSize().width()
        for widget, wanted in self._optional:
            need = (
                px(_BAR) if widget is self.bullet else widget.sizeHint().width()
            ) + self._actions.spacing()
            if wanted() and need <= left:
                widget.setVisible(True)
                left -= need

    def _judged(self) -> bool:
        return self._page is not None and self._page.required is not None

    def _read(self) -> bool:
        return self._page is not None

    def _counting_now(self) -> bool:
        page = self._page
        return page is not None and page.may_write and page.door is not None and not page.door.stale

    def _week(self, page: RoomPage) -> str:
        if not page.has_calendar:
            return self.tr("还没有设置校历")
        if page.number is None:
            return self.tr("不在教学周内")
        return formats.teaching_week(page.number)

    def _show_door(self, page: RoomPage) -> None:
        running = page.door is not None and not page.door.stale
        if page.door is not None:
            self.door.setText(self.tr("关门(开自%1)").replace("%1", page.door.since[11:16]))
            self._counting = False
            self.visitors.setValue(page.door.visitors)
            self._counting = True
        else:
            ahead = self._planned_today(page)
            self.door.setText(self.tr("开门 %1").replace("%1", ahead) if ahead else self.tr("开门"))
        self.door.set_icon("door_close" if page.door is not None else "door_open")
        self.door.setObjectName("room.close" if page.door is not None else "room.open")
        self.door.setVisible(page.may_write and (page.door is None or running))
        self.visitors.setVisible(page.may_write and running)

    @staticmethod
    def _planned_today(page: RoomPage) -> str:
        """When the plan begins that one press opens the door for, "" for none."""
        blocks = next((day.blocks for day in page.days if day.today), ())
        return next((block.starts for block in blocks if block.kind is BlockKind.PLANNED), "")

    def _show_tally(self, page: RoomPage) -> None:
        self.opened.setText(self.tr("本周已开 %1").replace("%1", formats.hours(page.done * 60)))
        # What the week comes to if its plans are kept, as the page of the day says it; a missed plan is out.
        plan = self.tr("计划 %1").replace("%1", formats.hours(page.reachable * 60))
        whole = self.tr("本周的计划合计 %1 h").replace("%1", formats.hours(page.planned * 60))
        required = page.required
        if required is None:
            self.figures.setText(f"{plan} h")
        else:
            need = self.tr("应开 %1 h").replace("%1", formats.hours(required * 60))
            if page.teaching_days < _SCHOOL_DAYS:
                need += self.tr("(%1个教学日)").replace("%1", str(page.teaching_days))
            self.figures.setText(f"{plan} {need}")
        # In a small window the figures give way.
        self.opened.setToolTip(f"{self.figures.text()}\n{whole}")
        self.figures.setToolTip(whole)
        if required is None:
            return
        self.bullet.set(page.done, page.reachable, required)
        self.chip.setText(page.clause)
        self.chip.updateGeometry()

    def _step(self) -> None:
        self.week_wanted.emit(int(self.sender().property("step")))

    def _door(self) -> None:
        self.door_pressed.emit(self.visitors.value())

    def _counted(self, number: int) -> None:
        if self._counting and self._page is not None and self._page.door is not None:
            self.visitors_counted.emit(number)

    def _source(self) -> None:
        if self._page is not None:
            self.source_wanted.emit(self._page.clause)
