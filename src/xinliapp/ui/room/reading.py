"""Reading one week of the room; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from xinliapp.domain.accounts import Role
from xinliapp.domain.calendar import TeachingWeek
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.intervals import clip, union_minutes
from xinliapp.domain.rules import Clause
from xinliapp.domain.term_records import ActualOpening, OpeningSlot
from xinliapp.services import measuring, room, school, staff
from xinliapp.services.room import RoomWeek
from xinliapp.services.session import Session
from xinliapp.ui.room.facts import Block, BlockKind, DayColumn, Door, RoomPage

PACK, MEASURE = "JS", "weekly_opening_minutes"
_SCHOOL_DAYS = 5
_LONG = dt.timedelta(hours=24)


def read_week(session: Session, day: dt.date | None) -> RoomPage:
    """The week ``day`` lies in (today's for None)."""
    now = session.clock.now()
    found = room.week(session, day or now.date())
    people = {member.id: member.name for member in staff.everyone(session)}
    teaching = _teaching_week(session, found.starts_on)
    clause = _clause()
    floor = clause.requirement if clause is not None else None
    required = floor * teaching.share if floor is not None and teaching is not None else None
    door = room.open_door(session)
    present = staff.everyone(session)
    today = now.date().isoformat()
    return RoomPage(
        monday=found.starts_on,
        now=stamp(now),
        number=teaching.number if teaching is not None else None,
        clause=clause.id if clause is not None else "",
        done=found.actual_minutes / 60,
        planned=found.planned_minutes / 60,
        reachable=_reachable(found, now),
        required=required if required else None,
        teaching_days=len(teaching.teaching_days) if teaching is not None else 0,
        days=tuple(_days(found, teaching, people, now)),
        people=tuple((m.name, m.id) for m in present if m.to_day is None or m.to_day > today),
        door=Door(door.opened_at, now - parse_stamp(door.opened_at) > _LONG) if door is not None else None,
        may_write=session.account.role is not Role.PRINCIPAL,
    )


def _clause() -> Clause | None:
    return next((clause for clause in measuring.pack(PACK).clauses if clause.measure == MEASURE), None)


def _teaching_week(session: Session, monday: dt.date) -> TeachingWeek | None:
    for year in school.calendar(session):
        for term in year.terms:
            for week in term.weeks():
                if week.starts_on == monday and week.teaching_days:
                    return week
    return None


def _days(
    found: RoomWeek, teaching: TeachingWeek | None, people: Mapping[str, str], now: dt.datetime
) -> Iterator[DayColumn]:
    """Monday to Friday always, Saturday and Sunday where something is on them."""
    for number in range(7):
        day = found.starts_on + dt.timedelta(days=number)
        blocks = tuple(sorted(_blocks(found, day, people, now), key=lambda block: block.starts))
        taught = teaching is not None and day in teaching.teaching_days
        if number >= _SCHOOL_DAYS and not blocks and not taught and day != now.date():
            continue
        start = dt.datetime.combine(day, dt.time())
        minutes = union_minutes(
            ((parse_stamp(o.opened_at), _end(o, now)) for o in found.openings),
            (start, start + dt.timedelta(days=1)),
        )
        yield DayColumn(day, day == now.date(), taught, minutes, blocks)


def _end(opening: ActualOpening, now: dt.datetime) -> dt.datetime:
    return parse_stamp(opening.closed_at) if opening.closed_at else now


def _blocks(found: RoomWeek, day: dt.date, people: Mapping[str, str], now: dt.datetime) -> Iterator[Block]:
    text = day.isoformat()
    for slot in found.slots:
        if slot.starts_at[:10] == text and not served(slot, found.openings, now):
            yield _planned(slot, people, now)
    for opening in found.openings:
        if opening.opened_at[:10] == text:
            yield _opened(opening, people, now)


def served(slot: OpeningSlot, openings: Iterable[ActualOpening], now: dt.datetime) -> bool:
    """Whether the door was open in a plan's time, noted for it or not."""
    span = (parse_stamp(slot.starts_at), parse_stamp(slot.ends_at))
    return any(
        opening.slot_id == slot.id or clip((parse_stamp(opening.opened_at), _end(opening, now)), span)
        for opening in openings
    )


def _reachable(found: RoomWeek, now: dt.datetime) -> float:
    """Hours the week comes to if every plan still ahead is kept: plans that passed bring nothing."""
    start = dt.datetime.combine(found.starts_on, dt.time())
    bounds = (start, start + dt.timedelta(days=7))
    ahead = (max(now, start), bounds[1])
    actual = [(parse_stamp(o.opened_at), _end(o, now)) for o in found.openings]
    plans = [(parse_stamp(slot.starts_at), parse_stamp(slot.ends_at)) for slot in found.slots]
    if ahead[0] < ahead[1]:
        actual += [part for span in plans if (part := clip(span, ahead)) is not None]
    return union_minutes(actual, bounds) / 60


def _planned(slot: OpeningSlot, people: Mapping[str, str], now: dt.datetime) -> Block:
    missed = slot.ends_at <= stamp(now)
    return Block(
        slot.id,
        BlockKind.MISSED if missed else BlockKind.PLANNED,
        slot.starts_at[11:16],
        slot.ends_at[11:16],
        people.get(slot.staff_id or "", ""),
        0,
        (parse_stamp(slot.ends_at) - parse_stamp(slot.starts_at)).total_seconds() / 60,
        (slot.starts_at, slot.ends_at, slot.staff_id),
    )


def _opened(opening: ActualOpening, people: Mapping[str, str], now: dt.datetime) -> Block:
    return Block(
        opening.id,
        BlockKind.DONE if opening.closed_at else BlockKind.OPEN,
        opening.opened_at[11:16],
        (opening.closed_at or "")[11:16],
        people.get(opening.staff_id or "", ""),
        opening.visitors,
        (_end(opening, now) - parse_stamp(opening.opened_at)).total_seconds() / 60,
    )
