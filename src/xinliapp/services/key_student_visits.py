"""How many key students' families were visited this school year, by one reading of what a visit is."""

from __future__ import annotations

from collections.abc import Iterable

from xinliapp.domain.calendar import school_year_of, year_window
from xinliapp.domain.contacts import ContactMode
from xinliapp.domain.rules import Measured
from xinliapp.services.session import Session
from xinliapp.storage.calendar import load_school_years
from xinliapp.storage.measures import run
from xinliapp.storage.measures.context import MeasureContext
from xinliapp.storage.units import load_unit


def reached(session: Session, modes: Iterable[ContactMode]) -> Measured | None:
    """Key students with at least one visit by one of the ``modes``; None before a calendar is set.

    Raises:
        UserError: ``case_closed``.
    """
    session.require_case()
    today = session.clock.now().date()
    years = load_school_years(session.database)
    year = school_year_of(today, years)
    if year is None:
        return None
    window = year_window(year, years, today)
    context = MeasureContext(session.database, years, load_unit(session.database), window)
    return run("key_students_visited", context, {"modes": [mode.value for mode in modes], "times": 1})
