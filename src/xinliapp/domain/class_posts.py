"""Who holds a post in a class: 班主任, 副班主任 by name, 团支书, 学生干部 as students of the class; pure.

心理委员 are a noun of their own (``peer_reps``): a clause counts them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class PostKind(Enum):
    """A post in a class."""

    HOMEROOM = "homeroom"
    DEPUTY = "deputy"
    LEAGUE = "league"
    OFFICER = "officer"

    @property
    def of_staff(self) -> bool:
        """Whether an adult holds it, given by name."""
        return self in (PostKind.HOMEROOM, PostKind.DEPUTY)

    @property
    def single(self) -> bool:
        """Whether a class has one at a time: naming the next ends the one before."""
        return self is not PostKind.OFFICER


@dataclass(frozen=True, slots=True)
class ClassPost:
    """A post held from ``from_day`` until the day before ``to_day`` (None: still); ``name`` or a student."""

    id: str
    class_id: str
    kind: PostKind
    name: str | None
    student_id: str | None
    from_day: str
    to_day: str | None = None

    def held_on(self, day: str) -> bool:
        """Whether it is held on the day."""
        return self.from_day <= day and (self.to_day is None or day < self.to_day)
