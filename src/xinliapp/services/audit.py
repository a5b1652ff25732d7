"""Verifying and reading the two audit chains."""

from __future__ import annotations

from dataclasses import dataclass

from xinliapp.services.session import Session
from xinliapp.storage.audit import GENESIS, AuditEvent, Chain, events, first_break, head, known_case_head

PAGE = 200


@dataclass(frozen=True, slots=True)
class ChainReport:
    """One chain: how many events, its head, the first number that does not fit (None: whole), its anchors."""

    chain: Chain
    events: int
    head: str
    broken_at: int | None
    anchors: int

    @property
    def whole(self) -> bool:
        """Whether every event fits the one before, and every anchor fits."""
        return self.broken_at is None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """Both chains. ``case`` is None for who cannot read the case chain; core's note of its head is then
    ``case_head_known``: (number, hash)."""

    core: ChainReport
    case: ChainReport | None
    case_head_known: tuple[int, str]

    @property
    def whole(self) -> bool:
        """Whether everything that could be read is whole."""
        return self.core.whole and (self.case is None or self.case.whole)


def verify_audit(session: Session) -> AuditReport:
    """Recompute the chains this person can read, and compare them with their anchors.

    A chain alone shows changes in the middle. That its end was cut off, or that all of it was made anew, only
    the anchors show; they stand in bundles, backups and prints too, where nobody here can reach them.
    """
    case = _report(session, Chain.CASE) if session.database.has_case else None
    report = AuditReport(_report(session, Chain.CORE), case, known_case_head(session.database))
    with session.write("audit.verified"):
        pass
    return report


def audit_page(
    session: Session, chain: Chain, *, before: int | None = None, limit: int = PAGE
) -> list[AuditEvent]:
    """Events for the viewer, newest first: those with a number below ``before``, or the newest.

    Raises:
        UserError: ``case_closed``.
    """
    if chain is Chain.CASE:
        session.require_case()
    end = before if before is not None else head(session.database, chain).seq + 1
    start = max(0, end - 1 - limit)
    return [event for event in events(session.database, chain, after=start, limit=limit) if event.seq < end][
        ::-1
    ]


def _report(session: Session, chain: Chain) -> ChainReport:
    newest = head(session.database, chain)
    anchors = session.database.scalar("SELECT count(*) FROM chain_anchor WHERE chain = ?", (chain.value,))
    return ChainReport(
        chain=chain,
        events=newest.seq,
        head=newest.hash if newest.seq else GENESIS,
        broken_at=first_break(session.database, chain),
        anchors=int(anchors or 0),
    )
