"""What the list of care groups and plans does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import care_print
from xinliapp.services.session import Session
from xinliapp.ui.concern.care.reading import CarePage, read_page
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class CareView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: CarePage, masked: bool) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class CarePresenter:
    """The list; a line opens the student's plan page."""

    def __init__(self, view: CareView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)

    def start(self, _argument: object) -> None:
        """The list needs nothing."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when groups, plans, grades or names changed."""
        if changes is Changes.NONE or changes & (Changes.CASEWORK | Changes.ROSTER | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """Nothing is typed here."""

    def open_plan(self, student_id: str) -> None:
        """The student's group and plan."""
        self._host.open("plan", student_id)

    def print_reviews(self) -> None:
        """到期复评清单, as a preview."""
        self._papers.print(care_print.reviews_pdf, self._session)

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: CarePage) -> None:
        self._view.show_page(page, self._host.masked())

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
