"""What a week with fewer than five teaching days is asked for (counting.md: weekly floors, ◇)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from xinliapp.domain.calendar import TeachingWeek

FULL_WEEK_DAYS = 5
PARAMETER = "short_weeks"


class ShortWeeks(Enum):
    """How a weekly floor is taken in a short week; a school may choose (0144)."""

    PRO_RATA = "pro_rata"
    FULL = "full"
    LEFT_OUT = "left_out"

    def days(self, week: TeachingWeek) -> int:
        """How many fifths of the weekly floor the week is asked for; 0 where it is not judged."""
        there = len(week.teaching_days)
        if there >= FULL_WEEK_DAYS or (self is ShortWeeks.FULL and there):
            return FULL_WEEK_DAYS
        return there if self is ShortWeeks.PRO_RATA else 0


WORDS: Mapping[Enum, str] = {
    ShortWeeks.PRO_RATA: "按教学日÷5折算",
    ShortWeeks.FULL: "照整周要求",
    ShortWeeks.LEFT_OUT: "不判定",
}


def chosen(parameters: Mapping[str, object]) -> ShortWeeks:
    """What a clause's parameters say; without a word of the school's, short weeks are cut."""
    return ShortWeeks(parameters.get(PARAMETER, ShortWeeks.PRO_RATA.value))
