"""What the page of counselling sessions does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.i18n.messages import sentence
from xinliapp.services import counseling, counseling_notes, counseling_print, staff_link
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.counseling import reading
from xinliapp.ui.counseling.consent import ConsentDesk
from xinliapp.ui.counseling.facts import Body, FormPage, ListPage, ReadPage
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk
from xinliapp.widgets.picking import Search

_SEEN = Changes.COUNSELING | Changes.ROSTER | Changes.STAFF


class CounselingView(Protocol):
    """What the presenter asks of the widgets."""

    def set_search(self, search: Search) -> None: ...
    def show_list(self, page: ListPage, masked: bool) -> None: ...
    def show_form(self, page: FormPage, masked: bool) -> None: ...
    def show_note(self, page: ReadPage, masked: bool) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, field: str, text: str) -> bool: ...
    def offer_consent(self, text: str) -> None: ...
    def ask_consent(self, subject: str, people: tuple[tuple[str, str], ...], today: str) -> None: ...
    def show_consent_trouble(self, text: str) -> None: ...
    def consent_settled(self) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def ask_sign(self) -> None: ...
    def show_kept(self, time: str) -> None: ...
    def show_phrases(self, phrases: tuple[str, ...]) -> None: ...
    def unsaved(self) -> Body | None: ...
    def unsaved_amendment(self) -> str | None: ...
    def offer_next(self, student_id: str, may_book: bool) -> None: ...
    def said(self, step: str, detail: str = "") -> str: ...


class CounselingPresenter:
    """List, form and note; drafts are kept without asking, signing is confirmed once by the view."""

    def __init__(self, view: CounselingView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self.consents = ConsentDesk(view, session, jobs, host.masked)
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._page: ListPage | FormPage | ReadPage | None = None
        self._wanted: str | None = None
        self._kept_at = ""
        self._told_restored: set[str] = set()
        self._drafts: DraftKeeper[Body] = DraftKeeper(session, jobs, self._told)
        self.before_flush: Callable[[], None] | None = None
        view.set_search(host.find_students)

    # --- ScreenPresenter ---

    def start(self, argument: object) -> None:
        """A session's id, or a mapping with ``session``, ``student`` or ``appointment``; else the list."""
        if isinstance(argument, str) and argument:
            self.open(argument)
        elif isinstance(argument, Mapping) and argument.get("session"):
            self.open(str(argument["session"]))
        elif isinstance(argument, Mapping) and argument.get("student"):
            self._begin(reading.begin_for, str(argument["student"]))
        elif isinstance(argument, Mapping) and argument.get("appointment"):
            self._begin(counseling.begin_from, str(argument["appointment"]))
        elif self._wanted is not None:
            self.open(self._wanted)
        else:
            self.to_list()

    def refresh(self, changes: Changes) -> None:
        """Load again; a form that is being typed in is left alone."""
        if isinstance(self._page, FormPage):
            if changes is Changes.NONE:
                self.flush()
                self._load(again=True)
        elif changes is Changes.NONE or changes & _SEEN:
            self._load(again=True)

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self.before_flush is not None:
            self.before_flush()
        body = self._view.unsaved()
        if body is not None:
            self.keep(body)
        text = self._view.unsaved_amendment()
        if text is not None:
            self.keep_amendment(text)

    # --- moving about ---

    def open(self, session_id: str) -> None:
        """One session: its form or its note."""
        self.flush()
        self.consents.drop()
        self._wanted = session_id
        self._load(again=False)

    def to_list(self) -> None:
        """All sessions; a form's words are kept first."""
        self.flush()
        self.consents.drop()
        self._wanted = None
        self._host.draft(DraftState.NONE)
        self._load(again=False)

    def new(self, student_id: str) -> None:
        """选学生新建."""
        self._begin(reading.begin_for, student_id)

    def new_group(self) -> None:
        """新建团辅."""
        self._begin(counseling.begin_group)

    def open_student(self, student_id: str) -> None:
        """The student's page."""
        self._host.open("student", student_id)

    # --- the form ---

    def keep(self, body: Body) -> None:
        """Keep what is typed, without asking."""
        if self._wanted is not None:
            self._drafts.keep(counseling.draft_key(self._wanted), dict(body))

    def ask_sign(self, body: Body) -> None:
        """签名并锁定: what is missing is said first, and only then a person is asked."""
        if self._wanted is None:
            return
        self.keep(body)
        self._jobs.run(
            reading.check, self._session, self._wanted, body, self._kept_at,
            done=self._may_sign, failed=partial(self._not_signed, body), owner=self,
        )  # fmt: skip

    def _may_sign(self, _: None) -> None:
        self._view.ask_sign()

    def _not_signed(self, body: Body, error: XinliError) -> None:
        self._view.show_busy(False)
        if not self.consents.catches(error, partial(self.ask_sign, body)):
            self._trouble(error)

    def sign(self, body: Body) -> None:
        """签名并锁定, confirmed already."""
        if self._wanted is None:
            return
        self.keep(body)
        self._view.show_busy(True)
        self._jobs.run(
            reading.sign, self._session, self._wanted, body, self._kept_at,
            done=self._signed, failed=partial(self._not_signed, body), owner=self,
        )  # fmt: skip

    def void(self, reason: str) -> None:
        """作废 of a session begun by mistake."""
        if self._wanted is not None:
            self._do(counseling.void, self._wanted, reason, step="void")

    def book_next(self, student_id: str, body: Body) -> None:
        """约下次."""
        self.keep(body)
        self._jobs.run(
            reading.book_next, self._session, student_id, body,
            done=self._booked, failed=self._trouble, owner=self,
        )  # fmt: skip

    def link_me(self, member_id: str) -> None:
        """我是(队伍中的人)."""
        self._jobs.run(
            staff_link.link, self._session, member_id, self._session.account.id,
            done=partial(self._done, "link"), failed=self._trouble, owner=self,
        )  # fmt: skip

    def add_phrase(self, text: str) -> None:
        """存为常用短句."""
        self._phrases(counseling_notes.add_phrase, text)

    def remove_phrase(self, text: str) -> None:
        """删去一条常用短句."""
        self._phrases(counseling_notes.remove_phrase, text)

    # --- the note ---

    def unseal(self, reason: str) -> None:
        """申请查看."""
        if self._wanted is not None:
            self._jobs.run(
                reading.unseal, self._session, self._wanted, reason,
                done=self._show, failed=self._trouble, owner=self,
            )  # fmt: skip

    def keep_amendment(self, text: str) -> None:
        """Keep a 补记 that is being typed."""
        if self._wanted is not None:
            self._drafts.keep(counseling.amend_key(self._wanted), {"text": text})

    def amend(self, text: str) -> None:
        """补记."""
        if self._wanted is not None:
            self._do(counseling.amend, self._wanted, text, step="amend")

    def print(self) -> None:
        """打印, one's own note."""
        if self._wanted is not None:
            self._papers.print(counseling_print.note_pdf, self._session, self._wanted)

    # --- jobs ---

    def _begin(self, begin: Callable[..., str], *args: str) -> None:
        self.flush()
        again = partial(self._begin, begin, *args)
        self._jobs.run(
            begin, self._session, *args,
            done=self._begun, failed=partial(self._not_begun, again), owner=self,
        )  # fmt: skip

    def _begun(self, session_id: str) -> None:
        self.consents.drop()
        self._wanted = session_id
        self._load(again=False)

    def _not_begun(self, again: Callable[[], None], error: XinliError) -> None:
        if self._page is None:
            self.to_list()
        if not self.consents.catches(error, again):
            self._trouble(error)

    def _do(self, fn: Callable[..., Changes], *args: str, step: str) -> None:
        self._jobs.run(
            fn, self._session, *args, done=partial(self._done, step), failed=self._trouble, owner=self
        )

    def _done(self, step: str, _changes: object) -> None:
        self._host.toast(self._view.said(step))
        if step == "void":
            self._page = None
            self._wanted = None
            self._host.draft(DraftState.NONE)
        self._load(again=True)

    def _phrases(self, fn: Callable[..., Changes], text: str) -> None:
        self._jobs.run(_changed_phrases, self._session, fn, text,
                       done=self._view.show_phrases, failed=self._trouble, owner=self)  # fmt: skip

    def _signed(self, _session_id: str) -> None:
        self.consents.drop()
        self._view.show_busy(False)
        student = self._page.student_id if isinstance(self._page, FormPage) else None
        self._page = None
        self._host.draft(DraftState.SIGNED)
        self._host.toast(self._view.said("sign"))
        self._load(again=True)
        if student is not None:
            self._view.offer_next(student, self._host.has("appointment"))

    def _booked(self, moment: str) -> None:
        self._host.toast(self._view.said("book", moment))
        self._load(again=True)

    def _load(self, *, again: bool) -> None:
        if self._wanted is None:
            self._jobs.run(
                reading.read_list, self._session, done=self._show, failed=self._trouble, owner=self
            )
        else:
            self._jobs.run(
                reading.read_session, self._session, self._wanted, again,
                done=self._show, failed=self._gone, owner=self,
            )  # fmt: skip

    def _show(self, page: ListPage | FormPage | ReadPage) -> None:
        if isinstance(page, ListPage):
            if self._wanted is None:
                self._page = page
                self._view.show_list(page, self._host.masked())
            return
        if page.id != self._wanted:
            return
        self._page = page
        if isinstance(page, ReadPage):
            self._view.show_note(page, self._host.masked())
            return
        self._kept_at = page.kept_at
        told = page.id in self._told_restored  # once a sitting is enough
        self._told_restored.add(page.id)
        shown = replace(page, restored=page.restored and not told)
        self._view.show_form(shown, self._host.masked())
        if page.kept_at:
            self._host.draft(DraftState.SAVED, page.kept_at[:5])

    def _gone(self, error: XinliError) -> None:
        self._wanted = None
        self._load(again=False)
        self._trouble(error)

    def _told(self, time: str) -> None:
        self._kept_at = self._session.clock.now().strftime("%H:%M:%S")
        self._host.draft(DraftState.SAVED, time)
        self._view.show_kept(self._kept_at)

    def _trouble(self, error: XinliError) -> None:
        self._view.show_busy(False)
        text = sentence(error)
        if not self._view.show_field_error(str(error.params.get("field", "")), text):
            self._view.show_trouble(text)


def _changed_phrases(session: Session, fn: Callable[..., Changes], text: str) -> tuple[str, ...]:
    fn(session, text)
    return counseling_notes.phrases(session)
