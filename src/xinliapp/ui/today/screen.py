"""The page of the day put together."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.today.facts import DeadlineItem, RailItem, TaskItem
from xinliapp.ui.today.presenter import TodayPresenter
from xinliapp.ui.today.view import TodayView
from xinliapp.widgets.hosting import Host


class TodayScreen(QObject):
    """View and presenter, connected by bound slots only.

    ``offered``: keys of the pages that exist for this viewer, for the quick buttons (``warning``,
    ``appointment``).
    """

    def __init__(self, session: Session, jobs: Jobs, host: Host, offered: Collection[str] = ()) -> None:
        super().__init__()
        self.view = TodayView(offered)
        self.presenter = TodayPresenter(self.view, session, jobs, host)
        self.view.stepped.connect(self._step)
        self.view.open_wanted.connect(self._open)
        self.view.acted.connect(self._act)
        self.view.all_lessons_given.connect(self._all_lessons)
        self.view.source_wanted.connect(self._source)
        self.view.deadline_opened.connect(self._deadline)
        self.view.page_wanted.connect(self._page)

    @Slot(object)
    def _step(self, item: RailItem) -> None:
        self.presenter.step(item)

    @Slot()
    def _open(self) -> None:
        self.presenter.open_now()

    @Slot(object)
    def _act(self, task: TaskItem) -> None:
        self.presenter.act(task)

    @Slot()
    def _all_lessons(self) -> None:
        self.presenter.all_lessons_given()

    @Slot(str)
    def _source(self, clause: str) -> None:
        self.presenter.open_source(clause)

    @Slot(object)
    def _deadline(self, item: DeadlineItem) -> None:
        self.presenter.open_deadline(item)

    @Slot(str)
    def _page(self, page: str) -> None:
        self.presenter.open_page(page)
