"""How the window's parts lie: header above, navigation at the left, tabs over the pages, status below."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from xinliapp.ui.shell.header import Header
from xinliapp.ui.shell.nav import NavBar
from xinliapp.ui.shell.presenter import ShellPresenter
from xinliapp.ui.shell.status_bar import StatusBar
from xinliapp.ui.shell.tabs import PageTabs
from xinliapp.widgets.style import set_margins


class Frame(QWidget):
    """All of the window but the calendar."""

    def __init__(self, presenter: ShellPresenter, person: str) -> None:
        super().__init__()
        crisis = next((spec for spec in presenter.specs if spec.key == "crisis"), None)
        self.header = Header(person)
        self.nav = NavBar(presenter.entries(), crisis)
        self.tabs = PageTabs()
        self.pages = QStackedWidget()
        self.pages.setObjectName("shell.pages")
        self.status = StatusBar()
        beside = QVBoxLayout()
        set_margins(beside, 0, 0, 0, 0, 0)
        beside.addWidget(self.tabs)
        beside.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        set_margins(middle, 0, 0, 0, 0, 0)
        middle.addWidget(self.nav)
        middle.addLayout(beside, 1)
        column = QVBoxLayout(self)
        set_margins(column, 0, 0, 0, 0, 0)
        column.addWidget(self.header)
        column.addLayout(middle, 1)
        column.addWidget(self.status)
