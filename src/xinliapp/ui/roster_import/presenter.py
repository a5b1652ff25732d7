"""What the import wizard does; no Qt here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError, XinliError
from xinliapp.domain.jobs import Cancelled, CancelToken, Jobs, Progress
from xinliapp.domain.papers import Paper
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import Outcome, Pick, PickAction, PlannedRow
from xinliapp.domain.roster_rows import SheetMapping
from xinliapp.i18n import labels
from xinliapp.i18n.messages import sentence
from xinliapp.services import roster, roster_preview
from xinliapp.services.roster import ImportPlan, ImportReport, RosterFile, UndoReport
from xinliapp.services.roster_preview import Preview, Proposal, SheetSeen
from xinliapp.services.session import Session
from xinliapp.ui.roster_import.picks import (
    ToWrite,
    changes_of,
    to_write,
    toggled_field,
    toggled_row,
    with_column,
)
from xinliapp.widgets.hosting import Host

CHOOSE, MAP, PREVIEW, DONE = range(4)
Backup = Callable[[Session], object]


@dataclass(frozen=True, slots=True)
class MapState:
    """The sheet shown on the second page, which sheets will be read, and whether the mapping was known."""

    sheets: tuple[SheetSeen, ...]
    ticked: frozenset[str]
    current: SheetSeen
    masked: bool = False


class ImportView(Protocol):
    """What the presenter asks of the widgets."""

    def go(self, step: int) -> None: ...
    def show_undo(self, possible: bool) -> None: ...
    def show_notices(self, proposal: Proposal) -> None: ...
    def show_mapping(self, state: MapState) -> None: ...
    def show_preview(self, preview: Preview, picks: Mapping[str, Pick], masked: bool) -> None: ...
    def show_row(self, planned: PlannedRow, pick: Pick | None) -> None: ...
    def show_to_write(self, count: ToWrite) -> None: ...
    def show_report(self, report: ImportReport) -> None: ...
    def show_report_rows(self, report: ImportReport, masked: bool) -> None: ...
    def show_undone(self, undone: UndoReport) -> None: ...
    def show_trouble(self, text: str) -> None: ...
    def start_work(self, what: str, cancellable: bool) -> None: ...
    def report_work(self, done: int, total: int) -> None: ...
    def stop_work(self) -> None: ...


class ImportPresenter:
    """Four steps. ``backup`` runs before the first write of an import: the automatic copy."""

    def __init__(
        self, view: ImportView, session: Session, jobs: Jobs, host: Host, backup: Backup | None = None
    ) -> None:
        self._view = view
        self._session = session
        self._jobs = jobs
        self._host = host
        self._backup = backup
        self._token: CancelToken | None = None
        self._reading = False
        self._reset()

    def _reset(self) -> None:
        self.step = CHOOSE
        self.proposal: Proposal | None = None
        self._sheets: dict[str, SheetSeen] = {}
        self._ticked: frozenset[str] = frozenset()
        self._current = ""
        self.class_answers: dict[str, str] = {}
        self.preview: Preview | None = None
        self.picks: dict[str, Pick] = {}
        self.report: ImportReport | None = None

    # --- what the shell calls ---

    def start(self, argument: object) -> None:
        """``argument`` is the path of a file dropped elsewhere; a finished import begins anew."""
        if self.step == DONE or isinstance(argument, str):
            self._reset()
            self._view.go(CHOOSE)
        self._ask_undo()
        if isinstance(argument, str):
            self.choose(argument)

    def refresh(self, changes: Changes) -> None:
        """Names were hidden or shown; the plan itself is frozen and checked again when written."""
        if changes is not Changes.NONE:
            return
        if self.step == MAP and self.proposal is not None:
            self._show_mapping()
        elif self.step == PREVIEW and self.preview is not None:
            self._view.show_preview(self.preview, self.picks, self._host.masked())
        elif self.step == DONE and self.report is not None:
            self._view.show_report_rows(self.report, self._host.masked())

    def flush(self) -> None:
        """Nothing here is a draft: the file is still where it was."""

    # --- step 1 ---

    def choose(self, path: str) -> None:
        """Read a file in the capped child, one at a time; the next step opens when it was read."""
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

    def _was_read(self, file: RosterFile) -> None:
        self._jobs.run(
            roster_preview.propose, self._session, file,
            done=self._proposed, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _proposed(self, proposal: Proposal) -> None:
        self._reading = False
        self._view.stop_work()
        usable = [sheet for sheet in proposal.sheets if sheet.mapping is not None]
        if not proposal.sheets:
            self._trouble(UserError("sheet_no_rows", name=proposal.file.name))
            return
        self.proposal = proposal
        self.class_answers, self.picks, self.preview = {}, {}, None
        self._sheets = {sheet.name: sheet for sheet in proposal.sheets}
        self._ticked = frozenset(sheet.name for sheet in usable)
        self._current = (usable or list(proposal.sheets))[0].name
        self._go(MAP)
        self._view.show_notices(proposal)
        self._show_mapping()

    # --- step 2 ---

    def show_sheet(self, name: str) -> None:
        """Another sheet's columns."""
        if name in self._sheets:
            self._current = name
            self._show_mapping()

    def tick_sheet(self, name: str, on: bool) -> None:
        """Read a sheet or leave it out."""
        self._ticked = self._ticked | {name} if on else self._ticked - {name}
        self._show_mapping()

    def set_header(self, row: int) -> None:
        """The person points at the header row of the sheet shown."""
        if self.proposal is None:
            return
        sheet = next(one for one in self.proposal.file.workbook.sheets if one.name == self._current)
        self._jobs.run(
            roster_preview.seen, self._session, sheet, row,
            done=self._seen_again, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _seen_again(self, sheet: SheetSeen) -> None:
        if sheet.mapping is None:
            self._trouble(UserError("roster_no_header", name=sheet.name))
            return
        self._sheets[sheet.name] = sheet
        self._ticked = self._ticked | {sheet.name}
        self._show_mapping()

    def set_column(self, meaning: Field, column: int | None) -> None:
        """Read a field from a column; sheets with the same headings follow."""
        shown = self._sheets[self._current].mapping
        if shown is None:
            return
        for name, sheet in self._sheets.items():
            mapping = sheet.mapping
            if mapping is not None and mapping.headings == shown.headings:
                columns = with_column(mapping, meaning, column)
                self._sheets[name] = replace(sheet, mapping=replace(mapping, columns=columns))
        self._show_mapping()

    def mappings(self) -> tuple[SheetMapping, ...]:
        """The sheets that will be read, in the order of the file."""
        return tuple(
            sheet.mapping
            for sheet in self._sheets.values()
            if sheet.mapping is not None and sheet.name in self._ticked
        )

    def _show_mapping(self) -> None:
        shown, masked = self._sheets[self._current], self._host.masked()
        state = MapState(tuple(self._sheets.values()), self._ticked, shown, masked)
        self._view.show_mapping(state)

    # --- step 3 ---

    def _plan(self) -> None:
        if self.proposal is None:
            return
        chosen = self.mappings()
        if not chosen:
            self._trouble(UserError("roster_nothing_chosen"))
            return
        self._view.start_work("planning", False)
        self._jobs.run(
            roster_preview.preview, self._session, self.proposal.file, chosen, dict(self.class_answers),
            done=self._planned, failed=self._trouble, owner=self,
        )  # fmt: skip

    def _planned(self, preview: Preview) -> None:
        self._view.stop_work()
        known = {planned.key for planned in preview.plan.rows}
        self.picks = {key: pick for key, pick in self.picks.items() if key in known}
        self.preview = preview
        self._go(PREVIEW)
        self._view.show_preview(preview, self.picks, self._host.masked())
        self._count()

    def toggle_row(self, planned: PlannedRow, on: bool) -> None:
        """Write a row, or leave it out."""
        if planned.outcome is not Outcome.CONFLICT:
            self._pick(planned, toggled_row(planned, on))

    def toggle_field(self, planned: PlannedRow, field: str, on: bool) -> None:
        """Take one change of a row, or keep what the school has."""
        self._pick(planned, toggled_field(planned, self.picks.get(planned.key), field, on))

    def decide(self, planned: PlannedRow, action: PickAction | None, student_id: str | None) -> None:
        """Settle a conflict; None leaves it open again."""
        self._pick(planned, Pick(action, student_id) if action is not None else None)

    def answer_class(self, text: str, answer: str) -> None:
        """What an ambiguous class means; all its rows are planned again."""
        self.class_answers[text] = answer
        self._plan()

    def _pick(self, planned: PlannedRow, pick: Pick | None) -> None:
        if pick is None:
            self.picks.pop(planned.key, None)
        else:
            self.picks[planned.key] = pick
        self._view.show_row(planned, pick)
        self._count()

    def _count(self) -> None:
        if self.preview is not None:
            self._view.show_to_write(to_write(self.preview.plan.rows, self.picks))

    def offered(self, planned: PlannedRow) -> int:
        """How many changes a row offers now (for tests and the view's summary)."""
        return len(changes_of(planned, self.picks.get(planned.key)))

    # --- step 4 ---

    def _commit(self) -> None:
        if self.preview is None:
            return
        self._view.start_work("writing", True)
        self._token = self._jobs.run(
            _commit, self._session, self.preview.plan, dict(self.picks), self._backup,
            done=self._committed, failed=self._commit_trouble,
            progress=self._view.report_work, owner=self,
        )  # fmt: skip

    def _committed(self, report: ImportReport) -> None:
        self._view.stop_work()
        self.report = report
        self._go(DONE)
        self._view.show_report(report)
        self._view.show_report_rows(report, self._host.masked())
        self._ask_undo()

    def _commit_trouble(self, error: XinliError) -> None:
        self._trouble(error)
        if error.code == "plan_stale":
            self.preview = None

    def undo(self) -> None:
        """撤销本次导入."""
        self._view.start_work("undoing", False)
        self._jobs.run(
            roster.undo_last_import, self._session, done=self._undone, failed=self._trouble, owner=self
        )

    def _undone(self, undone: UndoReport) -> None:
        self._view.stop_work()
        self._view.show_undone(undone)
        self._ask_undo()

    def print_differences(self) -> None:
        """导入差异单, in the preview."""
        if self.report is not None:
            words = {outcome: labels.label(outcome) for outcome in Outcome}
            self._jobs.run(
                roster_preview.differences_pdf, self._session, self.report, words,
                done=self._printed, failed=self._trouble, owner=self,
            )  # fmt: skip

    def _printed(self, pdf: bytes) -> None:
        self._host.show_paper(Paper("导入差异单.pdf", pdf, names=True))

    # --- moving ---

    def next(self) -> None:
        """The primary button of each step."""
        if self.step == CHOOSE:
            if self.proposal is not None:
                self._go(MAP)
            else:
                self._trouble(UserError("import_no_file"))
        elif self.step == MAP:
            self._plan()
        elif self.step == PREVIEW:
            if self.preview is None:
                self._plan()
            else:
                self._commit()
        else:
            self._host.open("roster")

    def back(self) -> None:
        """One step back; after writing there is no way back but 撤销."""
        if self.step in (MAP, PREVIEW):
            self._go(self.step - 1)

    def _go(self, step: int) -> None:
        self.step = step
        self._view.go(step)

    def _ask_undo(self) -> None:
        self._jobs.run(_can_undo, self._session, done=self._view.show_undo, failed=self._trouble, owner=self)

    def _trouble(self, error: XinliError) -> None:
        self._reading = False
        self._view.stop_work()
        self._view.show_trouble(sentence(error))


def _read(path: Path, *, progress: Progress) -> RosterFile:
    def cancelled() -> bool:
        try:
            progress(0, 0)
        except Cancelled:
            return True
        return False

    return roster.read_roster_file(path, cancelled=cancelled)


def _commit(
    session: Session,
    plan: ImportPlan,
    picks: Mapping[str, Pick],
    backup: Backup | None,
    *,
    progress: Progress,
) -> ImportReport:
    return roster.commit_import(session, plan, picks, before=backup, progress=progress)


def _can_undo(session: Session) -> bool:
    return roster.can_undo(session) is not None
