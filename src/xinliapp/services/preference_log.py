"""What a person changes about this PC's privacy is an event of core's chain; the values are no secret."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xinliapp.services.session import Session
from xinliapp.storage.audit import Chain, append

EVENTS: Mapping[str, str] = {
    "auto_lock_minutes": "setting.lock_minutes",
    "blank_return_seconds": "setting.blank_grace",
    "hide_names": "setting.hide_names",
}
"""Preferences that are told, and their events; looks and window sizes are nobody's business."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a person's preferences: the numbers of :data:`EVENTS`, and the keys by action."""

    numbers: Mapping[str, int]
    keys: Mapping[str, str]


def changed(session: Session, before: Told, after: Told) -> None:
    """Note every number and every key that is another one now; nothing else is written."""
    told: list[tuple[str, dict[str, object]]] = [
        (action, {"was": before.numbers[name], "now": after.numbers[name]})
        for name, action in EVENTS.items()
        if before.numbers[name] != after.numbers[name]
    ]
    told += [
        ("setting.shortcut", {"key_was": before.keys.get(name, ""), "key_now": key})
        for name, key in after.keys.items()
        if before.keys.get(name) != key
    ]
    if not told:
        return
    with session.database.unit_of_work(session.clock, session.account.id) as uow:
        for action, detail in told:
            append(uow, Chain.CORE, action, None, detail)
