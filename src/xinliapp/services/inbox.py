"""The sealed inbox: what people without the case key, and the lock screen, may write but never read.

A note is one age file ``inbox/<id>.age`` to the inbox's public key. Whoever next opens the vault with the
case key merges it, each note in one transaction; its id is remembered, so that a note left behind by a
power cut is never merged twice.

That public key lies in the open, so anybody who reaches the folder can seal a note. What is merged therefore
carries a MAC under a key from K_core over vault, id, kind, author, time and content; everything else is put
aside in ``inbox/unproven`` and the counsellors are told (decision 0085). The lock screen holds no key: its
two kinds of notes, the failed unlock and the crisis stamp, are taken without a MAC; they can do no more than
report a wrong passphrase, or a step and a moment that stand apart until a person has looked at them.

Anybody with the folder can lay down as many files as the disk holds. One merge therefore takes a bounded
number of them; but what an account here wrote is known by its name and taken first, whatever else lies there,
and of the lock screen's notes the crisis stamps come before the failed unlocks (decision 0160). The rest stay
where they are, are told, and come next time.
"""

from __future__ import annotations

import json
import re
import secrets
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from xinliapp.crypto import agefile
from xinliapp.crypto.derive import (
    holds_inbox_note,
    inbox_name_key,
    inbox_note_id,
    inbox_note_mac,
    marks_inbox_note,
)
from xinliapp.crypto.durable import SYSTEM, write_durably
from xinliapp.crypto.unlocked import UnlockedKeys
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.clock import Clock, parse_stamp, stamp
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.services import inbox_files
from xinliapp.services.inbox_files import Limits
from xinliapp.services.session import Session
from xinliapp.storage import settings
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.connection import CASE_SCHEMA
from xinliapp.storage.database import Database, UnitOfWork
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
# What nobody vouches for holds a step and a moment: longer ones were not written by this program.
MAX_UNVOUCHED_BYTES = 8 * 1024


_MERGED = f"{CASE_SCHEMA}.inbox_merged"
_ACCOUNT_ID = re.compile(r"[0-9a-z-]{1,36}")
# More wrong passphrases in a row than anybody types; a note that says more was not written by this program.
_MOST_IN_A_ROW = 1_000_000


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

    ``unproven`` are files that could be read but that nobody with an account can have written; ``kept_back``
    how many files were left for the next merge because there were too many.
    """

    merged: Mapping[str, int]
    repeated: int
    unreadable: tuple[str, ...]
    waiting: Mapping[str, int]
    unproven: tuple[str, ...] = ()
    kept_back: int = 0

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
    return len(inbox_files.lying_in(VaultFolder(folder).inbox))


def unproven(folder: Path) -> int:
    """How many notes lie aside because nobody with an account here can have written them."""
    return len(inbox_files.lying_in(VaultFolder(folder).unproven))


def merge(
    session: Session, handlers: Mapping[str, Handler] | None = None, limits: Limits = inbox_files.LIMITS
) -> MergeReport:
    """Open waiting notes and hand each to the handler of its kind; failed unlocks are known here already.

    A note nobody has a handler for stays where it is. A file that cannot be opened or understood goes to
    ``inbox/unreadable``, one without a valid MAC to ``inbox/unproven``; both are named in the report.

    Raises:
        UserError: ``case_closed``. KnownError: ``disk_full``, ``busy`` …: the rest waits for the next merge.
    """
    session.require_case()
    place = VaultFolder(session.vault)
    key = inbox_name_key(session.keys.key(Compartment.CORE))

    def marked(note_id: str) -> bool:
        return marks_inbox_note(key, note_id) and not _was_merged(session.database, note_id)

    taken, waits = inbox_files.at_once(inbox_files.notes(place), marked, limits)
    work = _Merging(session, place, {AUTH_FAIL: _note_failed_unlock, **(handlers or {})}, limits.unvouched)
    work.kept_back = waits
    for path in taken:
        work.take(path)
    work.take_unvouched()
    if work.merged or work.repeated or work.unreadable or work.unproven:
        SYSTEM.sync_directory(place.inbox)
    _tell(session, "inbox.unreadable", "inbox.files", work.unreadable)
    _tell(session, "inbox.unproven", "inbox.unproven_files", work.unproven)
    if work.kept_back:
        with session.write("inbox.limited") as uow:
            append(uow, Chain.CORE, "inbox.kept_back", None, {"count": work.kept_back})
    return work.report()


class _Merging:
    """One merge under way: each file is merged, left, or put aside."""

    def __init__(
        self, session: Session, place: VaultFolder, handlers: Mapping[str, Handler], unvouched: int
    ) -> None:
        self._session = session
        self._place = place
        self._handlers = handlers
        self._identities = settings.inbox_identities(session.database)
        self._unvouched = unvouched
        self._aside: list[tuple[Path, Note]] = []
        self.merged: Counter[str] = Counter()
        self.left: Counter[str] = Counter()
        self.unreadable: list[str] = []
        self.unproven: list[str] = []
        self.repeated = 0
        self.kept_back = 0

    def take(self, path: Path) -> None:
        """Deal with one file; what nobody vouches for is read and waits for :meth:`take_unvouched`.

        Raises:
            KnownError: ``disk_full`` …: this one and the rest stay where they are.
        """
        try:
            note = _read(path, self._identities, self._session.keys)
        except _NotNow:
            return
        except _Unreadable:
            self._put_away(path)
        except _Unproven:
            inbox_files.put_aside(self._place.unproven, path)
            self.unproven.append(path.name)
        else:
            if note.kind not in self._handlers:
                self.left[note.kind] += 1
            elif note.by:
                self._finish(path, note)
            else:
                self._aside.append((path, note))

    def take_unvouched(self) -> None:
        """Merge as many notes of the lock screen as one merge takes, somebody's crisis before a wrong
        passphrase; the rest stay where they are.

        Raises:
            KnownError: as :meth:`take`.
        """
        ordered = sorted(self._aside, key=lambda each: each[1].kind != CRISIS_STAMP)
        for path, note in ordered[: self._unvouched]:
            self._finish(path, note)
        self.kept_back += len(ordered[self._unvouched :])

    def _finish(self, path: Path, note: Note) -> None:
        try:
            new = _merge_one(self._session, note, self._handlers[note.kind])
        except _Unreadable:
            self._put_away(path)
            return
        if new:
            self.merged[note.kind] += 1
        else:
            self.repeated += 1
        path.unlink(missing_ok=True)

    def _put_away(self, path: Path) -> None:
        inbox_files.put_aside(self._place.quarantine, path)
        self.unreadable.append(path.name)

    def report(self) -> MergeReport:
        """What became of all of them."""
        return MergeReport(
            dict(self.merged), self.repeated, tuple(self.unreadable), dict(self.left), tuple(self.unproven),
            self.kept_back,
        )  # fmt: skip


class _Unreadable(Exception):
    pass


class _Unproven(Exception):
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
    if core_key is not None:
        note_id = inbox_note_id(inbox_name_key(core_key), secrets.token_bytes(8))
    body = json.dumps({"id": note_id, **asdict(note)}, ensure_ascii=False)
    mac = "" if core_key is None else inbox_note_mac(core_key, body.encode("utf-8"))
    data = json.dumps({"format": FORMAT, "note": body, "mac": mac}, ensure_ascii=False).encode("utf-8")
    try:
        place.inbox.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=place.inbox.name) from None
    write_durably(place.inbox / f"{note_id}.age", agefile.encrypt(data, [public]))
    return note_id


def _read(path: Path, identities: tuple[str, ...], keys: UnlockedKeys) -> Note:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > inbox_files.MAX_NOTE_BYTES:
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
        return _is_moment(note.at) and len(text) <= MAX_UNVOUCHED_BYTES
    written = text.encode("utf-8", "replace")
    return vault == keys.vault_id and holds_inbox_note(keys.key(Compartment.CORE), written, mac)


def _is_moment(text: str) -> bool:
    """Whether this is a moment as we write it: what nobody vouches for brings no other words into a chain."""
    try:
        return stamp(parse_stamp(text)) == text
    except ValueError:
        return False


def _was_merged(database: Database, note_id: str) -> bool:
    return database.scalar(f"SELECT 1 FROM {_MERGED} WHERE id = ?", (note_id,)) is not None  # noqa: S608


def _merge_one(session: Session, note: Note, handler: Handler) -> bool:
    """Whether the note was new; its content, its id and the audit event land together or not at all."""
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        if _was_merged(session.database, note.id):
            return False
        try:
            handler(uow, note)
        except KnownError:
            raise
        except Exception:
            # Anybody with the folder can write a note; whatever a handler makes of it, opening goes on.
            raise _Unreadable from None
        uow.insert(_MERGED, {"id": note.id, "kind": note.kind})
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
