"""What the page of counselling sessions shows: plain facts, no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

Person = tuple[str, str]
"""Class and name of a student; the view masks the name."""


class LineState(Enum):
    """How a session stands in the list, for this account."""

    DRAFT = "draft"
    SIGNED = "signed"
    SEALED = "sealed"  # another counsellor's


@dataclass(frozen=True, slots=True)
class SessionLine:
    """One session of the list; ``people`` are its students, nobody for a group.

    ``theme`` and ``members`` are of one's own group alone. ``month`` is ``2026-11``.
    """

    id: str
    number: str
    when: str
    minutes: int
    kind: str
    people: tuple[Person, ...]
    author: str
    state: LineState
    month: str = ""
    student_id: str | None = None
    group: bool = False
    theme: str = ""
    members: int = 0

    @property
    def mine(self) -> bool:
        """Whether this account wrote it."""
        return self.state is not LineState.SEALED


@dataclass(frozen=True, slots=True)
class ListPage:
    """The newest sessions; ``staff`` (name, id) to say who one is, empty once that is known.

    ``cut``: how many are listed when there are more, else 0.
    """

    lines: tuple[SessionLine, ...]
    staff: tuple[tuple[str, str], ...]
    cut: int = 0


Body = Mapping[str, str]
"""The form as typed: every field a text (members and told: ids joined by blanks), so that a draft is JSON."""

TEXTS = ("situation", "assessment", "response", "outcome")
FIELDS = (
    "started_at",
    "minutes",
    "mode",
    "theme",
    "members",
    "absent",
    *TEXTS,
    "risk",
    "breach_reason",
    "breach_told",
    "breach_at",
    "breach_what",
    "agreed",
    "next_at",
)


@dataclass(frozen=True, slots=True)
class FormPage:
    """An unsigned session of one's own. ``members`` name the students of ``body["members"]``."""

    id: str
    number: str
    group: bool
    student_id: str | None
    people: tuple[Person, ...]
    place: int
    source: str
    body: Body
    kept_at: str
    restored: bool
    members: tuple[tuple[str, Person], ...]
    last_agreed: str
    goals: str
    earlier: tuple[str, ...]
    booked: str
    phrases: tuple[str, ...]
    staff: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A signed session, or another's: ``sealed`` shows presence only, and then everything below is empty."""

    id: str
    number: str
    kind: str
    people: tuple[Person, ...]
    when: str
    minutes: int
    author: str
    mine: bool
    sealed: bool
    signed: str
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[tuple[str, str], ...] = ()
    amendments: tuple[tuple[str, str], ...] = ()
    readers: tuple[tuple[str, str], ...] = ()
    student_id: str | None = None
    amend_draft: str = ""
