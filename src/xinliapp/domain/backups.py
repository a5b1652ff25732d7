"""Which backups are kept: 7 days, 4 weeks, 12 months; a shrunken one never takes a good one's place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import Enum

KEEP_DAYS = 7
KEEP_WEEKS = 4
KEEP_MONTHS = 12
SHRUNKEN_BELOW = 0.9


class AutoBackup(Enum):
    """When a backup is made without anybody asking."""

    EXIT = "exit"
    WEEKLY = "weekly"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class BackupEntry:
    """One backup as the rule sees it. ``rows_case`` is None when only case.db's ciphertext was copied."""

    name: str
    made_at: dt.datetime
    rows_core: int
    rows_case: int | None = None


def shrunken(entries: Iterable[BackupEntry]) -> frozenset[str]:
    """The backups with over 10 % fewer rows, in either file, than some earlier one that is still there."""
    most_core, most_case = 0, 0
    found = set()
    for entry in sorted(entries, key=_order):
        lost_core = entry.rows_core < SHRUNKEN_BELOW * most_core
        lost_case = entry.rows_case is not None and entry.rows_case < SHRUNKEN_BELOW * most_case
        if lost_core or lost_case:
            found.add(entry.name)
        most_core = max(most_core, entry.rows_core)
        most_case = max(most_case, entry.rows_case or 0)
    return frozenset(found)


def prune_plan(entries: Iterable[BackupEntry]) -> frozenset[str]:
    """The names of the backups that may go.

    Of the sound ones the newest of each of the last 7 days, 4 weeks and 12 months that have one stay; backups
    with and without case.db's rows are judged apart, because one cannot stand in for the other. Shrunken ones
    are judged among themselves: they never push out a sound one, and the newest stays to be looked at.
    """
    known = list(entries)
    small = shrunken(known)
    kept: set[str] = set()
    for with_case in (True, False):
        for is_small in (True, False):
            group = [
                entry
                for entry in known
                if (entry.rows_case is not None) is with_case and (entry.name in small) is is_small
            ]
            kept |= _kept(group)
    return frozenset(entry.name for entry in known) - kept


def _kept(group: list[BackupEntry]) -> set[str]:
    rules: tuple[tuple[int, Callable[[dt.datetime], object]], ...] = (
        (KEEP_DAYS, lambda at: at.date()),
        (KEEP_WEEKS, lambda at: at.isocalendar()[:2]),
        (KEEP_MONTHS, lambda at: (at.year, at.month)),
    )
    newest_first = sorted(group, key=_order, reverse=True)
    kept = set()
    for most, period in rules:
        seen: set[object] = set()
        for entry in newest_first:
            bucket = period(entry.made_at)
            if bucket not in seen and len(seen) < most:
                seen.add(bucket)
                kept.add(entry.name)
    return kept


def _order(entry: BackupEntry) -> tuple[dt.datetime, str]:
    return entry.made_at, entry.name
