"""What the principal's home does; no Qt here."""

from __future__ import annotations

from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import principal_page
from xinliapp.services.session import Session
from xinliapp.ui.principal_home.facts import Home, PaperToSign
from xinliapp.ui.principal_home.reading import read_home
from xinliapp.widgets.hosting import Host


class PrincipalHomeView(Protocol):
    """What the presenter asks of the widgets."""

    def show_home(self, home: Home) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class PrincipalHomePresenter:
    """Shows and opens; signing is done on the paper's own page, where it can be read first."""

    def __init__(self, view: PrincipalHomeView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host

    def start(self, argument: object) -> None:
        """The page is shown; it takes no argument."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again: everything that is written can bear on this page."""
        self._load()

    def flush(self) -> None:
        """Nothing is typed on this page that could be lost."""

    def open_paper(self, paper: PaperToSign) -> None:
        """看并签."""
        self._host.open(paper.page, paper.argument)

    def open_page(self, page: str, argument: str) -> None:
        """The self-check, a clause of it, or the page where a count is kept."""
        self._host.open(page, argument or None)

    def print_page(self) -> None:
        """打印本页."""
        self._jobs.run(
            principal_page.principal_page_pdf, self._session,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(read_home, self._session, done=self._view.show_home, failed=self._trouble, owner=self)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
