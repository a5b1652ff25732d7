"""危机:现在 of the lock screen: times and steps sealed to the case inbox, taken over at the next unlock.

The lock screen holds no key, so nothing vouches for a stamp: the handler takes a known step and a moment and
no word more, and the stamps wait on the page of the day until a person has dealt with them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import Clock, parse_stamp, stamp
from xinliapp.domain.crisis_stamps import CrisisStamp, CrisisStep
from xinliapp.domain.errors import UserError
from xinliapp.domain.tasks import Task
from xinliapp.services import inbox
from xinliapp.services.session import Session
from xinliapp.storage import crisis_stamps as rows
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.TASKS | Changes.CASEWORK
TASK_KIND = "crisis_stamps"


def spool(folder: Path, step: CrisisStep, clock: Clock) -> str:
    """Seal one step with the present moment for the next holder of the case key; the moment.

    Works on a locked vault: only the inbox's public key is read, which lies in the open beside it.

    Raises:
        KnownError: ``inbox_not_ready``, ``disk_full`` …
    """
    moment = stamp(clock.now())
    inbox.drop_locked(folder, inbox.CRISIS_STAMP, {"step": step.value, "at": moment}, clock)
    return moment


def note(session: Session, step: CrisisStep, at: dt.datetime) -> str:
    """The same for who is signed in without the case key: sealed, and it says which account noted it.

    Raises:
        KnownError: ``inbox_not_ready``, ``disk_full`` …: nothing was written.
    """
    moment = stamp(min(at, session.clock.now()))
    inbox.drop(session, inbox.CRISIS_STAMP, {"step": step.value, "at": moment})
    return moment


def merge_stamp(uow: UnitOfWork, note: inbox.Note) -> None:
    """Write one sealed stamp into the case file; the inbox's handler for its kind.

    Who noted it is the account whose note was proven, or nobody: the lock screen knows none.

    Raises:
        ValueError: no known step, or not a moment; the inbox puts the note aside.
    """
    if not isinstance(note.payload, dict):
        raise ValueError("a stamp is a record")
    step = CrisisStep(note.payload["step"])
    moment = stamp(parse_stamp(str(note.payload["at"])))
    rows.add(uow, CrisisStamp(note.id, step, moment, note.by or None))


def waiting(session: Session) -> list[CrisisStamp]:
    """The stamps nobody has dealt with yet, in the order of their moments.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.unsettled(session.database)


def settle(session: Session, stamp_ids: Sequence[str], *, taken_over: bool, note: str = "") -> Changes:
    """Note that stamps were copied into a record (``taken_over``) or set nothing off (a slip of the mouse).

    Raises:
        UserError: ``case_closed``, ``not_found`` if one of them is not waiting.
    """
    outcome = rows.Outcome.TAKEN_OVER if taken_over else rows.Outcome.PUT_ASIDE
    with session.write("crisis.stamps_settled", case=True) as uow:
        if rows.settle(uow, stamp_ids, outcome, note.strip()[:300] or None) != len(set(stamp_ids)):
            raise UserError("not_found")
    return CHANGES


def unsettle(session: Session, stamp_ids: Sequence[str]) -> Changes:
    """Take :func:`settle` back.

    Raises:
        UserError: ``case_closed``.
    """
    with session.write("crisis.stamps_reopened", case=True) as uow:
        rows.reopen(uow, stamp_ids)
    return CHANGES


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """One task for all that waits, at once."""
    found = rows.unsettled(session.database)
    if found:
        subject = f"{len(found)}条,{found[0].at[5:16].replace('T', ' ')}起"
        yield Task(TASK_KIND, TASK_KIND, subject, None, "crisis", warn=True)
