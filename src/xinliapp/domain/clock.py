"""The only place that asks what time it is; everything else is given a clock."""

from __future__ import annotations

import datetime as dt
from typing import Protocol


class Clock(Protocol):
    """Wall clock of the school."""

    def now(self) -> dt.datetime:
        """Local wall-clock time without zone, whole seconds."""
        ...


class SystemClock:
    """The PC's own clock."""

    def now(self) -> dt.datetime:
        return dt.datetime.now().replace(microsecond=0)  # noqa: DTZ005 - the school's wall clock is meant


class FixedClock:
    """A clock that stands still until told otherwise: tests, the demo, screenshots."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def now(self) -> dt.datetime:
        return self.moment


def stamp(moment: dt.datetime) -> str:
    """A moment as stored: ``YYYY-MM-DDTHH:MM:SS``."""
    # Not strftime: on Linux it writes the year 800 as "800", which nothing reads back.
    return moment.replace(tzinfo=None).isoformat(timespec="seconds")


def parse_stamp(text: str) -> dt.datetime:
    """The inverse of :func:`stamp`."""
    return dt.datetime.strptime(text, "%Y-%m-%dT%H:%M:%S")  # noqa: DTZ007 - wall clock
