"""The manual put together; it reads files of the program only, never the vault."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.system.paths import manual_dir, pictures_dir
from xinliapp.ui.help.chapters import Spot
from xinliapp.ui.help.presenter import HelpPresenter
from xinliapp.ui.help.view import HelpPage
from xinliapp.widgets.hosting import Host


class HelpScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = HelpPage(pictures_dir())
        self.presenter = HelpPresenter(self.view, manual_dir(), pictures_dir(), jobs, host)
        self.view.spot_chosen.connect(self._choose)
        self.view.link_followed.connect(self._follow)
        self.view.searched.connect(self._search)

    @Slot(object)
    def _choose(self, spot: Spot) -> None:
        self.presenter.choose(spot)

    @Slot(str)
    def _follow(self, link: str) -> None:
        self.presenter.follow(link)

    @Slot(str)
    def _search(self, text: str) -> None:
        self.presenter.search(text)
