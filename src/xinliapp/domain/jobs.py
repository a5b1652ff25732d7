"""What a presenter may ask of the background: the ``Jobs`` protocol, progress and cancelling.

The machinery is in the room ``jobs``; presenters and services see only this module.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any, Literal, Protocol, TypeVar

from xinliapp.domain.errors import UserError, XinliError

Lane = Literal["db", "work"]
"""``db``: the one thread that owns the database connection; ``work``: PDF, spreadsheets, bundles."""

Progress = Callable[[int, int], None]
"""``progress(done, total)``; raises :class:`Cancelled` after 取消. ``total`` 0 = unknown."""


class Cancelled(UserError):
    """The person cancelled; nothing was written."""

    def __init__(self) -> None:
        super().__init__("cancelled")


class Priority(Enum):
    """Order in a lane's queue; equal priorities run first come, first served."""

    URGENT = 0  # drafts before lock, crisis stamps
    NORMAL = 10
    BACKGROUND = 20  # counters, prefetching


Read = TypeVar("Read", bound=Callable[..., Any])
_REPEATABLE = "xinliapp_repeatable"


def repeatable(fn: Read) -> Read:
    """Marks a function that only reads: while it runs, a draft may stop it, and it is done again afterwards.

    It must write nothing at all, neither rows nor audit events nor files; in the database's own lane
    a unit of work inside it is refused.
    """
    setattr(fn, _REPEATABLE, True)
    return fn


def is_repeatable(fn: Callable[..., Any]) -> bool:
    """Whether a job may be begun again from the start; a ``partial`` is what its function is."""
    while isinstance(fn, partial):
        fn = fn.func
    return getattr(fn, _REPEATABLE, False) is True


class CancelToken:
    """Set from the main thread, asked by the job between steps."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def cancelled(self) -> bool:
        return self._event.is_set()

    def check(self) -> None:
        """Returns, or raises :class:`Cancelled`."""
        if self._event.is_set():
            raise Cancelled


def no_progress(_done: int, _total: int) -> None:
    """A progress call for callers who watch nothing."""


class Jobs(Protocol):
    """Runs a function away from the main thread and brings its result back to it."""

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
        """Queues ``fn(*args)``; ``done(result)`` or ``failed(error)`` is called in the main thread.

        With ``progress`` given, ``fn`` is called with the keyword ``progress=`` (a :data:`Progress`), and the
        reports arrive in the main thread. Nothing is called once ``owner`` is gone. Without ``failed`` the
        error goes to the application's own handler. A bug arrives as ``KnownError("unexpected", ref=…)``.
        """
        ...
