"""What is to be done about families: visits agreed for a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.domain.tasks import Task
from xinliapp.services.session import Session
from xinliapp.storage import home_visits as rows

AHEAD = dt.timedelta(days=7)


def tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Every visit whose agreed next day is near or past and that no later visit followed. A case provider."""
    for visit in rows.next_due(session.database, (day + AHEAD).isoformat()):
        due = dt.date.fromisoformat(visit.next_on or visit.day)
        yield Task(
            f"visit_next:{visit.id}",
            "visit_next",
            "",
            due,
            "contacts",
            "visits",
            student_id=visit.student_id,
            warn=due <= day + dt.timedelta(days=1),
        )
