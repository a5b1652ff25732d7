"""The counselling room: plans, open and close, what a week adds up to. All of it is core data."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.intervals import union_minutes
from xinliapp.domain.term_records import ActualOpening, OpeningSlot
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import room as rows
from xinliapp.storage import staff as staff_rows

CHANGES = Changes.ROOM


@dataclass(frozen=True, slots=True)
class RoomWeek:
    """Monday to Sunday: plans, openings, and minutes planned and actual, overlaps counted once."""

    starts_on: dt.date
    slots: tuple[OpeningSlot, ...]
    openings: tuple[ActualOpening, ...]
    planned_minutes: float
    actual_minutes: float


def plan_slot(
    session: Session, starts_at: dt.datetime, ends_at: dt.datetime, staff_id: str | None = None
) -> str:
    """Plan an opening; its id.

    Raises:
        UserError: ``field_wrong`` (times), ``not_found`` (who is on duty).
    """
    start, end = typed.span(starts_at, ends_at)
    _check_staff(session, staff_id)
    with session.write("room.plan") as uow:
        return rows.insert_slot(uow, start, end, staff_id)


def remove_slot(session: Session, slot_id: str) -> Changes:
    """Drop a plan that nothing was opened for.

    Raises:
        UserError: ``not_found``, also when the slot has been used.
    """
    with session.write("room.unplan", object_id=slot_id) as uow:
        if not rows.remove_slot(uow, slot_id):
            raise UserError("not_found")
    return CHANGES


def add_opening(
    session: Session,
    opened_at: dt.datetime,
    closed_at: dt.datetime,
    *,
    staff_id: str | None = None,
    slot_id: str | None = None,
    visitors: int = 0,
) -> str:
    """Note an opening afterwards; its id.

    Raises:
        UserError: ``field_wrong`` (times, visitors), ``not_found`` (who was on duty).
    """
    start, end = typed.span(opened_at, closed_at)
    typed.past_moment(session, "关门时间", closed_at)
    _check_staff(session, staff_id)
    typed.count("来访人数", visitors)
    with session.write("room.add") as uow:
        return rows.insert_opening(uow, start, end, staff_id=staff_id, slot_id=slot_id, visitors=visitors)


def open_now(session: Session, *, staff_id: str | None = None, slot_id: str | None = None) -> str:
    """Open the door now; the opening's id.

    Raises:
        UserError: ``room_already_open``, ``not_found``.
    """
    door = rows.open_door(session.database)
    if door is not None:
        raise UserError("room_already_open", since=door.opened_at.replace("T", " ")[:16])
    _check_staff(session, staff_id)
    with session.write("room.open") as uow:
        return rows.insert_opening(
            uow, stamp(session.clock.now()), None, staff_id=staff_id, slot_id=slot_id, visitors=0
        )


def close_now(session: Session, *, visitors: int = 0) -> Changes:
    """Close the door that is open. One left open for over a day is closed with its time typed in.

    Raises:
        UserError: ``room_not_open``, ``room_open_too_long`` (use :func:`close_at`), ``field_wrong``.
    """
    return close_at(session, session.clock.now(), visitors=visitors)


def close_at(session: Session, closed_at: dt.datetime, *, visitors: int = 0) -> Changes:
    """Close the door that is open, at a time typed in.

    Raises:
        UserError: ``room_not_open``, ``room_open_too_long``, ``field_wrong``.
    """
    door = rows.open_door(session.database)
    if door is None:
        raise UserError("room_not_open")
    opened = parse_stamp(door.opened_at)
    if closed_at - opened > typed.LONGEST_OPENING:
        raise UserError("room_open_too_long", since=door.opened_at.replace("T", " ")[:16])
    if closed_at < opened:
        raise UserError("field_wrong", field="关门时间", why="早于开门时间")
    closed = typed.past_moment(session, "关门时间", closed_at)
    typed.count("来访人数", visitors)
    with session.write("room.close", object_id=door.id) as uow:
        rows.close_opening(uow, door.id, closed, visitors)
    return CHANGES


def count_visitors(session: Session, visitors: int) -> Changes:
    """Keep how many came so far, while the door is open.

    Raises:
        UserError: ``room_not_open``, ``field_wrong``.
    """
    door = rows.open_door(session.database)
    if door is None:
        raise UserError("room_not_open")
    typed.count("来访人数", visitors)
    with session.write("room.visitors", object_id=door.id) as uow:
        rows.set_visitors(uow, door.id, visitors)
    return CHANGES


def open_door(session: Session) -> ActualOpening | None:
    """The opening whose door is open now, or None."""
    return rows.open_door(session.database)


def week(session: Session, day: dt.date) -> RoomWeek:
    """The week ``day`` lies in; an open door counts up to now."""
    monday = day - dt.timedelta(days=day.weekday())
    start = dt.datetime.combine(monday, dt.time())
    end = start + dt.timedelta(days=7)
    before = stamp(start - typed.LONGEST_OPENING)
    slots = rows.slots_between(session.database, before, stamp(end))
    openings = rows.openings_between(session.database, before, stamp(end))
    now = session.clock.now()
    planned = [(parse_stamp(slot.starts_at), parse_stamp(slot.ends_at)) for slot in slots]
    actual = [
        (parse_stamp(opening.opened_at), parse_stamp(opening.closed_at) if opening.closed_at else now)
        for opening in openings
    ]
    return RoomWeek(
        monday,
        tuple(slot for slot in slots if slot.ends_at > stamp(start)),
        tuple(opening for opening in openings if (opening.closed_at or stamp(now)) > stamp(start)),
        union_minutes(planned, (start, end)),
        union_minutes(actual, (start, end)),
    )


def reachable_minutes(found: RoomWeek, now: dt.datetime) -> float:
    """What the week comes to if every plan still ahead is kept: plans that passed bring nothing."""
    start = dt.datetime.combine(found.starts_on, dt.time())
    bounds = (start, start + dt.timedelta(days=7))
    spans = [
        (parse_stamp(one.opened_at), parse_stamp(one.closed_at) if one.closed_at else now)
        for one in found.openings
    ]
    spans += [(max(now, parse_stamp(slot.starts_at)), parse_stamp(slot.ends_at)) for slot in found.slots]
    return union_minutes((span for span in spans if span[0] < span[1]), bounds)


def _check_staff(session: Session, staff_id: str | None) -> None:
    if staff_id is not None and staff_rows.load(session.database, staff_id) is None:
        raise UserError("not_found")
