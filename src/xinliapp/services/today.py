"""What now, what is late, how the week stands: the page of the day and the principal's home.

Everything core is neutral; plan reviews are added only where the case file is open.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from xinliapp.domain.accounts import Compartment
from xinliapp.domain.calendar import SchoolYear, TeachingWeek, Term, working_days_before
from xinliapp.domain.paperwork import PaperStatus, SubjectKind
from xinliapp.domain.rules import Clause, PublishedFigure, Verdict, Window
from xinliapp.domain.term_records import ActualOpening, LessonLog, Meeting, OpeningSlot
from xinliapp.rulepacks import library
from xinliapp.services import campaigns, figures, lessons, measuring, meetings, room, self_check
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import form_reports as form_rows
from xinliapp.storage import self_checks as check_rows
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.measures.lessons import WeekPair, pairs_in

WARNING_DAYS = 3  # working days before a due day (counting.md)
REVIEW_AHEAD = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Counter:
    """How a clause of weeks, pairs or terms stands now; ``need`` is already cut in a short week.

    ``planned`` is what plans would bring (openings only); ``teaching_days`` is set where the need was cut.
    """

    clause: Clause
    value: float
    need: float
    unit: str
    planned: float | None = None
    teaching_days: int | None = None

    @property
    def left(self) -> float:
        """What is still missing, never below zero."""
        return max(0.0, self.need - self.value)


class DueKind(Enum):
    """What is to be done."""

    FORM = "form"
    SELF_CHECK = "self_check"
    SIGN_SELF_CHECK = "sign_self_check"
    SIGN_FORM = "sign_form"
    RETURNED = "returned"
    LESSON_MISSING = "lesson_missing"
    PLAN_REVIEW = "plan_review"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One thing to do; ``subject_id`` is the paper, student or period it is about, ``detail`` a neutral word.

    ``due_on`` is the last day; ``overdue`` means that it has passed; ``warn`` that it is near.
    """

    kind: DueKind
    subject_id: str
    detail: str
    due_on: dt.date | None = None
    overdue: bool = False
    warn: bool = False


@dataclass(frozen=True, slots=True)
class TodayPage:
    """Everything the page of the day needs."""

    day: dt.date
    week: TeachingWeek | None
    term: Term | None
    lessons: tuple[LessonLog, ...]
    meetings: tuple[Meeting, ...]
    slots: tuple[OpeningSlot, ...]
    openings: tuple[ActualOpening, ...]
    door: ActualOpening | None
    counters: tuple[Counter, ...]
    due: tuple[DueItem, ...]


@dataclass(frozen=True, slots=True)
class PrincipalPage:
    """What waits for the signature, how the self-check stands, which figures were released."""

    day: dt.date
    waiting: tuple[DueItem, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    counters: tuple[Counter, ...]
    figures: tuple[PublishedFigure, ...]


def today(session: Session) -> TodayPage:
    """The page of the day by the session's clock; before a calendar is set it has no week and no counters."""
    day = session.clock.now().date()
    years = load_school_years(session.database)
    term = _term(day, years)
    week = room.week(session, day)
    text = day.isoformat()
    counts = measuring.counting(session, term.key, day) if term else None
    return TodayPage(
        day=day,
        week=term.week_of(day) if term else None,
        term=term,
        lessons=tuple(lessons.between(session, day, day)),
        meetings=tuple(meetings.between(session, day, day)),
        slots=tuple(slot for slot in week.slots if slot.starts_at[:10] == text),
        openings=tuple(opening for opening in week.openings if opening.opened_at[:10] == text),
        door=room.open_door(session),
        counters=tuple(_counters(session, counts, term)) if counts and term else (),
        due=tuple(sorted(_due(session, day, years, counts), key=_urgency)),
    )


def principal_home(session: Session) -> PrincipalPage:
    """The principal's page; nothing in it needs the case file."""
    day = session.clock.now().date()
    term = _term(day, load_school_years(session.database))
    counts = measuring.counting(session, term.key, day) if term else None
    tally: dict[Verdict, int] = {}
    if counts:
        for pack_id in library.pack_ids():
            for result in self_check.check(session, pack_id, day, counts.period.text).results:
                tally[result.verdict] = tally.get(result.verdict, 0) + 1
    return PrincipalPage(
        day,
        tuple(_waiting(session)),
        tuple((verdict, tally[verdict]) for verdict in Verdict if verdict in tally),
        tuple(_counters(session, counts, term)) if counts and term else (),
        tuple(figures.published(session)),
    )


def _term(day: dt.date, years: tuple[SchoolYear, ...]) -> Term | None:
    terms = (term for year in years for term in year.terms)
    return next((term for term in terms if term.starts_on <= day <= term.ends_on), None)


def _counters(session: Session, counts: Counting, term: Term) -> Iterator[Counter]:
    """One counter per clause that speaks of openings by week, lessons by pair, or meetings by term."""
    for pack_id in library.pack_ids():
        for clause in measuring.pack(pack_id).clauses:
            if clause.requirement is None:
                continue
            if clause.measure == "weekly_opening_minutes":
                yield from _opening_counter(session, counts, term, clause, clause.requirement)
            elif clause.measure == "lessons_per_class_pair_of_weeks":
                yield from _lesson_counter(counts, clause)
            elif clause.measure == "meetings_held":
                found = counts.measure(clause.measure, measuring.clause_parameters(clause), counts.span)
                yield Counter(clause, found.value, clause.requirement, clause.unit)


def _opening_counter(
    session: Session, counts: Counting, term: Term, clause: Clause, floor: float
) -> Iterator[Counter]:
    week = term.week_of(counts.as_of)
    if week is None or not week.teaching_days:
        return
    hours = room.week(session, counts.as_of)
    short = len(week.teaching_days) if week.share < 1 else None
    yield Counter(
        clause, hours.actual_minutes / 60, floor * week.share, "小时", hours.planned_minutes / 60, short
    )


def _lesson_counter(counts: Counting, clause: Clause) -> Iterator[Counter]:
    pair = _running_pair(counts)
    if pair is None or clause.measure is None:
        return
    window = Window(pair.starts_on, pair.ends_on, counts.as_of)
    found = counts.measure(clause.measure, measuring.clause_parameters(clause), window)
    short = len(pair.teaching_days) if pair.share < 1 else None
    yield Counter(clause, found.value, found.need or 0.0, clause.unit, teaching_days=short)


def _running_pair(counts: Counting) -> WeekPair | None:
    context = MeasureContext(counts.database, counts.years, counts.unit, counts.span)
    pairs = pairs_in(context)
    return next((pair for pair in pairs if pair.starts_on <= counts.as_of <= pair.ends_on), None)


def _due(
    session: Session, day: dt.date, years: tuple[SchoolYear, ...], counts: Counting | None
) -> Iterator[DueItem]:
    terms = [term for year in years for term in year.terms]
    yield from _campaign_items(session, day, terms)
    yield from _returned(session)
    if counts:
        yield from _self_check_items(session, day, counts, terms)
        yield from _missing_lessons(counts)
    if session.database.has_case:
        yield from _reviews(session, day)
        missing = figures.unpublished(session, counts) if counts else 0
        if counts and missing:
            yield DueItem(DueKind.PUBLISH, counts.period.text, str(missing))
    if session.keys.holds(Compartment.SIGN):
        yield from _waiting(session)


def _campaign_items(session: Session, day: dt.date, terms: list[Term]) -> Iterator[DueItem]:
    for campaign in campaigns.campaigns(session):
        record = form_rows.latest(session.database, campaign.form_id, campaign.period)
        handed_in = record is not None and record.status in (PaperStatus.SUBMITTED, PaperStatus.APPROVED)
        if campaign.starts_on <= day and not handed_in:
            subject = f"{campaign.form_id} {campaign.period}"
            yield _dated(DueKind.FORM, subject, campaign.title, campaign.due["school"], day, terms)


def _self_check_items(
    session: Session, day: dt.date, counts: Counting, terms: list[Term]
) -> Iterator[DueItem]:
    for pack_id in library.pack_ids():
        record = check_rows.latest(session.database, pack_id, counts.period.text)
        if record is None or record.status in (PaperStatus.DRAFT, PaperStatus.RETURNED):
            subject = f"{pack_id} {counts.period.text}"
            yield _dated(
                DueKind.SELF_CHECK, subject, measuring.pack(pack_id).title, counts.span.ends_on, day, terms
            )


def _missing_lessons(counts: Counting) -> Iterator[DueItem]:
    pair = _running_pair(counts)
    if pair is None:
        return
    for pack_id in library.pack_ids():
        for clause in measuring.pack(pack_id).clauses:
            if clause.measure != "lessons_per_class_pair_of_weeks":
                continue
            window = Window(pair.starts_on, pair.ends_on, counts.as_of)
            found = counts.measure(clause.measure, measuring.clause_parameters(clause), window)
            for item in found.pending:
                yield DueItem(DueKind.LESSON_MISSING, clause.id, item.label, pair.teaching_days[-1])


def _reviews(session: Session, day: dt.date) -> Iterator[DueItem]:
    for plan in care_rows.reviews_due(session.database, (day + REVIEW_AHEAD).isoformat()):
        due = dt.date.fromisoformat(plan.review_on or day.isoformat())
        yield DueItem(DueKind.PLAN_REVIEW, plan.student_id, "", due, overdue=due < day, warn=True)


def _waiting(session: Session) -> Iterator[DueItem]:
    for check in check_rows.all_records(session.database):
        if check.status is PaperStatus.SUBMITTED:
            yield DueItem(DueKind.SIGN_SELF_CHECK, check.id, f"{SubjectKind.SELF_CHECK.value} {check.period}")
    for form in form_rows.all_records(session.database):
        if form.status is PaperStatus.SUBMITTED:
            yield DueItem(DueKind.SIGN_FORM, form.id, f"{form.form_id} {form.period}")


def _returned(session: Session) -> Iterator[DueItem]:
    for check in check_rows.all_records(session.database):
        newest = check_rows.latest(session.database, check.pack_id, check.period)
        if check.status is PaperStatus.RETURNED and newest is not None and newest.id == check.id:
            yield DueItem(DueKind.RETURNED, check.id, check.return_reason or "")
    for form in form_rows.all_records(session.database):
        last = form_rows.latest(session.database, form.form_id, form.period)
        if form.status is PaperStatus.RETURNED and last is not None and last.id == form.id:
            yield DueItem(DueKind.RETURNED, form.id, form.return_reason or "")


def _dated(
    kind: DueKind, subject: str, detail: str, due: dt.date, day: dt.date, terms: list[Term]
) -> DueItem:
    """Due by the end of its day, near from three working days before."""
    return DueItem(
        kind,
        subject,
        detail,
        due,
        overdue=due < day,
        warn=day >= working_days_before(due, WARNING_DAYS, terms),
    )


def _urgency(item: DueItem) -> tuple[bool, bool, dt.date, str]:
    return not item.overdue, item.due_on is None, item.due_on or dt.date.max, item.kind.value
