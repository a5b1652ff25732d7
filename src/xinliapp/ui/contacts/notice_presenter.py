"""What the tab 家长通报 does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.home_notices import HomeNotice, NoticeDegree, NoticeResponse
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.services import drafts, home_notices, named_students, school
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.home_notices import NoticeInput
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.picking import PickRow

DRAFT = "contacts.notice"


@dataclass(frozen=True, slots=True)
class NoticesRead:
    """The school year's notices with class and name of each student; today and this account's name."""

    notices: tuple[HomeNotice, ...]
    names: Mapping[str, tuple[str, str]]
    today: str
    me: str


class NoticeView(Protocol):
    """What the presenter asks of the tab."""

    def show_read(self, read: NoticesRead, masked: bool) -> None: ...
    def typed(self) -> dict[str, str]: ...
    def typed_receipt(self) -> tuple[str, NoticeResponse]: ...
    def draft(self) -> dict[str, str] | None: ...
    def restore(self, kept: dict[str, str], student: PickRow | None) -> None: ...
    def saved(self) -> str: ...
    def receipt_words(self) -> str: ...


class NoticesPresenter:
    """Notices noted, slips noted, both undone by the toast."""

    def __init__(
        self,
        view: NoticeView,
        session: Session,
        jobs: Jobs,
        host: Host,
        trouble: Callable[[XinliError], None],
    ) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._trouble, self._restored = trouble, False
        self._drafts: DraftKeeper[object] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))

    def load(self) -> None:
        """The list, and once a draft that was left."""
        self._jobs.run(_read, self._session, done=self._show, failed=self._trouble, owner=self)
        if not self._restored:
            self._restored = True
            self._jobs.run(_kept, self._session, done=self._offer, owner=self)

    def flush(self) -> None:
        """Keep what is typed and not saved."""
        kept = self._view.draft()
        if kept is not None:
            self._drafts.keep(DRAFT, kept)

    def save(self) -> None:
        """保存."""
        self._jobs.run(
            _save, self._session, self._view.typed(), done=self._saved, failed=self._trouble, owner=self
        )

    def receipt(self, notice_id: str) -> None:
        """登记回执."""
        day, response = self._view.typed_receipt()
        self._jobs.run(
            home_notices.receipt, self._session, notice_id, dt.date.fromisoformat(day), response,
            done=self._receipted, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, read: NoticesRead) -> None:
        self._view.show_read(read, self._host.masked())

    def _offer(self, kept: tuple[dict[str, str], PickRow | None] | None) -> None:
        if kept is not None:
            self._view.restore(*kept)
            self._host.draft(DraftState.UNSAVED)

    def _saved(self, notice_id: str) -> None:
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.saved(), partial(self._undo, notice_id))
        self.load()

    def _receipted(self, notice_id: str) -> None:
        self._host.toast(self._view.receipt_words(), partial(self._undo, notice_id))
        self.load()

    def _undo(self, notice_id: str) -> None:
        self._jobs.run(
            home_notices.remove, self._session, notice_id, done=self._undone, failed=self._trouble, owner=self
        )

    def _undone(self, _changes: object) -> None:
        self.load()


@repeatable
def _read(session: Session) -> NoticesRead:
    today = session.clock.now().date()
    start = dt.date(school.start_year_of(today, school.calendar(session)), 8, 1)
    notices = home_notices.between(session, start, today)
    whose = named_students.named(session, {notice.student_id for notice in notices})
    names = {row.id: (row.name, row.class_label) for row in whose.values()}
    return NoticesRead(tuple(notices), names, today.isoformat(), session.account.display_name)


def _save(session: Session, typed: Mapping[str, str]) -> str:
    if not typed["student"]:
        raise UserError("field_required", field="学生")
    notice = NoticeInput(
        typed["student"], dt.date.fromisoformat(typed["day"]), ContactMode(typed["mode"]), typed["by_name"],
        typed["guardian"], NoticeDegree(typed["degree"]), note=typed["note"],
    )  # fmt: skip
    made = home_notices.add(session, notice)
    drafts.delete_draft(session, DRAFT)
    return made


def _kept(session: Session) -> tuple[dict[str, str], PickRow | None] | None:
    """A draft that was left, with its student; None for none, or one an older program kept."""
    draft = drafts.load_draft(session, DRAFT)
    body = draft.body if draft is not None else None
    if not isinstance(body, dict):
        return None
    kept = {str(key): str(value) for key, value in body.items()}
    if not {"student", "day", "mode", "degree", "by_name", "guardian", "note"} <= kept.keys():
        return None
    found = named_students.named(session, [kept["student"]]).get(kept["student"])
    row = PickRow(found.id, found.name, tuple(filter(None, (found.class_label,)))) if found else None
    return kept, row
