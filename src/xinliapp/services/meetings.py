"""Meetings that took place, with their minutes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.safeguards import MeetingRecord, names_typed
from xinliapp.domain.term_records import Meeting, MeetingKind
from xinliapp.services import attachments, typed
from xinliapp.services.session import Session
from xinliapp.storage import meetings as rows
from xinliapp.storage import staff as papers

CHANGES = Changes.MEETINGS


def add(
    session: Session,
    kind: MeetingKind,
    day: dt.date,
    title: str,
    *,
    attendees: int = 0,
    summary: str = "",
    host: str = "",
    place: str = "",
    attendance: str = "",
    topics: str = "",
    decisions: str = "",
    minutes: Path | None = None,
) -> str:
    """Note a meeting; its id. All of it is core data and names no student.

    ``attendance`` are names as typed; the number is theirs when ``attendees`` is 0. ``minutes`` is a file.

    Raises:
        UserError: ``field_required``, ``field_wrong``; as :func:`attachments.storing`.
        KnownError: as :func:`attachments.storing`.
    """
    names = typed.text("到会人员", attendance, longest=2000, shortest=0)
    day_text = typed.past_day(session, "会议日期", day)
    title = typed.prose(session, "会议名称", title, longest=80)
    here = typed.count("参会人数", attendees, highest=10_000) or len(names_typed(names))
    fields = {
        "summary": typed.prose(session, "会议纪要", summary, longest=2000, shortest=0),
        "host": typed.text("主持人", host, longest=60, shortest=0),
        "place": typed.prose(session, "地点", place, longest=60, shortest=0),
        "attendance": names,
        "topics": typed.prose(session, "议题", topics, longest=1000, shortest=0),
        "decisions": typed.prose(session, "决定", decisions, longest=2000, shortest=0),
    }
    with attachments.storing(session, minutes) as stored:
        made = new_id()
        with session.write("meeting.add", object_id=made) as uow:
            file = stored.insert(uow)
            rows.insert(uow, MeetingRecord(made, kind, day_text, title, here, attachment_id=file, **fields))
    return made


def take_back(session: Session, meeting_id: str, reason: str) -> Changes:
    """A meeting noted by mistake: it keeps its row and no longer counts.

    Raises:
        UserError: ``not_found``, ``field_required``.
    """
    words = typed.prose(session, "撤回理由", reason, longest=200)
    with session.write("meeting.void", object_id=meeting_id) as uow:
        if not papers.void(uow, "meeting", meeting_id, words):
            raise UserError("not_found")
    return CHANGES


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[Meeting]:
    """Meetings of these days, both included."""
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def records(session: Session, first_day: dt.date, last_day: dt.date) -> list[MeetingRecord]:
    """The same with their minutes."""
    return rows.records(session.database, first_day.isoformat(), last_day.isoformat())


def record(session: Session, meeting_id: str) -> MeetingRecord:
    """One meeting with its minutes.

    Raises:
        UserError: ``not_found``.
    """
    found = rows.load(session.database, meeting_id)
    if found is None:
        raise UserError("not_found")
    return found
