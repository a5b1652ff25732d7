"""What the page of screening does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Protocol

from xinliapp.domain.casework import CheckMethod, CheckStatus, Disposition
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.screening import RoundRow
from xinliapp.i18n.messages import sentence
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.screening import consenting, drafts, reading
from xinliapp.ui.screening.facts import (
    ConsentInput,
    CriticalLine,
    PlanInput,
    RoundPage,
    RoundPaper,
    RoundsPage,
    Step,
)
from xinliapp.ui.screening.typist import TypingView, Typist
from xinliapp.widgets.hosting import DraftState, Host
from xinliapp.widgets.paper_desk import PaperDesk

_SEEN = Changes.SCREENING | Changes.ROSTER | Changes.CASEWORK | Changes.CALENDAR | Changes.SCHOOL
IMPORT_PAGE = "screening_import"


class ScreeningView(TypingView, Protocol):
    """What the presenter asks of the widgets, besides what typing asks."""

    def show_rounds(self, page: RoundsPage, *, front: bool) -> None: ...
    def show_new(self, today: str, kept: PlanInput | None) -> None: ...
    def show_round(self, page: RoundPage, masked: bool) -> None: ...
    def show_step(self, step: Step, *, with_scale: bool, sheets: bool) -> None: ...
    def plan_typed(self) -> PlanInput | None: ...
    def restore_plan(self, kept: PlanInput) -> None: ...
    def ask_reason(self, what: str, given: Callable[[str], None]) -> None: ...
    def ask_told(self, now: str, given: Callable[[str, str, str], None]) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def refuse_newer(self, text: str, look: Callable[[], None]) -> None: ...
    def show_now(self, go_on: Callable[[], None]) -> None: ...
    def settle_plan(self) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_field_error(self, step: str, field: str, text: str) -> bool: ...


class ScreeningPresenter:
    """A list of rounds; one round from plan to close."""

    def __init__(self, view: ScreeningView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._drafts: DraftKeeper[object] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))
        self.typist = Typist(view, session, jobs, host, self._drafts, self._load, self._trouble)
        self._rounds: RoundsPage | None = None
        self._page: RoundPage | None = None
        self._round_id: str | None = None
        self._new = False
        self._step, self._wanted_step = Step.PLAN, None  # type: Step, Step | None
        self._band_key = ""
        self._doing = ""
        self._kept: drafts.Kept | None = None

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """``argument``: nothing, a round's id, or ``{"round": id, "step": …}`` (``critical``: 处置)."""
        if isinstance(argument, Mapping) and argument.get("round"):
            step = "dispose" if argument.get("critical") else str(argument.get("step", ""))
            self._wanted_step = next((one for one in Step if one.value == step), None)
            self._choose(str(argument["round"]))
        elif isinstance(argument, str):
            self._choose(argument)
        if self._kept is None:
            self._kept = drafts.Kept()
            self._jobs.run(drafts.kept, self._session, done=self._offer, failed=self._trouble, owner=self)
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when rounds, consents, the roll or names hidden changed."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep what is typed and not saved: a plan, digits, a sheet."""
        plan = self._view.plan_typed()
        if plan is not None:
            self._kept = replace(self._kept or drafts.Kept(), plan=plan)
            self._drafts.keep(reading.PLAN, drafts.plan_body(plan))
        self.typist.flush()

    # --- which round, which step ---

    def open(self, round_id: str) -> None:
        """A round out of the list."""
        self._choose(round_id)
        self._load()

    def back(self) -> None:
        """所有轮次."""
        self.flush()
        self._round_id, self._page, self._new = None, None, False
        self._load()

    def begin(self) -> None:
        """新建一轮."""
        if self._rounds is None:
            return
        kept = self._kept.plan if self._kept is not None else None
        self._round_id, self._page, self._new = None, None, True
        self._view.show_new(self._rounds.today, kept if kept is not None and not kept.round_id else None)

    def choose_step(self, key: str) -> None:
        """A step of the round in front."""
        self.flush()
        self._step = Step(key)
        self.typist.leave_sheets()
        self._show_step()

    def choose_bands(self, key: str) -> None:
        """The distribution of another score."""
        self._band_key = key
        self._load()

    def _choose(self, round_id: str) -> None:
        if round_id != self._round_id:
            self._page = None
            self._band_key = ""
            self.typist.leave_sheets()
        self._round_id, self._new = round_id, False

    # --- the plan, and what comes in ---

    def record_consents(self, typed: ConsentInput) -> None:
        """记回执: a pile of signed papers, all with one answer."""
        if typed.student_ids:
            done = partial(self._done, "consent", len(typed.student_ids))
            self._do("consent", consenting.record, typed, done=done)

    def save_plan(self, typed: PlanInput) -> None:
        """A new round, or other words for this one."""
        what = "plan" if typed.round_id else "begun"
        self._do("plan", reading.save_plan, typed, done=partial(self._plan_saved, what))

    def take_file(self, path: str) -> None:
        """A file was dropped: the wizard goes on with it."""
        if self._round_id is not None:
            self._host.open(IMPORT_PAGE, {"round": self._round_id, "path": path})

    def undo_import(self) -> None:
        """撤销这次导入."""
        self._do("undo", reading.undo_import, self._round_id, done=self._undone)

    def key_in(self) -> None:
        """逐份键入答案."""
        if self._page is not None:
            self.typist.begin_sheets(self._page)
            self._show_step()

    def leave_sheets(self) -> None:
        """回到导入."""
        self.flush()
        self.typist.leave_sheets()
        self._show_step()

    def rest(self, method: CheckMethod) -> None:
        """其余未见异常."""
        self.typist.rest(method)

    # --- what a person decides ---

    def set_status(self, rows: Sequence[RoundRow], status: CheckStatus | None) -> None:
        """缺测, 拒测, 免测 of the chosen, or back to 待定."""
        if rows and self._page is not None:
            done = partial(self._done, "status", len(rows))
            self._do("check", reading.set_status, self._round_id, rows, status, self._page.today, done=done)

    def ask_void(self, student_id: str) -> None:
        """答卷作废: asks why first."""
        row = next((one for one in self._rows() if one.student_id == student_id), None)
        if row is not None:
            self._view.ask_reason("void", partial(self._void, row))

    def dispose(self, rows: Sequence[RoundRow], disposition: Disposition, note: str) -> None:
        """One decision about the chosen."""
        if rows:
            done = partial(self._done, "dispose", len(rows))
            self._do("dispose", reading.dispose, self._round_id, rows, disposition, note, done=done)

    def to_conference(self, rows: Sequence[RoundRow], note: str) -> None:
        """进研判: decided, and on with the next conference."""
        if len(rows) == 1:
            done = partial(self._conference, rows[0].student_id)
            self._do(
                "dispose", reading.dispose, self._round_id, rows, Disposition.CONFERENCE, note, done=done
            )

    def ask_told(self, line: CriticalLine) -> None:
        """记告知: asks who and when."""
        if self._page is not None:
            self._view.ask_told(self._page.now, partial(self._tell, line.id))

    def close(self, day: str) -> None:
        """关闭本轮; the gate refuses with its counts."""
        self._do("close", reading.close, self._round_id, day, done=partial(self._done, "close", 0))

    def ask_reopen(self) -> None:
        """重新打开: asks why first."""
        self._view.ask_reason("reopen", self._reopen)

    def open_student(self, student_id: str) -> None:
        """The student's page."""
        self._host.open("student", student_id)

    def print_letters(self, class_ids: tuple[str, ...]) -> None:
        """告知书和同意书 of the chosen classes, a form a student."""
        if class_ids and self._round_id is not None:
            self._papers.print(consenting.letters, self._session, self._round_id, class_ids)

    def print(self, what: RoundPaper) -> None:
        """A paper of the round in front."""
        if self._page is not None and self._round_id is not None:
            self._papers.print(reading.paper, self._session, self._round_id, what, self._page)

    # --- jobs ---

    def _do(self, doing: str, work: Callable[..., object], *args: object, done: Callable[..., None]) -> None:
        self._doing = doing
        self._jobs.run(work, self._session, *args, done=done, failed=self._trouble, owner=self)

    def _void(self, row: RoundRow, reason: str) -> None:
        self._do("check", reading.mark_void, self._round_id, row, reason, done=partial(self._done, "void", 1))

    def _tell(self, result_id: str, told: str, told_at: str, note: str) -> None:
        done = partial(self._done, "told", 1)
        self._do("told", reading.tell, result_id, told, told_at, note, done=done)

    def _reopen(self, reason: str) -> None:
        self._do("close", reading.reopen, self._round_id, reason, done=partial(self._done, "reopen", 0))

    def _done(self, what: str, count: int, _result: object) -> None:
        self._host.toast(self._view.said(what, count))
        self._load()

    def _undone(self, undone: reading.ImportUndo) -> None:
        self._done("undone", undone.taken_back, undone)

    def _plan_saved(self, what: str, round_id: str) -> None:
        if self._kept is not None:
            self._kept = drafts.Kept()
        self._host.draft(DraftState.NONE)
        self._host.toast(self._view.said(what))
        if what == "begun":
            self._wanted_step = Step.CONSENT
        self._choose(round_id)
        self._load()

    def _conference(self, student_id: str, _changes: object) -> None:
        self._host.toast(self._view.said("dispose", 1))
        if self._host.has("conference"):
            self._host.open("conference", {"student": student_id})
        else:
            self._load()

    def _rows(self) -> Sequence[RoundRow]:
        return self._page.rows if self._page is not None else ()

    def _load(self) -> None:
        self._jobs.run(
            reading.read_rounds, self._session, done=self._show_rounds, failed=self._trouble, owner=self
        )
        if self._round_id is not None:
            self._jobs.run(
                reading.read_round, self._session, self._round_id, self._band_key,
                done=self._show_round, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _show_rounds(self, page: RoundsPage) -> None:
        self._rounds = page
        self._view.show_rounds(page, front=self._round_id is None and not self._new)

    def _show_round(self, page: RoundPage) -> None:
        if page.round.id != self._round_id:
            return
        fresh = self._page is None
        if fresh:
            self._step = self._wanted_step or first_step(page)
        elif self._wanted_step is not None:
            self._step = self._wanted_step
        self._wanted_step = None
        self._page = page
        self._view.show_round(page, self._host.masked())
        plan = self._kept.plan if self._kept is not None else None
        if fresh and plan is not None and plan.round_id == page.round.id:
            self._view.restore_plan(plan)
        self.typist.show(page)
        self._show_step()

    def _show_step(self) -> None:
        if self._page is not None:
            sheets = self.typist.keying
            self._view.show_step(self._step, with_scale=self._page.with_scale, sheets=sheets)

    def _offer(self, kept: drafts.Kept) -> None:
        """What was typed before the program locked is there again, unsaved."""
        self._kept = kept
        self.typist.offer(kept)
        if kept.plan is not None and kept.plan.round_id and kept.plan.round_id == self._round_id:
            self._view.restore_plan(kept.plan)
        if kept.anything:
            self._host.draft(DraftState.UNSAVED)

    def _trouble(self, error: XinliError) -> None:
        text = sentence(error)
        doing = self.typist.doing or self._doing
        if error.code == "changed_since":
            look = {"plan": self._look_at_plan, "grid": self._look, "sheet": self._look}
            self._view.refuse_newer(text, look.get(doing, self._load))
        elif not self._view.show_field_error(doing, str(error.params.get("field", "")), text):
            self._view.show_trouble(text)

    def _look(self) -> None:
        """看现在的: the digits typed are put aside, the rows are read again."""
        self.typist.look()
        self._load()
        self._view.show_now(self.typist.go_on)

    def _look_at_plan(self) -> None:
        typed = self._view.plan_typed()
        self._view.settle_plan()
        self._load()
        if typed is not None:
            self._view.show_now(partial(self._write_plan_on, typed))

    def _write_plan_on(self, typed: PlanInput) -> None:
        if self._page is not None:
            self._view.restore_plan(replace(typed, seen=self._page.seen))


def first_step(page: RoundPage) -> Step:
    """Where a round is opened: at the first thing that is still to be done."""
    counted = page.tally
    if page.closed:
        return Step.CLOSE
    if any(not line.told for line in page.critical):
        return Step.DISPOSE
    if not counted.settled or (not page.with_scale and counted.pending):
        return Step.IMPORT
    if counted.pending:
        return Step.CHECK
    return Step.DISPOSE if counted.undisposed else Step.CLOSE
