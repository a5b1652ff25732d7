"""What moving in does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Cancelled, CancelToken, Jobs, Progress
from xinliapp.domain.papers import Paper
from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.i18n.messages import sentence
from xinliapp.services import record_import_reading as reading
from xinliapp.services import record_imports as moving
from xinliapp.services.record_import_reading import RecordFile, RecordProposal, RecordSheet
from xinliapp.services.record_imports import RecordPlan, RecordReport, RecordUndo
from xinliapp.services.session import Session
from xinliapp.widgets.hosting import Host

CHOOSE, MAP, PREVIEW, DONE = range(4)
Backup = Callable[[Session], object]
Undoable = tuple[tuple[RecordKind, str], ...]


@dataclass(frozen=True, slots=True)
class Start:
    """The first page: what this person may take in, and what could be taken back, with its day."""

    kinds: tuple[RecordKind, ...]
    undoable: Undoable


@dataclass(frozen=True, slots=True)
class MapState:
    """The sheet shown on the second page among the others."""

    shape: RecordShape
    sheets: tuple[RecordSheet, ...]
    current: RecordSheet
    masked: bool


@dataclass(frozen=True, slots=True)
class ToWrite:
    """How many rows would be written; rows a person could still decide or match."""

    rows: int
    open: int


class RecordImportView(Protocol):
    """What the presenter asks of the widgets."""

    def go(self, step: int) -> None: ...
    def show_start(self, start: Start, kind: RecordKind | None) -> None: ...
    def show_notices(self, proposal: RecordProposal) -> None: ...
    def show_mapping(self, state: MapState) -> None: ...
    def show_preview(self, plan: RecordPlan, ticks: Mapping[str, bool], masked: bool) -> None: ...
    def show_to_write(self, count: ToWrite) -> None: ...
    def show_report(self, plan: RecordPlan, report: RecordReport, masked: bool) -> None: ...
    def show_undone(self, undone: RecordUndo) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def start_work(self, what: str, cancellable: bool) -> None: ...
    def report_work(self, done: int, total: int) -> None: ...
    def stop_work(self) -> None: ...


class RecordImportPresenter:
    """Four steps. ``backup`` runs before the first write of an import: the automatic copy."""

    def __init__(
        self, view: RecordImportView, session: Session, jobs: Jobs, host: Host, backup: Backup | None = None
    ) -> None:
        self._view, self._session, self._jobs, self._host = view, session, jobs, host
        self._backup = backup
        self._token: CancelToken | None = None
        self._reading = False
        self.kind: RecordKind | None = None
        self._reset()

    def _reset(self) -> None:
        self.step = CHOOSE
        self._file: RecordFile | None = None
        self.proposal: RecordProposal | None = None
        self._sheets: dict[str, RecordSheet] = {}
        self._current = ""
        self.plan: RecordPlan | None = None
        self.picked: dict[str, str] = {}
        self.ticks: dict[str, bool] = {}
        self.report: RecordReport | None = None

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """``argument`` is the value of a kind (``talks``); a finished import begins anew."""
        wanted = next((kind for kind in RecordKind if kind.value == argument), None)
        if self.step == DONE or wanted is not None:
            self._reset()
            self._view.go(CHOOSE)
        self.kind = wanted or self.kind
        self._ask_start()

    def refresh(self, changes: Changes) -> None:
        """Names were hidden or shown; the plan itself is frozen and checked again when written."""
        if changes is not Changes.NONE:
            return
        masked = self._host.masked()
        if self.step == MAP:
            self._show_mapping()
        elif self.step == PREVIEW and self.plan is not None:
            self._view.show_preview(self.plan, self.ticks, masked)
        elif self.step == DONE and self.plan is not None and self.report is not None:
            self._view.show_report(self.plan, self.report, masked)

    def flush(self) -> None:
        """Nothing here is a draft: the file is still where it was."""

    # --- step 1 ---

    def choose_kind(self, kind: RecordKind) -> None:
        """What the workbook holds; a file that was chosen already is read anew for it."""
        self.kind = kind
        self.proposal = None

    def template(self) -> None:
        """下载模板."""
        if self.kind is None:
            self._trouble(UserError("records_no_kind"))
            return
        self._jobs.run(
            moving.template, self._session, self.kind,
            done=self._save, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _save(self, paper: Paper) -> None:
        self._host.save_file(paper, self._trouble)

    def choose(self, path: str) -> None:
        """Read a file in the capped child, one at a time; the next step opens when it was read."""
        if self.kind is None:
            self._trouble(UserError("records_no_kind"))
            return
        if self._reading:
            return
        self._reading = True
        self._view.start_work("reading", True)
        self._token = self._jobs.run(
            _read, Path(path), done=self._was_read, failed=self._trouble,
            progress=self._view.report_work, owner=self, lane="work",
        )  # fmt: skip

    def cancel(self) -> None:
        """取消, while reading or until the commit: nothing was written."""
        if self._token is not None:
            self._token.cancel()

    def _was_read(self, file: RecordFile) -> None:
        self._file = file
        if self.kind is not None:
            self._jobs.run(
                reading.propose, self._session, file, self.kind,
                done=self._proposed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _proposed(self, proposal: RecordProposal) -> None:
        self._reading = False
        self._view.stop_work()
        self.proposal = proposal
        self.plan, self.picked, self.ticks = None, {}, {}
        self._sheets = {sheet.name: sheet for sheet in proposal.sheets}
        usable = [sheet for sheet in proposal.sheets if sheet.mapping is not None]
        self._current = (usable or list(proposal.sheets))[0].name
        self._go(MAP)
        self._view.show_notices(proposal)
        self._show_mapping()

    # --- step 2 ---

    def show_sheet(self, name: str) -> None:
        """Another sheet; those with the same header go with it."""
        if name in self._sheets:
            self._current = name
            self._show_mapping()

    def set_header(self, row: int) -> None:
        """The person points at the header row of the sheet shown."""
        if self.proposal is not None:
            self._jobs.run(
                reading.seen, self._session, self.proposal.file, self.proposal.shape, self._current, row,
                done=self._seen_again, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _seen_again(self, sheet: RecordSheet) -> None:
        if sheet.mapping is None:
            self._trouble(UserError("records_no_header", name=sheet.name))
            return
        self._sheets[sheet.name] = sheet
        self._show_mapping()

    def set_source(self, wanted: RecordField, source: int | str | None) -> None:
        """Read a field from a column, take one value for all rows, or leave it."""
        sheet = self._sheets[self._current]
        if sheet.mapping is not None:
            mapping = reading.with_source(sheet.mapping, wanted, source)
            self._sheets[self._current] = replace(sheet, mapping=mapping)
            self._show_mapping()

    def _show_mapping(self) -> None:
        if self.proposal is not None:
            shown = self._sheets[self._current]
            sheets = tuple(self._sheets.values())
            self._view.show_mapping(MapState(self.proposal.shape, sheets, shown, self._host.masked()))

    # --- step 3 ---

    def _plan(self) -> None:
        if self.proposal is None:
            return
        mapping = self._sheets[self._current].mapping
        if mapping is None:
            self._trouble(UserError("records_no_header", name=self._current))
            return
        self._view.start_work("planning", False)
        self._jobs.run(
            moving.preview, self._session, self.proposal.file, self.proposal.shape, mapping,
            dict(self.picked), done=self._planned, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _planned(self, plan: RecordPlan) -> None:
        self._view.stop_work()
        self.plan = plan
        if self.step != PREVIEW:
            self._go(PREVIEW)
        self._view.show_preview(plan, self.ticks, self._host.masked())
        self._count()

    def tick(self, line: RecordLine, on: bool) -> None:
        """Write a row, or leave it out."""
        if self.plan is not None and moving.may_be_taken(line):
            self.ticks[line.key] = on
            self._view.show_preview(self.plan, self.ticks, self._host.masked())
            self._count()

    def pick(self, line: RecordLine, student_id: str | None) -> None:
        """This row is of that student (None: nobody yet); every row is held against the records again."""
        if student_id is None:
            self.picked.pop(line.key, None)
        else:
            self.picked[line.key] = student_id
        self._plan()

    def _count(self) -> None:
        if self.plan is not None:
            chosen = self.plan.chosen(self.ticks)
            self._view.show_to_write(ToWrite(len(chosen), _open(self.plan, chosen)))

    # --- step 4 ---

    def _commit(self) -> None:
        if self.plan is None:
            return
        self._view.start_work("writing", True)
        self._token = self._jobs.run(
            _commit, self._session, self.plan, dict(self.ticks), self._backup,
            done=self._committed, failed=self._commit_trouble,
            progress=self._view.report_work, owner=self,
        )  # fmt: skip

    def _committed(self, report: RecordReport) -> None:
        self._view.stop_work()
        self.report = report
        self._go(DONE)
        if self.plan is not None:
            self._view.show_report(self.plan, report, self._host.masked())
        self._ask_start()

    def _commit_trouble(self, error: XinliError) -> None:
        self._trouble(error)
        if error.code == "records_stale":
            self.plan = None

    def undo(self, kind: RecordKind) -> None:
        """撤销上次导入, of one kind."""
        self._view.start_work("undoing", False)
        self._jobs.run(moving.undo, self._session, kind, done=self._undone, failed=self._trouble, owner=self)

    def undo_this(self) -> None:
        """撤销本次导入."""
        if self.report is not None:
            self.undo(self.report.kind)

    def _undone(self, undone: RecordUndo) -> None:
        self._view.stop_work()
        self._view.show_undone(undone)
        self._ask_start()

    # --- moving ---

    def next(self) -> None:
        """The primary button of each step."""
        if self.step == CHOOSE:
            self._leave_start()
        elif self.step == MAP or (self.step == PREVIEW and self.plan is None):
            self._plan()
        elif self.step == PREVIEW:
            self._commit()
        else:
            self.start(self.kind.value if self.kind is not None else None)

    def _leave_start(self) -> None:
        if self.kind is None:
            self._trouble(UserError("records_no_kind"))
        elif self.proposal is not None:
            self._go(MAP)
        elif self._file is not None:
            self._was_read(self._file)
        else:
            self._trouble(UserError("import_no_file"))

    def back(self) -> None:
        """One step back; after writing there is no way back but 撤销."""
        if self.step in (MAP, PREVIEW):
            self._go(self.step - 1)

    def _go(self, step: int) -> None:
        self.step = step
        self._view.go(step)

    def _ask_start(self) -> None:
        self._jobs.run(_start, self._session, done=self._started, failed=self._trouble, owner=self)

    def _started(self, start: Start) -> None:
        if self.kind not in start.kinds:
            self.kind = None
        self._view.show_start(start, self.kind)

    def _trouble(self, error: XinliError) -> None:
        self._reading = False
        self._view.stop_work()
        self._view.show_trouble(sentence(error))


def _start(session: Session) -> Start:
    return Start(reading.kinds(session), moving.undoable(session))


def _open(plan: RecordPlan, chosen: Sequence[RecordLine]) -> int:
    taken = {line.key for line in chosen}
    waiting = [line for line in plan.lines if line.fate is Fate.UNMATCHED or moving.may_be_taken(line)]
    return sum(line.key not in taken for line in waiting)


def _read(path: Path, *, progress: Progress) -> RecordFile:
    def cancelled() -> bool:
        try:
            progress(0, 0)
        except Cancelled:
            return True
        return False

    return reading.read_file(path, cancelled=cancelled)


def _commit(
    session: Session,
    plan: RecordPlan,
    ticks: Mapping[str, bool],
    backup: Backup | None,
    *,
    progress: Progress,
) -> RecordReport:
    return moving.commit(session, plan, ticks, before=backup, progress=progress)
