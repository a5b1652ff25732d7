"""Appointments: who comes when. Core knows the time and 约(已占); all else stays behind the case key."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from xinliapp.domain.appointments import (
    TAKES_TIME,
    Appointment,
    AppointmentSource,
    AppointmentStatus,
    Busy,
    Conflict,
    ConflictKind,
    Visitor,
    clashes,
)
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.i18n import labels
from xinliapp.services import room_checks, staff, typed
from xinliapp.services.school import class_labels
from xinliapp.services.session import Session
from xinliapp.storage import appointments as rows
from xinliapp.storage import counseling as session_rows
from xinliapp.storage import students as student_rows
from xinliapp.storage.audit import Chain, append

CHANGES = Changes.APPOINTMENTS
LONGEST = dt.timedelta(hours=4)
_CODE = re.compile(r"代号(\d+)")


@dataclass(frozen=True, slots=True)
class Booking:
    """An appointment as typed: a student, or a code for who gives no name. ``reason`` goes with 急."""

    starts_at: dt.datetime
    ends_at: dt.datetime
    staff_id: str
    student_id: str | None = None
    code: str | None = None
    source: AppointmentSource = AppointmentSource.SELF
    first_time: bool = False
    urgent: bool = False
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class SeenAppointment:
    """An appointment as this account may see it: ``visitor`` is None without the case key (约(已占)).

    ``name`` and ``class_label`` are the student's, or the code and nothing; ``session_id`` is the counselling
    session begun from it.
    """

    appointment: Appointment
    staff_name: str
    visitor: Visitor | None = None
    name: str = ""
    class_label: str = ""
    session_id: str | None = None


def book(session: Session, typed_in: Booking) -> str:
    """Book; the id. A conflict is put through only as 急 and with a reason, which is kept with the visitor.

    Raises:
        UserError: ``case_closed``, ``field_required``, ``field_wrong``, ``student_unknown``, ``not_found``,
            ``appointment_conflict`` with what speaks against it.
    """
    session.require_case()
    appointment, visitor = _checked(session, typed_in)
    against = conflicts(session, typed_in)
    override = _override(typed_in, against) if against else None
    with session.write("appt.book", object_id=appointment.id) as uow:
        visitor = Visitor(
            appointment.id, visitor.student_id, visitor.code, visitor.first_time, visitor.note, override
        )
        rows.insert(uow, appointment, visitor)
        if override is not None:
            append(uow, Chain.CASE, "appt.override", appointment.id, {"conflicts": len(against)})
    return appointment.id


def conflicts(session: Session, typed_in: Booking, *, ignore: str | None = None) -> tuple[Conflict, ...]:
    """What speaks against a time: calendar, papers, lessons, other appointments, somebody else's duty.

    ``ignore`` is the appointment that is being moved.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    day, starts, ends = typed_in.starts_at.date(), typed_in.starts_at, typed_in.ends_at
    facts = room_checks.checks(session, day, day)
    found = facts.appointment(typed_in.staff_id, starts, ends, ignore or "")
    return (*found, *clashes(starts, ends, _visitor_elsewhere(session, typed_in, ignore)))


def conflict_words(found: Iterable[Conflict]) -> str:
    """与课冲突(七(2))、… as a sentence part."""
    return "、".join(
        labels.label(one.kind) + (f"({one.detail})" if one.detail else "") for one in found
    )  # fmt: skip


def set_status(session: Session, appointment_id: str, status: AppointmentStatus) -> Changes:
    """Say what became of an appointment; what was said before may be corrected; said again, nothing changes.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``appointment_has_session``, ``appointment_ahead``
            for 已到 or 爽约 before its day.
    """
    session.require_case()
    appointment = rows.load(session.database, appointment_id)
    if appointment is None:
        raise UserError("not_found")
    if appointment.status is status:
        return Changes.NONE
    kept = status is AppointmentStatus.ARRIVED
    if not kept and session_rows.by_appointment(session.database, [appointment_id]):
        raise UserError("appointment_has_session")
    happened = kept or status is AppointmentStatus.NO_SHOW
    if happened and appointment.starts_at[:10] > stamp(session.clock.now())[:10]:
        raise UserError("appointment_ahead", day=appointment.starts_at[:10])
    with session.write("appt.status", object_id=appointment_id) as uow:
        rows.set_status(uow, appointment_id, status)
    return CHANGES


def arrived(session: Session, *, appointment_id: str) -> Changes:
    """已到, as a task finishes it in place.

    Raises:
        UserError: as :func:`set_status`.
    """
    return set_status(session, appointment_id, AppointmentStatus.ARRIVED)


def move(
    session: Session, appointment_id: str, starts_at: dt.datetime, ends_at: dt.datetime, reason: str = "",
    *, urgent: bool | None = None,
) -> Changes:  # fmt: skip
    """Another time for a booked appointment; an urgent one may be put through against a conflict.

    ``urgent`` None leaves that as it is; True makes it 急, which with ``reason`` overrides a conflict.

    Raises:
        UserError: as :func:`book`; ``not_found`` for one that is not booked any more.
    """
    session.require_case()
    appointment = rows.load(session.database, appointment_id)
    visitor = rows.visitors(session.database, [appointment_id]).get(appointment_id)
    if appointment is None or visitor is None or appointment.status is not AppointmentStatus.BOOKED:
        raise UserError("not_found")
    wanted = Booking(
        starts_at, ends_at, appointment.staff_id, visitor.student_id, visitor.code,
        urgent=appointment.urgent if urgent is None else urgent, reason=reason,
    )  # fmt: skip
    ready, _ = _checked(session, wanted)
    against = conflicts(session, wanted, ignore=appointment_id)
    override = _override(wanted, against) if against else None
    with session.write("appt.move", object_id=appointment_id) as uow:
        rows.move(uow, appointment_id, ready.starts_at, ready.ends_at, urgent=wanted.urgent)
        if override != visitor.override_reason:  # at a free time there is nothing to give a reason for
            rows.set_override(uow, appointment_id, override)
        if override is not None:
            append(uow, Chain.CASE, "appt.override", appointment_id, {"conflicts": len(against)})
    return CHANGES


def identify(session: Session, appointment_id: str, student_id: str) -> Changes:
    """Say which student stands behind a code; the code is gone then.

    Raises:
        UserError: ``case_closed``, ``not_found`` (also when it is known whose appointment it is: another
            student would take over the session begun from it), ``student_unknown``.
    """
    session.require_case()
    visitor = rows.visitors(session.database, [appointment_id]).get(appointment_id)
    if visitor is None or visitor.student_id is not None:
        raise UserError("not_found")
    typed.known_students(session, {student_id})
    with session.write("appt.identify", case=True, object_id=appointment_id) as uow:
        rows.set_student(uow, appointment_id, student_id)
    return CHANGES


def between(session: Session, first: dt.date, last: dt.date) -> tuple[SeenAppointment, ...]:
    """Appointments from ``first`` to ``last``, both included, as far as this account may see them."""
    found = rows.between(session.database, f"{first.isoformat()}T00:00:00", f"{last.isoformat()}T23:59:59")
    return seen(session, found)


def one(session: Session, appointment_id: str) -> SeenAppointment:
    """One appointment.

    Raises:
        UserError: ``not_found``.
    """
    found = rows.load(session.database, appointment_id)
    if found is None:
        raise UserError("not_found")
    return seen(session, [found])[0]


def made_at(session: Session, appointment_id: str) -> str | None:
    """When it was booked (登记时间)."""
    return rows.made_at(session.database, appointment_id)


def of_student(session: Session, student_id: str) -> tuple[SeenAppointment, ...]:
    """A student's appointments, the newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return seen(session, rows.of_student(session.database, student_id))


def seen(session: Session, found: Iterable[Appointment]) -> tuple[SeenAppointment, ...]:
    """Appointments with who comes, where the case file is open."""
    listed = list(found)
    people = {member.id: member.name for member in staff.everyone(session)}
    if not session.database.has_case:
        return tuple(SeenAppointment(one, people.get(one.staff_id, "")) for one in listed)
    ids = [one.id for one in listed]
    visitors = rows.visitors(session.database, ids)
    begun = session_rows.by_appointment(session.database, ids)
    # A week has a few dozen visitors at most: asking for each is cheaper than reading the whole roll.
    wanted = {visitor.student_id for visitor in visitors.values() if visitor.student_id is not None}
    students = {one: student_rows.load_student(session.database, one) for one in wanted}
    labels_ = class_labels(session) if wanted else {}
    made = []
    for one in listed:
        visitor = visitors.get(one.id)
        student = students.get(visitor.student_id or "") if visitor is not None else None
        code = visitor.code or "" if visitor is not None else ""
        label = labels_.get(student.class_id or "", "") if student is not None else ""
        name = student.name if student is not None else code
        made.append(
            SeenAppointment(one, people.get(one.staff_id, ""), visitor, name, label, begun.get(one.id))
        )
    return tuple(made)


def next_code(session: Session) -> str:
    """The next code for a visitor who gives no name: 代号07.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    numbers = [int(match[1]) for code in rows.codes(session.database) if (match := _CODE.fullmatch(code))]
    return f"代号{max(numbers, default=0) + 1:02d}"


# --- inside ---


def _checked(session: Session, typed_in: Booking) -> tuple[Appointment, Visitor]:
    start, end = typed.span(typed_in.starts_at, typed_in.ends_at)
    if typed_in.ends_at - typed_in.starts_at > LONGEST or start[:10] != end[:10]:
        raise UserError("field_wrong", field="时段", why="一次预约不超过4小时,也不跨天")
    if start[:10] < stamp(session.clock.now())[:10]:
        raise UserError("field_wrong", field="时段", why="这一天已经过去")
    if all(member.id != typed_in.staff_id for member in staff.everyone(session)):
        raise UserError("field_required", field="预约教师")
    code = typed.text("代号", typed_in.code or "", longest=20, shortest=0) or None
    if typed_in.student_id:
        typed.known_students(session, {typed_in.student_id})
        code = None
    elif code is None:
        raise UserError("field_required", field="学生或代号")
    elif _names_a_student(session, code):
        raise UserError("field_wrong", field="代号", why="是学生姓名,代号会印在登记表上")
    note = typed.text("备注", typed_in.note, longest=200, shortest=0)
    row_id = new_id()
    appointment = Appointment(
        row_id, start, end, typed_in.staff_id, typed_in.source, typed_in.urgent, AppointmentStatus.BOOKED
    )
    return appointment, Visitor(row_id, typed_in.student_id or None, code, typed_in.first_time, note, None)


def _names_a_student(session: Session, code: str) -> bool:
    """Whether a code is a student's name: codes stand on papers and in calendar files, names do not."""
    plain = "".join(code.split())
    found = session.database.scalar(
        "SELECT 1 FROM student WHERE voided_at IS NULL AND length(name) > 1 AND instr(?, name) LIMIT 1",
        (plain,),
    )
    return found is not None


def _override(typed_in: Booking, against: tuple[Conflict, ...]) -> str:
    if not typed_in.urgent:
        raise UserError("appointment_conflict", what=conflict_words(against), field="时段")
    if not typed_in.reason.strip():
        raise UserError("appointment_reason", what=conflict_words(against), field="理由")
    return typed.text("理由", typed_in.reason, longest=200)


def _visitor_elsewhere(session: Session, typed_in: Booking, ignore: str | None) -> Iterator[Busy]:
    found = [
        one
        for one in rows.between(session.database, stamp(typed_in.starts_at), stamp(typed_in.ends_at))
        if one.status in TAKES_TIME and one.id != ignore
    ]
    visitors = rows.visitors(session.database, [one.id for one in found])
    for one in found:
        visitor = visitors.get(one.id)
        same = visitor is not None and (
            (typed_in.student_id and visitor.student_id == typed_in.student_id)
            or (not typed_in.student_id and typed_in.code and visitor.code == typed_in.code)
        )
        if same:
            span = parse_stamp(one.starts_at), parse_stamp(one.ends_at)
            yield Busy(ConflictKind.VISITOR_BUSY, *span, f"{span[0]:%H:%M}—{span[1]:%H:%M}")
