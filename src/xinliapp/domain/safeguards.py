"""Bodies, policies, meetings' minutes, partners and help channels; pure.

The student's 关爱小组 (JS-39) is none of the bodies here; it lies in case.db (domain/casework.py).
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.term_records import MeetingKind

AGREEMENT_WARNING = dt.timedelta(days=60)


class BodyKind(Enum):
    """Bodies the notices ask for."""

    PREVENTION_TASK_FORCE = "prevention_task_force"  # 防治工作专班 JS-23
    SCHOOL_CARE_GROUP = "school_care_group"  # 校级关爱工作小组, six departments JS-12
    LEADING_GROUP = "leading_group"  # 领导小组 ZZ-03
    WARNING_NETWORK = "warning_network"  # 班级—年级—学校预警网络 WN-29
    FOUR_LEVEL_NETWORK = "four_level_network"  # 学校—家庭—心理教师—班级四级预警网络 ZZ-09

    @property
    def levels(self) -> tuple[NetworkLevel, ...]:
        """The levels a network of this kind has to fill; none for what is no network."""
        return _LEVELS.get(self, ())


class BodyRole(Enum):
    """What a member is in a body."""

    LEADER = "leader"
    DEPUTY = "deputy"
    MEMBER = "member"


class Post(Enum):
    """A member's post: this is judged, never the name (requirements.md 1.3.1 no. 28)."""

    PARTY_SECRETARY = "party_secretary"
    PRINCIPAL = "principal"
    SECRETARY_AND_PRINCIPAL = "secretary_and_principal"
    VICE_HEAD = "vice_head"
    OFFICE_HEAD = "office_head"
    GRADE_HEAD = "grade_head"
    HOMEROOM_TEACHER = "homeroom_teacher"
    COUNSELOR = "counselor"
    OTHER = "other"

    @property
    def is_head(self) -> bool:
        """党政主要负责人: the party secretary or the principal."""
        return self in (Post.PARTY_SECRETARY, Post.PRINCIPAL, Post.SECRETARY_AND_PRINCIPAL)


class Department(Enum):
    """The six departments of a 校级关爱工作小组 (JS-12)."""

    POLICE = "police"
    CIVIL_AFFAIRS = "civil_affairs"
    HEALTH = "health"
    YOUTH_LEAGUE = "youth_league"
    WOMENS_FEDERATION = "womens_federation"
    NEXT_GENERATION = "next_generation"  # 关工委


class NetworkLevel(Enum):
    """A level of a warning network."""

    CLASS = "class"
    GRADE = "grade"
    SCHOOL = "school"
    FAMILY = "family"  # 家委会、家长学校 ZZ-11
    COUNSELOR = "counselor"  # 专兼职心理教师 ZZ-12


_LEVELS = {
    BodyKind.WARNING_NETWORK: (NetworkLevel.CLASS, NetworkLevel.GRADE, NetworkLevel.SCHOOL),
    BodyKind.FOUR_LEVEL_NETWORK: (
        NetworkLevel.SCHOOL, NetworkLevel.FAMILY, NetworkLevel.COUNSELOR, NetworkLevel.CLASS,
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """A body; ``document`` is the paper that founded it, ``closed_on`` the first day without it."""

    id: str
    kind: BodyKind
    name: str
    founded_on: str
    document: str
    duty: str
    closed_on: str | None


@dataclass(frozen=True, slots=True)
class BodyMember:
    """Somebody in a body from ``from_day`` until the day before ``to_day``.

    ``post_text`` says the post in words; ``unit`` is theirs; ``area`` is the class or year they stand for;
    ``staff_id`` ties a colleague to the list of staff, so that their leaving is noticed.
    """

    id: str
    body_id: str
    role: BodyRole
    post: Post
    post_text: str
    name: str
    unit: str
    phone: str
    department: Department | None
    level: NetworkLevel | None
    area: str
    staff_id: str | None
    from_day: str
    to_day: str | None

    def serves(self, day: str) -> bool:
        """Whether they are a member on the day."""
        return self.from_day <= day and (self.to_day is None or day < self.to_day)


@dataclass(frozen=True, slots=True)
class PolicyKind:
    """A kind of paper a school keeps, and the clauses that ask for it (resources/lists/policy_kinds.toml)."""

    id: str
    label: str
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Policy:
    """One version of a paper; the next one names it in ``supersedes``.

    ``withdrawn_on`` is the first day without it.
    """

    id: str
    kind: str
    title: str
    version: str
    effective_on: str
    approved_by: str
    attachment_id: str | None
    supersedes: str | None
    reason: str
    withdrawn_on: str | None

    def in_force(self, day: str) -> bool:
        """Whether it holds on the day."""
        return self.effective_on <= day and (self.withdrawn_on is None or day < self.withdrawn_on)


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting with its minutes; ``attendance`` are the names of who came, as typed. No student's name."""

    id: str
    kind: MeetingKind
    day: str
    title: str
    attendees: int
    summary: str
    host: str
    place: str
    attendance: str
    topics: str
    decisions: str
    attachment_id: str | None


class PartnerKind(Enum):
    """What sort of unit a school works with."""

    PSYCHIATRIC_HOSPITAL = "psychiatric_hospital"
    GENERAL_HOSPITAL = "general_hospital"
    COUNSELING_CENTER = "counseling_center"
    POLICE = "police"
    COMMUNITY = "community"
    UNIVERSITY = "university"
    OTHER = "other"


REFERRED_TO = frozenset(
    {PartnerKind.PSYCHIATRIC_HOSPITAL, PartnerKind.GENERAL_HOSPITAL, PartnerKind.COUNSELING_CENTER}
)
"""Units a family can be sent to."""


@dataclass(frozen=True, slots=True)
class Partner:
    """A unit the school works with; ``agreement_to`` is the agreement's last day."""

    id: str
    name: str
    kind: PartnerKind
    contact: str
    phone: str
    address: str
    green_channel: bool
    green_note: str
    agreement_from: str | None
    agreement_to: str | None
    attachment_id: str | None
    from_day: str
    to_day: str | None


class ChannelScope(Enum):
    """Whether help is asked for inside the school or outside it (JS-34)."""

    INSIDE = "inside"
    OUTSIDE = "outside"


class ChannelKind(Enum):
    """How help is asked for."""

    PHONE = "phone"
    MAILBOX = "mailbox"
    EMAIL = "email"
    CHAT = "chat"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HelpChannel:
    """A way to ask for help; counts from the day it was made public."""

    id: str
    scope: ChannelScope
    kind: ChannelKind
    name: str
    value: str
    hours: str
    published_on: str | None
    published_where: str
    from_day: str
    to_day: str | None


def names_typed(text: str) -> tuple[str, ...]:
    """Names as people type them in a row: parted by blanks, 、 , ; or new lines; each once, in order."""
    for mark in "、,，;；/\n\t":
        text = text.replace(mark, " ")
    return tuple(dict.fromkeys(text.split()))
