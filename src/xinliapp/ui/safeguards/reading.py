"""Reading people and meetings; runs on the database thread."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from xinliapp.domain.accounts import Role
from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.services import drafts, meetings, school, self_check, staff
from xinliapp.services.session import Session
from xinliapp.ui.safeguards.facts import ClauseCount, NewMeeting, NewMember, SafeguardsPage

PACK, SCREEN = "JS", "safeguards"
_STAFFING, _MEETINGS = "part_time_counselors_per_students", "meetings_held"


def read_page(session: Session) -> SafeguardsPage:
    """Everybody, present people first; meetings since the school year began, the newest first."""
    today = session.clock.now().date()
    start = dt.date(school.start_year_of(today, school.calendar(session)), 8, 1)
    held = meetings.between(session, start, today)
    text = today.isoformat()
    people = sorted(
        staff.everyone(session), key=lambda m: (m.to_day is not None and m.to_day <= text, m.name)
    )
    works = session.account.role is not Role.PRINCIPAL
    return SafeguardsPage(
        today=text,
        staff=tuple(people),
        meetings=tuple(sorted(held, key=lambda m: m.day, reverse=True)),
        staffing=tuple(_counts(session, _STAFFING)),
        meeting_counts=tuple(_counts(session, _MEETINGS)),
        may_write_staff=works,
        may_write_meetings=True,
    )


def _counts(session: Session, measure: str) -> Iterator[ClauseCount]:
    """The pack's clauses on this measure as they stand; none before a calendar is set."""
    try:
        check = self_check.check(session, PACK)
    except UserError as error:
        if error.code not in ("calendar_missing", "period_unknown"):
            raise
        return
    for result in check.results:
        if result.clause.measure == measure and result.value is not None:
            yield ClauseCount(
                result.clause.id,
                result.clause.duty,
                result.value,
                result.requirement or 0.0,
                result.clause.unit,
                result.verdict,
            )


def add_member(session: Session, typed: NewMember) -> Changes:
    """Add a person and forget the draft."""
    staff.add(
        session,
        typed.name,
        typed.kind,
        from_day=dt.date.fromisoformat(typed.from_day),
        duty=typed.duty,
        qualification=typed.qualification or None,
    )
    return Changes.STAFF


def add_meeting(session: Session, typed: NewMeeting) -> Changes:
    """Note a meeting and forget the draft."""
    meetings.add(
        session,
        typed.kind,
        dt.date.fromisoformat(typed.day),
        typed.title,
        attendees=typed.attendees,
        summary=typed.summary,
    )
    drafts.delete_draft(session, SCREEN)
    return Changes.MEETINGS
