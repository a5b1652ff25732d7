"""The strip over pages that share a navigation entry: 36 px tabs, hidden where a page stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from xinliapp.ui.shell.spec import ScreenSpec
from xinliapp.widgets import tokens as tk
from xinliapp.widgets.style import color, font, px, set_margins, text_width
from xinliapp.widgets.tokens import Role

_HEIGHT = 36
_SIDE = 12
_EDGE = tk.MARGIN - _SIDE  # the first word stands at the page's margin
_BAR = 2


class PageTab(QAbstractButton):
    """One page of the entry; the current one is semibold with a 2 px accent line below."""

    def __init__(self, spec: ScreenSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.setText(spec.tab)
        self.setAccessibleName(spec.title)
        self.setObjectName(f"tab.{spec.key}")
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Only the shell says which page is current."""

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


class PageTabs(QFrame):
    """``chosen`` gives the key of the page that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setProperty("area", "tabs")
        self._row = QHBoxLayout(self)
        set_margins(self._row, _EDGE, 0, 0, 0, 0)
        self._row.addStretch(1)
        self._tabs: list[PageTab] = []

    def show_pages(self, pages: Sequence[ScreenSpec], current: str) -> None:
        """The pages of one entry; fewer than two, or a page that is none of them, hide the strip."""
        keys = [spec.key for spec in pages]
        self.setVisible(len(pages) > 1 and current in keys)
        if keys != [tab.spec.key for tab in self._tabs]:
            for tab in self._tabs:
                self._row.removeWidget(tab)
                tab.hide()  # until it is deleted it would stand below the new ones
                tab.deleteLater()
            self._tabs = [PageTab(spec, self) for spec in pages]
            for place, tab in enumerate(self._tabs):
                tab.clicked.connect(self._tell)
                self._row.insertWidget(place, tab)
                tab.show()
        for tab in self._tabs:
            tab.setChecked(tab.spec.key == current)

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, PageTab):
            self.chosen.emit(sender.spec.key)
