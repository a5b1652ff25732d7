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
    REFERRAL = "referral"
    CRISIS = "crisis"
    FACT = "fact"
    EVENT = "event"
    PAPER = "paper"
    CONSENT = "consent"


class Section(Enum):
    """The five sections of a growth record (WN-26: 五要素)."""

    BASICS = "basics"
    FAMILY = "family"
    STATE = "state"
    RESULTS = "results"
    COUNSELING = "counseling"


class FactTopic(Enum):
    """What a fact is about within its section (requirements 2.6); TOPIC_SECTIONS says which section."""

    HOUSEHOLD = "household"
    CARERS = "carers"
    MEANS = "means"
    BONDS = "bonds"
    HEALTH = "health"
    STRENGTHS = "strengths"
    AT_SCHOOL = "at_school"


TOPIC_SECTIONS = {
    FactTopic.HOUSEHOLD: Section.FAMILY,
    FactTopic.CARERS: Section.FAMILY,
    FactTopic.MEANS: Section.FAMILY,
    FactTopic.BONDS: Section.FAMILY,
    FactTopic.HEALTH: Section.BASICS,
    FactTopic.STRENGTHS: Section.BASICS,
    FactTopic.AT_SCHOOL: Section.STATE,
}


class FileItem(Enum):
    """What a full file holds besides the five sections (requirements 2.6), each there or not."""

    GUARDIANS = "guardians"
    HOUSEHOLD = "household"
    CARERS = "carers"
    HEALTH = "health"
    STRENGTHS = "strengths"
    CONSENT = "consent"
    RESULTS = "results"
    TALKS = "talks"
    HOME = "home"


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
    topic: FactTopic | None = None


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
