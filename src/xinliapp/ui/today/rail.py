"""The day rail: times on a line, one square a thing, and where the day stands now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QLineF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from xinliapp.i18n import formats
from xinliapp.ui.today.facts import RailItem, RailKind, RailStep
from xinliapp.widgets.buttons import row_button
from xinliapp.widgets.elided import ElidedLabel
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import color, fix_height, fix_width, font, set_margins, text_width
from xinliapp.widgets.tokens import MARGIN, Role

_ROW = 52
_LINE_AT = 74


class _Spine(QWidget):
    """The square with its character on the 1 px line."""

    def __init__(self, kind: RailKind, quiet: bool) -> None:
        super().__init__()
        self._kind, self._quiet = kind, quiet
        self._words = {
            RailKind.LESSON: self.tr("课"),
            RailKind.OPENING: self.tr("开"),
            RailKind.APPOINTMENT: self.tr("约"),
            RailKind.MEETING: self.tr("会"),
        }
        fix_width(self, 20)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.width() / 2
        painter.setPen(QPen(color("rule"), 1))
        painter.drawLine(QLineF(middle, 0, middle, self.height()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0.5, (self.height() - self.width()) / 2 + 0.5, self.width() - 1, self.width() - 1)
        opening, appointment = self._kind is RailKind.OPENING, self._kind is RailKind.APPOINTMENT
        painter.setPen(QPen(color("accent" if opening else "control" if appointment else "rule"), 1))
        painter.setBrush(color("selected" if opening else "surface" if appointment else "alt"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setFont(font(Role.CAPTION))
        painter.setPen(color("accent" if opening else "text2" if self._quiet else "text"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self._words[self._kind])


class _Now(QWidget):
    """The time on a dark label plus a line."""

    def __init__(self, time: str) -> None:
        super().__init__()
        self._time = time
        fix_height(self, 20)
        self.setAccessibleName(time)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = text_width(self._time, Role.CAPTION_STRONG) + 10
        body = QRectF(MARGIN - 4, 1, width, self.height() - 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("text"))
        painter.drawRoundedRect(body, 4, 4)
        painter.setFont(font(Role.CAPTION_STRONG))
        painter.setPen(color("surface"))
        painter.drawText(body, int(Qt.AlignmentFlag.AlignCenter), self._time)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(color("text"), 1))
        y = round(body.center().y())
        painter.drawLine(round(body.right()), y, self.width(), y)


class RailRow(QWidget):
    """One entry, 52 px: time, square, two lines of text, what a click does or that it is done."""

    stepped = Signal(object)

    def __init__(self, item: RailItem, past: bool, masked: bool = True) -> None:
        super().__init__()
        self.item = item
        self._masked = masked
        fix_height(self, _ROW)
        row = QHBoxLayout(self)
        set_margins(row, MARGIN, 0, MARGIN, 0, 0)
        quiet = past and item.step is RailStep.NONE
        row.addWidget(self._times(quiet))
        row.addWidget(_Spine(item.kind, quiet))
        row.addSpacing(12)
        row.addWidget(self._words(quiet), 1)
        self.button = row_button(self._word(), object_name=self._button_name())
        self.button.clicked.connect(self._step)
        row.addWidget(self.button)
        self.button.setVisible(item.step is not RailStep.NONE)
        if item.done:
            row.addWidget(StatusMark(Sign.OK, self._done_word()))
        elif item.missed:
            kept = self.item.kind is RailKind.APPOINTMENT
            row.addWidget(StatusMark(Sign.DUE_SOON, self.tr("未到") if kept else self.tr("缺开")))

    def _times(self, quiet: bool) -> QWidget:
        holder = QWidget()
        fix_width(holder, _LINE_AT - MARGIN - 6)
        column = QVBoxLayout(holder)
        set_margins(column, 0, 4, 0, 4, 0)
        column.addStretch(1)
        if self.item.starts:
            tone = "text2" if quiet else "text"
            column.addWidget(label(self.item.starts, Role.BODY if quiet else Role.STRONG, tone))
            column.addWidget(label(self.item.ends, Role.CAPTION, "text2"))
        column.addStretch(1)
        return holder

    def _words(self, quiet: bool) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        set_margins(column, 0, 4, 8, 4, 0)
        column.addStretch(1)
        role, tone = (Role.BODY, "text2") if quiet else (Role.STRONG, "text")
        column.addWidget(ElidedLabel(self._title(), role, tone, greedy=True))
        if detail := self._detail():
            column.addWidget(ElidedLabel(detail, Role.CAPTION, "text2", greedy=True))
        column.addStretch(1)
        return holder

    def _button_name(self) -> str:
        """One open and one close button a page (``today.open``, ``today.close``); lessons by their entry."""
        step = self.item.step
        if step is RailStep.NOTE:
            return "appt.note"
        return f"today.teach.{self.item.id}" if step is RailStep.TEACH else f"today.{step.value}"

    def _title(self) -> str:
        if self.item.kind is RailKind.APPOINTMENT:
            if self.item.who is None:
                return self.tr("约(已占)")
            class_label, name = self.item.who
            return class_label + (formats.masked_name(name) if self._masked and class_label else name)
        return self.tr("开放") if self.item.kind is RailKind.OPENING else self.item.title

    def _detail(self) -> str:
        item = self.item
        parts = []
        if item.period:
            parts.append(self.tr("第%1节").replace("%1", str(item.period)))
        if item.topic:
            parts.append(item.topic)
        if item.person:
            duty = self.tr("值班 %1") if item.kind is RailKind.OPENING else "%1"
            parts.append(duty.replace("%1", item.person))
        if item.visitors is not None:
            parts.append(self.tr("来访 %1").replace("%1", str(item.visitors)))
        return " · ".join(parts)

    def _word(self) -> str:
        words = {
            RailStep.TEACH: self.tr("上了"),
            RailStep.OPEN: self.tr("开门"),
            RailStep.CLOSE: self.tr("关门"),
            RailStep.NOTE: self.tr("写记录"),
        }
        return words.get(self.item.step, "")

    def _done_word(self) -> str:
        return (
            self.tr("已上")
            if self.item.kind is RailKind.LESSON
            else self.tr("已关门")
            if self.item.kind is RailKind.OPENING
            else self.tr("已开会")
        )

    def _step(self) -> None:
        self.stepped.emit(self.item)


class DayRail(QWidget):
    """All entries of the day in order, with the line of now between them."""

    stepped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._now: QWidget | None = None
        self._column = QVBoxLayout(self)
        set_margins(self._column, 0, 0, 0, 8, 0)

    def show_items(self, items: Sequence[RailItem], now: str, masked: bool = True) -> None:
        """``now`` is ``HH:MM``; ``masked`` hides given names.

        Entries without a time come first and are neither past nor to come.
        """
        while (old := self._column.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._now = None
        for item in items:
            if self._now is None and item.starts and item.starts > now:
                self._now = _Now(now)
                self._column.addWidget(self._now)
            row = RailRow(item, bool(item.ends) and item.ends <= now, masked)
            row.stepped.connect(self.stepped)
            self._column.addWidget(row)
        if items and self._now is None:
            self._now = _Now(now)
            self._column.addWidget(self._now)
        self._column.addStretch(1)

    def place_of_now(self) -> int | None:
        """How far down the line of now stands, in pixels; None on an empty day."""
        return self._now.y() if self._now is not None else None

    def rows(self) -> tuple[RailRow, ...]:
        """The entries shown."""
        found = (self._column.itemAt(i).widget() for i in range(self._column.count()))
        return tuple(widget for widget in found if isinstance(widget, RailRow))
