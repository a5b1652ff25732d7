"""What 离校档案 does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.lifecycle import Destruction
from xinliapp.i18n.messages import sentence
from xinliapp.services import lifecycle_destruction, lifecycle_papers, lifecycle_retention
from xinliapp.services.lifecycle_destruction import Certificate, Proposal, Second, SecondAccount
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.seen import mark_of
from xinliapp.services.session import Session
from xinliapp.ui.lifecycle.facts import Agreed, LifecyclePage, Narrow, read_page
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class LifecycleViewProtocol(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: LifecyclePage, narrow: Narrow, masked: bool) -> None: ...
    def open_extend(self, count: int, until: dt.date) -> None: ...
    def open_destroy(self, proposal: Proposal, counts: str, today: dt.date) -> None: ...
    def show_certificate(self, shown: Certificate, counts: str) -> None: ...
    def close_panel(self) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_trouble(self, text: str, *, in_panel: bool) -> None: ...
    def say_extended(self, count: int) -> str: ...
    def refuse_newer(self, text: str, look: Callable[[], None]) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...


class LifecyclePresenter:
    """A list, one panel at a time."""

    def __init__(self, view: LifecycleViewProtocol, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._narrow = Narrow.DUE
        self._page: LifecyclePage | None = None
        self._chosen: tuple[str, ...] = ()
        self._seen = ""  # the mark of the proposal that is shown
        self._desk = PaperDesk(jobs, host, view, self._trouble)

    def start(self, argument: object) -> None:
        """``argument`` may be ``destroyed``: the certificates."""
        if argument == Narrow.DESTROYED.value:
            self._narrow = Narrow.DESTROYED
        self._view.close_panel()
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Somebody left, a rule was set, a file went; or names are shown or hidden."""
        if changes == Changes.NONE and self._page is not None:
            self._view.show_page(self._page, self._narrow, self._host.masked())
        elif changes & (Changes.ROSTER | Changes.CASEWORK | Changes.SETTINGS):
            self._load()

    def flush(self) -> None:
        """A reason is one line, a passphrase is never kept: both are typed again."""

    def narrow(self, narrow: Narrow) -> None:
        """Another list."""
        self._narrow = narrow
        self._view.close_panel()
        if self._page is not None:
            self._view.show_page(self._page, narrow, self._host.masked())

    def extend_chosen(self, ids: tuple[str, ...]) -> None:
        """延长: asks until when and why."""
        self._chosen = ids
        if self._page is not None and ids:
            today = self._page.today
            self._view.open_extend(len(ids), dt.date(today.year + 1, today.month, min(today.day, 28)))

    def extend(self, until: dt.date, reason: str) -> None:
        """Keep the chosen files longer."""
        self._view.show_busy(True)
        self._jobs.run(
            lifecycle_retention.extend, self._session, self._chosen, until, reason,
            done=self._extended, failed=self._panel_trouble, owner=self,
        )  # fmt: skip

    def destroy_chosen(self, ids: tuple[str, ...]) -> None:
        """销毁: first what would go."""
        self._chosen = ids
        self._jobs.run(
            lifecycle_destruction.propose, self._session, ids,
            done=self._proposed, failed=self._trouble, owner=self,
        )  # fmt: skip

    def destroy(self, agreed: Agreed) -> None:
        """Both agreed."""
        second: Second = PaperSignature(agreed.reviewer, agreed.signed_on)
        if agreed.account_id is not None:
            second = SecondAccount(agreed.account_id, agreed.passphrase)
        self._view.show_busy(True)
        self._jobs.run(
            partial(lifecycle_destruction.destroy, seen=self._seen), self._session, self._chosen, second,
            done=self._destroyed, failed=self._panel_trouble, owner=self,
        )  # fmt: skip

    def print_list(self, ids: tuple[str, ...]) -> None:
        """销毁清单 for both to sign."""
        self._desk.print(lifecycle_papers.list_pdf, self._session, ids)

    def look_at(self, act_id: str) -> None:
        """One certificate, with the backups that still hold its files."""
        self._jobs.run(
            lifecycle_destruction.certificate, self._session, act_id,
            done=self._looked, failed=self._trouble, owner=self,
        )  # fmt: skip

    def print_certificate(self, act_id: str) -> None:
        """销毁证明 on paper."""
        self._jobs.run(
            lifecycle_papers.certificate_pdf, self._session, act_id,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_student(self, student_id: str) -> None:
        """The file itself."""
        self._host.open("student", student_id)

    def open_rule(self) -> None:
        """Where the school sets its retention."""
        self._host.open("accounts", "retention")

    def open_backups(self) -> None:
        """Where backups are listed and drilled."""
        self._host.open("backup")

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._took, failed=self._trouble, owner=self)

    def _took(self, page: LifecyclePage) -> None:
        self._page = page
        self._view.show_page(page, self._narrow, self._host.masked())

    def _proposed(self, proposal: Proposal) -> None:
        today = self._session.clock.now().date()
        self._seen = mark_of(proposal)
        self._view.open_destroy(proposal, lifecycle_papers.counts_words(proposal.counts), today)

    def _extended(self, _changes: Changes) -> None:
        self._view.show_busy(False)
        self._view.close_panel()
        self._host.toast(self._view.say_extended(len(self._chosen)))
        self._load()

    def _destroyed(self, act: Destruction) -> None:
        self._view.show_busy(False)
        self._view.close_panel()
        self._narrow = Narrow.DESTROYED
        self._load()
        self.look_at(act.id)

    def _looked(self, shown: Certificate) -> None:
        self._view.show_certificate(shown, lifecycle_papers.counts_words(shown.act.counts))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error), in_panel=False)

    def _panel_trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        if error.code == "changed_since":
            self._view.refuse_newer(sentence(error), partial(self.destroy_chosen, self._chosen))
            return
        self._view.show_trouble(sentence(error), in_panel=True)
