"""Plans with their measures, what was done of them, and reviews (case.db)."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from xinliapp.domain.casework import PlanMeasure, PlanReview, SupportPlan
from xinliapp.storage.database import Database, UnitOfWork, Value

_PLAN = (
    "SELECT id, student_id, version, status, starts_on, review_on, closed_on, outcome, situation, goals,"
    " measures, triggers, emergency_name, emergency_phone, parents_mode, parents_opinion, parents_signed_on,"
    " review_days, lift_conditions, submitted_at, submitted_by FROM casework.support_plan"
)
_LINE = (
    "SELECT id, plan_id, line_id, seq, what, responsible, frequency, starts_on, ends_on"
    " FROM casework.plan_measure"
)
_REVIEW = (
    "SELECT id, plan_id, student_id, reviewed_on, by_name, outcome, note, reason, next_review_on"
    " FROM casework.plan_review"
)
# The newest version that somebody approved decides; drafts and submitted ones do not count yet.
_IN_FORCE = (
    " AS p WHERE p.status = 'active' AND NOT EXISTS (SELECT 1 FROM casework.support_plan n"
    " WHERE n.student_id = p.student_id AND n.version > p.version AND n.status IN ('active', 'closed'))"
)
_TYPED = (
    "starts_on", "review_on", "situation", "goals", "measures", "triggers", "emergency_name",
    "emergency_phone", "parents_mode", "parents_opinion", "parents_signed_on", "review_days",
    "lift_conditions",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MeasureDone:
    """One time a measure was done."""

    id: str
    line_id: str
    student_id: str
    done_on: str
    by_name: str
    note: str


def insert(uow: UnitOfWork, plan: SupportPlan, *, supersedes: str | None) -> None:
    """Add a version with its measures."""
    uow.insert(
        "casework.support_plan",
        {
            "id": plan.id,
            "student_id": plan.student_id,
            "version": plan.version,
            "status": plan.status,
            "closed_on": plan.closed_on,
            "outcome": plan.outcome,
            "supersedes": supersedes,
            "submitted_at": plan.submitted_at,
            "submitted_by": plan.submitted_by,
            **{name: getattr(plan, name) for name in _TYPED},
        },
    )
    _insert_lines(uow, plan)


def retype(uow: UnitOfWork, plan: SupportPlan) -> None:
    """What is typed now in place of what was typed before; for a draft alone, which is no record yet."""
    uow.update("casework.support_plan", plan.id, {name: getattr(plan, name) for name in _TYPED})
    uow.execute("DELETE FROM casework.plan_measure WHERE plan_id = ?", (plan.id,))
    _insert_lines(uow, plan)


def set_status(uow: UnitOfWork, plan: SupportPlan) -> None:
    """A plan was submitted, or given back."""
    uow.update(
        "casework.support_plan",
        plan.id,
        {
            "status": plan.status,
            "submitted_at": plan.submitted_at,
            "submitted_by": plan.submitted_by,
        },
    )


def set_in_force(uow: UnitOfWork, plan: SupportPlan, *, supersedes: str | None) -> None:
    """An approved plan: its status, first day and next review, and the version it takes the place of."""
    uow.update(
        "casework.support_plan",
        plan.id,
        {
            "status": plan.status,
            "starts_on": plan.starts_on,
            "review_on": plan.review_on,
            "supersedes": supersedes,
        },
    )


def set_review_on(uow: UnitOfWork, plan_id: str, day: str | None) -> None:
    """When the plan in force is looked at again; a review moves it."""
    uow.update("casework.support_plan", plan_id, {"review_on": day})


def load(database: Database, plan_id: str) -> SupportPlan | None:
    """One version with its measures, or None."""
    found = _plans(database, f"{_PLAN} WHERE id = ?", (plan_id,))
    return found[0] if found else None


def of_student(database: Database, student_id: str) -> list[SupportPlan]:
    """A student's versions with their measures, newest first."""
    return _plans(database, f"{_PLAN} WHERE student_id = ? ORDER BY version DESC", (student_id,))


def in_force(database: Database) -> list[SupportPlan]:
    """Every student's plan in force, with its measures."""
    return _plans(database, f"{_PLAN}{_IN_FORCE} ORDER BY p.student_id")


def unapproved(database: Database) -> list[SupportPlan]:
    """Each student's newest version, without its measures, where nobody has approved it yet."""
    return database.rows(
        SupportPlan,
        f"{_PLAN} AS p WHERE p.status IN ('draft', 'submitted') AND NOT EXISTS (SELECT 1"  # noqa: S608
        " FROM casework.support_plan n WHERE n.student_id = p.student_id AND n.version > p.version)"
        " ORDER BY p.student_id",
    )


def submitted(database: Database) -> list[SupportPlan]:
    """Plans that wait for approval, oldest first."""
    return _plans(database, f"{_PLAN} WHERE status = 'submitted' ORDER BY submitted_at")


def reviews_due(database: Database, day: str) -> list[SupportPlan]:
    """Plans in force, without their measures, to be looked at again on or before ``day`` (ISO)."""
    return database.rows(SupportPlan, f"{_PLAN}{_IN_FORCE} AND p.review_on <= ? ORDER BY p.review_on", (day,))


def insert_done(uow: UnitOfWork, done: MeasureDone) -> None:
    """Note that a measure was done."""
    uow.insert(
        "casework.plan_measure_done",
        {
            "id": done.id,
            "line_id": done.line_id,
            "student_id": done.student_id,
            "done_on": done.done_on,
            "by_name": done.by_name,
            "note": done.note,
        },
    )


def void_done(uow: UnitOfWork, done_id: str) -> int:
    """Take back a tick; the number of rows touched."""
    return uow.execute(
        "UPDATE casework.plan_measure_done SET voided_at = ? WHERE id = ? AND voided_at IS NULL",
        (uow.now, done_id),
    )


def done_of(database: Database, lines: Iterable[str]) -> list[MeasureDone]:
    """What was done of these measures, oldest first."""
    return database.rows(
        MeasureDone,
        "SELECT id, line_id, student_id, done_on, by_name, note FROM casework.plan_measure_done"
        " WHERE line_id IN (SELECT value FROM json_each(?)) AND voided_at IS NULL"
        " ORDER BY done_on, created_at",
        (json.dumps(list(lines)),),
    )


def insert_review(uow: UnitOfWork, review: PlanReview) -> None:
    """Note a review."""
    uow.insert(
        "casework.plan_review",
        {
            "id": review.id,
            "plan_id": review.plan_id,
            "student_id": review.student_id,
            "reviewed_on": review.reviewed_on,
            "by_name": review.by_name,
            "outcome": review.outcome,
            "note": review.note,
            "reason": review.reason,
            "next_review_on": review.next_review_on,
        },
    )


def load_review(database: Database, review_id: str) -> PlanReview | None:
    """One review, or None."""
    return database.one(PlanReview, f"{_REVIEW} WHERE id = ?", (review_id,))


def review_author(database: Database, review_id: str) -> str | None:
    """The account that wrote a review."""
    found = database.scalar("SELECT created_by FROM casework.plan_review WHERE id = ?", (review_id,))
    return None if found is None else str(found)


def reviews_of(database: Database, student_id: str) -> list[PlanReview]:
    """A student's reviews, newest first."""
    return database.rows(
        PlanReview,
        f"{_REVIEW} WHERE student_id = ? ORDER BY reviewed_on DESC, created_at DESC, rowid DESC",
        (student_id,),
    )


def pending_lifts(database: Database) -> list[PlanReview]:
    """Reviews that ended in 解除, of plans in force, that wait for the second person; oldest first."""
    return database.rows(
        PlanReview,
        f"{_REVIEW} AS r WHERE r.outcome = 'lifted' AND NOT EXISTS (SELECT 1 FROM casework.second_signature s"  # noqa: S608
        " WHERE s.subject = 'lift' AND s.subject_id = r.id) AND EXISTS (SELECT 1 FROM casework.support_plan"
        f"{_IN_FORCE} AND p.id = r.plan_id) ORDER BY r.created_at",
    )


def _insert_lines(uow: UnitOfWork, plan: SupportPlan) -> None:
    for line in plan.lines:
        uow.insert(
            "casework.plan_measure",
            {
                "id": line.id,
                "plan_id": plan.id,
                "line_id": line.line_id,
                "seq": line.seq,
                "what": line.what,
                "responsible": line.responsible,
                "frequency": line.frequency,
                "starts_on": line.starts_on,
                "ends_on": line.ends_on,
            },
        )


def _plans(database: Database, sql: str, args: Sequence[Value] = ()) -> list[SupportPlan]:
    plans = database.rows(SupportPlan, sql, args)
    lines: dict[str, list[PlanMeasure]] = {}
    if plans:
        for line in database.rows(
            PlanMeasure,
            f"{_LINE} WHERE plan_id IN (SELECT value FROM json_each(?)) ORDER BY plan_id, seq",  # noqa: S608
            (json.dumps([plan.id for plan in plans]),),
        ):
            lines.setdefault(line.plan_id, []).append(line)
    return [dataclasses.replace(plan, lines=tuple(lines.get(plan.id, ()))) for plan in plans]
