"""Sealed files beside the databases: ``attachments/core/<hash>``; rows hold their keys.

Each compartment has a folder of its own, because who cannot open case.db cannot tell which of its files are
still wanted; ``attachments/case`` and its keys are case.db's.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.attachments import SealedFile
from xinliapp.crypto.durable import SYSTEM, FileOps, write_durably
from xinliapp.domain.attachments import Attachment, SealedRow
from xinliapp.domain.errors import KnownError
from xinliapp.storage.audit import Chain
from xinliapp.storage.backup import copy_bytes, file_hash
from xinliapp.storage.connection import open_single, reading
from xinliapp.storage.database import Database, UnitOfWork

FOLDER = "attachments"
_TABLE = {Chain.CORE: "main.attachment", Chain.CASE: "casework.attachment"}


@dataclass(frozen=True, slots=True)
class Copied:
    """Sealed files copied: size by ``core/<hash>``; ``left_out`` were damaged wherever they lay."""

    sizes: Mapping[str, int]
    left_out: int


def folder(vault: Path, chain: Chain = Chain.CORE) -> Path:
    """Where the sealed files of a compartment lie."""
    return vault / FOLDER / chain.value


def write_sealed(vault: Path, sealed: SealedFile, chain: Chain = Chain.CORE, ops: FileOps = SYSTEM) -> None:
    """Put a sealed file in its place; when this returns it survives a power cut. Its row comes after.

    Raises:
        KnownError: ``disk_full``, ``folder_not_writable``, ``file_not_written``: nothing of it is left.
    """
    place = folder(vault, chain)
    try:
        place.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        raise KnownError("folder_not_writable", name=FOLDER) from None
    write_durably(place / sealed.name, sealed.blob, ops)
    with suppress(OSError):  # the folder's own name, on its first file
        ops.sync_directory(vault)
        ops.sync_directory(vault / FOLDER)


def remove_sealed(vault: Path, name: str, chain: Chain = Chain.CORE) -> None:
    """Take a file away again whose row did not come about."""
    with suppress(OSError):
        (folder(vault, chain) / name).unlink()


def read_sealed(vault: Path, name: str, chain: Chain = Chain.CORE) -> bytes:
    """The ciphertext.

    Raises:
        KnownError: ``attachment_missing``.
    """
    try:
        return (folder(vault, chain) / name).read_bytes()
    except OSError:
        raise KnownError("attachment_missing") from None


def insert(
    uow: UnitOfWork,
    kept: Attachment,
    sealed: SealedFile,
    chain: Chain = Chain.CORE,
    student_id: str | None = None,
) -> None:
    """The row of a file that is already on the disk; in case.db it says whose it is."""
    whose = {"student_id": student_id} if chain is Chain.CASE else {}
    uow.insert(
        _TABLE[chain],
        {
            "id": kept.id,
            "sealed_name": sealed.name,
            "file_key": sealed.key,
            "name": kept.name,
            "kind": kept.kind,
            "size": kept.size,
            **whose,
        },
    )


def load(database: Database, attachment_id: str, chain: Chain = Chain.CORE) -> Attachment | None:
    """A kept file's name, kind and size, or None."""
    return database.one(
        Attachment,
        f"SELECT id, name, kind, size FROM {_TABLE[chain]} WHERE id = ?",  # noqa: S608
        (attachment_id,),
    )


def listed(database: Database, chain: Chain = Chain.CORE) -> dict[str, Attachment]:
    """Every kept file of a compartment by its id."""
    if not _has_table(database, chain):
        return {}
    found = database.rows(Attachment, f"SELECT id, name, kind, size FROM {_TABLE[chain]}")  # noqa: S608
    return {row.id: row for row in found}


def sealed_rows(database: Database, chain: Chain = Chain.CORE) -> list[SealedRow]:
    """Where every kept file of a compartment lies, with its key."""
    if not _has_table(database, chain):
        return []
    return database.rows(
        SealedRow,
        f"SELECT id, sealed_name, file_key FROM {_TABLE[chain]} ORDER BY sealed_name",  # noqa: S608
    )


def sealed_row(database: Database, attachment_id: str, chain: Chain = Chain.CORE) -> SealedRow | None:
    """Where one kept file of a compartment lies, with its key."""
    return database.one(
        SealedRow,
        f"SELECT id, sealed_name, file_key FROM {_TABLE[chain]} WHERE id = ?",  # noqa: S608
        (attachment_id,),
    )


def on_disk(root: Path, chain: Chain) -> list[Path]:
    """Files in ``root/attachments/<compartment>``, a vault's or a backup's, by name."""
    place = folder(root, chain)
    try:
        return sorted(entry for entry in place.iterdir() if entry.is_file())
    except FileNotFoundError:
        return []
    except OSError:
        raise KnownError("folder_not_writable", name=FOLDER) from None


def sweep(vault: Path, database: Database) -> tuple[str, ...]:
    """Remove files without a row, of the compartments that are open; the names removed."""
    gone = []
    for chain in Chain:
        if chain is Chain.CASE and not _has_table(database, chain):
            continue
        wanted = {row.sealed_name for row in sealed_rows(database, chain)}
        for path in on_disk(vault, chain):
            if path.name not in wanted:
                with suppress(OSError):
                    path.unlink()
                    gone.append(path.name)
    return tuple(gone)


def copy_in(source: Path, target: Path, *, earlier: Path | None = None) -> Copied:
    """Copy every sealed file below ``source`` to ``target``; one that is there and whole stays.

    A file that an ``earlier`` backup on the same disk holds whole is linked to instead of written again. One
    that is damaged everywhere is left out and counted: it must not keep the rest from being backed up.

    Raises:
        KnownError: ``disk_full``, ``folder_not_writable``.
    """
    made: dict[str, int] = {}
    left_out = 0
    for chain in Chain:
        found = [path for path in on_disk(source, chain) if not path.name.startswith(".")]
        place = folder(target, chain)
        if found:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
        for path in found:
            copy = place / path.name
            if (
                _whole(copy)
                or (earlier and _link(folder(earlier, chain) / path.name, copy))
                or _copy(path, copy)
            ):
                made[f"{chain.value}/{path.name}"] = copy.stat().st_size
            else:
                left_out += 1
        if found:
            SYSTEM.sync_directory(place)
    return Copied(made, left_out)


def put_aside(vault: Path, target: Path) -> None:
    """Keep today's sealed files with the databases a restore replaces: linked, else copied."""
    for chain in Chain:
        for path in on_disk(vault, chain):
            place = folder(target, chain)
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            with suppress(OSError, KnownError):
                if not _link(path, place / path.name):
                    shutil.copyfile(path, place / path.name)


def wrong_files(root: Path, names: Iterable[str]) -> list[str]:
    """Of ``core/<hash>`` names those whose file is missing below ``root`` or is not what its name says."""
    return [name for name in names if not _whole(root / FOLDER / name)]


def without_file(database: Path, key: bytes, chain: Chain, names: Iterable[str]) -> int:
    """How many rows of a closed database file name a file that is not among ``names`` (``core/<hash>``).

    Raises:
        KnownError: the file cannot be read.
    """
    connection = open_single(database, key)
    try:
        with reading(database.name):
            table = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'attachment'").fetchone()
            found = connection.execute("SELECT sealed_name FROM attachment").fetchall() if table else []
    finally:
        connection.close()
    here = set(names)
    return sum(1 for (name,) in found if f"{chain.value}/{name}" not in here)


def _whole(path: Path) -> bool:
    """Whether a file is there and is what its name says."""
    try:
        return file_hash(path) == path.name
    except KnownError:
        return False


def _link(source: Path, target: Path) -> bool:
    """Another name for a whole file on the same disk; False where there is none or the disk has no links."""
    if not _whole(source):
        return False
    try:
        target.unlink(missing_ok=True)
        os.link(source, target)
    except OSError:
        return False
    return True


def _copy(source: Path, target: Path) -> bool:
    target.unlink(missing_ok=True)
    if copy_bytes(source, target) == target.name:
        return True
    target.unlink()
    return False


def _has_table(database: Database, chain: Chain) -> bool:
    if chain is Chain.CASE and not database.has_case:
        return False
    schema, table = _TABLE[chain].split(".")
    found = database.scalar(
        f"SELECT count(*) FROM {schema}.sqlite_master WHERE type = 'table' AND name = ?",  # noqa: S608
        (table,),
    )
    return bool(found)
