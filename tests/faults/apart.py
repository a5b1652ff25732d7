"""A process of its own that looks at disks after a fault, without locking and wiping SQLite's memory.

What is on the disk is the same either way, and opening the vault takes a tenth of the time. It has to be
another process: ``cipher_memory_security`` cannot be turned off again once a connection has turned it on. The
workloads, whose calls are recorded, run in processes that guard their memory as the program does.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from unittest import mock

from tests.faults.checks import Tally
from xinliapp.storage import connection

Look = Callable[..., Tally]
"""Takes a scenario and its arguments."""
_GUARD = "cipher_memory_security"


def process() -> ProcessPoolExecutor:
    """The process; scenarios and what they return are passed to it and back by pickling."""
    return ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_leave_memory_alone)


def _leave_memory_alone() -> None:
    pragmas = tuple(each for each in connection._PRAGMAS if each[0] != _GUARD)
    mock.patch.object(connection, "_PRAGMAS", pragmas).start()
    mock.patch.object(connection, "_guard_memory", lambda: None).start()
