"""Backups: made on exit and on demand, checked when written, proven by the drill, thinned out by rule."""

from __future__ import annotations

import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.durable import SYSTEM, load_keylist, write_durably
from xinliapp.crypto.keylist import KeyList
from xinliapp.domain.accounts import Compartment
from xinliapp.domain.backups import BackupEntry, prune_plan
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.errors import KnownError
from xinliapp.domain.ids import new_id
from xinliapp.services import attachments
from xinliapp.services.backup_manifest import (
    MANIFEST,
    CopyMode,
    FilePart,
    Manifest,
    manifest_bytes,
    open_file_key,
    read_manifest,
    seal_counts,
    seal_file_key,
    verified_manifest,
)
from xinliapp.services.session import Session
from xinliapp.storage import attachments as kept
from xinliapp.storage import backup as files
from xinliapp.storage import connection as opening
from xinliapp.storage.audit import Chain, anchor, append
from xinliapp.storage.layout import VaultFolder
from xinliapp.storage.unit_keys import unit_identity

_PARTS = (
    (Chain.CORE, Compartment.CORE, opening.CORE_FILE),
    (Chain.CASE, Compartment.CASE, opening.CASE_FILE),
)
_ROOM = 2_000_000


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup on the disk. ``case_left_out`` says that case.db could not be copied safely this time: a cut
    short transaction in it waits for a counsellor to unlock. ``attachments_left_out`` is how many kept files
    are damaged and were in no earlier backup either."""

    folder: Path
    manifest: Manifest
    case_left_out: bool
    pruned: tuple[str, ...]
    attachments_left_out: int = 0


@dataclass(frozen=True, slots=True)
class BackupInfo:
    """A backup found in a folder, as its own manifest describes it."""

    folder: Path
    manifest: Manifest


@dataclass(frozen=True, slots=True)
class DrillReport:
    """What a drill proved: rows restored and compared per file; ``rows_case`` is None when the person who
    drilled cannot open case.db, of which only the hash was compared then. ``attachments`` kept files were
    compared; ``attachments_missing`` have a row in the backup and no file."""

    folder: Path
    made_at: str
    rows_core: int
    rows_case: int | None
    attachments: int = 0
    attachments_missing: int = 0


@dataclass(frozen=True, slots=True)
class ProvenBackup:
    """The newest backup a drill has proven."""

    folder: str
    made_at: str
    drilled_at: str


def make_backup(session: Session, to: Path | None = None, *, reason: str = "demand") -> BackupMade:
    """Copy the vault into a new folder below ``to`` (normally the vault's own ``backups``).

    Every file gets a new random key, sealed to the holders of its compartment and to the recovery user. The
    copy is reopened and counted before it gets its final name. Who cannot open case.db copies its ciphertext.

    Raises:
        KnownError: ``backup_no_room`` (``need``, ``left``, in MB), ``backup_incomplete`` (``what``),
            ``disk_full``, ``folder_not_writable``: none is left.
    """
    place = VaultFolder(session.vault)
    root = (to or place.backups).absolute()
    _refuse_without_room(place, root)
    listing = _current_list(session, place)
    name = _free_name(session, root)
    if reason == "exit":
        attachments.sweep(session)
    with _staging(root / f".{name}.part") as staging:
        manifest, left_out = _fill(session, place, listing, staging, reason)
        SYSTEM.replace(staging, root / name)
        SYSTEM.sync_directory(root)
    _note_made(session, root / name, manifest)
    pruned = prune(session, root) if to is None else ()
    return BackupMade(root / name, manifest, manifest.case is None, pruned, left_out)


def list_backups(root: Path) -> list[BackupInfo]:
    """The backups in a folder, newest first; nothing is vouched for until one is opened."""
    found = []
    with suppress(OSError):
        for folder in root.iterdir():
            if folder.name.startswith(".") or not (folder / MANIFEST).is_file():
                continue
            with suppress(KnownError):
                found.append(BackupInfo(folder, read_manifest(folder)))
    return sorted(found, key=lambda info: (info.manifest.made_at, info.folder.name), reverse=True)


def prune(session: Session, root: Path | None = None) -> tuple[str, ...]:
    """Remove the backups of this vault that the rule lets go (:func:`prune_plan`); their folders' names.

    Only backups whose manifest this person can vouch for are counted or touched, and of those with rows of
    case.db only those whose number of rows they or core.db know.
    """
    sound, entries = [], []
    for info in list_backups(root or VaultFolder(session.vault).backups):
        with suppress(KnownError):
            manifest = verified_manifest(info.folder, session.keys)
            rows_case = _rows_case(session, info.folder, manifest)
            if rows_case is None and manifest.case is not None and manifest.case.mode is CopyMode.REKEYED:
                continue
            sound.append(BackupInfo(info.folder, manifest))
            entries.append(BackupEntry(info.folder.name, manifest.moment, manifest.rows_core, rows_case))
    plan = prune_plan(entries)
    gone = [info.folder for info in sound if info.folder.name in plan]
    for folder in gone:
        # The manifest first: a folder without one is no backup, so a cut short removal leaves no half one.
        (folder / MANIFEST).unlink()
        shutil.rmtree(folder, ignore_errors=True)
    if gone:
        with session.write("backup.pruned") as uow:
            append(uow, Chain.CORE, "backup.removed", None, {"names": [folder.name for folder in gone]})
    return tuple(folder.name for folder in gone)


def _rows_case(session: Session, folder: Path, manifest: Manifest) -> int | None:
    """Rows of case.db in a backup: from its manifest, or, without the case key, as noted when it was made."""
    if manifest.rows_case is not None:
        return manifest.rows_case
    noted = session.database.scalar(
        "SELECT rows_case FROM backup_run WHERE folder = ? AND rows_case IS NOT NULL", (str(folder),)
    )
    return None if noted is None else int(noted)


def drill(session: Session, backup: Path | None = None) -> tuple[DrillReport, Changes]:
    """Prove a backup (the newest one if none is named): restore it to a private folder, check everything,
    delete it again, and note the proof.

    Raises:
        KnownError: ``backup_not_found``, ``backup_other_vault``, ``backup_damaged`` (``what``),
            ``disk_full``.
        UserError: ``backup_not_for_you``.
    """
    folder = (backup or _newest(session)).absolute()
    try:
        manifest = verified_manifest(folder, session.keys)
        compare_hashes(folder, manifest)
        lost = 0
        with _private_folder(session.vault) as private:
            for chain, compartment, name in _PARTS:
                part = manifest.core if chain is Chain.CORE else manifest.case
                if part is None or part.snapshot is None or not session.keys.holds(compartment):
                    continue
                key = secrets.token_bytes(32)
                files.rekey_copy(
                    folder / name, open_file_key(manifest, chain, session.keys), private / name, key
                )
                wrong = files.check_copy(private / name, key, chain, part.snapshot, full=True)
                if wrong is not None:
                    raise KnownError("backup_damaged", what=wrong)
                lost += kept.without_file(private / name, key, chain, manifest.attachments)
    except KnownError as error:
        with session.write("backup.drill_stopped") as uow:
            append(uow, Chain.CORE, "backup.drill_reason", None, {"code": error.code})
        raise
    rows_case = manifest.rows_case if session.keys.holds(Compartment.CASE) else None
    _note_drilled(session, folder, manifest)
    report = DrillReport(
        folder, manifest.made_at, manifest.rows_core, rows_case, len(manifest.attachments), lost
    )
    return report, Changes.BACKUP


def last_proven(session: Session) -> ProvenBackup | None:
    """The backup for the status bar: the newest one that a drill has proven, or None."""
    return session.database.one(
        ProvenBackup,
        "SELECT folder, created_at AS made_at, drilled_at FROM backup_run WHERE drilled_at IS NOT NULL"
        " ORDER BY created_at DESC, drilled_at DESC, id LIMIT 1",
    )


def _fill(
    session: Session, place: VaultFolder, listing: KeyList, staging: Path, reason: str
) -> tuple[Manifest, int]:
    """The manifest, and how many kept files are damaged and had to be left out."""
    made_at = stamp(session.clock.now())
    with_case = session.database.has_case
    keys = {chain: secrets.token_bytes(32) for chain, _, _ in _PARTS if chain is Chain.CORE or with_case}
    targets = {chain: (staging / name, keys[chain]) for chain, _, name in _PARTS if chain in keys}
    parts: dict[Chain, FilePart] = {}
    snapshots = files.snapshot(session.database, targets)
    for chain, compartment, name in _PARTS:
        if chain not in snapshots:
            continue
        path = staging / name
        wrong = files.check_copy(path, keys[chain], chain, snapshots[chain], full=False)
        if wrong is not None:
            raise KnownError("backup_incomplete", what=wrong)
        seals = seal_file_key(keys[chain], listing.holders(compartment), listing.vault_id, made_at, chain)
        parts[chain] = FilePart(
            mode=CopyMode.REKEYED,
            sha256=files.file_hash(path),
            size=path.stat().st_size,
            epoch=listing.epoch(compartment),
            snapshot=snapshots[chain],
            seals=seals,
            counts=seal_counts(snapshots[chain], session.keys, listing.vault_id, made_at),
        )
    if not with_case and place.case.is_file() and not files.has_hot_journal(place.case):
        parts[Chain.CASE] = _ciphertext(place, listing, staging)
    write_durably(staging / place.keys.name, listing.to_bytes())
    # After the databases: every row of theirs that has a file finds it here.
    copied = kept.copy_in(place.root, staging, earlier=_newest_in(staging.parent, listing.vault_id))
    manifest = Manifest(
        vault_id=listing.vault_id,
        unit_code=unit_identity(session.database).code,
        made_at=made_at,
        made_by=session.account.id,
        reason=reason,
        key_list_generation=listing.generation,
        pair_generation=int(session.database.scalar("SELECT pair_generation FROM vault_info") or 0),
        core=parts[Chain.CORE],
        case=parts.get(Chain.CASE),
        attachments=copied.sizes,
    )
    write_durably(staging / MANIFEST, manifest_bytes(manifest, session.keys))
    return manifest, copied.left_out


def _refuse_without_room(place: VaultFolder, root: Path) -> None:
    """Better told before half of it is written; attachments a backup beside this one holds are linked."""
    need = sum(path.stat().st_size for path in (place.core, place.case) if path.is_file()) + _ROOM
    there = next((folder for folder in (root, *root.parents) if folder.is_dir()), None)
    if there is None:
        return
    with suppress(OSError):
        left = shutil.disk_usage(there).free
        if left < need:
            raise KnownError("backup_no_room", need=-(-need // 1_000_000), left=left // 1_000_000)


def _ciphertext(place: VaultFolder, listing: KeyList, staging: Path) -> FilePart:
    """Nobody writes to case.db meanwhile: this program holds the host lock and has it not open."""
    digest = files.copy_bytes(place.case, staging / place.case.name)
    return FilePart(
        mode=CopyMode.CIPHERTEXT,
        sha256=digest,
        size=(staging / place.case.name).stat().st_size,
        epoch=listing.epoch(Compartment.CASE),
        snapshot=None,
        seals={},
    )


def _newest_in(root: Path, vault_id: str) -> Path | None:
    """The newest backup of this vault beside the one being made."""
    ours = (info.folder for info in list_backups(root) if info.manifest.vault_id == vault_id)
    return next(ours, None)


def _current_list(session: Session, place: VaultFolder) -> KeyList:
    listing = load_keylist(place.keys, None, allow_weak=True).keylist
    listing.verify(session.keys, session.keys.generation)
    return listing


def _free_name(session: Session, root: Path) -> str:
    base = f"{unit_identity(session.database).code}-{session.clock.now():%Y%m%d-%H%M%S}"
    name, number = base, 1
    while (root / name).exists():
        number += 1
        name = f"{base}-{number}"
    return name


@contextmanager
def _staging(path: Path) -> Iterator[Path]:
    """A folder to fill; what is left of it is removed, whatever happens."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        shutil.rmtree(path, ignore_errors=True)
        path.mkdir(mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=path.parent.name) from None
    try:
        yield path
    except OSError:
        raise KnownError("folder_not_writable", name=path.parent.name) from None
    finally:
        shutil.rmtree(path, ignore_errors=True)


@contextmanager
def _private_folder(vault: Path) -> Iterator[Path]:
    """A folder only this person can read, on the vault's own disk, gone afterwards."""
    for left_over in vault.glob("drill-*"):
        shutil.rmtree(left_over, ignore_errors=True)
    try:
        path = Path(tempfile.mkdtemp(prefix="drill-", dir=vault))
    except OSError:
        raise KnownError("folder_not_writable", name=vault.name) from None
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def compare_hashes(folder: Path, manifest: Manifest) -> None:
    for chain, _, name in _PARTS:
        part = manifest.core if chain is Chain.CORE else manifest.case
        if part is None:
            continue
        if not (folder / name).is_file() or files.file_hash(folder / name) != part.sha256:
            raise KnownError("backup_damaged", what=name)
    if kept.wrong_files(folder, manifest.attachments):
        raise KnownError("backup_damaged", what="附件")


def _newest(session: Session) -> Path:
    places = [VaultFolder(session.vault).backups]
    row = session.database.scalar("SELECT folder FROM backup_run ORDER BY created_at DESC, id LIMIT 1")
    if row is not None:
        places.append(Path(str(row)).parent)
    found = [info for root in dict.fromkeys(places) for info in list_backups(root)]
    ours = [info for info in found if info.manifest.vault_id == session.keys.vault_id]
    if not ours:
        raise KnownError("backup_not_found", name=places[0].name)
    return max(ours, key=lambda info: info.manifest.made_at).folder


def _note_made(session: Session, folder: Path, manifest: Manifest) -> None:
    with session.write("backup.made") as uow:
        uow.insert(
            "backup_run",
            {
                "id": new_id(),
                "folder": str(folder),
                "kind": manifest.reason,
                "rows_core": manifest.rows_core,
                "rows_case": manifest.rows_case,
            },
        )
        for part in (manifest.core, manifest.case):
            if part is not None and part.snapshot is not None and part.snapshot.head.seq:
                head = part.snapshot.head
                anchor(uow, head.chain, head.seq, head.hash, "backup")


def _note_drilled(session: Session, folder: Path, manifest: Manifest) -> None:
    with session.write("backup.drill") as uow:
        touched = uow.execute("UPDATE backup_run SET drilled_at = ? WHERE folder = ?", (uow.now, str(folder)))
        if not touched:
            uow.insert(
                "backup_run",
                {
                    "id": new_id(),
                    "folder": str(folder),
                    "kind": manifest.reason,
                    "rows_core": manifest.rows_core,
                    "rows_case": manifest.rows_case,
                    "drilled_at": uow.now,
                    "created_at": manifest.made_at,
                },
            )
