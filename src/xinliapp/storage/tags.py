"""Sensitive roster tags in case.db; only reachable with the case key."""

from __future__ import annotations

import json
from collections.abc import Iterable

from xinliapp.domain.ids import new_id
from xinliapp.domain.roster_tags import ROSTER_SOURCE, TagChange
from xinliapp.domain.students import StudentTag
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "id, student_id, kind, detail, source, starts_on, ends_on"


def open_tags(database: Database) -> dict[str, tuple[StudentTag, ...]]:
    """Student id to the tags that have not ended.

    Raises:
        UserError: ``case_closed``.
    """
    database.require_case()
    found: dict[str, list[StudentTag]] = {}
    for tag in database.rows(
        StudentTag,
        f"SELECT {_COLUMNS} FROM casework.student_tag WHERE ends_on IS NULL ORDER BY student_id, id",  # noqa: S608
    ):
        found.setdefault(tag.student_id, []).append(tag)
    return {student_id: tuple(tags) for student_id, tags in found.items()}


def tags_of(database: Database, student_id: str) -> list[StudentTag]:
    """Every tag of one student, ended ones included.

    Raises:
        UserError: ``case_closed``.
    """
    database.require_case()
    return database.rows(
        StudentTag,
        f"SELECT {_COLUMNS} FROM casework.student_tag WHERE student_id = ? ORDER BY starts_on, id",  # noqa: S608
        (student_id,),
    )


def apply_changes(
    uow: UnitOfWork, changes: Iterable[tuple[str, TagChange]], *, as_of: str, import_id: str
) -> list[str]:
    """Begin and end tags for (student id, change) pairs; the ids of the tags that were ended."""
    uow.database.require_case()
    begun = []
    ended: list[str] = []
    for student_id, change in changes:
        ended += change.ends
        if change.begins is not None:
            begun.append(
                (new_id(), student_id, change.begins, change.detail, ROSTER_SOURCE, as_of, None, import_id)
            )
    for tag_id in ended:
        uow.execute("UPDATE casework.student_tag SET ends_on = ? WHERE id = ?", (as_of, tag_id))
    uow.insert_many(
        "casework.student_tag",
        ("id", "student_id", "kind", "detail", "source", "starts_on", "ends_on", "import_id"),
        begun,
    )
    return ended


def ended_by_import(database: Database, import_id: str) -> list[str]:
    """Ids of the tags an import ended, as its own case events say."""
    ended: list[str] = []
    for (detail,) in database.tuples(
        "SELECT detail FROM casework.audit_event WHERE action = 'roster.tags' AND object_id = ?", (import_id,)
    ):
        ended += json.loads(str(detail))["ended"]
    return ended


def undo_import(uow: UnitOfWork, import_id: str, ended: Iterable[str], *, keep: Iterable[str] = ()) -> None:
    """Take back the tags an import began and open again those it ended; students in ``keep`` keep theirs."""
    kept = frozenset(keep)
    for tag_id, student_id in uow.database.tuples(
        "SELECT id, student_id FROM casework.student_tag WHERE import_id = ?", (import_id,)
    ):
        if student_id not in kept:
            uow.execute("DELETE FROM casework.student_tag WHERE id = ?", (tag_id,))
    for tag_id in ended:
        uow.execute("UPDATE casework.student_tag SET ends_on = NULL WHERE id = ?", (tag_id,))
