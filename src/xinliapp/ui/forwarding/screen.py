"""The passing-on page put together."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.exchange import Channel
from xinliapp.domain.forwarding import ForwardRow
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.forwarding.presenter import ForwardingPresenter
from xinliapp.ui.forwarding.view import ForwardingView
from xinliapp.widgets.hosting import Host


class ForwardingScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ForwardingView()
        self.presenter = ForwardingPresenter(self.view, session, jobs, host)
        self.view.run_chosen.connect(self._choose_run)
        self.view.recipient_chosen.connect(self._choose_recipient)
        self.view.reason_given.connect(self._reason)
        self.view.sign_wanted.connect(self._sign)
        self.view.seal_wanted.connect(self._seal)
        self.view.eject_wanted.connect(self._eject)
        self.view.print_wanted.connect(self._print)
        self.view.flags_wanted.connect(self._flags)
        self.view.members_wanted.connect(self._members)

    @Slot(str)
    def _choose_run(self, run_id: str) -> None:
        self.presenter.choose_run(run_id)

    @Slot(str)
    def _choose_recipient(self, recipient_id: str) -> None:
        self.presenter.choose_recipient(recipient_id)

    @Slot(object, str)
    def _reason(self, row: ForwardRow, reason: str) -> None:
        self.presenter.note_reason(row, reason)

    @Slot()
    def _sign(self) -> None:
        self.presenter.sign(self.view.head())

    @Slot(object, object)
    def _seal(self, folder: Path, channel: Channel) -> None:
        self.presenter.seal(folder, channel)

    @Slot()
    def _eject(self) -> None:
        self.presenter.eject()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_list()

    @Slot()
    def _flags(self) -> None:
        self.presenter.open_flags()

    @Slot()
    def _members(self) -> None:
        self.presenter.open_members()
