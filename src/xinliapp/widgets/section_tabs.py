"""Tabs, 36 px high: one of them painted, and the strip of those inside one page (arrow keys move along)."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import color, font, px, set_margins, text_width
from xinliapp.widgets.tokens import Role

_HEIGHT, _SIDE, _BAR = 36, 12, 2
TABS_EDGE = tk.MARGIN - _SIDE
"""The space before the first tab: its word then stands at the page's margin."""


class TabButton(QAbstractButton):
    """One tab; the current one is semibold with a 2 px accent line below. Which one is, its strip says."""

    def __init__(self, key: str, words: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self.setText(words)
        self.setObjectName(object_name)
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(text_width(self.text(), Role.STRONG) + 2 * _SIDE, px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.underMouse() and not self.isChecked():
            painter.fillRect(box, color("alt"))
        painter.setFont(font(Role.STRONG if self.isChecked() else Role.BODY))
        painter.setPen(color("text" if self.isChecked() else "text2"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.text())
        if self.isChecked():
            line = QRectF(_SIDE, box.height() - _BAR, box.width() - 2 * _SIDE, _BAR)
            painter.fillRect(line, color("accent"))


class SectionTabs(QFrame):
    """``chosen`` gives the key of the tab taken; a tab's object name is the strip's, a dot, and the key."""

    chosen = Signal(str)

    def __init__(
        self, tabs: Sequence[tuple[str, str]], object_name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(object_name)
        self.setProperty("area", "tabs")
        row = QHBoxLayout(self)
        set_margins(row, TABS_EDGE, 0, 0, 0, 0)
        self._tabs = [TabButton(key, words, f"{object_name}.{key}", self) for key, words in tabs]
        for tab in self._tabs:
            tab.setAutoExclusive(True)
            tab.clicked.connect(self._tell)
            row.addWidget(tab)
        row.addStretch(1)
        self._tabs[0].setChecked(True)

    @property
    def current(self) -> str:
        """The key of the current tab."""
        return next(tab.key for tab in self._tabs if tab.isChecked())

    def set_current(self, key: str) -> None:
        """Show a tab as current, without a signal."""
        for tab in self._tabs:
            if tab.key == key:
                tab.setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left.value: -1, Qt.Key.Key_Right.value: 1}
        step = steps.get(event.key())
        if step is None:
            super().keyPressEvent(event)
            return
        place = next(number for number, tab in enumerate(self._tabs) if tab.isChecked()) + step
        if 0 <= place < len(self._tabs):
            self._tabs[place].setFocus()
            self._tabs[place].click()

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, TabButton):
            self.chosen.emit(sender.key)
