"""Whether this process is in a step not to be cut short: files put in place, an import's transaction.

Every such step survives a cut all the same; but a lock that falls into it waits behind a blank screen, so
that the person comes back to a finished one. One fact for the whole process, as there is one vault in it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_running = threading.Event()


@contextmanager
def committing() -> Iterator[None]:
    """From here on locking waits until the block is left."""
    _running.set()
    try:
        yield
    finally:
        _running.clear()


def running() -> bool:
    """Whether such a step is under way; callable from any thread."""
    return _running.is_set()
