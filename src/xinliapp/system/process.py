"""What a process of ours does to itself at the start, and what supervisor and window tell each other."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Callable
from enum import Enum
from typing import IO

EXIT_LOCK = 75
"""The window's exit code when it has locked itself: a fresh one is to show the lock screen."""

_PR_SET_DUMPABLE = 4
_PR_SET_PDEATHSIG = 1
_SIGTERM = 15
_NO_ERROR_BOXES = 0x0001 | 0x0002  # SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX


class ToWindow(Enum):
    """A line from the supervisor to the window (its standard input)."""

    RAISE = "raise"  # somebody started the program a second time: come forward


class ToSupervisor(Enum):
    """A line from the window to the supervisor (its standard output)."""

    LOCKING = "xinliapp: locking"  # the window is about to end; from now on it has two seconds
    COMMITTING = "xinliapp: committing"  # a commit of an import or restore may finish first
    COMMITTED = "xinliapp: committed"  # it has: the two seconds begin


def protect_memory() -> None:
    """Keep this process' memory out of core dumps and other programs' reach, as far as the system can."""
    if sys.platform == "win32":
        ctypes.windll.kernel32.SetErrorMode(_NO_ERROR_BOXES)
        return
    import resource

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)


def end_with_parent() -> None:
    """Ask the system to end this process when the supervisor dies (elsewhere the closed pipe tells)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, _SIGTERM, 0, 0, 0)


def tell_supervisor(word: ToSupervisor) -> None:
    """Say one line to the supervisor; without one nobody listens, which is all right."""
    if sys.stdout is not None:
        print(word.value, flush=True)


def listen(
    stream: IO[str], heard: Callable[[ToWindow], None], closed: Callable[[], None]
) -> threading.Thread:
    """Hear the supervisor's lines in a thread; both callbacks are called there (emit a signal from them)."""

    def read() -> None:
        words = {word.value: word for word in ToWindow}
        for line in stream:
            word = words.get(line.strip())
            if word is not None:
                heard(word)
        closed()

    thread = threading.Thread(target=read, name="supervisor-lines", daemon=True)
    thread.start()
    return thread
