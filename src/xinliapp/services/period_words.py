"""Periods as they are printed; the window has its own copy of these words in ``i18n.formats``."""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.calendar import parse_period

_TERMS = {1: "第一学期", 2: "第二学期"}


def label(period: str) -> str:
    """``2026-2027-1`` → ``2026—2027学年第一学期``; ``START/END`` → both days in words.

    Raises:
        UserError: ``period_wrong``.
    """
    key = parse_period(period)
    if key.start_year is not None and key.term_number is not None:
        return f"{key.start_year}—{key.start_year + 1}学年{_TERMS[key.term_number]}"
    return f"{_day(key.starts_on)}—{_day(key.ends_on)}"


def _day(day: dt.date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else "—"
