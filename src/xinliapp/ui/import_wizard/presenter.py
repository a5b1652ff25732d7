"""What the import wizard does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Cancelled, CancelToken, Jobs, Progress
from xinliapp.i18n.messages import sentence
from xinliapp.services.session import Session
from xinliapp.ui.import_wizard.facts import (
    CHOOSE,
    DONE,
    MAP,
    PREVIEW,
    MapState,
    PreviewRow,
    PreviewState,
    ReportState,
    Source,
    UndoLine,
    Waiting,
)
from xinliapp.ui.import_wizard.plug import Backup, Import, Work
from xinliapp.widgets.hosting import Host


class WizardView(Protocol):
    """What the presenter asks of the widgets."""

    def go(self, step: int) -> None: ...
    def show_start(self, undo: tuple[UndoLine, ...]) -> None: ...
    def show_file(self, what: str, notices: tuple[str, ...]) -> None: ...
    def show_mapping(self, state: MapState) -> None: ...
    def show_preview(self, state: PreviewState, fresh: bool) -> None: ...
    def show_row(self, row: PreviewRow) -> None: ...
    def show_waiting(self, waiting: Waiting) -> None: ...
    def show_report(self, state: ReportState) -> None: ...
    def show_undone(self, words: str) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def start_work(self, what: str, cancellable: bool) -> None: ...
    def report_work(self, done: int, total: int) -> None: ...
    def stop_work(self) -> None: ...


class WizardPresenter:
    """Four steps. ``backup`` runs before the first write of an import: the automatic copy."""

    def __init__(
        self, view: WizardView, plug: Import, session: Session, jobs: Jobs, host: Host, backup: Backup | None
    ) -> None:
        self._view, self._plug = view, plug
        self._session, self._jobs, self._host = session, jobs, host
        self._backup = backup
        self._token: CancelToken | None = None
        self._reading = False
        self._reset()

    def _reset(self) -> None:
        self.step = CHOOSE
        self._file: object | None = None
        self._proposed = self._planned = False
        self._undone = ""
        self._plug.reset()

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """A finished import begins anew, as does one that is asked for."""
        opening = self._plug.opened(argument)
        if self.step == DONE or opening.anew:
            self._reset()
            self._view.go(CHOOSE)
        self._ask_start()
        if opening.path:
            self.choose(opening.path)

    def refresh(self, changes: Changes) -> None:
        """Names were hidden or shown; the plan itself is frozen and checked again when written."""
        if changes is not Changes.NONE:
            return
        if self.step == MAP and self._proposed:
            self._show_mapping()
        elif self.step == PREVIEW and self._planned:
            self._view.show_preview(self._plug.preview(self._host.masked()), False)
        elif self.step == DONE:
            self._show_report()

    def flush(self) -> None:
        """Nothing here is a draft: the file is still where it was."""

    # --- step 1 ---

    def choose(self, path: str) -> None:
        """Read a file in the capped child, one at a time; the next step opens when it was read."""
        if self._reading or not self._allowed(self._plug.check_ready):
            return
        self._reading = True
        self._view.start_work("reading", True)
        self._token = self._jobs.run(
            _read, self._plug.reading(), Path(path), done=self._was_read, failed=self._trouble,
            progress=self._view.report_work, owner=self, lane="work",
        )  # fmt: skip

    def cancel(self) -> None:
        """取消, while reading or until the commit: nothing was written."""
        if self._token is not None:
            self._token.cancel()

    def read_anew(self) -> None:
        """The file means something else now: its columns are proposed again."""
        self._proposed = self._planned = False

    def _was_read(self, file: object) -> None:
        self._file = file
        self._run(self._plug.proposing(file), self._is_proposed)

    def _is_proposed(self) -> None:
        self._reading = False
        self._view.stop_work()
        self._proposed, self._planned = True, False
        self._go(MAP)
        self._view.show_file(*self._plug.about_file())
        self._show_mapping()

    # --- step 2 ---

    def show_sheet(self, name: str) -> None:
        """Another sheet's columns."""
        self._plug.show_sheet(name)
        self._show_mapping()

    def tick_sheet(self, name: str, on: bool) -> None:
        """Read a sheet or leave it out."""
        self._plug.tick_sheet(name, on)
        self._show_mapping()

    def set_header(self, row: int) -> None:
        """The person points at the header row of the sheet shown."""
        if self._proposed:
            self._run(self._plug.finding_header(row), self._show_mapping)

    def set_source(self, field: str, source: Source) -> None:
        """Read a field from a column, take one value for all rows, or leave it."""
        self._plug.set_source(field, source)
        self._show_mapping()

    def _show_mapping(self) -> None:
        if self._proposed:
            self._view.show_mapping(self._plug.mapping(self._host.masked()))

    # --- step 3 ---

    def plan(self) -> None:
        """Hold every row against what is there; the preview opens."""
        if self._proposed:
            self._allowed(self._begin_plan)

    def _begin_plan(self) -> None:
        work = self._plug.planning()
        self._view.start_work("planning", False)
        self._run(work, self._is_planned)

    def _is_planned(self) -> None:
        self._view.stop_work()
        self._planned = True
        fresh = self.step != PREVIEW
        if fresh:
            self._go(PREVIEW)
        self._view.show_preview(self._plug.preview(self._host.masked()), fresh)
        self._view.show_waiting(self._plug.waiting())

    def tick(self, row_id: str, on: bool) -> None:
        """Write a row, or leave it out."""
        if self._plug.tick(row_id, on):
            self.show_row(row_id)

    def show_row(self, row_id: str) -> None:
        """One row was decided."""
        self._view.show_row(self._plug.row(row_id, self._host.masked()))
        self._view.show_waiting(self._plug.waiting())

    # --- step 4 ---

    def _commit(self) -> None:
        self._view.start_work("writing", True)
        work = self._plug.committing()
        self._token = self._jobs.run(
            _write, work, self._session, self._backup,
            done=partial(self._taken, work, self._is_committed), failed=self._commit_trouble,
            progress=self._view.report_work, owner=self,
        )  # fmt: skip

    def _is_committed(self) -> None:
        self._view.stop_work()
        self._undone = ""
        self._go(DONE)
        self._show_report()
        self._ask_start()

    def _show_report(self) -> None:
        self._view.show_report(self._plug.report(self._host.masked()))
        if self._undone:
            self._view.show_undone(self._undone)

    def _commit_trouble(self, error: XinliError) -> None:
        self._trouble(error)
        if error.code == self._plug.stale:
            self._planned = False

    def undo(self, key: str) -> None:
        """撤销上次导入."""
        self._view.start_work("undoing", False)
        work = self._plug.undoing(key)
        self._jobs.run(work, self._session, done=self._is_undone, failed=self._trouble, owner=self)

    def undo_this(self) -> None:
        """撤销本次导入."""
        key = self._plug.report(self._host.masked()).undo_key if self.step == DONE else ""
        if key:
            self.undo(key)

    def _is_undone(self, undone: object) -> None:
        self._view.stop_work()
        self._undone = self._plug.undone(undone)
        self._view.show_undone(self._undone)
        self._ask_start()

    # --- moving ---

    def next(self) -> None:
        """The primary button of each step."""
        if self.step == CHOOSE:
            self._allowed(self._leave_start)
        elif self.step == MAP or not self._planned:
            self.plan()
        elif self.step == PREVIEW:
            self._commit()
        elif self._plug.after:
            self._host.open(self._plug.after, self._plug.after_argument)
        else:
            self.start(None)

    def _leave_start(self) -> None:
        self._plug.check_ready()
        if self._proposed:
            self._go(MAP)
        elif self._file is not None:
            self._was_read(self._file)
        else:
            raise UserError("import_no_file")

    def back(self) -> None:
        """One step back; after writing there is no way back but 撤销."""
        if self.step in (MAP, PREVIEW):
            self._go(self.step - 1)

    def _go(self, step: int) -> None:
        self.step = step
        self._view.go(step)

    def _ask_start(self) -> None:
        self._run(self._plug.starting(), self._is_started)

    def _is_started(self) -> None:
        self._view.show_start(self._plug.undo_lines())

    # --- work ---

    def _run(self, work: Work[Any], then: Callable[[], None]) -> None:
        self._jobs.run(
            work.run, self._session, done=partial(self._taken, work, then), failed=self._trouble, owner=self
        )

    def _taken(self, work: Work[Any], then: Callable[[], None], result: object) -> None:
        if self._allowed(partial(work.taken, result)):
            then()

    def _allowed(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except UserError as error:
            self._trouble(error)
            return False
        return True

    def _trouble(self, error: XinliError) -> None:
        self._reading = False
        self._view.stop_work()
        self._view.show_trouble(sentence(error))


def _write(work: Work[Any], session: Session, before: Backup | None, *, progress: Progress) -> object:
    return work.run(session, before=before, progress=progress)


def _read(reader: Callable[..., object], path: Path, *, progress: Progress) -> object:
    def cancelled() -> bool:
        try:
            progress(0, 0)
        except Cancelled:
            return True
        return False

    return reader(path, cancelled=cancelled)
