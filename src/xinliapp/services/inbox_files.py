"""The files of the sealed inbox: which lie there, in what order a merge looks at them, where the odd ones go.

Who reaches the folder can lay down any number of files, of any size and with any date. So the order rests
on what they cannot make up: the name's mark (decision 0160). Notes with a mark come first, all of them. Of
the rest the small ones come before the large ones, as the lock screen writes small ones only, and of those
the ones that lie there longest, so that none waits for ever however many are added.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from xinliapp.crypto.durable import SYSTEM
from xinliapp.domain.ids import new_id
from xinliapp.storage.layout import VaultFolder

MAX_NOTE_BYTES = 32 * 1024 * 1024
# More than the lock screen's notes take when sealed (8 KiB of text at the very most, two half KiB in truth).
SMALL_BYTES = 16 * 1024

_NOTE_NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.age")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one merge takes: bytes together, files without a mark looked at, notes nobody vouches for."""

    files: int = 2000
    total_bytes: int = 128 * 1024 * 1024
    unvouched: int = 300


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Lying:
    """A waiting file: the bytes that reading it takes (0 where it is too large to be read at all), and since
    when it lies there, in nanoseconds; a date that was set back by hand does not make it older where the
    system keeps the moment of the change itself."""

    path: Path
    size: int
    since: int


def lying_in(folder: Path) -> list[Path]:
    """The files in a folder that have a note's name; none where there is no folder."""
    try:
        return [path for path in folder.iterdir() if _NOTE_NAME.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def notes(place: VaultFolder) -> list[Lying]:
    """Every waiting note."""
    return [_lying(path) for path in lying_in(place.inbox)]


def at_once(
    waiting: Sequence[Lying], marked: Callable[[str], bool], limits: Limits
) -> tuple[list[Path], int]:
    """The files one merge looks at, in their order, and how many wait; one at least is looked at.

    ``marked`` tells of a name without its ending whether an account here made it and it was not merged yet.
    """
    ours = [lying for lying in waiting if marked(lying.path.stem)]
    known = {lying.path for lying in ours}
    others = [lying for lying in waiting if lying.path not in known]
    ordered = [*sorted(ours, key=_smallest), *islice(sorted(others, key=_small_and_oldest), limits.files)]
    taken: list[Path] = []
    together = 0
    for lying in ordered:
        together += lying.size
        if taken and together > limits.total_bytes:
            break
        taken.append(lying.path)
    return taken, len(waiting) - len(taken)


def put_aside(folder: Path, path: Path) -> None:
    """Move a file to where nobody merges it; one of the same name that lies there already stays."""
    folder.mkdir(exist_ok=True, mode=0o700)
    target = folder / path.name
    SYSTEM.replace(path, folder / f"{new_id()}.age" if target.exists() else target)
    SYSTEM.sync_directory(folder)


def _smallest(lying: Lying) -> tuple[int, int, Path]:
    return lying.size, lying.since, lying.path


def _small_and_oldest(lying: Lying) -> tuple[int, int, Path]:
    return max(lying.size, SMALL_BYTES), lying.since, lying.path


def _lying(path: Path) -> Lying:
    try:
        found = path.lstat()
    except OSError:
        return Lying(path, 0, 0)
    size = found.st_size if found.st_size <= MAX_NOTE_BYTES else 0
    return Lying(path, size, max(found.st_mtime_ns, found.st_ctime_ns))
