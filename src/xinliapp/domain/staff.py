"""What is known of staff besides their time at the school: education, certificates, trainings; pure rules."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.term_records import StaffKind

EXPIRY_WARNING = dt.timedelta(days=60)


class Education(Enum):
    """学历, in rising order."""

    COLLEGE = "college"
    BACHELOR = "bachelor"
    MASTER = "master"
    DOCTOR = "doctor"

    @property
    def is_degree(self) -> bool:
        """本科以上, the bachelor's included."""
        return self is not Education.COLLEGE


class CertificateKind(Enum):
    """What a certificate says its holder may do."""

    TEACHER_MENTAL_HEALTH = "teacher_mental_health"
    COUNSELOR = "counselor"
    PSYCHOTHERAPIST = "psychotherapist"
    TRAINING = "training"  # 专业培训结业证
    OTHER = "other"


QUALIFYING = frozenset(CertificateKind) - {CertificateKind.OTHER}


class TrainingLevel(Enum):
    """Who held a training, in rising order."""

    SCHOOL = "school"
    COUNTY = "county"
    CITY = "city"
    PROVINCE = "province"
    NATIONAL = "national"


class TrainingForm(Enum):
    """How a training was held."""

    CENTRAL = "central"  # 集中
    ONLINE = "online"
    SCHOOL_BASED = "school_based"  # 校本研修
    OBSERVATION = "observation"  # 观摩研讨


class TrainingAudience(Enum):
    """Whom a training was for."""

    COUNSELORS = "counselors"
    HOMEROOM_TEACHERS = "homeroom_teachers"
    SUBJECT_TEACHERS = "subject_teachers"
    LEADERSHIP = "leadership"
    ALL_STAFF = "all_staff"


@dataclass(frozen=True, slots=True)
class StaffProfile:
    """A person's 学历专业; ``psychology``: the subject is psychology or near to it."""

    staff_id: str
    education: Education | None
    major: str
    psychology: bool


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate as it stands on paper; ``valid_to`` is the last day it holds, None for ever."""

    id: str
    staff_id: str
    kind: CertificateKind
    number: str
    issuer: str
    issued_on: str
    valid_to: str | None
    attachment_id: str | None

    def holds(self, day: str) -> bool:
        """Whether it is valid on the day."""
        return self.issued_on <= day and (self.valid_to is None or day <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Appointment:
    """任职文件: a kept paper that names a person to their post; ``issued_on`` stands on it."""

    id: str
    staff_id: str
    title: str
    issued_on: str
    attachment_id: str


@dataclass(frozen=True, slots=True)
class Training:
    """A training held; ``hours`` in 学时."""

    id: str
    title: str
    day: str
    level: TrainingLevel
    form: TrainingForm
    hours: float
    audiences: tuple[TrainingAudience, ...]
    compulsory: bool
    organizer: str


@dataclass(frozen=True, slots=True)
class Attendance:
    """One person's training; ``certificate`` is the number of the paper, or empty."""

    staff_id: str
    training_id: str
    day: str
    level: TrainingLevel
    hours: float
    certificate: str


class QualificationPart(Enum):
    """One part of the expression a person's fitness for duty is read from."""

    DEGREE = "degree"  # 本科以上
    PSYCHOLOGY = "psychology"  # 心理学或相关专业
    PAPER = "paper"  # 有效的资质证书或培训证


@dataclass(frozen=True, slots=True)
class Qualification:
    """``failing`` are the parts that do not hold, ``in_principle`` those of them asked “原则上” only."""

    failing: tuple[QualificationPart, ...]
    in_principle: tuple[QualificationPart, ...] = ()
    judged: bool = True

    @property
    def firm(self) -> bool:
        """Whether a part fails that is asked without “原则上”."""
        return bool(set(self.failing) - set(self.in_principle))


def duty_qualification(
    kind: StaffKind,
    profile: StaffProfile,
    certificates: Sequence[Certificate],
    trained: bool,
    day: str,
) -> Qualification:
    """Whether a person may stand duty in the room, and which part of the expression fails (screens.md S18).

    Full-time: 本科以上 and 心理学或相关专业, both “原则上” (BJ-59). Part-time: a valid certificate or a
    training on record (BJ-60). Others are not judged.
    """
    if kind is StaffKind.FULL_TIME:
        failing = []
        if profile.education is None or not profile.education.is_degree:
            failing.append(QualificationPart.DEGREE)
        if not profile.psychology:
            failing.append(QualificationPart.PSYCHOLOGY)
        return Qualification(tuple(failing), tuple(failing))
    if kind is StaffKind.PART_TIME:
        holds = trained or any(
            certificate.kind in QUALIFYING and certificate.holds(day) for certificate in certificates
        )
        return Qualification(() if holds else (QualificationPart.PAPER,))
    return Qualification((), judged=False)


def hours_in_year(attended: Sequence[Attendance], year: int) -> float:
    """学时 of a calendar year (counting.md: 每年 is the calendar year)."""
    return sum(row.hours for row in attended if row.day[:4] == str(year))


def highest_level(attended: Sequence[Attendance], day: dt.date, years: int = 3) -> TrainingLevel | None:
    """The highest level attended in the ``years`` years that end with ``day``, or None (counting.md)."""
    try:
        since = day.replace(year=day.year - years)
    except ValueError:  # 29 February
        since = day.replace(year=day.year - years, day=28)
    order = list(TrainingLevel)
    found = [row.level for row in attended if since < dt.date.fromisoformat(row.day) <= day]
    return max(found, key=order.index, default=None)
