"""When the next turn of a plan's measure is due: pure arithmetic over days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from enum import Enum


class Frequency(Enum):
    """How often a measure is to be done."""

    ONCE = "once"
    DAILY = "daily"
    WEEKLY = "weekly"
    BIWEEKLY = "biweekly"
    MONTHLY = "monthly"
    AS_NEEDED = "as_needed"


_DAYS = {Frequency.DAILY: 1, Frequency.WEEKLY: 7, Frequency.BIWEEKLY: 14}


def turn_of(frequency: Frequency, starts_on: dt.date, day: dt.date) -> int:
    """Which turn ``day`` (not before ``starts_on``) lies in, counted from 0."""
    if frequency in _DAYS:
        return (day - starts_on).days // _DAYS[frequency]
    if frequency is Frequency.MONTHLY:
        months = (day.year - starts_on.year) * 12 + day.month - starts_on.month
        return months if day >= _month_on(starts_on, months) else months - 1
    return 0


def end_of_turn(frequency: Frequency, starts_on: dt.date, ends_on: dt.date, turn: int) -> dt.date:
    """The last day of a turn, never after the measure's own end."""
    if frequency in _DAYS:
        last = starts_on + dt.timedelta(days=_DAYS[frequency] * (turn + 1) - 1)
    elif frequency is Frequency.MONTHLY:
        last = _month_on(starts_on, turn + 1) - dt.timedelta(days=1)
    else:
        last = ends_on
    return min(last, ends_on)


def next_due(
    frequency: Frequency, starts_on: dt.date, ends_on: dt.date, done: Iterable[dt.date], today: dt.date
) -> dt.date | None:
    """The last day of the first turn after the last one done; None when nothing is to be done now.

    A measure that was forgotten for weeks is one thing to do, not one a week: doing it today catches up.
    Nothing is due before ``starts_on``, nor for what is done when needed. After ``ends_on`` only a last turn
    that nobody did is still due.
    """
    if frequency is Frequency.AS_NEEDED or today < starts_on:
        return None
    last = max((day for day in done if day >= starts_on), default=None)
    turn = 0 if last is None else turn_of(frequency, starts_on, min(last, ends_on)) + 1
    if turn and frequency is Frequency.ONCE:
        return None
    if turn > turn_of(frequency, starts_on, min(today, ends_on)):
        return None
    return end_of_turn(frequency, starts_on, ends_on, turn)


def _month_on(start: dt.date, months: int) -> dt.date:
    """The same day of the month so many months on, the last day of a shorter month."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    following = dt.date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (following - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(start.day, last))
