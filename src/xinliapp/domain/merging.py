"""Two records of one person made one: what stands on either side and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.students import Student

UNDO_DAYS = 30
"""How long a merger can be taken back, from its day on."""


class Kept(Enum):
    """What was done with a row of the record that goes."""

    MOVED = "moved"
    RENUMBERED = "renumbered"
    COPIED = "copied"
    LEFT = "left"  # the record that stays has the same one


class StudentField(Enum):
    """What of a student a person may have to choose between."""

    NAME = "name"
    NAME_PINYIN = "name_pinyin"
    GENDER = "gender"
    BIRTHDAY = "birthday"
    STUDENT_NUMBER = "student_number"
    ID_NUMBER = "id_number"
    BOARDING = "boarding"


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two records: the student, the class in words, how many rows of each table there are."""

    student: Student
    class_label: str
    counts: tuple[tuple[str, int], ...]

    @property
    def rows(self) -> int:
        """All rows about this student."""
        return sum(count for _, count in self.counts)


@dataclass(frozen=True, slots=True)
class FieldPair:
    """One field on both sides, as stored; ``differ`` when both have it and not the same."""

    field: StudentField
    kept: str | None
    other: str | None

    @property
    def differ(self) -> bool:
        """Whether a person has to say which of the two holds."""
        return bool(self.kept) and bool(self.other) and self.kept != self.other


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both records side by side.

    ``blockers`` are codes of what has to be settled first: ``open_groups``, ``open_plans`` (both have one).
    """

    kept: Side
    other: Side
    fields: tuple[FieldPair, ...]
    blockers: tuple[str, ...]
    mark: str


@dataclass(frozen=True, slots=True)
class Merger:
    """One merger as it stands; ``left`` counts rows that had to stay with the record that went."""

    id: str
    student_id: str
    other_id: str
    name: str
    other_name: str
    reason: str
    merged_at: str
    undone_at: str | None
    by_name: str
    moved: int
    left: int
