"""Which days a clause speaks of, for a period a person asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from xinliapp.domain.calendar import PeriodKey, SchoolYear, Term, school_year_of, year_window
from xinliapp.domain.rules import PeriodKind, Window


def term_of(period: PeriodKey, years: Sequence[SchoolYear]) -> tuple[SchoolYear, Term] | None:
    """The term a period key names, with its school year, or None if the calendar does not hold it."""
    for year in years:
        for term in year.terms:
            if term.key == period.text:
                return year, term
    return None


def current_term(day: dt.date, years: Sequence[SchoolYear]) -> Term | None:
    """The term ``day`` lies in, or the newest one that had begun by then."""
    begun = [term for year in years for term in year.terms if term.starts_on <= day]
    return max(begun, key=lambda term: term.starts_on, default=None)


def period_span(period: PeriodKey, years: Sequence[SchoolYear], as_of: dt.date) -> Window | None:
    """The period itself as a window, or None if it names a term the calendar does not hold."""
    if period.starts_on is not None and period.ends_on is not None:
        return Window(period.starts_on, period.ends_on, as_of)
    found = term_of(period, years)
    return found[1].window(as_of) if found else None


def window_for(
    kind: PeriodKind, period: PeriodKey, years: Sequence[SchoolYear], as_of: dt.date
) -> Window | None:
    """The days a clause of this period kind speaks of, or None if the calendar does not say.

    A term, teaching weeks, pairs and a campaign are the period itself; 学年 is the school year the period
    begins in; 每年 is the calendar year of the as-of day; what holds on a day is asked for that day.
    """
    if kind is PeriodKind.AS_OF:
        return Window(as_of, as_of, as_of)
    if kind is PeriodKind.CALENDAR_YEAR:
        return Window(dt.date(as_of.year, 1, 1), dt.date(as_of.year, 12, 31), as_of)
    span = period_span(period, years, as_of)
    if span is None or kind is not PeriodKind.SCHOOL_YEAR:
        return span
    found = term_of(period, years)
    year = found[0] if found else school_year_of(span.starts_on, years)
    return year_window(year, years, as_of) if year else None
