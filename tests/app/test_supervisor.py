"""The supervisor with small Python programs in the window's place."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import IO

import pytest

from xinliapp.app.main import EXIT_INTERRUPTED
from xinliapp.app.main import main as start
from xinliapp.app.supervisor import EXIT_RUNNING, Supervisor, window_command
from xinliapp.storage.hostlock import try_lock
from xinliapp.system.process import EXIT_LOCK


def _window(folder: Path, body: str) -> list[str]:
    """A window that notes its arguments in ``starts`` and then does ``body`` (``start`` is its number)."""
    program = folder / "window.py"
    program.write_text(
        textwrap.dedent(
            """
            import pathlib, sys, time
            log = pathlib.Path(__file__).with_name("starts")
            with log.open("a") as stream:
                stream.write(" ".join(sys.argv[1:]) + "\\n")
            start = len(log.read_text().splitlines())
            """
        )
        + textwrap.dedent(body),
        "utf-8",
    )
    return [sys.executable, str(program)]


def _starts(folder: Path) -> list[str]:
    return (folder / "starts").read_text("utf-8").splitlines()


def test_quitting_ends_the_supervisor(tmp_path: Path) -> None:
    assert Supervisor(_window(tmp_path, "sys.exit(0)"), tmp_path).run() == 0
    assert _starts(tmp_path) == [""]


def test_locking_starts_a_fresh_window_at_the_lock_screen(tmp_path: Path) -> None:
    body = f"sys.exit({EXIT_LOCK} if start < 3 else 0)"
    assert Supervisor(_window(tmp_path, body), tmp_path).run() == 0
    assert _starts(tmp_path) == ["", "--locked", "--locked"]


def test_a_window_that_crashes_is_restarted_three_times_a_minute(tmp_path: Path) -> None:
    said: list[str] = []
    supervisor = Supervisor(_window(tmp_path, "sys.exit(9)"), tmp_path, say=said.append)
    assert supervisor.run() == 1
    assert _starts(tmp_path) == ["", *["--locked --after-crash"] * 3]
    assert len(said) == 1
    assert "已停止自动重开" in said[0]


def test_crashes_more_than_a_minute_apart_do_not_add_up(tmp_path: Path) -> None:
    moments = iter(range(0, 10_000, 40))  # every crash 40 seconds after the one before
    body = "sys.exit(9 if start < 8 else 0)"
    supervisor = Supervisor(_window(tmp_path, body), tmp_path, monotonic=lambda: float(next(moments)))
    assert supervisor.run() == 0
    assert len(_starts(tmp_path)) == 8


def test_a_locking_window_that_hangs_is_killed_and_locked(tmp_path: Path) -> None:
    body = """
    if start == 1:
        print("xinliapp: locking", flush=True)
        time.sleep(60)
    """
    assert Supervisor(_window(tmp_path, body), tmp_path, lock_seconds=0.1).run() == 0
    assert _starts(tmp_path) == ["", "--locked"]


def test_a_commit_may_finish_before_the_lock(tmp_path: Path) -> None:
    body = """
    if start == 1:
        print("xinliapp: committing", flush=True)
        print("xinliapp: locking", flush=True)
        time.sleep(0.6)
        log.with_name("committed").touch()
        print("xinliapp: committed", flush=True)
        time.sleep(60)
    """
    assert Supervisor(_window(tmp_path, body), tmp_path, lock_seconds=0.1).run() == 0
    assert (tmp_path / "committed").exists()
    assert _starts(tmp_path) == ["", "--locked"]


def test_a_second_start_asks_the_first_to_come_forward(tmp_path: Path) -> None:
    said: list[str] = []
    descriptor = os.open(tmp_path / "instance.lock", os.O_RDWR | os.O_CREAT)
    try:
        assert try_lock(descriptor)
        second = Supervisor(_window(tmp_path, ""), tmp_path, say=said.append)
        assert second.run() == EXIT_RUNNING
    finally:
        os.close(descriptor)
    assert second.request_path.exists()
    assert not (tmp_path / "starts").exists()
    assert "已经在运行" in said[0]


def test_the_window_hears_that_it_should_come_forward(tmp_path: Path) -> None:
    body = """
    log.with_name("instance.raise").touch()
    log.with_name("heard").write_text(sys.stdin.readline())
    """
    assert Supervisor(_window(tmp_path, body), tmp_path).run() == 0
    assert (tmp_path / "heard").read_text() == "raise\n"


def test_other_output_of_the_window_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Supervisor(_window(tmp_path, 'print("一行")'), tmp_path).run() == 0
    assert capsys.readouterr().out == "一行\n"


def test_ctrl_c_lets_the_window_end_in_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    body = """
    print("up", flush=True)
    sys.stdin.read()  # until the supervisor closes the pipe
    log.with_name("ended").write_text("in order")
    """

    def interrupted(self: Supervisor, child: object) -> int:
        child.reader.join(timeout=20)  # type: ignore[attr-defined] # the window is up
        raise KeyboardInterrupt

    def hear(self: Supervisor, child: object, stream: IO[str]) -> None:
        stream.readline()

    monkeypatch.setattr(Supervisor, "_wait", interrupted)
    monkeypatch.setattr(Supervisor, "_hear", hear)
    with pytest.raises(KeyboardInterrupt):
        Supervisor(_window(tmp_path, body), tmp_path).run()
    assert (tmp_path / "ended").read_text("utf-8") == "in order"


def test_ctrl_c_says_a_sentence_instead_of_a_stack(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(*_: object, **__: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("xinliapp.app.supervisor.supervise", interrupted)
    assert start(["supervise"]) == EXIT_INTERRUPTED
    assert "按了 Ctrl+C" in capsys.readouterr().err


def test_the_window_is_not_started_from_whatever_lies_in_the_callers_folder() -> None:
    assert window_command()[1:3] == ["-P", "-m"]


def test_the_supervisor_loads_neither_qt_nor_anything_with_keys() -> None:
    code = (
        "import sys, xinliapp.app.supervisor;"
        "bad = {'PySide6', 'sqlcipher3', 'cryptography', 'pyrage'} & set(sys.modules); sys.exit(len(bad))"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0


@pytest.mark.skipif(sys.platform != "linux", reason="core dumps are switched off another way elsewhere")
def test_a_protected_process_leaves_no_core_and_cannot_be_read() -> None:
    code = (
        "import resource, ctypes; from xinliapp.system.process import protect_memory; protect_memory();"
        "assert resource.getrlimit(resource.RLIMIT_CORE) == (0, 0);"
        "assert ctypes.CDLL(None).prctl(3, 0, 0, 0, 0) == 0"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    assert subprocess.run([sys.executable, "-c", code], env=environment, check=False).returncode == 0
