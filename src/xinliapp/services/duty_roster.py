"""生成值班表: a week's openings planned like the last one; and plans whose person is checked first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.term_records import OpeningSlot
from xinliapp.services import room, staff_link, typed
from xinliapp.services.school import calendar
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage import room as rows
from xinliapp.storage import staff as staff_rows
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.ROOM
LOOK_BACK = 8  # weeks: further back than any holiday


@dataclass(frozen=True, slots=True)
class Planned:
    """A plan that was stored; ``unqualified``: its person has no papers, so it stands as 待定."""

    slot_id: str
    unqualified: bool


@dataclass(frozen=True, slots=True)
class Roster:
    """What copying came to: plans added, days left out (no teaching), plans left without a person."""

    slot_ids: tuple[str, ...]
    copied_from: dt.date
    days_off: int
    unassigned: int


def plan(
    session: Session, starts_at: dt.datetime, ends_at: dt.datetime, staff_id: str | None = None
) -> Planned:
    """Plan an opening; a person without a qualification is not put on duty: the plan is stored as 待定.

    Raises:
        UserError: ``field_wrong`` (times), ``not_found`` (who is on duty).
    """
    start, end = typed.span(starts_at, ends_at)
    wrong = False
    if staff_id is not None:
        member = staff_rows.load(session.database, staff_id)
        if member is None:
            raise UserError("not_found")
        wrong = not staff_link.qualified(session, [member], starts_at.date())
    with session.write("room.plan") as uow:
        return Planned(rows.insert_slot(uow, start, end, None if wrong else staff_id), wrong)


def slot(session: Session, slot_id: str) -> OpeningSlot:
    """A plan as it stands.

    Raises:
        UserError: ``not_found``.
    """
    found = rows.load_slot(session.database, slot_id)
    if found is None:
        raise UserError("not_found")
    return found


def change(
    session: Session,
    slot_id: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    staff_id: str | None,
    *,
    seen: str | None = None,
) -> Changes:
    """Another time or person for a plan that nothing was opened for; None is nobody yet.

    ``seen`` is the mark (``services.seen``) of the plan (an ``OpeningSlot``) as the form showed it.

    Raises:
        UserError: ``field_wrong`` (times), ``not_found``, ``changed_since``, ``duty_unqualified``: the plan
            stays as it is.
    """
    start, end = typed.span(starts_at, ends_at)
    if staff_id is not None:
        member = staff_rows.load(session.database, staff_id)
        if member is None:
            raise UserError("not_found")
        if not staff_link.qualified(session, [member], starts_at.date()):
            raise UserError("duty_unqualified", when=when(starts_at), field="值班人")
    with session.write("room.change", object_id=slot_id) as uow:
        _refuse_newer(uow, seen, slot_id)
        if not rows.change_slot(uow, slot_id, start, end, staff_id):
            raise UserError("not_found")
    return CHANGES


def move(
    session: Session,
    slot_id: str,
    starts_at: dt.datetime,
    ends_at: dt.datetime,
    *,
    seen: str | None = None,
) -> Planned:
    """Another time for a plan; its person stays if qualified on that day, else it stands as 待定.

    ``seen`` is the mark (``services.seen``) of the plan (an ``OpeningSlot``) as the week showed it.

    Raises:
        UserError: ``field_wrong`` (times), ``changed_since``, ``not_found``, also for a plan that was used.
    """
    start, end = typed.span(starts_at, ends_at)
    known = slot(session, slot_id)
    member = staff_rows.load(session.database, known.staff_id) if known.staff_id is not None else None
    able = member is not None and bool(staff_link.qualified(session, [member], starts_at.date()))
    with session.write("room.change", object_id=slot_id) as uow:
        _refuse_newer(uow, seen, slot_id)
        if not rows.change_slot(uow, slot_id, start, end, known.staff_id if able else None):
            raise UserError("not_found")
    return Planned(slot_id, member is not None and not able)


def copy_last_week(session: Session, monday: dt.date) -> Roster:
    """Plan the week of ``monday`` like the newest earlier week that had plans; what is planned already stays.

    Days without lessons and moments that are over are left out. Who has left or has no papers is replaced by
    nobody (待定).

    Raises:
        UserError: ``roster_nothing_to_copy``: no plan in the weeks before, or nothing to add.
    """
    source, slots = _source(session, monday)
    if source is None:
        raise UserError("roster_nothing_to_copy")
    have = room.week(session, monday).slots
    now = session.clock.now()
    ready: list[tuple[str, str, str | None]] = []
    off: set[dt.date] = set()
    unassigned = 0
    for slot in slots:
        starts = parse_stamp(slot.starts_at) + (monday - source)
        ends = parse_stamp(slot.ends_at) + (monday - source)
        if not _teaching(session, starts.date()):
            off.add(starts.date())
        elif ends > now and not _planned(have, stamp(starts), stamp(ends)):
            person = _able(session, slot.staff_id, starts.date())
            unassigned += person is None
            ready.append((stamp(starts), stamp(ends), person))
    if not ready:
        raise UserError("roster_nothing_to_copy")
    with session.write("room.roster", object_id=monday.isoformat()) as uow:
        made = tuple(rows.insert_slot(uow, *one) for one in ready)
    return Roster(made, source, len(off), unassigned)


def undo(session: Session, slot_ids: Sequence[str]) -> Changes:
    """Take the plans of a generated roster back, as far as nothing was opened for them."""
    with session.write("room.roster_undo") as uow:
        for slot_id in slot_ids:
            rows.remove_slot(uow, slot_id)
    return CHANGES


def hand_over(session: Session, opening_id: str, note: str, *, seen: str | None = None) -> Changes:
    """交接: what one duty tells the next; an empty note takes it away. It may speak of a child: case data.

    ``seen`` is the mark (``services.seen``) of the note as the form showed it (of "" for none).

    Raises:
        UserError: ``case_closed``, ``changed_since``, ``field_wrong``.
    """
    session.require_case()
    words = typed.text("交接", note, longest=200, shortest=0)
    with session.write("room.handover", case=True, object_id=opening_id) as uow:
        refuse_newer(seen, appointment_rows.handovers(uow.database, (opening_id,)).get(opening_id, ""))
        appointment_rows.set_handover(uow, opening_id, words)
    return CHANGES


def handovers(session: Session, opening_ids: Sequence[str]) -> dict[str, str]:
    """Handed-over notes by opening; nothing without the case key."""
    if not session.database.has_case:
        return {}
    return appointment_rows.handovers(session.database, opening_ids)


def when(moment: dt.datetime) -> str:
    """周三11:50, as the sentences about a duty name it."""
    return f"周{'一二三四五六日'[moment.weekday()]}{moment:%H:%M}"


def _refuse_newer(uow: UnitOfWork, seen: str | None, slot_id: str) -> None:
    """A plan that was taken away meanwhile is not found: there is nothing to look at."""
    known = rows.load_slot(uow.database, slot_id)
    if known is not None:
        refuse_newer(seen, known)


def _source(session: Session, monday: dt.date) -> tuple[dt.date | None, tuple[OpeningSlot, ...]]:
    for back in range(1, LOOK_BACK + 1):
        earlier = monday - dt.timedelta(weeks=back)
        slots = tuple(slot for slot in room.week(session, earlier).slots if _inside(slot, earlier))
        if slots:
            return earlier, slots
    return None, ()


def _inside(slot: OpeningSlot, monday: dt.date) -> bool:
    return monday.isoformat() <= slot.starts_at[:10] < (monday + dt.timedelta(days=7)).isoformat()


def _planned(have: Sequence[OpeningSlot], starts: str, ends: str) -> bool:
    return any(slot.starts_at < ends and starts < slot.ends_at for slot in have)


def _teaching(session: Session, day: dt.date) -> bool:
    terms = [term for year in calendar(session) for term in year.terms]
    return not terms or any(term.is_teaching_day(day) for term in terms)


def _able(session: Session, staff_id: str | None, day: dt.date) -> str | None:
    there = [one for one in staff_link.present(session, day) if one.id == staff_id]
    return staff_id if there and staff_link.qualified(session, there, day) else None
