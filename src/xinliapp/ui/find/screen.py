"""找记录 put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.find.presenter import FindPresenter
from xinliapp.ui.find.view import FindView
from xinliapp.widgets.hosting import Host


class FindScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = FindView()
        self.presenter = FindPresenter(self.view, session, jobs, host)
        self.view.look_wanted.connect(self._look)
        self.view.more_wanted.connect(self._more)
        self.view.open_wanted.connect(self._open)

    @Slot(str)
    def _look(self, query: str) -> None:
        self.presenter.look(query)

    @Slot()
    def _more(self) -> None:
        self.presenter.more()

    @Slot(object)
    def _open(self, hit: object) -> None:
        self.presenter.open(hit)  # type: ignore[arg-type]  # the table gives back what it was given
