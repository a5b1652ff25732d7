"""Reading the facts against which times of the room are checked: calendar, papers, lessons, duty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.domain.appointments import TAKES_TIME, Busy, ConflictKind
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.room_checks import RoomChecks, Taken
from xinliapp.services import room_lessons, staff_link
from xinliapp.services.school import calendar
from xinliapp.services.session import Session
from xinliapp.storage import appointments as rows
from xinliapp.storage import room as room_rows


def checks(session: Session, first: dt.date, last: dt.date) -> RoomChecks:
    """The facts of the days ``first`` to ``last``, both included; nothing in them is case data."""
    days = [first + dt.timedelta(days=number) for number in range((last - first).days + 1)]
    terms = [term for year in calendar(session) for term in year.terms]
    there = {day: staff_link.present(session, day) for day in days}
    start, end = f"{first.isoformat()}T00:00:00", f"{last.isoformat()}T23:59:59"
    return RoomChecks(
        frozenset(day for day in days if any(term.is_teaching_day(day) for term in terms)) if terms else None,
        {day: frozenset(one.id for one in there[day]) for day in days},
        {day: staff_link.qualified(session, there[day], day) for day in days},
        tuple(_lessons(session, first, last)),
        tuple(_appointments(session, start, end)),
        tuple(_duties(session, start, end)),
    )


def _lessons(session: Session, first: dt.date, last: dt.date) -> Iterator[Taken]:
    for lesson in room_lessons.lessons_between(session, first, last):
        if lesson.staff_id is not None and (span := lesson.span) is not None:
            yield Taken("", lesson.staff_id, Busy(ConflictKind.LESSON, *span, lesson.class_label))


def _appointments(session: Session, start: str, end: str) -> Iterator[Taken]:
    for one in rows.between(session.database, start, end):
        if one.status in TAKES_TIME:
            yield Taken(one.id, one.staff_id, _busy(ConflictKind.STAFF_BUSY, one.starts_at, one.ends_at))


def _duties(session: Session, start: str, end: str) -> Iterator[Taken]:
    for slot in room_rows.slots_between(session.database, start, end):
        if slot.staff_id is not None:
            kind = ConflictKind.SOMEBODY_ELSES_OPENING
            yield Taken(slot.id, slot.staff_id, _busy(kind, slot.starts_at, slot.ends_at))


def _busy(kind: ConflictKind, starts: str, ends: str) -> Busy:
    return Busy(kind, parse_stamp(starts), parse_stamp(ends), f"{starts[11:16]}—{ends[11:16]}")
