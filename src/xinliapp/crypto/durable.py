"""Writing a small file so that a power cut leaves the old content or the new, never neither.

Temporary file → fsync → replace → fsync of the directory. Without the last step the design's power-cut model
lost the file in 1,187 of 4,000 states. Every call to the system goes through :class:`FileOps`, so that a
test can stop after any of them.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from xinliapp.crypto.keylist import KeyList
from xinliapp.crypto.keylist_format import MAX_BYTES
from xinliapp.domain.errors import KnownError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_DIRECTORY_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})


class FileOps(Protocol):
    """The calls to the system that durable writing needs; each raises OSError."""

    def create(self, path: Path) -> int:
        """Open ``path`` for writing, emptied, readable by this person alone; returns a descriptor."""

    def write(self, descriptor: int, data: bytes) -> int:
        """Write some of ``data``; returns how many bytes."""

    def sync(self, descriptor: int) -> None:
        """Return only when the file's bytes are on the disk."""

    def close(self, descriptor: int) -> None:
        """Close a descriptor."""

    def replace(self, source: Path, target: Path) -> None:
        """Put ``source`` in the place of ``target`` in one step."""

    def sync_directory(self, directory: Path) -> None:
        """Return only when the names in ``directory`` are on the disk."""

    def remove(self, path: Path) -> None:
        """Remove a file."""

    def read(self, path: Path, limit: int) -> bytes:
        """At most ``limit`` bytes of a file."""


class SystemFileOps:
    """The real system: POSIX calls, and on Windows ``MoveFileExW`` with write-through."""

    def create(self, path: Path) -> int:
        """See :class:`FileOps`."""
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        flags |= getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        return os.open(path, flags, 0o600)

    def write(self, descriptor: int, data: bytes) -> int:
        """See :class:`FileOps`."""
        return os.write(descriptor, data)

    def sync(self, descriptor: int) -> None:
        """See :class:`FileOps`."""
        os.fsync(descriptor)

    def close(self, descriptor: int) -> None:
        """See :class:`FileOps`."""
        os.close(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        """See :class:`FileOps`."""
        if sys.platform == "win32":
            _move_write_through(source, target)
        else:
            source.replace(target)

    def sync_directory(self, directory: Path) -> None:
        """See :class:`FileOps`. Windows has no such call; the write-through move did it already."""
        if sys.platform == "win32":
            return
        descriptor = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        except OSError as error:
            # Some USB-stick file systems have no directory sync; nothing more can be asked of them.
            if error.errno not in _NO_DIRECTORY_SYNC:
                raise
        finally:
            os.close(descriptor)

    def remove(self, path: Path) -> None:
        """See :class:`FileOps`."""
        path.unlink()

    def read(self, path: Path, limit: int) -> bytes:
        """See :class:`FileOps`."""
        with path.open("rb") as stream:
            return stream.read(limit)


if sys.platform == "win32":

    def _move_write_through(source: Path, target: Path) -> None:
        import ctypes

        replace_existing, write_through = 0x1, 0x8
        move = ctypes.WinDLL("kernel32", use_last_error=True).MoveFileExW
        move.argtypes = (ctypes.c_wchar_p, ctypes.c_wchar_p, ctypes.c_uint32)
        move.restype = ctypes.c_int
        if not move(str(source), str(target), replace_existing | write_through):
            raise ctypes.WinError(ctypes.get_last_error())


SYSTEM = SystemFileOps()


def write_durably(path: Path, data: bytes, ops: FileOps = SYSTEM) -> None:
    """Replace ``path`` by ``data``; when this returns the new content survives a power cut.

    The folder must exist. A left-over ``.<name>.tmp`` of an earlier cut is overwritten.

    Raises:
        KnownError: ``disk_full`` or ``file_not_written`` (the old content is untouched),
            ``file_not_confirmed`` (the new content is in place, the disk did not confirm it: after a power
            cut either may be there).
    """
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        _write_synced(temporary, data, ops)
        ops.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            ops.remove(temporary)
        if error.errno in _FULL:
            raise KnownError("disk_full") from error
        raise KnownError("file_not_written", name=path.name, errno=error.errno) from error
    try:
        ops.sync_directory(path.parent)
    except OSError as error:
        raise KnownError("file_not_confirmed", name=path.name, errno=error.errno) from error


def _write_synced(path: Path, data: bytes, ops: FileOps) -> None:
    descriptor = ops.create(path)
    try:
        rest = data
        while rest:
            rest = rest[ops.write(descriptor, rest) :]
        ops.sync(descriptor)
    finally:
        ops.close(descriptor)


@dataclass(frozen=True, slots=True)
class SavedKeys:
    """The list is saved. ``mirror_problem`` is the error code if its copy in the mirror folder is not."""

    mirror_problem: str | None


@dataclass(frozen=True, slots=True)
class LoadedKeys:
    """A key list that could be read.

    Attributes:
        keylist: the list to use.
        problem: why the main file could not be used, if ``keylist`` came from the mirror; else None. The
            caller says so to the person and saves the list again after unlocking.
        mirror: the mirror's list if it can be read and belongs to the same vault. To be tried when the main
            list turns out to be older than what core has seen.
        mirror_problem: why the mirror could not be read, or None (also when there is no mirror folder).
    """

    keylist: KeyList
    problem: str | None
    mirror: KeyList | None
    mirror_problem: str | None


def save_keylist(path: Path, mirror_path: Path | None, keylist: KeyList, ops: FileOps = SYSTEM) -> SavedKeys:
    """Save ``vault.keys`` durably, then its copy. A missing mirror folder does not undo what is saved.

    Raises:
        KnownError: as :func:`write_durably`, for the main file.
    """
    data = keylist.to_bytes()
    write_durably(path, data, ops)
    if mirror_path is None:
        return SavedKeys(None)
    try:
        write_durably(mirror_path, data, ops)
    except KnownError as error:
        return SavedKeys(error.code)
    return SavedKeys(None)


def load_keylist(
    path: Path, mirror_path: Path | None, ops: FileOps = SYSTEM, *, allow_weak: bool = False
) -> LoadedKeys:
    """Read ``vault.keys``, or its mirror if the main file is missing, torn, damaged or malformed.

    No MAC is checked yet: that needs a passphrase (:meth:`KeyList.unlock`).

    Raises:
        KnownError: the main file's reason, when neither can be read.
    """
    main = _read(path, ops, allow_weak)
    mirror = KnownError("keys_missing") if mirror_path is None else _read(mirror_path, ops, allow_weak)
    mirror_problem = mirror.code if mirror_path is not None and isinstance(mirror, KnownError) else None
    if isinstance(main, KeyList):
        usable = mirror if isinstance(mirror, KeyList) and mirror.vault_id == main.vault_id else None
        return LoadedKeys(main, None, usable, mirror_problem)
    if isinstance(mirror, KeyList):
        return LoadedKeys(mirror, main.code, mirror, None)
    raise main


def _read(path: Path, ops: FileOps, allow_weak: bool) -> KeyList | KnownError:
    try:
        return KeyList.from_bytes(ops.read(path, MAX_BYTES + 1), allow_weak=allow_weak)
    except OSError as error:
        return KnownError("keys_missing" if isinstance(error, FileNotFoundError) else "keys_unreadable")
    except KnownError as error:
        return error
