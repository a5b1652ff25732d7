"""A wizard: steps at the left, the page in the middle, one set of buttons at the foot."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.busy import BusyButton, ProgressArea
from xinliapp.widgets.buttons import Kind, outline
from xinliapp.widgets.page import ActionBar, InlineBar, PageHeader
from xinliapp.widgets.paint import Sign, paint_sign
from xinliapp.widgets.style import color, fix_width, font, px, set_margins
from xinliapp.widgets.tokens import Role


class StepList(QWidget):
    """The numbered steps: done √, current marked by fill, accent bar and weight, later ones plain."""

    def __init__(self, titles: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = tuple(titles)
        self._current = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_current(self, number: int) -> None:
        self._current = number
        self.setAccessibleDescription(f"{number + 1}/{len(self._titles)} {self._titles[number]}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(tk.NAV), px(tk.NAV_ROW) * len(self._titles) + 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        tall, flags = px(tk.NAV_ROW), int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        for number, title in enumerate(self._titles):
            row = QRectF(0, 8 + number * tall, self.width(), tall)
            if number == self._current:
                painter.fillRect(row, color("selected"))
                painter.fillRect(QRectF(0, row.top(), 3, tall), color("accent"))
            painter.setFont(font(Role.STRONG if number == self._current else Role.BODY))
            painter.setPen(color("text" if number <= self._current else "text2"))
            painter.drawText(row.adjusted(16, 0, 0, 0), flags, str(number + 1))
            painter.drawText(row.adjusted(40, 0, 0, 0), flags, title)
            if number < self._current:
                side = px(16)
                spot = QRectF(row.right() - 16 - side, round(row.center().y() - side / 2), side, side)
                paint_sign(painter, Sign.OK, spot)


class WizardFrame(QWidget):
    """Page header “title n/m step”, steps, inline bar, the stacked pages (scrolling), action bar.

    Signals ``back``, ``next`` (the primary, Ctrl+Enter) and ``later`` (存为稍后继续). The frame shows; the
    presenter decides: call :meth:`go` when a step is accepted.
    """

    back = Signal()
    next = Signal()
    later = Signal()

    def __init__(
        self,
        title: str,
        steps: Sequence[str],
        *,
        name: str,
        can_pause: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._title, self._steps = title, tuple(steps)
        self._next_texts: dict[int, str] = {}
        self.header = PageHeader(title)
        self.bar = InlineBar(f"{name}.bar")
        self.progress = ProgressArea(f"{name}.progress")
        self.foot = ActionBar()
        self._list = StepList(steps)
        self._stack = QStackedWidget()
        self._back = outline(self.tr("上一步"), object_name=f"{name}.back")
        self._later = outline(self.tr("存为稍后继续"), object_name=f"{name}.later")
        self.next_button = BusyButton(self.tr("下一步"), Kind.PRIMARY, object_name=f"{name}.next")
        self.next_button.setShortcut("Ctrl+Return")
        self._later.setVisible(can_pause)
        self._build()
        self._back.clicked.connect(self.back)
        self._later.clicked.connect(self.later)
        self.next_button.clicked.connect(self.next)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        side = QFrame()
        side.setProperty("area", "steps")
        fix_width(side, tk.NAV)
        side_column = QVBoxLayout(side)
        set_margins(side_column, 0, 0, 1, 0, 0)
        side_column.addWidget(self._list)
        right = QVBoxLayout()
        set_margins(right, 0, 0, 0, 0, 0)
        for widget in (self.bar, self.progress):
            right.addWidget(widget)
        right.addWidget(self._stack, 1)
        middle.addWidget(side)
        middle.addLayout(right, 1)
        column.addLayout(middle, 1)
        for button in (self._back, self._later, self.next_button):
            self.foot.add_button(button)
        column.addWidget(self.foot)

    def add_page(self, page: QWidget, next_text: str = "", *, scroll: bool = True) -> None:
        """Adds the next step's page; ``next_text`` replaces 下一步 on it (“写入 655 行”)."""
        if next_text:
            self._next_texts[self._stack.count()] = next_text
        if not scroll:
            self._stack.addWidget(page)
            return
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        self._stack.addWidget(area)

    def set_next_text(self, number: int, text: str) -> None:
        """Changes the primary's words on step ``number``."""
        self._next_texts[number] = text
        if number == self.current:
            self._set_next(text)

    def go(self, number: int) -> None:
        """Shows step ``number`` (from 0)."""
        self._stack.setCurrentIndex(number)
        self._list.set_current(number)
        self.header.set_subtitle(f"{number + 1}/{len(self._steps)} {self._steps[number]}")
        self._back.setEnabled(number > 0)
        self._set_next(self._next_texts.get(number, self.tr("下一步")))
        self.bar.clear()

    def allow_later(self, allowed: bool) -> None:
        """Whether 存为稍后继续 is offered."""
        self._later.setVisible(allowed)

    def allow_back(self, allowed: bool) -> None:
        """Whether 上一步 may be pressed."""
        self._back.setEnabled(allowed)

    def _set_next(self, text: str) -> None:
        self.next_button.setText(text)
        self.next_button.updateGeometry()

    @property
    def current(self) -> int:
        return self._stack.currentIndex()
