"""Removable drives: which are plugged in, and writing to one so that what was written is really there.

A stick is pulled when the progress bar vanishes, not when the system has finished: hence temporary name,
fsync, rename, fsync of the folder, and reading back past the system's cache.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import sys
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from xinliapp.domain.errors import KnownError

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_READ_ONLY = frozenset({errno.EROFS, errno.EACCES, errno.EPERM})
_NO_DIRECTORY_SYNC = frozenset({errno.EINVAL, errno.ENOTSUP})
_MOUNT_TABLE = Path("/proc/self/mountinfo")
_BLOCK_DEVICES = Path("/sys/dev/block")
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Drive:
    """A removable drive. ``name`` is what a person knows it by (``E:`` or the volume's label)."""

    folder: Path
    name: str
    free_bytes: int
    total_bytes: int


def removable_drives() -> tuple[Drive, ...]:
    """The removable drives that are mounted now, by name; empty where the system cannot tell."""
    folders = _windows_folders() if sys.platform == "win32" else _linux_folders()
    found = []
    for folder in folders:
        with suppress(OSError):
            usage = shutil.disk_usage(folder)
            name = folder.drive if sys.platform == "win32" else folder.name
            found.append(Drive(folder, name or str(folder), usage.free, usage.total))
    return tuple(sorted(found, key=lambda drive: drive.name))


def write_and_read_back(folder: Path, name: str, data: bytes) -> bytes:
    """Write ``data`` as ``folder/name`` durably and return what the drive gives back; the caller compares.

    An older file of this name is replaced only once the new one is complete; when anything fails, the
    half-written temporary file is removed if the drive still answers.

    Raises:
        KnownError: ``stick_pulled``, ``stick_full``, ``stick_readonly``.
    """
    target = folder / name
    temporary = folder / f".{name}.part"
    try:
        _write_synced(temporary, data)
        temporary.replace(target)
        _sync_folder(folder)
        return _read_uncached(target)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        if error.errno in _FULL:
            raise KnownError("stick_full") from error
        if error.errno in _READ_ONLY:
            raise KnownError("stick_readonly") from error
        raise KnownError("stick_pulled") from error


def _write_synced(path: Path, data: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    descriptor = os.open(path, flags, 0o644)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest[:_CHUNK]) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_DIRECTORY_SYNC:
            raise
    finally:
        os.close(descriptor)


def _read_uncached(path: Path) -> bytes:
    with path.open("rb") as stream:
        if hasattr(os, "posix_fadvise"):
            os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return stream.read()


def _linux_folders(table: Path = _MOUNT_TABLE, devices: Path = _BLOCK_DEVICES) -> list[Path]:
    """Mount points whose block device sits in a removable or USB disk."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    found: list[Path] = []
    for line in lines:
        fields = line.split(" ")
        if len(fields) > 4 and _is_removable(devices / fields[2]):
            found.append(Path(re.sub(r"\\(\d{3})", lambda match: chr(int(match[1], 8)), fields[4])))
    return found


def _is_removable(device: Path) -> bool:
    try:
        real = device.resolve(strict=True)
    except OSError:
        return False
    if any(re.fullmatch(r"usb\d+", part) for part in real.parts):
        return True
    for place in (real, real.parent):  # a partition, or the disk it lies in
        with suppress(OSError):
            if (place / "removable").read_text(encoding="ascii").strip() == "1":
                return True
    return False


def _windows_folders() -> list[Path]:
    if sys.platform != "win32":
        return []
    import ctypes

    kernel, removable = ctypes.windll.kernel32, 2
    mask = kernel.GetLogicalDrives()
    roots = [f"{chr(65 + bit)}:\\" for bit in range(26) if mask >> bit & 1]
    return [Path(root) for root in roots if kernel.GetDriveTypeW(root) == removable]
