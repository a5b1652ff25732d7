"""The self-check put together."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot

from xinliapp.domain.jobs import Jobs
from xinliapp.services.session import Session
from xinliapp.ui.self_check.presenter import SelfCheckPresenter
from xinliapp.ui.self_check.view import SelfCheckView
from xinliapp.widgets.hosting import Host


class SelfCheckScreen(QObject):
    """View and presenter, connected by bound slots only."""

    def __init__(self, session: Session, jobs: Jobs, host: Host) -> None:
        super().__init__()
        self.view = SelfCheckView()
        self.presenter = SelfCheckPresenter(self.view, session, jobs, host)
        self.view.begin_wanted.connect(self._begin)
        self.view.pack_chosen.connect(self._pack)
        self.view.calendar_wanted.connect(self._calendar)
        self.view.publish_wanted.connect(self._publish)
        self.view.submit_wanted.connect(self._submit)
        self.view.publish_and_submit_wanted.connect(self._publish_and_submit)
        self.view.approve_wanted.connect(self._approve)
        self.view.return_wanted.connect(self._send_back)
        self.view.print_wanted.connect(self._print)
        self.view.panel.confirmed.connect(self._confirm)
        self.view.panel.plan_wanted.connect(self._save_plan)
        self.view.panel.draft_changed.connect(self._keep_draft)
        self.view.panel.done_wanted.connect(self._plan_done)
        self.view.panel.evidence.added.connect(self._add_evidence)
        self.view.panel.evidence.taken_back.connect(self._evidence_back)
        self.view.panel.evidence.opened.connect(self._open_file)
        self.view.declare_wanted.connect(self._declare)
        self.view.ledger_wanted.connect(self._ledger)
        self.view.package_wanted.connect(self._package)

    @Slot()
    def _begin(self) -> None:
        self.presenter.begin()

    @Slot(str)
    def _pack(self, pack_id: str) -> None:
        self.presenter.choose_pack(pack_id)

    @Slot()
    def _calendar(self) -> None:
        self.presenter.set_calendar()

    @Slot()
    def _publish(self) -> None:
        self.presenter.publish()

    @Slot(str)
    def _submit(self, unpublished: str) -> None:
        self.presenter.submit(unpublished)

    @Slot()
    def _publish_and_submit(self) -> None:
        self.presenter.publish_and_submit()

    @Slot()
    def _approve(self) -> None:
        self.presenter.approve()

    @Slot(str)
    def _send_back(self, reason: str) -> None:
        self.presenter.send_back(reason)

    @Slot()
    def _print(self) -> None:
        self.presenter.print_report()

    @Slot(bool, str)
    def _confirm(self, met: bool, note: str) -> None:
        self.presenter.confirm(met, note)

    @Slot(str, str, str, str)
    def _save_plan(self, owner: str, due_on: str, measures: str, seen: str) -> None:
        self.presenter.save_plan(owner, due_on, measures, seen)

    @Slot()
    def _keep_draft(self) -> None:
        self.presenter.flush()

    @Slot(str)
    def _plan_done(self, outcome: str) -> None:
        self.presenter.plan_done(outcome)

    @Slot(str, str)
    def _add_evidence(self, title: str, path: str) -> None:
        self.presenter.add_evidence(title, path)

    @Slot(str)
    def _evidence_back(self, evidence_id: str) -> None:
        self.presenter.take_evidence_back(evidence_id)

    @Slot(str)
    def _open_file(self, attachment_id: str) -> None:
        self.presenter.open_file(attachment_id)

    @Slot(tuple, str)
    def _declare(self, clause_ids: tuple[str, ...], note: str) -> None:
        self.presenter.declare(clause_ids, note)

    @Slot()
    def _ledger(self) -> None:
        self.presenter.print_ledger()

    @Slot()
    def _package(self) -> None:
        self.presenter.print_package()
