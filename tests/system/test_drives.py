"""Writing to a stick: all of it or nothing, and the right word for what went wrong."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from xinliapp.domain.errors import KnownError
from xinliapp.system import drives


def test_written_and_read_back(tmp_path: Path) -> None:
    (tmp_path / "a.age").write_bytes(b"old")
    assert drives.write_and_read_back(tmp_path, "a.age", b"new" * 1_000_000) == b"new" * 1_000_000
    assert [path.name for path in tmp_path.iterdir()] == ["a.age"]


@pytest.mark.parametrize("call", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "stick_full"),
        (errno.EROFS, "stick_readonly"),
        (errno.EACCES, "stick_readonly"),
        (errno.EIO, "stick_pulled"),
        (errno.ENODEV, "stick_pulled"),
    ],
)
def test_every_call_may_fail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, code: str
) -> None:
    (tmp_path / "a.age").write_bytes(b"old")

    def fail(*args: object, **kwargs: object) -> None:
        raise OSError(number, "x")

    if call == "replace":
        monkeypatch.setattr(Path, "replace", fail)
    else:
        monkeypatch.setattr(os, call, fail)
    with pytest.raises(KnownError) as error:
        drives.write_and_read_back(tmp_path, "a.age", b"new")
    monkeypatch.undo()
    assert error.value.code == code
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a.age", b"old")]


def test_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as error:
        drives.write_and_read_back(tmp_path / "gone", "a.age", b"x")
    assert error.value.code == "stick_pulled"


def test_which_mounts_are_removable(tmp_path: Path) -> None:
    devices = tmp_path / "dev"
    devices.mkdir()
    usb = tmp_path / "devices/pci0/usb2/2-1/block/sdb/sdb1"
    disk = tmp_path / "devices/pci0/ata1/block/sda/sda1"
    card = tmp_path / "devices/pci0/mmc0/block/mmcblk0/mmcblk0p1"
    for folder in (usb, disk, card):
        folder.mkdir(parents=True)
        (folder.parent / "removable").write_text("1\n" if folder is card else "0\n")
    for number, target in (("8:17", usb), ("8:1", disk), ("179:1", card)):
        (devices / number).symlink_to(target)
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n"
        "40 22 8:17 / /media/老师/U\\040盘 rw - vfat /dev/sdb1 rw\n"
        "41 22 179:1 / /media/card rw - exfat /dev/mmcblk0p1 rw\n"
        "42 22 0:5 / /proc rw - proc proc rw\n"
        "broken\n"
    )
    found = drives._linux_folders(table, devices)
    assert found == [Path("/media/老师/U 盘"), Path("/media/card")]
    assert drives._linux_folders(tmp_path / "no table", devices) == []


def test_drives_of_this_machine_can_be_listed() -> None:
    for drive in drives.removable_drives():
        assert drive.folder.is_dir() and 0 <= drive.free_bytes <= drive.total_bytes
