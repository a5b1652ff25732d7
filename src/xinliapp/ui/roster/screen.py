"""The roster page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.services.students import StudentRow
from xinliapp.ui.roster.presenter import RosterPresenter
from xinliapp.ui.roster.view import RosterView
from xinliapp.widgets.hosting import Host


class RosterScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = RosterView()
        self.presenter = RosterPresenter(self.view, session, jobs, host)
        self.view.filter_changed.connect(self._narrow)
        self.view.student_opened.connect(self._open)
        self.view.import_wanted.connect(self._import)

    @Slot()
    def _narrow(self) -> None:
        self.presenter.narrow(
            class_id=self.view.class_box.currentData(),
            text=self.view.text.text(),
            include_left=self.view.left.isChecked(),
            phone_missing=self.view.no_phone.isChecked(),
            number_doubtful=self.view.doubtful.isChecked(),
        )

    @Slot(object)
    def _open(self, row: StudentRow) -> None:
        self.presenter.open_student(row)

    @Slot()
    def _import(self) -> None:
        self.presenter.start_import()
