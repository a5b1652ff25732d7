"""安全弹出: the right device, the ways in order, a sentence where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest

from xinliapp.domain.errors import KnownError
from xinliapp.i18n.messages import sentence
from xinliapp.system import ejecting

TABLE = (
    "36 35 8:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n"
    "77 36 8:17 / /media/u/MY\\040STICK rw,nosuid - vfat /dev/sdb1 rw\n"
    "78 36 0:44 / /media/u/net rw - fuse.portal portal rw\n"
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "mountinfo"
    path.write_text(TABLE)
    return path


class Shell:
    """Answers commands with what a test says and remembers them."""

    def __init__(self, *answers: tuple[int, str]) -> None:
        self.answers, self.asked = list(answers), []  # type: ignore[var-annotated]

    def __call__(self, command: Sequence[str]) -> tuple[int, str]:
        self.asked.append(tuple(command))
        return self.answers.pop(0) if self.answers else (0, "")


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")


def test_the_device_mounted_there_is_unmounted_and_switched_off(table: Path) -> None:
    shell = Shell()
    ejecting._eject_linux(Path("/media/u/MY STICK"), table, shell)
    assert shell.asked == [
        ("udisksctl", "unmount", "-b", "/dev/sdb1"), ("udisksctl", "power-off", "-b", "/dev/sdb1"),
    ]  # fmt: skip


def test_the_second_way_when_the_first_is_refused(table: Path) -> None:
    shell = Shell((1, "not authorized"), (0, ""))
    ejecting._eject_linux(Path("/media/u/MY STICK"), table, shell)
    assert shell.asked[-1] == ("umount", "/media/u/MY STICK")


@pytest.mark.parametrize(
    ("folder", "answers", "code"),
    [
        ("/media/u/MY STICK", [(1, "target is busy")], "stick_busy"),
        ("/media/u/MY STICK", [(1, ""), (32, "")], "stick_eject_unavailable"),
        ("/media/u/net", [], "stick_eject_unavailable"),
        ("/home/u", [], "stick_eject_unavailable"),
    ],
)
def test_what_cannot_be_done_is_said(
    table: Path, folder: str, answers: list[tuple[int, str]], code: str
) -> None:
    with pytest.raises(KnownError) as refused:
        ejecting._eject_linux(Path(folder), table, Shell(*answers))
    assert refused.value.code == code
    assert sentence(refused.value).count("。") >= 3


def test_without_any_tool_the_system_is_named(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(KnownError) as refused:
        ejecting._eject_linux(Path("/media/u/MY STICK"), table, Shell())
    assert refused.value.code == "stick_eject_unavailable"
