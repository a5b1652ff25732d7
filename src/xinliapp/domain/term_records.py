"""Records of a term that everyone with an account may see (core.db)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class StaffKind(Enum):
    """专职, 兼职 counselling teachers and everyone else."""

    FULL_TIME = "full_time"
    PART_TIME = "part_time"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class StaffMember:
    """A person working at the school; ``from_day``/``to_day`` bound the time they count for."""

    id: str
    name: str
    kind: StaffKind
    duty: str
    qualification: str | None
    from_day: str
    to_day: str | None


@dataclass(frozen=True, slots=True)
class OpeningSlot:
    """A planned opening of the counselling room; ``staff_id`` is who is on duty."""

    id: str
    starts_at: str
    ends_at: str
    staff_id: str | None


@dataclass(frozen=True, slots=True)
class ActualOpening:
    """An opening as it happened; ``closed_at`` is None while the door is open. Only these minutes count."""

    id: str
    slot_id: str | None
    opened_at: str
    closed_at: str | None
    staff_id: str | None
    visitors: int


class LessonKind(Enum):
    """What a logged lesson was."""

    MENTAL_HEALTH = "mental_health"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class LessonLog:
    """One lesson actually given to one class; ``units`` is in 课时."""

    id: str
    class_id: str
    staff_id: str | None
    day: str
    period: int
    units: float
    kind: LessonKind
    topic: str
    in_timetable: bool


class MeetingKind(Enum):
    """Meetings the clauses ask for."""

    LEADERSHIP_MENTAL_HEALTH = "leadership_mental_health"  # JS-22 学校领导班子
    WORK_GROUP = "work_group"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that took place; ``summary`` holds no student's name."""

    id: str
    kind: MeetingKind
    day: str
    title: str
    attendees: int
    summary: str


class ActivityForm(Enum):
    """How an activity was held."""

    CLASS_MEETING = "class_meeting"
    LECTURE = "lecture"
    TALK_EDUCATION = "education"
    TRAINING = "training"
    PARENT_MEETING = "parent_meeting"
    PARENT_COURSE = "parent_course"
    PUBLICITY = "publicity"
    HANDBOOK = "handbook"  # 发放宣传手册: ``headcount`` is the number of copies
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Activity:
    """One held activity; ``headcount`` is in 人次 (copies for handbooks), ``sessions`` in 场次.

    ``mental_health`` says that the subject is mental health or life care (专题), which the form KZ counts.
    """

    id: str
    form: ActivityForm
    day: str
    title: str
    theme: str
    audience: str
    carrier: str
    sessions: int
    headcount: int
    mental_health: bool
