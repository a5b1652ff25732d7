"""The bureau's page of the day put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.bureau_today.facts import Deadline
from xinliapp.ui.bureau_today.presenter import OfficePresenter
from xinliapp.ui.bureau_today.view import OfficeView
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.task_facts import TaskItem


class OfficeScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = OfficeView()
        self.presenter = OfficePresenter(self.view, session, jobs, host)
        self.view.acted.connect(self._act)
        self.view.page_wanted.connect(self._page)
        self.view.progress_wanted.connect(self._progress)
        self.view.deadline_opened.connect(self._deadline)

    @Slot(object)
    def _act(self, item: TaskItem) -> None:
        self.presenter.act(item)

    @Slot(str)
    def _page(self, page: str) -> None:
        self.presenter.open_page(page)

    @Slot()
    def _progress(self) -> None:
        self.presenter.open_progress()

    @Slot(object)
    def _deadline(self, deadline: Deadline) -> None:
        self.presenter.open_deadline(deadline)
