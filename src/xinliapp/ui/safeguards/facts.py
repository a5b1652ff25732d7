"""What the page of people and meetings shows: plain facts, no Qt."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.domain.rules import Verdict
from xinliapp.domain.term_records import Meeting, MeetingKind, StaffKind, StaffMember


@dataclass(frozen=True, slots=True)
class ClauseCount:
    """How a clause stands: what it asks, the figure and the requirement in ``unit``, the verdict."""

    clause: str
    duty: str
    have: float
    need: float
    unit: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class NewMember:
    """A person as typed; ``from_day`` is the first day they count."""

    name: str
    kind: StaffKind
    from_day: str
    duty: str
    qualification: str


@dataclass(frozen=True, slots=True)
class NewMeeting:
    """A meeting as typed."""

    kind: MeetingKind
    day: str
    title: str
    attendees: int
    summary: str


@dataclass(frozen=True, slots=True)
class SafeguardsPage:
    """One reading: everybody who works or worked here, the school year's meetings, the clauses on both."""

    today: str
    staff: tuple[StaffMember, ...]
    meetings: tuple[Meeting, ...]
    staffing: tuple[ClauseCount, ...]
    meeting_counts: tuple[ClauseCount, ...]
    may_write_staff: bool
    may_write_meetings: bool
