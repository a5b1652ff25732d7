"""Small files a person asked for: whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path
from typing import NoReturn

import pytest

from xinliapp.domain.errors import KnownError
from xinliapp.system.files import read_file, write_file


def test_a_file_is_written_in_place_of_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "催报单.pdf"
    target.write_bytes(b"old")
    assert write_file(target, b"new") == "催报单.pdf"
    assert target.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [target]


def test_a_folder_that_is_gone_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        write_file(tmp_path / "gone" / "a.pdf", b"x")
    assert (caught.value.code, caught.value.params) == ("file_not_writable", {"name": "a.pdf"})


def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")

    def full(_descriptor: int) -> NoReturn:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(KnownError, match="disk_full"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_reading_stops_one_byte_past_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(b"0123456789")
    assert read_file(path, 4) == b"01234"
    assert read_file(path, 100) == b"0123456789"
    with pytest.raises(KnownError, match="file_missing"):
        read_file(tmp_path / "y", 4)
