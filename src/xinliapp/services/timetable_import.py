"""A timetable from a spreadsheet: preview, one transaction, undo until the next import, at most 30 days."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.changes import Changes
from xinliapp.domain.class_labels import SchoolShape
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.domain.roster_plan import Outcome
from xinliapp.domain.spreadsheet import Sheet
from xinliapp.domain.timetable import WEEKDAY_WORDS, TimetableEntry
from xinliapp.domain.timetable_import import (
    FIELD_WORDS,
    SheetColumns,
    TimetableField,
    TimetablePreview,
    TimetableSchool,
    columns_at,
    find_columns,
    pattern_text,
    plan,
)
from xinliapp.services import school, timetable
from xinliapp.services.committing import committing
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.sheets.timetable import timetable_workbook
from xinliapp.storage import classes as class_rows
from xinliapp.storage import staff as staff_rows
from xinliapp.storage import timetable as rows

UNDO_DAYS = 30


@dataclass(frozen=True, slots=True)
class TimetablePlan:
    """A frozen preview: exactly what :func:`commit` writes. ``state`` is what it was made against."""

    file: SheetFile
    sheet: str
    columns: SheetColumns
    from_day: dt.date
    whole_classes: bool
    preview: TimetablePreview
    state: str


@dataclass(frozen=True, slots=True)
class TimetableReport:
    """What an import wrote: lessons added, lessons ended, rows not taken."""

    import_id: str
    added: int
    ended: int
    refused: int
    changes: Changes = timetable.CHANGES


@dataclass(frozen=True, slots=True)
class TimetableUndo:
    """What an undo did: lessons taken back, lessons that hold again, and the cells (七(1)周三) that stay
    because somebody set them since."""

    taken_back: int
    opened: int
    kept: tuple[str, ...]
    changes: Changes = timetable.CHANGES


def preview(
    session: Session,
    file: SheetFile,
    from_day: dt.date,
    *,
    whole_classes: bool = True,
    sheet: str | None = None,
    columns: Mapping[TimetableField, int] | None = None,
) -> TimetablePlan:
    """What the file would do from ``from_day`` on. ``columns`` are a person's own choice of columns.

    Raises:
        UserError: ``not_allowed``; ``timetable_no_header``; ``timetable_column_missing`` with the columns.
    """
    session.require_role(*timetable.EDITORS, action="导入课表")
    page, found = _header(file, sheet)
    chosen = found if columns is None else replace(found, columns=dict(columns))
    if chosen.missing:
        words = "、".join(FIELD_WORDS[wanted] for wanted in chosen.missing)
        raise UserError("timetable_column_missing", columns=words, name=file.name)
    against = _school(session, from_day)
    made = plan(page, chosen, against, from_day.isoformat(), whole_classes=whole_classes)
    return TimetablePlan(file, page.name, chosen, from_day, whole_classes, made, _state(against.entries))


def header_of(file: SheetFile, sheet: str | None = None) -> SheetColumns:
    """The header that was found, for a person to correct.

    Raises:
        UserError: ``timetable_no_header``.
    """
    return _header(file, sheet)[1]


def commit(session: Session, made: TimetablePlan) -> TimetableReport:
    """Write exactly the preview, in one transaction.

    Raises:
        UserError: ``timetable_changed`` if the timetable is no longer what the preview was made against;
            ``timetable_nothing`` if it would write nothing; ``not_allowed``.
    """
    session.require_role(*timetable.EDITORS, action="导入课表")
    if _state(_school(session, made.from_day).entries) != made.state:
        raise UserError("timetable_changed")
    found = made.preview
    if not found.writes and not found.ended:
        raise UserError("timetable_nothing")
    import_id = new_id()
    entries = [
        timetable.new_entry(line.class_id, line.weekday, line.slot, made.from_day, import_id)
        for line in found.lines
        if line.outcome in (Outcome.NEW, Outcome.CHANGED) and line.class_id and line.slot
    ]
    refused = found.count(Outcome.INVALID) + found.count(Outcome.CONFLICT)
    counts = {"added": len(entries), "ended": len(found.ended), "refused": refused}
    last_day = (made.from_day - dt.timedelta(days=1)).isoformat()
    with committing(), session.write("timetable.import", object_id=import_id) as uow:
        rows.insert_import(uow, import_id, made.file.sha256, made.from_day.isoformat(), json.dumps(counts))
        rows.end(uow, [entry.id for entry in found.ended], last_day, import_id)
        rows.insert_many(uow, entries)
    return TimetableReport(import_id, len(entries), len(found.ended), refused)


def can_undo(session: Session) -> bool:
    """Whether :func:`undo` would take the last import back."""
    last = rows.last_import(session.database)
    if last is None or last.undone_at is not None:
        return False
    return session.clock.now() - parse_stamp(last.created_at) <= dt.timedelta(days=UNDO_DAYS)


def undo(session: Session) -> TimetableUndo:
    """Take the last import back: its lessons go, those it ended hold again. Ticks stay: they were given.

    A cell (a class on a weekday) that somebody set since stays as it is, whole: what they meant by it cannot
    be told apart from what the import brought.

    Raises:
        UserError: ``timetable_undo_nothing``, ``not_allowed``.
    """
    session.require_role(*timetable.EDITORS, action="撤销导入课表")
    last = rows.last_import(session.database)
    if last is None or not can_undo(session):
        raise UserError("timetable_undo_nothing")
    with session.write("timetable.undo", object_id=last.id) as uow:
        kept = rows.touched_since(session.database, last.id)
        taken_back, opened = rows.undo_import(uow, last.id, kept)
    labels = school.class_labels(session)
    cells = sorted((labels.get(class_id, ""), weekday) for class_id, weekday in kept)
    words = tuple(f"{label}{WEEKDAY_WORDS[weekday - 1]}" for label, weekday in cells)
    return TimetableUndo(taken_back, opened, words)


def template(session: Session) -> Paper:
    """The workbook to fill in: the timetable of today, and a row for each class that has no lesson."""
    today = session.clock.now().date()
    people = {member.id: member.name for member in staff_rows.load_all(session.database)}
    grid = timetable.grid(session, today)
    lessons = [
        (row.label, weekday, slot.period, pattern_text(slot.weeks), people.get(slot.staff_id or "", ""))
        for row in grid
        for weekday, slots in sorted(row.slots.items())
        for slot in slots
    ]
    return Paper("课表模板.xlsx", timetable_workbook(lessons, [row.label for row in grid]))


def _header(file: SheetFile, sheet: str | None) -> tuple[Sheet, SheetColumns]:
    pages = [page for page in file.book.sheets if page.rows and (sheet is None or page.name == sheet)]
    for page in pages:
        found = find_columns(page)
        if found is not None:
            return page, found
    if pages:
        return pages[0], columns_at(pages[0].rows[0])
    raise UserError("timetable_no_header", name=file.name)


def _school(session: Session, from_day: dt.date) -> TimetableSchool:
    profile = school.unit(session)
    shape = SchoolShape(
        profile.stages, profile.system, school.start_year_of(from_day, school.calendar(session))
    )
    classes = {
        (group.stage.value, group.entry_year, group.number): group.id
        for group in class_rows.load_classes(session.database)
    }
    people: dict[str, tuple[str, ...]] = {}
    for member in staff_rows.load_all(session.database):
        if member.to_day is None or member.to_day > from_day.isoformat():
            people[member.name] = (*people.get(member.name, ()), member.id)
    entries = rows.from_day_on(session.database, from_day.isoformat())
    return TimetableSchool(shape, classes, people, tuple(entries))


def _state(entries: tuple[TimetableEntry, ...]) -> str:
    text = json.dumps(sorted((entry.id, entry.valid_to or "") for entry in entries))
    return hashlib.sha256(text.encode()).hexdigest()
