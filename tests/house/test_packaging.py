"""The recipe of the packaged program: what its proof looks for can be packed, and what is missing is told."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGING = ROOT / "packaging"


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("packaging_build", PACKAGING / "build.py")
    assert spec is not None and spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = made  # its dataclasses ask for their module
    spec.loader.exec_module(made)
    return made


def normal(name: str) -> str:
    return re.sub(r"[-_ ]+", "", name).lower()


def test_every_component_that_travels_is_named_with_its_licence() -> None:
    locked = re.findall(
        r"^([a-z0-9-]+)==", (ROOT / "requirements" / "run.lock").read_text(encoding="utf-8"), re.M
    )
    lines = (PACKAGING / "NOTICE.md").read_text(encoding="utf-8").splitlines()
    told = normal("".join(line for line in lines if line.startswith("|")))
    assert len(locked) > 15
    assert [name for name in locked if normal(name) not in told] == []


def test_every_picture_of_the_manual_is_looked_for_and_can_be_packed(builder: ModuleType) -> None:
    pictures = builder.pictures()
    assert "docs/screenshots/today.png" in pictures and len(pictures) > 10
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_our_own_files_the_proof_looks_for_are_in_the_tree(builder: ModuleType) -> None:
    ours = [pattern for pattern in builder.CONTENTS if pattern.split("/")[0] in ("resources", "docs")]
    ours += [f"src/{pattern}" for pattern in builder.CONTENTS if pattern.startswith("xinliapp/")]
    assert len(ours) > 6
    assert [pattern for pattern in ours if not any(ROOT.glob(pattern))] == []


def test_what_is_missing_or_unwelcome_in_a_build_is_told(builder: ModuleType, tmp_path: Path) -> None:
    inside = tmp_path / "_internal"
    for pattern in (*builder.CONTENTS, *builder.pictures()):
        path = inside / pattern.replace("*", "x")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"")
    assert builder.contents_problems(tmp_path) == []
    (inside / "docs" / "screenshots" / "today.png").unlink()
    (inside / "libQt6Network.so.6").write_bytes(b"")
    assert builder.contents_problems(tmp_path) == [
        "打包结果里没有 docs/screenshots/today.png",
        "打包结果里不该有 libQt6Network.so.6",
    ]


def test_a_stranger_machine_has_none_of_the_builders_settings(
    builder: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("PYTHONPATH", "QT_PLUGIN_PATH", "XDG_DATA_HOME", "DISPLAY", "LD_LIBRARY_PATH"):
        monkeypatch.setenv(name, "here")
    found = builder.environment(tmp_path, False)
    assert "here" not in found.values()
    assert (found["HOME"], found["QT_QPA_PLATFORM"]) == (str(tmp_path), "offscreen")
