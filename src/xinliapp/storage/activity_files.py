"""材料 and 照片 kept with activities (core.db); what is taken away leaves no row, only the audit's."""

from __future__ import annotations

from dataclasses import dataclass, field

from xinliapp.domain.activity_files import ActivityFile
from xinliapp.domain.attachments import FileKind
from xinliapp.storage.database import Database, UnitOfWork


@dataclass(frozen=True, slots=True)
class RemovedFile:
    """Both rows of a file that was taken away, with its key: what putting it back needs."""

    id: str
    activity_id: str
    attachment_id: str
    sealed_name: str
    file_key: bytes = field(repr=False)
    name: str
    kind: FileKind
    size: int
    created_at: str
    created_by: str


_FILES = (
    "SELECT f.id, f.activity_id, f.attachment_id, a.name, a.kind, a.size, f.created_at,"
    " coalesce(o.display_name, f.created_by) AS created_by"
    " FROM activity_file f JOIN attachment a ON a.id = f.attachment_id"
    " LEFT JOIN account o ON o.id = f.created_by"
)
_WHOLE = (
    "SELECT f.id, f.activity_id, f.attachment_id, a.sealed_name, a.file_key, a.name, a.kind, a.size,"
    " f.created_at, f.created_by FROM activity_file f JOIN attachment a ON a.id = f.attachment_id"
)


def insert(uow: UnitOfWork, row_id: str, activity_id: str, attachment_id: str) -> None:
    """Hang a kept file on an activity."""
    uow.insert("activity_file", {"id": row_id, "activity_id": activity_id, "attachment_id": attachment_id})


def of_activity(database: Database, activity_id: str) -> list[ActivityFile]:
    """The files of one activity, in the order they were added."""
    return database.rows(
        ActivityFile, f"{_FILES} WHERE f.activity_id = ? ORDER BY f.created_at, f.rowid", (activity_id,)
    )


def between(database: Database, first_day: str, last_day: str) -> list[ActivityFile]:
    """The files of the activities of these days, both included."""
    return database.rows(
        ActivityFile,
        f"{_FILES} JOIN activity t ON t.id = f.activity_id WHERE t.day BETWEEN ? AND ?"
        " ORDER BY f.created_at, f.rowid",
        (first_day, last_day),
    )


def activity_of(database: Database, file_id: str) -> str | None:
    """The activity a file hangs on; None if there is none of that id."""
    found = database.scalar("SELECT activity_id FROM activity_file WHERE id = ?", (file_id,))
    return None if found is None else str(found)


def remove(uow: UnitOfWork, file_id: str) -> RemovedFile | None:
    """Take one file away, its key with it; None if there is none of that id."""
    found = uow.database.one(RemovedFile, f"{_WHOLE} WHERE f.id = ?", (file_id,))
    if found is not None:
        _forget(uow, found)
    return found


def remove_all(uow: UnitOfWork, activity_id: str) -> tuple[RemovedFile, ...]:
    """Take every file of an activity away; to be done before the activity itself goes."""
    found = uow.database.rows(
        RemovedFile, f"{_WHOLE} WHERE f.activity_id = ? ORDER BY f.created_at, f.rowid", (activity_id,)
    )
    for each in found:
        _forget(uow, each)
    return tuple(found)


def put_back(uow: UnitOfWork, removed: RemovedFile) -> None:
    """Both rows as they were, who added it and when too."""
    made = {"created_at": removed.created_at, "created_by": removed.created_by}
    uow.insert(
        "attachment",
        {
            "id": removed.attachment_id,
            "sealed_name": removed.sealed_name,
            "file_key": removed.file_key,
            "name": removed.name,
            "kind": removed.kind,
            "size": removed.size,
            **made,
        },
    )
    uow.insert(
        "activity_file",
        {
            "id": removed.id,
            "activity_id": removed.activity_id,
            "attachment_id": removed.attachment_id,
            **made,
        },
    )


def _forget(uow: UnitOfWork, removed: RemovedFile) -> None:
    uow.execute("DELETE FROM activity_file WHERE id = ?", (removed.id,))
    uow.execute("DELETE FROM attachment WHERE id = ?", (removed.attachment_id,))
