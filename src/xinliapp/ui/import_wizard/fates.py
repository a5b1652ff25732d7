"""What may become of a row about a student, in the order it is shown; shared by imports of records."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.domain.record_lines import Fate
from xinliapp.widgets.paint import Sign

ORDER = (Fate.UNMATCHED, Fate.CONFLICT, Fate.INVALID, Fate.NEW, Fate.SKIPPED, Fate.SAME)
SIGNS: Mapping[Fate, Sign] = {
    Fate.UNMATCHED: Sign.ASK,
    Fate.CONFLICT: Sign.DUE_SOON,
    Fate.INVALID: Sign.BAD,
    Fate.NEW: Sign.OK,
    Fate.SKIPPED: Sign.NONE,
    Fate.SAME: Sign.NOT_APPLICABLE,
}
