"""Support plans (一生一策, case data): typed, submitted, approved by a second person, done, reviewed.

Every approved version is a row of its own. Only a draft nobody has submitted is typed over in place.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.casework import (
    PlanMeasure,
    PlanOutcome,
    PlanReview,
    PlanStatus,
    SupportPlan,
)
from xinliapp.domain.changes import Changes
from xinliapp.domain.clock import stamp
from xinliapp.domain.conferences import SecondSignature, SignatureSubject, SignatureVerdict
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.plan_measures import next_due
from xinliapp.services import second_signatures, typed
from xinliapp.services import seen as seen_marks
from xinliapp.services.plan_typing import MOST_MEASURES as MOST_MEASURES
from xinliapp.services.plan_typing import MeasureInput as MeasureInput
from xinliapp.services.plan_typing import PlanInput as PlanInput
from xinliapp.services.plan_typing import line_words as line_words
from xinliapp.services.plan_typing import require_whole, typed_plan
from xinliapp.services.second_signatures import PaperSignature
from xinliapp.services.session import Session
from xinliapp.storage import plans as rows
from xinliapp.storage.plans import MeasureDone

CHANGES = Changes.CASEWORK | Changes.TASKS


@dataclass(frozen=True, slots=True)
class ReviewInput:
    """A review as typed; ``reason`` is needed for 解除."""

    reviewed_on: dt.date
    outcome: PlanOutcome
    note: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasureState:
    """A measure of a plan with the day it was last done and the last day of its next turn (ISO)."""

    measure: PlanMeasure
    last_done: MeasureDone | None
    due_on: str | None


def mark_of(plan: SupportPlan | None) -> str:
    """What tells a version as it stands from the same one after somebody wrote into it; "" for none."""
    return seen_marks.mark_of(plan)


def save_draft(session: Session, student_id: str, typed_in: PlanInput, *, seen: str | None = None) -> str:
    """Keep a plan that nobody has to look at yet; its id. A draft there is already is typed over.

    ``seen`` is :func:`mark_of` the newest version as it stood when the form was opened.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_wrong`` (lengths, days, too many rows),
            ``plan_submitted`` while a version waits for approval, ``plan_changed_since`` when another place
            wrote after the form was opened: nothing is written.
    """
    session.require_case()
    typed.known_students(session, {student_id})
    versions = rows.of_student(session.database, student_id)
    newest = versions[0] if versions else None
    if newest is not None and newest.status is PlanStatus.SUBMITTED:
        raise UserError("plan_submitted")
    if seen is not None and seen != mark_of(newest):
        raise UserError("plan_changed_since")
    over = newest if newest is not None and newest.status is PlanStatus.DRAFT else None
    version = over.version if over else (newest.version + 1 if newest else 1)
    plan = typed_plan(over.id if over else new_id(), student_id, version, typed_in)
    with session.write("plan.draft", case=True, object_id=plan.id) as uow:
        if over is None:
            before = in_force(versions)
            rows.insert(uow, plan, supersedes=before.id if before else None)
        else:
            rows.retype(uow, plan)
    return plan.id


def submit(session: Session, plan_id: str) -> Changes:
    """Hand a draft in for approval (送审); everything that is required must be there.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``plan_not_draft``, ``field_required`` (the first gap).
    """
    session.require_case()
    plan = _load(session, plan_id)
    newest = rows.of_student(session.database, plan.student_id)[0]
    if plan.status is not PlanStatus.DRAFT or plan.id != newest.id:  # a returned version stays as it was
        raise UserError("plan_not_draft")
    require_whole(plan)
    moved = dataclasses.replace(
        plan,
        status=PlanStatus.SUBMITTED,
        submitted_at=stamp(session.clock.now()),
        submitted_by=session.account.id,
    )
    with session.write("plan.submit", case=True, object_id=plan_id) as uow:
        rows.set_status(uow, moved)
    return CHANGES


def approve(session: Session, plan_id: str, *, paper: PaperSignature | None = None) -> Changes:
    """A second counsellor approves, or the principal's signed paper is noted; the plan is in force from then.

    The next review is that many days after the plan begins. What the version before had done stays with its
    rows.

    Raises:
        UserError: as :func:`second_signatures.make`; ``not_found``, ``plan_not_submitted``.
    """
    session.require_case()
    plan = _load(session, plan_id)
    if plan.status is not PlanStatus.SUBMITTED:
        raise UserError("plan_not_submitted")
    signature = second_signatures.make(
        session, SignatureSubject.PLAN, plan_id, plan.submitted_by, paper=paper
    )
    before = in_force(rows.of_student(session.database, plan.student_id))
    starts = max(plan.starts_on, signature.signed_on)
    review = dt.date.fromisoformat(starts) + dt.timedelta(days=plan.review_days or 0)
    moved = dataclasses.replace(
        plan, status=PlanStatus.ACTIVE, starts_on=starts, review_on=review.isoformat()
    )
    with session.write("plan.approve", case=True, object_id=plan_id) as uow:
        second_signatures.store(uow, signature)
        rows.set_in_force(uow, moved, supersedes=before.id if before else None)
    return CHANGES


def return_plan(session: Session, plan_id: str, reason: str) -> Changes:
    """Give a submitted plan back with a reason; it is a draft again, as a new version.

    Raises:
        UserError: as :func:`second_signatures.make`; ``not_found``, ``plan_not_submitted``,
            ``field_required``.
    """
    session.require_case()
    plan = _load(session, plan_id)
    if plan.status is not PlanStatus.SUBMITTED:
        raise UserError("plan_not_submitted")
    author = None if plan.submitted_by == session.account.id else plan.submitted_by
    signature = second_signatures.make(session, SignatureSubject.PLAN, plan_id, author, returned=reason)
    new_version = new_id()
    again = dataclasses.replace(
        plan,
        id=new_version,
        version=plan.version + 1,
        status=PlanStatus.DRAFT,
        submitted_at=None,
        submitted_by=None,
        lines=tuple(dataclasses.replace(line, id=new_id(), plan_id=new_version) for line in plan.lines),
    )
    with session.write("plan.return", case=True, object_id=plan_id) as uow:
        second_signatures.store(uow, signature)
        rows.set_status(uow, dataclasses.replace(plan, status=PlanStatus.DRAFT))
        rows.insert(uow, again, supersedes=None)
    return CHANGES


def plans_of(session: Session, student_id: str) -> list[SupportPlan]:
    """A student's versions with their measures, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def in_force(versions: list[SupportPlan]) -> SupportPlan | None:
    """Of a student's versions (newest first) the one that counts: the newest approved one, unless closed."""
    decided = next((one for one in versions if one.status in (PlanStatus.ACTIVE, PlanStatus.CLOSED)), None)
    return decided if decided is not None and decided.status is PlanStatus.ACTIVE else None


# --- measures ---


def mark_done(session: Session, student_id: str, line_id: str, *, note: str = "") -> str:
    """A measure of the plan in force was done today; the tick's id, by which it can be taken back.

    Ticked twice on a day it was done once: the tick that is there stands, unless other words go with it.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``field_wrong``.
    """
    session.require_case()
    plan = in_force(rows.of_student(session.database, student_id))
    if plan is None or not any(line.line_id == line_id for line in plan.lines):
        raise UserError("not_found")
    text = typed.text("说明", note, longest=200, shortest=0)
    day = session.clock.now().date().isoformat()
    for tick in rows.done_of(session.database, [line_id]):
        if tick.done_on == day and text in ("", tick.note):
            return tick.id
    done = MeasureDone(new_id(), line_id, student_id, day, session.account.display_name, text)
    with session.write("plan.measure_done", case=True, object_id=done.id) as uow:
        rows.insert_done(uow, done)
    return done.id


def undo_done(session: Session, done_id: str) -> Changes:
    """Take a tick back.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("plan.measure_undone", case=True, object_id=done_id) as uow:
        if not rows.void_done(uow, done_id):
            raise UserError("not_found")
    return CHANGES


def measure_states(session: Session, plans: list[SupportPlan], today: dt.date) -> list[MeasureState]:
    """Every measure of these plans with when it was done last and when it is due, in one query.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    lines = [line for plan in plans for line in plan.lines]
    done: dict[str, list[MeasureDone]] = {}
    for tick in rows.done_of(session.database, {line.line_id for line in lines}):
        done.setdefault(tick.line_id, []).append(tick)
    return [_state(line, done.get(line.line_id, []), today) for line in lines]


def _state(line: PlanMeasure, done: list[MeasureDone], today: dt.date) -> MeasureState:
    days = [dt.date.fromisoformat(tick.done_on) for tick in done]
    start, end = dt.date.fromisoformat(line.starts_on), dt.date.fromisoformat(line.ends_on)
    due = next_due(line.frequency, start, end, days, today)
    return MeasureState(line, done[-1] if done else None, due.isoformat() if due else None)


# --- reviews ---


def review(session: Session, student_id: str, typed_in: ReviewInput) -> str:
    """Look at the plan in force again; the review's id. 解除 waits for a second person, all else is at once.

    Any other outcome moves the next review on by the plan's interval.

    Raises:
        UserError: ``case_closed``, ``plan_not_active``, ``plan_lift_reason``, ``field_wrong``.
    """
    session.require_case()
    plan = in_force(rows.of_student(session.database, student_id))
    if plan is None:
        raise UserError("plan_not_active")
    day = typed.past_day(session, "复评日期", typed_in.reviewed_on)
    if day < plan.starts_on:
        raise UserError("field_wrong", field="复评日期", why="早于方案开始日期")
    lifts = typed_in.outcome is PlanOutcome.LIFTED
    reason = typed.text("理由", typed_in.reason, longest=500, shortest=0)
    if lifts and not reason:
        raise UserError("plan_lift_reason")
    interval = plan.review_days
    following = None if lifts or interval is None else typed_in.reviewed_on + dt.timedelta(days=interval)
    made = PlanReview(
        id=new_id(),
        plan_id=plan.id,
        student_id=student_id,
        reviewed_on=day,
        by_name=session.account.display_name,
        outcome=typed_in.outcome,
        note=typed.text("复评情况", typed_in.note, longest=1000, shortest=0),
        reason=reason,
        next_review_on=following.isoformat() if following else None,
    )
    with session.write("plan.review", case=True, object_id=made.id) as uow:
        rows.insert_review(uow, made)
        if not lifts:
            rows.set_review_on(uow, plan.id, made.next_review_on)
    return made.id


def sign_lift(
    session: Session, review_id: str, *, paper: PaperSignature | None = None, returned: str | None = None
) -> Changes:
    """The second person's word on 解除: approval closes the plan, a refusal leaves it in force.

    Raises:
        UserError: as :func:`second_signatures.make`; ``not_found``, ``plan_not_active``.
    """
    session.require_case()
    made = rows.load_review(session.database, review_id)
    if made is None or made.outcome is not PlanOutcome.LIFTED:
        raise UserError("not_found")
    author = rows.review_author(session.database, review_id)
    signature = second_signatures.make(
        session, SignatureSubject.LIFT, review_id, author, paper=paper, returned=returned
    )
    versions = rows.of_student(session.database, made.student_id)
    plan = in_force(versions)
    approved = signature.verdict is SignatureVerdict.APPROVED
    if approved and (plan is None or plan.id != made.plan_id):
        raise UserError("plan_not_active")
    with session.write(
        "plan.close" if approved else "plan.lift_returned", case=True, object_id=review_id
    ) as uow:
        second_signatures.store(uow, signature)
        if approved and plan is not None:
            rows.insert(uow, _closed(plan, versions[0].version + 1, made, signature), supersedes=plan.id)
    return CHANGES


def _closed(plan: SupportPlan, version: int, made: PlanReview, signature: SecondSignature) -> SupportPlan:
    """The plan as it ends: on the day the second person signed, for until then it was in force."""
    plan_id = new_id()
    return dataclasses.replace(
        plan,
        id=plan_id,
        version=version,
        status=PlanStatus.CLOSED,
        review_on=None,
        closed_on=max(made.reviewed_on, signature.signed_on),
        outcome=made.outcome,
        lines=tuple(dataclasses.replace(line, id=new_id(), plan_id=plan_id) for line in plan.lines),
    )


def _load(session: Session, plan_id: str) -> SupportPlan:
    plan = rows.load(session.database, plan_id)
    if plan is None:
        raise UserError("not_found")
    return plan
