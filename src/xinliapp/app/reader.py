"""The child that reads untrusted spreadsheets (``--reader``): caps itself, reads one file, answers, ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from xinliapp.domain.errors import UserError
from xinliapp.sheets import wire

NO_REQUEST = 64


def main(argv: Sequence[str] = ()) -> int:
    """Read one request (JSON on standard input), write one framed answer; always 0 if an answer was given.

    Anything else on standard input (somebody typed ``--reader`` by hand) ends in ``NO_REQUEST``.
    """
    try:
        request = json.loads(sys.stdin.buffer.read())
        memory, seconds = int(request["memory"]), float(request["seconds"])
    except (ValueError, TypeError, KeyError):
        return NO_REQUEST
    _cap(memory, seconds)
    sys.stdout.buffer.write(wire.encode(_answer(request)))
    sys.stdout.buffer.flush()
    return 0


def _answer(request: dict[str, Any]) -> dict[str, Any]:
    # Imported after the cap so that the parser's own memory counts.
    from xinliapp.sheets.parse import parse_file

    try:
        return wire.pack(parse_file(Path(request["path"]), int(request["inflated"])))
    except UserError as error:
        return {"error": error.code}
    except (MemoryError, OverflowError):
        return {"error": "sheet_too_big"}
    except RecursionError:
        return {"error": "sheet_truncated"}


def _cap(memory: int, seconds: float) -> None:
    """Cap address space, processor time and file size where the system can (not on Windows)."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    cpu = int(seconds) + 5
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
