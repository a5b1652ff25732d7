"""What warnings, conferences, care groups and plans leave to be done; derived from their dates each time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import partial

from xinliapp.domain.casework import CareRole, MemberConsent, PlanOutcome
from xinliapp.domain.changes import Changes
from xinliapp.domain.students import StudentStatus
from xinliapp.domain.tasks import Finished, Task
from xinliapp.domain.warnings import StepKind, Urgency, WarningReport
from xinliapp.i18n import labels
from xinliapp.services import care_members, conferences, plans, warnings
from xinliapp.services.school import unit
from xinliapp.services.session import Session
from xinliapp.storage import care as care_rows
from xinliapp.storage import concern as grade_rows
from xinliapp.storage import plans as plan_rows
from xinliapp.storage import students as student_rows

AHEAD = dt.timedelta(days=7)
ANOTHER = "另一位心理教师"


def warning_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Warnings to take in, to tell, and to pass on; 及时 is read as: on the day they were noticed."""
    for report in warnings.open_ones(session):
        noticed = dt.date.fromisoformat(report.noticed_at[:10])
        if report.received is None:
            yield _warning(report, "warning_receive", noticed)
        if StepKind.TOLD_HOMEROOM in report.untold:
            finish = partial(_told, warning_id=report.id)
            yield _warning(report, "warning_tell", noticed, clause="BJ-63", finish=finish)
        if report.direct and report.step(StepKind.AT_SCHOOL) is None:
            yield _warning(report, "warning_school", noticed, clause="BJ-27")


def _warning(
    report: WarningReport,
    kind: str,
    due: dt.date,
    clause: str | None = None,
    finish: partial[Finished] | None = None,
) -> Task:
    return Task(
        key=f"{kind}.{report.id}",
        kind=kind,
        subject=labels.label(report.urgency),
        due_on=due,
        page="concern",
        argument={"warning": report.id},
        student_id=report.student_id,
        warn=report.urgency is Urgency.IMMEDIATE,
        clause=clause,
        finish=finish,
    )


def _told(session: Session, *, warning_id: str) -> Finished:
    return Finished(warnings.tell_homeroom(session, warning_id))


def conference_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Who waits for a conference, lower grades that wait for a second person, reviews of grades."""
    waiting = conferences.agenda(session)
    if waiting:
        sitting = conferences.open_conference(session)
        due = dt.date.fromisoformat(sitting.held_on) if sitting else None
        yield Task("conference_agenda", "conference_agenda", f"待议{len(waiting)}", due, "conference")
    for item in conferences.pending(session):
        mine = item.created_by == session.account.id
        yield Task(
            f"grade_second.{item.id}", "grade_second", "", dt.date.fromisoformat(item.created_at[:10]),
            "conference", {"item": item.id}, student_id=item.student_id,
            waiting_for=ANOTHER if mine else None, warn=True,
        )  # fmt: skip
    for grade in grade_rows.newest(session.database):
        if grade.ordinal and grade.review_on and grade.review_on <= (day + AHEAD).isoformat():
            yield Task(
                f"grade_review.{grade.id}", "grade_review", "", dt.date.fromisoformat(grade.review_on),
                "conference", {"student": grade.student_id}, student_id=grade.student_id,
            )  # fmt: skip


def plan_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Measures to be done, signatures that are missing, key students without a plan."""
    active = plan_rows.in_force(session.database)
    of_line = {line.id: plan.student_id for plan in active for line in plan.lines}
    for state in plans.measure_states(session, active, day):
        due = dt.date.fromisoformat(state.due_on) if state.due_on else None
        if due is not None and due <= day + AHEAD:
            student_id = of_line[state.measure.id]
            done = partial(_done, student_id=student_id, line_id=state.measure.line_id)
            yield Task(
                f"plan_measure.{state.measure.line_id}.{due}", "plan_measure", state.measure.what, due,
                "plan", student_id, student_id=student_id, finish=done,
            )  # fmt: skip
    for plan in plan_rows.submitted(session.database):
        mine = plan.submitted_by == session.account.id
        yield Task(
            f"plan_approve.{plan.id}", "plan_approve", f"v{plan.version}", None, "plan", plan.student_id,
            student_id=plan.student_id, waiting_for=ANOTHER if mine else None,
        )  # fmt: skip
    for review in plan_rows.pending_lifts(session.database):
        mine = plan_rows.review_author(session.database, review.id) == session.account.id
        yield Task(
            f"plan_lift.{review.id}", "plan_lift", labels.label(PlanOutcome.LIFTED),
            dt.date.fromisoformat(review.reviewed_on), "plan", review.student_id,
            student_id=review.student_id, waiting_for=ANOTHER if mine else None, warn=True,
        )  # fmt: skip
    for plan in active:
        if plan.lines and plan.parents_signed_on is None:
            yield Task(
                f"parents_signature.{plan.id}", "parents_signature", f"v{plan.version}", None, "plan",
                plan.student_id, student_id=plan.student_id, waiting_for="家长",
            )  # fmt: skip
    yield from _without_plan(session, {plan.student_id for plan in active})


def _done(session: Session, *, student_id: str, line_id: str) -> Finished:
    before = {tick.id for tick in plan_rows.done_of(session.database, [line_id])}
    done_id = plans.mark_done(session, student_id, line_id)
    if done_id in before:
        return Finished(Changes.NONE)
    return Finished(plans.CHANGES, partial(plans.undo_done, done_id=done_id))


def _without_plan(session: Session, planned: set[str]) -> Iterator[Task]:
    """A high grade without a plan contradicts itself (JS-41)."""
    for student_id in _key_students(session) - planned:
        yield Task(
            f"plan_missing.{student_id}", "plan_missing", "", None, "plan", student_id,
            student_id=student_id, warn=True, clause="JS-41",
        )  # fmt: skip


def group_tasks(session: Session, day: dt.date) -> Iterator[Task]:
    """Roles nobody fills, consent not asked, members who left the school, key students without a group."""
    key = _key_students(session)
    gaps = care_rows.all_gaps(session.database)
    gone = _gone(session)
    grouped = set()
    for group in care_rows.open_groups(session.database, day.isoformat()):
        grouped.add(group.student_id)
        members = care_members.members_today(group, day.isoformat())
        missing = care_members.missing_roles(group, day.isoformat())
        lacking = [role for role in missing if (group.id, role) not in gaps]
        if lacking and group.student_id in key:
            yield _group("care_role", group.id, group.student_id, _roles(lacking), clause="JS-39")
        unasked = [
            one.role
            for one in members
            if one.role is CareRole.CLASSMATE and one.person_id and one.consent is MemberConsent.UNASKED
        ]
        if unasked:
            yield _group("care_consent", group.id, group.student_id, _roles(unasked))
        left = [one.role for one in members if one.person_id in gone]
        if left:
            yield _group("care_left", group.id, group.student_id, _roles(left))
    for student_id in sorted(key - grouped):
        yield _group("care_missing", student_id, student_id, "", clause="JS-39")


def _group(kind: str, row_id: str, student_id: str, subject: str, clause: str | None = None) -> Task:
    return Task(
        f"{kind}.{row_id}", kind, subject, None, "plan", student_id, student_id=student_id, clause=clause
    )


def _roles(roles: Iterable[CareRole]) -> str:
    return " ".join(labels.label(role) for role in dict.fromkeys(roles))


def _key_students(session: Session) -> set[str]:
    threshold = unit(session).concern_threshold
    if threshold is None:
        return set()
    graded = {one.student_id for one in grade_rows.newest(session.database) if one.ordinal >= threshold}
    return graded - _gone(session)


def _gone(session: Session) -> set[str]:
    """Students who are no longer at the school."""
    return student_rows.ids_with_status(
        session.database, (StudentStatus.TRANSFERRED, StudentStatus.GRADUATED)
    )
