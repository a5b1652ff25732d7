"""材料 and 照片 of an activity (screens.md S16): sealed like every kept file, gone with the activity (0163).

Whatever is taken away can be put back until the program is closed: its sealed file is swept only then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path

from xinliapp.domain.activity_files import ActivityFile
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import attachments
from xinliapp.services.attachments import Stored
from xinliapp.services.session import Session
from xinliapp.storage import activities as activity_rows
from xinliapp.storage import activity_files as rows
from xinliapp.storage.activity_files import RemovedFile
from xinliapp.storage.attachments import read_sealed
from xinliapp.storage.database import UnitOfWork

CHANGES = Changes.ACTIVITIES
MOST = 20  # with an activity; 20 MB each
_PICTURES = frozenset({".jpg", ".jpeg", ".png"})
_OURS = re.compile(r"照片(\d+)\.")


def add(session: Session, activity_id: str, paths: Sequence[Path]) -> tuple[str, ...]:
    """Keep files with an activity, all or none; their ids.

    Raises:
        UserError: ``not_found``, ``activity_files_full``; as ``attachments.storing``.
        KnownError: as ``attachments.storing``.
    """
    if activity_rows.load(session.database, activity_id) is None:
        raise UserError("not_found")
    with (
        storing(session, activity_id, paths) as insert,
        session.write("activity_file.add", object_id=activity_id) as uow,
    ):
        return insert(uow)


@contextmanager
def storing(
    session: Session, activity_id: str, paths: Sequence[Path]
) -> Iterator[Callable[[UnitOfWork], tuple[str, ...]]]:
    """Check and seal files; the block's transaction calls what it is given, which writes the rows.

    A picture is called 照片 and a number: phones and class teachers name pictures after who is on them. Other
    files keep their name, which is searched for students' names.

    Raises:
        UserError: ``activity_files_full`` (``most``); as ``attachments.storing``.
        KnownError: as ``attachments.storing``: nothing is left of any.
    """
    there = rows.of_activity(session.database, activity_id) if paths else []
    if len(there) + len(paths) > MOST:
        raise UserError("activity_files_full", field="文件", most=MOST)
    numbers = [int(found[1]) for each in there if (found := _OURS.match(each.name))]
    number = max(numbers, default=0)
    with ExitStack() as stack:
        stored = []
        for path in paths:
            suffix, name = path.suffix.lower(), None
            if suffix in _PICTURES:
                number += 1
                name = f"照片{number}{suffix}"
            stored.append(stack.enter_context(attachments.storing(session, path, name=name)))
        yield partial(_insert, activity_id, stored)


def of_activity(session: Session, activity_id: str) -> tuple[ActivityFile, ...]:
    """The files of one activity, in the order they were added."""
    return tuple(rows.of_activity(session.database, activity_id))


def between(session: Session, first_day: str, last_day: str) -> dict[str, tuple[ActivityFile, ...]]:
    """The files of the activities of these days (ISO, both included), by activity; none without files."""
    found: dict[str, tuple[ActivityFile, ...]] = {}
    for each in rows.between(session.database, first_day, last_day):
        found[each.activity_id] = (*found.get(each.activity_id, ()), each)
    return found


def take_away(session: Session, file_id: str) -> RemovedFile:
    """Take a file from its activity, its key forgotten; what :func:`put_back` needs.

    Raises:
        UserError: ``not_found``.
    """
    activity_id = rows.activity_of(session.database, file_id)
    with session.write("activity_file.remove", object_id=activity_id) as uow:
        removed = rows.remove(uow, file_id)
        if removed is None:
            raise UserError("not_found")
    return removed


def put_back(session: Session, removed: RemovedFile) -> Changes:
    """Undo :func:`take_away`.

    Raises:
        UserError: ``not_found`` when the activity is gone or the file is there already.
        KnownError: ``attachment_missing`` when the program was closed since.
    """
    gone = activity_rows.load(session.database, removed.activity_id) is None
    if gone or rows.activity_of(session.database, removed.id) is not None:
        raise UserError("not_found")
    with session.write("activity_file.restore", object_id=removed.activity_id) as uow:
        restore_in(uow, session, (removed,))
    return CHANGES


def restore_in(uow: UnitOfWork, session: Session, removed: Sequence[RemovedFile]) -> None:
    """Put files back inside a running transaction; their activity is there.

    Raises:
        KnownError: ``attachment_missing``: a row without its file would be worse than none.
    """
    for each in removed:
        read_sealed(session.vault, each.sealed_name)
        rows.put_back(uow, each)


def _insert(activity_id: str, stored: Sequence[Stored], uow: UnitOfWork) -> tuple[str, ...]:
    made = []
    for each in stored:
        attachment_id = each.insert(uow)
        if attachment_id is not None:
            made.append(new_id())
            rows.insert(uow, made[-1], activity_id, attachment_id)
    return tuple(made)
