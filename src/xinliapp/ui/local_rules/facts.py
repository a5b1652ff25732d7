"""What the page of the school's own numbers shows; no Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MatterRow:
    """One open number: its clause, what may be set (每学期不少于), what is set and since when.

    ``value`` is the number in words, "" while it is not set; ``history`` are the lines of what was ever set.
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
