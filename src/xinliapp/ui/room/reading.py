"""Reading one week of the room; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import AppointmentStatus, ConflictKind, bells_text
from xinliapp.domain.calendar import TeachingWeek
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.counseling import SessionHead, SessionKind
from xinliapp.domain.help_messages import HelpMessage
from xinliapp.domain.intervals import clip, union_minutes
from xinliapp.domain.room_checks import RoomChecks
from xinliapp.domain.term_records import ActualOpening, OpeningSlot, StaffKind
from xinliapp.i18n import formats, labels
from xinliapp.services import (
    appointments,
    bells,
    counseling,
    duty_roster,
    help_channels,
    help_messages,
    measuring,
    room,
    room_checks,
    room_lessons,
    school,
    staff,
    staff_link,
    week_counters,
)
from xinliapp.services.room import RoomWeek
from xinliapp.services.session import Session
from xinliapp.ui.room.checking import short_words
from xinliapp.ui.room.facts import Block, BlockKind, DayColumn, Door, RoomPage

MEASURE = "weekly_opening_minutes"
_SCHOOL_DAYS = 5
_LONG = dt.timedelta(hours=24)


def read_week(session: Session, day: dt.date | None) -> RoomPage:
    """The week ``day`` lies in (today's for None)."""
    now = session.clock.now()
    found = room.week(session, day or now.date())
    people = {member.id: member.name for member in staff.everyone(session)}
    teaching = _teaching_week(session, found.starts_on)
    clause = measuring.strictest(MEASURE, session.database, now.date())
    floor = clause.requirement if clause is not None else None
    share = week_counters.week_share(clause, teaching) if clause is not None and teaching is not None else 1.0
    required = floor * share if floor is not None and teaching is not None else None
    door = room.open_door(session)
    present = staff.everyone(session)
    today = now.date().isoformat()
    last = found.starts_on + dt.timedelta(days=6)
    checks = room_checks.checks(session, found.starts_on, last)
    me = staff_link.me(session, now.date())
    may_write = session.account.role is not Role.PRINCIPAL
    return RoomPage(
        monday=found.starts_on,
        now=stamp(now),
        number=teaching.number if teaching is not None else None,
        clause=clause.id if clause is not None else "",
        done=found.actual_minutes / 60,
        planned=found.planned_minutes / 60,
        reachable=room.reachable_minutes(found, now) / 60,
        required=required if required else None,
        teaching_days=len(teaching.teaching_days) if teaching is not None else 0,
        days=tuple(_days(found, teaching, _Week(session, found, people, now, checks))),
        people=tuple((m.name, m.id) for m in present if m.to_day is None or m.to_day > today),
        door=Door(door.opened_at, now - parse_stamp(door.opened_at) > _LONG, door.visitors)
        if door is not None
        else None,
        may_write=may_write,
        case_open=session.database.has_case,
        bells=bells_text(bells.bells(session)),
        has_calendar=checks.teaching is not None,
        me=me.id if me is not None else "",
        checks=checks,
        messages=_messages(session, found.starts_on, last),
        channels=tuple((one.name, one.id) for one in help_channels.current(session)),
    )


def _messages(session: Session, first: dt.date, last: dt.date) -> tuple[HelpMessage, ...]:
    """What came in that week, and what still waits from before."""
    shown = help_messages.between(session, first, last)
    waiting = [one for one in help_messages.unanswered(session) if one.received_at[:10] < first.isoformat()]
    return (*waiting, *shown)


class _Week:
    """Everything of a week that stands on its days, read once."""

    def __init__(
        self,
        session: Session,
        found: RoomWeek,
        people: Mapping[str, str],
        now: dt.datetime,
        checks: RoomChecks,
    ) -> None:
        first, last = found.starts_on, found.starts_on + dt.timedelta(days=6)
        self.found, self.people, self.now, self.checks = found, people, now, checks
        self.writes = session.account.role is not Role.PRINCIPAL
        self.notes = duty_roster.handovers(session, [one.id for one in found.openings])
        teachers = {one.id for one in staff.everyone(session) if one.kind is not StaffKind.OTHER}
        self.lessons = [
            one for one in room_lessons.lessons_between(session, first, last) if one.staff_id in teachers
        ]
        self.appointments = [
            one
            for one in appointments.between(session, first, last)
            if one.appointment.status is not AppointmentStatus.CANCELLED
        ]
        self.groups = (
            [one for one in counseling.between(session, first, last) if one.kind is SessionKind.GROUP]
            if session.database.has_case
            else []
        )

    def of(self, day: dt.date) -> Iterator[Block]:
        """What stands on a day, in no order."""
        yield from self._openings(day)
        text = day.isoformat()
        for lesson in self.lessons:
            if lesson.day == day:
                key = f"{text}.{lesson.period}.{lesson.class_label}"
                period = labels_period(lesson.period)
                yield Block(
                    key, BlockKind.LESSON, lesson.starts or period, lesson.ends,
                    self.people.get(lesson.staff_id or "", ""), 0, 0, detail=lesson.class_label, note=period,
                )  # fmt: skip
        for seen in self.appointments:
            if seen.appointment.starts_at[:10] == text:
                yield self._appointment(seen)
        for head in self.groups:
            if head.day == text:
                yield _group(head)

    def _openings(self, day: dt.date) -> Iterator[Block]:
        text = day.isoformat()
        for slot in self.found.slots:
            if slot.starts_at[:10] == text and not served(slot, self.found.openings, self.now):
                yield self._planned(slot)
        for opening in self.found.openings:
            if opening.opened_at[:10] == text:
                yield _opened(opening, self.people, self.now, self.notes.get(opening.id, ""))

    def _planned(self, slot: OpeningSlot) -> Block:
        starts, ends = parse_stamp(slot.starts_at), parse_stamp(slot.ends_at)
        missed = ends <= self.now
        found = () if missed else self.checks.opening(slot.staff_id or "", starts, ends)
        return Block(
            slot.id,
            BlockKind.MISSED if missed else BlockKind.PLANNED,
            slot.starts_at[11:16],
            slot.ends_at[11:16],
            self.people.get(slot.staff_id or "", ""),
            0,
            (ends - starts).total_seconds() / 60,
            (slot.starts_at, slot.ends_at, slot.staff_id),
            staff_id=slot.staff_id or "",
            against=short_words(found),
            barred=any(one.kind is ConflictKind.UNQUALIFIED for one in found),
            movable=self.writes,
        )

    def _appointment(self, seen: appointments.SeenAppointment) -> Block:
        one, visitor = seen.appointment, seen.visitor
        starts, ends = parse_stamp(one.starts_at), parse_stamp(one.ends_at)
        ahead = one.status is AppointmentStatus.BOOKED and ends > self.now and visitor is not None
        decided = visitor is not None and visitor.override_reason is not None
        found = () if decided or not ahead else self.checks.appointment(one.staff_id, starts, ends, one.id)
        first = visitor is not None and visitor.first_time
        status = "" if one.status is AppointmentStatus.BOOKED else labels.label(one.status)
        return Block(
            one.id, BlockKind.APPOINTMENT, one.starts_at[11:16], one.ends_at[11:16], seen.staff_name, 0, 0,
            who=(seen.class_label, seen.name) if visitor is not None else None,
            detail=status or ("首次" if first else ""),
            urgent=one.urgent,
            coded=visitor is not None and visitor.code is not None,
            staff_id=one.staff_id,
            against=short_words(found),
            movable=ahead and self.writes,
        )  # fmt: skip


def _group(head: SessionHead) -> Block:
    """A group session, without times where nobody wrote them down."""
    starts = parse_stamp(head.started_at)
    ends = starts + dt.timedelta(minutes=head.minutes)
    times = (f"{starts:%H:%M}", f"{ends:%H:%M}") if head.timed else (formats.MISSING, "")
    return Block(
        head.id, BlockKind.GROUP, *times, head.author_name, 0, head.minutes, detail=head.number
    )  # fmt: skip


def labels_period(period: int) -> str:
    """第3节, where nobody has entered when the periods begin."""
    return f"第{period}节"


def _teaching_week(session: Session, monday: dt.date) -> TeachingWeek | None:
    for year in school.calendar(session):
        for term in year.terms:
            for week in term.weeks():
                if week.starts_on == monday and week.teaching_days:
                    return week
    return None


def _days(found: RoomWeek, teaching: TeachingWeek | None, week: _Week) -> Iterator[DayColumn]:
    """Monday to Friday always, Saturday and Sunday where something is on them."""
    now = week.now
    for number in range(7):
        day = found.starts_on + dt.timedelta(days=number)
        blocks = tuple(sorted(week.of(day), key=lambda block: (block.starts[:1] == "第", block.starts)))
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


def served(slot: OpeningSlot, openings: Iterable[ActualOpening], now: dt.datetime) -> bool:
    """Whether the door was open in a plan's time, noted for it or not."""
    span = (parse_stamp(slot.starts_at), parse_stamp(slot.ends_at))
    return any(
        opening.slot_id == slot.id or clip((parse_stamp(opening.opened_at), _end(opening, now)), span)
        for opening in openings
    )


def _opened(opening: ActualOpening, people: Mapping[str, str], now: dt.datetime, note: str) -> Block:
    return Block(
        opening.id,
        BlockKind.DONE if opening.closed_at else BlockKind.OPEN,
        opening.opened_at[11:16],
        (opening.closed_at or "")[11:16],
        people.get(opening.staff_id or "", ""),
        opening.visitors,
        (_end(opening, now) - parse_stamp(opening.opened_at)).total_seconds() / 60,
        note=note,
    )
