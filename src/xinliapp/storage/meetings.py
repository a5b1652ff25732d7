"""Meetings that took place."""

from __future__ import annotations

from xinliapp.domain.term_records import Meeting
from xinliapp.storage.database import Database, UnitOfWork


def insert(uow: UnitOfWork, meeting: Meeting) -> None:
    """Note a meeting."""
    uow.insert(
        "meeting",
        {
            "id": meeting.id,
            "kind": meeting.kind,
            "day": meeting.day,
            "title": meeting.title,
            "attendees": meeting.attendees,
            "summary": meeting.summary,
        },
    )


def between(database: Database, first_day: str, last_day: str) -> list[Meeting]:
    """Meetings of these days, both included."""
    return database.rows(
        Meeting,
        "SELECT id, kind, day, title, attendees, summary FROM meeting WHERE day BETWEEN ? AND ? ORDER BY day",
        (first_day, last_day),
    )
