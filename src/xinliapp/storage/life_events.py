"""Events of children in case.db; a correction adds a row, a mistake is voided."""

from __future__ import annotations

import json
from collections.abc import Iterable

from xinliapp.domain.life_events import EventKind, LifeEvent
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "SELECT e.id, e.student_id, e.kind, e.day, e.text, e.source FROM casework.life_event e"


def insert(uow: UnitOfWork, event: LifeEvent, *, supersedes: str | None = None, reason: str = "") -> None:
    """Add an event, in place of ``supersedes`` if it corrects one."""
    uow.insert(
        "casework.life_event",
        {
            "id": event.id,
            "student_id": event.student_id,
            "kind": event.kind,
            "day": event.day,
            "text": event.text,
            "source": event.source,
            "supersedes": supersedes,
            "reason": reason,
        },
    )


def load(database: Database, event_id: str) -> LifeEvent | None:
    """One that counts."""
    return database.one(LifeEvent, f"{_COLUMNS} WHERE e.id = ? AND e.voided_at IS NULL", (event_id,))


def of_student(database: Database, student_id: str) -> list[LifeEvent]:
    """A student's events that count, newest first."""
    return database.rows(
        LifeEvent,
        f"{_COLUMNS} WHERE e.student_id = ? AND e.voided_at IS NULL ORDER BY e.day DESC, e.rowid DESC",
        (student_id,),
    )


def void(uow: UnitOfWork, event_id: str) -> int:
    """Out of every count; the row stays."""
    return uow.execute(
        "UPDATE casework.life_event SET voided_at = ? WHERE id = ? AND voided_at IS NULL",
        (uow.now, event_id),
    )


def put_back(uow: UnitOfWork, event_id: str) -> int:
    """Undo of :func:`void`; what a correction replaced stays replaced."""
    return uow.execute(
        "UPDATE casework.life_event SET voided_at = NULL WHERE id = ? AND voided_at IS NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM casework.life_event n WHERE n.supersedes = life_event.id)",
        (event_id,),
    )


def unvisited(database: Database, kinds: Iterable[EventKind], since: str, until: str) -> list[LifeEvent]:
    """Events of these kinds from ``since`` to ``until`` after which nobody visited the family yet."""
    return database.rows(
        LifeEvent,
        f"{_COLUMNS} WHERE e.voided_at IS NULL AND e.day BETWEEN ? AND ?"  # noqa: S608
        " AND e.kind IN (SELECT value FROM json_each(?))"
        " AND NOT EXISTS (SELECT 1 FROM casework.home_visit v WHERE v.student_id = e.student_id"
        "  AND v.voided_at IS NULL AND v.day >= e.day) ORDER BY e.day, e.id",
        (since, until, json.dumps([kind.value for kind in kinds])),
    )
