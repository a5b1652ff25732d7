"""Past workbooks as the import wizard takes them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.record_imports import RecordField, RecordKind, RecordShape
from xinliapp.domain.record_lines import Fate, RecordLine
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services import record_import_reading as reading
from xinliapp.services import record_imports as moving
from xinliapp.services.record_import_reading import RecordProposal, RecordSheet
from xinliapp.services.record_imports import RecordPlan, RecordReport, RecordUndo
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
from xinliapp.ui.record_import.words import Words


@dataclass(frozen=True, slots=True)
class Start:
    """What this person may take in, and what could be taken back, with its day."""

    kinds: tuple[RecordKind, ...] = ()
    undoable: tuple[tuple[RecordKind, str], ...] = ()


class RecordImport:
    """One kind at a time; a kind that was chosen stays until another is."""

    stale = "records_stale"
    after = ""
    after_argument: object = None

    def __init__(self, words: Words) -> None:
        self._words = words
        self.kind: RecordKind | None = None
        self.allowed = Start()
        self.reset()

    # --- opening and the file ---

    def opened(self, argument: object) -> Opening:
        """``argument`` is the value of a kind (``talks``)."""
        wanted = next((kind for kind in RecordKind if kind.value == argument), None)
        self.kind = wanted or self.kind
        return Opening(anew=wanted is not None)

    def reset(self) -> None:
        self._proposal: RecordProposal | None = None
        self._sheets: dict[str, RecordSheet] = {}
        self._current = ""
        self._plan: RecordPlan | None = None
        self._lines: dict[str, RecordLine] = {}
        self._report: RecordReport | None = None
        self.picked: dict[str, str] = {}
        self.ticks: dict[str, bool] = {}

    def check_ready(self) -> None:
        self._chosen()

    def _chosen(self) -> RecordKind:
        if self.kind is None:
            raise UserError("records_no_kind")
        return self.kind

    def starting(self) -> Work[Start]:
        return Work(_start, self._started)

    def _started(self, start: Start) -> None:
        self.allowed = start
        if self.kind not in start.kinds:
            self.kind = None

    def undo_lines(self) -> tuple[UndoLine, ...]:
        return tuple(
            UndoLine(kind.value, self._words.undoable(kind, day), self._words.undo(), f".{kind.value}")
            for kind, day in self.allowed.undoable
        )

    def template(self) -> Callable[[Session], Paper]:
        """下载模板. Raises: UserError while no kind is chosen."""
        return partial(moving.template, kind=self._chosen())

    def reading(self) -> Callable[..., SheetFile]:
        return read_sheet_file

    def proposing(self, file: SheetFile) -> Work[RecordProposal]:
        return Work(partial(reading.propose, file=file, kind=self._chosen()), self._proposed)

    def _proposed(self, proposal: RecordProposal) -> None:
        self._proposal, self._plan = proposal, None
        self.picked, self.ticks = {}, {}
        self._sheets = {sheet.name: sheet for sheet in proposal.sheets}
        usable = [sheet for sheet in proposal.sheets if sheet.mapping is not None]
        self._current = (usable or list(proposal.sheets))[0].name

    def about_file(self) -> tuple[str, tuple[str, ...]]:
        made = self._made()
        told = tuple(notice_text(one.code, dict(one.params)) for one in made.notices)
        return f"{self._words.kind(made.shape.kind)} · {made.file.name}", told

    # --- columns ---

    def show_sheet(self, name: str) -> None:
        if name in self._sheets:
            self._current = name

    def tick_sheet(self, name: str, on: bool) -> None:
        """Nothing: sheets with the same header go together."""

    def set_source(self, field: str, source: Source) -> None:
        sheet = self._sheets[self._current]
        if sheet.mapping is not None:
            mapping = reading.with_source(sheet.mapping, RecordField(field), source)
            self._sheets[self._current] = replace(sheet, mapping=mapping)

    def finding_header(self, row: int) -> Work[RecordSheet]:
        made = self._made()
        run = partial(reading.seen, file=made.file, shape=made.shape, sheet=self._current, header_row=row)
        return Work(run, self._seen_again)

    def _seen_again(self, sheet: RecordSheet) -> None:
        if sheet.mapping is None:
            raise UserError("records_no_header", name=sheet.name)
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
            self._fields(sheet, self._made().shape, masked),
        )

    def _fields(self, sheet: RecordSheet, shape: RecordShape, masked: bool) -> tuple[FieldSource, ...]:
        mapping = sheet.mapping
        if mapping is None:
            return ()
        samples = {column.index: column.samples for column in sheet.columns}
        found = []
        for column in shape.columns:
            wanted, source = column.field, mapping.source(column.field)
            values = samples.get(source, ()) if isinstance(source, int) else ()
            shown = "  ".join(self._words.sample(wanted, one, masked) for one in values)
            known = FieldSource(wanted.value, column.word, source, shown, column.required)
            found.append(replace(known, for_all=shape.for_all(wanted)))
        return tuple(found)

    # --- the preview ---

    def planning(self) -> Work[RecordPlan]:
        mapping = self._sheets[self._current].mapping
        if mapping is None:
            raise UserError("records_no_header", name=self._current)
        made = self._made()
        run = partial(
            moving.preview, file=made.file, shape=made.shape, mapping=mapping, picked=dict(self.picked)
        )
        return Work(run, self._planned)

    def _planned(self, plan: RecordPlan) -> None:
        self._plan = plan
        self._lines = {line.key: line for line in plan.lines}

    def line(self, row_id: str) -> RecordLine:
        """A row of the plan."""
        return self._lines[row_id]

    def plan(self) -> RecordPlan:
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
        note = self._words.seen_before() if plan.seen_before else ""
        return PreviewState(rows, plan.counts(), len(plan.mapping.sheets) > 1, note)

    def row(self, row_id: str, masked: bool) -> PreviewRow:
        plan, line = self.plan(), self._lines[row_id]
        name, group = self._words.person(plan, line, masked)
        on = self.ticks.get(row_id, plan.starts_on(line)) if moving.may_be_taken(line) else None
        words = line.reason or self._words.content(plan.shape, line)
        day = line.value(RecordField.DAY)
        waits = line.fate is Fate.UNMATCHED
        return PreviewRow(
            row_id, line.fate.value, line.sheet, line.row, name, group, words, on, day, waits=waits
        )

    def tick(self, row_id: str, on: bool) -> bool:
        if not moving.may_be_taken(self._lines[row_id]):
            return False
        self.ticks[row_id] = on
        return True

    def waiting(self) -> Waiting:
        plan = self.plan()
        taken = {line.key for line in plan.chosen(self.ticks)}
        open_ = [line for line in plan.lines if line.fate is Fate.UNMATCHED or moving.may_be_taken(line)]
        return Waiting(len(taken), self._words.waiting(sum(line.key not in taken for line in open_)))

    # --- writing, and taking back ---

    def committing(self) -> Work[RecordReport]:
        return Work(partial(moving.commit, plan=self.plan(), ticks=dict(self.ticks)), self._committed)

    def _committed(self, report: RecordReport) -> None:
        self._report = report

    def report(self, masked: bool) -> ReportState:
        made, plan = self._report, self.plan()
        if made is None:
            raise ValueError("nothing was written")
        counts = [(self._words.fate(one), made.counts[one.value]) for one in ORDER]
        rows = tuple(
            ReportRow(
                line.key, line.fate.value, line.sheet, line.row,
                self._words.person(plan, line, masked)[0], line.reason or self._words.not_ticked(),
            )
            for line in made.left
        )  # fmt: skip
        return ReportState(
            self._words.written(made),
            " · ".join(f"{word} {count}" for word, count in counts if count),
            "",
            rows,
            made.kind.value if made.import_id is not None else "",
        )

    def undoing(self, key: str) -> Callable[[Session], RecordUndo]:
        return partial(moving.undo, kind=RecordKind(key))

    def undone(self, undone: RecordUndo) -> str:
        return self._words.undone(undone)

    def _made(self) -> RecordProposal:
        if self._proposal is None:
            raise ValueError("no file was read")
        return self._proposal


# --- on worker threads ---


def _start(session: Session) -> Start:
    return Start(reading.kinds(session), moving.undoable(session))
