"""Rewrites ``requirements/*.lock`` from ``requirements/*.in``: universal, hash-locked, no registry address.

    python packaging/dev/lock.py                 keep what is pinned, add and remove what the inputs changed
    python packaging/dev/lock.py --upgrade       take the newest versions the inputs allow
    python packaging/dev/lock.py --check         exit 1 when a lock names a host or misses an input

Writing needs ``uv`` (``pip install uv``); checking needs only the standard library.
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
from pathlib import Path

REQUIREMENTS = Path(__file__).resolve().parents[2] / "requirements"
# The order matters: the later locks are constrained by the first.
LOCKS = ("run", "dev", "package")
OLDEST_PYTHON = "3.11"


def compile_lock(name: str, upgrade: bool) -> None:
    """Run ``uv pip compile`` for one lock.

    Raises:
        subprocess.CalledProcessError: uv found no set of versions that fits.
    """
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    command = [
        *(uv, "pip", "compile", f"{name}.in", "--output-file", f"{name}.lock"),
        *("--universal", "--python-version", OLDEST_PYTHON, "--generate-hashes"),
        *("--no-header", "--no-emit-index-url", "--no-emit-find-links", "--no-annotate", "--quiet"),
    ]
    if upgrade:
        command.append("--upgrade")
    subprocess.run(command, cwd=REQUIREMENTS, check=True, stdout=subprocess.DEVNULL)


def normal(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def problems(name: str) -> list[str]:
    """What is wrong with one lock, in words; empty when nothing is."""
    lock = REQUIREMENTS / f"{name}.lock"
    if not lock.exists():
        return [f"{lock.name} is missing"]
    text = lock.read_text(encoding="utf-8")
    found = [f"{lock.name} names an address: {line}" for line in text.splitlines() if "://" in line]
    found += [f"{lock.name} has an index line: {line}" for line in re.findall(r"^-.*$", text, re.M)]
    entries = re.split(r"\n(?=\S)", text.strip())
    pinned = {}
    for entry in entries:
        match = re.match(r"([A-Za-z0-9._-]+)==(\S+)", entry)
        if match is None:
            found.append(f"{lock.name} has a line that pins nothing: {entry.splitlines()[0]}")
        elif "--hash=sha256:" not in entry:
            found.append(f"{lock.name}: {match[1]} has no hash")
        else:
            pinned[normal(match[1])] = match[2]
    wanted = re.findall(
        r"^([A-Za-z0-9._-]+)", (REQUIREMENTS / f"{name}.in").read_text(encoding="utf-8"), re.M
    )
    wanted = [word for word in wanted if not word.startswith("-")]
    found += [f"{lock.name} does not pin {word}" for word in wanted if normal(word) not in pinned]
    return found


def main() -> int:
    """Command line; 0 done or in order, 1 problems."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--upgrade", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        for name in LOCKS:
            compile_lock(name, options.upgrade)
    found = [problem for name in LOCKS for problem in problems(name)]
    for problem in found:
        print(problem)
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
