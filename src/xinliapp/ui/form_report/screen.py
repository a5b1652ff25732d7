"""The form page put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.form_report.dialogs import NewRun
from xinliapp.ui.form_report.facts import RunChoice
from xinliapp.ui.form_report.presenter import FormReportPresenter
from xinliapp.ui.form_report.view import FormReportView
from xinliapp.widgets.hosting import Host


class FormReportScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = FormReportView()
        self.presenter = FormReportPresenter(self.view, session, jobs, host)
        view = self.view
        view.run_chosen.connect(self._choose)
        view.begin_wanted.connect(self._begin)
        view.renew_wanted.connect(self._renew)
        view.rows_wanted.connect(self._rows)
        view.draft_due.connect(self._keep_draft)
        view.check_wanted.connect(self._check)
        view.publish_wanted.connect(self._publish)
        view.submit_wanted.connect(self._submit)
        view.approve_wanted.connect(self._approve)
        view.return_wanted.connect(self._send_back)
        view.print_wanted.connect(self._print)
        view.look_wanted.connect(self._look_again)
        view.mine_wanted.connect(self._take_mine)

    @Slot(object)
    def _choose(self, run: RunChoice) -> None:
        self.presenter.choose(run)

    @Slot(object)
    def _begin(self, run: NewRun) -> None:
        self.presenter.begin(run.title, run.period, run.due_on)

    @Slot()
    def _renew(self) -> None:
        self.presenter.renew()

    @Slot(str)
    def _rows(self, column_id: str) -> None:
        self.presenter.ask_rows(column_id)

    @Slot()
    def _keep_draft(self) -> None:
        self.presenter.flush()

    @Slot()
    def _check(self) -> None:
        self.presenter.check()

    @Slot()
    def _publish(self) -> None:
        self.presenter.publish()

    @Slot()
    def _submit(self) -> None:
        self.presenter.submit()

    @Slot(str)
    def _approve(self, recipient_id: str) -> None:
        self.presenter.approve(recipient_id)

    @Slot(str)
    def _send_back(self, reason: str) -> None:
        self.presenter.send_back(reason)

    @Slot()
    def _look_again(self) -> None:
        self.presenter.look_again()

    @Slot()
    def _take_mine(self) -> None:
        self.presenter.take_mine()

    @Slot()
    def _print(self) -> None:
        self.presenter.print_form()
