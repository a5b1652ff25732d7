"""What the page of the day shows: plain facts, no Qt, no words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class RailKind(Enum):
    """What stands on the day rail; the value is the character in its square."""

    LESSON = "课"
    OPENING = "开"
    APPOINTMENT = "约"
    MEETING = "会"


class RailStep(Enum):
    """What one click on a rail entry does."""

    NONE = "none"
    TEACH = "teach"  # 上了
    OPEN = "open"  # 开门
    CLOSE = "close"  # 关门


@dataclass(frozen=True, slots=True)
class RailItem:
    """One thing of the day. ``starts``/``ends`` are ``HH:MM`` or "" (a lesson's period is in ``detail``)."""

    id: str
    kind: RailKind
    starts: str
    ends: str
    title: str
    detail: str
    step: RailStep = RailStep.NONE
    done: bool = False


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
    ``page``/``argument`` are where the row's button leads; ``act`` is the word on it.
    """

    id: str
    title: str
    detail: str
    group: TaskGroup
    days: int | None
    due_on: str
    act: str
    page: str
    argument: object = None
    who: tuple[str, str] | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """A weekly tally against its clause, in ``unit``. ``note`` explains a cut requirement (短周)."""

    clause: str
    title: str
    done: float
    planned: float
    required: float
    unit: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineItem:
    """A day something has to be handed in by; ``days`` from today."""

    title: str
    due_on: str
    days: int
    page: str
    argument: object = None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the page shows of one day. ``week`` is the teaching week's number, None in holidays."""

    day: str
    now: str
    week: int | None
    rail: tuple[RailItem, ...] = ()
    tasks: tuple[TaskItem, ...] = ()
    counters: tuple[Counter, ...] = ()
    deadlines: tuple[DeadlineItem, ...] = ()
    waiting: tuple[tuple[str, int], ...] = ()
    open_since: str = ""
