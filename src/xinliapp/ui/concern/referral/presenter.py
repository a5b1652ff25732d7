"""What the page of referrals and returns does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.referrals import Precondition, ReferralStepKind
from xinliapp.domain.returns_to_school import ReturnOutcome
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    attachments,
    referral_follow_ups,
    referral_rules,
    referral_steps,
    referrals,
    return_decisions,
    returns_to_school,
)
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.ui.concern.referral.facts import (
    CaseLine,
    CasesPage,
    LineKind,
    Opened,
    ReferralPaper,
    Typed,
    read_typed,
)
from xinliapp.ui.concern.referral.reading import draft_key, of_student, read_line, read_page
from xinliapp.ui.concern.referral.writing import (
    decide,
    paper,
    save_application,
    save_assessment,
    save_follow,
    save_sheet,
    save_step,
    save_suspension,
)
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk

_RELEVANT = Changes.CASEWORK | Changes.ROSTER | Changes.SAFEGUARDS | Changes.SETTINGS
Where = tuple[LineKind, str]


class ReferralView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: CasesPage, masked: bool, chosen: str) -> None: ...
    def show_nobody(self) -> None: ...
    def show_opened(self, opened: Opened, masked: bool) -> None: ...
    def show_name(self, masked: bool) -> None: ...
    def show_typed(self, typed: Typed) -> None: ...
    def typed(self) -> Typed: ...
    def begin_sheet(self) -> None: ...
    def begin_follow(self) -> None: ...
    def offer_draft(self, time: str) -> None: ...
    def pending(self) -> bool: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str, step: str, field: str) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def show_now(self, go_on: Callable[[], None]) -> None: ...
    def warn_outside(self, attachment_id: str) -> None: ...
    def open_outside(self, path: Path) -> None: ...
    def done(self, step: str) -> str: ...


class ReferralPresenter:
    """One list, one line of it at a time."""

    def __init__(self, view: ReferralView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._page: CasesPage | None = None
        self._opened: Opened | None = None
        self._step = ""
        self._then = ""
        self._asked = False
        self._kept: Typed | None = None
        self._drafts: DraftKeeper[Typed] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))

    def start(self, argument: object) -> None:
        """``argument``: a student's id, or one of ``student``, ``referral``, ``follow``, ``suspension``.

        ``follow`` is a referral's id with the keyboard in the form of the next asking.
        """
        self._then = ""
        wanted = argument if isinstance(argument, Mapping) else {}
        student_id = argument if isinstance(argument, str) else str(wanted.get("student", ""))
        if student_id:
            self._open_student(student_id)
        elif wanted.get("suspension"):
            self._open(LineKind.ABSENCE, str(wanted["suspension"]), "")
        elif wanted.get("follow") or wanted.get("referral"):
            self._then = "follow" if wanted.get("follow") else ""
            self._open(LineKind.REFERRAL, str(wanted.get("follow") or wanted["referral"]), "")
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Names hidden or shown; what others wrote is read when nothing is being typed here."""
        if changes is Changes.NONE:
            if self._page is not None:
                self._view.show_page(self._page, self._host.masked(), self._key())
            self._view.show_name(self._host.masked())
        elif changes & _RELEVANT:
            self._load()
            if self._opened is not None and not self._view.pending() and not self._changed():
                self._reopen()

    def flush(self) -> None:
        """Keep what was typed a moment ago."""
        if self._view.pending():
            self.keep()

    def keep(self) -> None:
        """Keep the forms as a draft."""
        if self._opened is not None:
            self._drafts.keep(draft_key(self._opened.line.student_id), self._view.typed().body())

    def take_draft(self) -> None:
        """Go on where the person left off; what is stored now was seen and counts as the ground."""
        if self._drafts.offered is not None and self._opened is not None:
            self._view.show_typed(self._drafts.offered)

    def choose(self, line: CaseLine) -> None:
        """Another line of the list."""
        self.flush()
        self._open(line.kind, line.record_id, line.student_id)

    def pick(self, student_id: str) -> None:
        """A student of the school: what is under way, or a new referral."""
        self.flush()
        self._open_student(student_id)

    def look(self) -> None:
        """看现在的: what another place wrote; 接着写 brings back what was typed here."""
        self._kept = self._view.typed()
        self._then = "look"
        self._reopen()

    # --- a referral ---

    def save(self, file: Path | None) -> None:
        """保存."""
        self._then = ""
        self._do("sheet", save_sheet, self._opened, self._view.typed(), file)

    def print_two(self, file: Path | None) -> None:
        """打印两联: what is typed is stored first, and the paper is of that."""
        opened = self._opened
        if opened is not None and opened.referral is not None and not opened.referral.open:
            self.print_paper(ReferralPaper.ADVICE)
            return
        self._then = "print"
        self._do("sheet", save_sheet, opened, self._view.typed(), file)

    def waive(self, precondition: Precondition, reason: str) -> None:
        """免除 a precondition."""
        if self._opened is not None:
            self._do("waive", referral_rules.waive, self._opened.line.record_id, precondition, reason)

    def step(
        self, kind: ReferralStepKind, when: tuple[str, str], by_name: str, note: str, file: Path | None
    ) -> None:
        """登记 what happened."""
        self._do("step", save_step, self._opened, kind, when, by_name, note, file)

    def void_step(self, step_id: str, reason: str) -> None:
        """记错了."""
        self._do("void_step", referral_steps.void_step, step_id, reason)

    def void(self, reason: str) -> None:
        """撤销转介."""
        if self._opened is not None:
            self._do("void", referrals.void, self._opened.line.record_id, reason)

    def follow(self) -> None:
        """记一次."""
        self._do("follow", save_follow, self._opened, self._view.typed().follow)

    # --- a time away ---

    def begin_suspension(self) -> None:
        """登记休学 for a student who was picked."""
        if self._opened is not None:
            self._open(LineKind.UNRECORDED, "", self._opened.line.student_id)

    def save_back(self, file: Path | None) -> None:
        """保存 everything handed in so far."""
        if self._opened is not None and self._opened.absence is None:
            self._do("suspend", save_suspension, self._opened, self._view.typed())
        elif file is not None:
            self.assess(file)
        else:
            self._do("save_back", save_application, self._opened, self._view.typed())

    def assess(self, file: Path | None) -> None:
        """加文件: a third party's document."""
        self._do("assess", save_assessment, self._opened, self._view.typed(), file)

    def void_paper(self, assessment_id: str, reason: str) -> None:
        """A document noted by mistake."""
        self._do("void_paper", returns_to_school.void_assessment, assessment_id, reason)

    def decide(self, outcome: ReturnOutcome, file: Path | None) -> None:
        """准予复学, 暂缓复学."""
        self._do(outcome.value, decide, self._opened, self._view.typed(), outcome, file)

    def arrive(self) -> None:
        """已到校."""
        if self._opened is not None:
            self._do("arrive", return_decisions.arrive, self._opened.line.record_id)

    # --- papers, files, other pages ---

    def print_paper(self, what: ReferralPaper) -> None:
        """One of the papers of the line."""
        if self._opened is not None and self._opened.line.record_id:
            self._papers.print(paper, self._session, what, self._opened.line.record_id)

    def open_file(self, attachment_id: str) -> None:
        """A kept file: a PDF in the program's own preview, others after a warning."""
        self._jobs.run(
            _as_paper, self._session, attachment_id,
            done=partial(self._file_opened, attachment_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_outside(self, attachment_id: str) -> None:
        """A plain copy for another program, after the warning."""
        self._jobs.run(
            _outside, self._session, attachment_id,
            done=self._view.open_outside, failed=self._trouble, owner=self,
        )  # fmt: skip

    def open_page(self, page: str) -> None:
        """The student's own page, or the plan."""
        if self._opened is not None:
            self._host.open(page, self._opened.line.student_id)

    # --- within ---

    def _file_opened(self, attachment_id: str, found: Paper | None) -> None:
        if found is None:
            self._view.warn_outside(attachment_id)
        else:
            self._host.show_paper(found)

    def _key(self) -> str:
        return self._opened.line.key if self._opened is not None else ""

    def _changed(self) -> bool:
        return self._opened is not None and self._view.typed() != self._opened.fresh

    def _load(self) -> None:
        self._jobs.run(read_page, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, page: CasesPage) -> None:
        self._page = page
        self._view.show_page(page, self._host.masked(), self._key())
        if self._opened is None and not self._asked:  # else a line is on its way
            if page.lines:
                first = page.lines[0]
                self._open(first.kind, first.record_id, first.student_id)
            else:
                self._view.show_nobody()

    def _open_student(self, student_id: str) -> None:
        self._asked = True
        self._jobs.run(
            of_student, self._session, student_id,
            done=partial(self._found, student_id), failed=self._trouble, owner=self,
        )  # fmt: skip

    def _found(self, student_id: str, where: Where) -> None:
        kind, record_id = where
        if kind is LineKind.NEW:
            self._then = "sheet"
        self._open(kind, record_id, student_id)

    def _open(self, kind: LineKind, record_id: str, student_id: str) -> None:
        self._asked = True
        self._jobs.run(
            read_line, self._session, kind, record_id, student_id,
            done=self._show_line, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _reopen(self) -> None:
        if self._opened is not None:
            line = self._opened.line
            self._open(line.kind, line.record_id, line.student_id)

    def _show_line(self, found: tuple[Opened, Draft | None]) -> None:
        self._opened, draft = found
        self._view.show_opened(self._opened, self._host.masked())
        if self._page is not None:
            self._view.show_page(self._page, self._host.masked(), self._key())
        then, self._then = self._then, ""
        if then == "look":
            self._view.show_now(self._go_on)
            return
        when = self._drafts.offer(draft, self._opened.fresh, partial(read_typed, fresh=self._opened.fresh))
        if when:
            self._view.offer_draft(when)
        if then == "follow":
            self._view.begin_follow()
        elif then == "sheet":
            self._view.begin_sheet()
        elif then == "print":
            self.print_paper(ReferralPaper.ADVICE)

    def _go_on(self) -> None:
        if self._kept is not None:
            self._view.show_typed(self._kept)

    def _do(self, step: str, fn: Callable[..., object], *args: object) -> None:
        if self._opened is None:
            return
        self._step = step
        self._jobs.run(fn, self._session, *args, done=self._done, failed=self._trouble, owner=self)

    def _done(self, result: object) -> None:
        """A new record's id leads to its line; everything else shows the same line again."""
        step, opened = self._step, self._opened
        self._host.draft(DraftState.NONE)
        undo = None
        if step == "follow" and isinstance(result, str):
            undo = partial(self._undo_follow, result)
        self._host.toast(self._view.done(step), undo)
        if opened is None:
            return
        if step == "void":
            self._opened, self._asked = None, False
        elif step in ("sheet", "step") and isinstance(result, str):
            self._open(LineKind.REFERRAL, result, opened.line.student_id)
        elif step in ("suspend", "save_back", "assess", "granted", "postponed") and isinstance(result, str):
            self._open(LineKind.ABSENCE, result, opened.line.student_id)
        else:
            self._reopen()
        self._load()

    def _undo_follow(self, follow_up_id: str) -> None:
        self._jobs.run(
            referral_follow_ups.remove, self._session, follow_up_id,
            done=self._undone, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _undone(self, _changes: Changes) -> None:
        self._reopen()
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._then, self._asked = "", False
        if error.code == "changed_since":
            self._view.show_newer(sentence(error))
            return
        self._view.show_trouble(sentence(error), self._step, str(error.params.get("field", "")))


def _as_paper(session: Session, attachment_id: str) -> Paper | None:
    return attachments.as_paper(session, attachment_id, case=True)


def _outside(session: Session, attachment_id: str) -> Path:
    return attachments.open_outside(session, attachment_id, case=True)
