"""What a refused file was called stands in the database, never in the open folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.services.test_vault import NOW, make, unlock
from xinliapp.bundles.seal import AGE_MAGIC
from xinliapp.domain.clock import FixedClock
from xinliapp.services import quarantine, vault

DATA = AGE_MAGIC + b" and so on"
# As earlier versions named copies: after a part of the hash, the sender's words.
NAMES = ("0123abcd-3150000001-wangxiaoming-daku.age", "0123abcd-王小明.age", "3150000001-2026-1.age", "x")


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_name_is_made_of_the_content_alone() -> None:
    # printf abc | sha256sum
    assert quarantine.copy_name(b"abc") == "ba7816bf8f01cfea.age"


@pytest.mark.parametrize("folder_name", [quarantine.FOLDER, quarantine.WAITING_FOLDER])
def test_old_copies_get_names_of_ours_at_the_next_unlock(tmp_path: Path, folder_name: str) -> None:
    clock = FixedClock(NOW)
    make(tmp_path / "v", clock)
    folder = tmp_path / "v" / folder_name
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_bytes(DATA + bytes([number]))
    session = unlock(tmp_path / "v", "zhao", clock)
    vault.close(session)
    contents = {path.read_bytes() for path in folder.iterdir()}
    assert contents == {DATA + bytes([number]) for number in range(len(NAMES))}  # nothing is lost
    assert names(folder) == sorted(quarantine.copy_name(content) for content in contents)
    assert quarantine.give_own_names(folder) == 0


def test_the_same_file_under_two_names_becomes_one(tmp_path: Path) -> None:
    for name in NAMES[:2]:
        (tmp_path / name).write_bytes(DATA)
    assert quarantine.give_own_names(tmp_path) == 2
    assert names(tmp_path) == [quarantine.copy_name(DATA)]


def test_what_is_no_copy_is_left_alone_and_what_is_held_keeps_nobody_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a folder.age").mkdir()
    if os.name == "posix":
        (tmp_path / "a link.age").symlink_to(tmp_path / "elsewhere")
    before = names(tmp_path)
    assert (quarantine.give_own_names(tmp_path), names(tmp_path)) == (0, before)
    assert quarantine.give_own_names(tmp_path / "none") == 0
    (tmp_path / "held.age").write_bytes(DATA)

    def held(path: Path) -> bytes:
        raise PermissionError(13, "in use", str(path))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "read_bytes", held)
        assert quarantine.give_own_names(tmp_path) == 0
    assert quarantine.give_own_names(tmp_path) == 1
