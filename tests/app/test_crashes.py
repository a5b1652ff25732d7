"""The crash log says where, never what."""

from __future__ import annotations

import sys
import threading
from pathlib import Path

import pytest

from tests.support.vaults import NOW
from xinliapp.app import crashes
from xinliapp.app.cli import commands
from xinliapp.app.crashes import LOG_FILE, MAX_BYTES, write
from xinliapp.app.main import EXIT_CRASHED, main
from xinliapp.domain.clock import FixedClock
from xinliapp.domain.errors import KnownError


def _fail() -> None:
    try:
        {}["陈小满"]
    except KeyError as error:
        raise KnownError("busy", name="陈小满") from error


def test_the_log_has_types_places_and_codes_but_no_message(tmp_path: Path) -> None:
    try:
        _fail()
    except KnownError as error:
        reference = write(tmp_path, error, FixedClock(NOW))
    text = (tmp_path / LOG_FILE).read_text("utf-8")
    assert text.startswith(f"2026-11-23T08:00:00 {reference}\n")
    assert "xinliapp.domain.errors.KnownError busy" in text
    assert "builtins.KeyError" in text
    assert "test_crashes.py" in text
    assert "_fail" in text
    assert "陈小满" not in text


def test_the_log_does_not_grow_without_end(tmp_path: Path) -> None:
    (tmp_path / LOG_FILE).write_bytes(b"x" * (MAX_BYTES + 1))
    write(tmp_path, RuntimeError("x"), FixedClock(NOW))
    assert (tmp_path / LOG_FILE).stat().st_size < 1000
    assert len(list(tmp_path.iterdir())) == 2


def test_a_log_that_cannot_be_written_is_no_second_crash(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert len(write(tmp_path / "file", RuntimeError(), FixedClock(NOW))) == 6


def test_a_command_that_crashes_prints_a_number_and_no_value(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object, **__: object) -> int:
        raise KeyError("陈小满")

    monkeypatch.setenv("XINLIAPP_HOME", str(tmp_path))
    monkeypatch.setattr(commands, "run", broken)
    assert main(["drill"]) == EXIT_CRASHED
    said = capsys.readouterr()
    assert "陈小满" not in said.out + said.err and "Traceback" not in said.err
    log = next(tmp_path.rglob(LOG_FILE)).read_text("utf-8")
    assert "builtins.KeyError" in log and "陈小满" not in log
    assert log.split()[1] in said.err


def test_what_a_destructor_raises_is_not_printed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Lost:
        def __del__(self) -> None:
            raise ValueError("陈小满")

    for module, name in ((sys, "excepthook"), (sys, "unraisablehook"), (threading, "excepthook")):
        monkeypatch.setattr(module, name, getattr(module, name))
    crashes.install(tmp_path, clock=FixedClock(NOW))
    Lost()
    said = capsys.readouterr()
    assert "陈小满" not in said.out + said.err
    assert "builtins.ValueError" in (tmp_path / LOG_FILE).read_text("utf-8")
