"""Sensitive roster tags in case.db; only reachable with the case key."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from xinliapp.domain.ids import new_id
from xinliapp.domain.roster_tags import ROSTER_SOURCE, TagChange
from xinliapp.domain.students import StudentTag, TagKind
from xinliapp.storage.database import Database, UnitOfWork

_COLUMNS = "id, student_id, kind, detail, source, starts_on, ends_on"


def open_tags(database: Database, day: str) -> dict[str, tuple[StudentTag, ...]]:
    """Student id to the tags that hold on ``day``; ``ends_on`` is the first day without a tag.

    Raises:
        UserError: ``case_closed``.
    """
    database.require_case()
    found: dict[str, list[StudentTag]] = {}
    for tag in database.rows(
        StudentTag,
        f"SELECT {_COLUMNS} FROM casework.student_tag"  # noqa: S608
        " WHERE ends_on IS NULL OR ends_on > ? ORDER BY student_id, starts_on, id",
        (day,),
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


def kinds_held(database: Database, day: str) -> dict[str, tuple[tuple[TagKind, str | None], ...]]:
    """Student id to kind and own word of the tags that hold on ``day``; the light list.

    Raises:
        UserError: ``case_closed``.
    """
    database.require_case()
    kinds = {each.value: each for each in TagKind}  # by hand: thousands of rows on a big school's list
    found: dict[str, tuple[tuple[TagKind, str | None], ...]] = {}
    for student_id, kind, detail in database.tuples(
        "SELECT student_id, kind, detail FROM casework.student_tag"
        " WHERE ends_on IS NULL OR ends_on > ? ORDER BY starts_on, id",
        (day,),
    ):
        own = None if detail is None else str(detail)
        found[str(student_id)] = (*found.get(str(student_id), ()), (kinds[str(kind)], own))
    return found


def insert(uow: UnitOfWork, tags: Iterable[StudentTag]) -> None:
    """Begin tags a person gave."""
    uow.database.require_case()
    uow.insert_many(
        "casework.student_tag",
        ("id", "student_id", "kind", "detail", "source", "starts_on", "ends_on"),
        (
            (tag.id, tag.student_id, tag.kind, tag.detail, tag.source, tag.starts_on, tag.ends_on)
            for tag in tags
        ),
    )


def change(uow: UnitOfWork, tag_id: str, source: str, ends_on: str | None) -> None:
    """Say anew where a tag comes from and when it ends."""
    uow.update("casework.student_tag", tag_id, {"source": source, "ends_on": ends_on})


def remove(uow: UnitOfWork, tag_id: str) -> None:
    """Take back a tag that was begun by mistake."""
    uow.execute("DELETE FROM casework.student_tag WHERE id = ?", (tag_id,))


def apply_changes(
    uow: UnitOfWork, changes: Iterable[tuple[str, TagChange]], *, as_of: str, import_id: str
) -> dict[str, str | None]:
    """Begin and end tags for (student id, change) pairs; ids of the tags ended, with their planned end."""
    uow.database.require_case()
    begun = []
    ended: dict[str, str | None] = {}
    for student_id, change_ in changes:
        ended |= dict.fromkeys(change_.ends)
        if change_.begins is not None:
            begun.append(
                (new_id(), student_id, change_.begins, change_.detail, ROSTER_SOURCE, as_of, None, import_id)
            )
    for tag_id in ended:
        planned = uow.database.scalar("SELECT ends_on FROM casework.student_tag WHERE id = ?", (tag_id,))
        ended[tag_id] = None if planned is None else str(planned)
        uow.execute("UPDATE casework.student_tag SET ends_on = ? WHERE id = ?", (as_of, tag_id))
    uow.insert_many(
        "casework.student_tag",
        ("id", "student_id", "kind", "detail", "source", "starts_on", "ends_on", "import_id"),
        begun,
    )
    return ended


def ended_by_import(database: Database, import_id: str) -> dict[str, str | None]:
    """Ids of the tags an import ended and their planned end before, as its own case events say."""
    ended: dict[str, str | None] = {}
    for (detail,) in database.tuples(
        "SELECT detail FROM casework.audit_event WHERE action = 'roster.tags' AND object_id = ?", (import_id,)
    ):
        told = json.loads(str(detail))["ended"]  # a list while no tag had a planned end
        ended |= told if isinstance(told, dict) else dict.fromkeys(told)
    return ended


def undo_import(
    uow: UnitOfWork, import_id: str, ended: Mapping[str, str | None], *, keep: Iterable[str] = ()
) -> None:
    """Take back the tags an import began and open again those it ended; students in ``keep`` keep theirs."""
    kept = frozenset(keep)
    for tag_id, student_id in uow.database.tuples(
        "SELECT id, student_id FROM casework.student_tag WHERE import_id = ?", (import_id,)
    ):
        if student_id not in kept:
            uow.execute("DELETE FROM casework.student_tag WHERE id = ?", (tag_id,))
    for tag_id, planned in ended.items():
        uow.execute("UPDATE casework.student_tag SET ends_on = ? WHERE id = ?", (planned, tag_id))
