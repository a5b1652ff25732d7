"""The sealed inbox: what people without the case key, and the lock screen, may write but never read.

A note is one age file ``inbox/<id>.age`` to the inbox's public key. Whoever next opens the vault with the
case key merges it, each note in one transaction; its id is remembered, so that a note left behind by a
power cut is never merged twice.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto import agefile
from xinliapp.crypto.durable import SYSTEM, write_durably
from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.services.session import Session
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.unit_keys import unit_key

FORMAT = "xinliapp-note-1"
AUTH_FAIL = "auth_fail"
MAX_NOTE_BYTES = 32 * 1024 * 1024

_NOTE_NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.age")


@dataclass(frozen=True, slots=True)
class Note:
    """One opened note; ``by`` is who says to have written it at ``at`` (empty: the lock screen)."""

    id: str
    kind: str
    at: str
    by: str
    payload: object


Handler = Callable[[UnitOfWork, Note], None]
"""Writes a note's content in the merge's transaction; any error but ``KnownError`` puts the note aside."""


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What became of the notes: ids merged per kind, file names put aside, notes no handler was given for."""

    merged: Mapping[str, int]
    repeated: int
    unreadable: tuple[str, ...]
    waiting: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many notes were merged now."""
        return sum(self.merged.values())


NOTHING_MERGED = MergeReport({}, 0, (), {})


def drop(session: Session, kind: str, payload: object) -> str:
    """Leave a sealed note for the next holder of the case key; the note's id. ``payload`` is plain JSON.

    Raises:
        KnownError: ``inbox_not_ready`` (the setup was not finished), ``disk_full`` …
    """
    key = unit_key(session.database, "case_inbox")
    if key is None:
        raise KnownError("inbox_not_ready")
    return _drop(VaultFolder(session.vault), key.public, kind, payload, session.clock, session.account.id)


def drop_locked(folder: Path, kind: str, payload: object, clock: Clock) -> str:
    """The same from the lock screen, where nothing is open.

    The public key lies in the open beside the inbox. Somebody who exchanged it would receive notes of the
    lock screen (times and steps, never a child's record); opening the vault puts it right and says so.

    Raises:
        KnownError: ``inbox_not_ready``, ``disk_full`` …
    """
    place = VaultFolder(folder)
    try:
        public = place.inbox_recipient.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        raise KnownError("inbox_not_ready") from None
    return _drop(place, public, kind, payload, clock, "")


def waiting(folder: Path) -> int:
    """How many sealed notes wait in the vault's inbox."""
    return len(_files(VaultFolder(folder)))


def merge(session: Session, handlers: Mapping[str, Handler] | None = None) -> MergeReport:
    """Open every waiting note and hand it to the handler of its kind; failed unlocks are known here already.

    A note nobody has a handler for stays where it is. A file that cannot be opened or understood goes to
    ``inbox/unreadable`` and is named in the report.

    Raises:
        UserError: ``case_closed``. KnownError: ``disk_full``, ``busy`` …: the rest waits for the next merge.
    """
    session.require_case()
    place = VaultFolder(session.vault)
    known: dict[str, Handler] = {AUTH_FAIL: _note_failed_unlock, **(handlers or {})}
    identities = settings.inbox_identities(session.database)
    merged: dict[str, int] = {}
    left: dict[str, int] = {}
    unreadable: list[str] = []
    repeated = 0
    for path in _files(place):
        try:
            note = _read(path, identities)
            if note.kind not in known:
                left[note.kind] = left.get(note.kind, 0) + 1
                continue
            if _merge_one(session, note, known[note.kind]):
                merged[note.kind] = merged.get(note.kind, 0) + 1
            else:
                repeated += 1
        except _Unreadable:
            _put_aside(place, path)
            unreadable.append(path.name)
            continue
        path.unlink(missing_ok=True)
    if merged or repeated or unreadable:
        SYSTEM.sync_directory(place.inbox)
    if unreadable:
        with session.write("inbox.unreadable") as uow:
            append(uow, Chain.CORE, "inbox.files", None, {"files": unreadable})
    return MergeReport(merged, repeated, tuple(unreadable), left)


class _Unreadable(Exception):
    pass


def _drop(place: VaultFolder, public: str, kind: str, payload: object, clock: Clock, by: str) -> str:
    note_id = new_id()
    body = {"format": FORMAT, "id": note_id, "kind": kind, "at": stamp(clock.now()), "by": by}
    data = json.dumps({**body, "payload": payload}, ensure_ascii=False).encode("utf-8")
    try:
        place.inbox.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=place.inbox.name) from None
    write_durably(place.inbox / f"{note_id}.age", agefile.encrypt(data, [public]))
    return note_id


def _files(place: VaultFolder) -> list[Path]:
    try:
        found = [path for path in place.inbox.iterdir() if _NOTE_NAME.fullmatch(path.name)]
    except FileNotFoundError:
        return []
    return sorted(found, key=lambda path: path.name)


def _read(path: Path, identities: tuple[str, ...]) -> Note:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_NOTE_BYTES:
        raise _Unreadable
    try:
        body = json.loads(agefile.decrypt(path.read_bytes(), identities))
        note = Note(body["id"], body["kind"], body["at"], body["by"], body["payload"])
    except (KnownError, ValueError, KeyError, TypeError, RecursionError):
        raise _Unreadable from None
    fields = (note.id, note.kind, note.at, note.by)
    if body["format"] != FORMAT or not all(isinstance(text, str) for text in fields):
        raise _Unreadable
    if f"{note.id}.age" != path.name:  # a copy under another name would be merged a second time
        raise _Unreadable
    return note


def _merge_one(session: Session, note: Note, handler: Handler) -> bool:
    """Whether the note was new; its content, its id and the audit event land together or not at all."""
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        table = f"{CASE_SCHEMA}.inbox_merged"
        if session.database.scalar(f"SELECT 1 FROM {table} WHERE id = ?", (note.id,)):  # noqa: S608
            return False
        try:
            handler(uow, note)
        except KnownError:
            raise
        except Exception:
            # Anybody with the folder can write a note; whatever a handler makes of it, opening goes on.
            raise _Unreadable from None
        uow.insert(table, {"id": note.id, "kind": note.kind})
        append(uow, Chain.CASE, "inbox.merged", note.id, {"kind": note.kind, "at": note.at, "by": note.by})
    return True


def _note_failed_unlock(uow: UnitOfWork, note: Note) -> None:
    if not isinstance(note.payload, dict):
        raise ValueError("a failed unlock is a record")
    detail = {"at": note.at, "in_a_row": int(note.payload["in_a_row"])}
    append(uow, Chain.CORE, "auth.fail", str(note.payload["account_id"])[:64], detail)


def _put_aside(place: VaultFolder, path: Path) -> None:
    place.quarantine.mkdir(exist_ok=True, mode=0o700)
    SYSTEM.replace(path, place.quarantine / path.name)
    SYSTEM.sync_directory(place.quarantine)
