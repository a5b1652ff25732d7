"""What the audit viewer does; no Qt here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs, Priority
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import audit_print, audit_view
from xinliapp.services.audit_view import AuditFilter, AuditPage, Chain, ChainState
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host


class Span(Enum):
    """The time filter's choices."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    ALL = "all"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What stands in the filters."""

    case: bool = False
    span: Span = Span.MONTH
    actor: str = ""
    action: str = ""
    text: str = ""


class AuditViewProtocol(Protocol):
    """What the presenter asks of the widgets."""

    def offer_case(self, on: bool) -> None: ...
    def focus_filter(self) -> None: ...
    def show_page(self, page: AuditPage, most: int, masked: bool) -> None: ...
    def show_chain(self, state: ChainState) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_exporting(self, busy: bool) -> None: ...


class AuditPresenter:
    """Loads what fits the filters, checks the chain beside it, exports without content."""

    def __init__(self, view: AuditViewProtocol, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._wanted = Wanted()
        self._page: AuditPage | None = None

    def start(self, _argument: object) -> None:
        """The page is shown: that is an event of its own."""
        self._view.offer_case(self._session.database.has_case)
        self._view.focus_filter()
        self._look_into()

    def refresh(self, changes: Changes) -> None:
        """Every writing leaves an event; the list is loaded again only when the person asks (F5).

        No change at all means that names are to be shown or hidden.
        """
        if changes == ~Changes.NONE:
            self._load()
        elif changes == Changes.NONE and self._page is not None:
            self._show(self._page)

    def flush(self) -> None:
        """Nothing is typed here."""

    def choose(self, wanted: Wanted) -> None:
        """Other filters; another chain is another event."""
        other = wanted.case is not self._wanted.case
        self._wanted = wanted
        if other:
            self._look_into()
        else:
            self._load()

    def export(self) -> None:
        """What fits the filters as a workbook."""
        self._view.show_exporting(True)
        self._jobs.run(
            audit_view.export, self._session, self._filter(),
            done=self._exported, failed=self._trouble, owner=self,
        )  # fmt: skip

    def print(self) -> None:
        """查阅登记 of what fits the filters."""
        self._jobs.run(
            audit_print.register_pdf, self._session, self._filter(),
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _look_into(self) -> None:
        chain = self._chain()
        self._jobs.run(audit_view.opened, self._session, chain, done=None, failed=self._trouble, owner=self)
        self._load()
        self._jobs.run(
            audit_view.chain_state, self._session, chain,
            done=self._view.show_chain, failed=self._trouble, owner=self, priority=Priority.BACKGROUND,
        )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(
            audit_view.page, self._session, self._filter(),
            done=self._show, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _chain(self) -> Chain:
        return Chain.CASE if self._wanted.case else Chain.CORE

    def _filter(self) -> AuditFilter:
        wanted, today = self._wanted, self._session.clock.now().date()
        first = {
            Span.TODAY: today,
            Span.WEEK: today - dt.timedelta(days=6),
            Span.MONTH: today.replace(day=1),
            Span.ALL: None,
        }[wanted.span]
        return AuditFilter(self._chain(), first, None, wanted.actor, wanted.action, wanted.text)

    def _show(self, page: AuditPage) -> None:
        self._page = page
        self._view.show_page(page, audit_view.MOST, self._host.masked())

    def _exported(self, paper: Paper) -> None:
        self._view.show_exporting(False)
        self._host.save_file(paper, self._trouble)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_exporting(False)
        self._view.show_trouble(sentence(error))
