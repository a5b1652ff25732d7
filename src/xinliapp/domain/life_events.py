"""What happened to a child, with day and source; five kinds make a home visit due (BJ-31, BJ-32)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class EventKind(Enum):
    """转学, 监护人变更, the five of BJ-31 (思想, 学业, 变故, 挫折, 异常), and anything else."""

    MOVED_SCHOOL = "moved_school"
    NEW_GUARDIAN = "new_guardian"
    OUTLOOK = "outlook"
    STUDIES = "studies"
    UPHEAVAL = "upheaval"
    SETBACK = "setback"
    CONDUCT = "conduct"
    OTHER = "other"


VISIT_KINDS = frozenset(
    {EventKind.OUTLOOK, EventKind.STUDIES, EventKind.UPHEAVAL, EventKind.SETBACK, EventKind.CONDUCT}
)
"""BJ-31: 思想有重大变化、学业有较大波动、遭遇重大变故、重大挫折及出现明显异常 → 及时家访."""

VISIT_WITHIN = dt.timedelta(days=7)
"""及时 names no number: our convention is a week from the day it happened (decision 0172)."""

VISIT_FORGOTTEN = dt.timedelta(days=90)
"""What lies further back was noted as history; nobody is sent on its account."""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """One event as noted."""

    id: str
    student_id: str
    kind: EventKind
    day: str
    text: str
    source: str
