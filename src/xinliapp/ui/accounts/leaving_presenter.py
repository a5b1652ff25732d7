"""Somebody leaves, step by step; no Qt here. What cannot be undone stands behind two steps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Protocol

from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs, Progress
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import account_papers, rotation
from xinliapp.services.inbox_handlers import INBOX_HANDLERS
from xinliapp.services.rotation import LeavingDone, LeavingPlan, Prepared
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


class LeavingView(Protocol):
    """What the presenter asks of the panel."""

    def show_plan(self, plan: LeavingPlan) -> None: ...
    def show_sheet(self, asked: tuple[int, ...]) -> None: ...
    def show_progress(self, done: int, total: int) -> None: ...
    def show_done(self, done: LeavingDone) -> None: ...
    def show_stopped(self, text: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_busy(self, busy: bool) -> None: ...


class LeavingPage(Protocol):
    """The page around the panel."""

    def open_leaving(self) -> None: ...
    def show_trouble(self, text: str, field: str = "") -> None: ...


def carry_out(
    session: Session, prepared: Prepared, typed: Mapping[int, str], *, progress: Progress
) -> LeavingDone:
    """The last step with the inbox' handlers."""
    return rotation.carry_out(session, prepared, typed, handlers=INBOX_HANDLERS, progress=progress)


class LeavingPresenter:
    """Plan → sheet from the safe → new sheet printed and typed back → keys exchanged → sign in again."""

    def __init__(
        self, view: LeavingView, page: LeavingPage, session: Session, jobs: Jobs, host: Host
    ) -> None:
        self._view = view
        self._page = page
        self._session = session
        self._jobs = jobs
        self._host = host
        self._prepared: Prepared | None = None

    def begin(self, account_id: str) -> None:
        """What would happen."""
        self._prepared = None
        self._jobs.run(
            rotation.leaving_plan, self._session, account_id,
            done=self._planned, failed=self._refused, owner=self,
        )  # fmt: skip

    def use_sheet(self, account_id: str, code: str) -> None:
        """The code from the safe was typed in."""
        if not code.strip():
            self._view.show_trouble(sentence(UserError("field_required", field="恢复码")))
            return
        self._run(partial(rotation.prepare, self._session, account_id, code), self._ready)

    def print_sheet(self) -> None:
        """The new sheet in the preview."""
        if self._prepared is not None:
            self._run(
                partial(account_papers.recovery_sheet, self._session, self._prepared.paper), self._show_paper
            )

    def finish(self, typed: Mapping[int, str]) -> None:
        """The new sheet was typed back: exchange the keys."""
        prepared = self._prepared
        if prepared is None:
            return
        missing = next((group for group in prepared.asked if not typed.get(group, "").strip()), None)
        if missing is not None:
            self._view.show_trouble(sentence(UserError("recovery_group_wrong", group=missing)))
            return
        self._view.show_busy(True)
        self._jobs.run(
            carry_out, self._session, prepared, dict(typed),
            done=self._finished, failed=self._stopped, progress=self._view.show_progress, owner=self,
        )  # fmt: skip

    def give_up(self) -> None:
        """The panel is closed: the new sheet is forgotten, nothing has changed."""
        self._prepared = None

    def lock(self) -> None:
        """Everybody signs in anew."""
        self._host.lock()

    def _run(self, work: partial[Any], done: Callable[[Any], None]) -> None:
        self._view.show_busy(True)
        self._then = done
        self._jobs.run(work, done=self._came, failed=self._trouble, owner=self)

    def _came(self, result: object) -> None:
        self._view.show_busy(False)
        self._then(result)

    def _planned(self, plan: LeavingPlan) -> None:
        self._page.open_leaving()
        self._view.show_plan(plan)

    def _refused(self, error: XinliError) -> None:
        self._page.show_trouble(sentence(error))

    def _ready(self, prepared: Prepared) -> None:
        self._prepared = prepared
        self._view.show_sheet(prepared.asked)
        self.print_sheet()

    def _show_paper(self, paper: Paper) -> None:
        self._host.show_paper(paper)

    def _finished(self, done: LeavingDone) -> None:
        self._prepared = None
        self._view.show_busy(False)
        self._view.show_done(done)

    def _stopped(self, error: XinliError) -> None:
        self._view.show_busy(False)
        if self._session.database.closed:
            self._view.show_stopped(sentence(error))
            return
        if error.code in ("rotation_not_done", "rotation_list_changed"):
            self._prepared = None
        self._view.show_trouble(sentence(error))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error))
