"""``python3 run.py test``: everything CI runs, each step timed, a summary at the end; exit 1 if any failed.

With arguments (``run.py test -k roster`` or a path) only pytest runs, with those arguments.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEV = ROOT / "packaging" / "dev"
LINT_IMPORTS = (
    "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
)
# Two workers: the least machine that runs this has two cores, and Qt tests gain nothing from more.
PYTEST = ("-m", "pytest", "-q", "-n", "2")


@dataclass(frozen=True, slots=True)
class Step:
    """One check: its name for people, and the arguments of the environment's Python."""

    name: str
    arguments: tuple[str, ...]


STEPS = (
    Step("代码检查 ruff check", ("-m", "ruff", "check", "--quiet", ".")),
    Step("代码格式 ruff format", ("-m", "ruff", "format", "--check", "--quiet", ".")),
    Step(
        "类型 mypy strict",
        (
            "-m",
            "mypy",
        ),
    ),
    Step("房间表与约定一致", (str(DEV / "contracts.py"), "--check")),
    Step("引用约定 import-linter", ("-c", LINT_IMPORTS, "--no-logo")),
    Step("锁文件", (str(DEV / "lock.py"), "--check")),
    Step("字符串提取与译文", (str(DEV / "strings.py"), "--check")),
    Step("用词", (str(DEV / "words.py"),)),
    Step("资源文件", (str(DEV / "resources.py"),)),
    Step("模块大小", (str(DEV / "sizes.py"),)),
    Step("测试 pytest", PYTEST),
)


def environment() -> dict[str, str]:
    """The checks' environment: no screen, UTF-8, nothing of the person's own settings."""
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", PYTHONUTF8="1")
    env.pop("XINLIAPP_HOME", None)
    return env


def run(step: Step, env: dict[str, str]) -> tuple[bool, float]:
    """Whether the step passed, and its seconds."""
    started = time.monotonic()
    code = subprocess.call([sys.executable, *step.arguments], cwd=ROOT, env=env)
    return code == 0, time.monotonic() - started


def main(argv: list[str]) -> int:
    """All steps (or only the tests asked for); 0 when every one passed."""
    env = environment()
    steps = (Step("测试 pytest", (*PYTEST, *argv)),) if argv else STEPS
    results = []
    for number, step in enumerate(steps, start=1):
        print(f"── {number}/{len(steps)} {step.name}", flush=True)
        results.append((step, *run(step, env)))
    print("── 小结", flush=True)
    for step, passed, seconds in results:
        print(f"{'√' if passed else '×'} {seconds:6.1f} 秒  {step.name}")
    failed = [step.name for step, passed, _ in results if not passed]
    total = sum(seconds for _, _, seconds in results)
    print(f"共 {total:.0f} 秒," + (f"{len(failed)} 项没有通过:{'、'.join(failed)}" if failed else "全部通过"))
    return int(bool(failed))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.argv[1:]))
