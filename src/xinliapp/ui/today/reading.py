"""Reading the day for the page; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.intervals import union_minutes
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.term_records import ActualOpening, OpeningSlot
from xinliapp.services import forms, lessons, room, school, self_check, staff, students
from xinliapp.services import today as service
from xinliapp.services.lessons import LessonInput
from xinliapp.services.session import Session
from xinliapp.services.today import DueItem, DueKind, TodayPage
from xinliapp.ui.today.facts import (
    Counter,
    Day,
    DeadlineItem,
    RailItem,
    RailKind,
    RailStep,
    TaskGroup,
    TaskItem,
    TaskKind,
)

CYCLE = dt.timedelta(days=14)
_NAMED = 2


@dataclass(frozen=True, slots=True)
class Reading:
    """The day, and what its buttons need: lessons to tick by rail id, the slot that would be opened."""

    day: Day
    expected: Mapping[str, LessonInput]
    slot: OpeningSlot | None


def read_day(session: Session) -> Reading:
    """One reading of today.

    A lesson is expected where the same class had one in the timetable in the same period two weeks ago
    (weekly and fortnightly lessons both come round in two weeks) and none is noted for it today.
    """
    page = service.today(session)
    now = stamp(session.clock.now())
    people = {member.id: member.name for member in staff.everyone(session)}
    expected = _expected(session, page)
    slot = _next_slot(page, now)
    labels = school.class_labels(session) if page.lessons or expected else {}
    rail = [
        *_lessons(page, labels),
        *(_expected_item(key, lesson, labels) for key, lesson in expected.items()),
        *_slots(page, slot, people, now),
        *(_opening(opening, people) for opening in page.openings),
        *(RailItem(f"meeting.{m.id}", RailKind.MEETING, "", "", m.title, done=True) for m in page.meetings),
    ]
    rail.sort(key=lambda item: (item.starts != "", item.starts, item.period))
    day = Day(
        day=page.day.isoformat(),
        now=now[11:16],
        week=page.week.number if page.week is not None else None,
        rail=tuple(rail),
        tasks=tuple(_tasks(session, page)),
        counters=tuple(_counters(session, page)),
        deadlines=tuple(_deadlines(page)),
        waiting=_waiting(session),
        door_open=page.door is not None,
        has_calendar=page.term is not None or bool(school.calendar(session)),
    )
    return Reading(day, expected, slot)


# --- the rail ---


def _expected(session: Session, page: TodayPage) -> dict[str, LessonInput]:
    if page.term is None or not page.term.is_teaching_day(page.day):
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


def _lessons(page: TodayPage, labels: Mapping[str, str]) -> Iterator[RailItem]:
    for log in page.lessons:
        label = labels.get(log.class_id, "")
        yield RailItem(
            f"lesson.{log.id}", RailKind.LESSON, "", "", label, period=log.period, topic=log.topic, done=True
        )


def _expected_item(key: str, lesson: LessonInput, labels: Mapping[str, str]) -> RailItem:
    label = labels.get(lesson.class_id, "")
    return RailItem(key, RailKind.LESSON, "", "", label, period=lesson.period, step=RailStep.TEACH)


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


# --- what is to be done ---


def _group(item: DueItem, today: dt.date) -> TaskGroup:
    if item.overdue:
        return TaskGroup.OVERDUE
    if item.due_on is None or item.due_on <= today:
        return TaskGroup.TODAY
    sunday = today + dt.timedelta(days=6 - today.weekday())
    return TaskGroup.WEEK if item.due_on <= sunday else TaskGroup.LATER


def _tasks(session: Session, page: TodayPage) -> Iterator[TaskItem]:
    checks = {record.id: record.period for record in self_check.records(session)}
    papers = {record.id: f"{record.form_id} {record.period}" for record in forms.records(session)}
    lacking = [item for item in page.due if item.kind is DueKind.LESSON_MISSING]
    for item in page.due:
        if item.kind is DueKind.LESSON_MISSING:
            if item is lacking[0]:
                yield _lesson_task(lacking, page.day)
            continue
        if item.kind in (DueKind.FORM, DueKind.SELF_CHECK) and not (item.warn or item.overdue):
            continue
        yield _task(session, item, page.day, checks, papers)


def _task(
    session: Session, item: DueItem, today: dt.date, checks: Mapping[str, str], papers: Mapping[str, str]
) -> TaskItem:
    kind = TaskKind(item.kind.value)
    where, argument = "", item.subject_id
    detail, count, who = item.detail, 1, None
    if item.kind is DueKind.FORM:
        where = "form_report"
    elif item.kind is DueKind.SELF_CHECK:
        where, argument = "self_check", item.subject_id.partition(" ")[2]
    elif item.kind in (DueKind.SIGN_SELF_CHECK, DueKind.SIGN_FORM, DueKind.RETURNED):
        check = item.subject_id in checks
        where = "self_check" if check else "form_report"
        argument = checks.get(item.subject_id) or papers.get(item.subject_id, "")
        detail = item.detail if item.kind is DueKind.RETURNED else argument
    elif item.kind is DueKind.PLAN_REVIEW:
        where, detail = "student", ""
        child = students.student(session, item.subject_id)
        who = (school.class_labels(session).get(child.class_id or "", ""), child.name)
    elif item.kind is DueKind.PUBLISH:
        detail, count = "", int(item.detail)
    due = item.due_on
    return TaskItem(
        id=f"{item.kind.value}.{item.subject_id}",
        kind=kind,
        detail=detail,
        group=_group(item, today),
        days=(due - today).days if due is not None else None,
        due_on=due.isoformat() if due is not None else "",
        page=where,
        argument=argument,
        count=count,
        who=who,
    )


def _lesson_task(items: list[DueItem], today: dt.date) -> TaskItem:
    first = items[0]
    names = "、".join(item.detail.partition(" ")[0] for item in items[:_NAMED])
    due = first.due_on
    return TaskItem(
        id="lesson_missing",
        kind=TaskKind.LESSON_MISSING,
        detail=names + ("…" if len(items) > _NAMED else ""),
        group=_group(first, today),
        days=(due - today).days if due is not None else None,
        due_on=due.isoformat() if due is not None else "",
        page="lessons",
        clause=first.subject_id,
        count=len(items),
    )


def _deadlines(page: TodayPage) -> Iterator[DeadlineItem]:
    for item in page.due:
        if item.kind in (DueKind.FORM, DueKind.SELF_CHECK) and item.due_on is not None:
            form = item.kind is DueKind.FORM
            argument = item.subject_id if form else item.subject_id.partition(" ")[2]
            yield DeadlineItem(
                TaskKind(item.kind.value),
                item.detail,
                item.due_on.isoformat(),
                (item.due_on - page.day).days,
                "form_report" if form else "self_check",
                argument,
            )


def _reachable(session: Session, day: dt.date) -> float:
    """Hours the week comes to if every plan still ahead is kept: plans that passed bring nothing."""
    week, now = room.week(session, day), session.clock.now()
    start = dt.datetime.combine(week.starts_on, dt.time())
    spans = [
        (parse_stamp(each.opened_at), parse_stamp(each.closed_at) if each.closed_at else now)
        for each in week.openings
    ]
    spans += [(max(now, parse_stamp(s.starts_at)), parse_stamp(s.ends_at)) for s in week.slots]
    return union_minutes(spans, (start, start + dt.timedelta(days=7))) / 60


def _counters(session: Session, page: TodayPage) -> Iterator[Counter]:
    for found in page.counters:
        if found.need <= 0:  # no class has students yet: nothing to hold against anything
            continue
        yield Counter(
            clause=found.clause.id,
            measure=found.clause.measure or "",
            done=found.value,
            planned=_reachable(session, page.day) if found.planned is not None else None,
            required=found.need,
            unit="h" if found.unit == "小时" else found.unit,
            teaching_days=found.teaching_days,
        )


def _waiting(session: Session) -> int:
    checks = [record.status for record in self_check.records(session)]
    papers = [record.status for record in forms.records(session)]
    return (checks + papers).count(PaperStatus.SUBMITTED)
