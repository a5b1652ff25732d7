"""Switching screens in the real window over the big school's vault: first visits and pages seen before."""

from __future__ import annotations

import itertools
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

from bench.harness import Case
from bench.vaults import PASSPHRASE, TEACHER, big_vault


def cases(folder: Path) -> list[Case]:
    """One child visits every page four times; a visit counts until it is painted, and until it is full."""
    vault = big_vault()
    home = folder / "home"
    home.mkdir()
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen", XINLIAPP_HOME=str(home))
    done = subprocess.run(
        [sys.executable, "-m", "bench.switching_child", str(vault.folder), TEACHER],
        env=env, input=PASSPHRASE, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    told: dict[str, list[list[float]]] = json.loads(done.stdout.splitlines()[-1])
    floor = told.pop("floor")
    for page, visits in sorted(told.items(), key=lambda pair: -statistics.median(v[0] for v in pair[1][1:])):
        first, later = visits[0], [statistics.median(part) for part in zip(*visits[1:], strict=True)]
        print(
            f"  {page:<14} 第一次 {first[0]:6.0f} ms(填满 {first[1]:6.0f});再来 {later[0]:6.0f} ms"
            f"(填满 {later[1]:6.0f})",
            flush=True,
        )
    bare = statistics.median(visit[0] for visit in floor)

    def taken(name: str, values: list[float], wanted: float | None) -> Case:
        """Measured already: the values are handed out one by one."""
        left = itertools.cycle([values[-1], *values])  # the first one is the unmeasured run
        return Case(
            name, lambda _: next(left), lambda _: bare, repeats=len(values),
            goal_seconds=wanted, percentile=0.95, unit="ms",
        )  # fmt: skip

    again = [visit for visits in told.values() for visit in visits[1:]]
    return [
        taken("切换页面,见过的:画出", [visit[0] for visit in again], 100.0),
        taken("切换页面,第一次:画出", [visits[0][0] for visits in told.values()], None),
        taken("切换页面,见过的:填满", [visit[1] for visit in again], None),
        taken("学生页300条,窗口里填满", [visit[1] for visit in told["student"]], 150.0),
    ]
