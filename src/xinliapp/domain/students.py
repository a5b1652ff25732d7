"""Students as the roster knows them. Tags and everything told in confidence live with the case records."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Gender(Enum):
    """As the national student-number system codes it: 1 男, 2 女."""

    MALE = "male"
    FEMALE = "female"


class Boarding(Enum):
    """就读方式: 1 走读, 2 住校."""

    DAY = "day"
    BOARDING = "boarding"


class StudentStatus(Enum):
    """在读 休学 转出 毕业 借读; 借读 and 休学 are shown apart in every denominator (counting.md)."""

    ENROLLED = "enrolled"
    SUSPENDED = "suspended"
    TRANSFERRED = "transferred"
    GRADUATED = "graduated"
    VISITING = "visiting"


class IdentifierState(Enum):
    """What is known of an ID or student number."""

    NONE = "none"
    VALID = "valid"
    UNCHECKED = "unchecked"  # taken as written, cannot be checked (L numbers, foreign documents)
    DOUBTFUL = "doubtful"  # kept for a person to look at (待核)


@dataclass(frozen=True, slots=True)
class Guardian:
    """A guardian as the roster lists them; ``position`` is 1 or 2."""

    position: int
    name: str | None
    relation: str | None
    phone: str | None


@dataclass(frozen=True, slots=True)
class Student:
    """One student on the school's roll.

    ``class_id`` and ``number_in_class`` are those of the current membership; ``birthday`` is ISO text;
    ``name_pinyin`` is the roster's own 姓名拼音 if it has one.
    """

    id: str
    name: str
    name_pinyin: str | None
    gender: Gender | None
    birthday: str | None
    id_number: str | None
    id_number_state: IdentifierState
    student_number: str | None
    student_number_state: IdentifierState
    boarding: Boarding | None
    status: StudentStatus
    joined_on: str
    left_on: str | None
    class_id: str | None
    number_in_class: int | None
    guardians: tuple[Guardian, ...] = ()


class TagKind(Enum):
    """Sensitive roster columns; kept in case.db with source and period."""

    LEFT_BEHIND_ONE = "left_behind_one_parent"  # 1-单亲留守儿童
    LEFT_BEHIND_BOTH = "left_behind_both_parents"  # 2-双亲留守儿童
    LEFT_BEHIND = "left_behind"  # 留守, the roster does not say which of the two
    MIGRANT = "migrant_child"
    ORPHAN = "orphan"
    MARTYR_FAMILY = "martyr_family"
    DISABILITY = "disability"
    INCLUSIVE_EDUCATION = "inclusive_education"
    HARDSHIP = "hardship"
    SINGLE_PARENT = "single_parent"
    HEALTH = "health_condition"


@dataclass(frozen=True, slots=True)
class StudentTag:
    """One tag of one student; ``detail`` is the cell's own word where a code says less."""

    id: str
    student_id: str
    kind: TagKind
    detail: str | None
    source: str
    starts_on: str
    ends_on: str | None
