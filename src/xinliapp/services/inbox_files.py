"""The files of the sealed inbox: which lie there, how many one merge takes, and where the odd ones go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from xinliapp.crypto.durable import SYSTEM
from xinliapp.storage.layout import VaultFolder

MAX_NOTE_BYTES = 32 * 1024 * 1024

_NOTE_NAME = re.compile(r"([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.age")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one merge takes: files looked at, their bytes together, notes nobody vouches for."""

    files: int = 2000
    total_bytes: int = 128 * 1024 * 1024
    unvouched: int = 300


LIMITS = Limits()


def lying_in(folder: Path) -> list[Path]:
    """The files in a folder that have a note's name; none where there is no folder."""
    try:
        return [path for path in folder.iterdir() if _NOTE_NAME.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []


def notes(place: VaultFolder) -> list[tuple[int, Path]]:
    """Every waiting note with the bytes reading it takes; one that is too large is never read: 0."""
    return [(_size(path), path) for path in lying_in(place.inbox)]


def at_once(waiting: list[tuple[int, Path]], limits: Limits) -> tuple[list[Path], int]:
    """The files one merge looks at, the smallest first, and how many wait; one at least is looked at."""
    taken: list[Path] = []
    together = 0
    for size, path in sorted(waiting):
        together += size
        if taken and (len(taken) >= limits.files or together > limits.total_bytes):
            break
        taken.append(path)
    return taken, len(waiting) - len(taken)


def put_aside(folder: Path, path: Path) -> None:
    """Move a file to where nobody merges it."""
    folder.mkdir(exist_ok=True, mode=0o700)
    SYSTEM.replace(path, folder / path.name)
    SYSTEM.sync_directory(folder)


def _size(path: Path) -> int:
    try:
        size = path.lstat().st_size
    except OSError:
        return 0
    return size if size <= MAX_NOTE_BYTES else 0
