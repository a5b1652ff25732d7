"""Runs jobs on worker threads and hands results to the main thread; implements :class:`domain.jobs.Jobs`."""

from __future__ import annotations

import itertools
import sys
import uuid
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.jobs import Cancelled, CancelToken, Lane, Priority
from xinliapp.jobs.lane import Calls, Job, JobLane, Message, ReadSwitch, reporting

BugHandler = Callable[[BaseException, str], None]
"""``handler(error, reference)``: logs a bug; called in the main thread, before ``failed``."""


def _print_bug(error: BaseException, reference: str) -> None:
    sys.stderr.write(f"unexpected {type(error).__name__} {reference}\n")


def as_known(error: BaseException, on_bug: BugHandler) -> XinliError:
    """An expected error as it is; any other goes to ``on_bug`` and becomes ``unexpected``."""
    if isinstance(error, XinliError):
        return error
    reference = uuid.uuid4().hex[:8].upper()
    on_bug(error, reference)
    return KnownError("unexpected", ref=reference)


def changes_of(result: object) -> Changes:
    """The ``Changes`` a use case reported: the result itself, or its ``changes`` attribute."""
    found = result if isinstance(result, Changes) else getattr(result, "changes", None)
    return found if isinstance(found, Changes) else Changes.NONE


class Runner(QObject):
    """Two lanes: ``db`` (one thread that opens, owns and closes the database) and ``work`` (two threads).

    ``open_db`` and ``close_db`` run in the db thread, first and last; if opening fails every db job fails
    with that error. ``interrupt_db`` (thread-safe) stops a running query when the runner closes; ``switch``
    lets a marked read give way to an urgent job (:class:`~xinliapp.jobs.lane.ReadSwitch`). ``on_error``
    gets the errors of jobs without ``failed``. ``changed`` tells the shell what was written.

    Callbacks run in the thread this object lives in, one after the other, from the event loop.
    """

    changed = Signal(object)
    _arrived = Signal(object)

    def __init__(
        self,
        open_db: Callable[[], None] | None = None,
        close_db: Callable[[], None] | None = None,
        *,
        interrupt_db: Callable[[], None] | None = None,
        switch: ReadSwitch | None = None,
        on_error: Callable[[XinliError], None] | None = None,
        on_bug: BugHandler = _print_bug,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_error, self._on_bug, self._interrupt = on_error, on_bug, interrupt_db
        self._numbers = itertools.count()
        self._closed = False
        self._arrived.connect(self._deliver)
        self._lanes: dict[str, JobLane] = {
            "db": JobLane("db", 1, self._arrived.emit, open_db, close_db, switch),
            "work": JobLane("work", 2, self._arrived.emit),
        }

    def run(
        self,
        fn: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None,
        failed: Callable[[XinliError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: object,
        lane: Lane = "db",
        priority: Priority = Priority.NORMAL,
    ) -> CancelToken:
        """See :class:`xinliapp.domain.jobs.Jobs`.

        Raises:
            RuntimeError: the runner is closed.
        """
        token = CancelToken()
        calls = Calls(done, failed, progress, owner)
        self._lanes[lane].put(Job((priority.value, next(self._numbers)), fn, args, calls, token))
        return token

    def idle(self) -> bool:
        """Whether no job waits or runs (delivered callbacks may still be pending)."""
        return all(lane.idle() for lane in self._lanes.values())

    def close(self, timeout: float = 2.0, *, finish: bool = False) -> bool:
        """Urgent jobs still run, others are dropped or cancelled; False when a thread did not end in time.

        With ``finish`` the job that runs in the database thread is let to its end.
        """
        self._closed = True
        if self._interrupt is not None and not finish and not self._lanes["db"].idle():
            self._interrupt()
        ended = [
            lane.close(timeout, cancel_running=not (finish and name == "db"))
            for name, lane in self._lanes.items()
        ]
        return all(ended)

    @Slot(object)
    def _deliver(self, message: Message) -> None:
        if self._closed:  # what ended on the way out has nobody to tell: the window is going
            return
        deliver(message, self._on_error, self._on_bug, self.changed.emit)


def deliver(
    message: Message,
    on_error: Callable[[XinliError], None] | None,
    on_bug: BugHandler,
    changed: Callable[[Changes], None],
) -> None:
    """Calls the job's callbacks for one message; runs in the main thread."""
    if message.kind == "progress":
        message.calls.progress(*message.value)
    elif message.kind == "done":
        message.calls.done(message.value)
        if changes := changes_of(message.value):
            changed(changes)
    else:
        error = as_known(message.value, on_bug)
        if message.calls.has_failed:
            message.calls.failed(error)
        elif on_error is not None and not isinstance(error, Cancelled):
            on_error(error)


class SerialRunner:
    """The same contract, run inline: for tests and the command line."""

    def __init__(
        self,
        *,
        on_error: Callable[[XinliError], None] | None = None,
        on_changed: Callable[[Changes], None] | None = None,
    ) -> None:
        self._on_error = on_error
        self._on_changed = on_changed
        self.changes: list[Changes] = []

    def run(
        self,
        fn: Callable[..., Any],
        *args: Any,
        done: Callable[[Any], None] | None,
        failed: Callable[[XinliError], None] | None = None,
        progress: Callable[[int, int], None] | None = None,
        owner: object,
        lane: Lane = "db",
        priority: Priority = Priority.NORMAL,
    ) -> CancelToken:
        """Runs ``fn`` now. A bug is raised, not wrapped: a test should see it."""
        token = CancelToken()
        calls = Calls(done, failed, progress, owner)
        job = Job((priority.value, 0), fn, args, calls, token)
        try:
            result = fn(*args, **reporting(job, self._tell))
        except XinliError as error:
            self._tell(Message("failed", calls, error))
        else:
            self._tell(Message("done", calls, result))
        return token

    def _tell(self, message: Message) -> None:
        deliver(message, self._on_error, _raise_bug, self._note)

    def _note(self, changes: Changes) -> None:
        self.changes.append(changes)
        if self._on_changed is not None:
            self._on_changed(changes)


def _raise_bug(error: BaseException, _reference: str) -> None:
    raise error
