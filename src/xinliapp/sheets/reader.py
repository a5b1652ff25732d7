"""Reading an untrusted spreadsheet: in a child of our own that is capped and can be killed.

The child is the same executable (``--reader``); a file that makes the parser run away ends the child, never
the program, and nothing is imported.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import xinliapp
from xinliapp.domain.errors import UserError
from xinliapp.domain.spreadsheet import Workbook
from xinliapp.sheets import wire
from xinliapp.sheets.guard import MAX_INFLATED


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps of one reading: seconds, bytes of address space, bytes after inflating."""

    seconds: float = 60.0
    memory: int = 1024 * 1024 * 1024
    inflated: int = MAX_INFLATED


def reader_command() -> list[str]:
    """The child's command: the frozen program itself, or this interpreter from source."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--reader"]
    return [sys.executable, "-P", "-m", "xinliapp.app.reader"]


def read_workbook(
    path: Path,
    *,
    limits: Limits | None = None,
    command: Sequence[str] | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Workbook:
    """Read ``path``, whatever its name says it is.

    Raises:
        UserError: one ``sheet_…`` code with the file's name, or ``cancelled``; nothing was read then.
    """
    caps = limits or Limits()
    request = json.dumps(
        {
            "path": str(path.resolve()),
            "memory": caps.memory,
            "inflated": caps.inflated,
            "seconds": caps.seconds,
        }
    ).encode()
    code, out = _run(list(command or reader_command()), request, path.name, caps, cancelled)
    try:
        answer = wire.decode(out)
    except ValueError:
        raise UserError("sheet_too_big" if code != 0 else "sheet_reader_stopped", name=path.name) from None
    if "error" in answer:
        raise UserError(str(answer["error"]), name=path.name)
    return wire.unpack(answer)


def _run(
    command: list[str], request: bytes, name: str, caps: Limits, cancelled: Callable[[], bool] | None
) -> tuple[int, bytes]:
    deadline = time.monotonic() + caps.seconds
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with subprocess.Popen(  # noqa: S603 - our own executable, no shell
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=flags,
    ) as child:
        try:
            pending: bytes | None = request
            while True:
                try:
                    out, _ = child.communicate(pending, timeout=0.1)
                except subprocess.TimeoutExpired:
                    pending = None
                    if cancelled is not None and cancelled():
                        raise UserError("cancelled") from None
                    if time.monotonic() > deadline:
                        raise UserError("sheet_too_slow", name=name) from None
                else:
                    return child.returncode, out
        finally:
            if child.poll() is None:
                child.kill()


def _environment() -> dict[str, str]:
    """A bare environment: nothing a parser could read that it does not need."""
    kept = ("PATH", "SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "LC_ALL", "LD_LIBRARY_PATH")
    found = {name: os.environ[name] for name in kept if name in os.environ}
    found["PYTHONPATH"] = str(Path(xinliapp.__file__).parent.parent)
    found["PYTHONDONTWRITEBYTECODE"] = "1"
    return found
