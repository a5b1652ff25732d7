"""What a person changes about this PC's privacy is an event of core's chain; the values are no secret."""

from __future__ import annotations

from collections.abc import Mapping

from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

EVENTS: Mapping[str, str] = {
    "auto_lock_minutes": "setting.lock_minutes",
    "blank_return_seconds": "setting.blank_grace",
    "hide_names": "setting.hide_names",
}
"""Preferences that are told, and their events; looks and window sizes are nobody's business."""


def changed(session: Session, before: Mapping[str, int], after: Mapping[str, int]) -> None:
    """Note every preference of :data:`EVENTS` that has another value; nothing else is written."""
    told = [(EVENTS[name], before[name], after[name]) for name in EVENTS if before[name] != after[name]]
    if not told:
        return
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        for action, was, now in told:
            append(uow, Chain.CORE, action, None, {"was": int(was), "now": int(now)})
