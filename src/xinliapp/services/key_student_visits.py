"""Which key students' families were visited this calendar year, by one reading of a visit or another."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.rules import Measured, Window
from xinliapp.services.session import Session
from xinliapp.storage import home_visits as rows
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures import run
from xinliapp.storage.measures.care import key_students
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.units import load_unit


def reached(session: Session, modes: Iterable[ContactMode]) -> Measured:
    """Key students with at least one visit by one of the ``modes`` since 1 January (每年 is a calendar year).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    return run(
        "key_students_visited", _this_year(session), {"modes": [mode.value for mode in modes], "times": 1}
    )


@dataclass(frozen=True, slots=True)
class VisitsByStudent:
    """Every key student of today with how often each way was used; ``known`` once a threshold is set."""

    known: bool
    modes: Mapping[str, Counter[ContactMode]]


def by_student(session: Session) -> VisitsByStudent:
    """The same count student by student: who was never visited stands there with nothing.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    context = _this_year(session)
    key = key_students(context)
    modes: dict[str, Counter[ContactMode]] = {student: Counter() for student in key.ids}
    for visit in rows.between(session.database, *context.span):
        if visit.student_id in modes:
            modes[visit.student_id][visit.mode] += 1
    return VisitsByStudent(key.known, modes)


def _this_year(session: Session) -> MeasureContext:
    today = session.clock.now().date()
    window = Window(dt.date(today.year, 1, 1), dt.date(today.year, 12, 31), today)
    years = load_school_years(session.database)
    return MeasureContext(session.database, years, load_unit(session.database), window)
