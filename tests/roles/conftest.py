"""A school with one child whose file is full of canaries."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import canaries
from tests.support.demo import DemoRun


@pytest.fixture(scope="package")
def planted(demo: DemoRun, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The vault and the child's id; copy it before opening."""
    vault = demo.copy_of("school", tmp_path_factory.mktemp("planted") / "school")
    return vault, canaries.plant(vault)


@pytest.fixture
def vault(planted: tuple[Path, str], tmp_path: Path) -> Path:
    """The planted vault, to work in."""
    copy = tmp_path / "school"
    shutil.copytree(planted[0], copy)
    return copy


@pytest.fixture
def child(planted: tuple[Path, str]) -> str:
    """Whose file it is."""
    return planted[1]


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Path, Path]]:
    """Home and temporary folder of this test, so that what is left there can be searched."""
    home, temporary = tmp_path / "home", tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setenv("XINLIAPP_HOME", str(home))
    monkeypatch.setenv("TMPDIR", str(temporary))
    monkeypatch.setattr(tempfile, "tempdir", str(temporary))
    yield home, temporary
