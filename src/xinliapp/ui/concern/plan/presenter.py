"""What the page of a group and plan does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from xinliapp.domain.casework import PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import care_members, care_print, plan_print, plans
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.plan_print import PlanPaper
from xinliapp.services.session import Session
from xinliapp.ui.concern.plan.facts import GroupPaper, MemberForm, PlanForm, PlanPage, read_form
from xinliapp.ui.concern.plan.reading import (
    Opened,
    draft_key,
    read_page,
    review,
    save_members,
    save_plan,
    sign,
)
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk


class PlanView(Protocol):
    """What the presenter asks of the widgets."""

    def show_nobody(self) -> None: ...
    def show_page(self, page: PlanPage, masked: bool) -> None: ...
    def show_name(self, page: PlanPage, masked: bool) -> None: ...
    def show_form(self, form: PlanForm) -> None: ...
    def offer_draft(self, time: str, behind: bool) -> None: ...
    def form(self) -> PlanForm: ...
    def set_base(self, mark: str) -> None: ...
    def members(self) -> Sequence[MemberForm]: ...
    def group_base(self) -> str: ...
    def group_stored(self, mark: str) -> None: ...
    def show_newer_group(self, text: str) -> None: ...
    def show_group_now(self, page: PlanPage) -> None: ...
    def pending(self) -> bool: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str, code: str, field: str) -> None: ...
    def done(self, step: str) -> str: ...


class PlanPresenter:
    """One student's group and plan."""

    def __init__(self, view: PlanView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._student_id: str | None = None
        self._page: PlanPage | None = None
        self._step = ""
        self._drafts: DraftKeeper[PlanForm] = DraftKeeper(
            session, jobs, partial(host.draft, DraftState.SAVED)
        )

    def start(self, argument: object) -> None:
        """``argument`` is a student's id; without one the student of before is shown again."""
        if isinstance(argument, str):
            if argument != self._student_id:
                self.flush()
                self._page = None
            self._student_id = argument
        if self._student_id is None:
            self._view.show_nobody()
            return
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Names hidden or shown; what others wrote is read when nothing is being typed here."""
        if self._student_id is None:
            return
        if changes == Changes.NONE:
            if self._page is not None:  # loading again would take away what is being typed
                self._view.show_name(self._page, self._host.masked())
        elif changes & Changes.CASEWORK and not self._view.pending():
            self._load()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the form as a draft."""
        if self._student_id is not None:
            self._drafts.keep(draft_key(self._student_id), self._view.form().body())

    def take_draft(self) -> None:
        """Go on where the person left off."""
        if self._drafts.offered is not None and self._page is not None:
            # What is stored now stands on the page and was told of: from here on it is what was seen.
            self._view.show_form(replace(self._drafts.offered, base=self._page.form.base))

    def look_again(self) -> None:
        """看现在的: what another place wrote; what was typed here is kept as the draft."""
        self.keep()
        self._load()

    def save_group(self) -> None:
        """保存小组."""
        self._do("group", save_members, self._student_id, self._view.members(), self._view.group_base())

    def look_at_group(self) -> None:
        """看现在的 of the group: what another place made of it; the plan is left alone."""
        self._jobs.run(
            read_page,
            self._session,
            self._student_id,
            done=self._show_group,
            failed=self._trouble,
            owner=self,
        )

    def _show_group(self, opened: Opened) -> None:
        if opened.page.student_id == self._student_id:
            self._view.show_group_now(opened.page)

    def save(self) -> None:
        """存草稿: a version that nobody has to look at yet."""
        self._do("draft", save_plan, self._student_id, self._view.form())

    def submit(self) -> None:
        """送审: the group and the plan are stored, the plan is handed in."""
        if self._student_id is None:
            return
        self._step = "submit"
        self._jobs.run(
            _store_group, self._session, self._student_id, self._view.members(), self._view.group_base(),
            done=self._group_stored, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _group_stored(self, mark: str) -> None:
        """A step of its own too: whatever becomes of the plan, the group's form knows what stands."""
        self._view.group_stored(mark)
        if self._student_id is not None:
            self._jobs.run(
                save_plan, self._session, self._student_id, self._view.form(),
                done=self._stored, failed=self._trouble, owner=self,
            )  # fmt: skip

    def sign(self, paper: tuple[str, str] | None, returned: str | None) -> None:
        """批准, 退回, or a paper that was signed."""
        if self._page is not None:
            self._do("sign", sign, self._page, paper, returned)

    def review(self, outcome: PlanOutcome, note: str, reason: str) -> None:
        """保存复评."""
        self._do("review", review, self._student_id, outcome, note, reason)

    def print_paper(self, kind: PlanPaper | GroupPaper) -> None:
        """内部版, 无敏感版, 家长页, or a list of the group."""
        if self._student_id is not None:
            self._papers.print(_print, self._session, self._student_id, kind)

    def open_student(self) -> None:
        """打开档案."""
        if self._student_id is not None:
            self._host.open("student", self._student_id)

    def _do(self, step: str, fn: Callable[..., object], *args: object) -> None:
        if self._student_id is None:
            return
        self._step = step
        self._jobs.run(fn, self._session, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._student_id, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, opened: Opened) -> None:
        if opened.page.student_id != self._student_id:
            return
        self._page = opened.page
        self._view.show_page(opened.page, self._host.masked())
        when = self._drafts.offer(opened.draft, opened.page.form, read_form)
        if when:
            kept, now = self._drafts.offered, opened.page.form
            self._view.offer_draft(when, kept is not None and kept.base != now.base)

    def _done(self, _result: object) -> None:
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.done(self._step))
        self._load()

    def _stored(self, stored: tuple[str, str]) -> None:
        """Handed in as a step of its own: refused, the form goes on from the draft that is kept now."""
        plan_id, mark = stored
        self._view.set_base(mark)
        self._do("submit", _hand_in, plan_id)

    def _trouble(self, error: XinliError) -> None:
        if error.code == "changed_since":
            self._view.show_newer_group(sentence(error))
            return
        self._view.show_trouble(sentence(error), error.code, str(error.params.get("field", "")))


def _store_group(session: Session, student_id: str, members: Sequence[MemberForm], seen: str) -> str:
    """The group's mark from now on; without a name nothing is stored."""
    if not any(one.name.strip() for one in members):
        return seen
    save_members(session, student_id, members, seen)
    return care_members.mark(session, student_id)


def _hand_in(session: Session, plan_id: str) -> Changes:
    return plans.submit(session, plan_id)


def _print(
    session: Session, student_id: str, kind: PlanPaper | GroupPaper, blank_missing: bool = False
) -> Paper:
    if isinstance(kind, GroupPaper):
        internal = kind is GroupPaper.INTERNAL
        return care_print.group_pdf(session, student_id, internal=internal, blank_missing=blank_missing)
    return plan_print.plan_pdf(session, student_id, kind, blank_missing)
