"""Schools that go on under another name or code, or became part of another: what is known by which code.

Pure. A *recoded* school is one school under two codes: whatever came under the old one counts for it. A
*merged* school stays a school of its own for everything up to the day of the merger (decision 0157).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property

from xinliapp.domain.calendar import parse_period


class MemberChangeKind(Enum):
    """What became of a school (screens.md B01)."""

    RENAMED = "renamed"  # 更名: the code stays
    RECODED = "recoded"  # 换标识码: the same school, another code
    MERGED = "merged"  # 并入另一所


@dataclass(frozen=True, slots=True)
class MemberChange:
    """One change of the register. Row of ``member_change``.

    ``code`` and ``name`` are the school's before; ``into_code`` and ``into_name`` what it is afterwards, or
    the school it became part of. ``on_day`` (``YYYY-MM-DD``) is the first day it holds. A change taken back
    has ``voided_at``.
    """

    id: str
    kind: MemberChangeKind
    code: str
    name: str
    into_code: str
    into_name: str
    on_day: str
    note: str
    voided_at: str | None
    void_reason: str | None
    created_at: str
    created_by: str


@dataclass(frozen=True)
class Identities:
    """Which codes and names are one school, by the changes that stand."""

    changes: tuple[MemberChange, ...]

    @cached_property
    def _next(self) -> Mapping[str, str]:
        return {c.code: c.into_code for c in self.changes if c.kind is MemberChangeKind.RECODED}

    @cached_property
    def _merged(self) -> Mapping[str, MemberChange]:
        merged = (change for change in self.changes if change.kind is MemberChangeKind.MERGED)
        return {self.current(change.code): change for change in merged}

    def current(self, code: str) -> str:
        """The code under which the same school stands in the register now."""
        seen = {code}
        while (after := self._next.get(code)) is not None and after not in seen:
            seen.add(after)
            code = after
        return code

    def codes(self, code: str) -> tuple[str, ...]:
        """Every code of the same school, the present one first."""
        now = self.current(code)
        return (now, *sorted(old for old in self._next if old != now and self.current(old) == now))

    def merger(self, code: str) -> MemberChange | None:
        """The merger by which the school ended, None while it is a school of its own."""
        return self._merged.get(self.current(code))

    def ended(self, code: str) -> bool:
        """Whether this code has no row of its own in the register of today."""
        return self.current(code) != code or self.merger(code) is not None

    def merged_by(self, code: str, period: str) -> MemberChange | None:
        """The merger, if it held by the last day of ``period``: the other school reports for both then."""
        found = self.merger(code)
        return found if found is not None and found.on_day <= last_day(period) else None

    def history(self, code: str) -> tuple[MemberChange, ...]:
        """Every standing change that touched the school, oldest first."""
        own = set(self.codes(code))
        return tuple(change for change in self.changes if own & {change.code, change.into_code})

    def former_names(self) -> Iterable[tuple[str, str]]:
        """(former name, present code) of the schools that were renamed or recoded."""
        for change in self.changes:
            if change.kind is not MemberChangeKind.MERGED and change.name:
                yield change.name, self.current(change.into_code)


def last_day(period: str) -> str:
    """The last day of a period of a form; of a term, which has no days here, the end of its half-year.

    Raises:
        UserError: ``period_wrong``.
    """
    key = parse_period(period)
    if key.ends_on is not None:
        return key.ends_on.isoformat()
    month = 1 if key.term_number == 1 else 7
    return dt.date((key.start_year or 0) + 1, month, 31).isoformat()
