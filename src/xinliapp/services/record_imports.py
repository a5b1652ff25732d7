"""Moving in: past workbooks of talks, visits, sessions, trainings, activities and the key list.

Choose, map, preview, one transaction, report, undo until the next import of that kind and at most 30 days.
Case kinds need the case key; all that is kept about them, their column headings included, lies in case.db.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.papers import Paper
from xinliapp.domain.record_columns import RecordMapping, check_not_shifted, missing
from xinliapp.domain.record_imports import RecordKind, RecordShape
from xinliapp.domain.record_lines import Fate, RecordLine, read_lines
from xinliapp.services import record_import_rows
from xinliapp.services.committing import committing
from xinliapp.services.record_import_reading import (
    header_key,
    kept_mapping,
    kinds,
    require,
    shape_for,
)
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.student_book import people, school_book
from xinliapp.sheets.record_templates import record_template
from xinliapp.storage import record_imports as rows
from xinliapp.storage.audit import Chain, append

UNDO_DAYS = 30
CHANGES = (
    Changes.CASEWORK | Changes.CONTACTS | Changes.COUNSELING | Changes.STAFF | Changes.ACTIVITIES
    | Changes.FIGURES | Changes.TASKS | Changes.IMPORTS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RecordPlan:
    """A frozen preview: exactly what :func:`commit` writes.

    ``picked`` are students a person chose, by row key; ``people`` name, class and what tells namesakes apart;
    ``seen_before``: this very file was taken in and not taken back.
    """

    file: SheetFile
    shape: RecordShape
    mapping: RecordMapping
    picked: Mapping[str, str]
    lines: tuple[RecordLine, ...]
    people: Mapping[str, tuple[str, str, str]]
    seen_before: bool

    @property
    def kind(self) -> RecordKind:
        """What is taken in."""
        return self.shape.kind

    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them, all six present."""
        return {fate.value: sum(line.fate is fate for line in self.lines) for fate in Fate}

    def starts_on(self, line: RecordLine) -> bool:
        """Whether a row is written unless a person says no. A grade is written only on a person's word."""
        return line.fate is Fate.NEW and self.kind is not RecordKind.KEY_LIST

    def chosen(self, ticks: Mapping[str, bool]) -> list[RecordLine]:
        """The rows that would be written with these ticks."""
        return [
            line for line in self.lines if may_be_taken(line) and ticks.get(line.key, self.starts_on(line))
        ]


@dataclass(frozen=True, slots=True)
class RecordReport:
    """What an import wrote, and the fate of every row. ``import_id`` is None when nothing was written."""

    kind: RecordKind
    import_id: str | None
    written: int
    left: tuple[RecordLine, ...]
    counts: Mapping[str, int]
    changes: Changes = field(default=CHANGES)


@dataclass(frozen=True, slots=True)
class RecordUndo:
    """What an undo did: records taken back, and those that stay because they were worked on since."""

    kind: RecordKind
    taken_back: int
    kept: int
    changes: Changes = field(default=CHANGES)


def may_be_taken(line: RecordLine) -> bool:
    """Whether a person can have this row written."""
    return line.fate is Fate.NEW or (line.fate is Fate.CONFLICT and line.takeable)


def preview(
    session: Session, file: SheetFile, shape: RecordShape, mapping: RecordMapping, picked: Mapping[str, str]
) -> RecordPlan:
    """What the file would do; ``picked`` are students by a row's key (``sheet!row``). Writes nothing.

    Raises:
        UserError: ``case_closed``, ``not_allowed``, ``records_column_missing`` with the columns,
            ``records_shifted`` (days where names should be, or the like).
    """
    require(session, shape.kind)
    gone = missing(mapping, shape)
    if gone:
        raise UserError("records_column_missing", columns="、".join(gone), name=file.name)
    pages = [page for page in file.book.sheets if page.name in mapping.sheets]
    for page in pages:
        body = [row for row in page.rows if row.number > mapping.header_row]
        check_not_shifted(body, mapping, shape)
    read = read_lines(pages, mapping, shape, school_book(session), picked, uses_1904=file.book.uses_1904)
    lines = tuple(record_import_rows.judged(session, shape.kind, read))
    seen_before = rows.seen_before(session.database, shape.kind, file.sha256)
    wanted = {one for line in lines for one in (*line.students, *line.candidates)}
    shown = people(session, wanted)
    return RecordPlan(file, shape, mapping, dict(picked), lines, shown, seen_before)


def commit(
    session: Session,
    plan: RecordPlan,
    ticks: Mapping[str, bool],
    *,
    before: Callable[[Session], object] | None = None,
    progress: Progress = no_progress,
) -> RecordReport:
    """Write exactly the preview with a person's ticks (row key to on or off), all or nothing.

    ``before`` is called first when something will be written: the automatic backup. The last moment to cancel
    is the call of ``progress`` with all rows.

    Raises:
        UserError: ``records_stale`` if what the preview was made against has changed; ``records_day_full``;
            as :func:`preview`.
        Cancelled: from ``progress``; nothing was written.
    """
    require(session, plan.kind)
    if preview(session, plan.file, plan.shape, plan.mapping, plan.picked).lines != plan.lines:
        raise UserError("records_stale")
    chosen = plan.chosen(ticks)
    taken = {line.key for line in chosen}
    left = tuple(line for line in plan.lines if line.key not in taken and line.fate is not Fate.SAME)
    if not chosen:
        return RecordReport(plan.kind, None, 0, left, plan.counts(), Changes.NONE)
    progress(0, len(chosen))
    if before is not None:
        before(session)
    import_id = new_id()
    progress(len(chosen), len(chosen))
    with committing(), session.write("records.import", case=plan.kind.case, object_id=import_id) as uow:
        counts = {**plan.counts(), "written": len(chosen)}
        rows.add_import(uow, import_id, plan.kind, plan.file.sha256, counts)
        record_import_rows.write(session, uow, plan.kind, import_id, chosen)
        rows.remember(uow, plan.kind, header_key(plan.mapping.headings), kept_mapping(plan.mapping))
    return RecordReport(plan.kind, import_id, len(chosen), left, plan.counts())


def undoable(session: Session) -> tuple[tuple[RecordKind, str], ...]:
    """The kinds whose last import :func:`undo` would take back, with its day."""
    return tuple(
        (kind, found.created_at[:10]) for kind in kinds(session) if (found := _undoable(session, kind))
    )


def undo(session: Session, kind: RecordKind) -> RecordUndo:
    """Take the last import of a kind back: exactly its records, but for those somebody worked on since.

    Raises:
        UserError: ``records_undo_nothing``, ``case_closed``, ``not_allowed``.
    """
    require(session, kind)
    last = _undoable(session, kind)
    if last is None:
        raise UserError("records_undo_nothing")
    chain = Chain.CASE if kind.case else Chain.CORE
    with session.write("records.undo", case=kind.case, object_id=last.id) as uow:
        taken_back, kept = record_import_rows.take_back(uow, kind, last.id)
        rows.mark_undone(uow, kind, last.id)
        append(uow, chain, "records.undone", last.id, {"taken_back": taken_back, "kept": kept})
    return RecordUndo(kind, taken_back, kept)


def template(session: Session, kind: RecordKind) -> Paper:
    """The workbook to fill in for a kind: its columns, an example that is never read, how to fill them.

    Raises:
        UserError: ``case_closed``, ``not_allowed``.
    """
    require(session, kind)
    return record_template(shape_for(session, kind))


# --- inside ---


def _undoable(session: Session, kind: RecordKind) -> rows.RecordImport | None:
    last = rows.last_import(session.database, kind)
    if last is None or last.undone_at is not None:
        return None
    recent = session.clock.now() - parse_stamp(last.created_at) <= dt.timedelta(days=UNDO_DAYS)
    return last if recent else None
