"""What of the room is to be done: duties without a person, letters, appointments without outcome, notes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from xinliapp.domain.clock import stamp
from xinliapp.domain.tasks import Task
from xinliapp.services import appointments, counseling_notes, help_messages, staff_link
from xinliapp.services.session import Session
from xinliapp.storage import appointments as appointment_rows
from xinliapp.storage import counseling as session_rows
from xinliapp.storage import room as room_rows

AHEAD = dt.timedelta(days=7)
UNSIGNED = dt.timedelta(days=1)
# What became of an older one nobody will remember; the register still shows it as booked.
FORGOTTEN = dt.timedelta(days=60)


def duty_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Planned openings of the next days without a person: somebody has to be found by then."""
    end = (day + AHEAD).isoformat()
    for slot in room_rows.slots_between(session.database, day.isoformat(), f"{end}T23:59:59"):
        if slot.staff_id is None:
            due = dt.date.fromisoformat(slot.starts_at[:10])
            times = f"{slot.starts_at[5:16].replace('T', ' ')}"
            yield Task(f"duty:{slot.id}", "duty_unassigned", times, due, "room", due, warn=due == day)


def message_tasks(session: Session, _day: dt.date) -> Iterator[Task]:
    """Letters and calls nobody has answered; the notices give no term, so none is due on a day."""
    if session.account.role not in help_messages.WRITERS:
        return
    for message in help_messages.unanswered(session):
        came = message.received_at[5:16].replace("T", " ")
        yield Task(
            f"message:{message.id}",
            "message_unanswered",
            f"{message.channel} {came}",
            None,
            "room",
            "messages",
            finish=partial(help_messages.answer, message_id=message.id),
        )


def appointment_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Appointments whose time has come and of which nobody has said what became; one's own can be ticked."""
    session.require_case()
    now = min(stamp(session.clock.now()), f"{day.isoformat()}T23:59:59")
    since = (day - FORGOTTEN).isoformat()
    open_ones = [
        one for one in appointment_rows.without_outcome(session.database, now) if one.starts_at >= since
    ]
    mine = staff_link.me(session, day)
    for seen in appointments.seen(session, open_ones):
        one = seen.appointment
        other = mine is not None and one.staff_id != mine.id
        held = dt.date.fromisoformat(one.starts_at[:10])
        student = seen.visitor.student_id if seen.visitor is not None else None
        yield Task(
            f"appointment:{one.id}",
            "appointment_outcome",
            one.starts_at[5:16].replace("T", " ") + _code(seen),
            held + dt.timedelta(days=1),
            "appointment",
            {"appointment": one.id},
            student_id=student,
            waiting_for=seen.staff_name if other else None,
            finish=None if other else partial(appointments.arrived, appointment_id=one.id),
        )


def note_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """One's own sessions begun more than a day ago and still unsigned."""
    session.require_case()
    for head in session_rows.unsigned_of(session.database, session.account.id):
        begun = dt.date.fromisoformat(head.day)
        if begun + UNSIGNED <= day:
            yield Task(
                f"note:{head.id}",
                "note_unsigned",
                head.number,
                begun + UNSIGNED,
                "counseling",
                {"session": head.id},
                student_id=head.student_id,
                warn=True,
            )


def unsealing_tasks(session: Session, _day: dt.date) -> Iterator[Task]:
    """Somebody opened a note of this account: its author is told at the next sitting."""
    for unsealing, head in counseling_notes.unseen(session):
        yield Task(
            f"unsealing:{unsealing.id}",
            "note_unsealed",
            f"{head.number} {unsealing.reader_name}",
            None,
            "counseling",
            {"session": head.id},
            student_id=head.student_id,
            finish=partial(counseling_notes.take_notice, unsealing_id=unsealing.id),
        )


def _code(seen: appointments.SeenAppointment) -> str:
    code = seen.visitor.code if seen.visitor is not None else None
    return f" {code}" if code else ""
