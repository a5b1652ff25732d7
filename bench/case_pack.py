"""The pack JS judged over half a million records, live as the counsellor sees it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from bench.floors.pack import Period, Span, bare_pack
from bench.harness import Case
from bench.vaults import CLOCK, big_session, big_vault
from xinliapp.domain.calendar import TeachingWeek, Term
from xinliapp.services import self_check
from xinliapp.services.school import calendar
from xinliapp.services.session import Session


def cases(folder: Path) -> list[Case]:
    """One case; before anything is timed, the floor's numbers must be the program's numbers."""
    session = big_session()
    connection = session.database.connection
    period = _period(session)
    results = self_check.check(session, "JS").results
    program = {each.clause.id: each.value for each in results if each.clause.measure}
    bare = bare_pack(connection, period)
    for clause, value in bare.items():
        assert abs(value - (program[clause] or 0.0)) < 1e-6, (clause, value, program[clause])
    assert set(bare) == set(program)
    return [
        Case(
            f"自查规则包JS({big_vault().records // 10000}万条)",
            lambda _: self_check.check(session, "JS"),
            lambda _: bare_pack(connection, period),
            repeats=15,
            goal_ratio=1.5,
        )
    ]


def _period(session: Session) -> Period:
    year = calendar(session)[-1]
    term, today = year.terms[0], CLOCK.now().date()
    weeks = [_span([week], term) for week in term.weeks() if week.teaching_days and week.ends_on <= today]
    pairs = [_span(pair, term) for pair in term.pairs() if pair[-1].ends_on <= today]
    day = today.isoformat()
    return Period(term.starts_on.isoformat(), f"{year.start_year}-09-01", day, tuple(weeks), tuple(pairs))


def _span(weeks: Sequence[TeachingWeek], term: Term) -> Span:
    days: list[dt.date] = [day for week in weeks for day in week.teaching_days]
    first, last = max(weeks[0].starts_on, term.starts_on), min(weeks[-1].ends_on, term.ends_on)
    texts = (day.isoformat() for day in (first, last, days[0], days[-1]))
    return Span(*texts, len(days))
