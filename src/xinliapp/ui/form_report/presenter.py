"""What the form page does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs, repeatable
from xinliapp.domain.papers import Paper
from xinliapp.domain.rules import EvidenceRow
from xinliapp.i18n.messages import sentence
from xinliapp.services import forms
from xinliapp.services.draft_keeper import DraftKeeper
from xinliapp.services.forms import FormSheet
from xinliapp.services.session import Session
from xinliapp.ui.form_report import reading
from xinliapp.ui.form_report.facts import FormPage, RunChoice, Typed
from xinliapp.widgets.hosting import DraftState, Host

_SEEN = (
    Changes.FORMS | Changes.FIGURES | Changes.ACTIVITIES | Changes.CASEWORK | Changes.SCREENING
    | Changes.ROSTER | Changes.CALENDAR | Changes.SCHOOL
)  # fmt: skip
# Refusals of what stands in the fields itself; nothing of it was stored.
_NOT_KEPT = frozenset({"student_named", "field_wrong", "form_cell_wrong"})


class FormReportView(Protocol):
    """What the presenter asks of the widgets."""

    def show_page(self, page: FormPage, today: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def ask_return_again(self, why: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def show_newer(self, text: str) -> None: ...
    def offer_mine(self) -> None: ...
    def show_typed(self, typed: Typed) -> None: ...
    def show_problems(self, sheet: FormSheet) -> int: ...
    def show_rows(self, column_id: str, rows: Sequence[EvidenceRow]) -> None: ...
    def typed(self) -> Typed | None: ...
    def content(self) -> Typed: ...
    def forget_typed(self) -> None: ...
    def done_words(self, step: str, name: str) -> str: ...
    def busy(self, on: bool) -> None: ...


@dataclass(frozen=True, slots=True)
class _Reading:
    page: FormPage
    today: str


@repeatable
def read(session: Session, wanted: str) -> _Reading:
    """The page and the day it was read on."""
    return _Reading(reading.read_page(session, wanted), session.clock.now().date().isoformat())


class FormReportPresenter:
    """Loads the form of a run, keeps what is typed, checks, and hands the paper on."""

    def __init__(self, view: FormReportView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._wanted = ""
        self._page: FormPage | None = None
        self._step = ""
        self._column = ""
        self._show_what_is_wrong = False
        self._mine: Typed | None = None  # set aside while what another place saved is looked at
        self._drafts: DraftKeeper[object] = DraftKeeper(session, jobs, partial(host.draft, DraftState.SAVED))

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """``argument``: nothing, a period, or ``FORM PERIOD``."""
        if isinstance(argument, str) and argument:
            self._wanted = argument
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when something that is counted was written."""
        if changes is Changes.NONE or changes & _SEEN:
            self._load()

    def flush(self) -> None:
        """Keep what stands in the fields."""
        typed, run = self._view.typed(), self._run()
        if typed is not None and run is not None:
            self._drafts.keep_with(reading.keep_typed, run, typed)

    # --- what the person wants ---

    def choose(self, run: RunChoice) -> None:
        """Another run from the list."""
        self.flush()
        self._mine = None
        self._view.forget_typed()
        self._wanted = f"{run.form_id} {run.period}"
        self._load()

    def begin(self, title: str, period: str, due_on: str) -> None:
        """登记一次活动."""
        self.flush()
        self._view.forget_typed()
        self._wanted = period
        self._do(reading.begin, self._session, title, period, due_on, step="begin")

    def check(self) -> None:
        """校验: save what is typed, then name what is wrong."""
        run = self._run()
        if run is not None:
            self._do(reading.keep, self._session, run, self._view.content(), step="check")

    def submit(self) -> None:
        """提交校长."""
        run = self._run()
        if run is not None:
            self._begin_step("submit")
            self._jobs.run(
                reading.keep, self._session, run, self._view.content(),
                done=self._kept, failed=self._trouble, owner=self,
            )  # fmt: skip

    def look_again(self) -> None:
        """看现在的: what another place saved; what stands in the fields is kept as the draft."""
        self._mine = self._view.content()
        run = self._run()
        if run is not None:
            self._drafts.keep_with(reading.keep_typed, run, self._mine)
        self._view.forget_typed()
        self._load()

    def take_mine(self) -> None:
        """接着写: back to the fields set aside; what is stored was seen by now."""
        if self._mine is not None and self._page is not None:
            self._view.show_typed(replace(self._mine, base=self._page.mark))
            self._mine = None

    def publish(self) -> None:
        """发布数字: the case figures of this form."""
        run = self._run()
        if run is not None:
            self._do(reading.release, self._session, run, self._view.typed(), step="publish")

    def renew(self) -> None:
        """做更正."""
        run = self._run()
        if run is not None:
            self._do(reading.renew, self._session, run, step="renew")

    def approve(self, recipient_id: str) -> None:
        """签批, and sign the bag for a recipient."""
        if self._page is not None and self._page.record_id:
            self._do(reading.sign, self._session, self._page.record_id, recipient_id, step="approve")

    def send_back(self, reason: str) -> None:
        """退回."""
        if self._page is not None and self._page.record_id:
            self._do(forms.return_, self._session, self._page.record_id, reason, step="return")

    def print_form(self) -> None:
        """打印, in the preview."""
        run = self._run()
        if run is not None:
            self._view.clear_trouble()
            self._view.busy(True)
            self._jobs.run(
                reading.print_form, self._session, run,
                done=self._printed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _printed(self, paper: Paper) -> None:
        self._view.busy(False)
        self._host.show_paper(paper)

    def ask_rows(self, column_id: str) -> None:
        """看n条: the records behind a number."""
        run = self._run()
        if run is not None:
            self._column = column_id
            self._jobs.run(
                forms.column_rows, self._session, run.form_id, run.period, column_id,
                done=self._show_rows, failed=self._trouble, owner=self,
            )  # fmt: skip

    # --- jobs ---

    def _run(self) -> RunChoice | None:
        return self._page.chosen if self._page is not None else None

    def _begin_step(self, step: str) -> None:
        self._view.clear_trouble()
        self._view.busy(True)
        self._step = step
        self._show_what_is_wrong = step in ("check", "submit")

    def _kept(self, record_id: str) -> None:
        """Handed in as a step of its own: refused, the page goes on from the revision that is kept now."""
        self._view.forget_typed()
        self._jobs.run(
            forms.submit, self._session, record_id, done=self._done, failed=self._trouble, owner=self
        )

    def _do(self, fn: Callable[..., object], *args: object, step: str) -> None:
        self._begin_step(step)
        self._jobs.run(fn, *args, done=self._done, failed=self._trouble, owner=self)

    def _load(self) -> None:
        self._jobs.run(read, self._session, self._wanted, done=self._show, failed=self._trouble, owner=self)

    def _show(self, found: _Reading) -> None:
        self._page = found.page
        if self._mine is not None:
            self._view.show_page(replace(found.page, typed=None), found.today)
            self._view.offer_mine()
            return
        self._view.show_page(found.page, found.today)
        sheet = found.page.sheet
        if not self._show_what_is_wrong or sheet is None:
            return
        self._show_what_is_wrong = False
        problems = self._view.show_problems(sheet)
        if problems and self._step == "check":
            self._view.show_trouble(sentence(sheet.problems[0].error()))
        elif not problems and not sheet.broken and self._step == "check":
            self._host.toast(self._view.done_words("check", ""))

    def _done(self, result: object) -> None:
        self._view.busy(False)
        if self._step in ("check", "submit"):
            self._mine = None
            self._view.forget_typed()
            self._host.draft(DraftState.NONE)
        if self._step != "check":
            name = str(result) if self._step == "publish" else ""
            self._host.toast(self._view.done_words(self._step, name))
        self._load()

    def _show_rows(self, rows: Sequence[EvidenceRow]) -> None:
        self._view.show_rows(self._column, rows)

    def _trouble(self, error: XinliError) -> None:
        self._view.busy(False)
        if self._step == "return" and error.params.get("field") == "退回理由":
            self._view.ask_return_again(sentence(error))
            return
        if error.code == "changed_since":
            self._view.show_newer(sentence(error))
            return
        self._view.show_trouble(sentence(error))
        if error.code in _NOT_KEPT:  # what is stored has other faults: naming those would hide this one
            self._show_what_is_wrong = False
        elif self._show_what_is_wrong:
            self._load()
