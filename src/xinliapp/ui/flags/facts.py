"""What the checks' page shows: plain facts, no Qt."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.rules import CheckSeverity
from xinliapp.services.flags import FlagLine, FlagPage
from xinliapp.services.known_forms import FormRun


class Narrow(Enum):
    """Which flags the list holds."""

    OPEN = "open"
    RETURN = "return"
    EXPLAIN = "explain"
    HINT = "hint"
    ALL = "all"

    def holds(self, line: FlagLine) -> bool:
        """Whether a flag belongs to the narrowed list."""
        if self is Narrow.ALL:
            return True
        if self is Narrow.OPEN:
            return line.open
        return line.flag.severity is CheckSeverity(self.value)


@dataclass(frozen=True, slots=True)
class FlagsReading:
    """One reading: the runs to choose from, the chosen one's flags, the day proposed for corrections."""

    runs: tuple[FormRun, ...]
    run: FormRun | None
    page: FlagPage | None
    due: dt.date


@dataclass(frozen=True, slots=True)
class SlipDraft:
    """A slip about to be made: the report, whose it is, and (column, words, ticked) of what may be wrong."""

    item_id: str
    school: str
    reasons: tuple[tuple[str, str, bool], ...]
