"""Judging a pack: measures run for every clause, published figures beside or in place of case figures."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from xinliapp.domain.rules import Clause, ClauseResult, RulePack, Verdict
from xinliapp.rulepacks.judging import Confirmation, judge, measured_from
from xinliapp.services import check_json, measuring
from xinliapp.services.measuring import Counting
from xinliapp.services.session import Session
from xinliapp.storage import confirmations as confirmation_rows
from xinliapp.storage import figures as figure_rows

CHECK_FORMAT = "xinli-check-1"


@dataclass(frozen=True, slots=True)
class CheckResult:
    """A pack judged for a period as of a day, clauses in the pack's order."""

    pack: RulePack
    period: str
    as_of: str
    results: tuple[ClauseResult, ...]

    def count(self, verdict: Verdict) -> int:
        """How many clauses have this verdict."""
        return sum(1 for result in self.results if result.verdict is verdict)

    def result(self, clause_id: str) -> ClauseResult:
        """The result of one clause.

        Raises:
            KeyError: the pack has no such clause.
        """
        for result in self.results:
            if result.clause.id == clause_id:
                return result
        raise KeyError(clause_id)


def check(
    session: Session, pack_id: str, as_of: dt.date | None = None, period: str | None = None
) -> CheckResult:
    """Judge every clause. Who holds the case key sees live case figures with the published ones beside them.

    Everybody else sees published figures only, and ``not_published`` where there is none.

    Raises:
        UserError: ``pack_not_found``, ``period_wrong``, ``period_unknown``, ``calendar_missing``.
    """
    return run(session, measuring.pack(pack_id), as_of, period, live=session.database.has_case)


def check_json_of(result: CheckResult) -> dict[str, object]:
    """The result in the documented format of ``check --out`` (docs/formats/check.schema.json)."""
    return {
        "format": CHECK_FORMAT,
        "pack": result.pack.id,
        "pack_version": result.pack.version,
        "period": result.period,
        "as_of": result.as_of,
        "clauses": [check_json.clause_json(clause) for clause in result.results],
    }


def run(
    session: Session, pack: RulePack, as_of: dt.date | None, period: str | None, *, live: bool
) -> CheckResult:
    """Judge ``pack`` with the school's own layer: with ``live`` case figures are counted, else as published.

    Raises:
        UserError: as :func:`check`.
    """
    counts, pack, words = _prepared(session, pack, as_of, period)
    results = [_judged(pack, clause, counts, words.get(clause.id), live) for clause in pack.clauses]
    return CheckResult(pack, counts.period.text, counts.as_of.isoformat(), tuple(results))


def both(
    session: Session, pack: RulePack, as_of: dt.date | None, period: str | None
) -> tuple[CheckResult, CheckResult]:
    """As everybody may see it, and as who holds the case key sees it; every measure runs once.

    Without the case key the two are the same.

    Raises:
        UserError: as :func:`check`.
    """
    counts, pack, words = _prepared(session, pack, as_of, period)
    shown = [_judged(pack, clause, counts, words.get(clause.id), False) for clause in pack.clauses]
    live = shown
    if session.database.has_case:
        live = [
            _judged(pack, result.clause, counts, words.get(result.clause.id), True)
            if result.clause.needs_case
            else result
            for result in shown
        ]
    facts = (counts.period.text, counts.as_of.isoformat())
    return CheckResult(pack, *facts, tuple(shown)), CheckResult(pack, *facts, tuple(live))


def _prepared(
    session: Session, pack: RulePack, as_of: dt.date | None, period: str | None
) -> tuple[Counting, RulePack, dict[str, Confirmation]]:
    counts = measuring.counting(session, period, as_of)
    words = {
        clause_id: Confirmation(row.met, row.created_by, row.created_at, row.note)
        for clause_id, row in confirmation_rows.newest(session.database, pack.id, counts.period.text).items()
    }
    return counts, counts.layered(pack), words


def _judged(
    pack: RulePack, clause: Clause, counts: Counting, word: Confirmation | None, live: bool
) -> ClauseResult:
    window = counts.window(clause)
    if clause.measure is None:
        return judge(clause, pack, None, window, confirmation=word)
    parameters = measuring.clause_parameters(clause)
    figure = None
    if clause.needs_case:
        since = counts.span.starts_on
        figure = figure_rows.newest(counts.database, clause.measure, parameters, window, since)
        if not live:
            measured = measured_from(figure) if figure else None
            return judge(clause, pack, measured, window, published=figure, confirmation=word)
    measured = counts.measure(clause.measure, parameters, window)
    return judge(clause, pack, measured, window, published=figure, confirmation=word)
