"""A vendor's file of one round as the import wizard takes it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial

from xinliapp.domain.errors import UserError
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.screening_files import CODING, ITEMS, FileField, FileMapping
from xinliapp.domain.screening_lines import ScreeningLine
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services import screening_import as taking
from xinliapp.services import screening_import_reading as reading
from xinliapp.services.screening_import import ScreeningPlan, ScreeningReport, ScreeningUndo
from xinliapp.services.screening_import_reading import ScreeningProposal, ScreeningSheet
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile, read_sheet_file
from xinliapp.ui.import_wizard.facts import (
    FieldSource,
    MapState,
    Opening,
    PreviewRow,
    PreviewState,
    ReportRow,
    ReportState,
    Source,
    UndoLine,
    Waiting,
)
from xinliapp.ui.import_wizard.fates import ORDER
from xinliapp.ui.import_wizard.plug import Work
from xinliapp.ui.screening_import.words import Words


class ScreeningImport:
    """One round at a time; the page is opened from it."""

    stale = "screening_stale"
    after = "screening"

    def __init__(self, words: Words) -> None:
        self._words = words
        self.round_id = ""
        self._undoable: tuple[tuple[str, str, str], ...] = ()
        self.reset()

    @property
    def after_argument(self) -> object:
        """Back to the round, at what is still to be seen to."""
        return {"round": self.round_id, "step": "check"} if self.round_id else None

    # --- opening and the file ---

    def opened(self, argument: object) -> Opening:
        """``{"round": id, "path": file}``; the file may be chosen here as well."""
        if not isinstance(argument, Mapping) or not argument.get("round"):
            return Opening()
        self.round_id = str(argument["round"])
        return Opening(anew=True, path=str(argument.get("path") or ""))

    def reset(self) -> None:
        self._proposal: ScreeningProposal | None = None
        self._sheets: dict[str, ScreeningSheet] = {}
        self._current = ""
        self._plan: ScreeningPlan | None = None
        self._lines: dict[str, ScreeningLine] = {}
        self._report: ScreeningReport | None = None
        self.picked: dict[str, str] = {}
        self.ticks: dict[str, bool] = {}

    def check_ready(self) -> None:
        if not self.round_id:
            raise UserError("screening_no_round")

    def starting(self) -> Work[tuple[tuple[str, str, str], ...]]:
        return Work(taking.undoable, self._started)

    def _started(self, found: tuple[tuple[str, str, str], ...]) -> None:
        self._undoable = found

    def undo_lines(self) -> tuple[UndoLine, ...]:
        return tuple(
            UndoLine(round_id, self._words.undoable(name, day), self._words.undo(), f".{place}")
            for place, (round_id, name, day) in enumerate(self._undoable)
        )

    def reading(self) -> Callable[..., SheetFile]:
        return read_sheet_file

    def proposing(self, file: SheetFile) -> Work[ScreeningProposal]:
        return Work(partial(reading.propose, file=file, round_id=self.round_id), self._proposed)

    def _proposed(self, proposal: ScreeningProposal) -> None:
        self._proposal, self._plan = proposal, None
        self.picked, self.ticks = {}, {}
        self._sheets = {sheet.name: sheet for sheet in proposal.sheets}
        usable = [sheet for sheet in proposal.sheets if sheet.mapping is not None]
        self._current = (usable or list(proposal.sheets))[0].name

    def about_file(self) -> tuple[str, tuple[str, ...]]:
        made = self._made()
        told = tuple(notice_text(one.code, dict(one.params)) for one in made.notices)
        return f"{made.form.round_name} · {made.file.name}", told

    # --- columns ---

    def show_sheet(self, name: str) -> None:
        if name in self._sheets:
            self._current = name

    def tick_sheet(self, name: str, on: bool) -> None:
        """Nothing: sheets with the same header go together."""

    def set_source(self, field: str, source: Source) -> None:
        sheet = self._sheets[self._current]
        if sheet.mapping is not None:
            mapping = reading.with_source(sheet.mapping, self._made().form, field, source)
            self._sheets[self._current] = replace(sheet, mapping=mapping)

    def finding_header(self, row: int) -> Work[ScreeningSheet]:
        made = self._made()
        run = partial(reading.seen, file=made.file, form=made.form, sheet=self._current, header_row=row)
        return Work(run, self._seen_again)

    def _seen_again(self, sheet: ScreeningSheet) -> None:
        if sheet.mapping is None:
            raise UserError("screening_no_header", name=sheet.name)
        self._sheets[sheet.name] = sheet

    def mapping(self, masked: bool) -> MapState:
        sheet = self._sheets[self._current]
        found = sheet.mapping
        return MapState(
            tuple((one.name, one.rows) for one in self._sheets.values()),
            self._current,
            found.header_row if found is not None else None,
            sheet.remembered,
            self._words.alike(len(found.sheets)) if found is not None else "",
            sheet.columns,
            self._fields(sheet, masked),
        )

    def _fields(self, sheet: ScreeningSheet, masked: bool) -> tuple[FieldSource, ...]:
        mapping = sheet.mapping
        if mapping is None:
            return ()
        samples = {column.index: column.samples for column in sheet.columns}
        found = []
        for one in self._made().form.fields:
            source = mapping.source(one.key)
            values = samples.get(source, ()) if isinstance(source, int) else ()
            shown = "  ".join(self._words.sample(one.key, text, masked) for text in values)
            found.append(self._field(one, source, shown, mapping))
        return tuple(found)

    def _field(self, one: FileField, source: Source, shown: str, mapping: FileMapping) -> FieldSource:
        if one.key == ITEMS and mapping.items:
            shown = self._words.items(len(mapping.items))
        if one.key == CODING and source is None and one.for_all:
            source = one.for_all[0][0]
        return FieldSource(one.key, one.word, source, shown, one.required, for_all=one.for_all)

    # --- the preview ---

    def planning(self) -> Work[ScreeningPlan]:
        mapping = self._sheets[self._current].mapping
        if mapping is None:
            raise UserError("screening_no_header", name=self._current)
        made = self._made()
        run = partial(
            taking.preview, file=made.file, form=made.form, mapping=mapping, picked=dict(self.picked)
        )
        return Work(run, self._planned)

    def _planned(self, plan: ScreeningPlan) -> None:
        self._plan = plan
        self._lines = {line.key: line for line in plan.lines}

    def line(self, row_id: str) -> ScreeningLine:
        """A row of the plan."""
        return self._lines[row_id]

    def plan(self) -> ScreeningPlan:
        """The frozen preview."""
        if self._plan is None:
            raise ValueError("nothing was planned")
        return self._plan

    def people(self) -> Mapping[str, tuple[str, str, str]]:
        """Name, class and what tells namesakes apart, by student."""
        return self.plan().people

    def pick(self, row_id: str, student_id: str | None) -> None:
        """This row is of that student (None: nobody yet); the whole is to be planned again."""
        if student_id is None:
            self.picked.pop(row_id, None)
        else:
            self.picked[row_id] = student_id

    def preview(self, masked: bool) -> PreviewState:
        plan = self.plan()
        place = {fate: number for number, fate in enumerate(ORDER)}
        lines = sorted(plan.lines, key=lambda line: place[line.fate])
        rows = tuple(self.row(line.key, masked) for line in lines)
        told = (self._words.seen_before() if plan.seen_before else "", self._words.skipped(plan.no_consent))
        note = " ".join(filter(None, told))
        return PreviewState(rows, plan.counts(), len(plan.mapping.sheets) > 1, note)

    def row(self, row_id: str, masked: bool) -> PreviewRow:
        plan, line = self.plan(), self._lines[row_id]
        name, group = self._words.person(plan, line, masked)
        on = self.ticks.get(row_id, plan.starts_on(line)) if taking.may_be_taken(line) else None
        words = line.reason or self._words.content(plan, line)
        waits = line.fate is Fate.UNMATCHED
        return PreviewRow(
            row_id, line.fate.value, line.sheet, line.row, name, group, words, on, line.day, waits=waits
        )

    def tick(self, row_id: str, on: bool) -> bool:
        if not taking.may_be_taken(self._lines[row_id]):
            return False
        self.ticks[row_id] = on
        return True

    def waiting(self) -> Waiting:
        plan = self.plan()
        taken = {line.key for line in plan.chosen(self.ticks)}
        open_ = [line for line in plan.lines if line.fate is Fate.UNMATCHED or taking.may_be_taken(line)]
        return Waiting(len(taken), self._words.waiting(sum(line.key not in taken for line in open_)))

    # --- writing, and taking back ---

    def committing(self) -> Work[ScreeningReport]:
        return Work(partial(taking.commit, plan=self.plan(), ticks=dict(self.ticks)), self._committed)

    def _committed(self, report: ScreeningReport) -> None:
        self._report = report

    def report(self, masked: bool) -> ReportState:
        made, plan = self._report, self.plan()
        if made is None:
            raise ValueError("nothing was written")
        rows = tuple(
            ReportRow(
                line.key, line.fate.value, line.sheet, line.row,
                self._words.person(plan, line, masked)[0], line.reason or self._words.not_ticked(),
            )
            for line in made.left
        )  # fmt: skip
        undo = made.round_id if made.import_id is not None else ""
        return ReportState(self._words.written(made), self._words.standing(made), "", rows, undo)

    def undoing(self, key: str) -> Callable[[Session], ScreeningUndo]:
        return partial(taking.undo, round_id=key)

    def undone(self, undone: ScreeningUndo) -> str:
        return self._words.undone(undone)

    def _made(self) -> ScreeningProposal:
        if self._proposal is None:
            raise ValueError("no file was read")
        return self._proposal
