"""Times of the lock screen, and of people without the case key, join a crisis when a person says so."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.crises import Crisis, CrisisEntry
from xinliapp.domain.crisis_stamps import CrisisStamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.i18n import labels
from xinliapp.services.crises import CHANGES, load, still_running
from xinliapp.services.session import Session
from xinliapp.storage import accounts
from xinliapp.storage import crises as rows
from xinliapp.storage import crisis_stamps as stamp_rows

AT_LOCK = "锁屏"
"""Who noted a time that nobody vouches for."""


@dataclass(frozen=True, slots=True)
class Merged:
    """Times of the lock screen that joined a crisis, so that it can be taken back."""

    crisis_id: str
    entry_ids: tuple[str, ...]
    changes: Changes = CHANGES


def merge_stamps(session: Session, crisis_id: str | None, stamp_ids: Sequence[str]) -> Merged:
    """并入: times of the lock screen join a crisis (None: a new one) with the moments that were noted there.

    A person asks for it, for nobody vouches for those times (decision 0116). A crisis begins with the
    earliest of them.

    Raises:
        UserError: ``case_closed``, ``not_found`` (not waiting, unknown crisis), ``crisis_over``.
    """
    session.require_case()
    chosen = [one for one in stamp_rows.unsettled(session.database) if one.id in set(stamp_ids)]
    if not chosen or len(chosen) != len(set(stamp_ids)):
        raise UserError("not_found")
    crisis = still_running(session, crisis_id) if crisis_id is not None else None
    target = crisis.id if crisis else new_id()
    names = {account.id: account.display_name for account in accounts.all_accounts(session.database)}
    entries = [_entry(target, one, names.get(one.noted_by or "", AT_LOCK)) for one in chosen]
    with session.write("crisis.stamps_merged", case=True, object_id=target) as uow:
        if crisis is None:
            rows.insert(uow, Crisis(target, chosen[0].at, None, None, None, uow.actor))
        elif chosen[0].at < crisis.started_at:
            rows.start_at(uow, target, chosen[0].at)
        for entry in entries:
            rows.insert_entry(uow, entry)
        stamp_rows.settle(uow, [one.id for one in chosen], stamp_rows.Outcome.TAKEN_OVER, None)
    return Merged(target, tuple(entry.id for entry in entries))


def unmerge(session: Session, merged: Merged) -> Changes:
    """Take :func:`merge_stamps` back: the times wait again.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    crisis = load(session, merged.crisis_id)
    gone = [one for one in crisis.entries if one.id in merged.entry_ids]
    left = [one for one in crisis.entries if one.id not in merged.entry_ids]
    with session.write("crisis.stamps_apart", case=True, object_id=crisis.id) as uow:
        for entry in gone:
            rows.undo_entry(uow, entry.id)
        stamp_rows.reopen(uow, [one.stamp_id for one in gone if one.stamp_id])
        if left:
            rows.start_at(uow, crisis.id, min(one.at for one in left))
        else:
            rows.void(uow, crisis.id)
    return CHANGES


def _entry(crisis_id: str, stamp: CrisisStamp, by_name: str) -> CrisisEntry:
    words = labels.label(stamp.step)
    return CrisisEntry(new_id(), crisis_id, stamp.step.value, words, stamp.at, "", by_name, stamp.id, "")
