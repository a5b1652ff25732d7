"""Rows of a list of what is to be done: plain facts, no Qt, no words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class TaskGroup(Enum):
    """When a task is due; 逾期 means that the deadline itself has passed."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class TaskItem:
    """One thing to do. ``days`` from today to ``due_on`` (negative: late; None: no day, at once).

    ``who`` holds a class and the student's name as (class label, name), to be masked by the view, or None.
    ``finishes``: the row's button does it in place; else it leads to the task's page. ``put_off`` is the day
    (ISO) a postponed task comes back on, "" for one that is on the list. ``may_wait``: it can be put off.
    """

    id: str
    kind: str
    title: str
    verb: str
    detail: str
    group: TaskGroup
    days: int | None
    due_on: str
    who: tuple[str, str] | None = None
    clause: str = ""
    finishes: bool = False
    openable: bool = True
    put_off: str = ""
    may_wait: bool = True


@dataclass(frozen=True, slots=True)
class DraftItem:
    """A form begun and not saved: the page it belongs to, when it was kept (``MM-DD HH:MM``), about whom."""

    key: str
    page: str
    argument: str
    kept_at: str
    who: tuple[str, str] | None = None
