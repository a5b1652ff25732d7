"""The list of care groups and plans put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.record_imports import RecordKind
from xinliapp.services.session import Session
from xinliapp.ui.concern.care.presenter import CarePresenter
from xinliapp.ui.concern.care.view import CareView
from xinliapp.ui.import_wizard.link import EmptyTableImport
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.picking import PickRow


class CareScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = CareView(host.find_students)
        self.presenter = CarePresenter(self.view, session, jobs, host)
        self.view.opened.connect(self._open)
        self.view.picker.picked.connect(self._pick)
        self.view.print_wanted.connect(self._print)
        self._importing = EmptyTableImport(self.view.table, host, RecordKind.KEY_LIST)

    @Slot(str)
    def _open(self, student_id: str) -> None:
        self.presenter.open_plan(student_id)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_reviews()

    @Slot(object)
    def _pick(self, row: PickRow) -> None:
        self.presenter.open_plan(row.id)
