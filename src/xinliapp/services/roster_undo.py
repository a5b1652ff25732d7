"""Taking back the last import: until the next one, and at most 30 days."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.services import inbox
from xinliapp.services.school import ROSTER_ROLES
from xinliapp.services.session import Session
from xinliapp.storage import roster_imports, tags
from xinliapp.storage.audit import Chain, append, known_case_head

DAYS = 30


@dataclass(frozen=True, slots=True)
class UndoReport:
    """What the undo did: students voided, students kept because they have records by now (ids), values
    given back, and values left because somebody changed them since."""

    import_id: str
    voided: int
    kept: tuple[str, ...]
    restored: int
    left: int
    changes: Changes = Changes.ROSTER | Changes.SCHOOL | Changes.CASEWORK


def can_undo(session: Session) -> str | None:
    """The id of the import that :func:`undo_last_import` would take back, or None."""
    if session.account.role not in ROSTER_ROLES:
        return None
    try:
        return _undoable(session).id
    except UserError:
        return None


def _undoable(session: Session) -> roster_imports.RosterImport:
    last = roster_imports.last_import(session.database)
    if last is None or last.undone_at is not None:
        raise UserError("roster_undo_nothing")
    if session.clock.now() - parse_stamp(last.created_at) > dt.timedelta(days=DAYS):
        raise UserError("roster_undo_late")
    if not session.database.has_case:
        moved = known_case_head(session.database)[0] != json.loads(last.counts).get("case_seq", 0)
        own_note = 1 if json.loads(last.counts).get("sealed") else 0
        if moved or inbox.waiting(session.vault) > own_note:
            raise UserError("roster_undo_needs_case")
    return last


def undo_last_import(session: Session) -> UndoReport:
    """Void the students the last import added (their row stays, their name leaves every list), give changed
    values back, tags included. Students who gained records since are kept and listed.

    Raises:
        UserError: ``not_allowed``, ``roster_undo_nothing``, ``roster_undo_late``, or
            ``roster_undo_needs_case`` where this account cannot see whether a child has case records by now.
    """
    session.require_role(*ROSTER_ROLES, action="修改学生名单")
    last = _undoable(session)
    database = session.database
    used = roster_imports.with_records(database, last.id, last.created_at)
    new = roster_imports.new_students(database, last.id)
    kept = tuple(sorted(student_id for student_id in new if student_id in used))
    restored = left = 0
    with session.write("roster.undo", object_id=last.id) as uow:
        voided = [student_id for student_id in new if student_id not in used]
        for student_id in voided:
            roster_imports.void_student(uow, student_id)
        for entry in roster_imports.read_journal(database, last.id):
            if entry.table_name == "class_group" and roster_imports.class_in_use(database, entry.row_id):
                continue
            if roster_imports.take_back(uow, entry):
                restored += entry.table_name != "class_group"
            else:
                left += 1
        if database.has_case:
            tags.undo_import(uow, last.id, tags.ended_by_import(database, last.id), keep=kept)
            append(uow, Chain.CASE, "roster.tags_undone", last.id)
        roster_imports.mark_undone(uow, last.id)
        counts = {"voided": len(voided), "kept": len(kept), "restored": restored, "left": left}
        append(uow, Chain.CORE, "roster.undone", last.id, counts)
    return UndoReport(last.id, len(voided), kept, restored, left)
