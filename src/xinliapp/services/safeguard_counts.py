"""How single clauses stand now, for the page that keeps their records; all of them count core data."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from xinliapp.domain.errors import UserError
from xinliapp.domain.rules import ClauseResult
from xinliapp.services import checking, measuring
from xinliapp.services.session import Session


def clause_results(session: Session, measures: Collection[str]) -> tuple[ClauseResult, ...]:
    """The loaded packs' clauses on these measures as the self-check has them today, a person's word included.

    None before a calendar is set. What is counted in the case file is left out.
    """
    found: list[ClauseResult] = []
    for pack_id in measuring.pack_ids(session.database):
        pack = measuring.pack(pack_id)
        asked = [each for each in pack.clauses if each.measure in measures and not each.needs_case]
        try:
            checked = checking.run(session, replace(pack, clauses=tuple(asked)), None, None, live=False)
        except UserError as error:
            if error.code not in ("calendar_missing", "period_unknown"):
                raise
            return ()
        found += checked.results
    return tuple(found)
