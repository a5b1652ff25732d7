"""The page of a quick warning put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.warning.presenter import WarningPresenter
from xinliapp.ui.warning.view import WarningFormView
from xinliapp.widgets.hosting import Host


class WarningScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = WarningFormView(host.find_students)
        self.presenter = WarningPresenter(self.view, session, jobs, host)
        self.view.save_wanted.connect(self._save)
        self.view.print_wanted.connect(self._print)
        self.view.draft_due.connect(self._keep)
        self.view.draft_taken.connect(self._take)
        self.view.next.chosen.connect(self._next)

    @Slot()
    def _save(self) -> None:
        self.presenter.save()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_last()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

    @Slot(str, object)
    def _next(self, page: str, argument: object) -> None:
        self.presenter.open_next(page, argument)
