"""How many key students' families were visited this calendar year, by one reading of what a visit is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.rules import Measured, Window
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures import run
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.units import load_unit


def reached(session: Session, modes: Iterable[ContactMode]) -> Measured:
    """Key students with at least one visit by one of the ``modes`` since 1 January (每年 is a calendar year).

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    today = session.clock.now().date()
    window = Window(dt.date(today.year, 1, 1), dt.date(today.year, 12, 31), today)
    years = load_school_years(session.database)
    context = MeasureContext(session.database, years, load_unit(session.database), window)
    return run("key_students_visited", context, {"modes": [mode.value for mode in modes], "times": 1})
