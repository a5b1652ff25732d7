"""Restoring from the window: what would be lost, who agrees, and the end; no Qt here."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import accounts, restore_plan
from xinliapp.services.restore import RestoreReport, SecondPerson, SignedPaper
from xinliapp.services.restore_plan import RestorePlan
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


@dataclass(frozen=True, slots=True)
class Planned:
    """The plan and who may agree to it: (sign-in name, shown name) of everybody else with an account."""

    plan: RestorePlan
    colleagues: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was typed: the own passphrase, and a colleague's or the signed paper's facts."""

    own: str = field(repr=False)
    colleague: str
    secret: str = field(repr=False)
    reviewer: str
    reference: str


class RestoreView(Protocol):
    """What the presenter asks of the panel."""

    def show_planned(self, planned: Planned) -> None: ...
    def show_done(self, report: RestoreReport) -> None: ...
    def show_stopped(self, text: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...


class RestorePage(Protocol):
    """The page around the panel."""

    def open_restore(self) -> None: ...
    def show_trouble(self, text: str) -> None: ...


def read_plan(session: Session, folder: Path) -> Planned:
    """The plan, and the colleagues who could agree."""
    plan = restore_plan.plan(session, folder)
    others = tuple(
        (row.name, row.display_name)
        for row in accounts.list_accounts(session)
        if row.active and row.id != session.account.id
    )
    return Planned(plan, others)


def carry_out(session: Session, folder: Path, own: str, witness: SecondPerson | SignedPaper) -> RestoreReport:
    """Safety copy, then the restore."""
    return restore_plan.carry_out(session, folder, own, witness)


class RestorePresenter:
    """Plan → two people → restored → sign in again."""

    def __init__(
        self, view: RestoreView, page: RestorePage, session: Session, jobs: Jobs, host: Host
    ) -> None:
        self._view = view
        self._page = page
        self._session = session
        self._jobs = jobs
        self._host = host
        self._planned: Planned | None = None

    def begin(self, folder: Path) -> None:
        """What restoring this backup would undo."""
        self._planned = None
        self._jobs.run(read_plan, self._session, folder, done=self._come, failed=self._refused, owner=self)

    def agree(self, agreed: Agreed) -> None:
        """Both people have typed; do it."""
        planned = self._planned
        if planned is None:
            return
        error = _missing(planned, agreed)
        if error is not None:
            self._view.show_trouble(sentence(error))
            return
        if planned.colleagues:
            witness: SecondPerson | SignedPaper = SecondPerson(agreed.colleague, agreed.secret)
        else:
            witness = SignedPaper(agreed.reviewer.strip(), agreed.reference.strip())
        self._view.show_busy(True)
        self._jobs.run(
            carry_out, self._session, planned.plan.folder, agreed.own, witness,
            done=self._finished, failed=self._stopped, owner=self,
        )  # fmt: skip

    def lock(self) -> None:
        """Everybody signs in anew."""
        self._host.lock()

    def _come(self, planned: Planned) -> None:
        self._planned = planned
        self._page.open_restore()
        self._view.show_planned(planned)

    def _refused(self, error: XinliError) -> None:
        self._page.show_trouble(sentence(error))

    def _finished(self, report: RestoreReport) -> None:
        self._planned = None
        self._view.show_busy(False)
        self._view.show_done(report)

    def _stopped(self, error: XinliError) -> None:
        self._view.show_busy(False)
        if self._session.database.closed:
            self._view.show_stopped(sentence(error))
        else:
            self._view.show_trouble(sentence(error))


def _missing(planned: Planned, agreed: Agreed) -> UserError | None:
    if not agreed.own:
        return UserError("field_required", field="您的口令")
    if planned.colleagues and not agreed.secret:
        return UserError("field_required", field="第二人的口令")
    if not planned.colleagues and not (agreed.reviewer.strip() and agreed.reference.strip()):
        return UserError("case_needs_second_person")
    return None
