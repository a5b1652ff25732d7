"""Roster import: read, map, preview, write in one transaction, report, undo.

Reading needs no vault and runs outside the database thread; planning and writing belong to it. What is
written is exactly what was previewed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from xinliapp.domain.changes import Changes
from xinliapp.domain.class_labels import SchoolShape
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_matching import make_plan
from xinliapp.domain.roster_plan import Outcome, Pick, PlannedRow, Roster
from xinliapp.domain.roster_rows import ReadingRules, RosterRow, SheetMapping, read_rows
from xinliapp.domain.roster_tags import tag_changes
from xinliapp.domain.roster_values import TagReading
from xinliapp.domain.spreadsheet import Notice, Sheet, Workbook
from xinliapp.domain.students import TagKind
from xinliapp.services import inbox, return_gate
from xinliapp.services.committing import committing
from xinliapp.services.roster_apply import Decided, Writer, decide
from xinliapp.services.roster_report import ImportReport as ImportReport
from xinliapp.services.roster_report import ReportLine as ReportLine
from xinliapp.services.roster_report import report_json as report_json
from xinliapp.services.roster_undo import UndoReport as UndoReport
from xinliapp.services.roster_undo import can_undo as can_undo
from xinliapp.services.roster_undo import undo_last_import as undo_last_import
from xinliapp.services.school import ROSTER_ROLES, calendar, start_year_of, unit
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.headers import Header, find_header, header_at, map_columns
from xinliapp.storage import classes as class_rows
from xinliapp.storage import roster_imports, tags
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append, known_case_head
from xinliapp.storage.database import UnitOfWork

TAG_NOTE = "roster_tags"


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """A frozen preview. ``seen_before``: this very file is the last import and was not undone.

    ``sealed_rows``: rows whose sensitive columns will go to the sealed inbox, because this account does not
    hold the case key.
    """

    file: SheetFile
    as_of: dt.date
    mappings: tuple[SheetMapping, ...]
    rows: tuple[PlannedRow, ...]
    missing: tuple[str, ...]
    notices: tuple[Notice, ...]
    seen_before: bool
    sealed_rows: int
    roster: Roster = field(repr=False)
    remember: bool = False

    def counts(self) -> dict[str, int]:
        """Rows per outcome, and ``missing``."""
        tally = {outcome.value: 0 for outcome in Outcome}
        for planned in self.rows:
            tally[planned.outcome.value] += 1
        return {**tally, "missing": len(self.missing)}


def propose_mappings(
    session: Session, file: SheetFile
) -> tuple[tuple[SheetMapping, ...], tuple[Notice, ...]]:
    """How each visible sheet would be read; sheets without a header are announced instead."""
    found, notices = [], []
    for sheet in file.book.sheets:
        if sheet.hidden or not sheet.rows:
            continue
        mapping = propose_mapping(session, sheet)
        if mapping is None:
            notices.append(Notice("no_header", (("sheet", sheet.name),)))
        else:
            found.append(mapping)
    return tuple(found), tuple(notices)


def propose_mapping(session: Session, sheet: Sheet, header_row: int | None = None) -> SheetMapping | None:
    """How one sheet would be read, with what was remembered for this header; ``header_row`` overrides."""
    header = find_header(sheet) if header_row is None else header_at(sheet, header_row)
    if header is None:
        return None
    return map_columns(sheet, header, roster_imports.remembered_mapping(session.database, header.key))


def plan_import(
    session: Session,
    file: SheetFile,
    mappings: Iterable[SheetMapping] | None = None,
    as_of: dt.date | None = None,
    *,
    class_answers: Mapping[str, str] | None = None,
) -> ImportPlan:
    """Preview an import; writes nothing.

    ``mappings``: the sheets to read and how (default: every visible sheet with a header); they are remembered
    when the plan is committed. ``class_answers``: what an ambiguous class text means ("8.1" → "八年级10班").

    Raises:
        UserError: ``unit_missing``, ``roster_no_header``, ``roster_mapping_wrong``.
    """
    roster = load_roster(session)
    day, told = (as_of, ()) if as_of else _effective_day(session, roster)
    if mappings is None:
        chosen, notices = propose_mappings(session, file)
    else:
        chosen, notices = tuple(mappings), ()
    if not chosen:
        raise UserError("roster_no_header", name=file.name)
    rules = ReadingRules(day, _shape(session, day), file.book.uses_1904, class_answers or {})
    rows = _read(file.book, chosen, rules)
    plan = make_plan(rows, roster)
    last = roster_imports.last_import(session.database)
    return ImportPlan(
        file=file,
        as_of=day,
        mappings=chosen,
        rows=plan.rows,
        missing=plan.missing,
        notices=(*file.book.notices, *notices, *told),
        seen_before=last is not None and last.undone_at is None and last.file_hash == file.sha256,
        sealed_rows=0 if roster.tags is not None else sum(bool(row.tags) for row in rows),
        roster=roster,
        remember=mappings is not None,
    )


def _effective_day(session: Session, roster: Roster) -> tuple[dt.date, tuple[Notice, ...]]:
    """From when an import counts if nobody said: today.

    The first roster of a school that starts in the middle of a term counts from the term's first day, and the
    preview says so: its students were there before the program was, and lessons or talks of the weeks behind
    would otherwise stand beside classes without students.
    """
    today = session.clock.now().date()
    terms = (term for year in calendar(session) for term in year.terms)
    term = next((term for term in terms if term.starts_on < today <= term.ends_on), None)
    if roster.students or term is None:
        return today, ()
    day = term.starts_on
    return day, (Notice("first_roster", (("day", day.isoformat()),)),)


def _shape(session: Session, day: dt.date) -> SchoolShape:
    profile = unit(session)
    return SchoolShape(profile.stages, profile.system, start_year_of(day, calendar(session)))


def _read(book: Workbook, chosen: Sequence[SheetMapping], rules: ReadingRules) -> list[RosterRow]:
    sheets = {sheet.name: sheet for sheet in book.sheets}
    rows: list[RosterRow] = []
    for mapping in chosen:
        sheet = sheets.get(mapping.sheet)
        if sheet is None:
            raise UserError("roster_mapping_wrong", why=f"没有工作表“{mapping.sheet}”")
        if Field.NAME not in mapping.columns.values():
            raise UserError("roster_mapping_wrong", why="没有指定“姓名”列")
        rows += read_rows(sheet, mapping, rules)
    return rows


def load_roster(session: Session) -> Roster:
    """What the school knows now; tags only with the case key."""
    database = session.database
    today = session.clock.now().date().isoformat()
    return Roster(
        students=tuple(student_rows.load_students(database)),
        classes=tuple(class_rows.load_classes(database)),
        hand_edits=student_rows.hand_edited_fields(database),
        tags=tags.open_tags(database, today) if database.has_case else None,
        held=return_gate.held(session),
    )


def commit_import(
    session: Session,
    plan: ImportPlan,
    picks: Mapping[str, Pick] | None = None,
    *,
    before: Callable[[Session], object] | None = None,
    progress: Progress = no_progress,
) -> ImportReport:
    """Write exactly the previewed plan with the picks (by row key ``sheet!row``), all or nothing.

    ``before`` is called first when something will be written: the automatic backup. Conflicts without a pick
    are left out and stay in the report. ``progress`` counts the rows that are written; the last moment to
    cancel is its call with all of them, just before the commit.

    Raises:
        UserError: ``not_allowed``, ``plan_stale`` if the roster changed since the preview,
            ``roster_pick_collides``, ``return_by_decision_row``.
        Cancelled: from ``progress``; nothing was written, and no note lies in the inbox.
    """
    if load_roster(session) != plan.roster:
        raise UserError("plan_stale")
    session.require_role(*ROSTER_ROLES, action="修改学生名单")
    decided = decide(plan.rows, picks or {})
    _refuse_returns(plan, decided)
    written = [one for one in decided.values() if one.outcome is not Outcome.SAME]
    sealed = [] if session.database.has_case or plan.seen_before else _sealed(plan, decided)
    if not written and not sealed:
        _remember(session, plan)
        return _report(plan, decided, None)
    progress(0, len(written))
    if before is not None:
        before(session)
    import_id = new_id()
    report = _report(plan, decided, import_id)
    with committing(), session.write("roster.import", object_id=import_id) as uow:
        _write(uow, plan, written, import_id, {**report.counts, "sealed": len(sealed)}, progress)
        if sealed:
            # First the note, then the commit: a note whose import never came is ignored by its handler.
            day = plan.as_of.isoformat()
            inbox.drop(session, TAG_NOTE, {"import_id": import_id, "as_of": day, "students": sealed})
    return report


def _refuse_returns(plan: ImportPlan, decided: Mapping[str, Decided]) -> None:
    back = {status.value for status in return_gate.BACK}
    for one in decided.values():
        for change in one.changes:
            if change.field == "status" and change.after in back and one.student_id in plan.roster.held:
                raise UserError("return_by_decision_row", row=one.planned.row.number)


def _write(
    uow: UnitOfWork,
    plan: ImportPlan,
    written: Sequence[Decided],
    import_id: str,
    detail: Mapping[str, object],
    progress: Progress,
) -> None:
    """Everything an import writes, in one transaction over both files."""
    day = plan.as_of.isoformat()
    roster_imports.add_import(uow, import_id, plan.file.sha256, day, detail)
    writer = Writer(uow, plan.roster, day, import_id)
    writer.write(written, progress)
    roster_imports.write_journal(uow, import_id, writer.journal)
    if uow.database.has_case:
        _write_tags(uow, written, day, import_id)
    _note_case_head(uow, import_id, detail)
    _store_mappings(uow, plan)
    append(uow, Chain.CORE, "roster.file", import_id, {"sha256": plan.file.sha256, **detail})
    progress(len(written), len(written))


def _note_case_head(uow: UnitOfWork, import_id: str, detail: Mapping[str, object]) -> None:
    """Where the case chain stood: an undo without the case key asks whether it moved."""
    counts = {**detail, "case_seq": known_case_head(uow.database)[0]}
    uow.update("roster_import", import_id, {"counts": json.dumps(counts)})


def _write_tags(uow: UnitOfWork, written: Sequence[Decided], day: str, import_id: str) -> None:
    pairs = [(one.student_id, change) for one in written for change in one.tags]
    if pairs:
        ended = tags.apply_changes(uow, pairs, as_of=day, import_id=import_id)
        append(uow, Chain.CASE, "roster.tags", import_id, {"changes": len(pairs), "ended": ended})


def _sealed(plan: ImportPlan, decided: Mapping[str, Decided]) -> list[list[Any]]:
    """Readings of the sensitive columns per student, for a note only the case key opens."""
    found: list[list[Any]] = []
    for planned in plan.rows:
        one = decided.get(planned.key)
        if one is None or not planned.row.tags:
            continue
        wanted = [reading for reading in planned.row.tags if reading.present or not one.is_new]
        if wanted:
            readings = [[r.kind.value if r.kind else None, r.present, r.detail] for r in wanted]
            found.append([one.student_id, readings])
    return found


def merge_roster_tags(uow: UnitOfWork, note: inbox.Note) -> None:
    """Inbox handler for :data:`TAG_NOTE`: sensitive columns a person without the case key imported.

    A note whose import was undone or never happened is dropped.

    Raises:
        ValueError: the note's content is not what :func:`commit_import` writes.
    """
    payload = note.payload
    if not isinstance(payload, dict):
        raise ValueError("a tag note is a record")
    import_id, day = str(payload["import_id"]), dt.date.fromisoformat(str(payload["as_of"])).isoformat()
    known = roster_imports.find_import(uow.database, import_id)
    if known is None or known.undone_at is not None:
        return
    now = tags.open_tags(uow.database, day)
    pairs = []
    for student_id, readings in payload["students"]:
        read = [
            TagReading(
                None if kind is None else TagKind(kind),
                bool(present),
                None if detail is None else str(detail),
            )
            for kind, present, detail in readings
        ]
        pairs += [(str(student_id), change) for change in tag_changes(now.get(str(student_id), ()), read)]
    ended = tags.apply_changes(uow, pairs, as_of=day, import_id=import_id)
    append(uow, Chain.CASE, "roster.tags", import_id, {"changes": len(pairs), "ended": ended})


def _remember(session: Session, plan: ImportPlan) -> None:
    if plan.remember:
        with session.write("roster.mapping") as uow:
            _store_mappings(uow, plan)


def _store_mappings(uow: UnitOfWork, plan: ImportPlan) -> None:
    if not plan.remember:
        return
    for mapping in plan.mappings:
        header = Header(mapping.header_row, mapping.header_row, mapping.headings)
        chosen = {
            heading: mapping.columns.get(column, Field.IGNORE).value
            for column, heading in mapping.headings.items()
        }
        roster_imports.remember_mapping(uow, header.key, chosen)


def dry_run(plan: ImportPlan, picks: Mapping[str, Pick] | None = None) -> ImportReport:
    """The report :func:`commit_import` would give; writes nothing."""
    return _report(plan, decide(plan.rows, picks or {}), None)


def _report(plan: ImportPlan, decided: Mapping[str, Decided], import_id: str | None) -> ImportReport:
    lines = []
    tally = {outcome.value: 0 for outcome in Outcome}
    for planned in plan.rows:
        one = decided.get(planned.key)
        settled = one is not None and planned.outcome is Outcome.CONFLICT
        outcome = one.outcome if settled and one is not None else planned.outcome
        tally[outcome.value] += 1
        row = planned.row
        lines.append(ReportLine(row.sheet, row.number, outcome, row.name or "", planned.reasons))
    writes = any(one.outcome is not Outcome.SAME for one in decided.values())
    return ImportReport(
        import_id=import_id,
        file_name=plan.file.name,
        sha256=plan.file.sha256,
        as_of=plan.as_of,
        lines=tuple(lines),
        counts={**tally, "missing": len(plan.missing)},
        notices=plan.notices,
        unchanged=not writes and tally[Outcome.CONFLICT.value] == 0,
        sealed_rows=plan.sealed_rows,
        changes=(Changes.ROSTER | Changes.SCHOOL | Changes.CASEWORK) if import_id else Changes.NONE,
    )


def with_sheets(mappings: Iterable[SheetMapping], wanted: Iterable[str]) -> tuple[SheetMapping, ...]:
    """The mappings of the chosen sheets."""
    names = frozenset(wanted)
    return tuple(mapping for mapping in mappings if mapping.sheet in names)


def with_columns(mapping: SheetMapping, columns: Mapping[int, Field]) -> SheetMapping:
    """A mapping with columns as a person set them; IGNORE leaves a column out."""
    merged = {**mapping.columns, **columns}
    return replace(mapping, columns={at: it for at, it in merged.items() if it is not Field.IGNORE})
