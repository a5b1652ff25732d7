"""The school's own layer: numbers a notice leaves open, set by the school and never shown as the notice's."""

from __future__ import annotations

from dataclasses import dataclass

FLOOR = "floor"
"""The name of what is set where a clause gives no number at all; other names are the measure's parameters."""


@dataclass(frozen=True, slots=True)
class OpenNumber:
    """A number a clause leaves open and the school may set.

    ``key`` is ``JS-30.floor`` or ``JS-53.node_days``; ``title`` says in Chinese what the number is, ``unit``
    what it counts, ``whole`` whether only whole numbers make sense. While it is not set a floor leaves the
    clause recorded without a verdict, a parameter leaves it to a person.
    """

    key: str
    clause_id: str
    name: str
    title: str
    unit: str
    whole: bool = True


@dataclass(frozen=True, slots=True)
class LocalSetting:
    """What the school set, or took back (``value`` None): from which day on, who, when and why."""

    key: str
    value: float | None
    from_day: str
    reason: str
    created_at: str
    created_by: str
