"""The bureau's inbox put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.inbox_desk import DeskLine
from xinliapp.services.session import Session
from xinliapp.ui.bureau_inbox.presenter import InboxPresenter, Show
from xinliapp.ui.bureau_inbox.view import InboxView
from xinliapp.widgets.hosting import Host


class InboxScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = InboxView()
        self.presenter = InboxPresenter(self.view, session, jobs, host)
        self.view.files_given.connect(self._receive)
        self.view.show_chosen.connect(self._choose)
        self.view.cancel_wanted.connect(self._cancel)
        self.view.claim_wanted.connect(self._claim)
        self.view.decided.connect(self._decide)
        self.view.accept_wanted.connect(self._accept)
        self.view.deliver_wanted.connect(self._deliver)
        self.view.return_wanted.connect(self._return)
        self.view.print_wanted.connect(self._print)

    @Slot()
    def _accept(self) -> None:
        self.presenter.accept_all()

    @Slot(object)
    def _deliver(self, folder: Path) -> None:
        self.presenter.deliver(folder)

    @Slot(object)
    def _return(self, line: DeskLine) -> None:
        self.presenter.send_back(line)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_list()

    @Slot(object)
    def _receive(self, paths: list[str]) -> None:
        self.presenter.receive(paths)

    @Slot(object)
    def _choose(self, show: Show) -> None:
        self.presenter.choose(show)

    @Slot()
    def _cancel(self) -> None:
        self.presenter.cancel()

    @Slot(object)
    def _claim(self, line: DeskLine) -> None:
        panel = self.view.panel
        self.presenter.claim(line, panel.chosen_school(), panel.period.currentText())

    @Slot(object, bool)
    def _decide(self, line: DeskLine, accept: bool) -> None:
        self.presenter.decide(line, accept, self.view.panel.note.text())
