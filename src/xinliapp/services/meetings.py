"""Meetings that took place."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.changes import Changes
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import Meeting, MeetingKind
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import meetings as rows

CHANGES = Changes.MEETINGS


def add(
    session: Session, kind: MeetingKind, day: dt.date, title: str, *, attendees: int = 0, summary: str = ""
) -> str:
    """Note a meeting; its id. ``summary`` is core data: it names no student.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    meeting = Meeting(
        new_id(),
        kind,
        typed.past_day(session, "会议日期", day),
        typed.text("会议名称", title, longest=80),
        typed.count("参会人数", attendees, highest=10_000),
        typed.text("会议纪要", summary, longest=2000, shortest=0),
    )
    with session.write("meeting.add", object_id=meeting.id) as uow:
        rows.insert(uow, meeting)
    return meeting.id


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[Meeting]:
    """Meetings of these days, both included."""
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())
