"""The sealed inbox: what people without the case key, and the lock screen, may write but never read.

A note is one age file ``inbox/<id>.age`` to the inbox's public key. Whoever next opens the vault with the
case key merges it, each note in one transaction; its id is remembered, so that a note left behind by a
power cut is never merged twice.

That public key lies in the open, so anybody who reaches the folder can seal a note. What is merged therefore
carries a MAC under a key from K_core over vault, id, kind, author, time and content; everything else is put
aside in ``inbox/unproven`` and the counsellors are told (decision 0085). The lock screen holds no key: its
two kinds of notes, the failed unlock and the crisis stamp, are taken without a MAC; they can do no more than
report a wrong passphrase, or a step and a moment that stand apart until a person has looked at them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from xinliapp.crypto import agefile
from xinliapp.crypto.derive import holds_inbox_note, inbox_note_mac
from xinliapp.crypto.durable import SYSTEM, write_durably
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import Clock, parse_stamp, stamp
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.services.session import Session
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import UnitOfWork
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.unit_keys import unit_key

FORMAT = "xinliapp-note-2"
OLD_FORMAT = "xinliapp-note-1"  # before notes had a MAC: nobody can say who wrote one
AUTH_FAIL = "auth_fail"
CRISIS_STAMP = "crisis_stamp"
# Written by the lock screen, which holds no key: handlers take nothing but known steps, moments, numbers.
UNVOUCHED = frozenset({AUTH_FAIL, CRISIS_STAMP})
# Where a wrong passphrase was typed, if not at the lock screen.
WHERE = frozenset({"restore", "witness", "recovery", "change"})
MAX_NOTE_BYTES = 32 * 1024 * 1024

_ACCOUNT_ID = re.compile(r"[0-9a-z-]{1,36}")
# More wrong passphrases in a row than anybody types; a note that says more was not written by this program.
_MOST_IN_A_ROW = 1_000_000
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
    """What became of the notes: numbers merged per kind, file names put aside, notes without a handler.

    ``unproven`` are files that could be read but that nobody with an account can have written.
    """

    merged: Mapping[str, int]
    repeated: int
    unreadable: tuple[str, ...]
    waiting: Mapping[str, int]
    unproven: tuple[str, ...] = ()

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
    note = _Written(session.keys.vault_id, kind, stamp(session.clock.now()), session.account.id, payload)
    return _drop(VaultFolder(session.vault), key.public, note, session.keys.key(Compartment.CORE))


def drop_locked(folder: Path, kind: str, payload: object, clock: Clock) -> str:
    """The same from the lock screen, where nothing is open: no MAC, so only ``UNVOUCHED`` kinds are merged.

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
    return _drop(place, public, _Written("", kind, stamp(clock.now()), "", payload), None)


def takes_notes(folder: Path) -> bool:
    """Whether :func:`drop_locked` finds a public key to seal to."""
    return VaultFolder(folder).inbox_recipient.is_file()


def waiting(folder: Path) -> int:
    """How many sealed notes wait in the vault's inbox."""
    return len(_files(VaultFolder(folder)))


def unproven(folder: Path) -> int:
    """How many notes lie aside because nobody with an account here can have written them."""
    try:
        return sum(1 for path in VaultFolder(folder).unproven.iterdir() if _NOTE_NAME.fullmatch(path.name))
    except (FileNotFoundError, NotADirectoryError):
        return 0


def merge(session: Session, handlers: Mapping[str, Handler] | None = None) -> MergeReport:
    """Open every waiting note and hand it to the handler of its kind; failed unlocks are known here already.

    A note nobody has a handler for stays where it is. A file that cannot be opened or understood goes to
    ``inbox/unreadable``, one without a valid MAC to ``inbox/unproven``; both are named in the report.

    Raises:
        UserError: ``case_closed``. KnownError: ``disk_full``, ``busy`` …: the rest waits for the next merge.
    """
    session.require_case()
    place = VaultFolder(session.vault)
    known: dict[str, Handler] = {AUTH_FAIL: _note_failed_unlock, **(handlers or {})}
    identities = settings.inbox_identities(session.database)
    merged: dict[str, int] = {}
    left: dict[str, int] = {}
    aside: dict[type[_PutAside], list[str]] = {_Unreadable: [], _Unproven: []}
    repeated = 0
    for path in _files(place):
        try:
            note = _read(path, identities, session.keys)
            if note.kind not in known:
                left[note.kind] = left.get(note.kind, 0) + 1
                continue
            if _merge_one(session, note, known[note.kind]):
                merged[note.kind] = merged.get(note.kind, 0) + 1
            else:
                repeated += 1
        except _NotNow:
            continue
        except _PutAside as why:
            _put_aside(place.quarantine if isinstance(why, _Unreadable) else place.unproven, path)
            aside[type(why)].append(path.name)
            continue
        path.unlink(missing_ok=True)
    if merged or repeated or any(aside.values()):
        SYSTEM.sync_directory(place.inbox)
    _tell(session, "inbox.unreadable", "inbox.files", aside[_Unreadable])
    _tell(session, "inbox.unproven", "inbox.unproven_files", aside[_Unproven])
    return MergeReport(merged, repeated, tuple(aside[_Unreadable]), left, tuple(aside[_Unproven]))


class _PutAside(Exception):
    pass


class _Unreadable(_PutAside):
    pass


class _Unproven(_PutAside):
    pass


class _NotNow(Exception):
    pass


@dataclass(frozen=True, slots=True)
class _Written:
    """A note before it has an id; ``vault`` and ``by`` are empty at the lock screen."""

    vault: str
    kind: str
    at: str
    by: str
    payload: object


def _tell(session: Session, action: str, event: str, files: list[str]) -> None:
    if files:
        with session.write(action) as uow:
            append(uow, Chain.CORE, event, None, {"count": len(files), "files": files})


def _drop(place: VaultFolder, public: str, note: _Written, core_key: bytes | None) -> str:
    note_id = new_id()
    body = json.dumps({"id": note_id, **asdict(note)}, ensure_ascii=False)
    mac = "" if core_key is None else inbox_note_mac(core_key, body.encode("utf-8"))
    data = json.dumps({"format": FORMAT, "note": body, "mac": mac}, ensure_ascii=False).encode("utf-8")
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


def _read(path: Path, identities: tuple[str, ...], keys: UnlockedKeys) -> Note:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_NOTE_BYTES:
        raise _Unreadable
    try:
        data = path.read_bytes()
    except OSError:  # another program holds it: it waits, and must not keep anybody from unlocking
        raise _NotNow from None
    try:
        outer = json.loads(agefile.decrypt(data, identities))
        if outer["format"] == OLD_FORMAT:
            raise _Unproven
        text, mac = outer["note"], outer["mac"]
        body = json.loads(text)
        note = Note(body["id"], body["kind"], body["at"], body["by"], body["payload"])
    except (KnownError, ValueError, KeyError, TypeError, RecursionError):
        raise _Unreadable from None
    fields = (note.id, note.kind, note.at, note.by, body.get("vault"), mac)
    if outer["format"] != FORMAT or not all(isinstance(field, str) for field in fields):
        raise _Unreadable
    if f"{note.id}.age" != path.name:  # a copy under another name would be merged a second time
        raise _Unreadable
    if not _proven(note, body["vault"], text, mac, keys):
        raise _Unproven
    return note


def _proven(note: Note, vault: str, text: str, mac: str, keys: UnlockedKeys) -> bool:
    if note.kind in UNVOUCHED and not (note.by or mac):
        return _is_moment(note.at)
    written = text.encode("utf-8", "replace")
    return vault == keys.vault_id and holds_inbox_note(keys.key(Compartment.CORE), written, mac)


def _is_moment(text: str) -> bool:
    """Whether this is a moment as we write it: what nobody vouches for brings no other words into a chain."""
    try:
        return stamp(parse_stamp(text)) == text
    except ValueError:
        return False


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
    account_id = str(note.payload["account_id"])
    # Nothing vouches for this note, so it may not bring words of its own into the chain.
    if not _ACCOUNT_ID.fullmatch(account_id):
        raise ValueError("not an account's id")
    in_a_row = note.payload["in_a_row"]
    if not isinstance(in_a_row, int) or not 0 <= in_a_row <= _MOST_IN_A_ROW:
        raise ValueError("not a number of attempts")
    detail = {"at": note.at, "in_a_row": in_a_row}
    where = str(note.payload.get("where", ""))
    append(uow, Chain.CORE, "auth.fail", account_id, detail | ({"where": where} if where in WHERE else {}))


def _put_aside(folder: Path, path: Path) -> None:
    folder.mkdir(exist_ok=True, mode=0o700)
    SYSTEM.replace(path, folder / path.name)
    SYSTEM.sync_directory(folder)
