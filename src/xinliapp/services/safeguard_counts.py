"""How single clauses stand now, for the page that keeps their records; all of them count core data."""

from __future__ import annotations

from collections.abc import Collection

from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import ClauseResult
from xinliapp.rulepacks import library
from xinliapp.rulepacks.judging import judge
from xinliapp.services import measuring
from xinliapp.services.session import Session
from xinliapp.storage.measures import SPECS


def clause_results(session: Session, measures: Collection[str]) -> tuple[ClauseResult, ...]:
    """The loaded packs' clauses on these measures, judged as of today; none before a calendar is set.

    Confirmations are left out: what the records say is what this page is about.
    """
    day = session.clock.now().date()
    try:
        counts = measuring.counting(session, None, day)
    except UserError as error:
        if error.code not in ("calendar_missing", "period_unknown"):
            raise
        return ()
    found = []
    for pack_id in library.pack_ids():
        pack = measuring.pack(pack_id)
        for clause in pack.clauses:
            if clause.measure is None or clause.measure not in measures:
                continue
            if not SPECS[clause.measure].needs_case:
                window = counts.window(clause)
                measured = counts.measure(clause.measure, measuring.clause_parameters(clause), window)
                found.append(judge(clause, pack, measured, window))
    return tuple(found)
