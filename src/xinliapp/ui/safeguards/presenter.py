"""What the page of staff and paper duties does; no Qt here."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import attachments
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.actions import Saved, Typed, act, paper
from xinliapp.ui.safeguards.facts import FORM_TABS, SafeguardsPage, Tab, draft_key
from xinliapp.ui.safeguards.reading import read_page
from xinliapp.widgets.hosting import DraftState, Host

_SEEN = (
    Changes.STAFF
    | Changes.MEETINGS
    | Changes.SAFEGUARDS
    | Changes.ROSTER
    | Changes.CALENDAR
    | Changes.SCHOOL
    | Changes.SELF_CHECK
    | Changes.SETTINGS
)


class SafeguardsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: SafeguardsPage) -> None: ...
    def current(self) -> Tab: ...
    def show_tab(self, tab: Tab) -> None: ...
    def select(self, row_id: object) -> None: ...
    def open_form(self, form: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def show_newer(self, step: str, text: str) -> None: ...
    def show_now(self, step: str) -> None: ...
    def saved(self, step: str, count: int) -> str: ...
    def drafts(self) -> dict[str, dict[str, object]]: ...
    def warn_outside(self, attachment_id: str) -> None: ...
    def open_outside(self, path: Path) -> None: ...


class SafeguardsPresenter:
    """Reads the list that shows, does what its forms ask, prints, opens kept files."""

    def __init__(self, view: SafeguardsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._wanted: object = None
        self._form = ""
        self._looking = ""  # the form whose record is looked at again
        self._drafts: DraftKeeper[dict[str, object]] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument``: nothing, a list's name, a form's name, or a list's name with a row's id."""
        name, row = argument if isinstance(argument, tuple) else (argument, None)
        before = self._view.current()
        if name in FORM_TABS:
            self._form = str(name)
            self._view.show_tab(FORM_TABS[str(name)])
        elif name in {tab.value for tab in Tab}:
            # Whoever comes for the meetings comes to note one (the principal's home, a task).
            self._form = "meeting" if name == Tab.MEETINGS.value else ""
            self._view.show_tab(Tab(name))
        self._wanted = row
        if self._view.current() is before:
            self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when something this page shows changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep every form that is being typed."""
        for form, draft in self._view.drafts().items():
            self._drafts.keep(draft_key(form), draft)

    # --- what the person wants ---

    def show_tab(self) -> None:
        """Another list."""
        self.flush()
        self._load()

    def act(self, step: str, typed: Typed) -> None:
        """A form's button, or a link of a chosen row."""
        self._jobs.run(
            act, self._session, step, typed,
            done=self._done, failed=partial(self._refused, step), owner=self,
        )  # fmt: skip

    def look_again(self, step: str) -> None:
        """看现在的: what another place saved of the record a form is about."""
        self._looking = step
        self._load()

    def print(self, what: str, argument: object) -> None:
        """打印."""
        self._jobs.run(
            paper, self._session, what, argument, done=self._printed, failed=self._trouble, owner=self
        )

    def open_file(self, attachment_id: str) -> None:
        """A PDF in the program's own preview; anything else after a warning in its own program."""
        self._jobs.run(
            attachments.as_paper, self._session, attachment_id,
            done=partial(self._opened, attachment_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_outside(self, attachment_id: str) -> None:
        """The person has read the warning."""
        self._jobs.run(
            attachments.open_outside, self._session, attachment_id,
            done=self._view.open_outside, failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    def open_next(self, page: str, argument: object) -> None:
        """下一步."""
        self._host.open(page, argument)

    # --- jobs ---

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._view.current(), done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: SafeguardsPage) -> None:
        self._view.show_page(page)
        if self._view.current() is page.tab:
            if self._wanted is not None:
                self._view.select(self._wanted)
            if self._form:
                self._view.open_form(self._form)
            if self._looking:
                self._view.show_now(self._looking)
            self._wanted, self._form, self._looking = None, "", ""

    def _done(self, saved: Saved) -> None:
        undo = partial(self._undo, saved.undo) if saved.undo is not None else None
        self._host.toast(self._view.saved(saved.step, saved.count), undo)
        self._wanted = saved.made or None
        self._load()

    def _undo(self, undo: Any) -> None:
        self._jobs.run(undo, self._session, done=self._undone, failed=self._trouble, owner=self)

    def _undone(self, _result: object) -> None:
        self._load()

    def _printed(self, made: Paper) -> None:
        self._host.show_paper(made)

    def _opened(self, attachment_id: str, found: Paper | None) -> None:
        if found is not None:
            self._host.show_paper(found)
        else:
            self._view.warn_outside(attachment_id)

    def _refused(self, step: str, error: XinliError) -> None:
        self.flush()  # what the sentence says of the other fields is true at once
        text = sentence(error)
        if error.code == "changed_since":
            self._view.show_newer(step, text)
        elif not self._view.show_field_error(step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
