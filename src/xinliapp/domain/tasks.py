"""What is to be done: derived from dates at run time, never stored; only a postponement is a record."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xinliapp.domain.changes import Changes


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do, as the page of the day lists it.

    ``key`` is the same every time the task is derived (kind and row id or day), so that a postponement finds
    it again. ``kind`` names its words in ``i18n/task_words.py``; ``subject`` is a neutral word (class, paper,
    body) and never case text; ``student_id`` is set only by providers that run with the case file open.

    ``due_on`` is the last day: a task is overdue when it has passed, and never because a planned day has.
    ``waiting_for`` says whom it waits for (班主任, 家长 …), None for the person who looks. ``page`` and
    ``argument`` are where it is done; ``finish`` does it in place, called as ``finish(session)`` in a job.
    ``clause`` is the duty it serves, if any: postponing such a task asks a reason. ``finish`` may return
    :class:`Finished`, so that it can be taken back, or anything else.
    """

    key: str
    kind: str
    subject: str
    due_on: dt.date | None
    page: str
    argument: object = None
    student_id: str | None = None
    waiting_for: str | None = None
    warn: bool = False
    clause: str | None = None
    finish: Callable[[Any], object] | None = None

    def overdue(self, day: dt.date) -> bool:
        """Whether the last day has passed."""
        return self.due_on is not None and self.due_on < day


@dataclass(frozen=True, slots=True)
class Finished:
    """What a task's ``finish`` gives back: what it changed, and how that is undone (``undo(session)``)."""

    changes: Changes
    undo: Callable[[Any], object] | None = None


@dataclass(frozen=True, slots=True)
class Snooze:
    """A postponement: the task leaves this account's page until ``until_day`` (ISO); its deadline stays."""

    id: str
    task_key: str
    kind: str
    until_day: str
    clause: str | None
    reason: str | None
