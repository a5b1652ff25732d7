"""The school's own layer: what a notice leaves open, set by the school and never shown as the notice's."""

from __future__ import annotations

from dataclasses import dataclass

FLOOR = "floor"
"""The name of what is set where a clause gives no number at all; other names are the measure's parameters."""

YEAR = "year"
"""The name of the choice what 每年 means for a clause that counts by calendar years (counting.md ◇)."""


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number, or a way of counting, that a clause leaves open and the school may set.

    ``key`` is ``JS-30.floor`` or ``JS-53.node_days``; ``title`` says in Chinese what the number is, ``unit``
    what it counts, ``whole`` whether only whole numbers make sense. While it is not set a floor leaves the
    clause recorded without a verdict, a parameter leaves it to a person. ``choices`` are ways of counting as
    (value, words): set is the place of one of them, from 1; until then the first holds.
    """

    key: str
    clause_id: str
    name: str
    title: str
    unit: str
    whole: bool = True
    choices: tuple[tuple[str, str], ...] = ()

    def words(self, value: float) -> str:
        """What is set, as a person reads it: 每个节点前后10天, or the words of the choice."""
        if self.choices:
            return f"{self.title}{self.choices[int(value) - 1][1]}"
        return f"{self.title}{value:g}{self.unit}"


@dataclass(frozen=True, slots=True)
class LocalSetting:
    """What the school set, or took back (``value`` None): from which day on, who, when and why."""

    key: str
    value: float | None
    from_day: str
    reason: str
    created_at: str
    created_by: str
