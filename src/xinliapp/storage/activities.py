"""Activities that were held, the classes they were for and who was absent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier, ClassPart
from xinliapp.domain.ids import new_id
from xinliapp.domain.term_records import Activity, ActivityForm
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = (
    "id, form, day, title, theme, audience, carrier, sessions, headcount, mental_health,"
    " audience_kind, themes, carriers, expected, parents, agenda, copies_in, materials"
)


@dataclass(frozen=True, slots=True)
class _Row:
    id: str
    form: ActivityForm
    day: str
    title: str
    theme: str
    audience: str
    carrier: str
    sessions: int
    headcount: int
    mental_health: bool
    audience_kind: AudienceKind | None
    themes: str | None
    carriers: str | None
    expected: int | None
    parents: int | None
    agenda: bool | None
    copies_in: int | None
    materials: str | None


def insert(uow: UnitOfWork, activity: Activity) -> None:
    """Note an activity with its classes and absentees."""
    uow.insert("activity", {"id": activity.id, **_values(activity)})
    _insert_parts(uow, activity)


def change(uow: UnitOfWork, activity: Activity) -> bool:
    """Store ``activity`` in place of the one with its id; False if there is none."""
    if not uow.update("activity", activity.id, _values(activity)):
        return False
    _delete_parts(uow, activity.id)
    _insert_parts(uow, activity)
    return True


def remove(uow: UnitOfWork, activity_id: str) -> int:
    """Take an activity back with everything that hangs on it; the number of activities removed."""
    _delete_parts(uow, activity_id)
    return uow.execute("DELETE FROM activity WHERE id = ?", (activity_id,))


def load(database: Database, activity_id: str) -> Activity | None:
    """One activity, whole."""
    row = database.one(_Row, f"SELECT {_COLUMNS} FROM activity WHERE id = ?", (activity_id,))  # noqa: S608
    return _with_parts(database, [row])[0] if row is not None else None


def between(database: Database, first_day: str, last_day: str) -> list[Activity]:
    """Activities of these days, both included."""
    rows = database.rows(
        _Row,
        f"SELECT {_COLUMNS} FROM activity WHERE day BETWEEN ? AND ? ORDER BY day, created_at, id",  # noqa: S608
        (first_day, last_day),
    )
    return _with_parts(database, rows)


def handbook_totals(database: Database) -> tuple[int, int]:
    """Copies taken in and copies given out, of all time."""
    ((taken, given),) = database.tuples(
        "SELECT coalesce(sum(copies_in), 0), coalesce(sum(headcount), 0) FROM activity WHERE form = ?",
        (ActivityForm.HANDBOOK.value,),
    )
    return int(taken or 0), int(given or 0)


def _values(activity: Activity) -> dict[str, object]:
    return {
        "form": activity.form,
        "day": activity.day,
        "title": activity.title,
        "theme": activity.theme,
        "audience": activity.audience,
        "carrier": activity.carrier,
        "sessions": activity.sessions,
        "headcount": activity.headcount,
        "mental_health": activity.mental_health,
        "audience_kind": activity.audience_kind,
        "themes": _codes(activity.themes),
        "carriers": _codes(activity.carriers),
        "expected": activity.expected,
        "parents": activity.parents,
        "agenda": activity.agenda,
        "copies_in": activity.copies_in,
        "materials": activity.materials or None,
    }


def _codes(values: Iterable[Enum]) -> str:
    return json.dumps([value.value for value in values])


def _insert_parts(uow: UnitOfWork, activity: Activity) -> None:
    uow.insert_many(
        "activity_class",
        ("id", "activity_id", "class_id", "expected", "present"),
        ((new_id(), activity.id, part.class_id, part.expected, part.present) for part in activity.classes),
    )
    uow.insert_many(
        "activity_absentee",
        ("id", "activity_id", "class_id", "student_id"),
        (
            (new_id(), activity.id, part.class_id, student)
            for part in activity.classes
            for student in part.absent
        ),
    )


def _delete_parts(uow: UnitOfWork, activity_id: str) -> None:
    uow.execute("DELETE FROM activity_absentee WHERE activity_id = ?", (activity_id,))
    uow.execute("DELETE FROM activity_class WHERE activity_id = ?", (activity_id,))


def _with_parts(database: Database, rows: list[_Row]) -> list[Activity]:
    ids = json.dumps([row.id for row in rows])
    absent: dict[tuple[str, str], list[str]] = {}
    for activity_id, class_id, student in database.tuples(
        "SELECT activity_id, class_id, student_id FROM activity_absentee"
        " WHERE activity_id IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (ids,),
    ):
        absent.setdefault((str(activity_id), str(class_id)), []).append(str(student))
    parts: dict[str, list[ClassPart]] = {}
    for activity_id, class_id, expected, present in database.tuples(
        "SELECT activity_id, class_id, expected, present FROM activity_class"
        " WHERE activity_id IN (SELECT value FROM json_each(?)) ORDER BY rowid",
        (ids,),
    ):
        part = ClassPart(
            str(class_id),
            None if expected is None else int(expected),
            None if present is None else int(present),
            tuple(absent.get((str(activity_id), str(class_id)), ())),
        )
        parts.setdefault(str(activity_id), []).append(part)
    return [replace(_activity(row), classes=tuple(parts.get(row.id, ()))) for row in rows]


def _activity(row: _Row) -> Activity:
    return Activity(
        row.id,
        row.form,
        row.day,
        row.title,
        row.theme,
        row.audience,
        row.carrier,
        row.sessions,
        row.headcount,
        row.mental_health,
        row.audience_kind,
        tuple(ActivityTheme(code) for code in json.loads(row.themes or "[]")),
        tuple(Carrier(code) for code in json.loads(row.carriers or "[]")),
        row.expected,
        row.parents,
        row.agenda,
        row.copies_in,
        row.materials or "",
    )
