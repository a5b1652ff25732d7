"""Records about one child, told in confidence (case.db only)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk with one student (谈心); each talk is one 场次 (counting.md)."""

    id: str
    student_id: str
    day: str
    by_name: str
    one_to_one: bool
    face_to_face: bool
    note: str


@dataclass(frozen=True, slots=True)
class ConcernGrade:
    """A decision about how closely a student is looked after: ordinal 0 (常规) to 4; append-only.

    A later decision replaces an earlier one by its day; ``reason`` is required when the grade changes.
    """

    id: str
    student_id: str
    ordinal: int
    decided_on: str
    decided_by: str
    reason: str
    review_on: str | None


class CareRole(Enum):
    """The five roles of a student's care group (JS-39)."""

    COUNSELOR = "counselor"
    HOMEROOM_TEACHER = "homeroom_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    CLASSMATE = "classmate"
    PARENT = "parent"


@dataclass(frozen=True, slots=True)
class CareGroupMember:
    """One person in a care group; the period bounds when they count."""

    id: str
    group_id: str
    role: CareRole
    name: str
    from_day: str
    to_day: str | None


@dataclass(frozen=True, slots=True)
class CareGroup:
    """A student's care group (关爱小组); not the school-level 校级关爱工作小组."""

    id: str
    student_id: str
    formed_on: str
    closed_on: str | None
    members: tuple[CareGroupMember, ...] = ()


class PlanStatus(Enum):
    """Where a support plan stands."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"


class PlanOutcome(Enum):
    """How a plan ended."""

    IMPROVED = "improved"
    STABLE = "stable"
    LIFTED = "lifted"
    REFERRED = "referred"
    ADJUST = "adjust"


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """A student's intervention plan (一生一策 in JS-41's sense), one row per version."""

    id: str
    student_id: str
    version: int
    status: PlanStatus
    starts_on: str
    review_on: str | None
    closed_on: str | None
    outcome: PlanOutcome | None
    situation: str
    goals: str
    measures: str


class CheckMethod(Enum):
    """How a student was checked: JS-58 names talk, observation, survey; scales as well."""

    SCALE = "scale"
    TALK = "talk"
    OBSERVATION = "observation"
    SURVEY = "survey"


class CheckStatus(Enum):
    """Whether the check took place for a student."""

    DONE = "done"
    ABSENT = "absent"
    VOID = "void"
    DECLINED = "declined"
    EXEMPT = "exempt"


class Disposition(Enum):
    """What a person decided after a hint."""

    NONE_NEEDED = "none_needed"
    TALK_THEN_SEE = "talk_then_see"
    RETEST = "retest"
    CONFERENCE = "conference"
    TELL_PARENTS = "tell_parents"
    REFER = "refer"


@dataclass(frozen=True, slots=True)
class CheckRound:
    """One round of screening or checking."""

    id: str
    name: str
    method: CheckMethod
    starts_on: str
    ends_on: str | None
    closed_on: str | None


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """One student's result in a round; ``noticed`` is 见异常 as entered by a person, never a diagnosis."""

    id: str
    round_id: str
    student_id: str
    day: str
    method: CheckMethod
    status: CheckStatus
    noticed: bool
    disposition: Disposition | None
