"""The strip over pages that share a navigation entry: 36 px tabs, hidden where a page stands alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from xinliapp.ui.shell.spec import ScreenSpec
from xinliapp.widgets.section_tabs import TABS_EDGE, TabButton
from xinliapp.widgets.style import set_margins


class PageTab(TabButton):
    """One page of the entry."""

    def __init__(self, spec: ScreenSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec.key, spec.tab, f"tab.{spec.key}", parent)
        self.setAccessibleName(spec.title)

    def nextCheckState(self) -> None:
        """Only the shell says which page is current."""


class PageTabs(QFrame):
    """``chosen`` gives the key of the page that was pressed."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabs")
        self.setProperty("area", "tabs")
        self._row = QHBoxLayout(self)
        set_margins(self._row, TABS_EDGE, 0, 0, 0, 0)
        self._row.addStretch(1)
        self._tabs: list[PageTab] = []

    def show_pages(self, pages: Sequence[ScreenSpec], current: str) -> None:
        """The pages of one entry; fewer than two, or a page that is none of them, hide the strip."""
        keys = [spec.key for spec in pages]
        self.setVisible(len(pages) > 1 and current in keys)
        if keys != [tab.key for tab in self._tabs]:
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
            tab.setChecked(tab.key == current)

    def _tell(self) -> None:
        sender = self.sender()
        if isinstance(sender, PageTab):
            self.chosen.emit(sender.key)
