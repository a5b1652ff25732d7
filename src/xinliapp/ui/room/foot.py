"""The foot of the room page: whether the plans still reach the floor, the legend, papers and the roster."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.room.facts import RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, outline
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import ActionBar, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.print_button import PrintButton
from xinliapp.widgets.style import px, set_margins
from xinliapp.widgets.tokens import Role
from xinliapp.widgets.week_layout import BlockLook, Box, GridBlock
from xinliapp.widgets.week_paint import paint_block


class _Swatch(QWidget):
    """A small block as the grid draws it."""

    def __init__(self, kind: BlockLook) -> None:
        super().__init__()
        self._kind = kind
        self.setFixedSize(px(20), px(14))

    def sizeHint(self) -> QSize:
        return QSize(px(20), px(14))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        size = QRectF(self.rect())
        box = Box(0, 0, size.width(), size.height())
        paint_block(painter, GridBlock("", 0, 0, 1, self._kind, ""), box, current=False, focus=False)


class RoomFoot(ActionBar):
    """``paper_wanted(what)``, ``part_wanted(name)``, ``list_wanted(on)``, ``roster_wanted`` …"""

    roster_wanted = Signal()
    paper_wanted = Signal(str)
    part_wanted = Signal(str)
    list_wanted = Signal(bool)
    new_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state = StatusMark(Sign.OK, "")
        self.legend = self._legend()
        facts = QWidget()  # no rule between the two: the legend goes where there is no room
        row = QHBoxLayout(facts)
        set_margins(row, 0, 0, 0, 0, tk.MARGIN)
        row.addWidget(self.state)
        row.addWidget(self.legend)
        self.legend.setMinimumWidth(1)  # it never keeps a window from getting smaller
        self.legend.setVisible(False)
        self.add_fact(facts)
        self.as_list = outline(self.tr("列表"), object_name="room.list")
        self.as_list.setCheckable(True)
        self.as_list.setToolTip(self.tr("把这一周排成一行一行"))
        self.as_list.toggled.connect(self.list_wanted)
        self.bells = self._part("", "bells", icon="timer")
        self.bells.setToolTip(self.tr("作息时间:各节起止"))
        self.bells.setAccessibleName(self.tr("作息时间"))
        self.messages = self._part(self.tr("信箱热线"), "messages")
        self.new = outline(self.tr("新建"), object_name="room.new", shortcut="Ctrl+N")
        self.new.clicked.connect(self.new_wanted)
        self.print_button = PrintButton(self.tr("打印"), self._papers(), object_name="room.print")
        self.print_button.chosen.connect(self.paper_wanted)
        self.roster = outline(self.tr("生成值班表"), object_name="room.roster")
        self.roster.clicked.connect(self.roster_wanted)
        for button in (self.as_list, self.bells, self.messages, self.new, self.print_button, self.roster):
            self.add_button(button)

    def show_page(self, page: RoomPage) -> None:
        """Who may do what; whether the week can still come to what is asked."""
        for widget in (self.roster, self.new, self.bells, self.hint):
            widget.setVisible(page.may_write)
        for what in ("register", "ics"):
            self.print_button.papers[what].setVisible(page.case_open)
        waiting = sum(one.answered_at is None for one in page.messages)
        words = self.tr("信箱热线")
        self.messages.setText(f"{words} {waiting}" if waiting else words)
        self._show_state(page)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The legend goes where there is no room: every block says in words what it is."""
        wide = self.legend.sizeHint().width() + 2 * tk.GAP
        self.legend.setVisible(self.width() >= self._row.minimumSize().width() + wide)

    def _show_state(self, page: RoomPage) -> None:
        required = page.required
        self.state.setVisible(required is not None)
        if required is None:
            return
        if page.done >= required:
            self.state.set(Sign.OK, self.tr("已够"))
            return
        words = self.tr("按余下计划可到 %1 h").replace("%1", formats.hours(page.reachable * 60))
        self.state.set(Sign.OK if page.reachable >= required else Sign.DUE_SOON, words)

    def _papers(self) -> list[tuple[str, str]]:
        return [
            (self.tr("开放时间公示"), "notice"),
            (self.tr("值班表"), "roster"),
            (self.tr("值班记录"), "log"),
            (self.tr("预约登记表(代号)"), "register"),
            (self.tr("求助渠道公示单"), "channels"),
            (self.tr("我的预约存为.ics(代号)"), "ics"),
        ]

    def _part(self, words: str, name: str, icon: str = "") -> Button:
        button = outline(words, object_name=f"room.{name}_open", icon=icon)
        button.setProperty("part", name)
        button.clicked.connect(self._part_wanted)
        return button

    def _part_wanted(self) -> None:
        self.part_wanted.emit(str(self.sender().property("part")))

    def _legend(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        set_margins(row, 0, 0, 0, 0, 6)
        for kind, words in (
            (BlockLook.PLANNED, self.tr("计划空心")),
            (BlockLook.ACTUAL, self.tr("实际实心")),
            (BlockLook.BOOKED, self.tr("预约")),
            (BlockLook.QUIET, self.tr("课")),
        ):
            row.addWidget(_Swatch(kind))
            row.addWidget(label(words, Role.CAPTION, "text2"))
            row.addSpacing(4)
        self.hint = label(self.tr("拖动新建,双击编辑"), Role.CAPTION, "text2")
        row.addWidget(self.hint)
        return holder
