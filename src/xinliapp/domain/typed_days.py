"""A day as people type it; pure."""

from __future__ import annotations

import datetime as dt
import re

_DAY = re.compile(r"(\d{4})(?:(\d{2})(\d{2})|[-./年](\d{1,2})[-./月](\d{1,2})日?)", re.ASCII)


def read_typed_day(text: str) -> str | None:
    """``2026-11-23``, ``20261123``, ``2026.11.3``, ``2026/11/3``, ``2026年11月3日`` as ISO text.

    None for an empty field.

    Raises:
        ValueError: it is no day of the calendar.
    """
    folded = text.strip()
    if not folded:
        return None
    match = _DAY.fullmatch(folded)
    if match is None:
        raise ValueError(text)
    month, day = match[2] or match[4], match[3] or match[5]
    return dt.date(int(match[1]), int(month), int(day)).isoformat()
