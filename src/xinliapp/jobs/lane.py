"""The queues of the runner and the threads that empty them; Qt is only asked whether an owner still lives.

A read that is marked (:func:`xinliapp.domain.jobs.repeatable`) gives way: when an urgent job arrives while it
runs, it is stopped, put back where it stood in the queue, and done again from the start.
"""

from __future__ import annotations

import heapq
import threading
import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

from PySide6.QtCore import QObject
from shiboken6 import isValid

from xinliapp.domain.errors import XinliError
from xinliapp.domain.jobs import CancelToken, Priority, is_repeatable

_REPORT_EVERY = 0.05
MOST_TURNS = 4
"""How often a read is begun at most: after that it runs to its end, however many drafts come."""


class ReadSwitch(Protocol):
    """What a lane asks of whoever owns the database."""

    def stop_reading(self) -> None:
        """From any thread: the running query and every further one of this job fails at once."""

    def begin(self, *, only_reads: bool) -> None:
        """In the lane's thread, before each job: queries run again; with ``only_reads`` writing is a bug."""


@dataclass(order=True, slots=True)
class Job:
    """What waits in a lane; ordered by priority, then by when it came."""

    rank: tuple[int, int]
    fn: Callable[..., Any] = field(compare=False)
    args: tuple[Any, ...] = field(compare=False)
    calls: Calls = field(compare=False)
    token: CancelToken = field(compare=False)
    turns: int = field(compare=False, default=0)
    """How often it was begun."""
    gave_way: bool = field(compare=False, default=False)


class Calls:
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
class Message:
    """From a worker to the main thread."""

    kind: str  # "done", "failed", "progress"
    calls: Calls
    value: Any


class JobLane:
    """A queue by priority and the threads that empty it; ``before`` and ``after`` run in each of them.

    With ``switch`` (the lane of the database, one thread) a marked read gives way to an urgent job.
    """

    def __init__(
        self,
        name: str,
        threads: int,
        send: Callable[[Message], None],
        before: Callable[[], None] | None = None,
        after: Callable[[], None] | None = None,
        switch: ReadSwitch | None = None,
    ) -> None:
        self._send = send
        self._switch = switch
        self._before, self._after = before, after
        self._queue: list[Job] = []
        self._wake = threading.Condition()
        self._closing = False
        self._running: list[Job] = []
        self._threads = [
            threading.Thread(target=self._work, name=f"xinli-{name}-{n}", daemon=True) for n in range(threads)
        ]
        for thread in self._threads:
            thread.start()

    def put(self, job: Job) -> None:
        with self._wake:
            if self._closing:
                raise RuntimeError("the runner is closed")
            heapq.heappush(self._queue, job)
            self._wake.notify()
            if job.rank[0] == Priority.URGENT.value:
                self._make_way()

    def _make_way(self) -> None:
        """Stop a marked read; called with the lock held, so that no other job can have begun meanwhile."""
        if self._switch is None:
            return
        for job in self._running:
            if is_repeatable(job.fn) and job.turns < MOST_TURNS and not job.gave_way:
                job.gave_way = True
                self._switch.stop_reading()

    def idle(self) -> bool:
        with self._wake:
            return not self._queue and not self._running

    def close(self, timeout: float, keep_urgent: bool = True, *, cancel_running: bool = True) -> bool:
        """Drops queued jobs that are not urgent, cancels running ones, waits; True when the threads ended."""
        with self._wake:
            self._closing = True
            self._queue = [job for job in self._queue if keep_urgent and job.rank[0] == Priority.URGENT.value]
            heapq.heapify(self._queue)
            if cancel_running:
                for job in self._running:
                    job.token.cancel()
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
                    self._send(Message("failed", job.calls, trouble))
                    self._ended(job)
                else:
                    self._do(job)
                del job
        finally:
            if self._after is not None and trouble is None:
                self._after()

    def _next(self) -> Job | None:
        with self._wake:
            while not self._queue and not self._closing:
                self._wake.wait()
            if not self._queue:
                return None
            job = heapq.heappop(self._queue)
            job.turns += 1
            job.gave_way = False
            self._running.append(job)
            if self._switch is not None:
                self._switch.begin(only_reads=is_repeatable(job.fn))
            return job

    def _begins_again(self, job: Job) -> bool:
        """Whether the job gave way: then it goes back to its place, whatever came of it."""
        with self._wake:
            again = job.gave_way and not job.token.cancelled
            if again:
                self._running.remove(job)
                if not self._closing:
                    heapq.heappush(self._queue, job)
            return again

    def _ended(self, job: Job) -> None:
        with self._wake:
            self._running.remove(job)

    def _do(self, job: Job) -> None:
        try:
            job.token.check()
            result = job.fn(*job.args, **reporting(job, self._send))
        except BaseException as error:
            # The traceback's frames hold values of the case; the message keeps only what the handler may log.
            message = Message("failed", job.calls, error)
        else:
            message = Message("done", job.calls, result)
        if not self._begins_again(job):
            self._send(message)
            self._ended(job)


def reporting(job: Job, send: Callable[[Message], None]) -> dict[str, Any]:
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
            send(Message("progress", job.calls, (count, total)))

    return {"progress": report}
