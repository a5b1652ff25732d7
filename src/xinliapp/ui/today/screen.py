"""The page of the day put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.today.facts import DeadlineItem, RailItem
from xinliapp.ui.today.presenter import TodayPresenter
from xinliapp.ui.today.view import TodayView
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.task_facts import DraftItem, TaskItem


class TodayScreen(QObject):
    """View and presenter, connected by bound slots only.

    预警 and 预约 have quick buttons where their pages exist for this viewer.
    """

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = TodayView([page for page in ("warning", "appointment") if host.has(page)])
        self.presenter = TodayPresenter(self.view, session, jobs, host)
        self.view.stepped.connect(self._step)
        self.view.open_wanted.connect(self._open)
        self.view.acted.connect(self._act)
        self.view.task_opened.connect(self._open_task)
        self.view.put_off.connect(self._put_off)
        self.view.snoozed.connect(self._snooze)
        self.view.draft_continued.connect(self._continue)
        self.view.masked_wanted.connect(self._mask)
        self.view.print_wanted.connect(self._print)
        self.view.all_lessons_given.connect(self._all_lessons)
        self.view.source_wanted.connect(self._source)
        self.view.deadline_opened.connect(self._deadline)
        self.view.waiting_opened.connect(self._waiting)
        self.view.page_wanted.connect(self._page)
        self.view.rules_wanted.connect(self._rules)

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
    def _waiting(self, task_id: str) -> None:
        self.presenter.open_waiting(task_id)

    @Slot(str)
    def _page(self, page: str) -> None:
        self.presenter.open_page(page)

    @Slot(str)
    def _rules(self, clause: str) -> None:
        self.presenter.open_rules(clause)

    @Slot(object)
    def _open_task(self, task: TaskItem) -> None:
        self.presenter.open_task(task)

    @Slot(object)
    def _put_off(self, task: TaskItem) -> None:
        self.presenter.put_off(task)

    @Slot(object, object, str)
    def _snooze(self, task: TaskItem, until: dt.date, reason: str) -> None:
        self.presenter.snooze(task, until, reason)

    @Slot(object)
    def _continue(self, draft: DraftItem) -> None:
        self.presenter.continue_draft(draft)

    @Slot(bool)
    def _mask(self, on: bool) -> None:
        self.presenter.mask(on)

    @Slot(str)
    def _print(self, what: str) -> None:
        self.presenter.print(what)
