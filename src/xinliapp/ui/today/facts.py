"""What the page of the day shows: plain facts, no Qt, no words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class RailKind(Enum):
    """What stands on the day rail."""

    LESSON = "lesson"
    OPENING = "opening"
    APPOINTMENT = "appointment"
    MEETING = "meeting"


class RailStep(Enum):
    """What one click on a rail entry does."""

    NONE = "none"
    TEACH = "teach"  # 上了
    OPEN = "open"  # 开门
    CLOSE = "close"  # 关门


@dataclass(frozen=True, slots=True)
class RailItem:
    """One thing of the day. ``starts``/``ends`` are ``HH:MM`` or "" (lessons have a ``period`` instead).

    ``title`` is the class of a lesson or the name of a meeting; ``person`` is on duty; ``visitors`` came.
    """

    id: str
    kind: RailKind
    starts: str
    ends: str
    title: str
    period: int = 0
    topic: str = ""
    person: str = ""
    visitors: int | None = None
    step: RailStep = RailStep.NONE
    done: bool = False
    missed: bool = False


class TaskKind(Enum):
    """What a task is about; the view has the words."""

    FORM = "form"
    SELF_CHECK = "self_check"
    SIGN_SELF_CHECK = "sign_self_check"
    SIGN_FORM = "sign_form"
    RETURNED = "returned"
    LESSON_MISSING = "lesson_missing"
    PLAN_REVIEW = "plan_review"
    PUBLISH = "publish"


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
    ``page``/``argument`` are where the row's button leads; without a page it is finished in place.
    ``count`` is how many things the row stands for.
    """

    id: str
    kind: TaskKind
    detail: str
    group: TaskGroup
    days: int | None
    due_on: str
    page: str
    argument: object = None
    count: int = 1
    who: tuple[str, str] | None = None
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """A tally of a week, pair of weeks or term against its clause, in ``unit``.

    ``measure`` names what is counted, ``planned`` what plans would bring (None: nothing is planned);
    ``teaching_days`` is set where a short week or pair cut the requirement.
    """

    clause: str
    measure: str
    done: float
    planned: float | None
    required: float
    unit: str
    teaching_days: int | None = None


@dataclass(frozen=True, slots=True)
class DeadlineItem:
    """A day something has to be handed in by; ``days`` from today."""

    kind: TaskKind
    detail: str
    due_on: str
    days: int
    page: str
    argument: object = None


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the page shows of one day.

    ``week`` is the teaching week's number, None in holidays; ``waiting`` papers lie with the principal.
    """

    day: str
    now: str
    week: int | None
    rail: tuple[RailItem, ...] = ()
    tasks: tuple[TaskItem, ...] = ()
    counters: tuple[Counter, ...] = ()
    deadlines: tuple[DeadlineItem, ...] = ()
    waiting: int = 0
    door_open: bool = False
    has_calendar: bool = True
