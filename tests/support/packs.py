"""A second pack beside the one that ships: tests/data/packs/tt.toml overlaps with JS in two clauses."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from xinliapp.rulepacks import library

SECOND = Path(__file__).parents[1] / "data" / "packs" / "tt.toml"


def with_second_pack(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """From here on the program ships JS and TT."""
    shipped, here = library.resource_folder(), folder / "resources"
    shutil.copytree(shipped / "packs", here / "packs")
    shutil.copytree(shipped / "forms", here / "forms")
    shutil.copyfile(SECOND, here / "packs" / SECOND.name)
    monkeypatch.setattr(library, "resource_folder", lambda: here)
