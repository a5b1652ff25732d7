"""What the page of the day shows: plain facts, no Qt, no words of a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.widgets.task_facts import DraftItem, TaskItem


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
    NOTE = "note"  # 写记录


@dataclass(frozen=True, slots=True)
class RailItem:
    """One thing of the day. ``starts``/``ends`` are ``HH:MM`` or "" (lessons have a ``period`` instead).

    ``title`` is the class of a lesson or the name of a meeting; ``person`` is on duty; ``visitors`` came.
    ``who`` is (class, name) of an appointment, masked by the view; None without the case key.
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
    who: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many things of one kind wait for somebody else (班主任 回执 2); ``id`` is the first one's task."""

    whom: str
    what: str
    count: int
    id: str = ""


@dataclass(frozen=True, slots=True)
class Counter:
    """A tally of this week against its clause, in ``unit``.

    ``measure`` names what is counted, ``planned`` what plans would bring (None: nothing is planned);
    ``teaching_days`` is set in a short week, ``cut`` where it cut the requirement; ``until`` is the weekday
    the week's teaching ends on (周五).
    """

    clause: str
    measure: str
    done: float
    planned: float | None
    required: float
    unit: str
    teaching_days: int | None = None
    cut: bool = True
    until: str = ""


@dataclass(frozen=True, slots=True)
class DeadlineItem:
    """A day something has to be handed in by; ``days`` from today, ``id`` its task's ("" for a mere date)."""

    id: str
    title: str
    detail: str
    due_on: str
    days: int


@dataclass(frozen=True, slots=True)
class Day:
    """Everything the page shows of one day.

    ``week`` is the teaching week's number, None in holidays; ``put_off`` are this person's postponed tasks.
    """

    day: str
    now: str
    week: int | None
    rail: tuple[RailItem, ...] = ()
    tasks: tuple[TaskItem, ...] = ()
    put_off: tuple[TaskItem, ...] = ()
    counters: tuple[Counter, ...] = ()
    deadlines: tuple[DeadlineItem, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    drafts: tuple[DraftItem, ...] = ()
    door_open: bool = False
    has_calendar: bool = True
    trouble: str = ""
    """Why the counters are not there, in three sentences; "" when they are."""
