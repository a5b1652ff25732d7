"""The page of referrals and returns put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.domain.referrals import Precondition
from xinliapp.domain.returns_to_school import ReturnOutcome
from xinliapp.services.session import Session
from xinliapp.ui.concern.referral.facts import CaseLine, ReferralPaper
from xinliapp.ui.concern.referral.presenter import ReferralPresenter
from xinliapp.ui.concern.referral.view import ReferralView
from xinliapp.widgets.hosting import Host


class ReferralScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = ReferralView(host.find_students)
        self.presenter = ReferralPresenter(self.view, session, jobs, host)
        view = self.view
        view.line_chosen.connect(self._choose)
        view.student_picked.connect(self._pick)
        view.draft_due.connect(self._keep)
        view.draft_taken.connect(self._take)
        view.look_wanted.connect(self._look)
        view.outside_wanted.connect(self._outside)
        preconditions, actions = view.sheet.preconditions, view.actions_bar
        preconditions.waived.connect(self._waive)
        preconditions.file_wanted.connect(self._file)
        view.steps.save_wanted.connect(self._step)
        view.steps.voided.connect(self._void_step)
        view.steps.file_wanted.connect(self._file)
        view.follow.save_wanted.connect(self._follow)
        view.back.assess_wanted.connect(self._assess)
        view.back.file_wanted.connect(self._file)
        view.back.voided.connect(self._void_paper)
        view.back.plan_wanted.connect(self._plan)
        actions.print_wanted.connect(self._print)
        actions.print_two_wanted.connect(self._print_two)
        actions.save_wanted.connect(self._save)
        actions.save_back_wanted.connect(self._save_back)
        actions.suspend_wanted.connect(self._suspend)
        actions.decided.connect(self._decide)
        actions.voided.connect(self._void)
        actions.arrived.connect(self._arrive)
        actions.student_wanted.connect(self._student)

    @Slot(object)
    def _choose(self, line: CaseLine) -> None:
        self.presenter.choose(line)

    @Slot(str)
    def _pick(self, student_id: str) -> None:
        self.presenter.pick(student_id)

    @Slot()
    def _keep(self) -> None:
        self.presenter.keep()

    @Slot()
    def _take(self) -> None:
        self.presenter.take_draft()

    @Slot()
    def _look(self) -> None:
        self.presenter.look()

    @Slot(object, str)
    def _waive(self, precondition: Precondition, reason: str) -> None:
        self.presenter.waive(precondition, reason)

    @Slot(str)
    def _file(self, attachment_id: str) -> None:
        self.presenter.open_file(attachment_id)

    @Slot(str)
    def _outside(self, attachment_id: str) -> None:
        self.presenter.open_outside(attachment_id)

    @Slot()
    def _step(self) -> None:
        steps = self.view.steps
        self.presenter.step(steps.kind(), steps.when(), steps.by.text(), steps.note.text(), steps.path())

    @Slot(str, str)
    def _void_step(self, step_id: str, reason: str) -> None:
        self.presenter.void_step(step_id, reason)

    @Slot()
    def _follow(self) -> None:
        self.presenter.follow()

    @Slot()
    def _assess(self) -> None:
        self.presenter.assess(self.view.back.path())

    @Slot(str, str)
    def _void_paper(self, assessment_id: str, reason: str) -> None:
        self.presenter.void_paper(assessment_id, reason)

    @Slot()
    def _plan(self) -> None:
        self.presenter.open_page("plan")

    @Slot()
    def _student(self) -> None:
        self.presenter.open_page("student")

    @Slot(object)
    def _print(self, what: ReferralPaper) -> None:
        self.presenter.print_paper(what)

    @Slot()
    def _print_two(self) -> None:
        self.presenter.print_two(self.view.sheet.path())

    @Slot()
    def _save(self) -> None:
        self.presenter.save(self.view.sheet.path())

    @Slot()
    def _save_back(self) -> None:
        self.presenter.save_back(self.view.back.path())

    @Slot()
    def _suspend(self) -> None:
        self.presenter.begin_suspension()

    @Slot(object)
    def _decide(self, outcome: ReturnOutcome) -> None:
        self.presenter.decide(outcome, self.view.back.path())

    @Slot(str)
    def _void(self, reason: str) -> None:
        self.presenter.void(reason)

    @Slot()
    def _arrive(self) -> None:
        self.presenter.arrive()
