"""What the page of a conference does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import ConferenceItem, ItemState
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import conference_print, conferences, drafts
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.ui.concern.conference.facts import (
    AgendaLine,
    Candidate,
    ConclusionForm,
    ConferencePage,
    ConferencePaper,
    HeadForm,
    read_form,
)
from xinliapp.ui.concern.conference.reading import (
    countersign,
    decide,
    draft_key,
    paper,
    read_candidate,
    read_page,
    save_head,
)
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk


class ConferenceView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: ConferencePage, masked: bool, chosen: str) -> None: ...
    def show_candidate(self, candidate: Candidate, masked: bool) -> None: ...
    def show_item(self, line: AgendaLine, mine: bool) -> None: ...
    def show_nobody(self) -> None: ...
    def show_form(self, form: ConclusionForm) -> None: ...
    def offer_draft(self, time: str) -> None: ...
    def form(self) -> ConclusionForm: ...
    def head(self) -> HeadForm: ...
    def pending(self) -> bool: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str, code: str, field: str) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def show_now(self, page: ConferencePage) -> None: ...
    def decided(self, item: ConferenceItem) -> str: ...
    def done(self, step: str) -> str: ...


class ConferencePresenter:
    """One sitting; one student at a time."""

    def __init__(self, view: ConferenceView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._page: ConferencePage | None = None
        self._candidate: Candidate | None = None
        self._wanted = ""
        self._step = ""
        self._fresh = ConclusionForm()
        self._drafts: DraftKeeper[ConclusionForm] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument`` may be ``{"student": id}``, even if nobody sent them, or ``{"item": id}``."""
        if isinstance(argument, Mapping):
            self._wanted = str(argument.get("student") or argument.get("item") or "")
            self._candidate = None
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load the list again; the form being written stays."""
        relevant = Changes.WARNINGS | Changes.CASEWORK | Changes.SCREENING | Changes.ROSTER
        if changes is Changes.NONE or changes & relevant:
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the form as a draft."""
        if self._candidate is not None:
            self._drafts.keep(draft_key(self._candidate.student_id), self._view.form().body())

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._drafts.offered is not None:
            self._view.show_form(self._drafts.offered)

    # --- the list ---

    def choose(self, line: AgendaLine) -> None:
        """Another student of the list."""
        self._wanted = line.key
        if line.item is None:
            self._look_at(line.student_id)
        else:
            self.flush()
            self._candidate = None
            self._view.show_item(line, self._page is not None and line.item.created_by == self._page.me)

    def send(self, student_id: str) -> None:
        """A student who was picked by hand."""
        self._wanted = student_id
        self._do("send", conferences.send, student_id)

    def save_head(self) -> None:
        """保存会议."""
        self._do("head", save_head, self._view.head())

    def look_again(self) -> None:
        """看现在的: the head as another place saved it."""
        self._jobs.run(read_page, self._session, done=self._show_now, failed=self._trouble, owner=self)

    def _show_now(self, page: ConferencePage) -> None:
        self._show(page)
        self._view.show_now(page)

    def decide(self) -> None:
        """下一位: the conclusion is written, the next one who waits comes up."""
        if self._candidate is not None:
            self._jobs.run(
                decide, self._session, self._candidate, self._view.form(), self._view.head(),
                done=self._decided, failed=self._trouble, owner=self,
            )  # fmt: skip

    def dismiss(self, reason: str) -> None:
        """移出名单."""
        if self._candidate is not None:
            student_id, self._wanted = self._candidate.student_id, ""
            self._do("dismiss", conferences.dismiss, student_id, reason)

    def countersign(self, item_id: str, paper: tuple[str, str] | None, returned: str | None) -> None:
        """同意, 退回, or a paper that was signed."""
        self._do("second", countersign, item_id, paper, returned)

    def end(self) -> None:
        """结束并出纪要."""
        if self._page is not None and self._page.sitting is not None:
            self._jobs.run(
                _end, self._session, self._page.sitting.id,
                done=self._ended, failed=self._trouble, owner=self,
            )  # fmt: skip

    def print(self, what: ConferencePaper, about: str) -> None:
        """打印: a paper of the sitting, of one conclusion, or counts."""
        self._papers.print(paper, self._session, what, about)

    def open_page(self, page: str, argument: object) -> None:
        """A step of the bar, or the student's page."""
        self._host.open(page, argument)

    # --- jobs ---

    def _do(self, step: str, fn: object, *args: object) -> None:
        self._step = step
        self._jobs.run(fn, self._session, *args, done=self._done, failed=self._trouble, owner=self)  # type: ignore[arg-type]

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: ConferencePage) -> None:
        self._page = page
        keys = [line.key for line in page.lines]
        if self._wanted not in keys:
            waits = (ItemState.PENDING, None)  # who was concluded may be talked about again
            open_lines = (line for line in page.lines if line.state in waits)
            by_student = next((line.key for line in open_lines if line.student_id == self._wanted), "")
            if self._wanted and not by_student:
                self._view.show_page(page, self._host.masked(), "")
                if self._candidate is None or self._candidate.student_id != self._wanted:
                    self._look_at(self._wanted)
                return
            self._wanted = by_student or (keys[0] if keys else "")
        self._view.show_page(page, self._host.masked(), self._wanted)
        line = next((one for one in page.lines if one.key == self._wanted), None)
        if line is None:
            if self._candidate is None:
                self._view.show_nobody()
        elif (
            line.item is not None or self._candidate is None or self._candidate.student_id != line.student_id
        ):
            self.choose(line)

    def _look_at(self, student_id: str) -> None:
        self.flush()
        self._jobs.run(
            read_candidate, self._session, student_id,
            done=self._show_candidate, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show_candidate(self, candidate: Candidate) -> None:
        self._candidate = candidate
        self._view.show_candidate(candidate, self._host.masked())
        self._fresh = self._view.form()
        self._jobs.run(
            drafts.load_draft, self._session, draft_key(candidate.student_id),
            done=self._offer, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _offer(self, draft: Draft | None) -> None:
        when = self._drafts.offer(draft, self._fresh, partial(read_form, fresh=self._fresh))
        if when:
            self._view.offer_draft(when)

    def _decided(self, item: ConferenceItem) -> None:
        self._candidate, self._wanted = None, ""
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.decided(item))
        if item.state is ItemState.PENDING:
            self._wanted = item.id
        self._load()

    def _ended(self, paper: Paper) -> None:
        self._host.show_paper(paper)
        self._load()

    def _done(self, _result: object) -> None:
        self._host.toast(self._view.done(self._step))
        self._load()

    def _trouble(self, error: XinliError) -> None:
        if error.code == "changed_since":
            self.flush()
            self._view.show_newer(sentence(error))
            return
        self._view.show_trouble(sentence(error), error.code, str(error.params.get("field", "")))


def _end(session: Session, conference_id: str) -> Paper:
    """The sitting ends; its minutes are printed."""
    conferences.end(session, conference_id)
    return conference_print.minutes_pdf(session, conference_id)
