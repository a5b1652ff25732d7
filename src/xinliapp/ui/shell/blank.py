"""The privacy blank: an ordinary month calendar over the whole window; no student, nothing to press."""

from __future__ import annotations

import calendar as months
import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QEvent, QLineF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QWidget

from xinliapp.widgets.style import color, font, px
from xinliapp.widgets.tokens import Role

_CENTER = int(Qt.AlignmentFlag.AlignCenter)


class Cover(QFrame):
    """An opaque sheet over a dialog. Its keys end here: below it Esc would answer and Ctrl+P would print."""

    def __init__(self, dialog: QWidget) -> None:
        super().__init__(dialog)
        self.setProperty("area", "surface")  # a plain QWidget stays transparent under a style sheet
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event.accept()
            return True
        return super().event(event)


class BlankPage(QWidget):
    """This month with teaching weeks and school-wide notes (holidays, exams)."""

    def __init__(
        self,
        week_of: Callable[[dt.date], int | None],
        day_note: Callable[[dt.date], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("blank")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._week_of, self._day_note = week_of, day_note
        self._today = dt.date(2000, 1, 1)

    def set_today(self, today: dt.date) -> None:
        self._today = today
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), color("surface"))
        page = QRectF(self.rect()).adjusted(32, 16, -32, -24)
        painter.setFont(font(Role.TITLE))
        painter.setPen(color("text"))
        title = self.tr("校历 {year}年{month}月")
        title = title.replace("{year}", str(self._today.year)).replace("{month}", str(self._today.month))
        painter.drawText(
            QRectF(page.left(), page.top(), page.width(), px(40)), int(Qt.AlignmentFlag.AlignVCenter), title
        )
        grid = page.adjusted(0, px(48), 0, 0)
        rows = months.Calendar(firstweekday=0).monthdatescalendar(self._today.year, self._today.month)
        self._paint_grid(painter, grid, rows)

    def _paint_grid(self, painter: QPainter, grid: QRectF, rows: list[list[dt.date]]) -> None:
        head, side = px(32), px(64)
        wide, tall = (grid.width() - side) / 7, (grid.height() - head) / len(rows)
        heads = (
            self.tr("周一"),
            self.tr("周二"),
            self.tr("周三"),
            self.tr("周四"),
            self.tr("周五"),
            self.tr("周六"),
            self.tr("周日"),
        )
        painter.setFont(font(Role.CAPTION))
        painter.setPen(color("text2"))
        for place, word in enumerate(heads):
            painter.drawText(QRectF(grid.left() + side + place * wide, grid.top(), wide, head), _CENTER, word)
        for y, week in enumerate(rows):
            top = grid.top() + head + y * tall
            painter.setPen(QPen(color("rule"), 1))
            painter.drawLine(QLineF(grid.left(), round(top) + 0.5, grid.right(), round(top) + 0.5))
            number = self._week_of(week[0])
            if number is not None:
                painter.setFont(font(Role.CAPTION))
                painter.setPen(color("muted"))
                words = self.tr("第{n}周").replace("{n}", str(number))
                painter.drawText(QRectF(grid.left(), top, side, tall), _CENTER, words)
            for x, day in enumerate(week):
                self._paint_day(painter, QRectF(grid.left() + side + x * wide, top, wide, tall), day)

    def _paint_day(self, painter: QPainter, box: QRectF, day: dt.date) -> None:
        if day == self._today:
            painter.fillRect(box.adjusted(2, 3, -2, -2), color("selected"))
        painter.setFont(font(Role.STRONG if day == self._today else Role.BODY))
        painter.setPen(color("text" if day.month == self._today.month else "muted"))
        painter.drawText(box.adjusted(0, 8, 0, 0), int(Qt.AlignmentFlag.AlignHCenter), str(day.day))
        note = self._day_note(day)
        if note:
            painter.setFont(font(Role.CAPTION))
            painter.setPen(color("text2"))
            painter.drawText(box.adjusted(2, 8 + px(22), -2, 0), int(Qt.AlignmentFlag.AlignHCenter), note)
