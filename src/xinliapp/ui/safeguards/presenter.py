"""What the page of people and meetings does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import drafts, staff
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.facts import NewMeeting, NewMember, SafeguardsPage
from xinliapp.ui.safeguards.reading import SCREEN, add_meeting, add_member, read_page
from xinliapp.widgets.hosting import DraftState, Host

MEETING_TAB = 1
_SEEN = Changes.STAFF | Changes.MEETINGS | Changes.ROSTER | Changes.CALENDAR | Changes.SCHOOL


class SafeguardsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: SafeguardsPage) -> None: ...
    def show_tab(self, number: int) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...
    def saved(self, step: str) -> str: ...
    def typed(self) -> dict[str, object] | None: ...
    def restore(self, typed: dict[str, object]) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    page: SafeguardsPage
    typed: dict[str, object] | None


def read(session: Session) -> _Reading:
    """The page, and a meeting typed and not saved."""
    found = drafts.load_draft(session, SCREEN)
    return _Reading(read_page(session), found.body if found and isinstance(found.body, dict) else None)


class SafeguardsPresenter:
    """Adds people and meetings; a person who leaves stays on the list with the day."""

    def __init__(self, view: SafeguardsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._step = ""
        self._restored = False
        self._drafts: DraftKeeper[dict[str, object]] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument``: nothing, or ``meetings`` to show that list."""
        if argument == "meetings":
            self._view.show_tab(MEETING_TAB)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when people, meetings or the roll changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep a meeting that is being typed."""
        typed = self._view.typed()
        if typed is not None:
            self._drafts.keep(SCREEN, typed)

    # --- what the person wants ---

    def join(self, typed: NewMember) -> None:
        """加入名册."""
        self._do(add_member, self._session, typed, step="member")

    def leave(self, member_id: str, day: str) -> None:
        """登记离任."""
        self._do(staff.leave, self._session, member_id, dt.date.fromisoformat(day), step="leave")

    def hold(self, typed: NewMeeting) -> None:
        """登记会议."""
        self._do(add_meeting, self._session, typed, step="meeting")

    def open_source(self, clause: str) -> None:
        """来源."""
        self._host.open("self_check", clause)

    # --- jobs ---

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, found: _Reading) -> None:
        self._view.show_page(found.page)
        if found.typed is not None and not self._restored:
            self._view.restore(found.typed)
        self._restored = True

    def _done(self, _result: object) -> None:
        self._host.toast(self._view.saved(self._step))
        self._load()

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        if not self._view.show_field_error(self._step, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)
