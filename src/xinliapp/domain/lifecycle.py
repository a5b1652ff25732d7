"""Files of those who left: how long they are kept, and how they are destroyed; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import SignatureWay
from xinliapp.domain.students import StudentStatus

DESTROYED_NAME = "(档案已销毁)"
"""What stands in the roster line that stays for old counts."""
MOST_AT_ONCE = 2_000
LONGEST_EXTENSION_YEARS = 30
_ABOUT_CHILDREN = (
    Changes.ROSTER | Changes.CASEWORK | Changes.SCREENING | Changes.COUNSELING | Changes.WARNINGS
    | Changes.CONTACTS | Changes.APPOINTMENTS | Changes.TASKS
)  # fmt: skip


class KeepState(Enum):
    """Where a file of somebody who left stands."""

    NO_RULE = "no_rule"  # the school has set no retention rule
    KEPT = "kept"
    EXTENDED = "extended"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Extension:
    """Why a file is kept longer, until which day; the newest of a student counts."""

    id: str
    student_id: str
    until_day: str
    reason: str
    by_name: str
    created_at: str


@dataclass(frozen=True, slots=True)
class LeftStudent:
    """Somebody who left; ``class_id`` is the class they were in last."""

    id: str
    name: str
    status: StudentStatus
    left_on: str
    class_id: str | None


@dataclass(frozen=True, slots=True)
class Destruction:
    """One act of destroying files, by two people; ``counts`` are records per table.

    ``settled_at`` is None while the pages that held the records wait to be written anew.
    """

    id: str
    year: int
    sequence: int
    years: int
    first_name: str
    second_name: str
    second_way: SignatureWay
    second_signed_on: str
    counts: Mapping[str, int]
    settled_at: str | None
    created_at: str

    @property
    def number(self) -> str:
        """``销毁2026-3``."""
        return f"销毁{self.year}-{self.sequence}"

    @property
    def changes(self) -> Changes:
        """What a screen may show that is gone now; the search box forgets the name."""
        return _ABOUT_CHILDREN


@dataclass(frozen=True, slots=True)
class DestroyedFile:
    """A file that is gone; ``file_id`` was the student's id, ``records`` how many rows named the child."""

    file_id: str
    due_on: str
    records: int

    @property
    def number(self) -> str:
        """The number that stood on every paper of the file."""
        return self.file_id.replace("-", "")[:8].upper()


def years_after(day: str, years: int) -> str:
    """The same day ``years`` later; 29 February becomes 1 March where there is none."""
    start = dt.date.fromisoformat(day)
    try:
        return start.replace(year=start.year + years).isoformat()
    except ValueError:
        return dt.date(start.year + years, 3, 1).isoformat()


def keep_state(due_on: str | None, extension: Extension | None, today: str) -> KeepState:
    """Where a file stands on ``today``; ``due_on`` is the day the extension, if any, is counted in."""
    if due_on is None:
        return KeepState.NO_RULE
    if due_on <= today:
        return KeepState.DUE
    return KeepState.KEPT if extension is None else KeepState.EXTENDED


def due_day(left_on: str, years: int | None, extension: Extension | None) -> str | None:
    """The first day a file may be destroyed: the rule's, or its extension's if later; None without a rule."""
    if years is None:
        return None
    by_rule = years_after(left_on, years)
    return by_rule if extension is None else max(by_rule, extension.until_day)
