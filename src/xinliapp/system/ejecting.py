"""安全弹出: telling the system that a stick is about to be pulled out, and waiting until it says it may be.

What was written is on the stick already (fsync, read back); ejecting only keeps the file system whole. The
Windows branch is written by the documentation and has not been run on a Windows machine.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from xinliapp.domain.errors import KnownError

_MOUNT_TABLE = Path("/proc/self/mountinfo")
_TIMEOUT_S = 60
_BUSY = ("busy", "in use", "DeviceBusy")

Run = Callable[[Sequence[str]], "tuple[int, str]"]
"""Runs a command; its exit status and what it said on standard error."""


def eject(folder: Path) -> None:
    """Unmount the drive mounted at ``folder``; returns when it may be pulled out.

    Raises:
        KnownError: ``stick_busy`` (a file on it is open), ``stick_eject_unavailable`` (this system offers no
            way, or it was gone already).
    """
    if sys.platform == "win32":
        _eject_windows(folder)
    else:
        _eject_linux(folder)


def _eject_linux(folder: Path, table: Path = _MOUNT_TABLE, run: Run | None = None) -> None:
    go = run or _run
    device = _device_at(folder, table)
    if device is None:
        raise KnownError("stick_eject_unavailable")
    for command in (("udisksctl", "unmount", "-b", device), ("umount", str(folder))):
        if shutil.which(command[0]) is None:
            continue
        status, said = go(command)
        if status == 0:
            if command[0] == "udisksctl":
                go(("udisksctl", "power-off", "-b", device))  # the light goes out; unmounted is enough
            return
        if any(word in said for word in _BUSY):
            raise KnownError("stick_busy")
    raise KnownError("stick_eject_unavailable")


def _device_at(folder: Path, table: Path) -> str | None:
    """The device node mounted at ``folder``, None when nothing is."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, source = before.split(" "), after.split(" ")
        if len(fields) > 4 and len(source) > 1 and Path(_plain(fields[4])) == folder:
            return _plain(source[1]) if source[1].startswith("/dev/") else None
    return None


def _plain(text: str) -> str:
    """A field of the mount table without its octal escapes; the bytes are UTF-8."""
    return re.sub(r"\\(\d{3})", lambda match: chr(int(match[1], 8)), text)


def _run(command: Sequence[str]) -> tuple[int, str]:
    try:
        done = subprocess.run(  # noqa: S603 - fixed programs, a device node from the system's own table
            list(command), capture_output=True, check=False, timeout=_TIMEOUT_S, text=True
        )
    except (OSError, subprocess.TimeoutExpired):
        return 1, ""
    return done.returncode, done.stderr


def _eject_windows(folder: Path) -> None:
    if sys.platform != "win32":
        return
    import ctypes

    kernel = ctypes.windll.kernel32
    read_write, share, existing = 0xC0000000, 3, 3
    lock, dismount, eject_media = 0x00090018, 0x00090020, 0x002D4808
    handle = kernel.CreateFileW(f"\\\\.\\{folder.drive}", read_write, share, None, existing, 0, None)
    if handle in (-1, 0xFFFFFFFF, 0xFFFFFFFFFFFFFFFF):
        raise KnownError("stick_eject_unavailable")
    returned = ctypes.c_ulong(0)
    try:
        for number, control in enumerate((lock, dismount, eject_media)):
            done = kernel.DeviceIoControl(handle, control, None, 0, None, 0, ctypes.byref(returned), None)
            if not done:
                raise KnownError("stick_busy" if number == 0 else "stick_eject_unavailable")
    finally:
        kernel.CloseHandle(handle)
