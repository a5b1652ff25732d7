"""Home visits, contacts with guardians, and who a round of talks does not apply to (case.db only)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum


class ContactMode(Enum):
    """How a family was reached. JS-44 counts every way, BJ-30 only 入户 (screens.md S17)."""

    AT_HOME = "at_home"
    AT_SCHOOL = "at_school"
    PHONE = "phone"
    MESSAGE = "message"
    VIDEO = "video"


class VisitOccasion(Enum):
    """What made the visit due; the last five are those of BJ-31 (及时家访)."""

    PLANNED = "planned"
    CONCERN = "concern"
    EVENT = "event"
    REQUESTED = "requested"
    OUTLOOK = "outlook"
    STUDIES = "studies"
    UPHEAVAL = "upheaval"
    SETBACK = "setback"
    CONDUCT = "conduct"


class ContactTopic(Enum):
    """What a contact with a guardian was about (JS-43, JS-55, JS-56)."""

    FAMILY_EDUCATION = "family_education"
    AT_HOME = "at_home"
    SCHOOL_LIFE = "school_life"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HomeVisit:
    """One visit to a student's family; ``met`` is the relation of whom one met, never a full name."""

    id: str
    student_id: str
    day: str
    mode: ContactMode
    occasion: VisitOccasion
    by_name: str
    met: str
    findings: str
    agreed: str
    next_on: str | None


@dataclass(frozen=True, slots=True)
class GuardianContact:
    """One contact with a guardian other than a visit."""

    id: str
    student_id: str
    day: str
    mode: ContactMode
    topic: ContactTopic
    by_name: str
    note: str


@dataclass(frozen=True, slots=True)
class TalkExemption:
    """A student the talks of a span do not apply to, and why."""

    id: str
    student_id: str
    starts_on: str
    ends_on: str
    reason: str


@dataclass(frozen=True, slots=True)
class TalkWindow:
    """A span talks are counted in; ``key`` names it: ``term``, ``after_midterm``, ``year`` or a campaign."""

    key: str
    label: str
    starts_on: dt.date
    ends_on: dt.date


class TalkMark(Enum):
    """What one cell of the grid of talks says; the value is the digit that is typed."""

    NOT_YET = "0"
    IN_PERSON = "1"
    BY_PHONE = "2"
    NOT_APPLICABLE = "9"
