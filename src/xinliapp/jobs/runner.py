"""Runs jobs on worker threads and hands results to the main thread; implements :class:`domain.jobs.Jobs`."""

from __future__ import annotations

import heapq
import itertools
import sys
import threading
import time
import uuid
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from shiboken6 import isValid

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import KnownError, XinliError
from xinliapp.domain.jobs import Cancelled, CancelToken, Lane, Priority

BugHandler = Callable[[BaseException, str], None]
"""``handler(error, reference)``: logs a bug; called in the main thread, before ``failed``."""

_REPORT_EVERY = 0.05


@dataclass(order=True, slots=True)
class _Job:
    rank: tuple[int, int]
    fn: Callable[..., Any] = field(compare=False)
    args: tuple[Any, ...] = field(compare=False)
    calls: _Calls = field(compare=False)
    token: CancelToken = field(compare=False)


class _Calls:
    """The main-thread callbacks of one job, silent once the owner is gone. Bound methods are held weakly."""

    def __init__(
        self,
        done: Callable[[Any], None] | None,
        failed: Callable[[XinliError], None] | None,
        progress: Callable[[int, int], None] | None,
        owner: object,
    ) -> None:
        self._owner = weakref.ref(owner)
        self._done = _hold(done)
        self._failed = _hold(failed)
        self._progress = _hold(progress)
        self.wants_progress = progress is not None
        self.has_failed = failed is not None

    def alive(self) -> bool:
        owner = self._owner()
        return owner is not None and not (isinstance(owner, QObject) and not isValid(owner))

    def done(self, result: Any) -> None:
        self._call(self._done, result)

    def failed(self, error: XinliError) -> None:
        self._call(self._failed, error)

    def progress(self, count: int, total: int) -> None:
        self._call(self._progress, count, total)

    def _call(self, holder: Callable[[], Callable[..., None] | None], *args: Any) -> None:
        target = holder() if self.alive() else None
        if target is not None:
            target(*args)


def _hold(call: Callable[..., None] | None) -> Callable[[], Callable[..., None] | None]:
    if call is not None and hasattr(call, "__self__") and hasattr(call, "__func__"):
        return weakref.WeakMethod(call)
    return lambda: call


@dataclass(frozen=True, slots=True)
class _Message:
    """From a worker to the main thread."""

    kind: str  # "done", "failed", "progress"
    calls: _Calls
    value: Any


class _Lane:
    """A queue by priority and the threads that empty it; ``before`` and ``after`` run in each of them."""

    def __init__(
        self,
        name: str,
        threads: int,
        send: Callable[[_Message], None],
        before: Callable[[], None] | None = None,
        after: Callable[[], None] | None = None,
    ) -> None:
        self._send = send
        self._before, self._after = before, after
        self._queue: list[_Job] = []
        self._wake = threading.Condition()
        self._closing = False
        self._running: set[CancelToken] = set()
        self._threads = [
            threading.Thread(target=self._work, name=f"xinli-{name}-{n}", daemon=True) for n in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: _Job) -> None:
        with self._wake:
            if self._closing:
                raise RuntimeError("the runner is closed")
            heapq.heappush(self._queue, job)
            self._wake.notify()

    def idle(self) -> bool:
        with self._wake:
            return not self._queue and not self._running

    def close(self, timeout: float, keep_urgent: bool = True) -> bool:
        """Drops queued jobs that are not urgent, cancels running ones, waits; True when the threads ended."""
        with self._wake:
            self._closing = True
            self._queue = [job for job in self._queue if keep_urgent and job.rank[0] == Priority.URGENT.value]
            heapq.heapify(self._queue)
            for token in self._running:
                token.cancel()
            self._wake.notify_all()
        deadline = time.monotonic() + timeout
        for thread in self._threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in self._threads)

    def _work(self) -> None:
        trouble: BaseException | None = None
        try:
            if self._before is not None:
                self._before()
        except BaseException as error:
            trouble = error
        try:
            while (job := self._next()) is not None:
                if trouble is not None:
                    self._send(_Message("failed", job.calls, trouble))
                else:
                    self._do(job)
                with self._wake:
                    self._running.discard(job.token)
                del job
        finally:
            if self._after is not None and trouble is None:
                self._after()

    def _next(self) -> _Job | None:
        with self._wake:
            while not self._queue and not self._closing:
                self._wake.wait()
            if not self._queue:
                return None
            job = heapq.heappop(self._queue)
            self._running.add(job.token)
            return job

    def _do(self, job: _Job) -> None:
        try:
            job.token.check()
            result = job.fn(*job.args, **_reporting(job, self._send))
        except BaseException as error:
            # The traceback's frames hold values of the case; the message keeps only what the handler may log.
            self._send(_Message("failed", job.calls, error))
        else:
            self._send(_Message("done", job.calls, result))


def _reporting(job: _Job, send: Callable[[_Message], None]) -> dict[str, Any]:
    """The ``progress`` keyword: checks the token at every call, reports about 20 times a second."""
    if not job.calls.wants_progress:
        return {}
    last = 0.0

    def report(count: int, total: int) -> None:
        nonlocal last
        job.token.check()
        now = time.monotonic()
        if now - last >= _REPORT_EVERY or (total and count >= total):
            last = now
            send(_Message("progress", job.calls, (count, total)))

    return {"progress": report}


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
    with that error. ``interrupt_db`` (thread-safe) stops a running query when the runner closes. ``on_error``
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
        on_error: Callable[[XinliError], None] | None = None,
        on_bug: BugHandler = _print_bug,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._on_error, self._on_bug, self._interrupt = on_error, on_bug, interrupt_db
        self._numbers = itertools.count()
        self._arrived.connect(self._deliver)
        self._lanes: dict[str, _Lane] = {
            "db": _Lane("db", 1, self._arrived.emit, open_db, close_db),
            "work": _Lane("work", 2, self._arrived.emit),
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
        calls = _Calls(done, failed, progress, owner)
        self._lanes[lane].put(_Job((priority.value, next(self._numbers)), fn, args, calls, token))
        return token

    def idle(self) -> bool:
        """Whether no job waits or runs (delivered callbacks may still be pending)."""
        return all(lane.idle() for lane in self._lanes.values())

    def close(self, timeout: float = 2.0) -> bool:
        """Urgent jobs still run, others are dropped or cancelled; False when a thread did not end in time."""
        if self._interrupt is not None and not self._lanes["db"].idle():
            self._interrupt()
        ended = [lane.close(timeout) for lane in self._lanes.values()]
        return all(ended)

    @Slot(object)
    def _deliver(self, message: _Message) -> None:
        deliver(message, self._on_error, self._on_bug, self.changed.emit)


def deliver(
    message: _Message,
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
        calls = _Calls(done, failed, progress, owner)
        job = _Job((priority.value, 0), fn, args, calls, token)
        try:
            result = fn(*args, **_reporting(job, self._tell))
        except XinliError as error:
            self._tell(_Message("failed", calls, error))
        else:
            self._tell(_Message("done", calls, result))
        return token

    def _tell(self, message: _Message) -> None:
        deliver(message, self._on_error, _raise_bug, self._note)

    def _note(self, changes: Changes) -> None:
        self.changes.append(changes)
        if self._on_changed is not None:
            self._on_changed(changes)


def _raise_bug(error: BaseException, _reference: str) -> None:
    raise error
