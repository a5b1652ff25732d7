"""Appointments of the counselling room: when and with whom of the staff; who comes is case data."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum


class AppointmentSource(Enum):
    """Who asked for it (requirements BJ-40)."""

    SELF = "self"
    HOMEROOM = "homeroom"
    GUARDIAN = "guardian"
    SCREENING = "screening"
    FOLLOW_UP = "follow_up"  # agreed in a session before
    OTHER = "other"


class AppointmentStatus(Enum):
    """What became of it; only a booked or kept one takes up its time."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    NO_SHOW = "no_show"
    CANCELLED = "cancelled"


TAKES_TIME = (AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED)


@dataclass(frozen=True, slots=True)
class Appointment:
    """An appointment. Without the case key it is 约(已占): source, 急 and outcome are neutral then."""

    id: str
    starts_at: str
    ends_at: str
    staff_id: str
    source: AppointmentSource
    urgent: bool
    status: AppointmentStatus


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who comes (case.db): a student of the roster, or a code number for who gives no name.

    ``override_reason`` is why 急 was put through against a conflict; ``changed_at`` when anything of the
    appointment last changed.
    """

    id: str
    student_id: str | None
    code: str | None
    first_time: bool
    note: str
    override_reason: str | None
    changed_at: str = ""


class ConflictKind(Enum):
    """What speaks against a time (screens.md S12)."""

    STAFF_BUSY = "staff_busy"
    VISITOR_BUSY = "visitor_busy"
    LESSON = "lesson"
    NO_TEACHING_DAY = "no_teaching_day"
    UNQUALIFIED = "unqualified"
    NOT_ON_STAFF = "not_on_staff"
    SOMEBODY_ELSES_OPENING = "somebody_elses_opening"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One thing that speaks against a time; ``detail`` is a class, a time or a day, never a name."""

    kind: ConflictKind
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Busy:
    """Some time that is taken: ``detail`` says by what, in a neutral word."""

    kind: ConflictKind
    starts: dt.datetime
    ends: dt.datetime
    detail: str


def clashes(starts: dt.datetime, ends: dt.datetime, taken: Iterable[Busy]) -> Iterator[Conflict]:
    """What of ``taken`` overlaps [starts, ends); times that only touch do not clash."""
    for busy in taken:
        if busy.starts < ends and starts < busy.ends:
            yield Conflict(busy.kind, busy.detail)


@dataclass(frozen=True, slots=True)
class Bell:
    """When a lesson period begins and ends, ``HH:MM``."""

    period: int
    starts: str
    ends: str


def parse_bells(text: str) -> tuple[Bell, ...] | int:
    """Read one period a line (``08:00-08:45``); the number of the first line that is wrong instead.

    Periods are numbered from 1 by their line; each begins no earlier than the one before ended. Blank
    lines at the end do not count.
    """
    bells: list[Bell] = []
    last = ""
    for number, line in enumerate(text.rstrip().splitlines(), start=1):
        parts = line.replace("—", "-").replace("–", "-").replace("：", ":").replace("~", "-").split("-")
        times = [_clock(part.strip()) for part in parts]
        starts, ends = (times[0], times[1]) if len(times) == 2 else ("", "")
        if not starts or not ends or starts >= ends or starts < last:
            return number
        last = ends
        bells.append(Bell(number, starts, ends))
    return tuple(bells)


def bells_text(bells: Iterable[Bell]) -> str:
    """The inverse of :func:`parse_bells`."""
    return "\n".join(f"{bell.starts}-{bell.ends}" for bell in bells)


def _clock(text: str) -> str:
    hours, colon, minutes = text.partition(":")
    if not colon or not (hours.isascii() and hours.isdigit() and minutes.isascii() and minutes.isdigit()):
        return ""
    if len(hours) > 2 or len(minutes) != 2 or int(hours) > 23 or int(minutes) > 59:
        return ""
    return f"{int(hours):02d}:{minutes}"
