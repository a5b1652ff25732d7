"""Events of a child: 转学, 监护人变更, and those of BJ-31 that make a home visit due (case data)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.life_events import VISIT_FORGOTTEN, VISIT_KINDS, VISIT_WITHIN, EventKind, LifeEvent
from xinliapp.domain.tasks import Task
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import life_events as rows

CHANGES = Changes.CASEWORK
LONGEST = 500


@dataclass(frozen=True, slots=True)
class EventInput:
    """An event as typed; ``corrects`` is the id of the one it takes the place of, with ``reason``."""

    kind: EventKind
    day: dt.date
    text: str
    source: str
    corrects: str | None = None
    reason: str = ""


def add(session: Session, student_id: str, event: EventInput) -> str:
    """Note an event; a correction takes the old one out of count and says why. Its id.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``; ``not_found``
            (what it corrects, of this student).
    """
    session.require_case()
    typed.known_students(session, {student_id})
    if event.corrects is not None:
        old = rows.load(session.database, event.corrects)
        if old is None or old.student_id != student_id:
            raise UserError("not_found")
    made = LifeEvent(
        new_id(),
        student_id,
        event.kind,
        typed.past_day(session, "日期", event.day),
        typed.text("内容", event.text, longest=LONGEST),
        typed.text("来源", event.source, longest=60),
    )
    why = typed.text("更正理由", event.reason, longest=200, shortest=1 if event.corrects else 0)
    action = "life_event.correct" if event.corrects else "life_event.add"
    with session.write(action, case=True, object_id=made.id) as uow:
        rows.insert(uow, made, supersedes=event.corrects, reason=why)
        if event.corrects is not None:
            rows.void(uow, event.corrects)
    return made.id


def remove(session: Session, event_id: str) -> Changes:
    """Take an event back that was noted by mistake; its row stays, out of every count.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("life_event.remove", case=True, object_id=event_id) as uow:
        if not rows.void(uow, event_id):
            raise UserError("not_found")
    return CHANGES


def put_back(session: Session, event_id: str) -> Changes:
    """撤销 of :func:`remove`.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("life_event.restore", case=True, object_id=event_id) as uow:
        if not rows.put_back(uow, event_id):
            raise UserError("not_found")
    return CHANGES


def of_student(session: Session, student_id: str) -> tuple[LifeEvent, ...]:
    """A student's events, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return tuple(rows.of_student(session.database, student_id))


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """A home visit for every event of BJ-31 nobody visited the family after; says nothing of the event."""
    since = (day - VISIT_FORGOTTEN).isoformat()
    seen: set[str] = set()
    for event in rows.unvisited(session.database, VISIT_KINDS, since, day.isoformat()):
        if event.student_id in seen:
            continue  # one visit answers all that happened before it
        seen.add(event.student_id)
        due = dt.date.fromisoformat(event.day) + VISIT_WITHIN
        yield Task(
            f"visit_event:{event.id}",
            "visit_event",
            "",
            due,
            "contacts",
            {"tab": "visits", "student": event.student_id},
            student_id=event.student_id,
            warn=due <= day + dt.timedelta(days=1),
        )
