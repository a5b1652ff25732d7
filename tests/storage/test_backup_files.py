"""Copies of database files, the checks on them, and the lock and disk checks around a vault."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.vaults import CORE_KEY, NOW, make_vault
from xinliapp.crypto.derive import database_key
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError
from xinliapp.storage import backup, hostlock
from xinliapp.storage.audit import Chain
from xinliapp.storage.backup import Snapshot
from xinliapp.storage.connection import open_single
from xinliapp.storage.integrity import orphans
from xinliapp.storage.localdisk import network_kind

NEW = bytes(range(100, 132))


def _snapshot(folder: Path) -> dict[Chain, Snapshot]:
    session = make_vault(folder / "v").session()
    with session.write("act", case=True):
        pass
    targets = {Chain.CORE: (folder / "a.db", NEW), Chain.CASE: (folder / "b.db", NEW[::-1])}
    made = backup.snapshot(session.database, targets)
    session.database.close()
    return made


def test_a_copy_holds_the_same_rows_under_the_new_key_only(tmp_path: Path) -> None:
    made = _snapshot(tmp_path)
    assert made[Chain.CASE].rows["audit_event"] == 1
    assert made[Chain.CASE].head.seq == 1
    assert backup.check_copy(tmp_path / "a.db", NEW, Chain.CORE, made[Chain.CORE], full=True) is None
    assert backup.check_copy(tmp_path / "b.db", NEW[::-1], Chain.CASE, made[Chain.CASE], full=True) is None
    old = database_key(CORE_KEY)
    assert backup.check_copy(tmp_path / "a.db", old, Chain.CORE, made[Chain.CORE], full=False) == "打不开"
    assert not list(tmp_path.glob("*-journal"))


def test_a_copy_that_opens_and_is_empty_is_found_out(tmp_path: Path) -> None:
    made = _snapshot(tmp_path)
    empty = open_single(tmp_path / "empty.db", NEW, create=True)
    empty.execute("CREATE TABLE t (x)")
    empty.close()
    assert (
        backup.check_copy(tmp_path / "empty.db", NEW, Chain.CORE, made[Chain.CORE], full=True) == "记录条数"
    )


def test_another_chain_head_is_found_out(tmp_path: Path) -> None:
    made = _snapshot(tmp_path)[Chain.CASE]
    copy = open_single(tmp_path / "b.db", NEW[::-1])
    copy.execute("DROP TRIGGER audit_event_no_update")
    copy.execute("UPDATE audit_event SET hash = 'x'")
    copy.close()
    assert backup.check_copy(tmp_path / "b.db", NEW[::-1], Chain.CASE, made, full=False) == "审计链"


def test_flipped_bytes_in_any_page_are_found_out(tmp_path: Path) -> None:
    made = _snapshot(tmp_path)[Chain.CORE]
    path = tmp_path / "a.db"
    good = path.read_bytes()
    for page in (0, 1, len(good) // 4096 // 2, len(good) // 4096 - 1):
        bad = bytearray(good)
        bad[page * 4096 + 2000] ^= 1
        path.write_bytes(bad)
        assert backup.check_copy(path, NEW, Chain.CORE, made, full=False) is not None, page


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    session = make_vault(tmp_path / "v").session()
    (tmp_path / "a.db").write_bytes(b"mine")
    with pytest.raises(KnownError) as refused:
        backup.snapshot(session.database, {Chain.CORE: (tmp_path / "a.db", NEW)})
    assert refused.value.code == "file_exists"
    assert not session.database.connection.in_transaction
    with pytest.raises(KnownError):
        backup.copy_bytes(tmp_path / "v" / "core.db", tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"mine"


def test_rows_that_point_at_nobody_are_found(tmp_path: Path) -> None:
    session = make_vault(tmp_path).session()
    assert orphans(session.database) == {}
    with session.write("x", case=True) as uow:
        uow.insert(
            "casework.student_tag",
            {"id": "t", "student_id": "nobody", "kind": "k", "source": "s", "starts_on": "2026-11-23"},
        )
    assert orphans(session.database) == {"student_tag": 1}


MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
server:/people /people nfs4 rw 0 0
/dev/sdb1 /people/li/local ext4 rw 0 0
//nas/share /mnt/my\\040share cifs rw 0 0
me@host: /mnt/ssh fuse.sshfs rw 0 0
/dev/sdc1 /mnt/usb fuseblk rw 0 0
tmpfs /tmp tmpfs rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/srv/vault", None),
        ("/people/wang/vault", "nfs4"),
        ("/people/li/local/vault", None),
        ("/people/li/locality", "nfs4"),
        ("/mnt/my share/vault", "cifs"),
        ("/mnt/ssh", "fuse.sshfs"),
        ("/mnt/usb/vault", None),
        ("/tmp/vault", None),  # noqa: S108
    ],
)
def test_network_disks_are_recognised(folder: str, kind: str | None) -> None:
    assert network_kind(folder, MOUNTS) == kind


def test_sessions_of_one_process_share_the_lock_and_the_last_one_gives_it_back(tmp_path: Path) -> None:
    clock = FixedClock(NOW)
    first = hostlock.acquire(tmp_path, clock)
    second = hostlock.acquire(tmp_path / ".", clock)
    assert first is second
    hostlock.release(second)
    assert hostlock.holder(tmp_path) is not None
    hostlock.release(first)
    assert hostlock.holder(tmp_path) is None
    hostlock.release_folder(tmp_path)


@pytest.mark.parametrize("words", [b"", b"{", b"[]", b'{"host": 1}', b"\xff" * 5000])
def test_an_unreadable_lock_file_stops_nobody(tmp_path: Path, words: bytes) -> None:
    (tmp_path / hostlock.LOCK_FILE).write_bytes(words)
    hostlock.release(hostlock.acquire(tmp_path, FixedClock(NOW)))
