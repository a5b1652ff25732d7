"""The process that stays: it holds the single-instance lock and runs the window as a child. No Qt, no keys.

Only the end of a process removes key bytes from memory, so locking is: the window ends with ``EXIT_LOCK`` and
a fresh one shows the lock screen.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from xinliapp.domain.errors import KnownError
from xinliapp.i18n.messages import sentence
from xinliapp.storage.hostlock import try_lock
from xinliapp.system.paths import data_dir, frozen
from xinliapp.system.process import EXIT_LOCK, ToSupervisor, ToWindow, protect_memory

LOCKED = "--locked"
AFTER_CRASH = "--after-crash"
EXIT_RUNNING = 3
MOST_RESTARTS = 3
RESTART_WINDOW_SECONDS = 60.0
LOCK_SECONDS = 2.0
SMOKE_SECONDS = 60.0
END_SECONDS = 65.0  # a window that is told to end may finish a write first, for up to a minute
_POLL_SECONDS = 0.2


def window_command() -> list[str]:
    """How the window is started: the packaged program itself, or this Python with our package."""
    return [sys.executable, "window"] if frozen() else [sys.executable, "-P", "-m", "xinliapp", "window"]


def main(arguments: Sequence[str]) -> int:
    """The command line's way in: ``--smoke`` for the smoke test, the rest goes to the window."""
    rest = [argument for argument in arguments if argument != "--smoke"]
    return supervise(rest, smoke="--smoke" in arguments)


def supervise(arguments: Sequence[str] = (), *, smoke: bool = False) -> int:
    """Run the window until the person quits it; the process' exit code.

    ``smoke`` starts the window once with ``--smoke`` and gives it a minute.
    """
    protect_memory()
    extra = [*arguments, "--smoke"] if smoke else list(arguments)
    supervisor = Supervisor([*window_command(), *extra], data_dir())
    return supervisor.smoke() if smoke else supervisor.run()


@dataclass(slots=True)
class _Child:
    """The running window, and by when it must have ended if it is locking."""

    process: subprocess.Popen[str]
    ends_by: float | None = None
    locking: bool = False
    committing: bool = False
    reader: threading.Thread | None = None


@dataclass(slots=True)
class Supervisor:
    """Runs ``command`` again and again.

    Attributes:
        folder: where the lock file and the request of a second start lie.
        say: shows a sentence when there is no window that could.
        monotonic, lock_seconds: the clock and the time a locking window has; tests make them short.
    """

    command: list[str]
    folder: Path
    say: Callable[[str], None] = field(default=print)
    monotonic: Callable[[], float] = time.monotonic
    lock_seconds: float = LOCK_SECONDS

    @property
    def lock_path(self) -> Path:
        """The single-instance lock; the system releases it when this process ends, however it ends."""
        return self.folder / "instance.lock"

    @property
    def request_path(self) -> Path:
        """Appears when the program is started a second time."""
        return self.folder / "instance.raise"

    def run(self) -> int:
        """Hold the lock and the window until the person quits (0) or it keeps closing (1).

        A second start asks the first to come forward and returns ``EXIT_RUNNING``.

        Raises:
            KeyboardInterrupt: Ctrl+C in the terminal; the window has ended.
        """
        descriptor = os.open(self.lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not try_lock(descriptor):
                self.request_path.touch()
                self.say(sentence(KnownError("already_running")))
                return EXIT_RUNNING
            self.request_path.unlink(missing_ok=True)
            return self._windows()
        finally:
            os.close(descriptor)

    def smoke(self) -> int:
        """Run the window once, without lock or restarts; its exit code, or 1 when it hangs."""
        try:
            return subprocess.run(  # noqa: S603 - our own executable
                self.command, timeout=SMOKE_SECONDS, check=False
            ).returncode
        except subprocess.TimeoutExpired:
            return 1

    def _windows(self) -> int:
        crashes: list[float] = []
        flags: list[str] = []
        while True:
            code = self._one_window(flags)
            if code == 0:
                return 0
            if code == EXIT_LOCK:
                flags = [LOCKED]
                continue
            now = self.monotonic()
            crashes = [at for at in crashes if now - at < RESTART_WINDOW_SECONDS]
            if len(crashes) >= MOST_RESTARTS:
                self.say(sentence(KnownError("window_keeps_closing")))
                return 1
            crashes.append(now)
            flags = [LOCKED, AFTER_CRASH]

    def _one_window(self, flags: Sequence[str]) -> int:
        process = subprocess.Popen(  # noqa: S603 - our own executable
            [*self.command, *flags],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        child = _Child(process)
        assert process.stdout is not None  # noqa: S101 - PIPE was asked for
        child.reader = threading.Thread(target=self._hear, args=(child, process.stdout), daemon=True)
        child.reader.start()
        try:
            return self._wait_or_end(child)
        except BaseException:
            process.kill()
            process.wait()
            raise
        finally:
            child.reader.join(timeout=1)
            for stream in (process.stdin, process.stdout):
                _close(stream)

    def _wait_or_end(self, child: _Child) -> int:
        try:
            return self._wait(child)
        except KeyboardInterrupt:
            # Ctrl+C in the terminal: the window sees its pipe close and ends in order.
            _close(child.process.stdin)
            with contextlib.suppress(subprocess.TimeoutExpired):
                child.process.wait(timeout=END_SECONDS)
            raise

    def _wait(self, child: _Child) -> int:
        while True:
            try:
                code = child.process.wait(timeout=_POLL_SECONDS)
                return EXIT_LOCK if child.locking else code
            except subprocess.TimeoutExpired:
                pass
            if child.ends_by is not None and self.monotonic() >= child.ends_by:
                child.process.kill()
            if self.request_path.exists():
                self.request_path.unlink(missing_ok=True)
                _tell(child.process.stdin, ToWindow.RAISE)

    def _hear(self, child: _Child, stream: IO[str]) -> None:
        """What the window says; anything that is not for us goes on to where our own output goes."""
        words = {word.value: word for word in ToSupervisor}
        for line in stream:
            word = words.get(line.rstrip("\n"))
            if word is None:
                sys.stdout.write(line)
                sys.stdout.flush()
                continue
            if word is ToSupervisor.LOCKING:
                child.locking = True
            child.committing = word is ToSupervisor.COMMITTING or (
                child.committing and word is not ToSupervisor.COMMITTED
            )
            due = child.locking and not child.committing
            child.ends_by = self.monotonic() + self.lock_seconds if due else None


def _tell(stream: IO[str] | None, word: ToWindow) -> None:
    try:
        if stream is not None:
            stream.write(word.value + "\n")
            stream.flush()
    except OSError:
        return  # the window has just ended


def _close(stream: IO[str] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:
        return
