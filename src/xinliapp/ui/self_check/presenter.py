"""What the self-check page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.domain.paperwork import RectificationPlan
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    attachments,
    clause_evidence,
    drafts,
    figures,
    rectifications,
    school,
    self_check,
)
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.session import Session
from xinliapp.ui.self_check.facts import CheckPage, ClauseRow
from xinliapp.ui.self_check.reading import SCREEN, read_page
from xinliapp.widgets.hosting import DraftState, Host

_SEEN = (
    Changes.SELF_CHECK | Changes.FIGURES | Changes.ROOM | Changes.LESSONS | Changes.MEETINGS | Changes.STAFF
    | Changes.ACTIVITIES | Changes.CASEWORK | Changes.SCREENING | Changes.ROSTER | Changes.CALENDAR
    | Changes.SCHOOL
)  # fmt: skip


class SelfCheckView(Protocol):
    """What the presenter asks of the widgets."""

    def show_nothing(self, period: str, may_begin: bool) -> None: ...
    def show_no_calendar(self, may_set: bool) -> None: ...
    def show_packs(self, packs: Sequence[tuple[str, str]], chosen: str) -> None: ...
    def show_page(self, page: CheckPage) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def ask_unpublished(self, text: str) -> None: ...
    def show_field_error(self, field: str, text: str) -> bool: ...
    def done_words(self, step: str, name: str) -> str: ...
    def choose(self, clause_id: str) -> None: ...
    def forget_typed(self, row_id: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def current(self) -> ClauseRow | None: ...
    def typed(self) -> tuple[str, Mapping[str, str]] | None: ...
    def busy(self, on: bool) -> None: ...


def publish_for(session: Session, period: str, pack_id: str) -> int:
    """Release the case figures the pack needs; how many."""
    return len(figures.publish(session, period, pack_ids=(pack_id,), form_ids=()))


def hand_in(session: Session, pack_id: str, period: str, record_id: str, unpublished: str = "") -> Changes:
    """Bring the draft up to today, then hand it in; ``unpublished``: why figures are not released."""
    fresh = self_check.start(session, pack_id, period)
    return self_check.submit(session, fresh or record_id, unpublished)


def publish_and_hand_in(session: Session, pack_id: str, period: str, record_id: str) -> Changes:
    """Release the case figures the pack needs, then hand the draft in."""
    publish_for(session, period, pack_id)
    return hand_in(session, pack_id, period, record_id)


def report(session: Session, record_id: str, period: str) -> Paper:
    """The report as a PDF.

    Raises:
        UserError, KnownError: as ``self_check.print_pdf``.
    """
    return Paper(f"学期自查报告-{period}.pdf", self_check.print_pdf(session, record_id))


def ledger(session: Session, pack_id: str, period: str) -> Paper:
    """整改台账."""
    return rectifications.ledger_pdf(session, pack_id, period)


def package(session: Session, pack_id: str, period: str) -> Paper:
    """佐证包目录."""
    return clause_evidence.package_pdf(session, pack_id, period)


def kept_file(session: Session, attachment_id: str) -> tuple[Paper, bool]:
    """A kept file, and whether the program itself can show it.

    Raises:
        UserError, KnownError: as ``attachments.content``.
    """
    shown = attachments.as_paper(session, attachment_id)
    if shown is not None:
        return shown, True
    kept, data = attachments.content(session, attachment_id)
    return Paper(kept.name, data), False


def keep_draft(session: Session, row_id: str, typed: Mapping[str, str] | None) -> str:
    """Keep (or, with None, forget) the unsaved fields of one clause; the moment, for the status bar."""
    found = drafts.load_draft(session, SCREEN)
    body = dict(found.body) if found is not None and isinstance(found.body, dict) else {}
    if typed is None:
        if body.pop(row_id, None) is None:
            return ""
    else:
        body[row_id] = dict(typed)
    if body:
        return drafts.save_draft(session, SCREEN, body)
    drafts.delete_draft(session, SCREEN)
    return ""


def keep_plan(session: Session, plan: RectificationPlan, row_id: str, seen: str | None) -> Changes:
    """Save what will be done and forget its draft."""
    done = self_check.save_rectification(session, plan, seen=seen)
    keep_draft(session, row_id, None)
    return done


def keep_word(session: Session, pack_id: str, clause_id: str, period: str, met: bool, note: str) -> Changes:
    """Save a person's word on a clause and forget its draft."""
    done = self_check.confirm(session, pack_id, clause_id, period, met=met, note=note)
    keep_draft(session, f"{pack_id}/{clause_id}", None)
    return done


class SelfCheckPresenter:
    """Loads the term's check, keeps words and plans, hands the paper on."""

    def __init__(self, view: SelfCheckView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._pack_id = ""  # the first of the school's packs
        self._period = ""
        self._page: CheckPage | None = None
        self._step = ""
        self._row_id = ""
        self._drafts: DraftKeeper[object] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))
        self.wanted_clause = ""

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """``argument``: nothing, a clause id to show, a period key, or a pack and a period."""
        if isinstance(argument, str) and argument:
            pack_id, _, period = argument.rpartition(" ")
            if period[:1].isdigit():
                self._pack_id, self._period = pack_id, period
            else:
                self.wanted_clause = argument
                self._pack_id = argument.partition("-")[0]
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when something that is counted was written."""
        if changes is Changes.NONE or changes & _SEEN:
            self.flush()
            self._load()

    def flush(self) -> None:
        """Keep what stands in the fields of the clause shown."""
        typed = self._view.typed()
        if typed is not None:
            self._drafts.keep_with(keep_draft, *typed)

    # --- what the person wants ---

    def begin(self) -> None:
        """新建: a first or a further revision."""
        self._do(self_check.start, self._session, self._pack_id, self._period or None, step="begin")

    def choose_pack(self, pack_id: str) -> None:
        """Another of the school's packs: its paper."""
        self.flush()
        self._pack_id = pack_id
        self._load()

    def set_calendar(self) -> None:
        """设置校历."""
        self._host.open("school_settings")

    def confirm(self, met: bool, note: str) -> None:
        """我确认 / 确认未达标 for the clause shown."""
        row, page = self._view.current(), self._page
        if row is not None and page is not None:
            clause, self._row_id = row.result.clause.id, row.id
            self._do(keep_word, self._session, page.pack_id, clause, page.period, met, note, step="confirm")

    def save_plan(self, owner: str, due_on: str, measures: str, seen: str | None = None) -> None:
        """保存整改 for the clause shown; ``seen`` marks the plan its fields were filled with."""
        row, page = self._view.current(), self._page
        if row is not None and page is not None:
            plan = RectificationPlan(
                page.pack_id, row.result.clause.id, page.period, owner.strip(), due_on, measures.strip()
            )
            self._row_id = row.id
            self._do(keep_plan, self._session, plan, row.id, seen, step="plan")

    def declare(self, clause_ids: tuple[str, ...], note: str) -> None:
        """我确认达标 for several declared clauses at once."""
        page = self._page
        if page is not None:
            self._do(
                partial(self_check.declare, met=True, note=note),
                self._session, page.pack_id, clause_ids, page.period, step="confirm",
            )  # fmt: skip

    def plan_done(self, outcome: str) -> None:
        """登记完成 for the plan of the clause shown."""
        row, page = self._view.current(), self._page
        if row is not None and page is not None:
            clause, self._row_id = row.result.clause.id, row.id
            self._do(
                rectifications.done, self._session, page.pack_id, clause, page.period, outcome, step="done"
            )

    def add_evidence(self, title: str, path: str) -> None:
        """加入佐证."""
        row, page = self._view.current(), self._page
        if row is not None and page is not None:
            file = Path(path) if path else None
            clause = row.result.clause.id
            self._do(
                clause_evidence.add, self._session, page.pack_id, clause, page.period, title, file,
                step="evidence",
            )  # fmt: skip

    def take_evidence_back(self, evidence_id: str) -> None:
        """撤回."""
        self._do(clause_evidence.take_back, self._session, evidence_id, step="evidence_back")

    def open_file(self, attachment_id: str) -> None:
        """A kept PDF in the preview; another kind is written where the person says."""
        self._jobs.run(
            kept_file, self._session, attachment_id, done=self._file, failed=self._trouble, owner=self
        )

    def publish(self) -> None:
        """发布数字: the case figures of this pack and period."""
        if self._page is not None:
            self._do(publish_for, self._session, self._page.period, self._pack_id, step="publish")

    def submit(self, unpublished: str = "") -> None:
        """提交校长; ``unpublished``: why figures of the case file are not released."""
        page = self._page
        if page is not None and page.record_id:
            paper = (page.pack_id, page.period, page.record_id)
            self._do(hand_in, self._session, *paper, unpublished, step="submit")

    def publish_and_submit(self) -> None:
        """发布数字,再提交."""
        page = self._page
        if page is not None and page.record_id:
            paper = (page.pack_id, page.period, page.record_id)
            self._do(publish_and_hand_in, self._session, *paper, step="submit")

    def approve(self) -> None:
        """签批."""
        if self._page is not None:
            self._do(self_check.approve, self._session, self._page.record_id, step="approve")

    def send_back(self, reason: str) -> None:
        """退回."""
        if self._page is not None:
            self._do(self_check.return_, self._session, self._page.record_id, reason, step="return")

    def print_report(self) -> None:
        """打印报告, in the preview."""
        page = self._page
        if page is not None and page.record_id:
            self._view.clear_trouble()
            self._view.busy(True)
            self._jobs.run(
                report, self._session, page.record_id, page.period,
                done=self._printed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def print_ledger(self) -> None:
        """整改台账, in the preview."""
        self._print_more(ledger)

    def print_package(self) -> None:
        """佐证包目录, in the preview."""
        self._print_more(package)

    def _print_more(self, make: Callable[..., Paper]) -> None:
        page = self._page
        if page is not None:
            self._view.clear_trouble()
            self._jobs.run(
                make, self._session, page.pack_id, page.period,
                done=self._printed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _file(self, found: tuple[Paper, bool]) -> None:
        paper, showable = found
        if showable:
            self._host.show_paper(paper)
        else:
            self._host.save_file(paper, self._trouble)

    def _printed(self, paper: Paper) -> None:
        self._view.busy(False)
        self._host.show_paper(paper)

    # --- jobs ---

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._view.clear_trouble()
        self._view.busy(True)
        self._step = step
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._pack_id, self._period,
            done=self._show, failed=self._not_read, owner=self,
        )  # fmt: skip

    def _show(self, page: CheckPage) -> None:
        self._page, self._pack_id = page, page.pack_id
        self._view.show_packs(page.packs, page.pack_id)
        if page.standing is None:
            self._view.show_nothing(page.period, page.abilities.begin)
        else:
            self._view.show_page(page)
            if self.wanted_clause:
                self._view.choose(self.wanted_clause)
                self.wanted_clause = ""

    def _done(self, result: object) -> None:
        self._view.busy(False)
        name = result if self._step == "publish" else ""
        self._host.toast(self._view.done_words(self._step, str(name)))
        if self._step in ("plan", "confirm", "done", "evidence"):
            self._view.forget_typed(self._row_id)
        self._load()

    def _not_read(self, error: XinliError) -> None:
        self._page = None
        if error.code == "calendar_missing":
            self._view.busy(False)
            self._view.clear_trouble()
            self._view.show_no_calendar(self._session.account.role in school.CALENDAR_ROLES)
            return
        self._view.show_nothing("", False)
        self._trouble(error)

    def _trouble(self, error: XinliError) -> None:
        self._view.busy(False)
        text = sentence(error)
        if error.code == "self_check_unpublished":
            self._view.ask_unpublished(text)
        elif error.code == "changed_since":
            self.flush()
            self._view.show_newer(text)
        elif not self._view.show_field_error(str(error.params.get("field", "")), text):
            self._view.show_trouble(text)
