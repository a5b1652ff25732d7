"""What the page of a quick warning does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.warnings import Urgency
from xinliapp.i18n.messages import sentence
from xinliapp.services import warning_print
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.services.warnings import WarningSaved
from xinliapp.ui.warning.facts import WarningForm, read_body
from xinliapp.ui.warning.facts import WarningPage as WarningPage
from xinliapp.ui.warning.reading import DRAFT, Opened, read_page, save, take_back
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk


class WarningView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: WarningPage, form: WarningForm) -> None: ...
    def offer_draft(self, time: str) -> None: ...
    def form(self) -> WarningForm: ...
    def pending(self) -> bool: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str, code: str, field: str) -> None: ...
    def show_saving(self, busy: bool) -> None: ...
    def saved(self, saved: WarningSaved, next_pages: tuple[str, ...]) -> None: ...
    def saved_words(self, saved: WarningSaved) -> str: ...


class WarningPresenter:
    """One form; who lacks the case key writes it into the sealed inbox and keeps no draft anywhere."""

    def __init__(self, view: WarningView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._page: WarningPage | None = None
        self._last: str | None = None
        self._wanted: str | None = None
        self._drafts: DraftKeeper[WarningForm] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument`` may be a student's id."""
        self._wanted = argument if isinstance(argument, str) else None
        self._jobs.run(
            read_page, self._session, self._wanted, done=self._show, failed=self._trouble, owner=self
        )

    def refresh(self, changes: Changes) -> None:
        """A form being written is left alone."""

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the form as a draft. Without the case key a draft would lie in the open part: none is kept."""
        form = self._view.form()
        if self._page is not None and not self._page.sealed and not form.empty:
            self._drafts.keep(DRAFT, form.body())

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._page is not None and self._drafts.offered is not None:
            self._view.show_page(self._page, self._drafts.offered)

    def save(self) -> None:
        """保存."""
        self._view.show_saving(True)
        self._jobs.run(
            save, self._session, self._view.form(), done=self._saved, failed=self._save_trouble, owner=self
        )

    def print_last(self) -> None:
        """The paper of the warning that was just written."""
        if self._last is not None:
            self._papers.print(warning_print.warning_pdf, self._session, self._last)

    def open_next(self, page: str, argument: object) -> None:
        """A step of the bar."""
        self._host.open(page, argument)

    def _show(self, opened: Opened) -> None:
        self._page, self._last = opened.page, None
        fresh = opened.page.form
        self._view.show_page(opened.page, fresh)
        when = self._drafts.offer(opened.draft, fresh, partial(read_body, fresh=fresh))
        if when:
            self._view.offer_draft(when)

    def _saved(self, saved: WarningSaved) -> None:
        self._view.show_saving(False)
        self._last = saved.warning_id
        pages = ["concern"] if saved.warning_id and self._host.has("concern") else []
        if saved.urgency is Urgency.IMMEDIATE and self._host.has("crisis"):
            pages.insert(0, "crisis")
        self._host.draft(DraftState.NONE)
        self._view.saved(saved, tuple(pages))
        undo = partial(self._undo, saved.warning_id) if saved.warning_id is not None else None
        self._host.toast(self._view.saved_words(saved), undo)

    def _undo(self, warning_id: str) -> None:
        self._last = None
        self._jobs.run(
            take_back, self._session, warning_id, done=self._undone, failed=self._trouble, owner=self
        )

    def _undone(self, _changes: Changes) -> None:
        self.start(self._wanted)

    def _save_trouble(self, error: XinliError) -> None:
        self._view.show_saving(False)
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error), error.code, str(error.params.get("field", "")))
