"""Meetings that took place; one taken back keeps its row and no longer counts."""

from __future__ import annotations

from xinliapp.domain.safeguards import MeetingRecord
from xinliapp.domain.term_records import Meeting
from xinliapp.storage.database import Database, UnitOfWork

_RECORD = (
    "SELECT id, kind, day, title, attendees, summary, host, place, attendance, topics, decisions,"
    " attachment_id FROM meeting"
)


def insert(uow: UnitOfWork, record: MeetingRecord) -> None:
    """Note a meeting with its minutes."""
    uow.insert(
        "meeting",
        {
            "id": record.id,
            "kind": record.kind,
            "day": record.day,
            "title": record.title,
            "attendees": record.attendees,
            "summary": record.summary,
            "host": record.host,
            "place": record.place,
            "attendance": record.attendance,
            "topics": record.topics,
            "decisions": record.decisions,
            "attachment_id": record.attachment_id,
        },
    )


def between(database: Database, first_day: str, last_day: str) -> list[Meeting]:
    """Meetings of these days, both included."""
    return database.rows(
        Meeting,
        "SELECT id, kind, day, title, attendees, summary FROM meeting"
        " WHERE voided_at IS NULL AND day BETWEEN ? AND ? ORDER BY day",
        (first_day, last_day),
    )


def records(database: Database, first_day: str, last_day: str) -> list[MeetingRecord]:
    """The same with their minutes."""
    return database.rows(
        MeetingRecord,
        f"{_RECORD} WHERE voided_at IS NULL AND day BETWEEN ? AND ? ORDER BY day, created_at",
        (first_day, last_day),
    )


def load(database: Database, meeting_id: str) -> MeetingRecord | None:
    """One meeting that was not taken back, or None."""
    return database.one(MeetingRecord, f"{_RECORD} WHERE id = ? AND voided_at IS NULL", (meeting_id,))
