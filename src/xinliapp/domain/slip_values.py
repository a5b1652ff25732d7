"""What a slip of warnings says in words: when it was noticed, how urgent it is. Nothing is guessed."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from xinliapp.domain.spreadsheet import Cell
from xinliapp.domain.warnings import Urgency

_URGENCY = {
    "": Urgency.ROUTINE, "一般": Urgency.ROUTINE, "普通": Urgency.ROUTINE, "尽快": Urgency.SOON,
    "立即": Urgency.IMMEDIATE, "紧急": Urgency.IMMEDIATE,
}  # fmt: skip
_DAY = re.compile(r"(?:((?:19|20)\d\d)[-./年])?(\d{1,2})[-./月](\d{1,2})日?")
_TIME = re.compile(r"(\d{1,2})[:点时](\d{2})?分?")
_BACK = dt.timedelta(days=366)  # older ones are not reported on a slip
_NEAR = dt.timedelta(days=90)  # a day without a year is one of these last days, or it is asked about


@dataclass(frozen=True, slots=True)
class Noticed:
    """A moment; ``timed`` False where only the day is known: it stands at midnight then."""

    at: dt.datetime | None
    timed: bool = False


def urgency_said(text: str) -> Urgency | None:
    """How urgent it is; a blank is 一般, None for what is none of the three."""
    return _URGENCY.get(unicodedata.normalize("NFKC", text).strip())


def noticed_said(cell: Cell, now: dt.datetime) -> Noticed:
    """When it was noticed; None for nothing, for two possible days, and for what is still to come."""
    if isinstance(cell, dt.datetime):
        timed = (cell.hour, cell.minute) != (0, 0)
        return _past(cell.replace(second=0, microsecond=0), timed, now)
    if isinstance(cell, dt.date):
        return _past(dt.datetime.combine(cell, dt.time()), False, now)
    if not isinstance(cell, str):
        return Noticed(None)
    return _from_text(unicodedata.normalize("NFKC", cell).strip(), now)


def _from_text(text: str, now: dt.datetime) -> Noticed:
    found = _DAY.search(text)
    if found is None:
        return Noticed(None)
    day = _day(found, now)
    rest = text[found.end() :].strip()
    time = _TIME.fullmatch(rest)
    if day is None or (rest and time is None):
        return Noticed(None)
    if time is None:
        return _past(dt.datetime.combine(day, dt.time()), False, now)
    hour, minute = int(time[1]), int(time[2] or 0)
    if hour > 23 or minute > 59:
        return Noticed(None)
    return _past(dt.datetime.combine(day, dt.time(hour, minute)), True, now)


def _day(found: re.Match[str], now: dt.datetime) -> dt.date | None:
    """The day; without a year the one of the last three months, None where it is none of them."""
    years = [int(found[1])] if found[1] else [now.year, now.year - 1]
    for year in years:
        try:
            day = dt.date(year, int(found[2]), int(found[3]))
        except ValueError:
            continue
        if found[1] or now.date() - _NEAR <= day <= now.date():
            return day
    return None


def _past(moment: dt.datetime, timed: bool, now: dt.datetime) -> Noticed:
    return Noticed(moment, timed) if now - _BACK <= moment <= now else Noticed(None)
