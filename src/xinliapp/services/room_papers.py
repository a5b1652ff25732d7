"""What the room prints and exports: never a name; who comes is a code that only the case key explains."""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import hmac
import itertools
from collections.abc import Iterator, Mapping, Sequence

from xinliapp.crypto.derive import subkey
from xinliapp.domain.appointments import AppointmentStatus, Visitor
from xinliapp.domain.clock import parse_stamp
from xinliapp.domain.errors import UserError
from xinliapp.domain.fonts import FontBook
from xinliapp.domain.icalendar import CalendarEntry, calendar_file
from xinliapp.domain.intervals import union_minutes
from xinliapp.domain.papers import Paper
from xinliapp.domain.term_records import ActualOpening
from xinliapp.i18n import labels
from xinliapp.i18n.formats import count, print_moment
from xinliapp.reports import room as report
from xinliapp.services import appointments, duty_roster, help_messages, room, staff, staff_link
from xinliapp.services.demo import is_demo
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage.audit import Chain, append

CODE_LETTERS = 5
_WEEKDAYS = "一二三四五六日"
_WEEK = dt.timedelta(days=6)


def opening_notice(session: Session, monday: dt.date, *, fonts: FontBook | None = None) -> Paper:
    """开放时间公示 of a week's plans.

    Raises:
        UserError: ``register_empty``; what rendering refuses.
    """
    people = _people(session)
    slots = room.week(session, monday).slots
    rows = [
        (
            _weekday(slot.starts_at),
            _times(slot.starts_at, slot.ends_at),
            people.get(slot.staff_id or "", "待定"),
        )
        for slot in slots
    ]
    _need(rows, "计划开放")
    pdf = report.render_opening_notice(_head(session, monday), rows, fonts)
    _log(session, "room.print_notice", monday)
    return Paper(f"开放时间公示-{monday.isoformat()}.pdf", pdf)


def duty_table(session: Session, monday: dt.date, *, fonts: FontBook | None = None) -> Paper:
    """值班表 of a week's plans, with room to sign.

    Raises:
        UserError: ``register_empty``; what rendering refuses.
    """
    people = _people(session)
    rows = [
        (
            slot.starts_at[:10],
            _weekday(slot.starts_at),
            _times(slot.starts_at, slot.ends_at),
            people.get(slot.staff_id or "", "待定"),
        )
        for slot in room.week(session, monday).slots
    ]
    _need(rows, "计划开放")
    pdf = report.render_duty_roster(_head(session, monday), rows, fonts)
    _log(session, "room.print_roster", monday)
    return Paper(f"值班表-{monday.isoformat()}.pdf", pdf)


def duty_log(session: Session, monday: dt.date, *, fonts: FontBook | None = None) -> Paper:
    """值班记录 of a week's openings; what was handed over only where the case file is open.

    Raises:
        UserError: ``register_empty``; what rendering refuses.
    """
    week = room.week(session, monday)
    closed = [one for one in week.openings if one.closed_at is not None]
    notes = duty_roster.handovers(session, [one.id for one in closed])
    people = _people(session)
    rows = [_log_row(one, people, notes) for one in closed]
    _need(rows, "开放记录")
    visitors = sum(one.visitors for one in closed)
    strip = ""
    if notes:
        now = print_moment(session.clock.now())
        strip = f"保密 · {monday.isoformat()} · {session.account.display_name} · {now}"
    total = (count(float(round(_closed_minutes(session, week)))), str(visitors))
    pdf = report.render_duty_log(
        _head(session, monday), rows, total, fonts, strip=strip, messages=_messages(session, monday)
    )
    _log(session, "room.print_log", monday)
    return Paper(f"值班记录-{monday.isoformat()}.pdf", pdf)


def register(session: Session, monday: dt.date, *, fonts: FontBook | None = None) -> Paper:
    """预约登记表(代号) of a week's appointments.

    Raises:
        UserError: ``case_closed``, ``register_empty``; what rendering refuses.
    """
    session.require_case()
    rows, codes = [], visitor_codes(session)
    for seen in appointments.between(session, monday, monday + _WEEK):
        one, visitor = seen.appointment, seen.visitor
        if visitor is None:
            continue
        rows.append(
            (
                print_moment(made) if (made := appointments.made_at(session, one.id)) else "",
                _code(session, visitor, codes),
                f"{one.starts_at[5:10]} {_times(one.starts_at, one.ends_at)}",
                seen.staff_name,
                labels.label(one.source),
                "是" if visitor.first_time else "",
                "急" if one.urgent else "",
                labels.label(one.status),
            )
        )
    _need(rows, "预约")
    pdf = report.render_register(_head(session, monday), rows, fonts)
    _log(session, "appt.print", monday)
    return Paper(f"预约登记表-{monday.isoformat()}.pdf", pdf)


def calendar_export(session: Session, first: dt.date, last: dt.date) -> Paper:
    """One's own appointments as an .ics file: codes only. An account linked with nobody gets all.

    Raises:
        UserError: ``case_closed``, ``register_empty``.
    """
    session.require_case()
    mine = staff_link.me(session, first)
    entries, codes = [], visitor_codes(session)
    for seen in appointments.between(session, first, last):
        one = seen.appointment
        if seen.visitor is None or (mine is not None and one.staff_id != mine.id):
            continue
        summary = f"预约 {_code(session, seen.visitor, codes)}" + (" 急" if one.urgent else "")
        entries.append(
            CalendarEntry(
                one.id,
                parse_stamp(one.starts_at),
                parse_stamp(one.ends_at),
                summary,
                one.status is AppointmentStatus.CANCELLED,
                parse_stamp(seen.visitor.changed_at),
            )
        )
    _need(entries, "预约")
    data = calendar_file(entries, session.clock.now())
    _log(session, "appt.export", first)
    return Paper(f"预约-{first.isoformat()}.ics", data)


def visitor_code(session: Session, visitor: Visitor) -> str:
    """The code a visitor has on paper: their own, or one made of the student's id under the case key.

    It is the same on every paper, and nobody without the case key can say whose it is.

    Raises:
        UserError: ``case_closed``.
    """
    return _code(session, visitor, visitor_codes(session))


def visitor_codes(session: Session) -> dict[str, str]:
    """Student id to code for every student who ever booked; no two are the same, nor one typed before.

    Where two would meet, who booked first keeps it: a later booking never changes a code on paper.

    Raises:
        UserError: ``case_closed``.
    """
    key = subkey(session.require_case(), "visitor-code")
    taken: set[str] = set()
    found: dict[str, str] = {}
    for student, typed in appointment_rows.who_came(session.database):
        if student and student not in found:
            found[student] = next(code for code in _candidates(key, student) if code not in taken)
        taken.add(found.get(student, typed))
    return found


def _candidates(key: bytes, student_id: str) -> Iterator[str]:
    """The student's code, and others to take where it is given out; longer ones after a few."""
    for turn in itertools.count():
        text = student_id if turn == 0 else f"{student_id} {turn}"
        mac = hmac.new(key, text.encode("utf-8"), hashlib.sha256).digest()
        yield base64.b32encode(mac)[: CODE_LETTERS + turn // 8].decode("ascii")


def _code(session: Session, visitor: Visitor, codes: Mapping[str, str]) -> str:
    if visitor.student_id is None:
        return visitor.code or ""
    known = codes.get(visitor.student_id)
    if known is not None:
        return known
    key, taken = subkey(session.require_case(), "visitor-code"), frozenset(codes.values())
    return next(code for code in _candidates(key, visitor.student_id) if code not in taken)


def _messages(session: Session, monday: dt.date) -> str:
    """电话/信箱件数 of the week."""
    found = help_messages.between(session, monday, monday + _WEEK)
    if not found:
        return ""
    answered = sum(one.answered_at is not None for one in found)
    return f"信箱热线收到{len(found)}件，已答复{answered}件。"


def _log_row(
    one: ActualOpening, people: dict[str, str], notes: dict[str, str]
) -> tuple[str, str, str, str, str, str]:
    closed = one.closed_at or one.opened_at
    minutes = (parse_stamp(closed) - parse_stamp(one.opened_at)).total_seconds() / 60
    return (
        one.opened_at[:10],
        _times(one.opened_at, closed),
        count(float(round(minutes))),
        people.get(one.staff_id or "", ""),
        str(one.visitors),
        notes.get(one.id, ""),
    )


def _closed_minutes(session: Session, week: room.RoomWeek) -> float:
    """The week's minutes without a door that is still open."""
    start = dt.datetime.combine(week.starts_on, dt.time())
    spans = [(parse_stamp(o.opened_at), parse_stamp(o.closed_at)) for o in week.openings if o.closed_at]
    return union_minutes(spans, (start, start + dt.timedelta(days=7)))


def _people(session: Session) -> dict[str, str]:
    return {member.id: member.name for member in staff.everyone(session)}


def _head(session: Session, monday: dt.date) -> report.RoomPaperHead:
    last = monday + _WEEK
    return report.RoomPaperHead(unit(session).name, monday.isoformat(), last.isoformat(), is_demo(session))


def _weekday(moment: str) -> str:
    return "周" + _WEEKDAYS[dt.date.fromisoformat(moment[:10]).weekday()]


def _times(starts: str, ends: str) -> str:
    return f"{starts[11:16]}—{ends[11:16]}"


def _need(rows: Sequence[object], what: str) -> None:
    if not rows:
        raise UserError("register_empty", what=what)


def _log(session: Session, action: str, day: dt.date) -> None:
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        append(uow, Chain.CORE, action, day.isoformat())
