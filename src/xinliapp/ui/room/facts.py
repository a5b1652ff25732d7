"""What the room page shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.help_messages import HelpMessage
from xinliapp.domain.room_checks import RoomChecks


class BlockKind(Enum):
    """How an opening stands in the week."""

    PLANNED = "planned"
    MISSED = "missed"  # the plan's time is over and nothing was opened for it
    DONE = "done"
    OPEN = "open"  # the door is open now
    LESSON = "lesson"  # a lesson of a counselling teacher
    APPOINTMENT = "appointment"
    GROUP = "group"  # a group session; only where the case file is open


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on one day; times are ``HH:MM``, ``ends`` "" while the door is open, both "" if unknown.

    ``who`` is (class, name) of an appointment's visitor, masked by the view unless ``coded``; None without
    the case key. ``detail`` is a class, or what became of an appointment; ``note`` what a duty handed
    over; ``against`` what speaks against a plan or an appointment as it stands, in short words, and
    ``barred`` that its person has no papers.
    """

    id: str
    kind: BlockKind
    starts: str
    ends: str
    person: str
    visitors: int
    minutes: float
    plan: tuple[str, str, str | None] | None = None  # start, end, who: to plan it again after a removal
    who: tuple[str, str] | None = None
    detail: str = ""
    urgent: bool = False
    coded: bool = False
    note: str = ""
    staff_id: str = ""
    against: str = ""
    barred: bool = False
    movable: bool = False


@dataclass(frozen=True, slots=True)
class DayColumn:
    """One day of the week with its openings; ``minutes`` were really open, overlaps counted once."""

    day: dt.date
    today: bool
    teaching: bool
    minutes: float
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Door:
    """The door that is open: since when, and whether that is too long ago to close it with one click."""

    since: str
    stale: bool
    visitors: int = 0


@dataclass(frozen=True, slots=True)
class RoomPage:
    """One week, in hours. ``reachable`` is what it comes to if the plans still ahead are kept.

    ``required`` is None outside the teaching weeks; ``number`` is the teaching week's. ``me`` is who this
    account is on the staff, "" for nobody; ``channels`` are (name, id) of the help channels that are open.
    """

    monday: dt.date
    now: str
    number: int | None
    clause: str
    done: float
    planned: float
    reachable: float
    required: float | None
    teaching_days: int
    days: tuple[DayColumn, ...]
    people: tuple[tuple[str, str], ...]
    door: Door | None
    may_write: bool
    case_open: bool = False
    bells: str = ""
    has_calendar: bool = True
    me: str = ""
    checks: RoomChecks = field(default_factory=RoomChecks)
    messages: tuple[HelpMessage, ...] = ()
    channels: tuple[tuple[str, str], ...] = ()
