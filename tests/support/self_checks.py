"""Taking a self-check as far as the principal's desk, whatever clauses the pack has by now."""

from __future__ import annotations

from xinliapp.domain.rules import Verdict
from xinliapp.services import figures, self_check
from xinliapp.services.session import Session

TERM = "2026-2027-1"


def hand_in(session: Session, pack_id: str = "JS", period: str = TERM) -> str:
    """Publishes, confirms by name what records alone do not settle, submits; the record's id."""
    figures.publish(session, period)
    confirm_all(session, pack_id, period)
    record = self_check.start(session, pack_id, period)
    self_check.submit(session, record)
    return record


def confirm_all(session: Session, pack_id: str = "JS", period: str = TERM) -> set[str]:
    """Says of every clause that waits for a person that it is met; which they were."""
    waiting = [
        result.clause.id
        for result in self_check.check(session, pack_id, None, period).results
        if result.verdict is Verdict.NEEDS_PERSON
    ]
    for clause_id in waiting:
        self_check.confirm(session, pack_id, clause_id, period, met=True, note="已逐项核对")
    return set(waiting)
