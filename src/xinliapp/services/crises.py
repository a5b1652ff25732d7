"""Crises (危机处置, case data): a press is a step and a moment, written at once; words come later.

What was pressed is never changed: within seconds it can be taken back, later it is corrected with a reason.
Every press carries an id of its own, so that trying again after an error never writes it twice.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.crises import (
    UNDO_ALLOWED,
    Correction,
    Crisis,
    CrisisEntry,
    Lack,
    lacks,
    taking_presses,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import crises as rows
from xinliapp.storage.audit import Chain, append

CHANGES = Changes.CASEWORK | Changes.TASKS
NOTE_LENGTH, REASON_LENGTH = 500, 100
BACK = dt.timedelta(days=3 * 365)


@dataclass(frozen=True, slots=True)
class Press:
    """One press as the page made it: an id of its own, the button's key and words, the moment of the press.

    ``crisis_id`` is the crisis it belongs to; an id that no crisis has yet begins one, so that a second press
    need not wait until the first one is written.
    """

    id: str
    crisis_id: str
    step: str
    words: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """A press that is on the disk."""

    crisis_id: str
    entry_id: str
    at: str
    changes: Changes = CHANGES


def press(session: Session, pressed: Press) -> Pressed:
    """Write one press; back from here it is on the disk. The same press again changes nothing.

    No press is refused: where its crisis was ended or taken back meanwhile, it goes to the one that takes
    presses, or begins one; a clock that was set back meanwhile makes it now; what a button says is kept as
    it was said.

    Raises:
        UserError: ``case_closed``.
        KnownError: ``disk_full``, ``busy`` …: nothing was written, the same press may be tried again.
    """
    session.require_case()
    known = rows.entry_facts(session.database, pressed.id)
    if known is not None:
        return Pressed(known.crisis_id, known.id, stamp(pressed.at))
    moment = stamp(min(pressed.at, session.clock.now()))
    crisis = rows.load(session.database, pressed.crisis_id)
    crisis_id = pressed.crisis_id if crisis is None else crisis.id
    if crisis is not None and not crisis.running:
        crisis = current(session)
        crisis_id = new_id() if crisis is None else crisis.id
    entry = _entry(session, crisis_id, moment, id=pressed.id, step=pressed.step, words=pressed.words)
    with session.write("crisis.stamp", case=True, object_id=crisis_id) as uow:
        if crisis is None:
            rows.insert(uow, Crisis(crisis_id, moment, None, None, None, uow.actor))
            append(uow, Chain.CASE, "crisis.start", crisis_id)
        rows.insert_entry(uow, entry)
    return Pressed(crisis_id, entry.id, moment)


def undo(session: Session, entry_id: str) -> Changes:
    """Take a press back within ten seconds; where nothing is left of its crisis, that goes too.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``crisis_undo_late``.
    """
    session.require_case()
    found = rows.entry_facts(session.database, entry_id)
    if found is None or found.undone_at is not None:
        raise UserError("not_found")
    if session.clock.now() - parse_stamp(found.created_at) > UNDO_ALLOWED:
        raise UserError("crisis_undo_late")
    crisis = load(session, found.crisis_id)
    with session.write("crisis.undo", case=True, object_id=found.crisis_id) as uow:
        rows.undo_entry(uow, entry_id)
        if len(crisis.entries) == 1 and crisis.student_id is None:
            rows.void(uow, found.crisis_id)
    return CHANGES


def correct(session: Session, entry_id: str, at: dt.datetime | None, reason: str) -> Changes:
    """更正为 ``at``; None: the step did not happen. The press stays as it was, beside its correction.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required`` (no reason), ``field_wrong``.
    """
    session.require_case()
    found = rows.entry_facts(session.database, entry_id)
    if found is None or found.undone_at is not None:
        raise UserError("not_found")
    moment = typed.past_moment(session, "更正为", at) if at is not None else None
    why = typed.text("更正理由", reason, longest=REASON_LENGTH)
    made = Correction(new_id(), entry_id, moment, why, session.account.display_name, "")
    with session.write("crisis.correct", case=True, object_id=found.crisis_id) as uow:
        rows.insert_correction(uow, made)
    return CHANGES


def add_note(session: Session, crisis_id: str, text: str) -> Changes:
    """备注: a line of its own with the present moment; allowed after the end too.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_required``, ``field_wrong``.
    """
    load(session, crisis_id)
    words = typed.text("备注", text, longest=NOTE_LENGTH)
    entry = _entry(session, crisis_id, stamp(session.clock.now()), note=words)
    with session.write("crisis.note", case=True, object_id=crisis_id) as uow:
        rows.insert_entry(uow, entry)
    return CHANGES


def set_student(
    session: Session, crisis_id: str, student_id: str | None, *, seen: str | None = None
) -> Changes:
    """Whom it is about; may be said later, or put right. ``seen`` is the mark of the crisis's head.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``student_unknown``, ``changed_since``.
    """
    load(session, crisis_id)
    if student_id is not None:
        typed.known_students(session, {student_id})
    with session.write("crisis.student", case=True, object_id=crisis_id) as uow:
        refuse_newer(seen, head(load(session, crisis_id)))
        rows.set_student(uow, crisis_id, student_id)
    return CHANGES


def end(session: Session, crisis_id: str) -> Changes:
    """结束,转善后.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``crisis_over``.
    """
    still_running(session, crisis_id)
    with session.write("crisis.end", case=True, object_id=crisis_id) as uow:
        rows.set_ended(uow, crisis_id, stamp(session.clock.now()))
    return CHANGES


def go_on(session: Session, crisis_id: str) -> Changes:
    """Take the end back: it goes on.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    load(session, crisis_id)
    with session.write("crisis.go_on", case=True, object_id=crisis_id) as uow:
        rows.set_ended(uow, crisis_id, None)
    return CHANGES


def load(session: Session, crisis_id: str) -> Crisis:
    """One crisis with its entries.

    Raises:
        UserError: ``case_closed``, ``not_found`` (also for one of which nothing is left).
    """
    session.require_case()
    found = rows.load(session.database, crisis_id)
    if found is None or found.voided_at is not None:
        raise UserError("not_found")
    return found


def running(session: Session) -> list[Crisis]:
    """Those nobody has ended, the earliest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.running(session.database)


def current(session: Session) -> Crisis | None:
    """The one that takes presses now, or None: the next press begins one.

    Raises:
        UserError: ``case_closed``.
    """
    return taking_presses(running(session), session.clock.now())


def listed(session: Session) -> list[Crisis]:
    """Those of the last three years and all that still run, the newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.since(session.database, (session.clock.now() - BACK).date().isoformat())


def lacks_of(session: Session, crisis: Crisis) -> tuple[Lack, ...]:
    """What contradicts itself in a crisis now.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return lacks(crisis, rows.handover(session.database, crisis.id), session.clock.now())


def head(crisis: Crisis) -> tuple[object, ...]:
    """What a form that names the student was filled with; its mark guards two windows."""
    return (crisis.id, crisis.student_id)


def still_running(session: Session, crisis_id: str) -> Crisis:
    """A crisis that nobody ended.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``crisis_over``.
    """
    found = load(session, crisis_id)
    if found.ended_at is not None:
        raise UserError("crisis_over")
    return found


def _entry(
    session: Session,
    crisis_id: str,
    at: str,
    *,
    id: str = "",
    step: str = "",
    words: str = "",
    note: str = "",
    stamp_id: str | None = None,
) -> CrisisEntry:
    by_name = session.account.display_name
    return CrisisEntry(id or new_id(), crisis_id, step, words, at, note, by_name, stamp_id, "")
