"""What the list of warnings does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import Jobs
from xinliapp.domain.warnings import StepKind, WarningDecision
from xinliapp.i18n.messages import sentence
from xinliapp.services import warning_print, warning_statistics, warnings
from xinliapp.services.session import Session
from xinliapp.ui.concern.warnings.reading import WarningRow, read_warnings
from xinliapp.widgets.hosting import Host
from xinliapp.widgets.paper_desk import PaperDesk


class WarningsView(Protocol):
    """What the presenter asks of the widgets."""

    def show_rows(self, rows: tuple[WarningRow, ...], masked: bool, chosen: str) -> None: ...
    def offer_blank(self, text: str, again: Callable[[], None]) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def done(self, step: str, warning_id: str, student_id: str) -> str: ...


class WarningsPresenter:
    """The list; stamps, receipts and papers of the chosen warning."""

    def __init__(self, view: WarningsView, session: Session, jobs: Jobs, host: Host) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._papers = PaperDesk(jobs, host, view, self._trouble)
        self._rows: tuple[WarningRow, ...] = ()
        self._chosen = ""
        self._step = ""

    def start(self, argument: object) -> None:
        """``argument`` may be ``{"warning": id}``: that one is chosen."""
        if isinstance(argument, Mapping):
            self._chosen = str(argument.get("warning", ""))
        self._load()

    def refresh(self, changes: Changes) -> None:
        """Load again when warnings were written, or names are hidden or shown."""
        if changes is Changes.NONE or changes & (Changes.WARNINGS | Changes.CASEWORK | Changes.ROSTER):
            self._load()

    def flush(self) -> None:
        """A remark of one line is typed here: nothing to keep."""

    def choose(self, warning_id: str) -> None:
        """Another line is looked at."""
        self._chosen = warning_id

    def receive(self, warning_id: str, decision: WarningDecision, note: str) -> None:
        """受理."""
        self._do("receive", warnings.receive, warning_id, decision, note)

    def stamp(self, warning_id: str, kind: StepKind, name: str) -> None:
        """告知, 报到年级, 报到学校: now."""
        self._do("stamp", warnings.stamp_step, warning_id, kind, name)

    def finish(self, warning_id: str, note: str) -> None:
        """处置完成."""
        self._do("finish", warnings.finish, warning_id, note)

    def print_paper(self, warning_id: str) -> None:
        """预警信息报告单."""
        self._papers.print(warning_print.warning_pdf, self._session, warning_id)

    def print_statistics(self) -> None:
        """时距统计: this term's warnings in counts."""
        self._papers.print(warning_statistics.statistics_pdf, self._session)

    def open_page(self, page: str, argument: object = None) -> None:
        """Another page."""
        self._host.open(page, argument)

    def _do(self, step: str, fn: Callable[..., Changes], warning_id: str, *args: object) -> None:
        self._step, self._chosen = step, warning_id
        self._jobs.run(
            fn, self._session, warning_id, *args, done=self._done, failed=self._trouble, owner=self
        )

    def _load(self) -> None:
        self._jobs.run(read_warnings, self._session, done=self._show, failed=self._trouble, owner=self)

    def _show(self, rows: tuple[WarningRow, ...]) -> None:
        self._rows = rows
        self._view.show_rows(rows, self._host.masked(), self._chosen)

    def _done(self, _changes: Changes) -> None:
        row = next((one for one in self._rows if one.id == self._chosen), None)
        student_id = (row.report.student_id or "") if row else ""
        self._host.toast(self._view.done(self._step, self._chosen, student_id))
        self._load()

    def _trouble(self, error: XinliError) -> None:
        self._view.show_trouble(sentence(error))
