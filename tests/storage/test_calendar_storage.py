"""School years go in and come out whole; replacing one leaves the others alone."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

from tests.domain.test_calendar import AUTUMN, SPRING
from tests.support.vaults import make_vault
from xinliapp.domain.calendar import CalendarNode, DayKind, NodeKind, SchoolYear, SpecialDay, Term
from xinliapp.storage.calendar import load_school_years, replace_school_year

D = dt.date
NODE = CalendarNode(NodeKind.MIDTERM_EXAM, "期中考试", D(2026, 11, 9), D(2026, 11, 11))


def by_day(term: Term) -> Term:
    days = sorted(term.special_days, key=lambda special: special.day)
    return dataclasses.replace(term, special_days=tuple(days))


def test_round_trip_and_replacement(tmp_path: Path) -> None:
    session = make_vault(tmp_path / "school").session()
    database = session.database
    assert load_school_years(database) == ()
    autumn = dataclasses.replace(by_day(AUTUMN), nodes=(NODE,))
    year = SchoolYear(2026, (autumn, SPRING))
    before = SchoolYear(2025, (Term("2025-2026-1", D(2025, 9, 1), D(2026, 1, 20)),))
    with session.write("calendar.set") as uow:
        replace_school_year(uow, year)
        replace_school_year(uow, before)
    assert load_school_years(database) == (before, year)
    kept = database.scalar("SELECT id FROM term WHERE key = '2026-2027-1'")

    outside = SpecialDay(D(2026, 8, 1), DayKind.HOLIDAY, "暑假")
    shorter = Term("2026-2027-1", D(2026, 9, 1), D(2027, 1, 15), (outside,))
    with session.write("calendar.set") as uow:
        replace_school_year(uow, SchoolYear(2026, (shorter,)))
    assert load_school_years(database) == (
        before,
        SchoolYear(2026, (dataclasses.replace(shorter, special_days=()),)),
    )
    assert database.scalar("SELECT id FROM term WHERE key = '2026-2027-1'") == kept
    assert database.scalar("SELECT count(*) FROM special_day") == 0
    assert database.scalar("SELECT count(*) FROM calendar_node") == 0
