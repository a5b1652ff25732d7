"""``python -m tests.faults --states N``: as many faults as asked, and a table of figures."""

from __future__ import annotations

import argparse
import errno
import shutil
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

import pytest

from tests.faults import apart, recorder, scenarios
from tests.faults.checks import Tally


def main(arguments: list[str] | None = None) -> int:
    """Exit 0 when nothing was wrong, 1 otherwise, 64 for wrong usage."""
    parser = argparse.ArgumentParser(prog="faults", description="Power cuts, kills and failing calls.")
    parser.add_argument("--states", type=int, default=1000, help="power-cut states of the two-file commit")
    parser.add_argument("--kills", type=int, default=15, help="kill -9 while saving")
    parser.add_argument("--passphrase-states", type=int, default=200)
    parser.add_argument("--leaving-states", type=int, default=120, help="power cuts of an exchange of keys")
    parser.add_argument("--leaving-faults", type=int, default=20, help="kills and failing calls of one, each")
    chosen = parser.parse_args(arguments)
    memory = Path("/dev/shm")  # noqa: S108
    work = Path(tempfile.mkdtemp(prefix="xinliapp-faults-", dir=memory if memory.is_dir() else None))
    try:
        return _run(chosen, work)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _run(chosen: argparse.Namespace, work: Path) -> int:
    plan: list[partial[Tally]] = [
        partial(scenarios.kill_while_saving, work, chosen.kills),
        partial(scenarios.leaving_killed, work, chosen.leaving_faults),
    ]
    try:
        shim = recorder.build_shim(work)
    except pytest.skip.Exception as reason:
        print(f"left out: {reason}")
    else:
        plan += [
            partial(scenarios.two_file_commit, shim, _new(work, "a"), chosen.states),
            partial(scenarios.two_file_commit, shim, _new(work, "b"), min(200, chosen.states), careless=True),
            partial(scenarios.drafting, shim, _new(work, "g"), chosen.states),
            partial(scenarios.pressing, shim, _new(work, "h"), chosen.states),
            partial(scenarios.passphrase_change, shim, _new(work, "c"), chosen.passphrase_states),
            partial(scenarios.backing_up, shim, _new(work, "d"), chosen.passphrase_states),
            partial(scenarios.restore, shim, _new(work, "e"), chosen.passphrase_states),
            partial(scenarios.leaving, shim, _new(work, "f"), chosen.leaving_states),
            partial(scenarios.leaving_failing, shim, work, errno.ENOSPC, chosen.leaving_faults),
            partial(scenarios.leaving_failing, shim, work, errno.EIO, chosen.leaving_faults),
            partial(scenarios.failing_calls, shim, work, errno.ENOSPC, 1),
            partial(scenarios.failing_calls, shim, work, errno.EIO, 1),
            partial(scenarios.failing_calls, shim, work, errno.EACCES, 1),
            partial(scenarios.failing_drafts, shim, work, errno.ENOSPC, 1),
            partial(scenarios.failing_drafts, shim, work, errno.EIO, 1),
            partial(scenarios.failing_presses, shim, work, errno.ENOSPC, 1),
            partial(scenarios.failing_presses, shim, work, errno.EIO, 1),
        ]
    wrong = 0
    with apart.process() as process:
        for scenario in plan:
            start = time.monotonic()
            tally = process.submit(scenario).result()
            print(tally.table())
            print(f"  {'seconds':<34}{time.monotonic() - start:>8.1f}\n", flush=True)
            wrong += 0 if "control" in tally.title else sum(tally.problems.values())
    return 1 if wrong else 0


def _new(work: Path, name: str) -> Path:
    folder = work / name
    folder.mkdir()
    return folder


if __name__ == "__main__":
    sys.exit(main())
