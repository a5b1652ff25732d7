"""The program finds its own files from anywhere, in the tree and in a build, and can be told another home."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from xinliapp.system import paths


def test_resources_are_found_from_any_folder(tmp_path: Path) -> None:
    code = "from xinliapp.system import paths; print(paths.resource_dir())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == Path(__file__).resolve().parents[2] / "resources"


def test_a_build_looks_beside_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert paths.resource_dir() == tmp_path / "resources"
    assert paths.translations_dir() == tmp_path / "i18n"


def test_another_home_holds_everything_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "stick"))
    folders = [paths.data_dir(), paths.config_dir(), paths.log_dir()]
    assert folders == [tmp_path / "stick" / name for name in ("data", "config", "log")]
    assert all(folder.is_dir() for folder in folders)


def test_documents_are_a_folder_that_exists() -> None:
    assert paths.documents_dir().is_dir()
