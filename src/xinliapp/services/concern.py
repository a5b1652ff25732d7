"""Concern grades (case data): decisions by people, append-only, with a reason for every change.

Grades are decided by conferences (:mod:`xinliapp.services.conferences`), be it of one. What is here reads
them, and takes in a decision that was made before this program (never a lower grade).
"""

from __future__ import annotations

import datetime as dt

from xinliapp.domain.casework import ConcernGrade
from xinliapp.domain.changes import Changes
from xinliapp.domain.conferences import needs_second
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import concern as rows

CHANGES = Changes.CASEWORK | Changes.TASKS
ORDINALS = range(5)


def assign(
    session: Session,
    student_id: str,
    ordinal: int,
    decided_on: dt.date,
    *,
    reason: str = "",
    decided_by: str = "",
    review_on: dt.date | None = None,
) -> str:
    """Note a decision; its id. Without a decision a student stands at 0 (常规).

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``concern_reason`` if the grade changes without a
            reason, ``concern_lower``: a lower grade needs a conference and a second person,
            ``field_wrong`` (ordinal, a day to come or before the last decision, review not after it).
    """
    session.require_case()
    if ordinal not in ORDINALS:
        raise UserError("field_wrong", field="关注等级", why="应为0到4级")
    day = typed.past_day(session, "定级日期", decided_on)
    if review_on is not None and review_on <= decided_on:
        raise UserError("field_wrong", field="复评日期", why="不晚于定级日期")
    typed.known_students(session, {student_id})
    history = rows.history(session.database, student_id)
    if history and day < history[0].decided_on:
        raise UserError("field_wrong", field="定级日期", why=f"早于上一次定级{history[0].decided_on}")
    why = typed.text("理由", reason, longest=500, shortest=0)
    before = history[0].ordinal if history else 0
    if ordinal != before and not why:
        raise UserError("concern_reason")
    if needs_second(before, ordinal):
        raise UserError("concern_lower")
    grade = ConcernGrade(
        new_id(),
        student_id,
        ordinal,
        day,
        typed.text("定级人", decided_by or session.account.display_name, longest=80),
        why,
        review_on.isoformat() if review_on else None,
    )
    with session.write("concern.assign", case=True, object_id=grade.id) as uow:
        rows.insert(uow, grade)
    return grade.id


def history(session: Session, student_id: str) -> list[ConcernGrade]:
    """A student's decisions, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.history(session.database, student_id)


def current(session: Session) -> dict[str, ConcernGrade]:
    """Student id to the decision in force, for every student who ever had one.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return {grade.student_id: grade for grade in rows.newest(session.database)}
