"""Runs a workload in a child process and records what it does to the files below a folder."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
_HEAD = struct.Struct("=IIIIQ")


class Op(Enum):
    """What happened to a file; the numbers are those of shim.c."""

    CREATE = 1
    WRITE = 2
    TRUNCATE = 3
    SYNC = 4
    SYNC_DIR = 5
    RENAME = 6
    UNLINK = 7
    MARK = 8


@dataclass(frozen=True, slots=True)
class Call:
    """One recorded call. ``path`` is relative to the folder; ``target`` is that of a rename; a mark's text is
    in ``data``."""

    op: Op
    path: str
    target: str
    offset: int
    data: bytes


def build_shim(folder: Path) -> Path:
    """Compile the recorder; skips the test, saying why, where that cannot be done."""
    compiler = shutil.which("cc") or shutil.which("gcc") or shutil.which("clang")
    if sys.platform != "linux" or compiler is None:
        pytest.skip("the power-cut model records through a preloaded library: needs Linux and a C compiler")
    library = folder / "shim.so"
    command = [compiler, "-shared", "-fPIC", "-O1", "-w", "-o", str(library), str(HERE / "shim.c"), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"the recorder does not compile here: {done.stderr.splitlines()[:1]}")
    return library


def run(library: Path, folder: Path, work: Path, workload: str, *args: str) -> str:
    """Run ``tests.faults.workloads <workload> <folder> args…`` under the shim; what it printed."""
    (work / "calls.log").unlink(missing_ok=True)
    (work / "marks").write_bytes(b"")
    environment = {
        **os.environ,
        "LD_PRELOAD": str(library),
        "XFAULT_DIR": str(folder.resolve()),
        "XFAULT_LOG": str(work / "calls.log"),
        "XFAULT_MARK": str((work / "marks").resolve()),
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT))),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [sys.executable, "-m", "tests.faults.workloads", workload, str(folder), *args]
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False, timeout=100, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def record(library: Path, folder: Path, work: Path, workload: str, *args: str) -> list[Call]:
    """Run a workload that takes the mark file as its last argument; its calls below ``folder``."""
    run(library, folder, work, workload, *args, str(work / "marks"))
    return list(_parse((work / "calls.log").read_bytes(), str(folder.resolve())))


def _parse(data: bytes, folder: str) -> list[Call]:
    calls, at = [], 0
    while at < len(data):
        number, path_length, target_length, data_length, offset = _HEAD.unpack_from(data, at)
        at += _HEAD.size
        path = data[at : at + path_length].decode()
        at += path_length
        target = data[at : at + target_length].decode()
        at += target_length
        content = data[at : at + data_length]
        at += data_length
        op = Op(number)
        calls.append(Call(op, _relative(path, folder, op), _relative(target, folder, op), offset, content))
    return calls


def _relative(path: str, folder: str, op: Op) -> str:
    if op is Op.MARK or not path:
        return ""
    return os.path.relpath(path, folder).removesuffix(" (deleted)")
