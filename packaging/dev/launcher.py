"""What ``run.py`` does once the Python is right: prepares the environment and runs one command."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import environment
import strings
import syslibs
from environment import ROOT

DEV = ROOT / "packaging" / "dev"
USAGE = """\
python3 run.py                     打开窗口(没有屏幕时改为运行演示)
python3 run.py demo --out 文件夹   不用屏幕,把主要工作从头到尾做一遍
python3 run.py test                运行全部检查和测试
python3 run.py test -k 名称        只运行指定的测试(参数交给 pytest)
python3 run.py bench               测速,与同机底线比较
python3 run.py faults --states N   崩溃和断电演练,N 个状态
python3 run.py screenshots         用演示学校重做 docs/screenshots 里的图
python3 run.py strings             提取窗口文字到 i18n/
python3 run.py package             打包并试运行
python3 run.py 其他命令 …          程序自己的命令(python3 run.py --help)"""
# The house's own commands: which locks they need, and what runs.
HOUSE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "test": (("run", "dev"), (str(DEV / "checks.py"),)),
    "bench": (("run", "dev"), ("-m", "bench")),
    "faults": (("run", "dev"), ("-m", "tests.faults")),
    "screenshots": (("run", "dev"), (str(DEV / "screenshots.py"),)),
    "strings": (("run",), (str(DEV / "strings.py"),)),
    "package": (("run", "package"), (str(ROOT / "packaging" / "build.py"),)),
}
# Exit codes the program explains itself: done, done in part, refused, already running, wrong usage, Ctrl+C.
UNDERSTOOD = (0, 1, 2, 3, 64, 130)
DEMO_OUT = "demo-out"


def main(argv: list[str]) -> int:
    """Prepare the environment, run the command, return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    if argv[:1] == ["help"]:
        print(USAGE)
        return 0
    try:
        if argv and argv[0] in HOUSE:
            locks, command = HOUSE[argv[0]]
            return _run(environment.ready(*locks), [*command, *argv[1:]], house=True)
        return _start(environment.ready("run"), argv)
    except environment.EnvironmentProblem as problem:
        print(problem, file=sys.stderr)
        return 1


def _start(python: Path, argv: list[str]) -> int:
    """The program itself: the window, or the command in ``argv``."""
    problem = _probe_once(python)
    if not argv and not syslibs.has_display():
        if Path(DEMO_OUT, "figures.json").is_file():  # what a demo writes last
            print(
                f"这台电脑没有可用的屏幕,窗口打不开。演示以前已经做完,结果在 {DEMO_OUT} 文件夹,没有重做。\n"
                "要再做一遍,请运行:python3 run.py demo --out 另一个文件夹",
                flush=True,
            )
            return 0
        print(f"这台电脑没有可用的屏幕,窗口打不开,改为运行演示:结果写在 {DEMO_OUT} 文件夹。", flush=True)
        argv = ["demo", "--out", DEMO_OUT]
    elif not argv and problem:
        print(problem, file=sys.stderr)
        return 1
    strings.build(python)
    code = _run(python, ["-P", "-m", "xinliapp", *argv])
    if code not in UNDERSTOOD and (problem := syslibs.probe(python)):
        print(problem, file=sys.stderr)
    return code


def _probe_once(python: Path) -> str:
    """Look for Qt's system libraries until they were once all there; later starts are not slowed."""
    kind = "screen" if syslibs.has_display() else "headless"
    stamp = environment.VENV / f".system-libraries-{kind}.ok"
    if stamp.exists():
        return ""
    problem = syslibs.probe(python)
    if not problem:
        stamp.touch()
    return problem


def _run(python: Path, arguments: list[str], house: bool = False) -> int:
    """Run a child in the caller's folder and pass its exit code on (128+n for a signal, as shells do)."""
    env = dict(os.environ, PYTHONUTF8="1")
    if house:
        env["PYTHONPATH"] = str(ROOT)
    with subprocess.Popen([str(python), *arguments], env=env) as child:
        # Whoever ends this process means the program, which would otherwise go on without a parent.
        before = signal.signal(signal.SIGTERM, lambda _number, _frame: child.terminate())
        try:
            while True:
                try:
                    code = child.wait()
                    return code if code >= 0 else 128 - code
                except KeyboardInterrupt:
                    continue  # the child got it too and decides
        finally:
            signal.signal(signal.SIGTERM, before)
