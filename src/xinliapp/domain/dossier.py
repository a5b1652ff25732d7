"""One student's page as data: lines of the timeline, facts with their source, the five sections."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class EntryKind(Enum):
    """What a line of the timeline speaks of."""

    WARNING = "warning"
    CONFERENCE = "conference"
    GRADE = "grade"
    PLAN = "plan"
    REVIEW = "review"
    GROUP = "group"
    COUNSELING = "counseling"
    TALK = "talk"
    CHECK = "check"
    HOME = "home"
    FACT = "fact"


class Section(Enum):
    """The five sections of a growth record (WN-26: 五要素)."""

    BASICS = "basics"
    FAMILY = "family"
    STATE = "state"
    RESULTS = "results"
    COUNSELING = "counseling"


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One line of the timeline, in words; ``day`` is ISO.

    ``grades`` are the ordinals of a decision, the one before first; ``detail`` is what was written, "" where
    a person may only know that it took place (``sealed``). ``page`` and ``argument``: where it can be opened.
    """

    id: str
    kind: EntryKind
    day: str
    words: str
    who: str = ""
    detail: str = ""
    grades: tuple[int, ...] = ()
    sealed: bool = False
    page: str = ""
    argument: object = None


@dataclass(frozen=True, slots=True)
class DossierFact:
    """What the school knows of a student, with its source and day; a newer row of a section replaces none."""

    id: str
    student_id: str
    section: Section
    text: str
    source: str
    day: str


@dataclass(frozen=True, slots=True)
class SectionState:
    """Whether a section is there, and what it says in short."""

    section: Section
    filled: bool
    words: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Somebody opened or printed a student's page; ``action`` is the event's name.

    ``reason`` is what was written to open a note another counsellor sealed, "" where none is asked.
    """

    at: str
    who: str
    action: str
    reason: str = ""
