"""``python3 run.py bench [name …]``: measure every case of ``bench/case_*.py`` and print the table.

A case module has ``cases(folder: Path) -> list[Case]``; ``folder`` is an empty one for its files, removed
afterwards. What is printed between the cases is for people; the table at the end is for the closing note.
"""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import tempfile
from pathlib import Path

from bench.harness import Outcome, duration, measure, table
from bench.vaults import close_big_session

HERE = Path(__file__).parent


def module_names(wanted: list[str]) -> list[str]:
    """The case modules to run, in order of name.

    Raises:
        SystemExit: a wanted name has no module.
    """
    names = sorted(path.stem.removeprefix("case_") for path in HERE.glob("case_*.py"))
    if unknown := set(wanted) - set(names):
        raise SystemExit(f"没有这样的测速项:{'、'.join(sorted(unknown))};现有:{'、'.join(names) or '无'}")
    return [name for name in names if not wanted or name in wanted]


def main(argv: list[str]) -> int:
    """Exit 0 when every goal is met, 1 when one is missed."""
    parser = argparse.ArgumentParser(prog="run.py bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name")
    parser.add_argument("--repeats", type=int, help="runs of each case (default: as the case says)")
    options = parser.parse_args(argv)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(
        f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} cores", flush=True
    )
    outcomes: list[Outcome] = []
    for name in module_names(options.names):
        module = importlib.import_module(f"bench.case_{name}")
        with tempfile.TemporaryDirectory(prefix="xinliapp-bench-") as folder:
            for case in module.cases(Path(folder)):
                outcome = measure(case if options.repeats is None else case.repeated(options.repeats))
                outcomes.append(outcome)
                print(f"  {case.name}: {duration(outcome.median, case.unit)}", flush=True)
            close_big_session()
    print(table(outcomes))
    return int(any(outcome.met is False for outcome in outcomes))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
