"""One program at a time per vault: a lock file in the vault's folder that says who is working there.

Two facts are kept apart. The operating system's lock on the file says whether a process *of this PC*
works here; it vanishes with the process, so a crash leaves nothing to clean up. The words in the file say
which PC: on a folder that a synchronising program or a shared disk carries to a second PC, the words
arrive and the lock does not.
"""

from __future__ import annotations

import json
import os
import platform
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from xinliapp.domain.clock import Clock, stamp
from xinliapp.domain.errors import KnownError

LOCK_FILE = "vault.lock"
_MAX_BYTES = 4096
_LOCK_OFFSET = 1 << 20  # beyond the words: Windows locks are mandatory and would hide them from the second PC

_held: dict[Path, HostLock] = {}  # what this process holds; two sessions of one process share the lock


@dataclass(slots=True)
class HostLock:
    """A held lock; give it back with :func:`release`.

    ``taken_over``: another PC's words stood in the file, and a person decided that it works here no more.
    """

    path: Path
    descriptor: int = field(repr=False)
    sharers: int = 1
    taken_over: bool = False


@dataclass(frozen=True, slots=True)
class Holder:
    """Who the lock file names: PC, process and since when."""

    host: str
    pid: int
    since: str


def this_host() -> str:
    """The PC's name with its network card's number, because cloned PCs share one name."""
    node = uuid.getnode()
    made_up = (node >> 40) & 1  # uuid says so when it found no card; such a number changes at every start
    return platform.node() if made_up else f"{platform.node()} ({node:012x})"


def acquire(folder: Path, clock: Clock, *, take_over: bool = False, host: str | None = None) -> HostLock:
    """Lock the vault in ``folder`` for this process.

    Args:
        take_over: a person has confirmed that the other PC named in the file is not working here any more.
        host: the name to go by instead of :func:`this_host` (tests).

    Raises:
        KnownError: ``vault_in_use_here`` (another process of this PC), ``vault_in_use_elsewhere`` (``host``,
            ``since``: another PC), ``file_not_writable``.
    """
    path = folder.resolve() / LOCK_FILE
    held = _held.get(path)
    if held is not None:
        held.sharers += 1
        return held
    me = host or this_host()
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOINHERIT", 0), 0o600)
    except OSError:
        raise KnownError("file_not_writable", name=LOCK_FILE) from None
    try:
        if not try_lock(descriptor):
            raise KnownError("vault_in_use_here")
        other = _words(descriptor)
        foreign = other is not None and other.host != me
        if other is not None and foreign and not take_over:
            raise KnownError("vault_in_use_elsewhere", host=other.host, since=other.since)
        _write(descriptor, {"host": me, "pid": os.getpid(), "since": stamp(clock.now())})
    except BaseException:
        os.close(descriptor)
        raise
    lock = HostLock(path, descriptor, taken_over=foreign)
    _held[path] = lock
    return lock


def release(lock: HostLock) -> None:
    """Give the lock back; the last sharer's release empties the file."""
    lock.sharers -= 1
    if lock.sharers > 0:
        return
    _held.pop(lock.path, None)
    try:
        os.ftruncate(lock.descriptor, 0)
        os.fsync(lock.descriptor)
    finally:
        os.close(lock.descriptor)


def release_folder(folder: Path) -> None:
    """Give back one share of the lock this process holds on ``folder``, if it holds one."""
    lock = _held.get(folder.resolve() / LOCK_FILE)
    if lock is not None:
        release(lock)


def holder(folder: Path) -> Holder | None:
    """Whom the lock file names, alive or not; None when it is empty, missing or unreadable."""
    try:
        with (folder / LOCK_FILE).open("rb") as file:
            return _parse(file.read(_MAX_BYTES))
    except OSError:
        return None


def try_lock(descriptor: int) -> bool:
    """Take the operating system's exclusive lock on an open file without waiting; whether it was free."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCK_OFFSET, os.SEEK_SET)
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _words(descriptor: int) -> Holder | None:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return _parse(os.read(descriptor, _MAX_BYTES))


def _parse(data: bytes) -> Holder | None:
    try:
        read = json.loads(data)
        return Holder(str(read["host"]), int(read["pid"]), str(read["since"]))
    except (ValueError, KeyError, TypeError, OverflowError, RecursionError):
        return None


def _write(descriptor: int, words: dict[str, object]) -> None:
    data = json.dumps(words, ensure_ascii=False).encode("utf-8")
    os.lseek(descriptor, 0, os.SEEK_SET)
    os.ftruncate(descriptor, 0)
    os.write(descriptor, data)
    os.fsync(descriptor)
