"""Visits to students' families (case data)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from xinliapp.domain.changes import Changes
from xinliapp.domain.contacts import ContactMode, HomeVisit, VisitOccasion
from xinliapp.domain.errors import UserError
from xinliapp.domain.ids import new_id
from xinliapp.services import typed
from xinliapp.services.session import Session
from xinliapp.storage import home_visits as rows

CHANGES = Changes.CONTACTS


@dataclass(frozen=True, slots=True)
class VisitInput:
    """One visit as typed."""

    student_id: str
    day: dt.date
    mode: ContactMode
    by_name: str
    occasion: VisitOccasion = VisitOccasion.PLANNED
    met: str = ""
    findings: str = ""
    agreed: str = ""
    next_on: dt.date | None = None


def add(session: Session, visit: VisitInput) -> str:
    """Note a visit; its id.

    Raises:
        UserError: as :func:`add_many`.
    """
    return add_many(session, [visit])[0]


def add_many(session: Session, visits: Sequence[VisitInput]) -> list[str]:
    """Note visits in one transaction, all or none; their ids.

    Raises:
        UserError: ``case_closed``, ``student_unknown``, ``field_required``, ``field_wrong``.
    """
    session.require_case()
    if not visits:
        return []
    ready = [checked(session, visit) for visit in visits]
    typed.known_students(session, {visit.student_id for visit in visits})
    with session.write("visit.add", case=True) as uow:
        rows.insert_many(uow, ready)
    return [visit.id for visit in ready]


def correct(session: Session, visit_id: str, visit: VisitInput, reason: str) -> str:
    """Replace a visit by a corrected version; the new id. The old words stay, out of every count.

    Raises:
        UserError: ``not_found``, ``field_wrong`` (another student), as :func:`add_many`.
    """
    session.require_case()
    old = rows.load(session.database, visit_id)
    if old is None:
        raise UserError("not_found")
    if old.student_id != visit.student_id:
        raise UserError("field_wrong", field="学生", why="更正不能换成另一名学生")
    ready = checked(session, visit)
    why = typed.text("更正理由", reason, longest=100)
    with session.write("visit.correct", case=True, object_id=visit_id) as uow:
        rows.insert_many(uow, [ready], supersedes=visit_id, reason=why)
        rows.void(uow, visit_id)
    return ready.id


def remove(session: Session, visit_id: str) -> Changes:
    """Take back a visit (撤销, 撤回); its row stays, out of every count.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("visit.remove", case=True, object_id=visit_id) as uow:
        if not rows.void(uow, visit_id):
            raise UserError("not_found")
    return CHANGES


def put_back(session: Session, visit_id: str) -> Changes:
    """撤销 of taking a visit back: it counts again. What a correction replaced stays replaced, and what an
    import brought stays away once that import was undone.

    Raises:
        UserError: ``case_closed``, ``not_found``.
    """
    session.require_case()
    with session.write("visit.restore", case=True, object_id=visit_id) as uow:
        if not rows.put_back(uow, visit_id):
            raise UserError("not_found")
    return CHANGES


def of_student(session: Session, student_id: str) -> list[HomeVisit]:
    """A student's visits, newest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.of_student(session.database, student_id)


def between(session: Session, first_day: dt.date, last_day: dt.date) -> list[HomeVisit]:
    """Visits of these days, both included, oldest first.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return rows.between(session.database, first_day.isoformat(), last_day.isoformat())


def checked(session: Session, visit: VisitInput) -> HomeVisit:
    """The visit as it will be stored.

    Raises:
        UserError: ``field_required``, ``field_wrong``.
    """
    day = typed.past_day(session, "家访日期", visit.day)
    if visit.next_on is not None and visit.next_on < visit.day:
        raise UserError("field_wrong", field="下次", why="早于家访日期")
    return HomeVisit(
        new_id(),
        visit.student_id,
        day,
        visit.mode,
        visit.occasion,
        typed.text("访谈人", visit.by_name, longest=40),
        typed.text("接待人关系", visit.met, longest=20, shortest=0),
        typed.text("发现", visit.findings, longest=500, shortest=0),
        typed.text("约定", visit.agreed, longest=500, shortest=0),
        visit.next_on.isoformat() if visit.next_on else None,
    )
