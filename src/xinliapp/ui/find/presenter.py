"""What 找记录 does; no Qt here."""

from __future__ import annotations

from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.find import OF_A_NOTE, OF_AN_INCIDENT, Closed, FindKind
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import find
from xinliapp.services.find import Found, Hit
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host

_CRISES = frozenset({FindKind.CRISIS_ENTRY, FindKind.CRISIS_HANDOVER, FindKind.AFTERCARE})
_WARNINGS = frozenset({FindKind.WARNING, FindKind.WARNING_STEP})
_PLANS = frozenset({FindKind.PLAN, FindKind.MEASURE_DONE, FindKind.REVIEW})
_REFERRALS = frozenset(
    {
        FindKind.REFERRAL, FindKind.REFERRAL_STEP, FindKind.FOLLOW_UP, FindKind.SUSPENSION,
        FindKind.RETURN_APPLICATION, FindKind.ASSESSMENT, FindKind.DECISION,
    }
)  # fmt: skip


class FindViewProtocol(Protocol):
    """What the presenter asks of the widgets."""

    def show_query(self, query: str) -> None: ...
    def show_hits(self, hits: tuple[Hit, ...], *, more: bool, waiting: int, masked: bool) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_trouble(self, text: str) -> None: ...


class FindPresenter:
    """Looks once for what was typed; the next page is asked for."""

    def __init__(self, view: FindViewProtocol, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._query = ""
        self._hits: tuple[Hit, ...] = ()
        self._found: Found | None = None

    def start(self, argument: object) -> None:
        """``argument`` is what is looked for, None to be asked."""
        query = argument if isinstance(argument, str) else ""
        self._query = query
        self._hits, self._found = (), None
        self._view.show_query(query)
        if query:
            self._look(None)

    def refresh(self, changes: Changes) -> None:
        """Names shown or hidden. Looking again is an event of its own: only the person asks for it (F5)."""
        if changes == ~Changes.NONE and self._query:
            self._hits = ()
            self._look(None)
        elif changes == Changes.NONE and self._found is not None:
            self._show(self._found)

    def flush(self) -> None:
        """Nothing is typed here that is to be kept."""

    def look(self, query: str) -> None:
        """找: through the shell, so that 后退 comes back to these words."""
        self._host.open("find", query.strip())

    def more(self) -> None:
        """The next page of the same words."""
        if self._found is not None and self._found.after is not None:
            self._look(self._found.after)

    def open(self, hit: Hit) -> None:
        """The record, on the page where it stands."""
        page, argument = _place(hit)
        if page and self._host.has(page):
            self._host.open(page, argument)

    def _look(self, after: int | None) -> None:
        self._view.show_busy(True)
        self._jobs.run(
            _look, self._session, self._query, after, done=self._took, failed=self._trouble, owner=self
        )

    def _took(self, found: Found) -> None:
        if found.query != self._query:
            return
        self._hits = (*self._hits, *found.hits)
        self._found = found
        self._show(found)

    def _show(self, found: Found) -> None:
        self._view.show_busy(False)
        self._view.show_hits(
            self._hits, more=found.after is not None, waiting=found.waiting, masked=self._host.masked()
        )

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        self._view.show_trouble(sentence(error))


def _look(session: Session, query: str, after: int | None) -> Found:
    return find.look(session, query, after=after)


def _place(hit: Hit) -> tuple[str, object]:
    """The page a record stands on; what is older than last school year is unfolded on the student's."""
    student = "" if hit.student is None else hit.student.id
    if hit.kind in OF_A_NOTE:
        return "counseling", hit.of_id
    if hit.kind in OF_AN_INCIDENT:
        return "incident", {"dossier": hit.of_id}
    if hit.closed is not Closed.OLDER:
        if hit.kind in _CRISES:
            return "crisis_record", {"crisis": hit.of_id}
        if hit.kind in _WARNINGS:
            return "concern", {"warning": hit.of_id}
        if hit.kind in _PLANS:
            return "plan", student
        if hit.kind in _REFERRALS:
            return "referral", student
    return ("student", student) if student else ("room", None)
