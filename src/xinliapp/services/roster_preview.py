"""The import wizard's view of a roster file: proposed columns with samples, and the preview in words.

It reads; :mod:`xinliapp.services.roster` writes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xinliapp.domain.report_models import ImportDifference, ImportDifferencesPrint
from xinliapp.domain.roster_fields import Field
from xinliapp.domain.roster_plan import FieldChange, Outcome, PlannedRow
from xinliapp.domain.roster_rows import SheetMapping
from xinliapp.domain.school import ClassGroup, SchoolSystem, Stage, class_label
from xinliapp.domain.spreadsheet import Notice, Sheet, cell_text
from xinliapp.i18n.messages.roster import reason_text
from xinliapp.reports.roster_lists import render_import_differences
from xinliapp.services import roster
from xinliapp.services.demo import is_demo
from xinliapp.services.roster import ImportPlan, ImportReport
from xinliapp.services.school import calendar, start_year_of, unit
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.headers import Header
from xinliapp.storage import roster_imports
from xinliapp.storage.audit import Chain, append

SAMPLES = 3


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """A column of a sheet: its letter as the spreadsheet program names it, heading, and a few values."""

    index: int
    letter: str
    heading: str
    samples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SheetSeen:
    """A visible sheet; ``mapping`` is None where no header was found. ``remembered``: it was set before."""

    name: str
    rows: int
    columns: tuple[ColumnSeen, ...]
    mapping: SheetMapping | None
    remembered: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """Every visible sheet as it would be read, and what is to be told about the file."""

    file: SheetFile
    sheets: tuple[SheetSeen, ...]
    notices: tuple[Notice, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """A frozen plan with what it takes to say it in words.

    ``class_words`` maps a class as the plan writes it (``junior/2026/1``) and a class id to its label on the
    plan's day; ``missing`` lists (student id, name, class label) of who is not in the file.
    """

    plan: ImportPlan
    class_words: Mapping[str, str]
    missing: tuple[tuple[str, str, str], ...]


def propose(session: Session, file: SheetFile) -> Proposal:
    """How each visible sheet would be read; writes nothing."""
    sheets = [seen(session, sheet) for sheet in file.book.sheets if not sheet.hidden and sheet.rows]
    lost = [Notice("no_header", (("sheet", sheet.name),)) for sheet in sheets if sheet.mapping is None]
    return Proposal(file, tuple(sheets), (*file.book.notices, *lost))


def seen(session: Session, sheet: Sheet, header_row: int | None = None) -> SheetSeen:
    """One sheet with its proposed mapping; ``header_row`` (as the person counts rows) overrides the guess."""
    mapping = roster.propose_mapping(session, sheet, header_row)
    known = False
    if mapping is not None:
        key = Header(mapping.header_row, mapping.header_row, mapping.headings).key
        known = roster_imports.remembered_mapping(session.database, key) is not None
    first_row = mapping.header_row if mapping else 0
    count = sum(row.number > first_row for row in sheet.rows)
    return SheetSeen(sheet.name, count, _columns(sheet, mapping), mapping, known)


def _columns(sheet: Sheet, mapping: SheetMapping | None) -> tuple[ColumnSeen, ...]:
    if mapping is None:
        return ()
    width = max((len(row.cells) for row in sheet.rows), default=0)
    found = []
    for index in range(width):
        samples = _samples(sheet, mapping.header_row, index)
        heading = mapping.headings.get(index, "")
        if heading or samples:
            found.append(ColumnSeen(index, letter(index), heading, samples))
    return tuple(found)


def _samples(sheet: Sheet, header_row: int, index: int) -> tuple[str, ...]:
    found: list[str] = []
    for row in sheet.rows:
        if row.number > header_row and index < len(row.cells):
            text = cell_text(row.cells[index]).strip()
            if text and text not in found:
                found.append(text[:20])
            if len(found) == SAMPLES:
                break
    return tuple(found)


def letter(index: int) -> str:
    """The name of a column from 0: A … Z, AA …"""
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


def preview(
    session: Session,
    file: SheetFile,
    mappings: Sequence[SheetMapping],
    class_answers: Mapping[str, str] | None = None,
) -> Preview:
    """Plan the import and prepare its words; writes nothing.

    Raises:
        UserError: as :func:`xinliapp.services.roster.plan_import`.
    """
    plan = roster.plan_import(session, file, mappings, class_answers=class_answers)
    words = _class_words(session, plan)
    names = {student.id: student for student in plan.roster.students}
    missing = tuple(
        (student_id, names[student_id].name, words.get(names[student_id].class_id or "", ""))
        for student_id in plan.missing
    )
    return Preview(plan, words, missing)


def _class_words(session: Session, plan: ImportPlan) -> dict[str, str]:
    system = unit(session).system
    start = start_year_of(plan.as_of, calendar(session))
    words = {group.id: class_label(group, start, system) for group in plan.roster.classes}
    texts = {
        text
        for planned in plan.rows
        for change in _all_changes(planned)
        if change.field == "class"
        for text in (change.before, change.after)
        if text
    }
    for planned in plan.rows:
        key = planned.row.class_key
        if key is not None:
            texts.add(f"{key.stage.value}/{key.entry_year}/{key.number if key.name is None else key.name}")
    for text in texts:
        words[text] = _class_word(text, start, system)
    return words


def _all_changes(planned: PlannedRow) -> tuple[FieldChange, ...]:
    return (*planned.changes, *(change for one in planned.candidates for change in one.changes))


def _class_word(text: str, start: int, system: SchoolSystem) -> str:
    stage, year, rest = text.split("/", 2)
    number = int(rest) if rest.isdigit() else 0
    group = ClassGroup("", Stage(stage), int(year), number, None if rest.isdigit() else rest, None)
    return class_label(group, start, system)


def class_text(planned: PlannedRow) -> str:
    """A row's class as :attr:`Preview.class_words` files it; "" where the row names none."""
    key = planned.row.class_key
    if key is None:
        return ""
    return f"{key.stage.value}/{key.entry_year}/{key.number if key.name is None else key.name}"


def differences_pdf(
    session: Session, report: ImportReport, words: Mapping[Outcome, str], *, blank_missing: bool = False
) -> bytes:
    """导入差异单: every row that is not simply unchanged, with its row number and reason; noted as a print.

    ``words`` are the labels of the outcomes.

    Raises:
        UserError: ``glyphs_missing``, ``text_glyphs_missing``.
        KnownError: ``no_chinese_font``, ``font_unreadable``.
    """
    rows = tuple(
        ImportDifference(
            line.sheet,
            line.row,
            line.name,
            words[line.outcome],
            " ".join(reason_text(reason.code, dict(reason.params)) for reason in line.reasons),
        )
        for line in report.lines
        if line.outcome is not Outcome.SAME
    )
    moment: dt.datetime = session.clock.now()
    paper = ImportDifferencesPrint(
        unit_name=unit(session).name,
        file_name=report.file_name,
        imported_at=moment.isoformat(timespec="seconds"),
        counts=tuple((words[outcome], report.counts[outcome.value]) for outcome in Outcome),
        rows=rows,
        demo=is_demo(session),
    )
    pdf = render_import_differences(paper, blank_missing=blank_missing)
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, "roster.print", report.import_id, {"rows": len(rows)})
    return pdf


def mapped(mapping: SheetMapping, meaning: Field) -> int | None:
    """The column a field is read from, or None."""
    return next((index for index, found in mapping.columns.items() if found is meaning), None)
