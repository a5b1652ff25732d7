"""What the record of a crisis does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import attachments, crises, crisis_aftermath, crisis_print, incidents
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.concern.crisis_record.facts import HandoverForm, Record, RecordPage, read_form
from xinliapp.ui.concern.crisis_record.reading import (
    Opened,
    correct,
    draft_key,
    read_records,
    save_handover,
)
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk


class RecordView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: RecordPage, masked: bool, keep_form: bool) -> None: ...
    def offer_draft(self, time: str) -> None: ...
    def offer_next(self, pages: tuple[tuple[str, object], ...]) -> None: ...
    def show_form(self, form: HandoverForm) -> None: ...
    def form(self) -> HandoverForm: ...
    def pending(self) -> bool: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def refuse_newer(self, text: str, look: Callable[[], None]) -> None: ...
    def warn_outside(self) -> None: ...
    def open_outside(self, path: Path) -> None: ...
    def show_trouble(self, text: str, field: str) -> None: ...
    def saved(self, what: str) -> str: ...


class RecordPresenter:
    """The list and the chosen crisis."""

    def __init__(self, view: RecordView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._wanted = ""
        self._page: RecordPage | None = None
        self._touched = False
        self._drafts: DraftKeeper[HandoverForm] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument`` may be ``{"crisis": id}``; with ``"ended"`` too: what usually follows is offered."""
        ended = False
        if isinstance(argument, Mapping):
            self._wanted = str(argument.get("crisis") or self._wanted)
            ended = bool(argument.get("ended"))
        elif isinstance(argument, str):  # an unfinished hand-over, from the page of the day
            self._wanted = argument
        self._load(keep_form=False, next_step=ended)

    def refresh(self, changes: Changes) -> None:
        """What was written elsewhere; a form that is being typed stays."""
        self._load(keep_form=changes is Changes.NONE or self._touched)

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the hand-over as a draft."""
        if self._page is not None and self._page.record is not None:
            self._touched = True
            self._drafts.keep(draft_key(self._page.record.crisis.id), self._view.form().body())

    def take_draft(self) -> None:
        """Go on where the person left off, against what stands now."""
        if self._drafts.offered is not None and self._page is not None and self._page.record is not None:
            mark = self._page.record.handover.mark
            self._view.show_form(replace(self._drafts.offered, mark=mark))
            self._touched = True

    def choose(self, crisis_id: str) -> None:
        """Another line of the list."""
        if self._page is None or self._page.record is None or self._page.record.crisis.id == crisis_id:
            return
        self.flush()
        self._wanted = crisis_id
        self._load(keep_form=False)

    # --- the crisis ---

    def set_student(self, student_id: str) -> None:
        """学生 said later."""
        if (record := self._record()) is not None:
            self._do("student", partial(crises.set_student, seen=record.mark), record.crisis.id, student_id)

    def correct(self, entry_id: str, typed_at: str, reason: str) -> None:
        """更正."""
        self._do("corrected", correct, entry_id, typed_at, reason)

    def go_on(self) -> None:
        """继续处置: the buttons again; one that was ended goes on."""
        if (record := self._record()) is None:
            return
        if record.crisis.running:
            self._to_pad(record.crisis.id, None)
        else:
            done = partial(self._to_pad, record.crisis.id)
            self._jobs.run(
                crises.go_on, self._session, record.crisis.id, done=done, failed=self._trouble, owner=self
            )

    def end(self) -> None:
        """结束 of one that was left open."""
        if (record := self._record()) is not None:
            undo = partial(self._do, "undone", crises.go_on, record.crisis.id)
            self._jobs.run(
                crises.end, self._session, record.crisis.id,
                done=partial(self._done, "ended", undo), failed=self._trouble, owner=self,
            )  # fmt: skip

    def add_note(self, text: str) -> None:
        """备注 afterwards."""
        if (record := self._record()) is not None:
            self._do("note", crises.add_note, record.crisis.id, text)

    # --- hand-over and aftercare ---

    def save_handover(self) -> None:
        """保存交接."""
        if (record := self._record()) is not None:
            self._touched = False
            self._jobs.run(
                save_handover, self._session, record.crisis.id, self._view.form(),
                done=partial(self._done, "handover", None), failed=self._handover_refused, owner=self,
            )  # fmt: skip

    def show_receipt(self) -> None:
        """看回执: a PDF in the program's own preview, anything else after a warning."""
        if (record := self._record()) is not None and record.receipt_id is not None:
            show = partial(attachments.as_paper, case=True)
            self._jobs.run(
                show, self._session, record.receipt_id,
                done=self._show_receipt, failed=self._trouble, owner=self,
            )  # fmt: skip

    def receipt_outside(self) -> None:
        """The person has read the warning."""
        if (record := self._record()) is not None and record.receipt_id is not None:
            copy = partial(attachments.open_outside, case=True)
            self._jobs.run(
                copy, self._session, record.receipt_id,
                done=self._view.open_outside, failed=self._trouble, owner=self,
            )  # fmt: skip

    def add_aftercare(self, what: str, responsible: str, day: str) -> None:
        """加一项."""
        if (record := self._record()) is not None:
            due = dt.date.fromisoformat(day)
            self._do("aftercare", crisis_aftermath.add_aftercare, record.crisis.id, what, responsible, due)

    def add_usual(self) -> None:
        """加入常用善后."""
        if (record := self._record()) is not None:
            who = self._session.account.display_name
            self._do("aftercare", crisis_aftermath.add_usual_aftercare, record.crisis.id, who)

    def do_aftercare(self, step_id: str) -> None:
        """做了."""
        undo = partial(self._do, "undone", crisis_aftermath.reopen_aftercare, step_id)
        self._jobs.run(
            crisis_aftermath.do_aftercare, self._session, step_id,
            done=partial(self._done, "done", undo), failed=self._trouble, owner=self,
        )  # fmt: skip

    def drop_aftercare(self, step_id: str) -> None:
        """不需要."""
        self._do("dropped", crisis_aftermath.drop_aftercare, step_id)

    # --- papers and other pages ---

    def print_paper(self, what: str) -> None:
        """处置时间线 or the blank 流程卡."""
        if what == "card":
            self._jobs.run(
                crisis_print.flow_card_pdf, self._session, done=self._host.show_paper, failed=self._trouble,
                owner=self,
            )  # fmt: skip
        elif (record := self._record()) is not None:
            self._papers.print(crisis_print.timeline_pdf, self._session, record.crisis.id)

    def open_incident(self, reason: str) -> None:
        """事件卷宗: the one that is there, or (with a reason) a new one for the crisis's day."""
        if (record := self._record()) is None:
            return
        if record.incident is not None:
            self._host.open("incident", {"dossier": record.incident.id})
            return
        day = dt.date.fromisoformat(record.crisis.started_at[:10])
        self._jobs.run(
            incidents.begin, self._session, record.crisis.id, day, reason,
            done=self._incident_begun, failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_page(self, page: str, argument: object = None) -> None:
        """Another page."""
        self._host.open(page, argument)

    # --- what comes back ---

    def _record(self) -> Record | None:
        return self._page.record if self._page is not None else None

    def _load(self, *, keep_form: bool, next_step: bool = False) -> None:
        self._jobs.run(
            read_records, self._session, self._wanted,
            done=partial(self._show, keep_form, next_step), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _show(self, keep_form: bool, next_step: bool, opened: Opened) -> None:
        record = opened.page.record
        before = self._page.record if self._page is not None else None
        same = record is not None and before is not None and before.crisis.id == record.crisis.id
        keeping = keep_form and same
        self._page = opened.page
        self._wanted = record.crisis.id if record else ""
        self._view.show_page(opened.page, self._host.masked(), keeping)
        if record is not None and not keeping:
            self._touched = False
            when = self._drafts.offer(
                opened.draft, record.handover, partial(read_form, fresh=record.handover)
            )
            if when:
                self._view.offer_draft(when)
        if next_step:
            self._offer_next()

    def _offer_next(self) -> None:
        record = self._page.record if self._page is not None else None
        if record is None:
            return
        student = record.crisis.student_id
        wanted = (("referral", {"student": student} if student else None), ("care", None))
        self._view.offer_next(tuple((page, what) for page, what in wanted if self._host.has(page)))

    def _to_pad(self, crisis_id: str, _changes: Changes | None) -> None:
        self._host.open("crisis", {"crisis": crisis_id})

    def _incident_begun(self, dossier_id: str) -> None:
        self._host.open("incident", {"dossier": dossier_id})

    def _show_receipt(self, paper: Paper | None) -> None:
        if paper is not None:
            self._host.show_paper(paper)
        else:
            self._view.warn_outside()

    def _handover_refused(self, error: XinliError) -> None:
        self._touched = True
        if error.code == "changed_since":
            self._view.refuse_newer(sentence(error), partial(self._load, keep_form=False))
        else:
            self._trouble(error)

    def _do(self, said: str, fn: Callable[..., object], *args: object) -> None:
        self._jobs.run(
            fn, self._session, *args, done=partial(self._done, said, None), failed=self._trouble, owner=self
        )

    def _done(self, said: str, undo: Callable[[], None] | None, _result: object) -> None:
        self._host.toast(self._view.saved(said), undo)
        self._load(keep_form=self._touched)
        if said == "ended":
            self._offer_next()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error), str(error.params.get("field", "")))
