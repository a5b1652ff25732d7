"""What the bureau's page of the day does; no Qt here."""

from __future__ import annotations

from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services.session import Session
from xinliapp.ui.bureau_today.facts import Deadline, Office
from xinliapp.ui.bureau_today.reading import Reading, read_office
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.task_facts import TaskItem


class OfficeView(Protocol):
    """What the presenter asks of the widgets."""

    def show_office(self, office: Office) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class OfficePresenter:
    """Shows what waits here; every row leads to the page where it is done."""

    _SEEN = Changes.BUREAU | Changes.BUNDLES | Changes.FORMS

    def __init__(self, view: OfficeView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._read: Reading | None = None

    def start(self, _argument: object) -> None:
        """The page is shown."""
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when the bureau's books changed."""
        if changes & self._SEEN:
            self._load()

    def flush(self) -> None:
        """Nothing is typed here."""

    def act(self, item: TaskItem) -> None:
        """The button of a row: the page where it is done."""
        task = None if self._read is None else self._read.tasks.get(item.id)
        if task is not None:
            self._host.open(task.page, task.argument)

    def open_page(self, page: str) -> None:
        """One of the bureau's other pages."""
        self._host.open(page)

    def open_progress(self) -> None:
        """报送进度 of the run the summary is about."""
        progress = None if self._read is None else self._read.office.progress
        self._host.open("bureau_home", None if progress is None else f"{progress.form_id} {progress.period}")

    def open_deadline(self, deadline: Deadline) -> None:
        """The page where a day is kept."""
        self._host.open("forwarding" if deadline.own else "bureau_home", deadline.run_id)

    def _load(self) -> None:
        self._jobs.run(read_office, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, read: Reading) -> None:
        self._read = read
        self._view.show_office(read.office)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
