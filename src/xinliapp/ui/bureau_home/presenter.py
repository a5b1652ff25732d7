"""What the progress page does; no Qt here."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from xinliapp.domain.bureau import ChaseMethod, ReportingProgress, ReportState, SchoolProgress
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.papers import Paper
from xinliapp.i18n.messages import sentence
from xinliapp.services import (
    chases,
    exchange_papers,
    exchange_slips,
    inbox_desk,
    known_forms,
    receipts,
    reporting,
)
from xinliapp.services.known_forms import FormRun
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.run_page import RunPage


class Narrow(Enum):
    """Which schools the list holds."""

    ALL = "all"
    MISSING = "missing"
    UNSIGNED = "unsigned"
    LATE = "late"
    RETURNED = "returned"


_STATES = {
    Narrow.RETURNED: ReportState.RETURNED,
    Narrow.MISSING: ReportState.MISSING,
    Narrow.UNSIGNED: ReportState.UNSIGNED,
    Narrow.LATE: ReportState.REPORTED_LATE,
}


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """One reading: the runs to choose from, the chosen one's progress, files that still need a person."""

    runs: tuple[FormRun, ...]
    run: FormRun | None
    progress: ReportingProgress | None
    open_files: int
    today: dt.date
    time: dt.time = dt.time()


@dataclass(frozen=True, slots=True)
class AreaCount:
    """One 片区 ("" for the schools without): how many reported, of how many."""

    area: str
    reported: int
    expected: int


class ProgressView(Protocol):
    """What the presenter asks of the widgets."""

    def show_runs(self, runs: Sequence[FormRun], chosen: FormRun | None) -> None: ...
    def show_progress(self, page: ProgressPage) -> None: ...
    def show_areas(self, areas: Sequence[AreaCount], chosen: str | None) -> None: ...
    def show_lines(self, lines: Sequence[SchoolProgress], narrow: Narrow, any_school: bool) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def clear_trouble(self) -> None: ...
    def close_chase(self) -> None: ...
    def say_chased(self) -> None: ...


def chase(
    session: Session, run: FormRun, code: str, method: ChaseMethod, result: str, at: dt.datetime
) -> Changes:
    """记一次催报."""
    return chases.add(session, run.definition.id, run.period, code, method, result, at)


def print_slips(session: Session, run: FormRun) -> Paper:
    """全部退回单 of a run that still stand."""
    items = receipts.standing_returns(session, run.definition.id, run.period)
    if not items:
        raise UserError("nothing_returned")
    return exchange_slips.return_paper(session, items)


def read_page(session: Session, run_id: str | None) -> ProgressPage:
    """Everything the page shows for a run (the newest when None)."""
    runs = known_forms.runs(session)
    chosen = next((run for run in runs if run.id == run_id), runs[0] if runs else None)
    progress = (
        None if chosen is None else reporting.reporting_progress(session, chosen.definition, chosen.period)
    )
    open_files = sum(1 for line in inbox_desk.desk(session).lines if line.open)
    now = session.clock.now()
    return ProgressPage(runs, chosen, progress, open_files, now.date(), now.time())


def areas(progress: ReportingProgress | None) -> tuple[AreaCount, ...]:
    """The 片区 of a run by name, the schools without one last; none where no school has one."""
    found: dict[str, list[SchoolProgress]] = {}
    for line in () if progress is None else progress.schools:
        found.setdefault(line.area, []).append(line)
    if set(found) <= {""}:
        return ()
    open_states = (ReportState.MISSING, ReportState.RETURNED)
    return tuple(
        AreaCount(area, sum(1 for line in found[area] if line.state not in open_states), len(found[area]))
        for area in sorted(found, key=lambda name: (not name, name))
    )


class ProgressPresenter(RunPage):
    """Shows who has reported for one form and period; prints whom to call."""

    def __init__(self, view: ProgressView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._shown: str | None = None
        self._narrow = Narrow.ALL
        self._page: ProgressPage | None = None
        self._area: str | None = None  # None: all of them

    def start(self, argument: object) -> None:
        """``argument`` may be a run's id, with what to narrow the list to before it: ``missing:KZ …``."""
        if isinstance(argument, str) and ":" in argument:
            narrow, _, argument = argument.partition(":")
            self._narrow = Narrow(narrow)
        super().start(argument)

    def flush(self) -> None:
        """Nothing is typed here."""

    def choose(self, narrow: Narrow) -> None:
        """Narrow the list."""
        self._narrow = narrow
        self._present()

    def choose_area(self, area: str | None) -> None:
        """One 片区 alone, "" the schools without one, None all: counts, rates, list and 催报单."""
        self._area = area
        self._present()

    def note_chase(self, code: str, method: ChaseMethod, result: str, at: dt.datetime) -> None:
        """记一次催报 about the run shown."""
        run = None if self._page is None else self._page.run
        if run is not None:
            self._view.clear_trouble()
            self._jobs.run(
                chase, self._session, run, code, method, result, at,
                done=self._chased, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _chased(self, _changes: Changes) -> None:
        self._view.close_chase()
        self._view.say_chased()
        self._load()

    def print_slips(self) -> None:
        """全部退回单, in the preview."""
        run = None if self._page is None else self._page.run
        if run is not None:
            self._jobs.run(
                print_slips, self._session, run,
                done=self._host.show_paper, failed=self._trouble, owner=self,
            )  # fmt: skip

    def open_flags(self) -> None:
        """核对 of the run shown."""
        self._host.open("flags", self._shown)

    def open_inbox(self) -> None:
        """The files that still need a person."""
        self._host.open("bureau_inbox")

    def open_merged(self) -> None:
        """The merged table of the run shown."""
        self._host.open("merged", self._shown)

    def print_missing(self) -> None:
        """催报单, in the preview."""
        page = self._page
        progress = self._of_area()
        if page is None or progress is None or page.run is None:
            return
        if not exchange_papers.missing_lines(progress):
            self._view.show_trouble(sentence(UserError("nothing_missing")))
            return
        title = f"{page.run.title} {self._area}" if self._area else page.run.title
        self._jobs.run(
            exchange_papers.missing_paper, self._session, title, progress,
            done=self._host.show_paper, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _load(self) -> None:
        self._jobs.run(
            read_page, self._session, self._run_id, done=self._show, failed=self._trouble, owner=self
        )

    def _show(self, page: ProgressPage) -> None:
        self._page = page
        self._shown = page.run.id if page.run else None
        self._view.show_runs(page.runs, page.run)
        self._present()

    def _of_area(self) -> ReportingProgress | None:
        progress = self._page.progress if self._page else None
        if progress is None or self._area is None:
            return progress
        return replace(progress, schools=tuple(line for line in progress.schools if line.area == self._area))

    def _present(self) -> None:
        if self._page is None:
            return
        found = areas(self._page.progress)
        if self._area not in {one.area for one in found}:
            self._area = None
        self._view.show_areas(found, self._area)
        progress = self._of_area()
        self._view.show_progress(replace(self._page, progress=progress))
        lines = () if progress is None else progress.schools
        wanted = _STATES.get(self._narrow)
        shown = tuple(line for line in lines if wanted is None or line.state is wanted)
        self._view.show_lines(shown, self._narrow, bool(lines))

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
