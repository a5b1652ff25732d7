"""The demo's school year: it stands still in the autumn of 2026, so that figures can be checked."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.calendar import CalendarNode, DayKind, NodeKind, SchoolYear, SpecialDay, Term

START_YEAR = 2026
MOMENT = dt.datetime(2026, 11, 19, 11, 40, 0)  # noqa: DTZ001 - wall clock
# The story: the school starts the program before term, hands in the campaign's form in October, and stands in
# November when it is shown.
FIRST_DAY = dt.datetime(2026, 9, 1, 7, 30, 0)  # noqa: DTZ001
CAMPAIGN_OVER = dt.datetime(2026, 10, 17, 15, 20, 0)  # noqa: DTZ001
HANDED_IN = dt.datetime(2026, 10, 18, 9, 12, 0)  # noqa: DTZ001
TERM_KEY = "2026-2027-1"
CAMPAIGN = "2026-09-14/2026-10-16"
CAMPAIGN_TITLE = "2026年心理健康教育宣传月情况统计表"
CAMPAIGN_DUE = {"school": dt.date(2026, 10, 19), "township": dt.date(2026, 10, 24)}
CAMPAIGN_DAYS = (dt.date(2026, 9, 14), dt.date(2026, 10, 16))


def school_year() -> SchoolYear:
    """Two terms; the National Day holiday with its two make-up days, and the examinations."""
    holidays = [SpecialDay(dt.date(2026, 10, day), DayKind.HOLIDAY, "国庆节") for day in range(1, 8)]
    makeup = [
        SpecialDay(dt.date(2026, 9, 27), DayKind.MAKEUP, "国庆调休"),
        SpecialDay(dt.date(2026, 10, 10), DayKind.MAKEUP, "国庆调休"),
    ]
    nodes = (
        CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", dt.date(2026, 11, 4), dt.date(2026, 11, 6)),
        CalendarNode(NodeKind.FINAL_EXAM, "期末考试", dt.date(2027, 1, 18), dt.date(2027, 1, 20)),
    )
    first = Term(TERM_KEY, dt.date(2026, 9, 1), dt.date(2027, 1, 22), (*holidays, *makeup), nodes)
    second = Term("2026-2027-2", dt.date(2027, 2, 22), dt.date(2027, 7, 2))
    return SchoolYear(START_YEAR, (first, second))


def teaching_days(first: dt.date, last: dt.date) -> list[dt.date]:
    """The teaching days of the demo's first term from ``first`` to ``last``."""
    term = school_year().terms[0]
    count = (last - first).days + 1
    days = (first + dt.timedelta(days=offset) for offset in range(count))
    return [day for day in days if term.is_teaching_day(day)]
