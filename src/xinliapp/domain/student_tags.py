"""What a person may say of a roster tag by hand: where it comes from and until when it holds; pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.students import TagKind


class TagSource(Enum):
    """Who or what a tag comes from; ``student_tag.source`` holds the value."""

    ROSTER = "roster"  # an import; never given by hand
    GUARDIAN = "guardian"
    HOMEROOM = "homeroom"
    STUDENT = "student"
    DOCUMENT = "document"
    DEPARTMENT = "department"


HAND_SOURCES = tuple(source for source in TagSource if source is not TagSource.ROSTER)
LONGEST_DETAIL = 40
LONGEST_YEARS = 12  # no child is longer at one school


@dataclass(frozen=True, slots=True)
class TagInput:
    """A tag to be given from today on; ``last_day`` is the last day it holds."""

    kind: TagKind
    source: TagSource
    last_day: dt.date
    detail: str = ""


@dataclass(frozen=True, slots=True)
class TagCorrection:
    """What a tag that holds says from now on; ``last_day`` None leaves its end open, as rosters do."""

    tag_id: str
    source: str
    last_day: dt.date | None


@dataclass(frozen=True, slots=True)
class TagEdits:
    """Everything done to one student's tags at once; ``end`` are ids of tags that end today."""

    add: tuple[TagInput, ...] = ()
    correct: tuple[TagCorrection, ...] = ()
    end: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.add or self.correct or self.end)


NO_EDITS = TagEdits()


def first_day_without(last_day: dt.date) -> str:
    """``ends_on`` as stored: a tag holds before that day, no longer on it."""
    return (last_day + dt.timedelta(days=1)).isoformat()


def last_day_of(ends_on: str | None) -> dt.date | None:
    """The last day a stored tag holds, None while its end is open."""
    return None if ends_on is None else dt.date.fromisoformat(ends_on) - dt.timedelta(days=1)
