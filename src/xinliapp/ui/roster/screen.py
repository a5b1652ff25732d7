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
        view, panel = self.view, self.view.panel
        view.filter_changed.connect(self._narrow)
        view.student_opened.connect(self._open)
        view.edit_wanted.connect(self._edit)
        view.new_wanted.connect(self._new)
        view.import_wanted.connect(self._import)
        view.file_dropped.connect(self._dropped)
        view.print_wanted.connect(self._print)
        view.more_print.chosen.connect(self._print_school)
        view.blank_print_wanted.connect(self._print_blank)
        panel.saved.connect(self._save)
        panel.closed.connect(self._close)
        panel.draft_due.connect(self._keep)
        panel.draft_taken.connect(self._take)

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

    @Slot(object)
    def _edit(self, row: StudentRow) -> None:
        self.presenter.edit_student(row)

    @Slot()
    def _new(self) -> None:
        self.presenter.new_student()

    @Slot()
    def _import(self) -> None:
        self.presenter.start_import()

    @Slot(str)
    def _dropped(self, path: str) -> None:
        self.presenter.start_import(path)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_class(self.view.class_to_print())

    @Slot(str)
    def _print_school(self, what: str) -> None:
        self.presenter.print_school(what)

    @Slot()
    def _print_blank(self) -> None:
        self.presenter.print_blank()

    @Slot()
    def _save(self) -> None:
        self.presenter.save(self.view.panel.entry())

    @Slot()
    def _close(self) -> None:
        self.presenter.close_entry()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep_draft(self.view.panel.entry())

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()
