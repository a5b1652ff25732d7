"""Memory of the window with the demo school open, over that of an empty Qt window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from bench.harness import Case
from xinliapp.app.demo.school import COUNSELOR, make_demo_vault


def cases(folder: Path) -> list[Case]:
    """One case, two children; each is a fresh process, as a person starts it."""
    vault = make_demo_vault(folder / "demo")
    home = folder / "home"
    home.mkdir()

    def child(*arguments: str) -> float:
        env = dict(os.environ, QT_QPA_PLATFORM="offscreen", XINLIAPP_HOME=str(home))
        done = subprocess.run(
            [sys.executable, "-m", "bench.window_child", *arguments],
            env=env, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(done.stderr[-2000:])
        return float(done.stdout.split()[-1])

    return [
        Case(
            "窗口内存(演示学校,三页)",
            lambda _: child("shell", str(vault), COUNSELOR),
            lambda _: child("empty"),
            repeats=3,
            goal_ratio=1.0,
            goal_extra=150.0,
            unit="MB",
        )
    ]
