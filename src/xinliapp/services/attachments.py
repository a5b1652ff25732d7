"""Files kept with a record: checked, sealed, opened again, counted by the vault check.

What belongs to a child is kept in the case compartment (``case=True``): its row and its key are in case.db,
its name may be the child's, and looking at it is an event of the case chain.

A file is on the disk before its row is; what has no row is swept when the program is closed. Looking at one
in another program needs a plain copy: it lies in a private folder that is emptied at start and end.
"""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.attachments import SealedFile, open_file, seal_file
from xinliapp.domain import attachments as rules
from xinliapp.domain.attachments import Attachment, FileKind, SealedRow
from xinliapp.domain.errors import KnownError, UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.papers import Paper
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import attachments as rows
from xinliapp.storage.audit import Chain, append
from xinliapp.storage.database import UnitOfWork

OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that lies sealed on the disk, or none; :meth:`insert` gives it its row in a transaction."""

    kept: Attachment | None
    sealed: SealedFile | None
    chain: Chain = Chain.CORE
    student_id: str | None = None

    def insert(self, uow: UnitOfWork) -> str | None:
        """Write the row; the attachment's id, or None when there was no file."""
        if self.kept is None or self.sealed is None:
            return None
        rows.insert(uow, self.kept, self.sealed, self.chain, self.student_id)
        append(uow, self.chain, "attachment.add", self.kept.id)
        return self.kept.id


@dataclass(frozen=True, slots=True)
class AttachmentCheck:
    """The vault check of kept files: names of lost and damaged ones, files without a row, and the sound."""

    sound: int
    missing: tuple[str, ...]
    damaged: tuple[str, ...]
    orphans: int


@contextmanager
def storing(
    session: Session,
    path: Path | None,
    *,
    name: str | None = None,
    data: bytes | None = None,
    case: bool = False,
    student_id: str | None = None,
) -> Iterator[Stored]:
    """Check, seal and write a file; the block writes the rows. Whatever stops it takes the file away again.

    It is kept under its own name, or under ``name`` (with its ending). ``data``: what came out of a sealed
    packet and never lies on the disk in the open, read instead of ``path``. ``case``: it belongs to the child
    ``student_id``, and what nobody may see without the case key is neither searched for names nor refused.

    Raises:
        UserError: ``case_closed``; ``attachment_too_large``, ``attachment_empty``, ``attachment_kind``,
            ``attachment_lies``, ``student_named`` for a file in core.db that is called after a student.
        KnownError: ``attachment_unreadable``, ``disk_full``, ``file_not_written``: nothing is left.
    """
    if case:
        session.require_case()
    if path is None:
        yield Stored(None, None)
        return
    chain = Chain.CASE if case else Chain.CORE
    data = _read(path) if data is None else data
    kind = rules.checked(path.name, data)
    kept = Attachment(new_id(), rules.plain_file_name(name or path.name), kind, len(data))
    if not case:
        typed.prose(session, "文件名", Path(kept.name).stem, longest=255)  # core.db keeps the file under it
    sealed = seal_file(data, kept.id)
    try:
        rows.write_sealed(session.vault, sealed, chain)
        yield Stored(kept, sealed, chain, student_id)
    except BaseException:
        with suppress(KnownError):  # a commit that was reported as failed may have landed all the same
            if rows.sealed_row(session.database, kept.id, chain) is None:
                rows.remove_sealed(session.vault, sealed.name, chain)
        raise


def kept_files(session: Session) -> dict[str, Attachment]:
    """Every kept file of core.db by its id."""
    return rows.listed(session.database)


def content(session: Session, attachment_id: str, *, case: bool = False) -> tuple[Attachment, bytes]:
    """A kept file, opened; it is noted who looked.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: ``attachment_missing``, ``attachment_damaged`` (``name``).
    """
    kept, sealed = _rows_of(session, attachment_id, case)
    data = _opened(session, kept, sealed, Chain.CASE if case else Chain.CORE)
    with session.write("attachment.open", case=case, object_id=attachment_id):
        pass
    return kept, data


def as_paper(session: Session, attachment_id: str, *, case: bool = False) -> Paper | None:
    """A kept PDF for the program's own preview, which needs no plain copy on the disk; None for other kinds.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: as :func:`content`.
    """
    kept, _ = _rows_of(session, attachment_id, case)
    if kept.kind is not FileKind.PDF:
        return None
    return Paper(kept.name, content(session, attachment_id, case=case)[1])


def shown(session: Session, attachment_id: str, words: str) -> Paper | None:
    """A kept PDF or picture of the case for the program's own windows; None for what needs another program.

    It bears ``words`` and its ending: its own name may be a child's, and a preview offers to save it.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: as :func:`content`.
    """
    kept, _ = _rows_of(session, attachment_id, True)
    if kept.kind not in (FileKind.PDF, FileKind.JPG, FileKind.PNG):
        return None
    data = content(session, attachment_id, case=True)[1]
    return Paper(f"{words}-{attachment_id[:8]}.{kept.kind.value}", data, names=True)


def open_outside(session: Session, attachment_id: str, *, case: bool = False) -> Path:
    """A plain copy for another program, after the person was warned; read-only, in the private folder.

    Raises:
        UserError: ``case_closed``, ``not_found``.
        KnownError: as :func:`content`; ``disk_full``, ``folder_not_writable``.
    """
    kept, data = content(session, attachment_id, case=case)
    place = session.vault / OPENED / secrets.token_hex(8)
    try:
        place.mkdir(parents=True, mode=0o700)
        (session.vault / OPENED).chmod(0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=OPENED) from None
    path = place / kept.name
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as stream:
            stream.write(data)
        path.chmod(0o400)
    except OSError:
        shutil.rmtree(place, ignore_errors=True)
        raise KnownError("disk_full") from None
    return path


def clear_opened(vault: Path) -> None:
    """Empty the private folder, at start and at end; what another program still holds goes the next time."""
    place = vault / OPENED
    for path in place.glob("*/*"):
        with suppress(OSError):
            path.chmod(0o600)  # Windows removes no read-only file
    shutil.rmtree(place, ignore_errors=True)


def sweep(session: Session) -> int:
    """Remove sealed files that no row names; how many. Only while nobody is storing one."""
    gone = rows.sweep(session.vault, session.database)
    if gone:
        with session.write("attachment.swept") as uow:
            append(uow, Chain.CORE, "attachment.swept_count", None, {"count": len(gone)})
    return len(gone)


def check(session: Session) -> AttachmentCheck:
    """Open every kept file of the compartments that are open and compare; part of the vault check."""
    sound = orphans = 0
    missing: list[str] = []
    damaged: list[str] = []
    for chain in Chain:
        if chain is Chain.CASE and not session.database.has_case:
            continue  # who cannot open case.db cannot tell which of its files are wanted
        known = rows.listed(session.database, chain)
        named = set()
        for sealed in rows.sealed_rows(session.database, chain):
            named.add(sealed.sealed_name)
            try:
                _opened(session, known[sealed.id], sealed, chain)
                sound += 1
            except KnownError as error:
                (missing if error.code == "attachment_missing" else damaged).append(known[sealed.id].name)
        orphans += len({path.name for path in rows.on_disk(session.vault, chain)} - named)
    return AttachmentCheck(sound, tuple(missing), tuple(damaged), orphans)


def _rows_of(session: Session, attachment_id: str, case: bool) -> tuple[Attachment, SealedRow]:
    if case:
        session.require_case()
    chain = Chain.CASE if case else Chain.CORE
    kept = rows.load(session.database, attachment_id, chain)
    sealed = rows.sealed_row(session.database, attachment_id, chain)
    if kept is None or sealed is None:
        raise UserError("not_found")
    return kept, sealed


def _opened(session: Session, kept: Attachment, sealed: SealedRow, chain: Chain) -> bytes:
    blob = rows.read_sealed(session.vault, sealed.sealed_name, chain)
    try:
        return open_file(sealed.file_key, blob, sealed.id)
    except KnownError:
        raise KnownError("attachment_damaged", name=kept.name) from None


def _read(path: Path) -> bytes:
    """At most one byte more than may be kept: a file that grows while it is read is refused all the same."""
    try:
        rules.refuse_size(path.stat().st_size)
        with path.open("rb") as stream:
            return stream.read(rules.MAX_BYTES + 1)
    except OSError:
        raise KnownError("attachment_unreadable", name=path.name) from None
