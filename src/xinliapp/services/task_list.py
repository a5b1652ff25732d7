"""Asks every noun what is to be done; the one list behind the page of the day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from xinliapp.domain.tasks import Task
from xinliapp.services.session import Session

Provider = Callable[[Session, dt.date], Iterator[Task]]

# One line a noun. A core provider is asked always, a case provider only where the case file is open.
CORE_PROVIDERS: tuple[Provider, ...] = ()
CASE_PROVIDERS: tuple[Provider, ...] = ()


def tasks(session: Session, day: dt.date) -> tuple[Task, ...]:
    """Everything to be done by anyone, most urgent first: overdue, then by last day, then without one."""
    providers = CORE_PROVIDERS + (CASE_PROVIDERS if session.database.has_case else ())
    found = [task for provider in providers for task in provider(session, day)]
    return tuple(sorted(found, key=lambda task: (task.due_on is None, task.due_on or dt.date.max, task.key)))
