"""The weeks that weekly measures judge: cut to their term, with the part of the floor each is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from xinliapp.domain.intervals import Span
from xinliapp.domain.measure_specs import ParameterKind, ParameterSpec
from xinliapp.domain.rules import Shortfall
from xinliapp.domain.short_weeks import FULL_WEEK_DAYS, PARAMETER, WORDS, ShortWeeks, chosen
from xinliapp.storage.measures.context import MeasureContext

SHORT_WEEKS = ParameterSpec(
    PARAMETER,
    ParameterKind.TEXT,
    tuple(each.value for each in ShortWeeks),
    local=True,
    title="不足五个教学日的周",
    words=tuple(WORDS[each] for each in ShortWeeks),
)
"""The parameter of every weekly measure that takes its floor in short weeks as the school says."""


@dataclass(frozen=True, slots=True)
class JudgedWeek:
    """One week that has begun; ``days`` are the fifths of the weekly floor it is asked for (1 to 5).

    ``first`` and ``last`` are its days inside the term; ``over``: it is judged, a running one only warns.
    """

    number: int
    first: dt.date
    last: dt.date
    teaching_days: tuple[dt.date, ...]
    days: int
    over: bool

    @property
    def share(self) -> float:
        """The part of the weekly floor the week is asked for."""
        return self.days / FULL_WEEK_DAYS

    @property
    def bounds(self) -> Span:
        """From midnight of the first day to midnight after the last."""
        return _midnight(self.first), _midnight(self.last + dt.timedelta(days=1))

    @property
    def label(self) -> str:
        """第5周, with a mark where the floor was cut."""
        short = self.days < FULL_WEEK_DAYS
        return f"第{self.number}周(按{self.days}个教学日折算)" if short else f"第{self.number}周"

    def full_week_hours(self, minutes: float) -> float:
        """Minutes of this week as hours of a whole one; longer weeks are taken as they are."""
        return minutes * FULL_WEEK_DAYS / (self.days * 60)

    def below(self, minutes: float, floor: float, who: str = "") -> Iterator[Shortfall]:
        """What the week lacks of ``floor`` hours, if anything, under the name of ``who``."""
        if self.full_week_hours(minutes) < floor:
            yield Shortfall(f"{who} {self.label}".strip(), minutes / 60, floor * self.share)


def judged_weeks(context: MeasureContext, params: Mapping[str, object]) -> Iterator[JudgedWeek]:
    """Every week with teaching days that lies in the window, has begun and is asked for anything."""
    rule = chosen(params)
    for _, term in context.terms():
        for week in term.weeks():
            first, last = max(week.starts_on, term.starts_on), min(week.ends_on, term.ends_on)
            days = rule.days(week)
            if days and context.holds(first, last) and first <= context.until:
                over = context.is_over(last)
                yield JudgedWeek(week.number, first, last, week.teaching_days, days, over)


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())
