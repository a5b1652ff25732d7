"""信箱热线: what came in by the help channels this week, and what still waits for an answer."""

from __future__ import annotations

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QVBoxLayout, QWidget

from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.help_messages import HelpMessage
from xinliapp.ui.room.facts import RoomPage
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.buttons import Button, Kind, link, outline, row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.fields import Field, combo
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import clear_layout, label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import set_margins
from xinliapp.widgets.tokens import Role

_MOMENT = "yyyy-MM-dd HH:mm"


class _Row(QWidget):
    """One letter or call: when, by what, and whether somebody answered."""

    answered = Signal(object)
    removed = Signal(object)

    def __init__(self, message: HelpMessage, may_write: bool) -> None:
        super().__init__()
        self._message = message
        row = QHBoxLayout(self)
        set_margins(row, 0, 2, 0, 2, 4)
        words = QVBoxLayout()
        set_margins(words, 0, 0, 0, 0, 0)
        words.addWidget(ElidedLabel(message.channel, greedy=True))
        came = message.received_at[5:16].replace("T", " ")
        words.addWidget(label(self.tr("收到 %1").replace("%1", came), Role.CAPTION, "text2"))
        row.addLayout(words, 1)
        if message.answered_at is not None:
            told = message.answered_at[5:16].replace("T", " ")
            row.addWidget(StatusMark(Sign.OK, self.tr("答复 %1").replace("%1", told), Role.CAPTION))
        elif may_write:
            done = row_button(self.tr("已答复"), object_name=f"room.message.answer.{message.id}")
            done.clicked.connect(self._answered)
            row.addWidget(done)
        else:
            row.addWidget(StatusMark(Sign.DUE_SOON, self.tr("未答复"), Role.CAPTION))
        if may_write:
            take = Button("", Kind.QUIET, icon="close", object_name=f"room.message.remove.{message.id}")
            take.setToolTip(self.tr("登记错了,去掉这一条"))
            take.setAccessibleName(self.tr("去掉 %1").replace("%1", f"{message.channel} {came}"))
            take.clicked.connect(self._removed)
            row.addWidget(take)

    def _answered(self) -> None:
        self.answered.emit(self._message)

    def _removed(self) -> None:
        self.removed.emit(self._message)


class MessagesPart(QWidget):
    """``received(channel, moment)``, ``answered(HelpMessage)``, ``removed(HelpMessage)`` …"""

    received = Signal(str, object)
    answered = Signal(object)
    removed = Signal(object)
    channels_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.none = label(self.tr("本周没有来信来电。"), tone="text2", wrap=True)
        self._rows = QVBoxLayout()
        set_margins(self._rows, 0, 0, 0, 0, 4)
        self.channel: QComboBox = combo([], "room.message.channel")
        self.moment = QDateTimeEdit()
        self.moment.setDisplayFormat(_MOMENT)
        self.moment.setCalendarPopup(True)
        self.moment.setObjectName("room.message.moment")
        self.channel_field = Field(self.tr("渠道"), self.channel, required=True)
        self.moment_field = Field(self.tr("收到"), self.moment, required=True)
        self.add = outline(self.tr("登记"), object_name="room.message.add")
        self.add.clicked.connect(self._add)
        self.missing = link(self.tr("先到 学校保障 登记求助渠道"), object_name="room.message.channels")
        self.missing.clicked.connect(self.channels_wanted)
        hint = label(
            self.tr("只记什么时候收到、什么时候答复。信里写了什么不在这里记;需要帮助的,登记预警或约一次。"),
            Role.CAPTION,
            "muted",
            wrap=True,
        )
        self.entry = QWidget()
        form = QVBoxLayout(self.entry)
        set_margins(form, 0, 0, 0, 0, tk.GAP)
        foot = QHBoxLayout()
        set_margins(foot, 0, 0, 0, 0, 0)
        foot.addStretch(1)
        foot.addWidget(self.add)
        for widget in (self.channel_field, self.moment_field, hint):
            form.addWidget(widget)
        form.addLayout(foot)
        column = QVBoxLayout(self)
        set_margins(column, tk.MARGIN, tk.GAP, tk.MARGIN, tk.GAP, tk.GAP)
        column.addWidget(self.entry)
        column.addWidget(self.missing)
        column.addWidget(self.none)
        column.addLayout(self._rows)

    def show_page(self, page: RoomPage) -> None:
        """What came in; the form stays as it is while somebody types."""
        known = [(self.channel.itemText(n), self.channel.itemData(n)) for n in range(self.channel.count())]
        if known != list(page.channels):
            self.channel.clear()
            for words, channel in page.channels:
                self.channel.addItem(words, channel)
        if not self.moment.hasFocus():
            now = parse_stamp(page.now)
            self.moment.setDateTime(QDateTime.fromString(now.strftime("%Y-%m-%d %H:%M"), _MOMENT))
        self.entry.setVisible(page.may_write and bool(page.channels))
        self.missing.setVisible(page.may_write and not page.channels)
        self.none.setVisible(not page.messages)
        clear_layout(self._rows)
        for message in page.messages:
            row = _Row(message, page.may_write)
            row.answered.connect(self.answered)
            row.removed.connect(self.removed)
            self._rows.addWidget(row)

    def show_field_error(self, field: str, text: str) -> bool:
        """Marks the field an error speaks of; False when it is none of these."""
        known = {"渠道": self.channel_field, "收到时间": self.moment_field, "答复时间": self.moment_field}
        self.clear_errors()
        if field not in known:
            return False
        known[field].set_error(text)
        return True

    def clear_errors(self) -> None:
        for field in (self.channel_field, self.moment_field):
            field.clear_error()

    def _add(self) -> None:
        text = self.moment.dateTime().toString("yyyy-MM-ddTHH:mm:00")
        self.received.emit(str(self.channel.currentData() or ""), parse_stamp(text))
