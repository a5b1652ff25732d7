"""What an import would do, row by row, before anything is written; pure.

Strong keys (student number, ID number) come first. Name with birthday is a weak match: it is proposed,
never applied silently. Two strong keys on two children is a conflict. A blank never deletes; who is missing
from the file is listed and stays. What a person typed by hand is kept unless they choose otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from xinliapp.domain.class_labels import ClassKey
from xinliapp.domain.roster_rows import Reason, RosterRow
from xinliapp.domain.roster_tags import TagChange
from xinliapp.domain.school import ClassGroup
from xinliapp.domain.students import Student, StudentStatus, StudentTag

LEFT = (StudentStatus.TRANSFERRED, StudentStatus.GRADUATED)


class Outcome(Enum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    CONFLICT = "conflict"
    INVALID = "invalid"
    SKIPPED = "skipped"


class PickAction(Enum):
    """What a person decides about a conflict."""

    MERGE = "merge"  # it is this student (``student_id``)
    NEW = "new"  # it is another child
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Pick:
    """A decision about one row; ``fields`` replaces the changes taken by default."""

    action: PickAction | None = None
    student_id: str | None = None
    fields: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field of a known student; values as stored, a class as (stage, entry year, number or name)."""

    field: str
    before: str | None
    after: str | None
    hand_edited: bool = False
    adopt: bool = True


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known student a conflicting row may be, with what merging would change."""

    student_id: str
    name: str
    class_id: str | None
    student_number: str | None
    changes: tuple[FieldChange, ...]
    tags: tuple[TagChange, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRow:
    """One row of the file with its outcome; ``reasons`` begin with the one that decided."""

    row: RosterRow
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    student_id: str | None = None
    changes: tuple[FieldChange, ...] = ()
    tags: tuple[TagChange, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    new_allowed: bool = False

    @property
    def key(self) -> str:
        """``sheet!row``."""
        return self.row.key


@dataclass(frozen=True, slots=True)
class Roster:
    """What the school knows now. ``tags`` is None where the case file is closed.

    ``held`` are students away whose return is decided elsewhere: no file brings them back (KZ-17).
    """

    students: tuple[Student, ...]
    classes: tuple[ClassGroup, ...]
    hand_edits: Mapping[str, frozenset[str]] = field(default_factory=dict)
    tags: Mapping[str, tuple[StudentTag, ...]] | None = None
    held: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Plan:
    """Every row with its outcome, and who of the grades in the file is not in it (they stay)."""

    rows: tuple[PlannedRow, ...]
    missing: tuple[str, ...]

    def counts(self) -> dict[str, int]:
        """Rows per outcome, all six present."""
        tally = {outcome.value: 0 for outcome in Outcome}
        for planned in self.rows:
            tally[planned.outcome.value] += 1
        return tally


def class_key(group: ClassGroup) -> ClassKey:
    """A stored class as a key: a named class by its name, any other by its number."""
    number = None if group.name else group.number
    return ClassKey(group.stage, group.entry_year, number, group.name)


def strong_keys(row: RosterRow) -> tuple[tuple[str, str], ...]:
    """The numbers of a row that identify a child."""
    pairs = (("student_number", row.student_number.value), ("id_number", row.id_number.value))
    return tuple((name, value) for name, value in pairs if value)


def text_of(value: object) -> str | None:
    """A value as stored or, for a class, as ``stage/entry year/number``."""
    if value is None:
        return None
    if isinstance(value, ClassKey):
        return f"{value.stage.value}/{value.entry_year}/{value.number if value.name is None else value.name}"
    return str(value.value) if isinstance(value, Enum) else str(value)
