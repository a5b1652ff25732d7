"""The decision of a return (复学): granted or postponed; 在读 only with what the packs ask for (KZ-17)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.domain.returns_to_school import Absence, ReturnDecision, ReturnOutcome, needs_assessment
from xinliapp.domain.students import StudentStatus
from xinliapp.services import return_gate, typed
from xinliapp.services.returns_to_school import MOVED, asked_for, away, load, over, set_status
from xinliapp.services.seen import refuse_newer
from xinliapp.services.session import Session
from xinliapp.storage import returns_to_school as rows

NAME_LENGTH, TEXT_LENGTH = 40, 500


@dataclass(frozen=True, slots=True)
class DecisionInput:
    """A decision as typed; ``back_on`` is the day of the return, wanted when it is granted."""

    outcome: ReturnOutcome
    decided_by: str
    decided_on: dt.date
    back_on: dt.date | None = None
    conditions: str = ""
    support: str = ""


def decide(
    session: Session, application_id: str, typed_in: DecisionInput, *, seen: str | None = None
) -> ReturnDecision:
    """Grant the return or postpone it; a later decision takes the place of a postponing one.

    Granted, the student is 在读 from ``back_on``; when that day is to come, :func:`arrive` says so then.
    ``seen`` is the mark of the time away as the page showed it.

    Raises:
        UserError: ``not_found``, ``changed_since``, ``return_decided``, ``return_no_assessment`` (a clause in
            force asks for one and there is no file), ``field_required``, ``field_wrong``.
    """
    session.require_case()
    found = asked_for(session, application_id)
    clauses = return_gate.clauses(session)
    made = _decision(session, found, typed_in, clauses)
    if made.outcome is ReturnOutcome.GRANTED and missing_assessment(session, found):
        raise UserError("return_no_assessment", field="评估文件", clause="、".join(clauses))
    student_id = found.suspension.student_id
    today = session.clock.now().date().isoformat()
    with session.write("return.decide", case=True, object_id=found.suspension.id) as uow:
        refuse_newer(seen, rows.load(uow.database, found.suspension.id))
        rows.insert_decision(uow, made)
        if made.back_on is not None and made.back_on <= today and away(session, student_id):
            set_status(uow, student_id, StudentStatus.ENROLLED, made.back_on)
    return made


def arrive(session: Session, suspension_id: str) -> Changes:
    """The student whose return was granted is here: 在读 from today. A second time changes nothing.

    Raises:
        UserError: ``case_closed``, ``not_found``, ``return_not_granted``.
    """
    session.require_case()
    found = load(session, suspension_id)
    if not found.back:
        raise UserError("return_not_granted")
    if over(session, found):
        return Changes.NONE
    today = session.clock.now().date().isoformat()
    with session.write("return.arrive", case=True, object_id=suspension_id) as uow:
        set_status(uow, found.suspension.student_id, StudentStatus.ENROLLED, today)
    return MOVED


def missing_assessment(session: Session, found: Absence) -> bool:
    """Whether the return waits for a third party's file."""
    clauses = return_gate.clauses(session)
    return needs_assessment(found.suspension.reason_class, clauses) and not found.assessed


def _decision(
    session: Session, found: Absence, typed_in: DecisionInput, clauses: tuple[str, ...]
) -> ReturnDecision:
    application = found.application
    if application is None:
        raise UserError("not_found")
    day = typed.past_day(session, "决定日期", typed_in.decided_on)
    if day < application.applied_on:
        raise UserError("field_wrong", field="决定日期", why="早于申请")
    granted = typed_in.outcome is ReturnOutcome.GRANTED
    if granted and typed_in.back_on is None:
        raise UserError("field_required", field="复学日期")
    back_on = typed_in.back_on.isoformat() if granted and typed_in.back_on is not None else None
    if back_on is not None and back_on < application.applied_on:
        raise UserError("field_wrong", field="复学日期", why="早于申请")
    return ReturnDecision(
        new_id(),
        application.id,
        typed_in.outcome,
        typed.text("决定人", typed_in.decided_by, longest=NAME_LENGTH),
        day,
        back_on,
        typed.text("条件", typed_in.conditions, longest=TEXT_LENGTH, shortest=0),
        typed.text("支持计划", typed_in.support, longest=TEXT_LENGTH, shortest=0),
        clauses,
        "",
        "",
    )
