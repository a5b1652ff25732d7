"""Records of a term that everyone with an account may see (core.db)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.activities import ActivityTheme, AudienceKind, Carrier, ClassPart


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
    LETTER_HOME = "letter_home"  # 给父母一封信
    PARENT_MAILBOX = "parent_mailbox"  # 父母信箱
    FAMILY_PARCEL = "family_parcel"  # 亲情包裹
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Activity:
    """One held activity; ``headcount`` is in 人次 (copies for handbooks), ``sessions`` in 场次.

    ``mental_health`` says that the subject is mental health or life care (专题), which the form KZ counts.
    ``theme``, ``audience`` and ``carrier`` are words to read; what is counted by is ``themes``,
    ``audience_kind`` and ``carriers``. A record without an ``audience_kind`` is a mere figure: it stands for
    no class and for no student. ``parents`` are parents who came (人次), ``agenda`` says whether a parents'
    meeting had mental health on its agenda (None: it was not asked), ``copies_in`` are handbooks taken in.
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
    audience_kind: AudienceKind | None = None
    themes: tuple[ActivityTheme, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    expected: int | None = None
    parents: int | None = None
    agenda: bool | None = None
    copies_in: int | None = None
    materials: str = ""
    classes: tuple[ClassPart, ...] = ()

    @property
    def has_topic(self) -> bool:
        """Whether a parents' meeting spoke of mental health (必讲心理)."""
        return self.mental_health if self.agenda is None else self.agenda
