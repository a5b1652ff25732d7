"""Preferences survive a broken file and never stand in the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from xinliapp.settings import preferences
from xinliapp.settings.preferences import Preferences, load, save

CHOSEN = Preferences(
    theme="dark",
    scale=115,
    hide_names=False,
    auto_lock_minutes=3,
    blank_return_seconds=0,
    last_vault="/data/学校",
    last_account="甲",
    window=(1366, 688),
    maximized=True,
    tables={"roster.table": '{"widths": {}}'},
)


def test_what_is_saved_is_loaded(tmp_path: Path) -> None:
    assert save(tmp_path / "new", CHOSEN)
    assert load(tmp_path / "new") == CHOSEN
    assert [p.name for p in (tmp_path / "new").iterdir()] == ["preferences.json"]


def test_no_file_means_defaults_with_names_hidden_and_five_minutes(tmp_path: Path) -> None:
    assert load(tmp_path) == Preferences()
    assert Preferences().hide_names and Preferences().auto_lock_minutes == 5


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2, "theme": "dark"}', '"x"', ""])
def test_a_broken_or_newer_file_gives_defaults_and_is_kept(tmp_path: Path, text: str) -> None:
    (tmp_path / "preferences.json").write_text(text, encoding="utf-8")
    assert load(tmp_path) == Preferences()
    assert (tmp_path / "preferences.broken.json").read_text(encoding="utf-8") == text
    assert not (tmp_path / "preferences.json").exists()


def test_single_wrong_values_fall_back_alone(tmp_path: Path) -> None:
    wrong = {
        "version": 1,
        "theme": "pink",
        "scale": 115,
        "hide_names": "no",
        "auto_lock_minutes": 600,
        "blank_return_seconds": True,
        "window": [0, 5],
        "tables": {"a": 1, "b": "ok"},
        "unknown": 1,
    }
    (tmp_path / "preferences.json").write_text(json.dumps(wrong), encoding="utf-8")
    assert load(tmp_path) == Preferences(scale=115, tables={"b": "ok"})


def test_an_interrupted_save_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save(tmp_path, CHOSEN)

    def full(_fd: int) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(preferences.os, "fsync", full)
    assert not save(tmp_path, Preferences())
    assert load(tmp_path) == CHOSEN
    assert not (tmp_path / "preferences.json.new").exists()


def test_one_table_is_remembered_beside_the_others() -> None:
    changed = CHOSEN.with_table("inbox.table", "x")
    assert changed.tables == {"roster.table": '{"widths": {}}', "inbox.table": "x"}


def test_the_first_runs_answers_wait_until_they_are_forgotten(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert preferences.kept_setup(folder) == ""
    assert preferences.keep_setup(folder, '{"name": "试验"}')
    assert preferences.kept_setup(folder) == '{"name": "试验"}'
    assert preferences.keep_setup(folder, "") and preferences.keep_setup(folder, "")
    assert preferences.kept_setup(folder) == "" and list(folder.iterdir()) == []
    (folder / "setup.json").write_bytes(b"\xff\xfe")
    assert preferences.kept_setup(folder) == ""
    (tmp_path / "file").touch()
    assert not preferences.keep_setup(tmp_path / "file", "x")


@pytest.mark.parametrize(
    "kept", [{"warning": "F4"}, {"warning": "F7"}, {"blank": 3}, {"blank": "Ctrl+Space"}, ["F6"], None]
)
def test_keys_that_could_not_be_chosen_are_not_taken(tmp_path: Path, kept: object) -> None:
    (tmp_path / "preferences.json").write_text(json.dumps({"version": 1, "keys": kept}), encoding="utf-8")
    assert load(tmp_path).keys == {"warning": "F6", "appointment": "F7", "blank": "F12"}


def test_chosen_keys_are_kept_and_the_others_stay(tmp_path: Path) -> None:
    save(tmp_path, Preferences(keys={"warning": "F8", "appointment": "F7", "blank": "F12"}))
    assert load(tmp_path).keys["warning"] == "F8"
    (tmp_path / "preferences.json").write_text('{"version": 1, "keys": {"blank": "F8"}}', encoding="utf-8")
    assert load(tmp_path).keys == {"warning": "F6", "appointment": "F7", "blank": "F8"}
