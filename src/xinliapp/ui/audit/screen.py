"""The audit viewer put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.audit.presenter import AuditPresenter, Wanted
from xinliapp.ui.audit.view import AuditView
from xinliapp.widgets.hosting import Host


class AuditScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = AuditView()
        self.presenter = AuditPresenter(self.view, session, jobs, host)
        self.view.chosen.connect(self._choose)
        self.view.export_wanted.connect(self._export)
        self.view.print_wanted.connect(self._print)

    @Slot(object)
    def _choose(self, wanted: Wanted) -> None:
        self.presenter.choose(wanted)

    @Slot()
    def _print(self) -> None:
        self.presenter.print()

    @Slot()
    def _export(self) -> None:
        self.presenter.export()
