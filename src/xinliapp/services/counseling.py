"""Counselling sessions: begun, written, signed once, amended; everything but their presence is the author's.

Until a session is signed its words are its author's draft (``services/drafts.py``); signing writes them into
the record, which then never changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from xinliapp.domain.appointments import AppointmentSource, AppointmentStatus
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import parse_stamp, stamp
from xinliapp.domain.counseling import (
    LONGEST_PART,
    LONGEST_SESSION,
    SHORTEST_PART,
    Breach,
    Part,
    Parts,
    Risk,
    SessionBody,
    SessionHead,
    SessionKind,
    SessionMode,
)
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.i18n import labels
from xinliapp.services import counseling_consent, staff_link, typed
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage import counseling as rows
from xinliapp.storage import drafts as draft_rows
from xinliapp.storage import room as room_rows
from xinliapp.storage.audit import Chain, append

CHANGES = Changes.COUNSELING
USUAL_MINUTES = 40
# A door closed longer ago than this says nothing about a session begun now.
_RECENT = dt.timedelta(hours=3)
DRAFT = "counseling:"


@dataclass(frozen=True, slots=True)
class Note:
    """A session as typed before it is signed; ``absent`` are those of the members who did not come."""

    started_at: dt.datetime
    minutes: int
    mode: SessionMode = SessionMode.FACE_TO_FACE
    theme: str = ""
    members: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    parts: Parts = field(default_factory=Parts)
    risk: Risk = Risk.UNCHANGED
    breach: Breach | None = None
    agreed: str = ""
    next_at: dt.datetime | None = None


def draft_key(session_id: str) -> str:
    """Under which key the words of an unsigned session are kept."""
    return f"{DRAFT}{session_id}"


def amend_key(session_id: str) -> str:
    """Under which key a 补记 that is not yet added is kept."""
    return f"counseling.amend:{session_id}"


def begin_from(session: Session, appointment_id: str) -> str:
    """Begin the session of an appointment, which is thereby kept (已到); one already begun is gone on with.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``appointment_ahead``, ``appointment_off`` (cancelled),
            ``appointment_code_only`` for one that was made under a code: its student has to be known first;
            as :func:`begin`.
    """
    session.require_case()
    appointment = appointment_rows.load(session.database, appointment_id)
    visitor = appointment_rows.visitors(session.database, [appointment_id]).get(appointment_id)
    if appointment is None or visitor is None:
        raise UserError("not_found")
    known = rows.by_appointment(session.database, [appointment_id]).get(appointment_id)
    if known is not None:
        return known
    if appointment.status is AppointmentStatus.CANCELLED:
        raise UserError("appointment_off")
    if appointment.starts_at[:10] > stamp(session.clock.now())[:10]:
        raise UserError("appointment_ahead", day=appointment.starts_at[:10])
    if visitor.student_id is None:
        raise UserError("appointment_code_only", alias=visitor.code or "")
    span = parse_stamp(appointment.starts_at), parse_stamp(appointment.ends_at)
    starts, minutes = _held(session, span)
    counseling_consent.refuse_to_begin(session, visitor.student_id, starts.date())
    head = _head(session, starts, minutes, visitor.student_id)
    body = _empty(appointment_id, appointment.source)
    with session.write("note.begin", case=True, object_id=head.id) as uow:
        rows.insert(uow, _numbered(session, head), body)
        if appointment.status is not AppointmentStatus.ARRIVED:
            appointment_rows.set_status(uow, appointment_id, AppointmentStatus.ARRIVED)
            append(uow, Chain.CORE, "appt.status", appointment_id)
    return head.id


def begin(session: Session, student_id: str, *, source: AppointmentSource | None = None) -> str:
    """Begin an individual session without an appointment; its id.

    Raises:
        UserError: ``case_closed``, ``student_unknown``; from the second talk on as
            ``consent_stops.refuse_without``.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    starts, minutes = _held(session, None)
    counseling_consent.refuse_to_begin(session, student_id, starts.date())
    head = _head(session, starts, minutes, student_id)
    with session.write("note.begin", case=True, object_id=head.id) as uow:
        rows.insert(uow, _numbered(session, head), _empty(None, source))
    return head.id


def begin_group(session: Session, members: Sequence[str] = ()) -> str:
    """Begin a group session; its id. Theme and members are checked when it is signed.

    Raises:
        UserError: ``case_closed``, ``student_unknown``.
    """
    session.require_case()
    typed.known_students(session, set(members))
    starts, minutes = _held(session, None)
    head = _head(session, starts, minutes, None)
    with session.write("note.begin", case=True, object_id=head.id) as uow:
        rows.insert(uow, _numbered(session, head), _empty(None, None))
        rows.set_members(uow, head.id, members)
    return head.id


def check(session: Session, session_id: str, note: Note, *, kept_at: str = "") -> None:
    """Whether :func:`sign` would take it: nobody is asked to confirm what is then refused.

    Raises:
        UserError: as :func:`sign`.
    """
    _checked(session, _own_open(session, session_id), note, kept_at)


def sign(session: Session, session_id: str, note: Note, *, kept_at: str = "") -> Changes:
    """Sign and lock: check every required part, write the record for good, forget the draft.

    ``kept_at`` is when the draft was last kept (``HH:MM:SS``), for the words of a refusal.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed`` for another's, ``note_signed``,
            ``session_part_empty``, ``session_part_wrong``, ``field_required``, ``field_wrong``,
            ``student_unknown``; as ``counseling_consent.refuse_to_sign``.
    """
    head = _own_open(session, session_id)
    body, members = _checked(session, head, note, kept_at)
    staff = staff_link.me(session, note.started_at.date())
    signed = replace(
        head,
        started_at=stamp(note.started_at),
        minutes=note.minutes,
        staff_id=staff.id if staff is not None else None,
        signed_at=stamp(session.clock.now()),
    )
    with session.write("note.sign", case=True, object_id=session_id) as uow:
        if head.kind is SessionKind.GROUP:
            rows.set_members(uow, session_id, members, note.absent)
        if note.breach is not None and note.risk is Risk.BREACH:
            rows.add_breach(uow, session_id, note.breach)
            append(uow, Chain.CASE, "breach.record", session_id)
        rows.write(uow, signed, body)
        draft_rows.forget(uow, session.account.id, draft_key(session_id))
    return CHANGES | Changes.FIGURES


def void(session: Session, session_id: str, reason: str) -> Changes:
    """Take a session begun by mistake out of the book; its number stays used and its draft is gone.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed``, ``note_signed``, ``field_required``.
    """
    _own_open(session, session_id)
    why = typed.text("作废理由", reason, longest=200)
    with session.write("note.void", case=True, object_id=session_id) as uow:
        rows.void(uow, session_id, why)
        draft_rows.forget(uow, session.account.id, draft_key(session_id))
    return CHANGES


def amend(session: Session, session_id: str, text: str) -> Changes:
    """补记 under a signed note of one's own.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed``, ``note_not_signed``, ``field_required``,
            ``field_wrong``.
    """
    head = own(session, session_id)
    if head.signed_at is None:
        raise UserError("note_not_signed")
    words = typed.text("补记", text, longest=LONGEST_PART)
    with session.write("note.amend", case=True, object_id=session_id) as uow:
        rows.add_amendment(uow, session_id, words, session.account.display_name)
        draft_rows.forget(uow, session.account.id, amend_key(session_id))
    return CHANGES


def own(session: Session, session_id: str) -> SessionHead:
    """A session of this account.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``not_allowed``.
    """
    session.require_case()
    head = rows.head(session.database, session_id)
    if head is None:
        raise UserError("not_found")
    if head.author_id != session.account.id:
        raise UserError("not_allowed", action="改动他人的辅导记录")
    return head


def timeline(session: Session, student_id: str) -> tuple[SessionHead, ...]:
    """A student's sessions, newest first: that they took place, never a word of them.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.of_student(session.database, student_id))


def newest(session: Session, limit: int = 200) -> tuple[SessionHead, ...]:
    """The sessions last begun, by whomever: presence only.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.newest(session.database, limit))


def own_groups(session: Session) -> dict[str, tuple[str, int]]:
    """One's own group sessions: id to theme and number of members. Of another's nothing but presence is told.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.groups_of(session.database, session.account.id)


def between(session: Session, first: dt.date, last: dt.date) -> tuple[SessionHead, ...]:
    """Sessions that began from ``first`` to ``last``, both included: presence only.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    end = last + dt.timedelta(days=1)
    return tuple(rows.between(session.database, f"{first}T00:00:00", f"{end}T00:00:00"))


# --- inside ---


def _own_open(session: Session, session_id: str) -> SessionHead:
    head = own(session, session_id)
    if head.voided_at is not None:
        raise UserError("not_found")
    if head.signed_at is not None:
        raise UserError("note_signed", number=head.number)
    return head


def _head(session: Session, starts: dt.datetime, minutes: int, student_id: str | None) -> SessionHead:
    staff = staff_link.me(session, starts.date())
    return SessionHead(
        id=new_id(),
        year=starts.year,
        sequence=0,
        kind=SessionKind.INDIVIDUAL if student_id else SessionKind.GROUP,
        started_at=stamp(starts),
        minutes=minutes,
        student_id=student_id,
        staff_id=staff.id if staff is not None else None,
        author_id=session.account.id,
        author_name=session.account.display_name,
        signed_at=None,
        voided_at=None,
        imported=False,
    )


def _numbered(session: Session, head: SessionHead) -> SessionHead:
    """Inside the transaction: two windows never get the same number."""
    return replace(head, sequence=rows.next_number(session.database, head.year))


def _empty(appointment_id: str | None, source: AppointmentSource | None) -> SessionBody:
    return SessionBody(
        SessionMode.FACE_TO_FACE, "", source, appointment_id, Parts(), Risk.UNCHANGED, "", None
    )


def _held(session: Session, planned: tuple[dt.datetime, dt.datetime] | None) -> tuple[dt.datetime, int]:
    """When it was held and how long: the door's own times, cut to the appointment. It can be changed."""
    now = session.clock.now()
    day = now.date() if planned is None else planned[0].date()
    doors = [
        (parse_stamp(one.opened_at), parse_stamp(one.closed_at) if one.closed_at else now)
        for one in room_rows.openings_between(session.database, f"{day}T00:00:00", f"{day}T23:59:59")
    ]
    if planned is None:
        recent = [door for door in doors if door[1] >= now - _RECENT]
        starts, ends = recent[-1] if recent else (now - dt.timedelta(minutes=USUAL_MINUTES), now)
        starts = max(starts, dt.datetime.combine(now.date(), dt.time()))
    elif planned[0] > now:  # who comes early is written up from now on
        starts, ends = now, now + (planned[1] - planned[0])
    else:
        during = [door for door in doors if door[0] < planned[1] and planned[0] < door[1]]
        still_open = bool(during) and during[-1][1] >= now
        starts = max(planned[0], during[0][0]) if during else planned[0]
        ends = planned[1] if not during or still_open else min(planned[1], during[-1][1])
    return starts, min(LONGEST_SESSION, max(1, round((ends - starts).total_seconds() / 60)))


def _checked(
    session: Session, head: SessionHead, note: Note, kept_at: str
) -> tuple[SessionBody, tuple[str, ...]]:
    typed.past_moment(session, "开始时间", note.started_at)
    if not 1 <= note.minutes <= LONGEST_SESSION:
        raise UserError("field_wrong", field="分钟", why=f"应在1到{LONGEST_SESSION}之间")
    parts = Parts(*(_part(note.parts, part, kept_at) for part in Part))
    theme, members = "", tuple(sorted(set(note.members)))
    if head.kind is SessionKind.GROUP:
        theme = typed.text("主题", note.theme, longest=60)
        if not members:
            raise UserError("field_required", field="成员")
        if set(members) <= set(note.absent):
            raise UserError("field_wrong", field="成员", why="全部缺席,没有人到场")
        typed.known_students(session, set(members))
    if note.risk is Risk.BREACH:
        _check_breach(session, note.breach)
    counseling_consent.refuse_to_sign(session, head, note.started_at, members)
    body = SessionBody(
        mode=note.mode,
        theme=theme,
        source=None,
        appointment_id=None,
        parts=parts,
        risk=note.risk,
        agreed=typed.text("约定", note.agreed, longest=500, shortest=0),
        next_at=stamp(note.next_at) if note.next_at is not None else None,
    )
    return body, members


def _part(parts: Parts, part: Part, kept_at: str) -> str:
    """One required part; the words of a refusal are those of screens.md S13."""
    text = parts.of(part).strip()
    place = list(Part).index(part) + 1
    told = {"number": place, "part": labels.label(part), "field": part.value, "at": kept_at or "刚才"}
    if not text:
        raise UserError("session_part_empty", **told)
    if len(text) < SHORTEST_PART:
        raise UserError("session_part_wrong", why=f"只有{len(text)}个字,至少{SHORTEST_PART}个字", **told)
    if len(text) > LONGEST_PART:
        raise UserError("session_part_wrong", why=f"有{len(text)}个字,最多{LONGEST_PART}个字", **told)
    return text


def _check_breach(session: Session, breach: Breach | None) -> None:
    found = breach or Breach("", (), "", "")
    typed.text("突破保密的理由", found.reason, longest=1000)
    if not found.told:
        raise UserError("field_required", field="告知了谁")
    if not found.told_at:
        raise UserError("field_required", field="告知时间")
    typed.past_moment(session, "告知时间", parse_stamp(found.told_at))
    typed.text("告知了什么", found.what, longest=1000)
