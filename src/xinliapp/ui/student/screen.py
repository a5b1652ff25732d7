"""The student page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.student.forms import FormBody, FormKind
from xinliapp.ui.student.presenter import StudentPresenter
from xinliapp.ui.student.view import StudentView
from xinliapp.widgets.hosting import Host


class StudentScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = StudentView()
        self.presenter = StudentPresenter(self.view, session, jobs, host)
        view, panel = self.view, self.view.panel
        view.form_wanted.connect(self._form)
        view.older_wanted.connect(self._older)
        view.roster_wanted.connect(self._roster)
        panel.saved.connect(self._save)
        panel.activated.connect(self._activate)
        panel.closed.connect(self._close)
        panel.draft_due.connect(self._keep)
        panel.draft_taken.connect(self._take)

    @Slot(object)
    def _form(self, kind: FormKind) -> None:
        self.presenter.open_form(kind)

    @Slot()
    def _older(self) -> None:
        self.presenter.unfold_older()

    @Slot()
    def _roster(self) -> None:
        self.presenter.to_roster()

    @Slot(object, object)
    def _save(self, kind: FormKind, body: FormBody) -> None:
        self.presenter.save(kind, body, draft=kind is FormKind.PLAN)

    @Slot(object, object)
    def _activate(self, kind: FormKind, body: FormBody) -> None:
        self.presenter.save(kind, body)

    @Slot()
    def _close(self) -> None:
        self.presenter.close_form()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep_draft(self.view.panel.body())

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()
