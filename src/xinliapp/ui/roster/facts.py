"""What the roster page shows: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.students import StudentStatus, TagKind
from xinliapp.services.school import ClassRow
from xinliapp.services.students import RosterCounts, StudentRow

HeldTags = Mapping[str, tuple[tuple[TagKind, str | None], ...]]


class Presence(Enum):
    """What the list of states offers beside the single ones."""

    HERE = "here"  # not 转出, not 毕业
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class Rights:
    """``edit``: may change the list; ``tags``: sees the tags (holds the case key)."""

    edit: bool
    tags: bool


@dataclass(frozen=True, slots=True)
class Narrow:
    """What the person wants to see; None and "" mean any."""

    grade: str | None = None
    class_id: str | None = None
    tag: TagKind | None = None
    status: StudentStatus | Presence = Presence.HERE
    text: str = ""
    phone_missing: bool = False
    number_doubtful: bool = False

    @property
    def wants_left(self) -> bool:
        """Whether students who left have to be read at all."""
        return self.status not in (
            Presence.HERE, StudentStatus.ENROLLED, StudentStatus.SUSPENDED, StudentStatus.VISITING
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RosterPage:
    """One reading: everybody, unless ``left`` without those who left; ``tags`` only with the case key."""

    rows: tuple[StudentRow, ...]
    counts: RosterCounts
    classes: tuple[ClassRow, ...]
    tags: HeldTags
    left: bool
