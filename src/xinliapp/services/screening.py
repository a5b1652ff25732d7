"""Rounds of checking by talk, observation or survey (摸排) and the end of every round (case data).

Rounds with a scale are planned in :mod:`xinliapp.services.screening_rounds` and filled in
:mod:`xinliapp.services.screening_results`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace

from xinliapp.domain.casework import CheckEntry, CheckMethod, CheckRound, CheckStatus, Disposition
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.screening import RoundStep, StepKind
from xinliapp.services import typed
from xinliapp.services.screening_list import RoundSheet
from xinliapp.services.session import Session
from xinliapp.storage import screening as rows
from xinliapp.storage.audit import Chain, append

CHANGES = Changes.SCREENING | Changes.TASKS


@dataclass(frozen=True, slots=True)
class EntryInput:
    """One student's result as typed; ``noticed`` is 见异常 as a person saw it, never a conclusion."""

    student_id: str
    day: dt.date
    status: CheckStatus = CheckStatus.DONE
    noticed: bool = False
    disposition: Disposition | None = None
    method: CheckMethod | None = None  # None: the round's own


def open_round(
    session: Session, name: str, method: CheckMethod, starts_on: dt.date, ends_on: dt.date | None = None
) -> str:
    """Open a round; its id.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    if ends_on is not None and ends_on < starts_on:
        raise UserError("field_wrong", field="起止日期", why="结束早于开始")
    last = ends_on.isoformat() if ends_on else None
    title = typed.text("轮次名称", name, longest=80)
    new = CheckRound(new_id(), title, method, starts_on.isoformat(), last, None)
    with session.write("round.open", case=True, object_id=new.id) as uow:
        rows.insert_round(uow, new)
    return new.id


def record_many(session: Session, round_id: str, entries: Sequence[EntryInput]) -> Changes:
    """Write results of a round in one transaction; a student's earlier entry of the round is replaced.

    What a person decided about something noticed stays while it is still noticed and nothing else is said.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``round_scored`` (it takes sheets),
            ``student_unknown``, ``field_wrong`` (a day to come or before the round, one student twice,
            something noticed without a check).
    """
    session.require_case()
    found = _round(session, round_id)
    if not entries:
        return Changes.NONE
    ids = {entry.student_id for entry in entries}
    if len(ids) != len(entries):
        raise UserError("field_wrong", field="学生", why="同一名学生出现两次")
    if found.scale_id is not None:
        raise UserError("round_scored", name=found.name)
    known = {entry.student_id: entry for entry in rows.entries(session.database, round_id)}
    ready = [_kept(_entry(session, found, entry), known.get(entry.student_id)) for entry in entries]
    typed.known_students(session, ids)
    with session.write("round.record", case=True, object_id=round_id) as uow:
        rows.store_entries(uow, ready)
    return CHANGES


def rest_unnoticed(session: Session, round_id: str, class_id: str, method: CheckMethod, day: dt.date) -> int:
    """其余未见异常: everybody of a class without a status was checked by ``method`` and nothing was noticed.

    How many. The class, the method and the number stand in the audit.

    Raises:
        UserError: as :func:`record_many`; ``field_required`` for a method that is none of the three (JS-58).
    """
    sheet = RoundSheet(session, round_id)
    if method is CheckMethod.SCALE:
        raise UserError("field_required", field="方式")
    left = [row.student_id for row in sheet.pending() if row.class_id == class_id]
    found = _round(session, round_id)
    if found.scale_id is not None:
        raise UserError("round_scored", name=found.name)
    ready = [_entry(session, found, EntryInput(student, day, method=method)) for student in left]
    if not ready:
        return 0
    with session.write("round.rest", case=True, object_id=round_id) as uow:
        rows.insert_entries(uow, ready)
        told = {"class": class_id, "method": method.value, "students": len(ready)}
        append(uow, Chain.CASE, "round.rest_class", class_id, told)
    return len(ready)


def close_round(session: Session, round_id: str, closed_on: dt.date) -> Changes:
    """Close a round; nothing can be recorded in it any more.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``round_closed``, ``field_wrong``; ``round_not_ready`` with
            ``pending`` (no status) and ``undisposed`` (hints nobody decided about) while there are any.
    """
    session.require_case()
    found = _round(session, round_id)
    day = typed.past_day(session, "结束日期", closed_on)
    if day < found.starts_on:
        raise UserError("field_wrong", field="结束日期", why="早于开始日期")
    counted = RoundSheet(session, round_id).tally()
    if not counted.ready:
        raise UserError("round_not_ready", pending=counted.pending, undisposed=counted.undisposed)
    with session.write("round.close", case=True, object_id=round_id) as uow:
        rows.close_round(uow, round_id, day)
        rows.insert_step(uow, RoundStep(new_id(), round_id, StepKind.CLOSED, day, ""))
    return CHANGES


def rounds(session: Session) -> list[CheckRound]:
    """All rounds, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.rounds(session.database)


def entries(session: Session, round_id: str) -> list[CheckEntry]:
    """The entries of a round.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.entries(session.database, round_id)


def of_student(session: Session, student_id: str) -> list[CheckEntry]:
    """A student's entries, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def _round(session: Session, round_id: str) -> CheckRound:
    found = rows.load_round(session.database, round_id)
    if found is None:
        raise UserError("not_found")
    if found.closed_on is not None:
        raise UserError("round_closed", day=found.closed_on)
    return found


def _entry(session: Session, found: CheckRound, entry: EntryInput) -> CheckEntry:
    day = typed.past_day(session, "摸排日期", entry.day)
    if day < found.starts_on:
        raise UserError("field_wrong", field="摸排日期", why="早于本轮开始日期")
    if entry.noticed and entry.status is not CheckStatus.DONE:
        raise UserError("field_wrong", field="见异常", why="没有完成摸排")
    return CheckEntry(
        new_id(),
        found.id,
        entry.student_id,
        day,
        entry.method or found.method,
        entry.status,
        entry.noticed,
        entry.disposition,
        disposed_at=stamp(session.clock.now()) if entry.disposition else None,
    )


def _kept(new: CheckEntry, known: CheckEntry | None) -> CheckEntry:
    if known is None or new.disposition is not None or not new.noticed:
        return new
    return replace(new, disposition=known.disposition, disposed_at=known.disposed_at)
