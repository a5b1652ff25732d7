"""What a session's core chain has noted."""

from __future__ import annotations

from xinliapp.services.session import Session


def audited(session: Session) -> list[str]:
    """The actions of the core chain, oldest first."""
    return [str(row[0]) for row in session.database.tuples("SELECT action FROM audit_event ORDER BY seq")]
