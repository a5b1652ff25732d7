"""Clauses of the school's other packs that speak of the same count: shown side by side, 建议取最严."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from xinliapp.domain.rules import ClauseResult
from xinliapp.rulepacks.overlaps import overlap, strictest
from xinliapp.services import checking, measuring
from xinliapp.services.checking import CheckResult
from xinliapp.services.session import Session
from xinliapp.storage.measures import SPECS


@dataclass(frozen=True, slots=True)
class Overlap:
    """A clause's fellows of other packs, and the id of the one of them all that asks most ("" for none)."""

    others: tuple[ClauseResult, ...]
    strictest: str


def overlaps(session: Session, shown: CheckResult, as_of: dt.date | None) -> Mapping[str, Overlap]:
    """Clause id of the pack shown to its overlap, for those that have one; as everybody may see it.

    Raises:
        UserError: as ``checking.check``.
    """
    fellows: list[ClauseResult] = []
    for pack_id in measuring.pack_ids(session.database):
        if pack_id == shown.pack.id:
            continue
        pack = measuring.pack(pack_id)
        same = [
            clause
            for clause in pack.clauses
            if any(overlap(clause, result.clause, SPECS) for result in shown.results)
        ]
        if same:
            part = replace(pack, clauses=tuple(same))
            fellows += checking.run(session, part, as_of, shown.period, live=False).results
    found = {}
    for result in shown.results:
        others = tuple(each for each in fellows if overlap(result.clause, each.clause, SPECS))
        if others:
            most = strictest((result, *others), SPECS)
            found[result.clause.id] = Overlap(others, most.clause.id if most is not None else "")
    return found
