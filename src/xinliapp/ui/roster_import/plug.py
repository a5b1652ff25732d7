"""The roster as the import wizard takes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from xinliapp.domain.errors import UserError
from xinliapp.domain.papers import Paper
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import Outcome, Pick, PickAction, PlannedRow
from xinliapp.domain.roster_rows import SheetMapping
from xinliapp.i18n import formats, labels
from xinliapp.i18n.messages.sheets import notice_text
from xinliapp.services import roster, roster_preview
from xinliapp.services.roster import ImportReport, ReportLine, UndoReport
from xinliapp.services.roster_preview import Preview, Proposal, SheetSeen, class_text, mapped
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
from xinliapp.ui.import_wizard.plug import Work
from xinliapp.ui.roster_import.picks import (
    ORDER,
    is_on,
    to_write,
    toggled_field,
    toggled_row,
    with_column,
)
from xinliapp.ui.roster_import.words import MISSING, Words

_KEY = "roster"
_WAITING = (Outcome.CONFLICT, Outcome.INVALID)


class RosterImport:
    """One file at a time; what a person decided about its rows stays while it is planned again."""

    stale = "plan_stale"
    after = "roster"
    after_argument: object = None

    def __init__(self, words: Words) -> None:
        self._words = words
        self._can_undo = False
        self.reset()

    # --- opening and the file ---

    def opened(self, argument: object) -> Opening:
        """``argument`` is the path of a file dropped elsewhere."""
        return Opening(True, argument) if isinstance(argument, str) else Opening()

    def reset(self) -> None:
        self._proposal: Proposal | None = None
        self._sheets: dict[str, SheetSeen] = {}
        self._ticked: frozenset[str] = frozenset()
        self._current = ""
        self._preview: Preview | None = None
        self._rows: dict[str, PlannedRow] = {}
        self._report: ImportReport | None = None
        self.class_answers: dict[str, str] = {}
        self.picks: dict[str, Pick] = {}

    def check_ready(self) -> None:
        """Nothing has to be said before a file is read."""

    def starting(self) -> Work[bool]:
        return Work(_can_undo, self._started)

    def _started(self, possible: bool) -> None:
        self._can_undo = possible

    def undo_lines(self) -> tuple[UndoLine, ...]:
        return (UndoLine(_KEY, *self._words.undoable()),) if self._can_undo else ()

    def reading(self) -> Callable[..., SheetFile]:
        return read_sheet_file

    def proposing(self, file: SheetFile) -> Work[Proposal]:
        return Work(partial(roster_preview.propose, file=file), self._proposed)

    def _proposed(self, proposal: Proposal) -> None:
        if not proposal.sheets:
            raise UserError("sheet_no_rows", name=proposal.file.name)
        usable = [sheet for sheet in proposal.sheets if sheet.mapping is not None]
        self._proposal = proposal
        self.class_answers, self.picks, self._preview = {}, {}, None
        self._sheets = {sheet.name: sheet for sheet in proposal.sheets}
        self._ticked = frozenset(sheet.name for sheet in usable)
        self._current = (usable or list(proposal.sheets))[0].name

    def about_file(self) -> tuple[str, tuple[str, ...]]:
        made = self._made()
        return made.file.name, tuple(notice_text(one.code, dict(one.params)) for one in made.notices)

    # --- columns ---

    def show_sheet(self, name: str) -> None:
        if name in self._sheets:
            self._current = name

    def tick_sheet(self, name: str, on: bool) -> None:
        self._ticked = self._ticked | {name} if on else self._ticked - {name}

    def set_source(self, field: str, source: Source) -> None:
        """Read a field from a column; sheets with the same headings follow."""
        shown = self._sheets[self._current].mapping
        if shown is None or isinstance(source, str):
            return
        for name, sheet in self._sheets.items():
            mapping = sheet.mapping
            if mapping is not None and mapping.headings == shown.headings:
                columns = with_column(mapping, Field(field), source)
                self._sheets[name] = replace(sheet, mapping=replace(mapping, columns=columns))

    def finding_header(self, row: int) -> Work[SheetSeen]:
        sheet = next(one for one in self._made().file.book.sheets if one.name == self._current)
        return Work(partial(roster_preview.seen, sheet=sheet, header_row=row), self._seen_again)

    def _seen_again(self, sheet: SheetSeen) -> None:
        if sheet.mapping is None:
            raise UserError("roster_no_header", name=sheet.name)
        self._sheets[sheet.name] = sheet
        self._ticked = self._ticked | {sheet.name}

    def mappings(self) -> tuple[SheetMapping, ...]:
        """The sheets that will be read, in the order of the file."""
        return tuple(
            sheet.mapping
            for sheet in self._sheets.values()
            if sheet.mapping is not None and sheet.name in self._ticked
        )

    def mapping(self, masked: bool) -> MapState:
        sheet = self._sheets[self._current]
        usable = sum(one.mapping is not None for one in self._sheets.values())
        several = len(self._sheets) > 1
        return MapState(
            tuple((one.name, one.rows) for one in self._sheets.values()),
            self._current,
            sheet.mapping.header_row if sheet.mapping is not None else None,
            sheet.remembered,
            self._words.sheets(len(self._ticked), usable) if several else "",
            sheet.columns,
            self._fields(sheet, masked),
            sheet.name in self._ticked,
        )

    def _fields(self, sheet: SheetSeen, masked: bool) -> tuple[FieldSource, ...]:
        mapping = sheet.mapping
        if mapping is None:
            return ()
        samples = {column.index: column.samples for column in sheet.columns}
        found = []
        for group, meanings in self._words.field_groups():
            for meaning in meanings:
                chosen = mapped(mapping, meaning)
                values = samples.get(chosen, ()) if chosen is not None else ()
                shown = "  ".join(self._words.sample(meaning, value, masked) for value in values)
                word, required = self._words.field(meaning.value), meaning is Field.NAME
                found.append(FieldSource(meaning.value, word, chosen, shown, required, group))
        return tuple(found)

    # --- the preview ---

    def planning(self) -> Work[Preview]:
        chosen = self.mappings()
        if not chosen:
            raise UserError("roster_nothing_chosen")
        file, answers = self._made().file, dict(self.class_answers)
        run = partial(roster_preview.preview, file=file, mappings=chosen, class_answers=answers)
        return Work(run, self._planned)

    def _planned(self, preview: Preview) -> None:
        self._preview = preview
        self._rows = {planned.key: planned for planned in preview.plan.rows}
        self.picks = {key: pick for key, pick in self.picks.items() if key in self._rows}

    def previewed(self) -> Preview:
        """The frozen preview."""
        if self._preview is None:
            raise ValueError("nothing was planned")
        return self._preview

    def planned(self, row_id: str) -> PlannedRow | None:
        """A row of the file; None for a student who is not in it."""
        return self._rows.get(row_id)

    def decide(self, planned: PlannedRow, pick: Pick | None) -> None:
        """What a person says of a row; None leaves it as it was proposed."""
        if pick is None:
            self.picks.pop(planned.key, None)
        else:
            self.picks[planned.key] = pick

    def take_field(self, planned: PlannedRow, field: str, on: bool) -> None:
        """Take one change of a row, or keep what the school has."""
        self.decide(planned, toggled_field(planned, self.picks.get(planned.key), field, on))

    def settle(self, planned: PlannedRow, action: PickAction | None, student_id: str | None) -> None:
        """Settle a conflict; None leaves it open again."""
        self.decide(planned, Pick(action, student_id) if action is not None else None)

    def preview(self, masked: bool) -> PreviewState:
        made = self.previewed()
        order = {outcome: place for place, outcome in enumerate(ORDER)}
        rows = [self._row(one, masked) for one in sorted(made.plan.rows, key=lambda one: order[one.outcome])]
        for student_id, name, group in made.missing:
            shown = formats.masked_name(name) if masked else name
            words = self._words.stays()
            rows.append(PreviewRow(f"missing:{student_id}", MISSING, "", 0, shown, group, words, None))
        note = self._words.note(made.plan.seen_before, made.plan.sealed_rows)
        return PreviewState(tuple(rows), dict(made.plan.counts()), len(made.plan.mappings) > 1, note)

    def row(self, row_id: str, masked: bool) -> PreviewRow:
        return self._row(self._rows[row_id], masked)

    def _row(self, planned: PlannedRow, masked: bool) -> PreviewRow:
        classes = self.previewed().class_words
        row, pick = planned.row, self.picks.get(planned.key)
        conflict = planned.outcome is Outcome.CONFLICT
        return PreviewRow(
            planned.key,
            planned.outcome.value,
            row.sheet,
            row.number,
            formats.masked_name(row.name) if masked and row.name else row.name or formats.MISSING,
            classes.get(class_text(planned), "") or row.class_text or formats.MISSING,
            self._words.summary(planned, pick, classes, masked),
            is_on(planned, pick),
            settled=conflict and pick is not None,
            waits=conflict and pick is None,
        )

    def tick(self, row_id: str, on: bool) -> bool:
        planned = self.planned(row_id)
        if planned is None or planned.outcome is Outcome.CONFLICT:
            return False
        self.decide(planned, toggled_row(planned, on))
        return True

    def waiting(self) -> Waiting:
        count = to_write(self.previewed().plan.rows, self.picks)
        return Waiting(count.rows, self._words.undecided(count.undecided))

    # --- writing, and taking back ---

    def committing(self) -> Work[ImportReport]:
        run = partial(roster.commit_import, plan=self.previewed().plan, picks=dict(self.picks))
        return Work(run, self._committed)

    def _committed(self, report: ImportReport) -> None:
        self._report = report

    def written(self) -> ImportReport | None:
        """What was written last, for 导入差异单."""
        return self._report

    def report(self, masked: bool) -> ReportState:
        made = self._report
        if made is None:
            raise ValueError("nothing was written")
        waiting = [line for line in made.lines if line.outcome in _WAITING]
        noted = [
            line for line in made.lines if line.outcome not in _WAITING and self._words.why(line.reasons)
        ]
        return ReportState(
            self._words.written(made),
            self._words.counted(made),
            self._words.left(len(waiting), len(noted)),
            tuple(self._line(line, masked) for line in (*waiting, *noted)),
            _KEY if made.import_id is not None else "",
        )

    def _line(self, line: ReportLine, masked: bool) -> ReportRow:
        name = formats.masked_name(line.name) if masked else line.name or formats.MISSING
        why = self._words.why(line.reasons)
        return ReportRow(
            f"{line.sheet}!{line.row}", line.outcome.value, line.sheet, line.row, name, why
        )  # fmt: skip

    def undoing(self, key: str) -> Callable[[Session], UndoReport]:
        return roster.undo_last_import

    def undone(self, undone: UndoReport) -> str:
        return self._words.undone(undone)

    def _made(self) -> Proposal:
        if self._proposal is None:
            raise ValueError("no file was read")
        return self._proposal


# --- on worker threads ---


def _can_undo(session: Session) -> bool:
    return roster.can_undo(session) is not None


def differences(session: Session, report: ImportReport) -> Paper:
    """导入差异单 as a PDF; it carries names."""
    words = {one: labels.label(one) for one in Outcome}
    return Paper("导入差异单.pdf", roster_preview.differences_pdf(session, report, words), names=True)
