"""How long files of those who left are kept: the school's own rule."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

MOST_YEARS = 100


class AfterThat(Enum):
    """What is proposed when the years are over; two people decide then."""

    KEEP = "keep"
    SEAL = "seal"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """``years`` are counted from the day a student left. ``basis`` is the school's own rule it rests on."""

    years: int
    after_that: AfterThat
    first_confirmer: str
    second_confirmer: str
    basis: str
    created_at: str = ""
    created_by: str = ""
