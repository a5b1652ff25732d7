"""What the page of consents does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import consent_print, consents
from xinliapp.services.session import Session
from xinliapp.ui.consents.reading import ConsentPage, read_page, record_pile
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class ConsentsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: ConsentPage, masked: bool) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def said(self, step: str, count: int) -> str: ...


class ConsentsPresenter:
    """One class and one kind at a time; a line opens the student's page."""

    def __init__(self, view: ConsentsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._class_id = ""
        self._kind = ConsentKind.COUNSELING

    def start(self, argument: object) -> None:
        """Nothing, or a mapping with ``class_id``."""
        if isinstance(argument, Mapping) and argument.get("class_id"):
            self._class_id = str(argument["class_id"])
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when an answer, a name or a class changed."""
        if changes is Changes.NONE or changes & (Changes.CASEWORK | Changes.ROSTER | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """Nothing is typed here but a day."""

    def choose(self, class_id: str, kind: ConsentKind) -> None:
        """Another class or kind."""
        self._class_id, self._kind = class_id, kind
        self._load()

    def record(self, ids: Sequence[str], day: str, given: bool) -> None:
        """记回执."""
        self._write("record", len(ids), record_pile, list(ids), self._kind, day, given)

    def ask(self, ids: Sequence[str]) -> None:
        """登记已发出."""
        self._write("ask", len(ids), consents.ask, self._kind, list(ids))

    def print_forms(self) -> None:
        """同意书 for everybody of the class."""
        if self._class_id:
            self._papers.print(consent_print.class_forms_pdf, self._session, self._class_id, self._kind)

    def open_student(self, student_id: str) -> None:
        """The student's page."""
        self._host.open("student", student_id)

    def _write(self, step: str, count: int, write: Callable[..., Changes], *args: object) -> None:
        if count:
            self._jobs.run(
                write, self._session, *args,
                done=partial(self._done, step, count), failed=self._trouble, owner=self,
            )  # fmt: skip

    def _done(self, step: str, count: int, _changes: Changes) -> None:
        self._host.toast(self._view.said(step, count))
        self._load()

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._class_id, self._kind,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, page: ConsentPage) -> None:
        if page.kind is self._kind and self._class_id in ("", page.class_id):
            self._class_id = page.class_id
            self._view.show_page(page, self._host.masked())

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
