"""心理委员: who stands for a class, and which classes lack one. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from xinliapp.domain.students import Gender


@dataclass(frozen=True, slots=True)
class PeerRep:
    """A class's representative from ``from_day`` until the day before ``to_day`` (None: in office)."""

    id: str
    class_id: str
    student_id: str
    from_day: str
    to_day: str | None = None

    def in_office(self, day: str) -> bool:
        """Whether in office on the day."""
        return self.from_day <= day and (self.to_day is None or day < self.to_day)


@dataclass(frozen=True, slots=True)
class Gap:
    """What a class lacks: how many representatives, how many boys, how many girls."""

    total: int
    boys: int
    girls: int

    @property
    def missing(self) -> int:
        """How many have to be named at least."""
        return max(self.total, self.boys + self.girls)

    def __bool__(self) -> bool:
        return bool(self.total or self.boys or self.girls)


def gap(
    reps: Iterable[Gender | None], in_class: Iterable[Gender | None], per_class: int, each_gender: int
) -> Gap:
    """What a class lacks of ``per_class`` representatives with ``each_gender`` of either (JS-35: 2, 1 and 1).

    A gender nobody of the class has is not asked for: a class of girls has no boy to name. A representative
    whose gender the roster does not know counts for the total only.
    """
    have, there = list(reps), set(in_class)
    lacking = {
        gender: max(0, each_gender - have.count(gender)) if gender in there else 0
        for gender in (Gender.MALE, Gender.FEMALE)
    }
    return Gap(max(0, per_class - len(have)), lacking[Gender.MALE], lacking[Gender.FEMALE])
