"""The progress page put together."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.bureau import ChaseMethod
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.bureau_home.presenter import Narrow, ProgressPresenter
from xinliapp.ui.bureau_home.view import ProgressView
from xinliapp.widgets.hosting import Host


class ProgressScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ProgressView()
        self.presenter = ProgressPresenter(self.view, session, jobs, host)
        self.view.run_chosen.connect(self._choose_run)
        self.view.area_chosen.connect(self._area)
        self.view.narrowed.connect(self._narrow)
        self.view.print_wanted.connect(self._print)
        self.view.inbox_wanted.connect(self._inbox)
        self.view.merged_wanted.connect(self._merged)
        self.view.flags_wanted.connect(self._flags)
        self.view.slips_wanted.connect(self._slips)
        self.view.panel.noted.connect(self._note)

    @Slot(object)
    def _area(self, area: str | None) -> None:
        self.presenter.choose_area(area)

    @Slot()
    def _flags(self) -> None:
        self.presenter.open_flags()

    @Slot()
    def _slips(self) -> None:
        self.presenter.print_slips()

    @Slot(str, object, str, object)
    def _note(self, code: str, method: ChaseMethod, result: str, at: dt.datetime) -> None:
        self.presenter.note_chase(code, method, result, at)

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        self.presenter.choose_run(run_id)

    @Slot(object)
    def _narrow(self, narrow: Narrow) -> None:
        self.presenter.choose(narrow)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_missing()

    @Slot()
    def _inbox(self) -> None:
        self.presenter.open_inbox()

    @Slot()
    def _merged(self) -> None:
        self.presenter.open_merged()
