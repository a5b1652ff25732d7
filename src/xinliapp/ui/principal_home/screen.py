"""The principal's home put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.principal_home.facts import PaperToSign
from xinliapp.ui.principal_home.presenter import PrincipalHomePresenter
from xinliapp.ui.principal_home.view import PrincipalHomeView
from xinliapp.widgets.hosting import Host


class PrincipalHomeScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = PrincipalHomeView()
        self.presenter = PrincipalHomePresenter(self.view, session, jobs, host)
        self.view.paper_opened.connect(self._open_paper)
        self.view.page_wanted.connect(self._open_page)
        self.view.print_wanted.connect(self._print)

    @Slot(object)
    def _open_paper(self, paper: PaperToSign) -> None:
        self.presenter.open_paper(paper)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_page()

    @Slot(str, str)
    def _open_page(self, page: str, argument: str) -> None:
        self.presenter.open_page(page, argument)
