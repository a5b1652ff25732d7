"""The disk after a power cut: what was synced is there, of the rest anything may be.

Contents: a write lands in sectors of 512 bytes, each of which is on the disk or not until the file is
synced; truncations likewise. Names: creating, renaming and unlinking are on the disk or not until the folder
is synced, in order (a journalling file system does not reorder them). ``fsync`` of a file says nothing about
its name. Folders themselves are taken to be there; a renamed folder takes its files along.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tests.faults.recorder import Call, Op

SECTOR = 512


@dataclass
class _Inode:
    durable: bytearray = field(default_factory=bytearray)
    pending: list[Call] = field(default_factory=list)

    def apply(self, content: bytearray, call: Call) -> None:
        if call.op is Op.TRUNCATE:
            _resize(content, call.offset)
        else:
            _write(content, call.offset, call.data)

    def sync(self) -> None:
        for call in self.pending:
            self.apply(self.durable, call)
        self.pending.clear()

    def after_cut(self, rng: random.Random) -> bytes:
        """What of the unsynced sectors stayed: all, none, the first ones, or any of them."""
        content = bytearray(self.durable)
        pieces = [piece for call in self.pending for piece in _sectors(call)]
        mode = rng.randrange(4)
        first = rng.randrange(len(pieces) + 1) if pieces else 0
        for index, piece in enumerate(pieces):
            stays = (True, False, index < first, rng.random() < 0.5)[mode]
            if stays:
                self.apply(content, piece)
        return bytes(content)


@dataclass(frozen=True, slots=True)
class State:
    """One possible disk: contents by relative path, what was acknowledged before, after how many calls."""

    files: dict[str, bytes]
    acknowledged: tuple[str, ...]
    after_calls: int


class Disk:
    """A folder that follows recorded calls and can be cut off from power at any point."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self._names = {path: _Inode(bytearray(content)) for path, content in files.items()}
        self._durable_names = dict(self._names)
        self._pending_names: list[tuple[Call, _Inode]] = []
        self._acknowledged: list[str] = []

    def follow(self, call: Call) -> None:
        """One call that succeeded."""
        if call.op is Op.MARK:
            self._acknowledged += call.data.decode().split()
        elif call.op in (Op.WRITE, Op.TRUNCATE):
            self._names[call.path].pending.append(call)
        elif call.op is Op.SYNC:
            if call.path in self._names:
                self._names[call.path].sync()
        elif call.op is Op.SYNC_DIR:
            self._sync_names(call.path)
        else:
            self._rename(call)

    def cut(self, rng: random.Random, after_calls: int) -> State:
        """One disk that the power cut may leave."""
        names = dict(self._durable_names)
        kept = rng.choice((len(self._pending_names), 0, rng.randint(0, len(self._pending_names))))
        for call, inode in self._pending_names[:kept]:
            _apply_name(names, call, inode)
        contents = {id(inode): inode.after_cut(rng) for inode in names.values()}
        files = {path: contents[id(inode)] for path, inode in names.items()}
        return State(files, tuple(self._acknowledged), after_calls)

    def _rename(self, call: Call) -> None:
        inode = _Inode() if call.op is Op.CREATE else self._names.get(call.path, _Inode())
        _apply_name(self._names, call, inode)
        self._pending_names.append((call, inode))

    def _sync_names(self, folder: str) -> None:
        rest = []
        for call, inode in self._pending_names:
            if _folder(call.target or call.path) == folder:
                _apply_name(self._durable_names, call, inode)
            else:
                rest.append((call, inode))
        self._pending_names = rest


def states(before: dict[str, bytes], calls: list[Call], count: int, seed: int) -> Iterator[State]:
    """``count`` disks, cut at points spread over all calls; the same seed gives the same disks."""
    rng = random.Random(seed)
    points = sorted(rng.randint(0, len(calls)) for _ in range(count))
    disk, done = Disk(before), 0
    for point in points:
        while done < point:
            disk.follow(calls[done])
            done += 1
        yield disk.cut(rng, done)


def every_point(before: dict[str, bytes], calls: list[Call], each: int, seed: int) -> Iterator[State]:
    """``each`` disks after every single call."""
    rng = random.Random(seed)
    disk = Disk(before)
    for done in range(len(calls) + 1):
        for _ in range(each):
            yield disk.cut(rng, done)
        if done < len(calls):
            disk.follow(calls[done])


def read_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Make a folder hold exactly these files."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_file() and path.relative_to(folder).as_posix() not in files:
            path.unlink()
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def _apply_name(names: dict[str, _Inode], call: Call, inode: _Inode) -> None:
    if call.op is Op.RENAME:
        inside = f"{call.path}/"
        for path in [path for path in names if path.startswith(inside)]:
            names[f"{call.target}/{path.removeprefix(inside)}"] = names.pop(path)
        if names.pop(call.path, None) is not None:
            names[call.target] = inode
    elif call.op is Op.CREATE:
        names[call.path] = inode
    else:
        names.pop(call.path, None)


def _folder(path: str) -> str:
    return str(PurePosixPath(path).parent)


def _sectors(call: Call) -> Iterator[Call]:
    if call.op is Op.TRUNCATE:
        yield call
        return
    at = 0
    while at < len(call.data):
        end = min(len(call.data), at + SECTOR - (call.offset + at) % SECTOR)
        yield Call(call.op, call.path, "", call.offset + at, call.data[at:end])
        at = end


def _write(content: bytearray, offset: int, data: bytes) -> None:
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset : offset + len(data)] = data


def _resize(content: bytearray, length: int) -> None:
    if len(content) > length:
        del content[length:]
    else:
        content.extend(bytes(length - len(content)))
