"""What now, what is late, how the week stands: the page of the day and the principal's home.

Everything core is neutral; what comes from the case file is added only where it is open.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.calendar import SchoolYear, TeachingWeek, Term
from xinliapp.domain.errors import KnownError
from xinliapp.domain.rules import PublishedFigure, Verdict
from xinliapp.domain.tasks import Task
from xinliapp.domain.term_records import ActualOpening, LessonLog, Meeting, OpeningSlot
from xinliapp.services import (
    drafts,
    figures,
    lessons,
    measuring,
    meetings,
    room,
    self_check,
    task_list,
    term_tasks,
    week_counters,
)
from xinliapp.services.drafts import Draft
from xinliapp.services.session import Session
from xinliapp.services.task_list import Listed
from xinliapp.services.week_counters import Counter
from xinliapp.storage.calendar import load_school_years

__all__ = ["Counter", "PrincipalPage", "TodayPage", "principal_home", "today"]


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything the page of the day needs.

    ``count_failed``: the counters could not be counted; ``counted_to`` is the last week they can be counted
    to, None if not even that.
    """

    day: dt.date
    week: TeachingWeek | None
    term: Term | None
    lessons: tuple[LessonLog, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[OpeningSlot, ...]
    openings: tuple[ActualOpening, ...]
    door: ActualOpening | None
    counters: tuple[Counter, ...]
    due: tuple[Listed, ...]
    drafts: tuple[Draft, ...] = ()
    count_failed: bool = False
    counted_to: int | None = None


@dataclass(frozen=True, slots=True)
class PrincipalPage:
    """What waits for the signature, how the self-check stands, which figures were released."""

    day: dt.date
    waiting: tuple[Task, ...]
    has_calendar: bool
    verdicts: tuple[tuple[Verdict, int], ...]
    counters: tuple[Counter, ...]
    figures: tuple[PublishedFigure, ...]


def today(session: Session) -> TodayPage:
    """The page of the day by the session's clock; before a calendar is set it has no week and no counters."""
    day = session.clock.now().date()
    term = _term(day, load_school_years(session.database))
    week = room.week(session, day)
    text = day.isoformat()
    counted = _counted(session, term, day) if term else ()
    failed = counted is None
    return TodayPage(
        day=day,
        week=term.week_of(day) if term else None,
        term=term,
        lessons=tuple(lessons.between(session, day, day)),
        meetings=tuple(meetings.between(session, day, day)),
        slots=tuple(slot for slot in week.slots if slot.starts_at[:10] == text),
        openings=tuple(opening for opening in week.openings if opening.opened_at[:10] == text),
        door=room.open_door(session),
        counters=counted or (),
        due=task_list.listed(session, day),
        drafts=tuple(drafts.list_drafts(session)),
        count_failed=failed,
        counted_to=_counted_to(session, term, day) if term and failed else None,
    )


def _counted(session: Session, term: Term, day: dt.date) -> tuple[Counter, ...] | None:
    """The counters of a day; None where a file could not be read to the end (never a wrong figure)."""
    try:
        counts = measuring.counting(session, term.key, day)
        return tuple(week_counters.counters(session, counts, term))
    except KnownError as error:
        if error.code == "cancelled":
            raise
        return None


def _counted_to(session: Session, term: Term, day: dt.date) -> int | None:
    """The week before, if that can be counted."""
    week = term.week_of(day)
    before = week.starts_on - dt.timedelta(days=1) if week is not None else day
    if week is None or before < term.starts_on or _counted(session, term, before) is None:
        return None
    return week.number - 1


def principal_home(session: Session) -> PrincipalPage:
    """The principal's page; nothing in it needs the case file."""
    day = session.clock.now().date()
    years = load_school_years(session.database)
    term = _term(day, years)
    counts = measuring.counting(session, term.key, day) if term else None
    tally: dict[Verdict, int] = {}
    if counts:
        for pack_id in measuring.pack_ids(session.database):
            for result in self_check.check(session, pack_id, day, counts.period.text).results:
                tally[result.verdict] = tally.get(result.verdict, 0) + 1
    return PrincipalPage(
        day,
        tuple(term_tasks.signature_tasks(session, day)),
        bool(years),
        tuple((verdict, tally[verdict]) for verdict in Verdict if verdict in tally),
        tuple(week_counters.counters(session, counts, term)) if counts and term else (),
        tuple(figures.published(session)),
    )


def _term(day: dt.date, years: tuple[SchoolYear, ...]) -> Term | None:
    terms = (term for year in years for term in year.terms)
    return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)
