"""A vendor's results taken into a round: choose, map, preview, one transaction, undo.

Answers are scored here, finished scores judged by the scale's lines. Sheets of children whose consent is
lacking are left out and counted; nothing of them is kept. Everything about an import lies in case.db.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from xinliapp.domain.casework import CheckEntry, CheckStatus, EntrySource
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.jobs import Progress, no_progress
from xinliapp.domain.record_lines import Fate
from xinliapp.domain.scales import FlagKind, ScoreSheet
from xinliapp.domain.screening import Tally, Written, written
from xinliapp.domain.screening_checks import check_mapping, check_not_shifted
from xinliapp.domain.screening_files import FileForm, FileMapping
from xinliapp.domain.screening_lines import ScreeningLine, read_lines
from xinliapp.services.committing import committing
from xinliapp.services.screening_import_judging import judged
from xinliapp.services.screening_import_judging import may_be_taken as may_be_taken
from xinliapp.services.screening_import_reading import header_key, kept_mapping
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.screening_rounds import open_round
from xinliapp.services.session import Session
from xinliapp.services.sheet_file import SheetFile
from xinliapp.services.student_book import people, school_book
from xinliapp.storage import screening as round_rows
from xinliapp.storage import screening_imports as rows
from xinliapp.storage import screening_results as result_rows
from xinliapp.storage.audit import Chain, append

UNDO_DAYS = 30
CHANGES = Changes.SCREENING | Changes.CASEWORK | Changes.TASKS | Changes.IMPORTS


@dataclass(frozen=True, slots=True)
class ScreeningPlan:
    """A frozen preview: exactly what :func:`commit` writes.

    ``picked`` are students a person chose, by row key; ``people`` name, class and what tells namesakes apart;
    ``seen_before``: this very file was taken in and not taken back.
    """

    file: SheetFile
    form: FileForm
    mapping: FileMapping
    picked: Mapping[str, str]
    lines: tuple[ScreeningLine, ...]
    people: Mapping[str, tuple[str, str, str]]
    seen_before: bool

    @property
    def no_consent(self) -> int:
        """Rows left out for want of a consent: 未同意跳过."""
        return sum(line.no_consent for line in self.lines)

    def counts(self) -> dict[str, int]:
        """Rows by what becomes of them, all six present."""
        found = Counter(line.fate for line in self.lines)
        return {fate.value: found[fate] for fate in Fate}

    def starts_on(self, line: ScreeningLine) -> bool:
        """Whether a row is written unless a person says no."""
        return line.fate is Fate.NEW

    def chosen(self, ticks: Mapping[str, bool]) -> list[ScreeningLine]:
        """The rows that would be written with these ticks."""
        return [
            line for line in self.lines if may_be_taken(line) and ticks.get(line.key, self.starts_on(line))
        ]


@dataclass(frozen=True, slots=True)
class ScreeningReport:
    """What an import wrote and how the round stands now. ``import_id`` is None when nothing was written."""

    round_id: str
    import_id: str | None
    written: int
    left: tuple[ScreeningLine, ...]
    counts: Mapping[str, int]
    no_consent: int
    tally: Tally
    changes: Changes = field(default=CHANGES)


@dataclass(frozen=True, slots=True)
class ScreeningUndo:
    """What an undo did: students put back, and those that stay because they were worked on since."""

    round_id: str
    taken_back: int
    kept: int
    changes: Changes = field(default=CHANGES)


def preview(
    session: Session, file: SheetFile, form: FileForm, mapping: FileMapping, picked: Mapping[str, str]
) -> ScreeningPlan:
    """What the file would do; ``picked`` are students by a row's key (``sheet!row``). Writes nothing.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``screening_columns_missing``,
            ``screening_items_unknown``, ``screening_items_missing``, ``screening_shifted``,
            ``screening_codes``.
    """
    session.require_case()
    open_round(session, form.round_id)
    check_mapping(mapping, form, file.name)
    pages = [page for page in file.book.sheets if page.name in mapping.sheets]
    for page in pages:
        check_not_shifted([row for row in page.rows if row.number > mapping.header_row], mapping, form)
    read = read_lines(pages, mapping, form, school_book(session), picked, uses_1904=file.book.uses_1904)
    lines = tuple(judged(session, form, read))
    wanted = {one for line in lines for one in (line.student, *line.candidates) if one}
    seen_before = rows.seen_before(session.database, form.round_id, file.sha256)
    return ScreeningPlan(file, form, mapping, dict(picked), lines, people(session, wanted), seen_before)


def commit(
    session: Session,
    plan: ScreeningPlan,
    ticks: Mapping[str, bool],
    *,
    before: Callable[[Session], object] | None = None,
    progress: Progress = no_progress,
) -> ScreeningReport:
    """Write exactly the preview with a person's ticks (row key to on or off), all or nothing.

    ``before`` is called first when something will be written: the automatic backup. The last moment to cancel
    is the call of ``progress`` with all rows.

    Raises:
        UserError: ``screening_stale`` if what the preview was made against has changed; ``screening_twice``
            with two rows of one student ticked; as :func:`preview`.
        KnownError: ``disk_full`` and the like; nothing was written.
        Cancelled: from ``progress``; nothing was written.
    """
    session.require_case()
    if preview(session, plan.file, plan.form, plan.mapping, plan.picked).lines != plan.lines:
        raise UserError("screening_stale")
    chosen = plan.chosen(ticks)
    _refuse_twice(plan, chosen)
    import_id = new_id() if chosen else None
    if import_id is not None:
        progress(0, len(chosen))
        if before is not None:
            before(session)
        progress(len(chosen), len(chosen))
        _write(session, plan, chosen, import_id)
    return ScreeningReport(
        plan.form.round_id,
        import_id,
        len(chosen),
        _left(plan, chosen),
        plan.counts(),
        plan.no_consent,
        RoundSheet(session, plan.form.round_id).tally(),
        CHANGES if chosen else Changes.NONE,
    )


def undoable(session: Session) -> tuple[tuple[str, str, str], ...]:
    """(round id, its name, day) of every import that :func:`undo` would take back.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    names = {found.id: found.name for found in round_rows.rounds(session.database)}
    return tuple(
        (last.round_id, names[last.round_id], last.created_at[:10])
        for last in rows.last_imports(session.database)
        if _recent(session, last)
    )


def undo(session: Session, round_id: str) -> ScreeningUndo:
    """Take a round's last import back: every student stands as before it, but for those worked on since.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``screening_undo_nothing``.
    """
    session.require_case()
    open_round(session, round_id)
    found = [one for one in rows.last_imports(session.database) if one.round_id == round_id]
    if not found or not _recent(session, found[0]):
        raise UserError("screening_undo_nothing")
    last = found[0]
    told = rows.told_since(session.database, last.id)
    sheet = RoundSheet(session, round_id)
    wrote = rows.imported(session.database, last.id)
    back = [row for row in wrote if row.student_id not in told and _untouched(sheet, row, last.id)]
    with session.write("round.import_undo", case=True, object_id=round_id) as uow:
        rows.take_back(uow, last, back)
        append(uow, Chain.CASE, "round.taken_back", last.id, {"students": len(back)})
    return ScreeningUndo(round_id, len(back), len(wrote) - len(back))


# --- inside ---


def _recent(session: Session, last: rows.ScreeningImport) -> bool:
    age = session.clock.now() - parse_stamp(last.created_at)
    return last.undone_at is None and age <= dt.timedelta(days=UNDO_DAYS)


def _untouched(sheet: RoundSheet, row: rows.ImportedEntry, import_id: str) -> bool:
    """Whether an entry is still what the import made of it."""
    entry = sheet.entries.get(row.student_id)
    if entry is None or rows.entry_json(entry) != row.after:
        return False
    result = sheet.results.get(entry.id)
    return result is None or result.import_id == import_id


def _left(plan: ScreeningPlan, chosen: list[ScreeningLine]) -> tuple[ScreeningLine, ...]:
    taken = {line.key for line in chosen}
    return tuple(line for line in plan.lines if line.key not in taken and line.fate is not Fate.SAME)


def _refuse_twice(plan: ScreeningPlan, chosen: list[ScreeningLine]) -> None:
    for student, count in Counter(line.student for line in chosen).items():
        if count > 1:
            raise UserError("screening_twice", name=plan.people[student or ""][0])


def _write(session: Session, plan: ScreeningPlan, chosen: list[ScreeningLine], import_id: str) -> None:
    sheet = RoundSheet(session, plan.form.round_id)
    last = result_rows.last_numbers(session.database, plan.form.round_id)
    ready = [_written(sheet, line, last) for line in chosen if line.scored is not None]
    plain = [_status(sheet, line) for line in chosen if line.scored is None]
    counts = {**plan.counts(), "written": len(chosen), "no_consent": plan.no_consent}
    wrote = [(one.known, one.entry) for one in ready] + plain
    with (
        committing(),
        session.write("round.import", case=True, object_id=plan.form.round_id) as uow,
    ):
        rows.add_import(uow, import_id, plan.form.round_id, plan.file.sha256, counts)
        result_rows.store(uow, ready, import_id)
        round_rows.insert_entries(uow, [entry for known, entry in plain if known is None])
        for known, entry in plain:
            if known is not None:
                round_rows.update_entry(uow, known.id, entry)
        rows.add_imported(
            uow,
            import_id,
            [
                rows.ImportedEntry(
                    entry.student_id, rows.entry_json(known) if known else None, rows.entry_json(entry)
                )
                for known, entry in wrote
            ],
        )
        rows.remember(uow, header_key(plan.mapping, plan.form), kept_mapping(plan.mapping))


def _written(sheet: RoundSheet, line: ScreeningLine, last: Mapping[str, int]) -> Written:
    known = sheet.entries.get(line.student or "")
    result = sheet.results.get(known.id) if known else None
    made = written(
        sheet.round,
        line.student or "",
        line.answers or None,
        _sheet(line),
        line.day,
        EntrySource.IMPORT,
        known,
        result,
        last.get(known.id, 0) if known else 0,
    )
    if line.status is not CheckStatus.VOID or made.result.void:
        return made
    critical = made.result.sheet.has(FlagKind.CRITICAL)
    entry = replace(made.entry, status=CheckStatus.VOID, hint=critical)
    return replace(
        made, entry=entry, result=replace(made.result, void=True, void_reason="导入的表里写明无效")
    )


def _sheet(line: ScreeningLine) -> ScoreSheet:
    if line.scored is None:
        raise ValueError("a row without a sheet")
    return line.scored


def _status(sheet: RoundSheet, line: ScreeningLine) -> tuple[CheckEntry | None, CheckEntry]:
    known = sheet.entries.get(line.student or "")
    if line.status is None:
        raise ValueError("a row without a status")
    entry = CheckEntry(
        known.id if known else new_id(),
        sheet.round.id,
        line.student or "",
        line.day or sheet.day.isoformat(),
        sheet.round.method,
        line.status,
        False,
        None,
        EntrySource.IMPORT,
    )
    return known, entry
