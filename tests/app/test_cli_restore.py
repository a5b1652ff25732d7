"""``restore`` by command: on a new PC, where there is nothing but the backup on a stick."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support.command_line import PASSPHRASES, PRINCIPAL, TEACHER, Town
from xinliapp.crypto import kdf
from xinliapp.services.vault import close, open_vault
from xinliapp.settings import preferences

TWO = PASSPHRASES[TEACHER] + "\n" + PASSPHRASES[PRINCIPAL] + "\n"


@pytest.fixture(scope="module")
def stick(tmp_path_factory: pytest.TempPathFactory) -> tuple[Town, Path]:
    """A school with a backup on a stick; its own PC is gone."""
    town = Town(tmp_path_factory.mktemp("fire"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kdf, "calibrate", lambda: kdf.KDF_FLOOR)
        town.found()
    target = town.folder / "stick"
    target.mkdir()
    assert town.as_(TEACHER, "backup", "--to", target).status == 0
    shutil.rmtree(town.school)
    (made,) = target.iterdir()
    return town, made


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PC whose window was never opened."""
    monkeypatch.setenv("XINLIAPP_HOME", str(tmp_path / "home"))
    return tmp_path / "home" / "config"


def test_a_new_pc_has_the_vault_back_and_its_window_knows_it(
    stick: tuple[Town, Path], config: Path, tmp_path: Path
) -> None:
    town, backup = stick
    vault = tmp_path / "new"
    said = town.run(
        "restore", "--vault", vault, "--user", TEACHER, "--from", backup, "--second", PRINCIPAL, stdin=TWO
    )
    assert (said.status, said.err) == (0, "")
    assert "下次打开窗口就是这个资料库的登录页。" in said.out
    assert preferences.load(config).last_vault == str(vault.resolve())
    session = open_vault(vault, TEACHER, PASSPHRASES[TEACHER], town.clock)
    try:
        assert session.database.has_case
    finally:
        close(session)


def test_a_window_that_knows_a_vault_keeps_it(stick: tuple[Town, Path], config: Path, tmp_path: Path) -> None:
    town, backup = stick
    preferences.save(config, preferences.Preferences(last_vault=str(town.bureau)))
    said = town.run(
        "restore", "--vault", tmp_path / "new", "--user", TEACHER, "--from", backup,
        "--reviewer", "李校长", "--paper", "校办2026-31", stdin=TWO,
    )  # fmt: skip
    assert said.status == 0, said
    assert "登录页" not in said.out
    assert preferences.load(config).last_vault == str(town.bureau)


@pytest.mark.parametrize(
    "witness", [(), ("--reviewer", "李校长"), ("--second", TEACHER)], ids=["nobody", "no paper", "oneself"]
)
def test_without_a_second_person_nothing_is_written(
    stick: tuple[Town, Path], config: Path, tmp_path: Path, witness: tuple[str, ...]
) -> None:
    town, backup = stick
    said = town.run(
        "restore", "--vault", tmp_path / "new", "--user", TEACHER, "--from", backup, *witness,
        stdin=PASSPHRASES[TEACHER] + "\n" + PASSPHRASES[TEACHER] + "\n",
    )  # fmt: skip
    assert said.status == 2
    assert "第二个人" in said.err
    assert not (tmp_path / "new" / "core.db").exists()
    assert preferences.load(config).last_vault == ""
