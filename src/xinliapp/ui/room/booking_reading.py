"""Reading and booking for the page of appointments; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from xinliapp.domain.accounts import Role
from xinliapp.domain.appointments import TAKES_TIME, AppointmentSource
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.errors import UserError
from xinliapp.i18n import labels
from xinliapp.services import appointments, drafts, room, school, staff_link, students
from xinliapp.services.appointments import Booking, SeenAppointment
from xinliapp.services.session import Session
from xinliapp.services.students import StudentFilter
from xinliapp.ui.room.booking_facts import FIELDS, WORDS, AppointmentLine, DayPage, Typed

DRAFT = "appointment:form"
USUAL_MINUTES = 40
_STEP = dt.timedelta(minutes=10)
_LOOK_AHEAD = 7


def read_day(
    session: Session, day: dt.date | None, wanted: Mapping[str, str] | None = None, fresh: bool = True
) -> DayPage:
    """A day's appointments; ``fresh`` fills the form anew: for ``wanted``, or with what was left in it."""
    now = session.clock.now()
    selected = str((wanted or {}).get("appointment", ""))
    if selected:
        day = dt.date.fromisoformat(appointments.one(session, selected).appointment.starts_at[:10])
    elif wanted and wanted.get("starts"):
        day = dt.date.fromisoformat(wanted["starts"][:10])
    shown = day or now.date()
    people = staff_link.present(session, shown)
    form, restored = _form(session, shown, wanted or {}) if fresh else (_empty(session, shown), False)
    return DayPage(
        day=shown,
        week=_week(session, shown),
        today=shown == now.date(),
        lines=tuple(_line(one) for one in appointments.between(session, shown, shown)),
        people=tuple((member.name, member.id) for member in people),
        form=form,
        person=_person(session, form["student"]),
        selected=selected,
        restored=restored,
        may_enroll=not people and session.account.role in (Role.COUNSELOR, Role.REGISTRAR),
    )


def booking_of(typed: Typed) -> Booking:
    """The form as the service takes it.

    Raises:
        UserError: ``field_wrong`` for a time that cannot be read.
    """
    try:
        starts = parse_stamp(f"{typed['starts_at'].replace(' ', 'T')}:00")
    except ValueError:
        raise UserError("field_wrong", field="时段", why="写成2026-11-23 11:50") from None
    return Booking(
        starts_at=starts,
        ends_at=starts + dt.timedelta(minutes=int(typed["minutes"] or 0)),
        staff_id=typed["staff"],
        student_id=typed["student"] or None,
        code=typed["code"] or None,
        source=AppointmentSource(typed["source"] or AppointmentSource.SELF.value),
        first_time=typed["first_time"] == "1",
        urgent=typed["urgent"] == "1",
        note=typed["note"],
        reason=typed["reason"],
    )


def book(session: Session, typed: Typed) -> str:
    """约, and the draft is done with; the moment it begins."""
    booking = booking_of(typed)
    appointments.book(session, booking)
    drafts.delete_draft(session, DRAFT)
    return stamp(booking.starts_at)


def against(session: Session, typed: Typed) -> str:
    """What speaks against the time as typed, in words; "" for nothing."""
    return appointments.conflict_words(appointments.conflicts(session, booking_of(typed)))


def keep(session: Session, typed: Typed) -> str:
    """Keep what is typed, as long as there are words in it; when, or ""."""
    if any(typed[name].strip() for name in WORDS):
        return drafts.save_draft(session, DRAFT, dict(typed))
    return ""


def propose(session: Session, staff_id: str | None, first_day: dt.date) -> dt.datetime:
    """The next free time in one's own planned openings (any, while nobody is known), else soon today."""
    now = session.clock.now()
    soon = _rounded(max(now, dt.datetime.combine(first_day, dt.time(8))))
    length = dt.timedelta(minutes=USUAL_MINUTES)
    last = first_day + dt.timedelta(days=_LOOK_AHEAD)
    taken = [
        (parse_stamp(one.appointment.starts_at), parse_stamp(one.appointment.ends_at))
        for one in appointments.between(session, first_day, last)
        if one.appointment.status in TAKES_TIME and one.appointment.staff_id == staff_id
    ]
    slots = [*room.week(session, first_day).slots, *room.week(session, last).slots]
    for slot in dict.fromkeys(slots):
        ends = parse_stamp(slot.ends_at)
        starts = max(parse_stamp(slot.starts_at), soon)
        if staff_id is not None and slot.staff_id not in (None, staff_id):
            continue
        while starts + length <= ends:
            if not any(start < starts + length and starts < end for start, end in taken):
                return starts
            starts += _STEP
    return soon


def _form(session: Session, day: dt.date, wanted: Mapping[str, str]) -> tuple[dict[str, str], bool]:
    form = _empty(session, day)
    if wanted.get("student"):
        form["student"] = wanted["student"]
    if wanted.get("starts"):
        form["starts_at"] = wanted["starts"].replace("T", " ")[:16]
    if wanted.get("minutes"):
        form["minutes"] = wanted["minutes"]
    if wanted:
        return form, False
    draft = drafts.load_draft(session, DRAFT)
    kept = draft.body if draft is not None and isinstance(draft.body, Mapping) else None
    if kept is None:
        return form, False
    return {name: str(kept.get(name, form[name])) for name in FIELDS}, True


def _empty(session: Session, day: dt.date) -> dict[str, str]:
    me = staff_link.me(session, day)
    people = staff_link.present(session, day)
    staff_id = me.id if me is not None else (people[0].id if people else "")
    form = dict.fromkeys(FIELDS, "")
    form["staff"] = staff_id
    form["minutes"] = str(USUAL_MINUTES)
    form["source"] = AppointmentSource.SELF.value
    form["starts_at"] = propose(session, staff_id or None, day).strftime("%Y-%m-%d %H:%M")
    return form


def _person(session: Session, student_id: str) -> tuple[str, str, tuple[str, ...]] | None:
    if not student_id:
        return None
    wanted = StudentFilter(include_left=True, student_ids=frozenset((student_id,)))
    row = next(iter(students.list_students(session, wanted)), None)
    return (row.id, row.name, (row.class_label,)) if row is not None else None


def _line(seen: SeenAppointment) -> AppointmentLine:
    one, visitor = seen.appointment, seen.visitor
    return AppointmentLine(
        id=one.id,
        starts=one.starts_at[11:16],
        ends=one.ends_at[11:16],
        name=seen.name,
        coded=visitor is not None and visitor.code is not None,
        class_label=seen.class_label,
        staff=seen.staff_name,
        source=labels.label(one.source),
        first_time=visitor is not None and visitor.first_time,
        urgent=one.urgent,
        status=one.status,
        status_word=labels.label(one.status),
        note=visitor.note if visitor is not None else "",
        has_note=seen.session_id is not None,
        student_id=visitor.student_id if visitor is not None else None,
    )


def _week(session: Session, day: dt.date) -> int | None:
    for year in school.calendar(session):
        for term in year.terms:
            week = term.week_of(day) if term.starts_on <= day <= term.ends_on else None
            if week is not None:
                return week.number
    return None


def _rounded(moment: dt.datetime) -> dt.datetime:
    """Up to the next ten minutes."""
    whole = moment.replace(second=0)
    if moment.second or moment.minute % 10:
        whole += dt.timedelta(minutes=10 - moment.minute % 10)
    return whole
