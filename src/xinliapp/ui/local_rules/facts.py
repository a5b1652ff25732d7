"""What the page of the school's own numbers shows; no Qt."""

from __future__ import annotations

from dataclasses import dataclass

# What the services call the two numbers of days when they refuse one.
REVIEW_FIELD, FOLLOW_UP_FIELD = "复评间隔", "跟踪间隔"


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One open number or way of counting: its clause, what may be set (每学期不少于), what is set since when.

    ``value`` is what is set in words, "" while nothing is; ``history`` are the lines of what was ever set.
    ``choices`` are the words of the ways to count, the first holding until one is set; none for a number.
    """

    key: str
    clause_id: str
    duty: str
    given: str
    title: str
    unit: str
    value: str
    since: str
    by: str
    history: tuple[str, ...]
    choices: tuple[str, ...] = ()
    chosen: int = 0

    @property
    def id(self) -> str:
        """The row's key in the table."""
        return self.key


@dataclass(frozen=True, slots=True)
class RulesPage:
    """Every open number, the packs in force, other settings of the school, what this person may set."""

    rows: tuple[MatterRow, ...]
    packs: str
    other: tuple[tuple[str, str], ...]
    conventions: tuple[tuple[str, str], ...]
    may_set: bool
    choices: tuple[tuple[str, str, bool], ...] = ()
    """The packs there are as (id, title and revision, chosen)."""
    review_days: int | None = None
    follow_up_days: int | None = None
    may_set_review: bool = False
