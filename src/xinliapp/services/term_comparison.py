"""与上学期比: a term's verdicts beside those of the term before, as that paper was last handed in."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.domain.paperwork import PaperStatus, SelfCheckRecord
from xinliapp.domain.rules import Verdict
from xinliapp.services.session import Session
from xinliapp.storage import self_checks as rows
from xinliapp.storage.calendar import load_school_years

_RANK = {PaperStatus.APPROVED: 2, PaperStatus.SUBMITTED: 1}


@dataclass(frozen=True, slots=True)
class Before:
    """What a clause's verdict and figure were in the term before."""

    verdict: Verdict
    actual: str


@dataclass(frozen=True, slots=True)
class TermBefore:
    """The self-check of the term before: its period, whether it was signed, and its clauses by id."""

    period: str
    approved: bool
    clauses: Mapping[str, Before]


def term_before(session: Session, pack_id: str, period: str) -> TermBefore | None:
    """The newest signed paper of the term before ``period``, else the newest handed in; None without one."""
    terms = sorted(
        (term for year in load_school_years(session.database) for term in year.terms),
        key=lambda term: term.starts_on,
    )
    keys = [term.key for term in terms]
    place = keys.index(period) if period in keys else 0
    if place == 0:
        return None
    papers = [
        record
        for record in rows.all_records(session.database)
        if (record.pack_id, record.period) == (pack_id, keys[place - 1]) and record.status in _RANK
    ]
    if not papers:
        return None
    paper = max(papers, key=lambda record: (_RANK[record.status], record.revision))
    return TermBefore(paper.period, paper.status is PaperStatus.APPROVED, _clauses(paper))


def _clauses(paper: SelfCheckRecord) -> dict[str, Before]:
    content = json.loads(paper.snapshot)
    return {
        str(clause["id"]): Before(Verdict(clause["verdict"]), str(clause["actual_text"]))
        for clause in content["clauses"]
    }
