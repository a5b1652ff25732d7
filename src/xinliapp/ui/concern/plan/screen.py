"""The page of a group and plan put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.casework import PlanOutcome
from xinliapp.domain.jobs import Jobs
from xinliapp.services.plan_print import PlanPaper
from xinliapp.services.session import Session
from xinliapp.ui.concern.plan.facts import GroupPaper
from xinliapp.ui.concern.plan.presenter import PlanPresenter
from xinliapp.ui.concern.plan.view import PlanView
from xinliapp.widgets.hosting import Host


class PlanScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = PlanView(host.find_students)
        self.presenter = PlanPresenter(self.view, session, jobs, host)
        view = self.view
        view.group.save_wanted.connect(self._group)
        view.edit.draft_due.connect(self._keep)
        view.signing.signed.connect(self._sign)
        view.signing.reviewed.connect(self._review)
        view.print_wanted.connect(self._print)
        view.student_wanted.connect(self._student)
        view.save_wanted.connect(self._save)
        view.submit_wanted.connect(self._submit)
        view.draft_taken.connect(self._take)
        view.reload_wanted.connect(self._look_again)
        view.look_wanted.connect(self._look_at_group)

    @Slot()
    def _group(self) -> None:
        self.presenter.save_group()

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot(object, object)
    def _sign(self, paper: tuple[str, str] | None, returned: str | None) -> None:
        self.presenter.sign(paper, returned)

    @Slot(object, str, str)
    def _review(self, outcome: PlanOutcome, note: str, reason: str) -> None:
        self.presenter.review(outcome, note, reason)

    @Slot(str)
    def _print(self, what: str) -> None:
        groups = {kind.value: kind for kind in GroupPaper}
        self.presenter.print_paper(groups[what] if what in groups else PlanPaper(what))

    @Slot()
    def _student(self) -> None:
        self.presenter.open_student()

    @Slot()
    def _save(self) -> None:
        self.presenter.save()

    @Slot()
    def _submit(self) -> None:
        self.presenter.submit()

    @Slot()
    def _look_again(self) -> None:
        self.presenter.look_again()

    @Slot()
    def _look_at_group(self) -> None:
        self.presenter.look_at_group()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()
