"""Records about one child, told in confidence (case.db only)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.plan_measures import Frequency


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
    item_id: str | None = None  # the conference's conclusion behind it


class CareRole(Enum):
    """The five roles of a student's care group (JS-39)."""

    COUNSELOR = "counselor"
    HOMEROOM_TEACHER = "homeroom_teacher"
    SUBJECT_TEACHER = "subject_teacher"
    CLASSMATE = "classmate"
    PARENT = "parent"


class MemberConsent(Enum):
    """Whether a classmate (with their parents) or a parent agreed to take part."""

    UNASKED = "unasked"
    GIVEN = "given"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class CareGroupMember:
    """One person in a care group; the period bounds when they count.

    ``person_id`` is a classmate's student id; colleagues and parents are known by name alone.
    """

    id: str
    group_id: str
    role: CareRole
    name: str
    from_day: str
    to_day: str | None
    person_id: str | None = None
    consent: MemberConsent = MemberConsent.UNASKED
    consent_on: str | None = None
    left_reason: str | None = None


@dataclass(frozen=True, slots=True)
class CareGroup:
    """A student's care group (关爱小组); not the school-level 校级关爱工作小组."""

    id: str
    student_id: str
    formed_on: str
    closed_on: str | None
    members: tuple[CareGroupMember, ...] = ()


class PlanStatus(Enum):
    """Where a support plan stands; SUBMITTED waits for a second counsellor or the principal's paper."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    ACTIVE = "active"
    CLOSED = "closed"


class PlanOutcome(Enum):
    """How a plan ended."""

    IMPROVED = "improved"
    STABLE = "stable"
    LIFTED = "lifted"
    REFERRED = "referred"
    ADJUST = "adjust"


class ParentsMode(Enum):
    """How parents took part in a plan."""

    FACE_TO_FACE = "face_to_face"
    PHONE = "phone"
    VIDEO = "video"
    LETTER = "letter"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class PlanMeasure:
    """One row of a plan: what, who, how often, from when to when (both included).

    ``line_id`` stays the same from version to version, so that what was done stays with the row.
    """

    id: str
    plan_id: str
    line_id: str
    seq: int
    what: str
    responsible: str
    frequency: Frequency
    starts_on: str
    ends_on: str


@dataclass(frozen=True, slots=True)
class PlanReview:
    """How a plan did: the outcome a person entered. 解除 needs ``reason`` and a second signature."""

    id: str
    plan_id: str
    student_id: str
    reviewed_on: str
    by_name: str
    outcome: PlanOutcome
    note: str
    reason: str
    next_review_on: str | None


@dataclass(frozen=True, slots=True)
class SupportPlan:
    """A student's intervention plan (一生一策 in JS-41's sense), one row per version.

    ``goals`` are up to five lines; ``measures`` reads the rows of ``lines`` as text, or is all there is of a
    plan from before there were rows. ``triggers`` are occasions that do not suit the student.
    """

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
    triggers: str = ""
    emergency_name: str = ""
    emergency_phone: str = ""
    parents_mode: ParentsMode | None = None
    parents_opinion: str = ""
    parents_signed_on: str | None = None
    review_days: int | None = None
    lift_conditions: str = ""
    submitted_at: str | None = None
    submitted_by: str | None = None
    lines: tuple[PlanMeasure, ...] = ()


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


class ConsentRule(Enum):
    """Of whom a round asks consent. ``UNDER_14`` is the least a round with a scale may have (counting.md)."""

    NONE = "none"
    UNDER_14 = "under_14"
    ALL = "all"


class Organiser(Enum):
    """Who runs a round: the school, or its district for all schools (BJ-22)."""

    SCHOOL = "school"
    DISTRICT = "district"


class EntrySource(Enum):
    """How a result came in."""

    TYPED = "typed"
    IMPORT = "import"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class CheckRound:
    """One round of screening or checking.

    With a scale: ``scale_id`` and ``scale_version`` of one that is shipped, or ``outside`` with the vendor's
    ``scale_name`` and, where the vendor says so, the ``hint_line`` its total is a hint from (inclusive).
    """

    id: str
    name: str
    method: CheckMethod
    starts_on: str
    ends_on: str | None
    closed_on: str | None
    scale_id: str | None = None
    scale_version: str | None = None
    scale_name: str = ""
    hint_line: float | None = None
    organiser: Organiser = Organiser.SCHOOL
    consent_rule: ConsentRule = ConsentRule.NONE


@dataclass(frozen=True, slots=True)
class CheckEntry:
    """One student's result in a round; ``noticed`` is 见异常 as entered by a person, never a diagnosis.

    ``hint``: the newest sheet gives one. ``disposed_at``: when a person last decided about it.
    """

    id: str
    round_id: str
    student_id: str
    day: str
    method: CheckMethod
    status: CheckStatus
    noticed: bool
    disposition: Disposition | None
    source: EntrySource = EntrySource.TYPED
    hint: bool = False
    disposed_at: str | None = None
