"""Reading the day's rail: lessons, openings, appointments, meetings; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.appointments import AppointmentStatus
from xinliapp.domain.term_records import ActualOpening, OpeningSlot
from xinliapp.domain.timetable import LessonState
from xinliapp.services import appointments, bells, lesson_week, lessons, school, staff
from xinliapp.services.appointments import SeenAppointment
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.services.today import TodayPage
from xinliapp.ui.today.facts import RailItem, RailKind, RailStep

CYCLE = dt.timedelta(days=14)
_Times = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Rail:
    """The rail, the lessons its buttons tick by item id, and the slot that opening the door would serve."""

    items: tuple[RailItem, ...]
    expected: Mapping[str, LessonInput]
    slot: OpeningSlot | None


def read_rail(session: Session, page: TodayPage, now: str) -> Rail:
    """The day's things by the clock; ``now`` is the moment.

    Lessons are expected as the timetable has them. Where no timetable was entered, one is expected where the
    same class had one in the same period two weeks ago (weekly and fortnightly lessons both come round).
    """
    people = {member.id: member.name for member in staff.everyone(session)}
    expected = _expected(session, page)
    slot = _next_slot(page, now)
    labels = school.class_labels(session) if page.lessons or expected else {}
    times = {bell.period: (bell.starts, bell.ends) for bell in bells.bells(session)}
    items = [
        *_lessons(page, labels, times),
        *(_expected_item(key, lesson, labels, times) for key, lesson in expected.items()),
        *_slots(page, slot, people, now),
        *(_opening(opening, people) for opening in page.openings),
        *(_appointment(seen, now) for seen in appointments.between(session, page.day, page.day)
          if seen.appointment.status is not AppointmentStatus.CANCELLED),
        *(RailItem(f"meeting.{m.id}", RailKind.MEETING, "", "", m.title, done=True) for m in page.meetings),
    ]  # fmt: skip
    items.sort(key=lambda item: (item.starts != "", item.starts, item.period))
    return Rail(tuple(items), expected, slot)


def _expected(session: Session, page: TodayPage) -> dict[str, LessonInput]:
    if page.term is None:
        return {}
    plan = lesson_week.planned(session, page.day, page.day)
    if plan:
        today = page.day.isoformat()
        return {
            f"{lesson.place[0]}.{lesson.place[2]}": LessonInput(
                lesson.class_id, page.day, lesson.place[2], units=lesson.units, staff_id=lesson.staff_id
            )
            for lesson in plan
            if lesson.state is LessonState.DUE and lesson.place[1] == today
        }
    if not page.term.is_teaching_day(page.day):
        return {}
    before = page.day - CYCLE
    noted = {(log.class_id, log.period) for log in page.lessons}
    found = {}
    for log in lessons.between(session, before, before):
        if log.in_timetable and (log.class_id, log.period) not in noted:
            key = f"{log.class_id}.{log.period}"
            found[key] = LessonInput(
                log.class_id, page.day, log.period, units=log.units, staff_id=log.staff_id, kind=log.kind
            )
    return found


def _lessons(page: TodayPage, labels: Mapping[str, str], times: _Times) -> Iterator[RailItem]:
    for log in page.lessons:
        starts, ends = times.get(log.period, ("", ""))
        yield RailItem(
            f"lesson.{log.id}", RailKind.LESSON, starts, ends, labels.get(log.class_id, ""),
            period=log.period, topic=log.topic, done=True,
        )  # fmt: skip


def _expected_item(key: str, lesson: LessonInput, labels: Mapping[str, str], times: _Times) -> RailItem:
    starts, ends = times.get(lesson.period, ("", ""))
    label = labels.get(lesson.class_id, "")
    return RailItem(key, RailKind.LESSON, starts, ends, label, period=lesson.period, step=RailStep.TEACH)


def _appointment(seen: SeenAppointment, now: str) -> RailItem:
    """Who comes is told only where the case file is open; there is nothing to write before it has begun."""
    found = seen.appointment
    known = seen.visitor is not None
    held = found.starts_at <= now and found.status is not AppointmentStatus.NO_SHOW
    return RailItem(
        f"appointment.{found.id}",
        RailKind.APPOINTMENT,
        found.starts_at[11:16],
        found.ends_at[11:16],
        "",
        person=seen.staff_name,
        step=RailStep.NOTE if known and held else RailStep.NONE,
        missed=found.status is AppointmentStatus.NO_SHOW,
        who=(seen.class_label, seen.name) if known else None,
    )


def _next_slot(page: TodayPage, now: str) -> OpeningSlot | None:
    """The plan that opening the door now would serve: the first unused one not over yet."""
    if page.door is not None:
        return None
    ahead = (slot for slot in page.slots if slot.ends_at > now)
    return next((slot for slot in ahead if not _served(slot, page, now)), None)


def _served(slot: OpeningSlot, page: TodayPage, now: str) -> bool:
    """Whether the door was open in a plan's time, noted for it or not."""
    return any(
        opening.slot_id == slot.id
        or (opening.opened_at < slot.ends_at and (opening.closed_at or now) > slot.starts_at)
        for opening in page.openings
    )


def _slots(
    page: TodayPage, offered: OpeningSlot | None, people: Mapping[str, str], now: str
) -> Iterator[RailItem]:
    """Plans not opened yet; the ones that were opened stand on the rail as they happened."""
    for slot in page.slots:
        if _served(slot, page, now):
            continue
        yield RailItem(
            f"slot.{slot.id}",
            RailKind.OPENING,
            slot.starts_at[11:16],
            slot.ends_at[11:16],
            "",
            person=people.get(slot.staff_id or "", ""),
            step=RailStep.OPEN if slot is offered else RailStep.NONE,
            missed=slot.ends_at <= now,
        )


def _opening(opening: ActualOpening, people: Mapping[str, str]) -> RailItem:
    closed = opening.closed_at
    return RailItem(
        f"opening.{opening.id}",
        RailKind.OPENING,
        opening.opened_at[11:16],
        closed[11:16] if closed else "",
        "",
        person=people.get(opening.staff_id or "", ""),
        visitors=opening.visitors if closed else None,
        step=RailStep.NONE if closed else RailStep.CLOSE,
        done=closed is not None,
    )
