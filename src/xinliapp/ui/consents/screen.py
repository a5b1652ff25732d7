"""The page of consents put together."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.consents import ConsentKind
from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.consents.presenter import ConsentsPresenter
from xinliapp.ui.consents.view import ConsentsView
from xinliapp.widgets.hosting import Host


class ConsentsScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ConsentsView()
        self.presenter = ConsentsPresenter(self.view, session, jobs, host)
        self.view.chosen.connect(self._choose)
        self.view.recorded.connect(self._record)
        self.view.asked.connect(self._ask)
        self.view.print_wanted.connect(self._print)
        self.view.opened.connect(self._open)

    @Slot(str, object)
    def _choose(self, class_id: str, kind: ConsentKind) -> None:
        self.presenter.choose(class_id, kind)

    @Slot(object, str, bool)
    def _record(self, ids: Sequence[str], day: str, given: bool) -> None:
        self.presenter.record(ids, day, given)

    @Slot(object)
    def _ask(self, ids: Sequence[str]) -> None:
        self.presenter.ask(ids)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_forms()

    @Slot(str)
    def _open(self, student_id: str) -> None:
        self.presenter.open_student(student_id)
