"""The list of warnings put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.warnings import StepKind, WarningDecision
from xinliapp.services.session import Session
from xinliapp.ui.concern.warnings.presenter import WarningsPresenter
from xinliapp.ui.concern.warnings.view import WarningsView
from xinliapp.widgets.hosting import Host


class WarningsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = WarningsView()
        self.presenter = WarningsPresenter(self.view, session, jobs, host)
        self.view.chosen.connect(self._choose)
        self.view.receive_wanted.connect(self._receive)
        self.view.stamp_wanted.connect(self._stamp)
        self.view.finish_wanted.connect(self._finish)
        self.view.print_wanted.connect(self._print)
        self.view.statistics_wanted.connect(self._statistics)
        self.view.page_wanted.connect(self._page)

    @Slot(str)
    def _choose(self, warning_id: str) -> None:
        self.presenter.choose(warning_id)

    @Slot(str, object, str)
    def _receive(self, warning_id: str, decision: WarningDecision, note: str) -> None:
        self.presenter.receive(warning_id, decision, note)

    @Slot(str, object, str)
    def _stamp(self, warning_id: str, kind: StepKind, name: str) -> None:
        self.presenter.stamp(warning_id, kind, name)

    @Slot(str, str)
    def _finish(self, warning_id: str, note: str) -> None:
        self.presenter.finish(warning_id, note)

    @Slot(str)
    def _print(self, warning_id: str) -> None:
        self.presenter.print_paper(warning_id)

    @Slot()
    def _statistics(self) -> None:
        self.presenter.print_statistics()

    @Slot(str, object)
    def _page(self, page: str, argument: object) -> None:
        self.presenter.open_page(page, argument)
