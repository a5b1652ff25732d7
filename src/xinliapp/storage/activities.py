"""Activities that were held."""

from __future__ import annotations

from xinliapp.domain.term_records import Activity
from xinliapp.storage.database import Database, UnitOfWork


def insert(uow: UnitOfWork, activity: Activity) -> None:
    """Note an activity."""
    uow.insert(
        "activity",
        {
            "id": activity.id,
            "form": activity.form,
            "day": activity.day,
            "title": activity.title,
            "theme": activity.theme,
            "audience": activity.audience,
            "carrier": activity.carrier,
            "sessions": activity.sessions,
            "headcount": activity.headcount,
            "mental_health": activity.mental_health,
        },
    )


def between(database: Database, first_day: str, last_day: str) -> list[Activity]:
    """Activities of these days, both included."""
    return database.rows(
        Activity,
        "SELECT id, form, day, title, theme, audience, carrier, sessions, headcount, mental_health"
        " FROM activity WHERE day BETWEEN ? AND ? ORDER BY day",
        (first_day, last_day),
    )
