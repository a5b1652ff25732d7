"""The 28 px status bar: 遮挡, lock timer, what is open, backup, deadline, pack; draft state at the right."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QWidget

from xinliapp.i18n.formats import days_ago
from xinliapp.ui.shell.spec import Level, StatusFacts, backup_level, deadline_level
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.hosting import DraftState
from xinliapp.widgets.icons import paint_icon
from xinliapp.widgets.marks import StatusMark
from xinliapp.widgets.page import label, rule
from xinliapp.widgets.paint import Sign
from xinliapp.widgets.style import color, fix_height, px, set_margins
from xinliapp.widgets.tokens import Role

_SIGNS = {Level.OK: Sign.OK, Level.SOON: Sign.DUE_SOON, Level.LATE: Sign.BAD}


class _IconButton(QAbstractButton):
    """44×28, icon only."""

    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def sizeHint(self) -> QSize:
        return QSize(px(44), px(tk.STATUS_BAR))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.underMouse() or self.isDown():
            painter.fillRect(self.rect(), color("selected"))
        side = px(16)
        center = QRectF(self.rect()).center()
        spot = QRectF(center.x() - side / 2, center.y() - side / 2, side, side)
        paint_icon(painter, self._icon, spot, color("text"))


class _Clock(QWidget):
    """A 16 px clock face before the time left."""

    def sizeHint(self) -> QSize:
        return QSize(px(16), px(16))

    def paintEvent(self, _event: QPaintEvent) -> None:
        side = px(16)
        top = (self.height() - side) / 2
        paint_icon(QPainter(self), "timer", QRectF(0, top, side, side), color("text2"))


class StatusBar(QFrame):
    """Shows facts; decides nothing but their words."""

    blank_pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("area", "statusBar")
        self.setObjectName("status")
        fix_height(self, tk.STATUS_BAR)
        row = QHBoxLayout(self)
        set_margins(row, 0, 1, 12, 0, 0)
        self._blank = _IconButton("blank")
        self._blank.setObjectName("status.blank")
        self._blank.setAccessibleName(self.tr("遮挡"))
        self._blank.clicked.connect(self.blank_pressed)
        row.addWidget(self._blank)
        self._clock = _Clock()
        self._left = label("", Role.CAPTION, "text2")
        self._amber = StatusMark(Sign.DUE_SOON, "", Role.CAPTION)
        self._case = label("", Role.CAPTION, "text2")
        self._backup = StatusMark(Sign.OK, "", Role.CAPTION)
        self._deadline = label("", Role.CAPTION, "text2")
        self._deadline_mark = StatusMark(Sign.DUE_SOON, "", Role.CAPTION)
        self._pack = label("", Role.CAPTION, "text2")
        self._draft = label("", Role.CAPTION, "text2")
        self._segments: list[tuple[QWidget, QWidget]] = []
        self._segment(row, self._clock, self._left, self._amber)
        self._segment(row, self._case)
        self._segment(row, self._backup)
        self._segment(row, self._deadline, self._deadline_mark)
        self._segment(row, self._pack)
        row.addStretch(1)
        row.addWidget(self._draft)
        self._amber.setVisible(False)

    def _segment(self, row: QHBoxLayout, *widgets: QWidget) -> None:
        line = rule(vertical=True)
        fix_height(line, 16)
        holder = QWidget()
        inner = QHBoxLayout(holder)
        set_margins(inner, 13, 0, 14, 0, 4)
        for widget in widgets:
            inner.addWidget(widget)
        row.addWidget(line)
        row.addWidget(holder)
        self._segments.append((line, holder))

    def _show_segment(self, number: int, on: bool) -> None:
        for widget in self._segments[number]:
            widget.setVisible(on)

    def show_key(self, key: str) -> None:
        """The key that blanks the window."""
        self._blank.setToolTip(self.tr("遮挡") + "  " + key)

    def set_remaining(self, seconds: int, amber: bool) -> None:
        """Time until the lock; in the last minute amber, with a shape and what to do."""
        clock = f"{seconds // 60}:{seconds % 60:02d}"
        text = self.tr("{time}后锁定").replace("{time}", clock)
        self._left.setText(text)
        if amber:
            self._amber.set(Sign.DUE_SOON, text + self.tr(",任意键继续"))
        self._amber.setVisible(amber)
        self._left.setVisible(not amber)
        self._clock.setVisible(not amber)

    def set_facts(self, facts: StatusFacts, today: dt.date) -> None:
        """All the rest of the bar at once."""
        self._case.setText(self.tr("案卷已开") if facts.case_open else self.tr("仅公共资料"))
        self._backup.set(_SIGNS[backup_level(facts.backup_on, today)], self._backup_words(facts, today))
        self._set_deadline(facts, today)
        self._pack.setText(self.tr("规则 ") + facts.pack)
        self._show_segment(4, bool(facts.pack))

    def _backup_words(self, facts: StatusFacts, today: dt.date) -> str:
        if facts.backup_on is None:
            return self.tr("备份 还没有验证过")
        text = self.tr("备份 {day} 已验证({ago})").replace("{day}", f"{facts.backup_on:%m-%d}")
        return text.replace("{ago}", days_ago(facts.backup_on, today))

    def _set_deadline(self, facts: StatusFacts, today: dt.date) -> None:
        self._show_segment(3, facts.deadline_on is not None)
        if facts.deadline_on is None:
            return
        days = (facts.deadline_on - today).days
        words = self.tr("剩{n}天") if days >= 0 else self.tr("逾{n}天")
        text = facts.deadline + " " + words.replace("{n}", str(abs(days)))
        level = deadline_level(facts.deadline_on, today)
        self._deadline.setText(text)
        self._deadline.setVisible(level is Level.PLAIN)
        self._deadline_mark.setVisible(level is not Level.PLAIN)
        if level is not Level.PLAIN:
            self._deadline_mark.set(Sign.OVERDUE if level is Level.LATE else Sign.DUE_SOON, text)

    def set_draft(self, state: DraftState, time: str) -> None:
        words = {
            DraftState.NONE: "",
            DraftState.UNSAVED: self.tr("未保存"),
            DraftState.SAVED: self.tr("草稿已存") + time,
            DraftState.SIGNED: self.tr("已签名"),
        }
        self._draft.setText(words[state])

    def texts(self) -> tuple[str, ...]:
        """The segments' words from left to right (tests)."""
        return (
            self._left.text(),
            self._case.text(),
            self._backup.word,
            self._deadline.text(),
            self._pack.text(),
            self._draft.text(),
        )
