"""What the papers, the lessons and the plans of a term ask of somebody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import partial

from xinliapp.domain.accounts import Compartment, Role
from xinliapp.domain.calendar import Term, working_days_before
from xinliapp.domain.changes import Changes
from xinliapp.domain.paperwork import PaperStatus
from xinliapp.domain.rules import Window
from xinliapp.domain.tasks import Task
from xinliapp.services import campaigns, figures, leaving, measuring
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
PAIR_MEASURE = "lessons_per_class_pair_of_weeks"
_NAMED = 2


def term_counting(session: Session, day: dt.date) -> Counting | None:
    """What a term's figures of ``day`` are counted with; None between terms."""
    terms = [term for year in load_school_years(session.database) for term in year.terms]
    term = next((term for term in terms if term.starts_on <= day <= term.ends_on), None)
    return measuring.counting(session, term.key, day) if term else None


def running_pair(counts: Counting) -> WeekPair | None:
    """The pair of teaching weeks the day lies in."""
    context = MeasureContext(counts.database, counts.years, counts.unit, counts.span)
    return next((pair for pair in pairs_in(context) if pair.starts_on <= counts.as_of <= pair.ends_on), None)


def paper_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Forms of campaigns that have begun, papers that came back, the term's self-check."""
    years = load_school_years(session.database)
    terms = [term for year in years for term in year.terms]
    for campaign in campaigns.campaigns(session):
        record = form_rows.latest(session.database, campaign.form_id, campaign.period)
        handed_in = record is not None and record.status in (PaperStatus.SUBMITTED, PaperStatus.APPROVED)
        if campaign.starts_on <= day and not handed_in:
            key = f"{campaign.form_id} {campaign.period}"
            yield _dated(
                "campaign", key, campaign.title, campaign.due["school"], day, terms, "form_report", key
            )
    yield from _returned(session)
    counts = term_counting(session, day)
    for pack_id in measuring.pack_ids(session.database) if counts else ():
        record_of = check_rows.latest(session.database, pack_id, counts.period.text) if counts else None
        open_ = record_of is None or record_of.status in (PaperStatus.DRAFT, PaperStatus.RETURNED)
        if counts and open_:
            period = counts.period.text
            title = measuring.pack(pack_id).title
            yield _dated(
                "self_check",
                f"{pack_id} {period}",
                title,
                counts.span.ends_on,
                day,
                terms,
                "self_check",
                measuring.paper_argument(session.database, pack_id, period),
            )


def lesson_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Classes that have no lesson yet in the running pair of weeks, one task a clause."""
    counts = term_counting(session, day)
    pair = running_pair(counts) if counts else None
    if counts is None or pair is None:
        return
    for pack_id in measuring.pack_ids(session.database):
        for clause in measuring.pack(pack_id).clauses:
            if clause.measure != PAIR_MEASURE:
                continue
            window = Window(pair.starts_on, pair.ends_on, counts.as_of)
            found = counts.measure(clause.measure, measuring.clause_parameters(clause), window)
            if found.pending:
                names = "、".join(item.label.partition(" ")[0] for item in found.pending[:_NAMED])
                more = f"等{len(found.pending)}个班" if len(found.pending) > _NAMED else ""
                yield Task(
                    f"lesson_missing.{clause.id}.{pair.starts_on.isoformat()}",
                    "lesson_missing",
                    names + more,
                    pair.teaching_days[-1],
                    "lessons",
                    clause=clause.id,
                )


def signature_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Papers that wait for the principal: to be signed by who can, waited for by everybody else."""
    signer = session.keys.holds(Compartment.SIGN)
    waits = None if signer else "校长"
    for check in check_rows.all_records(session.database):
        if check.status is PaperStatus.SUBMITTED:
            yield Task(
                f"sign_self_check.{check.id}", "sign_self_check", measuring.pack(check.pack_id).title, None,
                "self_check", measuring.paper_argument(session.database, check.pack_id, check.period),
                waiting_for=waits,
            )  # fmt: skip
    titles = {f"{run.form_id} {run.period}": run.title for run in campaigns.campaigns(session)}
    for form in form_rows.all_records(session.database):
        if form.status is PaperStatus.SUBMITTED:
            where = f"{form.form_id} {form.period}"
            yield Task(
                f"sign_form.{form.id}", "sign_form", titles.get(where, form.form_id), None,
                "form_report", where, waiting_for=waits,
            )  # fmt: skip
    for form in leaving.to_sign_anew(session):
        where = f"{form.form_id} {form.period}"
        yield Task(
            f"sign_anew.{form.id}", "sign_anew", titles.get(where, form.form_id), None,
            "exchange", form.id, waiting_for=waits,
        )  # fmt: skip


def publish_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Figures of the term that the self-check needs and nobody has released; one click releases them.

    None before anybody is enrolled: every figure would be a nought of nothing.
    """
    if session.database.scalar("SELECT 1 FROM student LIMIT 1") is None:
        return
    counts = term_counting(session, day)
    missing = figures.unpublished(session, counts) if counts else 0
    if counts and missing:
        period = counts.period.text
        allowed = session.account.role in (Role.COUNSELOR, Role.OFFICER)
        yield Task(
            f"publish.{period}", "publish", f"{missing}个", None, "self_check", period,
            finish=partial(_publish, period=period) if allowed else None,
        )  # fmt: skip


def review_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Plans to be looked at again within a week."""
    for plan in care_rows.reviews_due(session.database, (day + REVIEW_AHEAD).isoformat()):
        due = dt.date.fromisoformat(plan.review_on) if plan.review_on else day
        yield Task(
            f"plan_review.{plan.id}", "plan_review", "", due, "student", plan.student_id,
            student_id=plan.student_id, warn=True,
        )  # fmt: skip


def _publish(session: Session, *, period: str) -> Changes:
    if not figures.unpublished(session, measuring.counting(session, period, None)):
        return Changes.NONE
    figures.publish(session, period)
    return figures.CHANGES


def _returned(session: Session) -> Iterator[Task]:
    for check in check_rows.all_records(session.database):
        newest = check_rows.latest(session.database, check.pack_id, check.period)
        if check.status is PaperStatus.RETURNED and newest is not None and newest.id == check.id:
            yield Task(
                f"returned.{check.id}",
                "returned",
                check.return_reason or "",
                None,
                "self_check",
                measuring.paper_argument(session.database, check.pack_id, check.period),
            )
    for form in form_rows.all_records(session.database):
        last = form_rows.latest(session.database, form.form_id, form.period)
        if form.status is PaperStatus.RETURNED and last is not None and last.id == form.id:
            where = f"{form.form_id} {form.period}"
            yield Task(
                f"returned.{form.id}", "returned", form.return_reason or "", None, "form_report", where
            )


def _dated(
    kind: str, key: str, title: str, due: dt.date, day: dt.date, terms: list[Term], page: str, argument: str
) -> Task:
    """Due by the end of its day, near from three working days before."""
    near = day >= working_days_before(due, WARNING_DAYS, terms)
    return Task(f"{kind}.{key}", kind, title, due, page, argument, warn=near)
