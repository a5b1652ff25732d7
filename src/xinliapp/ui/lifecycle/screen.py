"""离校档案 put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.lifecycle.facts import Agreed, Narrow
from xinliapp.ui.lifecycle.presenter import LifecyclePresenter
from xinliapp.ui.lifecycle.view import LifecycleView
from xinliapp.widgets.hosting import Host


class LifecycleScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = LifecycleView()
        self.presenter = LifecyclePresenter(self.view, session, jobs, host)
        self.view.narrowed.connect(self._narrow)
        self.view.extend_asked.connect(self._ask_extend)
        self.view.destroy_asked.connect(self._ask_destroy)
        self.view.list_asked.connect(self._list)
        self.view.act_chosen.connect(self._look)
        self.view.student_opened.connect(self._student)
        self.view.rule_wanted.connect(self._rule)
        self.view.extending.wanted.connect(self._extend)
        self.view.destroying.wanted.connect(self._destroy)
        self.view.certificate.print_wanted.connect(self._print)
        self.view.certificate.backups_wanted.connect(self._backups)

    @Slot(object)
    def _narrow(self, narrow: Narrow) -> None:
        self.presenter.narrow(narrow)

    @Slot(object)
    def _ask_extend(self, ids: tuple[str, ...]) -> None:
        self.presenter.extend_chosen(ids)

    @Slot(object)
    def _ask_destroy(self, ids: tuple[str, ...]) -> None:
        self.presenter.destroy_chosen(ids)

    @Slot(object)
    def _list(self, ids: tuple[str, ...]) -> None:
        self.presenter.print_list(ids)

    @Slot(str)
    def _look(self, act_id: str) -> None:
        self.presenter.look_at(act_id)

    @Slot(str)
    def _student(self, student_id: str) -> None:
        self.presenter.open_student(student_id)

    @Slot()
    def _rule(self) -> None:
        self.presenter.open_rule()

    @Slot(object, str)
    def _extend(self, until: dt.date, reason: str) -> None:
        self.presenter.extend(until, reason)

    @Slot(object)
    def _destroy(self, agreed: Agreed) -> None:
        self.presenter.destroy(agreed)

    @Slot(str)
    def _print(self, act_id: str) -> None:
        self.presenter.print_certificate(act_id)

    @Slot()
    def _backups(self) -> None:
        self.presenter.open_backups()
