"""What the roster page does; no Qt here. The form has a presenter of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import activity_print, roster_print, safeguard_papers
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow
from xinliapp.ui.roster.class_presenter import ClassesView, ClassPosts
from xinliapp.ui.roster.facts import HeldTags, Narrow, RosterPage
from xinliapp.ui.roster.files_presenter import FilesPresenter, FilesView
from xinliapp.ui.roster.form_presenter import FormView, StudentForm
from xinliapp.ui.roster.reading import read_page, rights_of
from xinliapp.ui.roster.sifting import sift
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk

_SHOWN = Changes.ROSTER | Changes.SCHOOL | Changes.CALENDAR


class RosterView(FormView, ClassesView, FilesView, Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: RosterPage, wanted: Narrow) -> None: ...
    def show_rows(self, rows: Sequence[StudentRow], tags: HeldTags, masked: bool) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...


class RosterPresenter:
    """Filters, opens and prints; the wizard for importing is a page of its own."""

    def __init__(self, view: RosterView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._rights = rights_of(session)
        self.wanted = Narrow()
        self.form = StudentForm(view, session, jobs, host)
        self.posts = ClassPosts(view, session, jobs, host)
        self.files = FilesPresenter(view, session, jobs, host)
        self._page: RosterPage | None = None
        self._papers = PaperDesk(jobs, host, view, self._trouble)

    def start(self, argument: object) -> None:
        """``argument`` may be a class to show alone: its id, or as ``class_id`` of a dict."""
        found = argument.get("class_id") if isinstance(argument, dict) else argument
        if isinstance(found, str):
            self.wanted = Narrow(class_id=found)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when the roster changed or names were hidden or shown."""
        if changes is Changes.NONE or changes & _SHOWN:
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        self.form.flush()

    # --- the list ---

    def narrow(self, wanted: Narrow) -> None:
        """Show only what is asked for; those who left are read when somebody asks for them."""
        self.wanted = replace(wanted, text=wanted.text.strip())
        if self._page is None or (self.wanted.wants_left and not self._page.left):
            self._load()
        else:
            self._show(self._page)

    def open_student(self, row: StudentRow) -> None:
        """One student's page."""
        self._host.open("student", row.id)

    def start_import(self, path: str = "") -> None:
        """The import wizard, with a file that was dropped on the list."""
        if self._rights.edit:
            self._host.open("roster_import", path or None)

    # --- printing ---

    def print_class(self, class_id: str | None) -> None:
        """The class list of one class, in the preview."""
        if class_id is None:
            self._trouble(UserError("class_not_chosen"))
            return
        self._papers.print(roster_print.class_list_pdf, self._session, class_id)

    def print_chosen(self, rows: Sequence[StudentRow]) -> None:
        """The list of the students chosen, in the preview."""
        ids = tuple(row.id for row in rows)
        self._papers.print(roster_print.chosen_list_pdf, self._session, ids)

    def merge(self, ids: tuple[str, str]) -> None:
        """The two chosen are one person: both files side by side."""
        self._host.open("merging", ids)

    def open_left_files(self) -> None:
        """Files of those who left: retention and what follows."""
        self._host.open("lifecycle")

    def print_school(self, what: str) -> None:
        """心理委员名册 or 预警网络表 of the whole school."""
        if what == "representatives":
            self._papers.print(activity_print.representatives, self._session)
        else:
            self._papers.print(safeguard_papers.warning_network_pdf, self._session)

    # --- loading ---

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self.wanted.wants_left,
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip
        self.posts.reload()

    def _show(self, page: RosterPage) -> None:
        self._page = page
        self._view.show_page(page, self.wanted)
        self._view.show_rows(sift(page, self.wanted), page.tags, self._host.masked())

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
