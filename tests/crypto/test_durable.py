"""Durable writing on a model disk that loses what was not synced, and with system calls that fail."""

from __future__ import annotations

import errno
import itertools
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.crypto.conftest import School, make_school
from xinliapp.crypto import durable
from xinliapp.crypto.durable import SYSTEM, load_keylist, save_keylist, write_durably
from xinliapp.crypto.kdf import KdfCost
from xinliapp.crypto.keylist import KeyList
from xinliapp.domain.errors import KnownError, UserError

MAIN = Path("/vault/vault.keys")
MIRROR = Path("/mirror/vault.keys")


class PowerCutError(Exception):
    """The power is gone."""


@dataclass
class Inode:
    """A file: what programs see, and what is surely on the disk."""

    seen: bytes = b""
    kept: bytes = b""
    synced: bool = False


@dataclass
class ModelDisk:
    """Names and files as programs see them and as a power cut may leave them.

    Until a file is synced, the disk may hold its old content, the new, a part, or zeros of the new
    length. Until a directory is synced, each of its changes may or may not be there, whatever their order.
    """

    cut_after: int = sys.maxsize
    calls: int = 0
    names: dict[Path, Inode] = field(default_factory=dict)
    kept_names: dict[Path, Inode] = field(default_factory=dict)
    pending: list[tuple[Path, Inode | None]] = field(default_factory=list)
    open_files: dict[int, Inode] = field(default_factory=dict)
    directory_sync_works: bool = True

    def _step(self) -> None:
        if self.calls == self.cut_after:
            raise PowerCutError
        self.calls += 1

    def create(self, path: Path) -> int:
        self._step()
        inode = self.names.get(path)
        if inode is None:
            inode = self.names[path] = Inode()
            self.pending.append((path, inode))
        inode.seen, inode.synced = b"", False
        descriptor = len(self.open_files) + 3
        self.open_files[descriptor] = inode
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        self._step()
        some = data[: max(1, len(data) // 2)] if len(data) > 600 else data
        self.open_files[descriptor].seen += some
        return len(some)

    def sync(self, descriptor: int) -> None:
        self._step()
        inode = self.open_files[descriptor]
        inode.kept, inode.synced = inode.seen, True

    def close(self, descriptor: int) -> None:
        if self.calls < self.cut_after:  # after the cut nothing runs any more, not even cleaning up
            self._step()
        assert descriptor in self.open_files

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        inode = self.names.pop(source)
        self.names[target] = inode
        self.pending += [(target, inode), (source, None)]

    def sync_directory(self, directory: Path) -> None:
        self._step()
        if not self.directory_sync_works:
            return
        for path, inode in self.pending:
            if path.parent == directory:
                _apply(self.kept_names, path, inode)
        self.pending = [change for change in self.pending if change[0].parent != directory]

    def remove(self, path: Path) -> None:
        self._step()
        self.names.pop(path)
        self.pending.append((path, None))

    def read(self, path: Path, limit: int) -> bytes:
        if path not in self.names:
            raise FileNotFoundError(path)
        return self.names[path].seen[:limit]

    def settle(self) -> None:
        """Everything reaches the disk (an undisturbed minute)."""
        self.kept_names, self.pending = dict(self.names), []
        for inode in self.names.values():
            inode.kept, inode.synced = inode.seen, True

    def states_after_cut(self) -> Iterator[ModelDisk]:
        """Every disk the next start may find."""
        for choice in itertools.product((False, True), repeat=len(self.pending)):
            names = dict(self.kept_names)
            for happened, (path, inode) in zip(choice, self.pending, strict=True):
                if happened:
                    _apply(names, path, inode)
            contents = [_possible(inode) for inode in names.values()]
            for picked in itertools.product(*contents):
                files = {
                    path: Inode(content, content, True) for path, content in zip(names, picked, strict=True)
                }
                yield ModelDisk(names=files, kept_names=dict(files))


def _apply(names: dict[Path, Inode], path: Path, inode: Inode | None) -> None:
    if inode is None:
        names.pop(path, None)
    else:
        names[path] = inode


def _possible(inode: Inode) -> list[bytes]:
    if inode.synced:
        return [inode.kept]
    size = len(inode.seen)
    return list(dict.fromkeys([inode.kept, inode.seen, inode.seen[: size // 2], bytes(size)]))


def disk_with(keys: KeyList) -> ModelDisk:
    disk = ModelDisk()
    save_keylist(MAIN, MIRROR, keys, disk)
    disk.settle()
    disk.calls = 0
    return disk


def opens_with(disk: ModelDisk, passphrases: tuple[str, ...]) -> str:
    keys = load_keylist(MAIN, MIRROR, disk, allow_weak=True).keylist
    for passphrase in passphrases:
        try:
            unlocked = keys.unlock("registrar", passphrase)
        except UserError:
            continue
        keys.verify(unlocked, 1)
        return passphrase
    raise AssertionError("the list opens with neither passphrase")


def test_a_passphrase_change_cut_anywhere_leaves_a_list_that_opens(school: School) -> None:
    changed = school.keys.with_passphrase(school.registrar, "the new one", KdfCost.TEST, allow_weak=True)
    total = _calls_of_a_save(school, changed)
    assert total >= 12  # create, writes, sync, close, replace, directory sync; twice
    seen = set()
    states = 0
    for cut in range(total + 1):
        disk = disk_with(school.keys)
        disk.cut_after = cut
        finished = True
        try:
            save_keylist(MAIN, MIRROR, changed, disk)
        except PowerCutError:
            finished = False
        assert finished == (cut == total)
        for state in disk.states_after_cut():
            opened = opens_with(state, ("pass-registrar", "the new one"))
            states += 1
            seen.add(opened)
            assert not finished or opened == "the new one"
    assert seen == {"pass-registrar", "the new one"}
    assert states > 40


def test_the_model_notices_a_missing_directory_sync(school: School) -> None:
    changed = school.keys.with_passphrase(school.registrar, "the new one", KdfCost.TEST, allow_weak=True)
    disk = disk_with(school.keys)
    disk.directory_sync_works = False
    save_keylist(MAIN, MIRROR, changed, disk)
    opened = {opens_with(state, ("pass-registrar", "the new one")) for state in disk.states_after_cut()}
    assert "pass-registrar" in opened  # said to be saved, and lost


def test_the_first_save_is_there_once_it_returns(school: School) -> None:
    disk = ModelDisk()
    disk.kept_names = {}
    save_keylist(MAIN, None, school.keys, disk)
    assert all(state.read(MAIN, 10**6) == school.keys.to_bytes() for state in disk.states_after_cut())


def _calls_of_a_save(school: School, changed: KeyList) -> int:
    disk = disk_with(school.keys)
    save_keylist(MAIN, MIRROR, changed, disk)
    return disk.calls


# --- the real file system, with calls that fail ---------------------------------------------------


@dataclass
class FailingOps(durable.SystemFileOps):
    """The real system, except that call number ``fail_at`` fails with ``code``."""

    fail_at: int
    code: int
    calls: list[str] = field(default_factory=list)

    def _step(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) - 1 == self.fail_at:
            raise OSError(self.code, "as the test wants it")

    def create(self, path: Path) -> int:
        self._step("create")
        return super().create(path)

    def write(self, descriptor: int, data: bytes) -> int:
        self._step("write")
        return super().write(descriptor, data[:1000])

    def sync(self, descriptor: int) -> None:
        self._step("sync")
        super().sync(descriptor)

    def replace(self, source: Path, target: Path) -> None:
        self._step("replace")
        super().replace(source, target)

    def sync_directory(self, directory: Path) -> None:
        self._step("sync_directory")
        super().sync_directory(directory)


@pytest.mark.parametrize(
    ("code", "message"),
    [(errno.EIO, "file_not_written"), (errno.ENOSPC, "disk_full"), (errno.EACCES, "file_not_written")],
)
def test_a_failing_call_says_truly_what_is_on_the_disk(tmp_path: Path, code: int, message: str) -> None:
    target = tmp_path / "vault.keys"
    reference = FailingOps(-1, code)
    write_durably(target, b"old" * 1000, reference)
    for fail_at, name in enumerate(reference.calls):
        write_durably(target, b"old" * 1000)
        with pytest.raises(KnownError) as caught:
            write_durably(target, b"new" * 1000, FailingOps(fail_at, code))
        if name == "sync_directory":
            assert caught.value.code == "file_not_confirmed"
            assert target.read_bytes() == b"new" * 1000
        else:
            assert caught.value.code == message
            assert target.read_bytes() == b"old" * 1000
        assert [path.name for path in tmp_path.iterdir()] == ["vault.keys"]
    assert set(reference.calls) == {"create", "write", "sync", "replace", "sync_directory"}


def test_a_left_over_of_an_earlier_cut_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / ".vault.keys.tmp").write_bytes(b"x" * 9999)
    write_durably(tmp_path / "vault.keys", b"content")
    assert [path.name for path in tmp_path.iterdir()] == ["vault.keys"]
    assert (tmp_path / "vault.keys").read_bytes() == b"content"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX permissions and links")
def test_private_to_the_person_and_no_links_followed(tmp_path: Path) -> None:
    write_durably(tmp_path / "vault.keys", b"content")
    assert (tmp_path / "vault.keys").stat().st_mode & 0o777 == 0o600
    victim = tmp_path / "victim"
    victim.write_bytes(b"precious")
    (tmp_path / ".vault.keys.tmp").symlink_to(victim)
    with pytest.raises(KnownError):
        write_durably(tmp_path / "vault.keys", b"other")
    assert victim.read_bytes() == b"precious"
    assert (tmp_path / "vault.keys").read_bytes() == b"content"


# --- which list is used ---------------------------------------------------------------------------


def test_saved_list_is_read_back_from_both_places(school: School, tmp_path: Path) -> None:
    main, mirror = _places(tmp_path)
    assert save_keylist(main, mirror, school.keys).mirror_problem is None
    loaded = load_keylist(main, mirror, allow_weak=True)
    assert (loaded.keylist, loaded.problem, loaded.mirror) == (school.keys, None, school.keys)
    assert mirror.read_bytes() == main.read_bytes()


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (lambda data: data[:-100], "keys_truncated"),
        (lambda data: data[:200] + b"#" + data[201:], "keys_damaged"),
        (lambda data: b"", "keys_truncated"),
        (lambda data: None, "keys_missing"),
        (lambda data: data * 600, "keys_too_large"),
    ],
)
def test_a_bad_main_file_falls_back_to_the_mirror_and_says_so(
    school: School, tmp_path: Path, damage: Callable[[bytes], bytes | None], code: str
) -> None:
    main, mirror = _places(tmp_path)
    save_keylist(main, mirror, school.keys)
    damaged = damage(main.read_bytes())
    if damaged is None:
        main.unlink()
    else:
        main.write_bytes(damaged)
    loaded = load_keylist(main, mirror, allow_weak=True)
    assert (loaded.keylist, loaded.problem) == (school.keys, code)
    mirror.write_bytes(b"torn")
    with pytest.raises(KnownError) as caught:  # the reason given is the main file's
        load_keylist(main, mirror, allow_weak=True)
    assert caught.value.code == code
    with pytest.raises(KnownError):
        load_keylist(main, None, allow_weak=True)


def test_a_missing_or_foreign_mirror_changes_nothing(school: School, tmp_path: Path) -> None:
    main, mirror = _places(tmp_path)
    saved = save_keylist(main, tmp_path / "unplugged" / "vault.keys", school.keys)
    assert saved.mirror_problem == "file_not_written"
    loaded = load_keylist(main, mirror, allow_weak=True)
    assert (loaded.keylist, loaded.problem, loaded.mirror) == (school.keys, None, None)
    assert loaded.mirror_problem == "keys_missing"
    write_durably(mirror, make_school("another").keys.to_bytes())
    loaded = load_keylist(main, mirror, allow_weak=True)
    assert (loaded.keylist, loaded.mirror) == (school.keys, None)


def test_a_main_list_put_back_from_long_ago_leaves_the_newer_mirror_to_try(
    school: School, tmp_path: Path
) -> None:
    main, mirror = _places(tmp_path)
    newer = school.keys.with_passphrase(school.registrar, "n", KdfCost.TEST, allow_weak=True)
    save_keylist(main, mirror, newer)
    write_durably(main, school.keys.to_bytes())
    loaded = load_keylist(main, mirror, allow_weak=True)
    with pytest.raises(KnownError) as caught:
        loaded.keylist.verify(school.counselor, min_generation=2)
    assert caught.value.code == "keys_older"
    assert loaded.mirror is not None
    loaded.mirror.verify(school.counselor, min_generation=2)


def test_a_folder_in_the_place_of_the_list_is_told(tmp_path: Path) -> None:
    (tmp_path / "vault.keys").mkdir()
    with pytest.raises(KnownError) as caught:
        load_keylist(tmp_path / "vault.keys", None, SYSTEM)
    assert caught.value.code == "keys_unreadable"


def _places(tmp_path: Path) -> tuple[Path, Path]:
    (tmp_path / "mirror").mkdir()
    return tmp_path / "vault.keys", tmp_path / "mirror" / "vault.keys"
