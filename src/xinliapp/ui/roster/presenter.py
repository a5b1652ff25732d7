"""What the roster page does; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import school, students
from xinliapp.services.school import ClassRow
from xinliapp.services.session import Session
from xinliapp.services.students import RosterCounts, StudentFilter, StudentRow
from xinliapp.widgets.hosting import Host


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One reading of everything the page shows."""

    rows: tuple[StudentRow, ...]
    counts: RosterCounts
    classes: tuple[ClassRow, ...]


class RosterView(Protocol):
    """What the presenter asks of the widgets."""

    def show_rows(self, rows: Sequence[StudentRow], masked: bool) -> None: ...
    def show_counts(self, shown: int, counts: RosterCounts) -> None: ...
    def show_classes(self, classes: Sequence[ClassRow]) -> None: ...
    def show_trouble(self, text: str) -> None: ...


def read_page(session: Session, wanted: StudentFilter) -> RosterPage:
    """Rows, counts and the classes to choose from, in one visit to the database thread."""
    return RosterPage(
        tuple(students.list_students(session, wanted)),
        students.counts(session),
        tuple(school.classes(session)),
    )


class RosterPresenter:
    """Filters and opens; the wizard for importing is a page of its own."""

    def __init__(self, view: RosterView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self.wanted = StudentFilter()

    def start(self, argument: object) -> None:
        """``argument`` may be a class id to show alone."""
        if isinstance(argument, str):
            self.wanted = replace(self.wanted, class_id=argument)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when the roster changed or names were hidden or shown."""
        if changes is Changes.NONE or changes & (Changes.ROSTER | Changes.SCHOOL):
            self._load()

    def flush(self) -> None:
        """Nothing is typed on this page that could be lost."""

    def narrow(
        self,
        *,
        class_id: str | None,
        text: str,
        include_left: bool,
        phone_missing: bool,
        number_doubtful: bool,
    ) -> None:
        """Show only what is asked for."""
        self.wanted = StudentFilter(
            class_id=class_id,
            text=text.strip(),
            include_left=include_left,
            phone_missing=phone_missing,
            number_doubtful=number_doubtful,
        )
        self._load()

    def open_student(self, row: StudentRow) -> None:
        """One student's page."""
        self._host.open("student", row.id)

    def start_import(self) -> None:
        """The import wizard."""
        self._host.open("roster_import")

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self.wanted, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: RosterPage) -> None:
        self._view.show_classes(page.classes)
        self._view.show_rows(page.rows, self._host.masked())
        self._view.show_counts(len(page.rows), page.counts)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
