"""What is typed into a round with a scale: sheets, statuses, what a person decides after a hint.

A score is a hint and never a grade of concern. Answers are kept by item number alone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NoReturn

from xinliapp.domain.casework import CheckEntry, CheckRound, CheckStatus, Disposition, EntrySource
from xinliapp.domain.changes import Changes
from xinliapp.domain.consents import ConsentState, Standing
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.scales import FlagKind, ScoreSheet
from xinliapp.domain.screening import DispositionNote, ScreeningResult, written
from xinliapp.i18n import labels
from xinliapp.scales.scoring import score
from xinliapp.services import screening_consent, typed
from xinliapp.services.screening_list import RoundSheet, entry_mark
from xinliapp.services.screening_rounds import open_round, scale_of
from xinliapp.services.screening_scores import check_answers, finished
from xinliapp.services.session import Session
from xinliapp.storage import screening as rows
from xinliapp.storage import screening_results as result_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.SCREENING | Changes.CASEWORK | Changes.TASKS
LONGEST_NOTE = 300


@dataclass(frozen=True, slots=True)
class Entered:
    """A sheet that was taken in, scored."""

    result_id: str
    sheet: ScoreSheet
    changes: Changes = CHANGES


def enter_answers(
    session: Session,
    round_id: str,
    student_id: str,
    answers: Sequence[int | None],
    *,
    day: dt.date | None = None,
    source: EntrySource = EntrySource.TYPED,
    seen: str | None = None,
) -> Entered:
    """Take in one student's answers in item order (None: missing) and score them at once.

    ``day`` they were given on (today); ``seen`` is the row's mark as the form showed it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``round_not_scored`` (no scale whose
            answers we score), ``screening_not_asked`` (not in the round), ``screening_no_consent``,
            ``field_wrong`` (a day to come or before the round, a wrong number of answers), ``changed_since``.
    """
    session.require_case()
    definition = scale_of(open_round(session, round_id))
    if definition is None:
        raise UserError("round_not_scored")
    given = check_answers(definition, answers)
    return _enter(session, round_id, student_id, given, score(definition, given), day, source, seen)


def enter_scores(
    session: Session,
    round_id: str,
    student_id: str,
    scores: Mapping[str, float],
    *,
    day: dt.date | None = None,
    source: EntrySource = EntrySource.TYPED,
    hint: bool | None = None,
    seen: str | None = None,
) -> Entered:
    """Take in finished scores by key (``domain.scales.bounds``; ``total`` alone for a vendor's own scale).

    ``hint``: what the vendor says, for a vendor's own scale without a line.

    Raises:
        UserError: as :func:`enter_answers`; ``field_wrong`` for a score outside its bounds or none at all.
    """
    session.require_case()
    found = open_round(session, round_id)
    sheet = finished(found, scale_of(found), scores, hint=hint)
    return _enter(session, round_id, student_id, None, sheet, day, source, seen)


def set_statuses(
    session: Session,
    round_id: str,
    statuses: Mapping[str, CheckStatus | None],
    day: dt.date,
    *,
    seen: Mapping[str, str] | None = None,
) -> Changes:
    """缺测, 拒测, 免测 by student id, in one transaction; None takes a status back to 待定.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``screening_not_asked``, ``field_wrong``
            (完成 and 无效 come from sheets; a day to come or before the round), ``screening_has_sheet``,
            ``changed_since``.
    """
    session.require_case()
    found, sheet = open_round(session, round_id), RoundSheet(session, round_id)
    if any(status in (CheckStatus.DONE, CheckStatus.VOID) for status in statuses.values()):
        raise UserError("field_wrong", field="状态", why="完成和无效由答卷得出")
    text = _day(session, found, day)
    _refuse_newer_rows(sheet, statuses, seen)
    for student_id in statuses:
        if sheet.row(student_id).result_id is not None:
            raise UserError("screening_has_sheet", name=sheet.row(student_id).name)
    with session.write("round.status", case=True, object_id=round_id) as uow:
        for student_id, status in statuses.items():
            known = sheet.entries.get(student_id)
            if status is not None:
                new = CheckEntry(new_id(), round_id, student_id, text, found.method, status, False, None)
                _store(uow, known, new)
            elif known is not None:
                rows.delete_entry(uow, known.id)
    return CHANGES if statuses else Changes.NONE


def mark_void(
    session: Session, round_id: str, student_id: str, reason: str, *, seen: str | None = None
) -> Changes:
    """A person says that a sheet does not count, and why: the student goes to the retest list.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``screening_not_asked``,
            ``screening_no_sheet``, ``field_required``, ``field_wrong``, ``changed_since``.
    """
    session.require_case()
    open_round(session, round_id)
    sheet = RoundSheet(session, round_id)
    row = sheet.row(student_id)
    _refuse_newer_rows(sheet, [student_id], None if seen is None else {student_id: seen})
    if row.result_id is None:
        raise UserError("screening_no_sheet", name=row.name)
    why = typed.text("作废理由", reason, longest=LONGEST_NOTE, shortest=2)
    critical = sheet.results[sheet.entries[student_id].id].sheet.has(FlagKind.CRITICAL)
    entry = replace(sheet.entries[student_id], status=CheckStatus.VOID, hint=critical)
    with session.write("round.void", case=True, object_id=entry.id) as uow:
        result_rows.mark_void(uow, row.result_id, why)
        rows.update_entry(uow, entry.id, entry)
    return CHANGES


def dispose(
    session: Session,
    round_id: str,
    decided: Mapping[str, Disposition],
    note: str = "",
    *,
    seen: Mapping[str, str] | None = None,
) -> Changes:
    """What a person decided about students with a hint, by student id, with one note for all.

    进研判 puts a student on the agenda of the next conference, 约复测 on the retest list. A decision is added
    to those before it; the newest is in force.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``screening_not_asked``,
            ``screening_no_hint`` (nothing to decide about), ``field_wrong``, ``changed_since``.
    """
    session.require_case()
    open_round(session, round_id)
    sheet = RoundSheet(session, round_id)
    words = typed.text("备注", note, longest=LONGEST_NOTE, shortest=0)
    _refuse_newer_rows(sheet, decided, seen)
    for student_id in decided:
        row = sheet.row(student_id)
        if not row.hint and not row.retest:
            raise UserError("screening_no_hint", name=row.name)
    if not decided:
        return Changes.NONE
    with session.write("round.dispose", case=True, object_id=round_id) as uow:
        notes = []
        for student_id, disposition in decided.items():
            entry = sheet.entries[student_id]
            notes.append(DispositionNote(new_id(), entry.id, student_id, disposition, words))
            rows.update_entry(uow, entry.id, replace(entry, disposition=disposition, disposed_at=uow.now))
            append(uow, Chain.CASE, "disposition.set", entry.id)
        result_rows.insert_dispositions(uow, notes)
    return CHANGES


def dispositions(session: Session, entry_id: str) -> tuple[DispositionNote, ...]:
    """Everything decided about one student in a round, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(result_rows.notes_of(session.database, entry_id))


def sheets_of(session: Session, entry_id: str) -> tuple[ScreeningResult, ...]:
    """All sheets of one student in a round, corrected ones included, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(result_rows.of_entry(session.database, entry_id))


def _enter(
    session: Session,
    round_id: str,
    student_id: str,
    answers: tuple[int | None, ...] | None,
    scored: ScoreSheet,
    day: dt.date | None,
    source: EntrySource,
    seen: str | None,
) -> Entered:
    sheet = RoundSheet(session, round_id)
    if student_id not in sheet.expected:
        raise UserError("screening_not_asked")
    known = sheet.entries.get(student_id)
    sheets = result_rows.of_entry(session.database, known.id) if known else []
    before = next((one for one in reversed(sheets) if one.voided_at is None), None)
    if seen is not None and seen != entry_mark(known, before):
        raise UserError("changed_since")
    lacking = screening_consent.lacking(session, sheet.round, (student_id,)).get(student_id)
    if lacking is not None:
        _refuse_without_consent(session, student_id, lacking)
    text = _day(session, sheet.round, day or session.clock.now().date())
    last = max((one.seq for one in sheets), default=0)
    ready = written(sheet.round, student_id, answers, scored, text, source, known, before, last)
    with session.write("round.answers", case=True, object_id=ready.entry.id) as uow:
        result_rows.store(uow, [ready])
    return Entered(ready.result.id, scored)


def _refuse_without_consent(session: Session, student_id: str, standing: Standing) -> NoReturn:
    """Raises: UserError ``screening_no_consent`` with ``name`` and ``state`` in words."""
    state = standing.state if standing.taken_back else ConsentState.MISSING
    name = student_rows.names_of(session.database, (student_id,))[student_id][0]
    raise UserError("screening_no_consent", name=name, state=labels.label(state))


def _store(uow: UnitOfWork, known: CheckEntry | None, new: CheckEntry) -> None:
    if known is None:
        rows.insert_entries(uow, [new])
    else:
        rows.update_entry(uow, known.id, new)


def _day(session: Session, found: CheckRound, day: dt.date) -> str:
    text = typed.past_day(session, "施测日期", day)
    if text < found.starts_on:
        raise UserError("field_wrong", field="施测日期", why="早于本轮开始日期")
    return text


def _refuse_newer_rows(
    sheet: RoundSheet, student_ids: Mapping[str, object] | Sequence[str], seen: Mapping[str, str] | None
) -> None:
    """Raises: UserError ``changed_since`` when a row is no longer what its form showed."""
    for student_id in student_ids if seen is not None else ():
        known = sheet.entries.get(student_id)
        now = entry_mark(known, sheet.results.get(known.id) if known else None)
        if seen is not None and seen.get(student_id, now) != now:
            raise UserError("changed_since")
