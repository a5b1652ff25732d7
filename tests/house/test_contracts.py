"""The import contracts follow the rooms table, and each of them really refuses something."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import contracts
from checks import LINT_IMPORTS
from contracts import ROOT, Room


@pytest.fixture(scope="module")
def rooms() -> list[Room]:
    return contracts.read_rooms(contracts.CONTRIBUTING.read_text(encoding="utf-8"))


def lint(tree: Path, rooms: list[Room]) -> dict[str, str]:
    """Contract name to KEPT or BROKEN for the mini house at ``tree``; "output" holds everything printed."""
    (tree / "pyproject.toml").write_text(contracts.render(rooms), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-logo", "--no-cache"],
        cwd=tree,
        env=dict(os.environ, PYTHONPATH=str(tree / "src"), COLUMNS="400"),
        capture_output=True,
        text=True,
        check=False,
    )
    verdicts = dict(re.findall(r"^(.+?) (KEPT|BROKEN)\b", done.stdout, re.M))
    return {**verdicts, "output": done.stdout + done.stderr}


def write(tree: Path, module: str, imports: list[str]) -> None:
    path = tree / "src" / (module.replace(".", "/") + ".py")
    path.parent.mkdir(parents=True, exist_ok=True)
    for folder in path.parents:
        if folder == tree / "src":
            break
        (folder / "__init__.py").touch()
    path.write_text("".join(f"import {name}\n" for name in imports), encoding="utf-8")


def mini_house(tree: Path, rooms: list[Room]) -> None:
    """Every room with an empty ``core`` module, and two screens and a shell."""
    for room in rooms:
        write(tree, f"xinliapp.{room.name}.core", [])
    for screen in ("shell", "care", "roster"):
        write(tree, f"xinliapp.ui.{screen}.view", [])
        write(tree, f"xinliapp.ui.{screen}.presenter", [])


def contract_names(rooms: list[Room]) -> set[str]:
    data = tomllib.loads(contracts.render(rooms))
    return {contract["name"] for contract in data["tool"]["importlinter"]["contracts"]}


def test_pyproject_is_in_step_with_the_rooms_table(rooms: list[Room]) -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert contracts.apply(pyproject, contracts.render(rooms)) == pyproject


def test_every_room_of_the_tree_has_its_row(rooms: list[Room]) -> None:
    folders = {path.parent.name for path in (ROOT / "src" / "xinliapp").glob("*/__init__.py")}
    assert folders == {room.name for room in rooms}


def test_what_the_table_allows_is_kept(tmp_path: Path, rooms: list[Room]) -> None:
    mini_house(tmp_path, rooms)
    for room in rooms:
        write(
            tmp_path,
            f"xinliapp.{room.name}.uses_rooms",
            [f"xinliapp.{name}.core" for name in room.may_import],
        )
        write(tmp_path, f"xinliapp.{room.name}.uses_libraries", sorted(room.libraries))
    write(tmp_path, "xinliapp.ui.care.view", ["PySide6", "xinliapp.ui.shell.view"])
    write(tmp_path, "xinliapp.ui.care.presenter", ["xinliapp.services.core"])

    verdicts = lint(tmp_path, rooms)

    assert {name: verdicts.get(name) for name in contract_names(rooms)} == dict.fromkeys(
        contract_names(rooms), "KEPT"
    ), verdicts["output"]


def test_each_contract_breaks_when_it_is_broken(tmp_path: Path, rooms: list[Room]) -> None:
    mini_house(tmp_path, rooms)
    expected = set()
    for room in rooms:
        wrong = contracts.forbidden_for(room, rooms)
        expected |= {(f"xinliapp.{room.name}", name) for name in wrong}
        modules = [f"{name}.core" if name.startswith("xinliapp.") else name for name in wrong]
        write(tmp_path, f"xinliapp.{room.name}.wrong", modules)
    write(tmp_path, "xinliapp.ui.care.view", ["xinliapp.ui.roster.view"])
    write(tmp_path, "xinliapp.ui.care.presenter", ["PySide6"])

    verdicts = lint(tmp_path, rooms)

    assert {name: verdicts.get(name) for name in contract_names(rooms)} == dict.fromkeys(
        contract_names(rooms), "BROKEN"
    ), verdicts["output"]
    refused = set(re.findall(r"^(\S+) is not allowed to import (\S+):", verdicts["output"], re.M))
    assert expected <= refused


@pytest.mark.parametrize(
    ("module", "imports", "broken"),
    [
        ("xinliapp.ui.shell.view", ["xinliapp.ui.care.view"], "screens do not know each other"),
        ("xinliapp.ui.care.presenter", ["xinliapp.widgets.painted"], "Qt: presenters are plain Python"),
        ("xinliapp.newroom.core", [], "layers"),
    ],
)
def test_less_obvious_breaches(
    tmp_path: Path, rooms: list[Room], module: str, imports: list[str], broken: str
) -> None:
    mini_house(tmp_path, rooms)
    write(tmp_path, "xinliapp.widgets.painted", ["PySide6"])
    write(tmp_path, module, imports)
    verdicts = lint(tmp_path, rooms)
    wrong = [name for name in contract_names(rooms) if verdicts.get(name) != "KEPT"]
    assert len(wrong) == 1, verdicts["output"]
    assert wrong[0].startswith(broken)


def test_qt_may_not_come_in_through_a_friend(tmp_path: Path, rooms: list[Room]) -> None:
    mini_house(tmp_path, rooms)
    write(tmp_path, "xinliapp.i18n.translators", ["PySide6"])
    write(tmp_path, "xinliapp.reports.page", ["xinliapp.i18n.translators"])
    verdicts = lint(tmp_path, rooms)
    assert verdicts["Qt: nothing below the screens reaches Qt, not even indirectly"] == "BROKEN"
    assert verdicts["room: reports imports only what its row allows"] == "KEPT"


def test_a_row_that_names_an_unknown_room_is_refused() -> None:
    table = (
        "<!-- rooms: begin -->\n| a | b | c | d | e |\n|---|---|---|---|---|\n"
        "| 1 | `app` | x | attic | |\n<!-- rooms: end -->\n"
    )
    with pytest.raises(ValueError, match="attic"):
        contracts.read_rooms(table)
