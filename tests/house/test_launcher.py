"""What ``run.py`` says to someone whose machine is not ready, and how it passes work on."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest
import run

import environment
import launcher
import syslibs


@pytest.mark.parametrize(
    ("version", "expected"),
    [((2, 7), False), ((3, 10, 9), False), ((3, 11, 0), True), ((3, 13, 9), True), ((3, 14, 0), False)],
)
def test_which_pythons_will_do(version: tuple[int, ...], expected: bool) -> None:
    assert run.suitable(version) is expected


@pytest.mark.parametrize(("version", "word"), [((3, 8, 10), "太旧"), ((3, 14, 0), "太新")])
def test_a_wrong_python_says_so_in_plain_words(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], version: tuple[int, ...], word: str
) -> None:
    monkeypatch.setattr(run.sys, "version_info", version)
    monkeypatch.setattr(run, "another_python", lambda: None)
    assert run.main() == 1
    said = capsys.readouterr().err
    assert f"{version[0]}.{version[1]},{word}" in said
    assert "3.11、3.12 或 3.13" in said


def test_run_py_can_be_read_by_an_old_python() -> None:
    source = Path(run.__file__).read_text(encoding="utf-8")
    assert not any(new in source for new in ("from __future__ import annotations", 'f"', ":=", "->"))


def test_a_missing_library_comes_with_the_command_that_brings_it() -> None:
    said = syslibs.explain(["libEGL.so.1", "libxcb-cursor.so.0"], "", "apt")
    assert "缺少界面需要的系统组件:libEGL.so.1、libxcb-cursor.so.0" in said
    assert "sudo apt install libegl1 libxcb-cursor0" in said
    assert "sudo dnf install libglvnd-egl" in syslibs.explain(["libEGL.so.1"], "", "dnf")


def test_a_library_only_the_loader_names_is_told_too() -> None:
    error = "libGL.so.1: cannot open shared object file: No such file or directory"
    assert "sudo apt install libgl1" in syslibs.explain([], error, "apt")
    unheard = "libnew.so.7: cannot open shared object file: No such file or directory"
    assert "libnew.so.7" in syslibs.explain([], unheard, "apt")


def test_a_system_that_is_too_old_is_told_so() -> None:
    error = "/lib/libm.so.6: version `GLIBC_2.34' not found (required by libQt6Core.so.6)"
    assert "太旧(缺 GLIBC_2.34)" in syslibs.explain([], error, "apt")


def test_nothing_missing_says_nothing() -> None:
    assert syslibs.explain([], "", "apt") == ""
    assert syslibs.probe(Path(sys.executable)) == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_without_a_screen_the_demo_runs_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    calls: list[list[str]] = []
    monkeypatch.setattr(launcher.environment, "ready", lambda *locks: Path(sys.executable))
    monkeypatch.setattr(launcher, "_probe_once", lambda python: "")
    monkeypatch.setattr(launcher.strings, "build", lambda python: None)
    monkeypatch.setattr(launcher, "_run", lambda python, arguments, house=False: calls.append(arguments) or 0)

    assert launcher.main([]) == 0

    assert calls == [["-P", "-m", "xinliapp", "demo", "--out", "demo-out"]]
    assert "没有可用的屏幕" in capsys.readouterr().out


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux can be without a screen")
def test_a_second_start_without_a_screen_points_at_the_finished_demo(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo-out").mkdir()
    (tmp_path / "demo-out" / "figures.json").touch()
    monkeypatch.setattr(launcher.environment, "ready", lambda *locks: Path(sys.executable))
    monkeypatch.setattr(launcher, "_probe_once", lambda python: "")
    monkeypatch.setattr(launcher, "_run", lambda *_: pytest.fail("the demo was started again"))

    assert launcher.main([]) == 0

    said = capsys.readouterr().out
    assert "没有可用的屏幕" in said
    assert "run.py demo --out" in said


def test_the_programs_own_commands_pass_through_with_their_exit_code(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[list[str]] = []
    monkeypatch.setattr(launcher.environment, "ready", lambda *locks: Path(sys.executable))
    monkeypatch.setattr(launcher, "_probe_once", lambda python: "")
    monkeypatch.setattr(launcher.strings, "build", lambda python: None)
    monkeypatch.setattr(launcher, "_run", lambda python, arguments, house=False: seen.append(arguments) or 64)
    assert launcher.main(["import-roster", "x.xlsx", "--dry-run"]) == 64
    assert seen == [["-P", "-m", "xinliapp", "import-roster", "x.xlsx", "--dry-run"]]


def test_a_childs_exit_code_and_signal_are_passed_on(tmp_path: Path) -> None:
    python = Path(sys.executable)
    assert launcher._run(python, ["-c", "raise SystemExit(2)"]) == 2
    if os.name == "posix":
        assert launcher._run(python, ["-c", "import os; os.kill(os.getpid(), 15)"]) == 128 + 15


def test_an_environment_in_step_is_not_installed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = fake_environment(tmp_path, monkeypatch, version="3.12.4")
    installed: list[str] = []
    monkeypatch.setattr(environment, "install", installed.append)
    environment.ready("run")
    environment.ready("run")
    assert installed == ["run"]
    assert (site / environment.SOURCES_FILE).read_text(encoding="utf-8") == f"{tmp_path / 'src'}\n"
    digest = hashlib.sha256(b"new==2").hexdigest()
    (tmp_path / "requirements" / "run.lock").write_bytes(b"new==2")
    environment.ready("run")
    assert installed == ["run", "run"]
    assert (tmp_path / ".venv" / ".run.lock.sha256").read_text(encoding="ascii") == digest


def test_an_environment_of_a_wrong_python_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_environment(tmp_path, monkeypatch, version="3.10.1")
    with pytest.raises(environment.EnvironmentProblem, match=r"请删除 \.venv"):
        environment.ready("run")


def test_a_lock_with_a_wrong_hash_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fake_environment(tmp_path, monkeypatch, version="3.12.4")
    wheel = tmp_path / "thing-1-py3-none-any.whl"
    wheel.write_bytes(b"not what was locked")
    lock = tmp_path / "requirements" / "run.lock"
    lock.write_text(f"thing @ {wheel.as_uri()} --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    monkeypatch.setattr(environment, "PYTHON", Path(sys.executable))
    with pytest.raises(environment.EnvironmentProblem, match="没有装好"):
        environment.ready("run")


def fake_environment(folder: Path, monkeypatch: pytest.MonkeyPatch, version: str) -> Path:
    """A ``.venv`` that looks made; returns its site-packages."""
    venv = folder / ".venv"
    site = venv / ("Lib/site-packages" if os.name == "nt" else "lib/python3.12/site-packages")
    site.mkdir(parents=True)
    (venv / "pyvenv.cfg").write_text(f"home = x\nversion = {version}\n", encoding="utf-8")
    (folder / "requirements").mkdir()
    (folder / "requirements" / "run.lock").write_text("thing==1", encoding="utf-8")
    python = venv / "python"
    python.touch()
    monkeypatch.setattr(environment, "ROOT", folder)
    monkeypatch.setattr(environment, "VENV", venv)
    monkeypatch.setattr(environment, "PYTHON", python)
    return site


def test_help_names_the_commands() -> None:
    done = subprocess.run(
        [sys.executable, str(launcher.ROOT / "run.py"), "help"],
        capture_output=True,
        check=True,
        encoding="utf-8",
    )
    assert all(f"run.py {command}" in done.stdout for command in launcher.HOUSE)
