"""The checks' page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.flags import FlagLine
from xinliapp.services.session import Session
from xinliapp.ui.flags.facts import Narrow
from xinliapp.ui.flags.presenter import FlagsPresenter
from xinliapp.ui.flags.view import FlagsView
from xinliapp.widgets.hosting import Host


class FlagsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = FlagsView()
        self.presenter = FlagsPresenter(self.view, session, jobs, host)
        self.view.run_chosen.connect(self._choose_run)
        self.view.narrowed.connect(self._narrow)
        self.view.accept_wanted.connect(self._accept)
        self.view.return_wanted.connect(self._return)
        self.view.return_all_wanted.connect(self._return_all)
        self.view.print_wanted.connect(self._print)
        self.view.members_wanted.connect(self._members)

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        self.presenter.choose_run(run_id)

    @Slot(object)
    def _narrow(self, narrow: Narrow) -> None:
        self.presenter.choose(narrow)

    @Slot(object, str)
    def _accept(self, line: FlagLine, note: str) -> None:
        self.presenter.accept(line, note)

    @Slot(object)
    def _return(self, line: FlagLine) -> None:
        self.presenter.send_back(line)

    @Slot()
    def _return_all(self) -> None:
        self.presenter.send_all_back()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_list()

    @Slot()
    def _members(self) -> None:
        self.presenter.open_members()
